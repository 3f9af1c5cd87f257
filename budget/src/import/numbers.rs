//! The number form of a column. One column has one form; which one is decided by all its cells
//! together, since `750.000` alone may be seven hundred fifty thousand or seven hundred fifty.

use crate::money::{Money, MoneyError, NumberStyle};

/// Cells of a column that fit each form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    plain: u32,
    indonesian: u32,
    english: u32,
    /// Cells such as `750.000`: a dot, then exactly three digits, nothing else.
    three_behind_dot: u32,
    /// Cells such as `750.5` and `750.00`, which are Indonesian in no reading.
    sen_behind_dot: u32,
}

impl Tally {
    pub(super) fn add(&mut self, cell: &str) {
        let digits = cell.trim_matches(|c: char| !c.is_ascii_digit());
        if digits.is_empty() || digits.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        self.plain += u32::from(Money::parse(digits, NumberStyle::Plain).is_ok());
        self.indonesian += u32::from(Money::parse(digits, NumberStyle::Indonesian).is_ok());
        self.english += u32::from(Money::parse(digits, NumberStyle::English).is_ok());
        let only_dot = !digits.contains(',') && digits.matches('.').count() == 1;
        if let Some((_, behind)) = digits.split_once('.').filter(|_| only_dot) {
            self.three_behind_dot += u32::from(behind.len() == 3);
            self.sen_behind_dot += u32::from(behind.len() != 3);
        }
    }

    /// The form that the most cells fit; `Plain` where no cell has a mark.
    pub(super) fn style(self) -> NumberStyle {
        let ambiguous = self.sen_behind_dot == 0 && 0 < self.three_behind_dot;
        if self.plain < self.indonesian && self.english < self.indonesian {
            return NumberStyle::Indonesian;
        }
        if self.plain < self.english {
            return NumberStyle::English;
        }
        if ambiguous && self.plain <= self.indonesian {
            return NumberStyle::Indonesian;
        }
        NumberStyle::Plain
    }
}

/// Reads a cell of a column; `None` where it holds no amount: empty, a dash.
pub(super) fn amount(cell: &str, style: NumberStyle) -> Option<Result<Money, MoneyError>> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '^');
    if cell.is_empty() || cell == "-" {
        return None;
    }
    Some(quick(cell.as_bytes(), style).map_or_else(|| slow(cell, style), Ok))
}

/// Forms that do not fit the column but have one meaning only: `1.234.500.00`, a dot for
/// everything; `1234500^00`, another mark before the sen; `1234500,5` among dots, since no group
/// of thousands is so long; `,1234500.00`, a separator that slipped into the cell.
fn slow(cell: &str, style: NumberStyle) -> Result<Money, MoneyError> {
    let cell = cell.trim_start_matches([',', ';']);
    let digits = cell.trim_matches(['(', ')', '-', ' ']);
    let ungrouped = |whole: &str| 3 < whole.len() && whole.bytes().all(|b| b.is_ascii_digit());
    if let Some((whole, sen)) = digits.rsplit_once(['.', ',', '^'])
        && (1..=2).contains(&sen.len())
        && (digits.contains('^') || ungrouped(whole) || dotted(whole, sen))
    {
        let mended = cell.replace(digits, &format!("{whole},{sen}"));
        if let Ok(amount) = Money::parse(&mended, NumberStyle::Indonesian) {
            return Ok(amount);
        }
    }
    Money::parse(cell, style)
}

/// The forms that nearly every cell has, without a detour over a string.
fn quick(cell: &[u8], style: NumberStyle) -> Option<Money> {
    let (digits, negative) = match cell.strip_prefix(b"-") {
        Some(digits) => (digits, true),
        None => (cell, false),
    };
    // Fifteen digits and two of sen stay below the largest amount.
    if style != NumberStyle::Plain || 15 < digits.len() {
        return None;
    }
    let mut parts = digits.splitn(2, |byte| *byte == b'.');
    let (whole, sen) = (parts.next()?, parts.next());
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i64, |n, byte| {
            byte.is_ascii_digit().then(|| n * 10 + i64::from(byte - b'0'))
        })
    };
    let fraction = match sen {
        None => 0,
        Some([tens]) if tens.is_ascii_digit() => i64::from(tens - b'0') * 10,
        Some(two @ [_, _]) => number(two)?,
        Some(_) => return None,
    };
    if whole.is_empty() {
        return None;
    }
    let sen = number(whole)? * 100 + fraction;
    Some(Money::from_sen(if negative { -sen } else { sen }))
}

