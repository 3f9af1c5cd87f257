//! Exact money: a whole number of sen (a hundredth of a rupiah, the minor unit of ISO 4217 for
//! IDR) in an `i64`, added with checks. Nobody outside this file knows what is inside. It is
//! written as text on every wire, since a number there would be a double.
//!
//! It never guesses: a column has one [`NumberStyle`], found by the importer, and a cell that
//! does not fit it is refused, not bent.

use std::fmt;

use rust_decimal::prelude::{Decimal, RoundingStrategy, ToPrimitive};
use serde::{Deserialize, Serialize};

use crate::limits::AMOUNT_RUPIAH_MAX;

/// Digits behind the decimal mark: sen.
const SEN_DIGITS: usize = 2;
const SEN_PER_RUPIAH: i64 = 100;

/// An exact amount of money, in whole sen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Money(i64);

/// Why a text or a calculation is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not a number in the style of its column.
    #[error("not an amount in the number form of its column")]
    NotANumber,
    /// More than two digits behind the decimal mark, one of them not zero.
    #[error("finer than a sen")]
    TooFine,
    /// Written like `5.35993E+11`: a spreadsheet threw the digits away.
    #[error("scientific notation: digits were lost")]
    DigitsLost,
    /// Beyond what an amount, or a sum of amounts, may be.
    #[error("too large for an amount")]
    TooLarge,
}

/// How one column writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberStyle {
    /// `1234567.50`, `891348591830`: no grouping, a dot before the sen.
    Plain,
    /// `1.234.567,50`: Indonesian.
    Indonesian,
    /// `1,234,567.50`: English.
    English,
}

impl NumberStyle {
    /// The mark before the sen.
    pub const fn decimal(self) -> char {
        match self {
            Self::Plain | Self::English => '.',
            Self::Indonesian => ',',
        }
    }

    /// The mark between groups of three digits.
    pub const fn group(self) -> Option<char> {
        match self {
            Self::Plain => None,
            Self::Indonesian => Some('.'),
            Self::English => Some(','),
        }
    }
}

