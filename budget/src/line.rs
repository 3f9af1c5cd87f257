//! One line of a budget *(rincian)*: what a planner types, a citizen reads and a journalist
//! downloads. Codes are attributes of a line, never its identity: two lines may share every code.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::code::Code;
use crate::limits::FACTORS_MAX;
use crate::money::{Money, MoneyError};

/// Which side of the budget a line is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Money that is the region's to keep *(pendapatan)*.
    Revenue,
    /// What the region spends *(belanja)*.
    Expenditure,
    /// Financing received, such as last year's balance *(penerimaan pembiayaan)*.
    FinancingIn,
    /// Financing paid, such as equity and loan repayment *(pengeluaran pembiayaan)*.
    FinancingOut,
}

impl Section {
    /// All four, in the order of a budget.
    pub const ALL: [Self; 4] =
        [Self::Revenue, Self::Expenditure, Self::FinancingIn, Self::FinancingOut];

    /// The word in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Expenditure => "expenditure",
            Self::FinancingIn => "financing_in",
            Self::FinancingOut => "financing_out",
        }
    }

    /// The section of a word in a file or an address.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.as_str() == word)
    }

    /// The section of an account code, in both Indonesian charts: 4 revenue, 5 spending, 6.1 and
    /// 6.2 financing in and out (Permendagri 13/2006 article 25-28; Permendagri 90/2019).
    pub fn of_account(code: &str) -> Option<Self> {
        let mut parts = code.split('.');
        match (parts.next()?, parts.next()) {
            ("4", _) => Some(Self::Revenue),
            ("5", _) => Some(Self::Expenditure),
            ("6", Some("1")) => Some(Self::FinancingIn),
            ("6", Some("2")) => Some(Self::FinancingOut),
            _ => None,
        }
    }
}

/// A line's identity for life: 60 bits, written as twelve characters of Crockford's base 32
/// (`0-9a-z` without `i l o u`), kept through edits, versions and the copy into the next year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LineId(u64);

const LINE_ID_CHARS: usize = 12;
const BASE_32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LINE_ID_MASK: u64 = (1 << 60) - 1;

/// The text is no line identity: twelve characters of Crockford's base 32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a line identity: twelve of 0-9 a-z without i, l, o, u")]
pub struct LineIdError;

impl LineId {
    /// An identity from its number; bits above the sixtieth are dropped.
    pub const fn from_u64(number: u64) -> Self {
        Self(number & LINE_ID_MASK)
    }

    /// The identity as a number below 2^60.
    pub const fn to_u64(self) -> u64 {
        self.0
    }

    /// The identity of a line that came from a file: made of what names its place there, so that
    /// the same place in another version or year has the same identity.
    pub fn derive(place: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in place {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let number = digest.iter().take(8).fold(0_u64, |n, byte| (n << 8) | u64::from(*byte));
        Self::from_u64(number >> 4)
    }

    /// Reads the twelve characters.
    ///
    /// # Errors
    /// [`LineIdError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, LineIdError> {
        if text.len() != LINE_ID_CHARS {
            return Err(LineIdError);
        }
        let mut number = 0_u64;
        for byte in text.bytes() {
            let digit = BASE_32.iter().position(|c| *c == byte).ok_or(LineIdError)?;
            number = (number << 5) | digit as u64;
        }
        Ok(Self(number))
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for at in (0..LINE_ID_CHARS).rev() {
            let digit = (self.0 >> (at * 5)) & 31;
            let byte = BASE_32.get(usize::try_from(digit).unwrap_or(0)).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(byte))?;
        }
        Ok(())
    }
}

impl fmt::Debug for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LineId({self})")
    }
}

impl From<LineId> for String {
    fn from(id: LineId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for LineId {
    type Error = LineIdError;

    fn try_from(text: String) -> Result<Self, LineIdError> {
        Self::parse(&text)
    }
}

/// A code with the name beside it, as every file and page shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Coded {
    /// The code in its chart; absent where the source has none.
    pub code: Code,
    /// What the code is called, in the words of the source or of its chart.
    pub name: String,
}

/// One factor of a quantity *(volume and satuan)*: `12 Bulan`. The measure may hold blanks and
/// slashes: `245 Orang / Kali` is one factor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Factor {
    /// How many.
    pub value: Decimal,
    /// Of what; may be empty.
    pub measure: String,
}

