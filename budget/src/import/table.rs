//! Text becomes a table: which character stands between cells, and the cells themselves, held in
//! one buffer without a string for each. It mends what a spreadsheet did to whole rows, never to
//! a cell: a file opened with the wrong separator and saved again, a row quoted as one cell.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::dialect::{Dialect, Separator};
use super::header::{is_column_title, letters};
use crate::limits::{CODE_CHARS_MAX, IMPORT_ROWS_MAX};

#[derive(Clone, Copy, Debug)]
struct RowAt {
    first: usize,
    end: usize,
    row: u32,
}

/// All cells of a file.
#[derive(Debug, Default)]
pub(super) struct Table {
    text: String,
    /// Where each cell ends in `text`; a cell begins where the one before it ends.
    ends: Vec<usize>,
    rows: Vec<RowAt>,
    /// Rows beyond [`IMPORT_ROWS_MAX`] were left out.
    pub(super) cut: bool,
}

/// The cells of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'t> {
    table: &'t Table,
    at: RowAt,
}

impl<'t> Cells<'t> {
    /// The row's number as a spreadsheet shows it, from 1: blank lines count, a cell of many
    /// lines does not.
    pub(super) fn row(self) -> u32 {
        self.at.row
    }

    pub(super) fn len(self) -> usize {
        self.at.end - self.at.first
    }

    /// The cell at `column`, empty where the row is shorter.
    pub(super) fn get(self, column: usize) -> &'t str {
        let index = self.at.first + column;
        if self.at.end <= index {
            return "";
        }
        let start = match index.checked_sub(1) {
            Some(before) => self.table.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        self.table.ends.get(index).and_then(|end| self.table.text.get(start..*end)).unwrap_or("")
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'t str> {
        (0..self.len()).map(move |column| self.get(column))
    }
}

impl Table {
    /// Splits a text into cells.
    pub(super) fn read(text: &str, dialect: Dialect) -> Self {
        if dialect.wrapped {
            let outer = Self::split(text, dialect.inner.other(), false);
            let mut unwrapped = String::with_capacity(text.len());
            outer.unwrap_into(&mut unwrapped, dialect.inner.other().char());
            return Self::split(&unwrapped, dialect.inner, true);
        }
        Self::split(text, dialect.inner, true)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Cells<'_>> {
        self.rows.iter().map(|at| Cells { table: self, at: *at })
    }

    /// Writes the rows back as the lines that they were before the spreadsheet: cells joined
    /// again, the separators that it added at the end taken off.
    fn unwrap_into(&self, out: &mut String, outer: char) {
        let mut row_before = 0;
        for cells in self.rows() {
            (row_before + 1..cells.row()).for_each(|_| out.push('\n'));
            row_before = cells.row();
            let full = cells.iter().rposition_nonempty();
            for (column, cell) in cells.iter().take(full).enumerate() {
                if column != 0 {
                    out.push(outer);
                }
                out.push_str(cell);
            }
            out.push('\n');
        }
    }

    fn split(text: &str, separator: Separator, mend: bool) -> Self {
        let mut splitter = Splitter::new(text.as_bytes(), separator, mend);
        while splitter.rows.len() < IMPORT_ROWS_MAX && splitter.record() {}
        splitter.finish()
    }
}

trait LastNonEmpty {
    fn rposition_nonempty(self) -> usize;
}

impl<'t, I: Iterator<Item = &'t str>> LastNonEmpty for I {
    fn rposition_nonempty(self) -> usize {
        self.enumerate().filter(|(_, cell)| !cell.is_empty()).last().map_or(0, |(at, _)| at + 1)
    }
}

/// The cells that were read so far, one behind the other.
struct Arena {
    buffer: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    cells: usize,
}

impl Arena {
    /// Reads one record behind what is already there; returns how many bytes of the input it took,
    /// and whether the input ended before the record did.
    fn read(&mut self, reader: &mut Reader, input: &[u8]) -> (usize, bool) {
        let start = self.filled;
        let (mut consumed, mut cut) = (0, false);
        loop {
            // Room for the cells of one more call.
            if self.ends.len() < self.cells + 512 {
                self.ends.resize(self.ends.len() * 2, 0);
            }
            let from = input.get(consumed..).unwrap_or_default();
            let buffer = self.buffer.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.cells..).unwrap_or_default();
            let (result, read, written, ended) = reader.read_record(from, buffer, ends);
            consumed += read;
            // The reader counts from the beginning of the record.
            ends.iter_mut().take(ended).for_each(|end| *end += start);
            self.cells += ended;
            self.filled += written;
            match result {
                ReadRecordResult::InputEmpty => cut = true,
                ReadRecordResult::OutputEndsFull => {}
                // The buffer is as long as the file, so it is never full before the end.
                ReadRecordResult::Record | ReadRecordResult::End | ReadRecordResult::OutputFull => {
                    return (consumed, cut);
                }
            }
        }
    }

    /// Forgets what was read since `(cells, filled)`.
    fn back_to(&mut self, (cells, filled): (usize, usize)) {
        (self.cells, self.filled) = (cells, filled);
    }
}