/// The language, and with it the number form, in which an amount is shown.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Indonesian: the first language of everything here.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The tag of BCP 47, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`, where it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.trim().to_ascii_lowercase().as_str() {
            "id" | "in" | "ms" | "jv" | "su" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount of whole sen.
    pub const fn from_sen(sen: i64) -> Self {
        Self(sen)
    }

    /// The amount in whole sen.
    pub const fn sen(self) -> i64 {
        self.0
    }

    /// An amount of whole rupiah.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] beyond the range of an amount.
    pub fn from_rupiah(rupiah: i64) -> Result<Self, MoneyError> {
        rupiah.checked_mul(SEN_PER_RUPIAH).map(Self).ok_or(MoneyError::TooLarge)
    }

    /// Rounds an exact product to sen, half away from zero: the one rounding rule for money here.
    /// It is the `ROUND` of the spreadsheets in which planners check us (OASIS `OpenDocument` 1.2,
    /// part 2, section 6.17.5), so that their sheet and ours never differ by a sen.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] beyond the range of an amount.
    pub fn round(exact: Decimal) -> Result<Self, MoneyError> {
        let sen = exact
            .checked_mul(Decimal::from(SEN_PER_RUPIAH))
            .ok_or(MoneyError::TooLarge)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Self(sen.to_i64().ok_or(MoneyError::TooLarge)?).within_limit()
    }

    /// The amount as an exact decimal number of rupiah.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Reads an amount in the style of its column: `1.234.567,50`, `(1.000)`, `-1000`, `Rp 1.000`.
    /// Blanks and a stray `^` around it are passed over, as real files have them.
    ///
    /// # Errors
    /// The reason why the text is not an amount of this style; nothing is rounded or bent.
    pub fn parse(text: &str, style: NumberStyle) -> Result<Self, MoneyError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '^');
        let (text, in_parentheses) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')'))
        {
            Some(inside) => (inside.trim(), true),
            None => (text, false),
        };
        let text = text.strip_prefix("Rp").map_or(text, |t| t.trim_start_matches(['.', ' ']));
        let (digits, minus) = match text.strip_prefix('-') {
            Some(rest) => (rest.trim_start(), true),
            None => (text, false),
        };
        if in_parentheses && minus {
            return Err(MoneyError::NotANumber);
        }
        let sen = unsigned_sen(digits, style)?;
        Self(if in_parentheses || minus { -sen } else { sen }).within_limit()
    }

    /// Reads the plain form of every wire and file of ours: `-?[0-9]+\.[0-9]{2}`, no `-0.00`.
    ///
    /// # Errors
    /// [`MoneyError::NotANumber`] for any other form.
    pub fn from_plain(text: &str) -> Result<Self, MoneyError> {
        let amount = Self::parse(text, NumberStyle::Plain)?;
        if amount.to_string() == text { Ok(amount) } else { Err(MoneyError::NotANumber) }
    }

    /// The sum, exact.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyError::TooLarge)
    }

    /// The difference, exact.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyError::TooLarge)
    }

    /// The sum of many, exact. Give it leaves only: a printed subtotal is a check, never a term.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Every digit, grouped for the reader: `1.234.567,50` or `1,234,567.50`; the sen only where
    /// they are not zero. No currency mark: tables say it once.
    pub fn grouped(self, lang: Lang) -> String {
        let (group, decimal) = match lang {
            Lang::Id => ('.', ','),
            Lang::En => (',', '.'),
        };
        let rupiah = (self.0.unsigned_abs() / SEN_PER_RUPIAH.unsigned_abs()).to_string();
        let mut shown = String::with_capacity(rupiah.len() * 4 / 3 + 4);
        if self.is_negative() {
            shown.push('\u{2212}');
        }
        for (at, digit) in rupiah.chars().enumerate() {
            if at != 0 && (rupiah.len() - at).is_multiple_of(3) {
                shown.push(group);
            }
            shown.push(digit);
        }
        let sen = self.0.unsigned_abs() % SEN_PER_RUPIAH.unsigned_abs();
        if sen != 0 {
            shown.extend([decimal, one_digit(sen / 10), one_digit(sen % 10)]);
        }
        shown
    }

    /// The exact amount with its mark: `Rp1.234.567`. Indonesian spelling has no blank after `Rp`
    /// (EYD).
    pub fn exact(self, lang: Lang) -> String {
        self.marked(&self.abs().grouped(lang))
    }

    /// The amount for running text, three digits and a word: `Rp2,06 triliun`,
    /// `Rp2.06 trillion`, which no line's end takes apart. Never `M` or `T`: one is a billion here
    /// and a million there.
    pub fn short(self, lang: Lang) -> String {
        const STEPS: [(u64, &str, &str); 4] = [
            (1_000_000_000_000, "triliun", "trillion"),
            (1_000_000_000, "miliar", "billion"),
            (1_000_000, "juta", "million"),
            (1_000, "ribu", "thousand"),
        ];
        let sen = self.0.unsigned_abs();
        // 999,999 of a step would round to "1.000": the next step up says it better.
        let Some((step, id, en)) =
            STEPS.into_iter().find(|(step, ..)| step * 100 <= sen.saturating_add(step / 20))
        else {
            return self.exact(lang);
        };
        let (decimal, word) = match lang {
            Lang::Id => (',', id),
            Lang::En => ('.', en),
        };
        self.marked(&format!("{}\u{a0}{word}", three_digits(sen, step * 100, decimal)))
    }

    fn marked(self, shown: &str) -> String {
        let minus = if self.is_negative() { "\u{2212}" } else { "" };
        format!("{minus}Rp{shown}")
    }

    fn within_limit(self) -> Result<Self, MoneyError> {
        let limit = AMOUNT_RUPIAH_MAX.unsigned_abs() * SEN_PER_RUPIAH.unsigned_abs() + 99;
        if limit < self.0.unsigned_abs() { Err(MoneyError::TooLarge) } else { Ok(self) }
    }
}