/// A quantity *(koefisien)*: the product of one to eight factors, `12 Bulan × 4 Orang`; no factor
/// where the line has none. In files the numbers and the measures stand in a column each,
/// `12 x 4` and `Bulan x Orang`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Quantity {
    factors: Vec<Factor>,
}

/// A quantity on the wire, as in the two columns of a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    numbers: String,
    measures: String,
}

impl From<Quantity> for Written {
    fn from(of: Quantity) -> Self {
        Self { numbers: of.numbers(), measures: of.measures() }
    }
}

impl TryFrom<Written> for Quantity {
    type Error = QuantityError;

    fn try_from(of: Written) -> Result<Self, QuantityError> {
        Self::read(&of.numbers, &of.measures)
    }
}

/// What stands between the factors of a quantity in a file.
const TIMES: &str = " x ";
/// What stands for the measure of a factor that has none, beside factors that have one.
const UNMEASURED: &str = ".";

/// The two columns of a quantity do not fit each other or are no numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quantity: numbers with ` x ` between, and as many measures")]
pub struct QuantityError;

impl Quantity {
    /// A quantity of these factors.
    ///
    /// # Errors
    /// [`QuantityError`] for more than eight factors, or a measure that holds ` x ` or blanks at its ends.
    pub fn new(factors: Vec<Factor>) -> Result<Self, QuantityError> {
        let one_measure = |factor: &Factor| {
            let measure = &factor.measure;
            let times = measure == "x" || measure.starts_with("x ") || measure.ends_with(" x");
            measure.trim() == measure && measure != UNMEASURED && !times && !measure.contains(TIMES)
        };
        let fits = factors.len() <= FACTORS_MAX && factors.iter().all(one_measure);
        if fits { Ok(Self { factors }) } else { Err(QuantityError) }
    }

    /// The factors, in the planner's order.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// Whether the line has no quantity.
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

    /// The product of the factors; `None` where there is none or it does not fit.
    pub fn product(&self) -> Option<Decimal> {
        let (first, rest) = self.factors.split_first()?;
        rest.iter().try_fold(first.value, |product, factor| product.checked_mul(factor.value))
    }

    /// The numbers, as in the column `quantity`: `12 x 4`.
    pub fn numbers(&self) -> String {
        let numbers: Vec<_> =
            self.factors.iter().map(|factor| factor.value.normalize().to_string()).collect();
        numbers.join(TIMES)
    }

    /// The measures, as in the column `measure`: `Bulan x Orang`; empty where no factor has one.
    pub fn measures(&self) -> String {
        if self.factors.iter().all(|factor| factor.measure.is_empty()) {
            return String::new();
        }
        let shown = |factor: &Factor| match factor.measure.as_str() {
            "" => UNMEASURED.to_owned(),
            measure => measure.to_owned(),
        };
        self.factors.iter().map(shown).collect::<Vec<_>>().join(TIMES)
    }

    /// Reads the two columns.
    ///
    /// # Errors
    /// [`QuantityError`] where they do not fit each other.
    pub fn read(numbers: &str, measures: &str) -> Result<Self, QuantityError> {
        if numbers.is_empty() {
            return if measures.is_empty() { Ok(Self::default()) } else { Err(QuantityError) };
        }
        let numbers: Vec<_> = numbers.split(TIMES).collect();
        let measures: Vec<_> = if measures.is_empty() {
            vec![""; numbers.len()]
        } else {
            measures.split(TIMES).collect()
        };
        if numbers.len() != measures.len() {
            return Err(QuantityError);
        }
        let factor = |(number, measure): (&str, &str)| {
            let value = Decimal::from_str_exact(number).map_err(|_| QuantityError)?;
            let one_spelling = value.normalize().to_string() == number;
            let measure = if measure == UNMEASURED { "" } else { measure };
            let factor = Factor { value, measure: measure.to_owned() };
            if one_spelling { Ok(factor) } else { Err(QuantityError) }
        };
        let factors: Vec<_> = numbers
            .into_iter()
            .zip(&measures)
            .map(|(n, m)| factor((n, m)))
            .collect::<Result<_, _>>()?;
        let quantity = Self::new(factors)?;
        if quantity.measures() == measures.join(TIMES) || measures.iter().all(|m| m.is_empty()) {
            Ok(quantity)
        } else {
            Err(QuantityError)
        }
    }
}