struct Splitter<'i> {
    input: &'i [u8],
    /// Where the next record begins.
    at: usize,
    /// Where the next line begins that looks like a row; a record never goes beyond it.
    next_row: usize,
    reader: Reader,
    separator: Separator,
    /// Whether broken rows are to be mended, and the readers for that, made when one is met.
    mend: bool,
    mending: Option<Mending>,
    arena: Arena,
    rows: Vec<RowAt>,
    row: u32,
}

struct Mending {
    comma: Reader,
    semicolon: Reader,
    /// For a row whose quote is never closed.
    unquoted: Reader,
    scratch: Vec<u8>,
}

impl Mending {
    fn new(separator: Separator) -> Self {
        let reader = |s: Separator| ReaderBuilder::new().delimiter(s.byte()).build();
        Self {
            comma: reader(Separator::Comma),
            semicolon: reader(Separator::Semicolon),
            unquoted: ReaderBuilder::new().delimiter(separator.byte()).quoting(false).build(),
            scratch: Vec::new(),
        }
    }
}

impl<'i> Splitter<'i> {
    fn new(input: &'i [u8], separator: Separator, mend: bool) -> Self {
        let (buffer, ends) = (vec![0; input.len() + 1], vec![0; 1024]);
        Self {
            input,
            at: 0,
            next_row: 0,
            reader: ReaderBuilder::new().delimiter(separator.byte()).build(),
            separator,
            mend,
            mending: None,
            arena: Arena { buffer, filled: 0, ends, cells: 0 },
            rows: Vec::with_capacity(input.len() / 80),
            row: 0,
        }
    }

    fn rest(&self) -> &'i [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// Reads the next record; `false` behind the last one.
    fn record(&mut self) -> bool {
        // A blank line is a row of a spreadsheet too, though it holds nothing.
        while let Some(length) = line_break(self.rest()) {
            self.row += 1;
            self.at += length;
        }
        if self.rest().is_empty() {
            return false;
        }
        self.row += 1;
        let before = (self.arena.cells, self.arena.filled);
        let limited = self.until_next_row();
        let (consumed, cut) = self.arena.read(&mut self.reader, limited);
        self.at += consumed;
        if cut {
            self.reader.reset();
            // An open quote in the remark hurts nobody; in the name it swallows the amounts.
            if self.mend && self.arena.cells - before.0 <= REMARK_COLUMN {
                self.arena.back_to(before);
                let mending = self.mending.get_or_insert_with(|| Mending::new(self.separator));
                mending.unquoted.reset();
                let from = self.at - consumed;
                let again = self.input.get(from..self.at).unwrap_or_default();
                self.at = from + self.arena.read(&mut mending.unquoted, again).0;
            }
        }
        self.whole_row(before);
        self.rows.push(RowAt { first: before.0, end: self.arena.cells, row: self.row });
        // The reader leaves the second half of CRLF for its next call.
        let ended = self.at.checked_sub(1).and_then(|at| self.input.get(at));
        if ended == Some(&b'\r') && self.rest().first() == Some(&b'\n') {
            self.at += 1;
        }
        true
    }

    /// The input up to the next line that looks like a row. A quote that is never closed would
    /// otherwise swallow the rows below it.
    fn until_next_row(&mut self) -> &'i [u8] {
        if !self.mend {
            return self.rest();
        }
        if self.next_row <= self.at {
            let found = next_row(self.rest());
            self.next_row = found.map_or(self.input.len(), |offset| self.at + offset);
        }
        self.input.get(self.at..self.next_row).unwrap_or_default()
    }

    /// Splits the record that was just read again, where all of it sits in its first cell.
    fn whole_row(&mut self, before: (usize, usize)) {
        let arena = &mut self.arena;
        let first_end = arena.ends.get(before.0).copied().unwrap_or(before.1);
        if !self.mend || first_end != arena.filled {
            return;
        }
        let cell = arena.buffer.get(before.1..first_end).unwrap_or_default();
        let Some(separator) = separator_of_whole_row(cell) else { return };
        let mending = self.mending.get_or_insert_with(|| Mending::new(self.separator));
        mending.scratch.clear();
        mending.scratch.extend_from_slice(cell);
        let reader = match separator {
            Separator::Comma => &mut mending.comma,
            Separator::Semicolon => &mut mending.semicolon,
        };
        reader.reset();
        arena.back_to(before);
        arena.read(reader, &mending.scratch);
    }

    fn finish(self) -> Table {
        let mut arena = self.arena;
        arena.buffer.truncate(arena.filled);
        arena.ends.truncate(arena.cells);
        let text = match String::from_utf8(arena.buffer) {
            Ok(text) => text,
            // Only quotes and separators were taken out, which are never part of a letter; should
            // that ever fail, a replacement character is better than a lost file.
            Err(torn) => String::from_utf8_lossy(torn.as_bytes()).into_owned(),
        };
        let cut = self.at < self.input.len();
        Table { text, ends: arena.ends, rows: self.rows, cut }
    }
}

