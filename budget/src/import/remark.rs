//! A remark becomes items: each calculation is one, under the headings that stand above it. They
//! replace the account's line only where their products add up to its printed amount, to the sen;
//! otherwise the remark stays the text that it is.

use std::borrow::Cow;
use std::rc::Rc;

use super::entry::{Entry, Rows};
use super::formula::{self, Formula, Outcome};
use super::report::FormulaCount;
use crate::limits::{DESCRIPTION_CHARS_MAX, LINES_MAX};
use crate::money::{Money, NumberStyle};

/// One item of an account.
#[derive(Clone, Debug)]
pub(super) struct Item<'t> {
    /// The headings above it.
    pub(super) group: Rc<str>,
    pub(super) formula: Formula<'t>,
    /// What is bought: the text before the quantity, or the heading right above.
    pub(super) description: &'t str,
}

/// What a remark holds.
#[derive(Debug, Default)]
pub(super) struct Reading<'t> {
    pub(super) items: Vec<Item<'t>>,
    pub(super) count: FormulaCount,
    /// The products added up; `None` where that is too large.
    pub(super) sum: Option<Money>,
    /// The first calculation that does not give its product.
    pub(super) mismatch: Option<(String, Money)>,
    /// Legal bases and other texts that are no heading.
    pub(super) rest: String,
}

impl Reading<'_> {
    /// Whether these items are the account's amount.
    pub(super) fn reproduces(&self, amount: Money) -> bool {
        let all = usize::try_from(self.count.seen) == Ok(self.items.len());
        all && self.count.read == self.count.seen && 0 < self.count.seen && self.sum == Some(amount)
    }
}

/// The lines of a row's remark.
pub(super) fn lines<'a>(rows: &'a Rows<'_>, entry: &Entry<'_>) -> impl Iterator<Item = &'a str> {
    let (from, to) = entry.remark;
    let cells = rows.remarks.get(from..to).unwrap_or_default();
    cells.iter().flat_map(|cell: &'a Cow<'_, str>| cell.split(['\n', '\r']))
}

/// Whether a row's remark may hold a calculation at all.
pub(super) fn calculates(rows: &Rows<'_>, entry: &Entry<'_>) -> bool {
    let (from, to) = entry.remark;
    rows.remarks.get(from..to).unwrap_or_default().iter().any(|cell| cell.contains('='))
}

/// What the calculations in a row's remark add up to; `None` where it has none.
pub(super) fn arithmetic(rows: &Rows<'_>, entry: &Entry<'_>) -> Option<Money> {
    let reading = read(lines(rows, entry));
    if reading.count.seen == 0 { said_amount(&reading.rest) } else { reading.sum }
}

/// The amount at the end of `Penyusunan KUA dan PPAS 397.795.000,00`.
fn said_amount(text: &str) -> Option<Money> {
    let at = text.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))? + 1;
    let number = text.get(at..)?;
    if number.len() < 8 {
        return None;
    }
    let style = if number.contains(',') { NumberStyle::Indonesian } else { NumberStyle::Plain };
    Money::parse(number, style).ok()
}

/// Reads the lines of a remark.
pub(super) fn read<'t>(lines: impl Iterator<Item = &'t str>) -> Reading<'t> {
    let mut reader = Reader {
        out: Reading { sum: Some(Money::ZERO), ..Reading::default() },
        pending: Vec::new(),
        group: Rc::from(""),
    };
    for line in lines {
        reader.line(line);
    }
    reader.out.rest = reader.pending.join(" ");
    reader.out
}

struct Reader<'t> {
    out: Reading<'t>,
    /// Headings since the last item.
    pending: Vec<&'t str>,
    group: Rc<str>,
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: &'t str) {
        let mut from = 0;
        // Most lines of text have no calculation: one look for `=` settles that.
        while let Some(formula) = formula::next(line, from) {
            from = formula.end;
            self.formula(formula);
        }
        let rest = line
            .get(from..)
            .unwrap_or("")
            .trim_matches(|c: char| c.is_whitespace() || "\",;.".contains(c));
        let digits_only = rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
        if !rest.is_empty() && (from == 0 || !digits_only) {
            self.pending.push(rest);
        }
    }

    fn formula(&mut self, formula: Formula<'t>) {
        let count = &mut self.out.count;
        count.seen += 1;
        match formula.outcome {
            Outcome::Read => {
                count.read += 1;
                count.intact += 1;
            }
            Outcome::Mismatch => {
                count.intact += 1;
                let text = format!("{} × {}", formula.description, formula.price);
                self.out.mismatch.get_or_insert((text, formula.product));
            }
            Outcome::Cut => {}
        }
        self.out.sum = self.out.sum.and_then(|sum| sum.plus(formula.product).ok());
        let mut description = formula.description;
        if description.is_empty() {
            description = self.pending.pop().unwrap_or("");
        }
        if !self.pending.is_empty() {
            let group: String =
                self.pending.join(" / ").chars().take(DESCRIPTION_CHARS_MAX).collect();
            self.group = Rc::from(group);
            self.pending.clear();
        }
        // What no budget could hold is counted, not kept.
        if self.out.items.len() < LINES_MAX {
            self.out.items.push(Item { group: self.group.clone(), formula, description });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(rupiah: i64) -> Money {
        Money::from_rupiah(rupiah).unwrap()
    }

    #[test]
    fn headings_group_the_items_below_them() {
        let text = "Honorarium Panitia\nKetua\n2 ob x 275.000,00 = 550.000,00\nAnggota 3 ob x 200.000,00 = 600.000,00\nATK\nKertas2 rim x 50.000,00 = 100.000,00";
        let reading = read(text.split('\n'));
        let items: Vec<_> =
            reading.items.iter().map(|i| (i.group.as_ref(), i.description)).collect();
        assert_eq!(
            items,
            [("Honorarium Panitia", "Ketua"), ("Honorarium Panitia", "Anggota"), ("ATK", "Kertas")]
        );
        assert!(reading.reproduces(amount(1_250_000)));
        assert!(!reading.reproduces(amount(1_250_001)));
    }

    #[test]
    fn one_wrong_calculation_keeps_the_whole_remark_a_text() {
        let reading = read("A 2 ob x 100,00 = 200,00\nB 2 ob x 100,00 = 300,00".split('\n'));
        assert!(!reading.reproduces(amount(500)));
        assert_eq!((reading.count.seen, reading.count.read), (2, 1));
        assert_eq!(reading.mismatch.map(|(_, printed)| printed), Some(amount(300)));
    }

    #[test]
    fn a_text_without_calculation_has_no_items() {
        let reading = read("Peraturan Daerah Nomor 7 Tahun 2009".split('\n'));
        assert!(!reading.reproduces(Money::ZERO));
        assert_eq!(reading.rest, "Peraturan Daerah Nomor 7 Tahun 2009");
    }
}