/// One line of a budget, with every column of `lines.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its identity for life.
    pub id: LineId,
    /// The side of the budget.
    pub section: Section,
    /// The office that answers for it *(SKPD)*.
    pub unit: Coded,
    /// The government affair *(bidang urusan)*.
    pub affair: Coded,
    /// The purpose *(fungsi)*.
    pub function: Coded,
    /// The program.
    pub program: Coded,
    /// The activity *(kegiatan)*.
    pub activity: Coded,
    /// The subactivity *(sub kegiatan)*; absent before Permendagri 90/2019.
    pub subactivity: Coded,
    /// The account *(kode rekening)*.
    pub account: Coded,
    /// Where the money comes from *(sumber dana)*.
    pub source: Coded,
    /// The heading over a group of lines in one account *(kelompok)*.
    pub group: String,
    /// What is bought or received *(uraian)*.
    pub description: String,
    /// The kind or make *(spesifikasi)*.
    pub specification: String,
    /// How much of it *(koefisien)*.
    pub quantity: Quantity,
    /// The price of one *(harga satuan)*.
    pub unit_price: Option<Money>,
    /// Tax on top *(PPN)*, an amount.
    pub tax: Option<Money>,
    /// What the line costs or brings *(jumlah)*.
    pub amount: Money,
    /// What it was in the version that this one changes *(sebelum)*.
    pub previous_amount: Option<Money>,
    /// What was really received or spent *(realisasi)*.
    pub realised_amount: Option<Money>,
    /// Where *(lokasi)*.
    pub location: String,
    /// Whatever else the source says *(keterangan)*.
    pub remark: String,
}

impl Line {
    /// A line with an identity, a side and an amount; everything else is absent.
    pub fn new(id: LineId, section: Section, amount: Money) -> Self {
        Self {
            id,
            section,
            amount,
            unit: Coded::default(),
            affair: Coded::default(),
            function: Coded::default(),
            program: Coded::default(),
            activity: Coded::default(),
            subactivity: Coded::default(),
            account: Coded::default(),
            source: Coded::default(),
            group: String::new(),
            description: String::new(),
            specification: String::new(),
            quantity: Quantity::default(),
            unit_price: None,
            tax: None,
            previous_amount: None,
            realised_amount: None,
            location: String::new(),
            remark: String::new(),
        }
    }

    /// Quantity × price + tax, rounded once: what the amount of a priced line must be. `None`
    /// where the line has no quantity or no price.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where the product does not fit.
    pub fn computed_amount(&self) -> Result<Option<Money>, MoneyError> {
        let (Some(quantity), Some(price)) = (self.quantity.product(), self.unit_price) else {
            return Ok(None);
        };
        let product = quantity.checked_mul(price.to_decimal()).ok_or(MoneyError::TooLarge)?;
        Money::round(product)?.plus(self.tax.unwrap_or(Money::ZERO)).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quantity_keeps_its_factors_through_a_file() {
        let quantity = Quantity::read("12 x 0.5", "Bulan x Orang / Kali").unwrap();
        assert_eq!(quantity.product(), Some("6.0".parse().unwrap()));
        assert_eq!(quantity.numbers(), "12 x 0.5");
        assert_eq!(quantity.measures(), "Bulan x Orang / Kali");
        assert_eq!(Quantity::read("3", ""), Ok(Quantity::read("3", "").unwrap()));
        for (numbers, measures) in
            [("", "Bulan"), ("12", "a x b"), ("1,5", ""), ("1.50", ""), ("012", ""), ("x", "")]
        {
            assert_eq!(Quantity::read(numbers, measures), Err(QuantityError), "{numbers:?}");
        }
    }

    #[test]
    fn the_amount_of_a_priced_line_is_rounded_once() {
        let mut line = Line::new(LineId::from_u64(1), Section::Expenditure, Money::ZERO);
        line.quantity = Quantity::read("1.5 x 0.333", "").unwrap();
        line.unit_price = Some(Money::from_sen(1_001));
        line.tax = Some(Money::from_sen(50));
        // 1.5 × 0.333 × 10.01 = 4.999995, which rounds to 5.00; then the tax.
        assert_eq!(line.computed_amount(), Ok(Some(Money::from_sen(550))));
    }

    proptest! {
        #[test]
        fn an_identity_is_read_back(number in 0_u64..(1 << 60)) {
            let id = LineId::from_u64(number);
            prop_assert_eq!(LineId::parse(&id.to_string()), Ok(id));
        }
    }
}