/// How long the line break is with which a text begins.
fn line_break(text: &[u8]) -> Option<usize> {
    match text {
        [b'\n', ..] => Some(1),
        [b'\r', b'\n', ..] => Some(2),
        _ => None,
    }
}

/// Where the next line begins that begins as a row does: with a full code and a separator.
fn next_row(text: &[u8]) -> Option<usize> {
    let mut lines = text.split(|byte| *byte == b'\n');
    let mut at = lines.next()?.len() + 1;
    for line in lines {
        let head = line.iter().position(|byte| matches!(byte, b',' | b';'));
        let code = head.and_then(|head| line.get(..head)).unwrap_or_default();
        let digits = code.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b' '));
        if digits && FULL_CODE_DOTS < code.split(|byte| *byte == b'.').count() {
            return Some(at);
        }
        at += line.len() + 1;
    }
    None
}

/// Where the remark stands at the earliest: behind code, name and one amount.
const REMARK_COLUMN: usize = 3;
/// *Bidang*, organisation and at least a program: no other text has so many dots and digits.
const FULL_CODE_DOTS: usize = 5;

/// What separates the cells of a whole row that sits in one cell: it begins as a code, a separator
/// or a known title does, and has separators behind that.
fn separator_of_whole_row(cell: &[u8]) -> Option<Separator> {
    let at = cell.iter().position(|byte| matches!(byte, b',' | b';'))?;
    let separator =
        if cell.get(at) == Some(&b',') { Separator::Comma } else { Separator::Semicolon };
    let head = cell.get(..at)?;
    let code = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b' ');
    let digit = head.first().is_some_and(u8::is_ascii_digit);
    let dots = head.split(|byte| *byte == b'.').count() - 1;
    // A mistyped code is one all the same; `12.5 x, …` is not.
    let mistyped = digit && FULL_CODE_DOTS <= dots && head.len() <= CODE_CHARS_MAX;
    if head.is_empty() || (head.iter().all(code) && digit) || mistyped {
        return Some(separator);
    }
    let head = letters(std::str::from_utf8(head).ok()?);
    (is_column_title(&head) || super::header::is_title_key(&head)).then_some(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let table = Table::read(text, Dialect::of(text));
        table.rows().map(|row| (row.row(), row.iter().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn a_blank_line_is_a_row_and_a_cell_of_two_lines_is_not() {
        let read = cells("No. Rekening,Uraian,Jumlah\r\n\r\n5,\"BELANJA\r\nDAERAH\",1\r\n5.1,a,2");
        let rows: Vec<_> = read.iter().map(|(row, cells)| (*row, cells.len())).collect();
        assert_eq!(rows, [(1, 3), (3, 3), (4, 3)]);
        assert_eq!(read[1].1[1], "BELANJA\r\nDAERAH");
    }

    #[test]
    fn a_row_quoted_as_one_cell_is_split_again() {
        let text = "No. Rekening,Uraian,Jumlah,Keterangan\n\
                    \"1.06 . 1.06.01 . 00 . 00 . 5 ,BELANJA ,\"\" 719,61 \"\",\"\"a, b\"\"\",,,\n\
                    \",\"\"JUMLAH BELANJA\"\",0,\"\n";
        let read = cells(text);
        assert_eq!(read[1].1, ["1.06 . 1.06.01 . 00 . 00 . 5 ", "BELANJA ", " 719,61 ", "a, b"]);
        assert_eq!(read[2].1, ["", "JUMLAH BELANJA", "0", ""]);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_no_row() {
        let text = "No. Rekening,Uraian,Jumlah,Keterangan\n\
                    1.21 . 1.21.01 . 25 . 12 . 5 . 2 ,\"Belanja makanan,5000000,,\n\
                    1.21 . 1.21.01 . 25 . 12 . 5 . 2 . 2 ,Belanja Jalan,2020000,\"a\nb\"\n";
        let read = cells(text);
        assert_eq!(read[1].1[1..3], ["\"Belanja makanan", "5000000"]);
        assert_eq!((read[2].0, read[2].1[3].as_str()), (3, "a\nb"));
    }

    #[test]
    fn a_file_opened_with_the_wrong_separator_is_put_together_again() {
        let text = "Judul;Penjabaran APBD;;;,,,,\nNo Rekening;Uraian;Jumlah;Keterangan,,,,\n\
                    1.01;Snack;31500000;\"Snack rapat 4\",200 OH x 7.500,00 = 31.500.000,0,,\n";
        assert_eq!(Dialect::of(text), Dialect { inner: Separator::Semicolon, wrapped: true });
        let read = cells(text);
        assert_eq!(read[2].1[3], "Snack rapat 4,200 OH x 7.500,00 = 31.500.000,0");
    }

    #[test]
    fn without_titles_the_more_frequent_separator_is_taken() {
        assert_eq!(Dialect::of("a;b;c\n1;2,5;3\n").inner, Separator::Semicolon);
        assert_eq!(Dialect::of("").inner, Separator::Comma);
    }
}
