//! Reads one calculation of a remark: `Materai 1,200 buah x 6.000,00 = 7.200.000,00`. The planning
//! programs of these years printed description, quantity, measure, price and product in one run,
//! often without a blank between (`Roda 41 Mobil x …` is *Roda 4*, one *mobil*), volumes in
//! English form beside Indonesian prices. What was meant is whatever gives the printed product;
//! what gives it in no reading stays unread.

use rust_decimal::Decimal;

use super::tokens::{Number, Split, Token, Tokens, amounts, is_number_byte};
use crate::limits::{DESCRIPTION_CHARS_MAX, FACTORS_MAX};
use crate::money::Money;

/// One factor of a quantity, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawFactor<'t> {
    value: Number,
    pub(super) measure: &'t str,
}

impl RawFactor<'_> {
    pub(super) fn value(&self) -> Decimal {
        self.value.decimal()
    }
}

/// How far a calculation could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Quantity × price is the printed product.
    Read,
    /// It is not, in any reading.
    Mismatch,
    /// The end of the printed product is missing.
    Cut,
}

/// One calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Formula<'t> {
    /// What stands before the quantity.
    pub(super) description: &'t str,
    pub(super) factors: Vec<RawFactor<'t>>,
    pub(super) price: Money,
    pub(super) product: Money,
    pub(super) outcome: Outcome,
    /// Where in the line the calculation ends.
    pub(super) end: usize,
}

/// The next calculation in a line, from `start` on.
pub(super) fn next(line: &str, start: usize) -> Option<Formula<'_>> {
    let mut from = start;
    loop {
        let equals = from + line.get(from..)?.find('=')?;
        if let Some(raw) = Raw::around(line, start, equals) {
            return Some(raw.read());
        }
        from = equals + 1;
    }
}

/// The pieces of a calculation, not yet understood.
struct Raw<'t> {
    head: &'t str,
    price: &'t str,
    product: &'t str,
    end: usize,
}

/// A text without the mark of the currency at its end.
fn without_rp(text: &str) -> &str {
    let text = text.trim_end();
    let bare = text.trim_end_matches('.');
    match bare.len().checked_sub(2).and_then(|at| bare.split_at_checked(at)) {
        Some((before, rp)) if rp.eq_ignore_ascii_case("rp") => before.trim_end(),
        _ => text,
    }
}

impl<'t> Raw<'t> {
    fn around(line: &'t str, start: usize, equals: usize) -> Option<Self> {
        let left = line.get(start..equals)?.trim_end();
        let price_start = left.bytes().rposition_not(is_number_byte);
        let (before, price) = left.split_at_checked(price_start)?;
        let before = without_rp(before);
        let head = before.strip_suffix(['x', 'X', '×'])?;
        // `box 5.000 = …` is a word, not a multiplication.
        if head.ends_with(char::is_alphabetic) || !price.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let right = line.get(equals + 1..)?;
        let trimmed = right.trim_start();
        let trimmed =
            trimmed.strip_prefix("Rp").map_or(trimmed, |t| t.trim_start_matches(['.', ' ']));
        let offset = line.len() - trimmed.len();
        let length = trimmed.bytes().position(|b| !is_number_byte(b)).unwrap_or(trimmed.len());
        let product = trimmed.get(..length)?;
        if !product.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let product = product.get(..product_length(product))?;
        let head = last_chars(head.trim_end(), DESCRIPTION_CHARS_MAX);
        Some(Self { head, price, product, end: offset + product.len() })
    }

