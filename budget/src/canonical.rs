//! The one byte sequence of a budget: what is hashed, approved, published, and read back in fifty
//! years. UTF-8 without a mark, NFC, a header row, `,` between and CRLF after every row (RFC
//! 4180), quotes only where a field needs them, amounts `-?[0-9]+\.[0-9]{2}`, empty for absent,
//! rows in the order of [`crate::budget::Builder`].
//!
//! Reading is strict: bytes that are not exactly what [`lines_csv`] would write are refused with
//! the row and the column, so that one budget has one hash.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::budget::{Budget, BudgetError, Field, Sum};
use crate::limits::CANONICAL_BYTES_MAX;

mod read;
#[cfg(test)]
mod tests;

pub use read::{read, read_from};

/// The columns of `lines.csv`, in their order. More may come, only at the end.
pub const COLUMNS: [&str; 30] = [
    "line_id",
    "section",
    "unit_code",
    "unit",
    "affair_code",
    "affair",
    "function_code",
    "function",
    "program_code",
    "program",
    "activity_code",
    "activity",
    "subactivity_code",
    "subactivity",
    "account_code",
    "account",
    "source_code",
    "source",
    "group",
    "description",
    "specification",
    "quantity",
    "measure",
    "unit_price",
    "tax",
    "amount",
    "previous_amount",
    "realised_amount",
    "location",
    "remark",
];

/// The columns of `codes.csv`: what the codes above the lines are called.
pub const CODE_COLUMNS: [&str; 3] = ["kind", "code", "name"];

/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(String);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::written(&Sha256::digest(bytes))
    }

    /// The hash that is these 32 bytes; `None` for another number of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == 32).then(|| Self::written(bytes))
    }

    /// Its 32 bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let digits: Vec<u32> = self.0.chars().filter_map(|digit| digit.to_digit(16)).collect();
        let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte << 4 | digit);
        digits.chunks(2).filter_map(|pair| u8::try_from(byte(pair)).ok()).collect()
    }

    fn written(bytes: &[u8]) -> Self {
        let digits = |byte: &u8| [byte >> 4, byte & 15].map(|d| char::from_digit(d.into(), 16));
        Self(bytes.iter().flat_map(digits).flatten().collect())
    }

    /// Reads the 64 digits; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (text.len() == 64 && text.bytes().all(fits)).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.0
    }
}

impl TryFrom<String> for Hash {
    type Error = CellError;

