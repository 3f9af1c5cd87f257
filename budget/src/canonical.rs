//! The one byte sequence of a budget: what is hashed, approved, published, and read back in fifty
//! years. UTF-8 without a mark, NFC, a header row, `,` between and CRLF after every row (RFC
//! 4180), quotes only where a field needs them, amounts `-?[0-9]+\.[0-9]{2}`, empty for absent,
//! rows in the order of [`crate::budget::Builder`].
//!
//! Reading is strict: bytes that are not exactly what [`lines_csv`] would write are refused with
//! the row and the column, so that one budget has one hash.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::budget::{Budget, BudgetError, Builder, CodeKind, Field, Sum};
use crate::code::Code;
use crate::limits::{
    CANONICAL_BYTES_MAX, CODE_CHARS_MAX, DESCRIPTION_CHARS_MAX, ECHO_CHARS_MAX, NAME_CHARS_MAX,
};
use crate::line::{Coded, Line, LineId, Quantity, Section};
use crate::money::Money;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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

/// Reads a budget from its canonical bytes: the lines and the names of the codes above them.
///
/// # Errors
/// The first row and column that is not canonical, and why.
pub fn read(lines: &[u8], codes: &[u8]) -> Result<Budget, ReadError> {
    read_from(|| lines, codes)
}

/// As [`read`], for lines that are too many to be held beside the budget that they make: they come
/// from a source that is opened twice, once to be read and once to be compared.
///
/// # Errors
/// As [`read`]. A source that fails reads as bytes that are not canonical.
pub fn read_from<R: Read>(mut lines: impl FnMut() -> R, codes: &[u8]) -> Result<Budget, ReadError> {
    let names = read_codes(codes)?;
    let mut builder = Builder::new();
    each_row(lines(), &COLUMNS, |cells| {
        builder.push(&cells.line()?)?;
        Ok(())
    })?;
    let budget = builder.finish(names)?;
    if same(lines(), &budget) { Ok(budget) } else { Err(ReadError::NotCanonical) }
}

/// Compares row by row, so that the bytes of a large budget are not held twice.
fn same(mut lines: impl Read, budget: &Budget) -> bool {
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    write_row(&mut expected, &COLUMNS);
    for row in 0..=budget.len() {
        found.resize(expected.len(), 0);
        if lines.read_exact(&mut found).is_err() || found != expected {
            return false;
        }
        expected.clear();
        if row < budget.len() {
            write_line(&mut expected, budget, row);
        }
    }
    matches!(lines.read(&mut [0]), Ok(0))
}

fn read_codes(bytes: &[u8]) -> Result<BTreeMap<(CodeKind, Code), String>, ReadError> {
    let mut names = BTreeMap::new();
    each_row(bytes, &CODE_COLUMNS, |cells| {
        let kind = cells.read(0, CodeKind::from_word)?;
        let code = cells.code(1)?;
        names.insert((kind, code), cells.text(2, NAME_CHARS_MAX)?);
        Ok(())
    })?;
    let mut canonical = Vec::new();
    write_row(&mut canonical, &CODE_COLUMNS);
    for ((kind, code), name) in &names {
        write_row(&mut canonical, &[kind.as_str(), code.as_str(), name]);
    }
    if canonical == bytes { Ok(names) } else { Err(ReadError::NotCanonical) }
}

fn each_row(
    bytes: impl Read,
    columns: &'static [&'static str],
    mut take: impl FnMut(&Cells<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    loop {
        row += 1;
        if (CANONICAL_BYTES_MAX as u64) < reader.position().byte() {
            return Err(ReadError::TooLarge);
        }
        let wrong = ReadError::Row { row, columns: columns.len() };
        match reader.read_record(&mut record) {
            Ok(true) if record.len() == columns.len() => {}
            Ok(false) if row > 1 => return Ok(()),
            Ok(_) | Err(_) => return Err(wrong),
        }
        if row > 1 {
            take(&Cells { record: &record, row, columns })?;
        } else if !record.iter().eq(columns.iter().copied()) {
            return Err(wrong);
        }
    }
}

/// The cells of one row, read by their place.
struct Cells<'a> {
    record: &'a csv::StringRecord,
    row: u64,
    columns: &'static [&'static str],
}