fn one_digit(digit: u64) -> char {
    u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0')
}

/// `part / whole` with three significant digits, rounded half up: `2,06`, `31,2`, `150`.
fn three_digits(part: u64, whole: u64, decimal: char) -> String {
    let (part, whole) = (u128::from(part), u128::from(whole));
    let places = match part / whole {
        0..10 => 2_u32,
        10..100 => 1,
        _ => 0,
    };
    let scale = 10_u128.pow(places);
    let rounded = (part * scale * 2 + whole) / (whole * 2);
    let (units, rest) = (rounded / scale, rounded % scale);
    if rest == 0 {
        return units.to_string();
    }
    let digits = format!("{rest:0width$}", width = places as usize);
    format!("{units}{decimal}{}", digits.trim_end_matches('0'))
}

fn unsigned_sen(text: &str, style: NumberStyle) -> Result<i64, MoneyError> {
    if text.contains(['E', 'e']) && text.starts_with(|c: char| c.is_ascii_digit()) {
        let shape = |c: char| c.is_ascii_digit() || "Ee+-.,".contains(c);
        return Err(if text.chars().all(shape) {
            MoneyError::DigitsLost
        } else {
            MoneyError::NotANumber
        });
    }
    let (whole, fraction) = match text.split_once(style.decimal()) {
        Some((_, "")) => return Err(MoneyError::NotANumber),
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if whole.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(MoneyError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if SEN_DIGITS < fraction.len() {
        return Err(MoneyError::TooFine);
    }
    let digits = ungrouped(whole, style.group()).ok_or(MoneyError::NotANumber)?;
    format!("{digits}{fraction:0<SEN_DIGITS$}").parse().map_err(|_| MoneyError::TooLarge)
}

/// The digits without their grouping marks; `None` where the groups are not of three.
fn ungrouped(whole: &str, group: Option<char>) -> Option<String> {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let Some(mark) = group.filter(|mark| whole.contains(*mark)) else {
        return all_digits(whole).then(|| whole.to_owned());
    };
    let mut parts = whole.split(mark);
    let first = parts.next()?;
    let grouped = all_digits(first) && first.len() <= 3;
    let rest_fit = parts.all(|part| part.len() == 3 && all_digits(part));
    (grouped && rest_fit).then(|| whole.replace(mark, ""))
}

/// The plain form of every wire and file: `1234567.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sen = self.0.unsigned_abs();
        let minus = if self.is_negative() { "-" } else { "" };
        write!(f, "{minus}{}.{:02}", sen / 100, sen % 100)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({self})")
    }
}