    fn read(&self) -> Formula<'t> {
        let (prices, products) = (amounts(self.price), amounts(self.product));
        for product in products.iter() {
            for price in prices.iter() {
                let wanted = Wanted { price, product };
                let found = self.single(wanted).or_else(|| self.several(wanted));
                if let Some((description, factors)) = found {
                    return self.formula(description, factors, price, product, Outcome::Read);
                }
            }
        }
        let (price, product) = (prices.first(), products.first());
        let outcome = if self.is_cut(price) { Outcome::Cut } else { Outcome::Mismatch };
        self.formula(self.head, Vec::new(), price, product, outcome)
    }

    fn formula(
        &self,
        description: &'t str,
        factors: Vec<RawFactor<'t>>,
        price: i64,
        product: i64,
        outcome: Outcome,
    ) -> Formula<'t> {
        let description =
            description.trim_matches(|c: char| c.is_whitespace() || "\":;,".contains(c));
        let (price, product) = (Money::from_sen(price), Money::from_sen(product));
        Formula { description, factors, price, product, outcome, end: self.end }
    }

    /// One quantity right before the price, as the programs print it.
    fn single(&self, wanted: Wanted) -> Option<(&'t str, Vec<RawFactor<'t>>)> {
        // Nothing times nothing fits every number: then the one with a measure behind it counts.
        if wanted.is_nothing() {
            let measured = |read: &Split<'t>| read.measure.starts_with(char::is_alphabetic);
            let tokens = || Tokens::of(self.head).map(Token::full);
            let split = tokens().find(measured).or_else(|| tokens().next())?;
            let value = split.values().first()?;
            return Some((split.before, vec![RawFactor { value, measure: split.measure }]));
        }
        for token in Tokens::of(self.head) {
            for split in token.splits() {
                let value = split
                    .values()
                    .iter()
                    .find(|value| wanted.met_by(i128::from(value.digits), value.scale));
                if let Some(value) = value {
                    return Some((split.before, vec![RawFactor { value, measure: split.measure }]));
                }
            }
        }
        None
    }

    /// `3 orang x 12 bulan`: several quantities, each with its measure.
    fn several(&self, wanted: Wanted) -> Option<(&'t str, Vec<RawFactor<'t>>)> {
        let mut factors: Vec<RawFactor<'t>> = Vec::new();
        let mut rest = self.head;
        let (mut digits, mut scale) = (1_i128, 0_u32);
        while factors.len() + 1 < FACTORS_MAX {
            let times = last_times(rest)?;
            let segment = rest.get(times.1..)?.trim();
            rest = rest.get(..times.0)?.trim_end();
            let token = Tokens::of(segment).last()?.full();
            if !token.before.trim().is_empty() {
                return None;
            }
            let value = token.values().first()?;
            factors.insert(0, RawFactor { value, measure: token.measure });
            digits = digits.checked_mul(i128::from(value.digits))?;
            scale += value.scale;
            for token in Tokens::of(rest) {
                for split in token.splits() {
                    let fits = |value: &Number| {
                        let all = digits.checked_mul(i128::from(value.digits));
                        all.is_some_and(|all| wanted.met_by(all, scale + value.scale))
                    };
                    if let Some(value) = split.values().iter().find(fits) {
                        factors.insert(0, RawFactor { value, measure: split.measure });
                        return Some((split.before, factors));
                    }
                }
            }
        }
        None
    }

    /// Whether the printed product is the beginning of what the calculation gives.
    fn is_cut(&self, price: i64) -> bool {
        let printed: String = self.product.chars().filter(char::is_ascii_digit).collect();
        let printed = printed.trim_end_matches('0');
        Tokens::of(self.head).flat_map(Token::splits).any(|split| {
            split.values().iter().any(|value| {
                let exact = i128::from(value.digits) * i128::from(price);
                let exact = exact.to_string();
                let exact = exact.trim_end_matches('0');
                !printed.is_empty() && printed.len() < exact.len() && exact.starts_with(printed)
            })
        })
    }
}

trait NotPosition {
    fn rposition_not(self, fits: impl Fn(u8) -> bool) -> usize;
}

impl<I: DoubleEndedIterator<Item = u8> + ExactSizeIterator> NotPosition for I {
    /// Where the run of fitting bytes at the end begins.
    fn rposition_not(mut self, fits: impl Fn(u8) -> bool) -> usize {
        self.rposition(|byte| !fits(byte)).map_or(0, |at| at + 1)
    }
}

