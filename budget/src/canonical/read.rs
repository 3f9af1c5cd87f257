//! Reading the canonical bytes: strict, with the row and the column of the first fault.

use std::collections::BTreeMap;
use std::io::Read;

use super::{CODE_COLUMNS, COLUMNS, CellError, ReadError, check_text, write_line, write_row};
use crate::budget::{Budget, Builder, CodeKind};
use crate::code::Code;
use crate::limits::{
    CANONICAL_BYTES_MAX, CODE_CHARS_MAX, DESCRIPTION_CHARS_MAX, ECHO_CHARS_MAX, NAME_CHARS_MAX,
};
use crate::line::{Coded, Line, LineId, Quantity, Section};
use crate::money::Money;

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