    fn try_from(text: String) -> Result<Self, CellError> {
        Self::parse(&text).ok_or(CellError::NotCanonical)
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellError {
    /// Not spelled as the canonical form spells it.
    #[error("not in the canonical spelling")]
    NotCanonical,
    /// Longer than its limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Begins with `= + - @` or holds a control character.
    #[error("begins with = + - @ or holds a control character")]
    Unsafe,
}

/// Why bytes are not a canonical file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Too many bytes.
    #[error("larger than {CANONICAL_BYTES_MAX} bytes")]
    TooLarge,
    /// No CSV at all, or another number of columns, in this row (the header is row 1).
    #[error("row {row}: not a row of {columns} columns")]
    Row {
        /// The row, counted from 1.
        row: u64,
        /// How many columns belong there.
        columns: usize,
    },
    /// One cell is wrong.
    #[error("row {row}, column {column}: {fault} ({echo:?})")]
    Cell {
        /// The row, counted from 1.
        row: u64,
        /// The column's name.
        column: &'static str,
        /// What is wrong with it.
        fault: CellError,
        /// The beginning of what stands there.
        echo: String,
    },
    /// The lines do not make a budget.
    #[error(transparent)]
    Budget(#[from] BudgetError),
    /// Each cell is right, but the order of the rows or the quoting is not the canonical one.
    #[error("the bytes are not the canonical ones: order of rows, quotes or ends of lines")]
    NotCanonical,
}

/// Makes a text fit for a budget, as it is entered: NFC, single blanks, no control characters,
/// cut to nothing else. Returns the text and whether list marks (`-`, `=`, `+`, `@`, apostrophes
/// before them) were taken off its beginning, which the person is told (`trust`, formulas in
/// downloads).
pub fn tidy(text: &str) -> (String, bool) {
    let mut tidied = String::with_capacity(text.len());
    for part in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if part.is_empty() {
            continue;
        }
        if !tidied.is_empty() {
            tidied.push(' ');
        }
        tidied.extend(part.nfc());
    }
    let body = tidied.trim_start_matches(['=', '+', '-', '@', ' ']);
    if body.len() == tidied.len() { (tidied, false) } else { (body.to_owned(), true) }
}

/// Whether a text may stand in a budget as it is.
///
/// # Errors
/// What is wrong with it.
pub fn check_text(text: &str, chars_max: usize) -> Result<(), CellError> {
    if chars_max < text.len() && chars_max < text.chars().count() {
        return Err(CellError::TooLong(chars_max));
    }
    if text.starts_with(['=', '+', '-', '@']) || text.chars().any(char::is_control) {
        return Err(CellError::Unsafe);
    }
    let blank_end = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if blank_end || !is_nfc(text) { Err(CellError::NotCanonical) } else { Ok(()) }
}

/// The canonical bytes of a budget's lines.
pub fn lines_csv(budget: &Budget) -> Vec<u8> {
    let mut out = Vec::with_capacity(budget.len() * 200 + 512);
    write_row(&mut out, &COLUMNS);
    for row in 0..budget.len() {
        write_line(&mut out, budget, row);
    }
    out
}

/// The header row of `lines.csv` and the lines of these rows, for an answer in parts.
pub fn lines_csv_of(budget: &Budget, rows: impl IntoIterator<Item = usize>) -> Vec<u8> {
    let mut out = Vec::new();
    write_row(&mut out, &COLUMNS);
    rows.into_iter().for_each(|row| write_line(&mut out, budget, row));
    out
}

/// The canonical bytes of the names of the codes above the lines.
pub fn codes_csv(budget: &Budget) -> Vec<u8> {
    let mut out = Vec::new();
    write_row(&mut out, &CODE_COLUMNS);
    for ((kind, code), name) in budget.names() {
        write_row(&mut out, &[kind.as_str(), code.as_str(), name]);
    }
    out
}

fn write_line(out: &mut Vec<u8>, budget: &Budget, row: usize) {
    let text = |field| budget.text_at(field, row);
    let sum = |sum| budget.sum_at(sum, row).map(|amount| amount.to_string()).unwrap_or_default();
    let id = budget.id(row).map(|id| id.to_string()).unwrap_or_default();
    let section = budget.sections().get(row).map_or("", |section| section.as_str());
    let amount = budget.amounts().get(row).map(ToString::to_string).unwrap_or_default();
    let (price, tax) = (sum(Sum::UnitPrice), sum(Sum::Tax));
    let (previous, realised) = (sum(Sum::Previous), sum(Sum::Realised));
    write_row(
        out,
        &[
            &id,
            section,
            text(Field::UnitCode),
            text(Field::Unit),
            text(Field::AffairCode),
            text(Field::Affair),
            text(Field::FunctionCode),
            text(Field::Function),
            text(Field::ProgramCode),
            text(Field::Program),
            text(Field::ActivityCode),
            text(Field::Activity),
            text(Field::SubactivityCode),
            text(Field::Subactivity),
            text(Field::AccountCode),
            text(Field::Account),
            text(Field::SourceCode),
            text(Field::Source),
            text(Field::Group),
            text(Field::Description),
            text(Field::Specification),
            text(Field::Quantity),
            text(Field::Measure),
            &price,
            &tax,
            &amount,
            &previous,
            &realised,
            text(Field::Location),
            text(Field::Remark),
        ],
    );
}

/// One row of RFC 4180 with the fewest quotes, as Python's `csv` writes it.
fn write_row(out: &mut Vec<u8>, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at != 0 {
            out.push(b',');
        }
        if cell.bytes().any(|b| matches!(b, b',' | b'"' | b'\r' | b'\n')) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}