/// The end of a text: what is longer is no description, and would only cost time.
fn last_chars(text: &str, bytes_max: usize) -> &str {
    let from = text.len().saturating_sub(bytes_max);
    (from..text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// A product ends behind two decimals, even where the next line was glued to it.
fn product_length(token: &str) -> usize {
    let trimmed = token.trim_end_matches(['.', ',']);
    match trimmed.split_once(',') {
        Some((whole, sen))
            if 2 < sen.len() && whole.contains('.') && sen.bytes().all(|b| b.is_ascii_digit()) =>
        {
            whole.len() + 3
        }
        _ => trimmed.len(),
    }
}

/// The last ` x ` of a text: where it begins, and where it ends.
fn last_times(text: &str) -> Option<(usize, usize)> {
    text.char_indices().rev().find_map(|(at, c)| {
        if !matches!(c, 'x' | 'X' | '×') {
            return None;
        }
        let end = at + c.len_utf8();
        let before = text.get(..at)?.chars().next_back()?;
        let after = text.get(end..)?.chars().next()?;
        let apart = !before.is_alphabetic() && (after == ' ' || after.is_ascii_digit());
        apart.then_some((at, end))
    })
}

/// What quantity × price must come to, in sen.
#[derive(Clone, Copy)]
struct Wanted {
    price: i64,
    product: i64,
}

impl Wanted {
    fn is_nothing(self) -> bool {
        self.price == 0 && self.product == 0
    }

    /// Whether this quantity gives the product, rounded to a whole sen.
    fn met_by(self, digits: i128, scale: u32) -> bool {
        let Some(unit) = 10_i128.checked_pow(scale) else { return false };
        let exact = digits.checked_mul(i128::from(self.price));
        let printed = i128::from(self.product).checked_mul(unit);
        let (Some(exact), Some(printed)) = (exact, printed) else { return false };
        let off = exact - printed;
        off == 0 || (off.abs() * 2 < unit || off * 2 == -unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, Vec<String>, String)> {
        let formula = next(line, 0)?;
        let factors =
            formula.factors.iter().map(|f| format!("{} {}", f.value().normalize(), f.measure));
        let factors = factors.map(|f| f.trim().to_owned()).collect();
        assert_eq!(formula.outcome, Outcome::Read, "{line}");
        Some((formula.description.to_owned(), factors, formula.price.to_string()))
    }

    fn good(line: &str, description: &str, factors: &[&str], price: &str) {
        let expected = (
            description.to_owned(),
            factors.iter().map(|f| (*f).to_owned()).collect(),
            price.to_owned(),
        );
        assert_eq!(read(line), Some(expected), "{line}");
    }

    #[test]
    fn description_and_quantity_are_told_apart_by_the_product() {
        good(
            "Kendaraan Roda 41 Mobil x 2.000,00 = 2.000,00",
            "Kendaraan Roda 4",
            &["1 Mobil"],
            "2000.00",
        );
        good(
            "Telepon UPTD17 UPTD x 10.000,00 = 170.000,00",
            "Telepon UPTD",
            &["17 UPTD"],
            "10000.00",
        );
        good(
            "belanja materai 5 x 300010 bh x 3.000,00 = 30.000,00",
            "belanja materai 5 x 3000",
            &["10 bh"],
            "3000.00",
        );
        good(
            "Honorarium (PTT)7 org x 12 bulan x Rp. 1.145.60084 ob x 1.145.600,00 = 96.230.400,00",
            "Honorarium (PTT)7 org x 12 bulan x Rp. 1.145.600",
            &["84 ob"],
            "1145600.00",
        );
        good("1 th x 10.496.000,00 = 10.496.000,00", "", &["1 th"], "10496000.00");
    }

    #[test]
    fn volumes_may_be_english_beside_indonesian_prices() {
        good("Materai1,200 buah x 6.000,00 = 7.200.000,00", "Materai", &["1200 buah"], "6000.00");
        good(
            "Pantai2,158,418 orang x 3.750,00 = 8.094.067.500,00",
            "Pantai",
            &["2158418 orang"],
            "3750.00",
        );
        good("Solar 1.5 liter x 6.500,00 = 9.750,00", "Solar", &["1.5 liter"], "6500.00");
        good("Solar 0,25 liter x 6.500,00 = 1.625,00", "Solar", &["0.25 liter"], "6500.00");
    }

    #[test]
    fn a_quantity_may_have_several_factors() {
        good(
            "Sewa 12 bulan x 3 orang x 250.000,00 = 9.000.000,00",
            "Sewa",
            &["12 bulan", "3 orang"],
            "250000.00",
        );
        good("cat 5 m2 x 2 lapis x 1.000,00 = 10.000,00", "cat", &["5 m2", "2 lapis"], "1000.00");
    }

    #[test]
    fn a_measure_may_hold_digits() {
        good("Keramik 5 m2 x 100.000,00 = 500.000,00", "Keramik", &["5 m2"], "100000.00");
        good("Keramik 5 m2 x 0,00 = 0,00", "Keramik", &["5 m2"], "0.00");
    }

    #[test]
    fn prices_in_any_form_that_the_files_hold() {
        good("1 buah x 4445000.00 = 4445000.00", "", &["1 buah"], "4445000.00");
        good("1 unit x 2.050.00000 = 2.050.00000", "", &["1 unit"], "2050000.00");
        good("103 lembar x 17500 = 18.02500", "", &["103 lembar"], "175.00");
        good("17 org x 320.000,00 = 5.440.000,0", "", &["17 org"], "320000.00");
        good("1 ls x 700.000,00 = 700.000,", "", &["1 ls"], "700000.00");
    }

    #[test]
    fn what_does_not_multiply_is_not_bent() {
        let formula = next("Snack 10 dos x 7.500,00 = 80.000,00", 0).unwrap();
        assert_eq!((formula.outcome, formula.factors.len()), (Outcome::Mismatch, 0));
        assert!(next("Perda = 5", 0).is_none());
        assert!(next("box 5.000 = 5.000", 0).is_none());
    }
}