impl Cells<'_> {
    fn cell(&self, at: usize) -> &str {
        self.record.get(at).unwrap_or("")
    }

    fn wrong(&self, at: usize, fault: CellError) -> ReadError {
        let column = self.columns.get(at).copied().unwrap_or("");
        let echo = self.cell(at).chars().take(ECHO_CHARS_MAX).collect();
        ReadError::Cell { row: self.row, column, fault, echo }
    }

    fn read<T>(&self, at: usize, read: impl Fn(&str) -> Option<T>) -> Result<T, ReadError> {
        read(self.cell(at)).ok_or_else(|| self.wrong(at, CellError::NotCanonical))
    }

    fn text(&self, at: usize, chars_max: usize) -> Result<String, ReadError> {
        let text = self.cell(at);
        check_text(text, chars_max).map_err(|fault| self.wrong(at, fault))?;
        Ok(text.to_owned())
    }

    fn code(&self, at: usize) -> Result<Code, ReadError> {
        if CODE_CHARS_MAX < self.cell(at).len() {
            return Err(self.wrong(at, CellError::TooLong(CODE_CHARS_MAX)));
        }
        self.read(at, |text| Code::try_from(text.to_owned()).ok())
    }

    fn coded(&self, at: usize) -> Result<Coded, ReadError> {
        Ok(Coded { code: self.code(at)?, name: self.text(at + 1, NAME_CHARS_MAX)? })
    }

    fn amount(&self, at: usize) -> Result<Option<Money>, ReadError> {
        if self.cell(at).is_empty() {
            return Ok(None);
        }
        self.read(at, |text| Money::from_plain(text).ok()).map(Some)
    }

    fn line(&self) -> Result<Line, ReadError> {
        let id = self.read(0, |text| LineId::parse(text).ok())?;
        let section = self.read(1, Section::from_word)?;
        let amount = self.amount(25)?.ok_or_else(|| self.wrong(25, CellError::NotCanonical))?;
        let quantity = Quantity::read(self.cell(21), &self.text(22, NAME_CHARS_MAX)?)
            .map_err(|_| self.wrong(21, CellError::NotCanonical))?;
        Ok(Line {
            unit: self.coded(2)?,
            affair: self.coded(4)?,
            function: self.coded(6)?,
            program: self.coded(8)?,
            activity: self.coded(10)?,
            subactivity: self.coded(12)?,
            account: self.coded(14)?,
            source: self.coded(16)?,
            group: self.text(18, DESCRIPTION_CHARS_MAX)?,
            description: self.text(19, DESCRIPTION_CHARS_MAX)?,
            specification: self.text(20, DESCRIPTION_CHARS_MAX)?,
            quantity,
            unit_price: self.amount(23)?,
            tax: self.amount(24)?,
            previous_amount: self.amount(26)?,
            realised_amount: self.amount(27)?,
            location: self.text(28, DESCRIPTION_CHARS_MAX)?,
            remark: self.text(29, DESCRIPTION_CHARS_MAX)?,
            ..Line::new(id, section, amount)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that gives a byte at a time, as a slow line may.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let at_most = into.len().min(1);
            self.0.read(into.get_mut(..at_most).unwrap_or_default())
        }
    }

    #[test]
    fn lines_from_a_source_are_read_as_lines_in_memory_are() {
        let line = |id| Line::new(LineId::from_u64(id), Section::Revenue, Money::from_sen(100));
        let budget = Budget::from_lines([line(2), line(1)], BTreeMap::new()).unwrap();
        let (lines, codes) = (lines_csv(&budget), codes_csv(&budget));
        assert_eq!(read_from(|| Drip(&lines), &codes), Ok(budget));
        for bad in [&lines[..lines.len() - 1], &[lines.as_slice(), b"x"].concat()] {
            let refused = read_from(|| Drip(bad), &codes);
            assert!(refused.is_err(), "{refused:?}");
            assert_eq!(refused, read(bad, &codes));
        }
    }

    #[test]
    fn a_hash_is_32_bytes_or_64_digits_of_the_same() {
        // FIPS 180-2, appendix B.1.
        let hash = Hash::of(b"abc");
        assert_eq!(
            hash.as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(Hash::from_bytes(&hash.to_bytes()), Some(hash.clone()));
        assert_eq!(hash.to_bytes().first(), Some(&0xba));
        assert_eq!(Hash::from_bytes(&[0; 31]), None);
    }
}