/// `1.234.500` before `.00`.
fn dotted(whole: &str, sen: &str) -> bool {
    let mut groups = whole.split('.');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    sen.len() == 2 && first && whole.contains('.') && groups.all(|group| group.len() == 3)
}

/// Whether a cell looks like a number, whatever its form.
pub(super) fn looks_numeric(cell: &str) -> bool {
    let cell = cell.trim();
    cell.bytes().any(|b| b.is_ascii_digit())
        && cell.bytes().all(|b| b.is_ascii_digit() || b" .,()-^+Ee".contains(&b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn style(cells: &[&str]) -> NumberStyle {
        let mut tally = Tally::default();
        for cell in cells {
            tally.add(cell);
        }
        tally.style()
    }

    #[test]
    fn the_whole_column_decides() {
        assert_eq!(style(&["891348591830", "0"]), NumberStyle::Plain);
        assert_eq!(style(&["14486430713.00", "872708103.5"]), NumberStyle::Plain);
        assert_eq!(style(&["750.000", "1.250.000", "5"]), NumberStyle::Indonesian);
        assert_eq!(style(&["750.000", "12"]), NumberStyle::Indonesian);
        assert_eq!(style(&["750.000", "12.5", "8.25"]), NumberStyle::Plain);
        assert_eq!(style(&["75000000,00"]), NumberStyle::Indonesian);
        assert_eq!(style(&[" 719.587.600.788,61 ", "(1,77)"]), NumberStyle::Indonesian);
        assert_eq!(style(&["7,695,841,882", "0"]), NumberStyle::English);
        assert_eq!(style(&["(91,026,736.48)"]), NumberStyle::English);
        assert_eq!(style(&[]), NumberStyle::Plain);
    }

    #[test]
    fn an_empty_cell_or_a_dash_is_no_amount() {
        for cell in ["", " ", "-", " ^"] {
            assert_eq!(amount(cell, NumberStyle::Plain), None, "{cell:?}");
        }
        let read = |cell| amount(cell, NumberStyle::Plain);
        assert_eq!(read(" 7.381.011.000.00 "), Some(Ok(Money::from_sen(738_101_100_000))));
        assert_eq!(read(",31200000.00"), Some(Ok(Money::from_sen(3_120_000_000))));
        assert_eq!(read("61217596,5"), Some(Ok(Money::from_sen(6_121_759_650))));
        let mixed = |cell| amount(cell, NumberStyle::Indonesian);
        assert_eq!(mixed("3051982995.20"), Some(Ok(Money::from_sen(305_198_299_520))));
        // This may be 145.500 that a spreadsheet cut: nobody can know.
        assert_eq!(mixed("145.5"), Some(Err(MoneyError::NotANumber)));
        assert_eq!(read("(10904737610^00)"), Some(Ok(Money::from_sen(-1_090_473_761_000))));
        assert_eq!(amount("5.35993E+11", NumberStyle::Plain), Some(Err(MoneyError::DigitsLost)));
    }

    proptest! {
        #[test]
        fn the_quick_way_reads_what_the_slow_way_reads(cell in "-?[0-9]{0,18}([.,][0-9]{0,3})?") {
            for style in [NumberStyle::Plain, NumberStyle::Indonesian, NumberStyle::English] {
                if let Some(quick) = quick(cell.as_bytes(), style) {
                    prop_assert_eq!(Ok(quick), Money::parse(&cell, style));
                }
            }
        }
    }
}