impl From<Money> for String {
    fn from(amount: Money) -> Self {
        amount.to_string()
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, MoneyError> {
        Self::from_plain(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "it stands beside results that are compared")]
    fn sen(amount: i64) -> Result<Money, MoneyError> {
        Ok(Money::from_sen(amount))
    }

    #[test]
    fn a_column_is_read_in_its_own_style_and_no_other() {
        let id = |text| Money::parse(text, NumberStyle::Indonesian);
        let en = |text| Money::parse(text, NumberStyle::English);
        let plain = |text| Money::parse(text, NumberStyle::Plain);
        assert_eq!(id("1.029.599.814.453,75"), sen(102_959_981_445_375));
        assert_eq!(en("2,278,781,488.52"), sen(227_878_148_852));
        assert_eq!(plain("2070916316654.80"), sen(207_091_631_665_480));
        assert_eq!(plain("891348591830"), sen(89_134_859_183_000));
        assert_eq!(id("(1.000)"), sen(-100_000));
        assert_eq!(id(" 1.000^"), sen(100_000));
        assert_eq!(id("Rp 1.000,5"), sen(100_050));
        for bad in ["", "-", "1.5", ".500", "1 juta", "1.0000", "1,", "1..000", "12.34.567", "-(1)"]
        {
            assert_eq!(id(bad), Err(MoneyError::NotANumber), "{bad:?}");
        }
        assert_eq!(plain("1,5"), Err(MoneyError::NotANumber));
    }

    #[test]
    fn a_third_decimal_is_refused_not_rounded() {
        assert_eq!(Money::parse("1,005", NumberStyle::Indonesian), Err(MoneyError::TooFine));
        assert_eq!(Money::parse("1,500", NumberStyle::Indonesian), sen(150));
    }

    #[test]
    fn lost_digits_are_said_to_be_lost() {
        for text in ["5.35993E+11", "2,61E+11", "1E5"] {
            assert_eq!(Money::parse(text, NumberStyle::Plain), Err(MoneyError::DigitsLost));
        }
    }

    #[test]
    fn the_largest_amount_is_read_and_one_more_is_refused() {
        let plain = |text| Money::parse(text, NumberStyle::Plain);
        assert_eq!(plain("9999999999999999.99"), sen(999_999_999_999_999_999));
        assert_eq!(plain("10000000000000000"), Err(MoneyError::TooLarge));
        assert_eq!(plain("99999999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn half_a_sen_goes_away_from_zero() {
        let round = |text: &str| Money::round(text.parse().unwrap());
        assert_eq!(round("0.005"), sen(1));
        assert_eq!(round("-0.005"), sen(-1));
        assert_eq!(round("0.0049999"), sen(0));
        assert_eq!(round("275000.125"), sen(27_500_013));
    }

    #[test]
    fn running_text_has_three_digits_and_a_word() {
        let short = |rupiah, lang| Money::from_rupiah(rupiah).unwrap().short(lang);
        assert_eq!(short(2_057_312_000_000, Lang::Id), "Rp2,06\u{a0}triliun");
        assert_eq!(short(2_057_312_000_000, Lang::En), "Rp2.06\u{a0}trillion");
        assert_eq!(short(31_240_000_000, Lang::Id), "Rp31,2\u{a0}miliar");
        assert_eq!(short(-150_000_000_000, Lang::En), "\u{2212}Rp150\u{a0}billion");
        assert_eq!(short(999_999_999_999, Lang::Id), "Rp1\u{a0}triliun");
        assert_eq!(short(2_000_000, Lang::Id), "Rp2\u{a0}juta");
        assert_eq!(short(900, Lang::Id), "Rp900");
        assert_eq!(short(0, Lang::Id), "Rp0");
    }

    #[test]
    fn every_digit_is_shown_and_the_sen_where_there_are_any() {
        let amount = Money::from_sen(-987_654_321_012_345_678);
        assert_eq!(amount.exact(Lang::Id), "\u{2212}Rp9.876.543.210.123.456,78");
        assert_eq!(amount.grouped(Lang::En), "\u{2212}9,876,543,210,123,456.78");
        assert_eq!(Money::from_sen(100_000).exact(Lang::Id), "Rp1.000");
        assert_eq!(Money::from_sen(5).exact(Lang::Id), "Rp0,05");
    }

    #[test]
    fn the_plain_form_has_one_spelling() {
        for bad in ["1", "1.5", "01.00", "-0.00", "+1.00", "1.000", " 1.00", "(1.00)"] {
            assert_eq!(Money::from_plain(bad), Err(MoneyError::NotANumber), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(sen in -999_999_999_999_999_999_i64..=999_999_999_999_999_999) {
            let amount = Money::from_sen(sen);
            prop_assert_eq!(Money::from_plain(&amount.to_string()), Ok(amount));
            let shown = amount.grouped(Lang::Id).replace('\u{2212}', "-");
            prop_assert_eq!(Money::parse(&shown, NumberStyle::Indonesian), Ok(amount));
            let shown = amount.grouped(Lang::En).replace('\u{2212}', "-");
            prop_assert_eq!(Money::parse(&shown, NumberStyle::English), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            for style in [NumberStyle::Plain, NumberStyle::Indonesian, NumberStyle::English] {
                let _ = Money::parse(&text, style);
            }
        }
    }
}
