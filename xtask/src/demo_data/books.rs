//! The books of the source: each imported, told apart by the unit whose book it is, and of several
//! copies of one book the best kept.

use anyhow::{Context, Result};
use budget::import::{self, FindingKind, Hints, Imported, Layout, Report};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of the source's files, which is none of them.
const LIST: &str = "INDEX.csv";

/// Which book: a government, a year, a unit, and the part of it where a unit has several books.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BookKey {
    /// Whose.
    pub government: String,
    /// The fiscal year.
    pub year: u16,
    /// The unit's code; empty for a summary of the whole government.
    pub unit: String,
    /// `hukum` for the book of *Sekretariat Daerah Bagian Hukum*; empty where the book is whole.
    pub part: String,
}

/// One file, read.
#[derive(Debug)]
pub struct Book {
    /// The file and what it says.
    pub imported: Imported,
}

impl Book {
    /// What was understood.
    pub fn report(&self) -> &Report {
        &self.imported.report
    }

    /// Which book it is; `None` where the file does not say whose or when.
    fn key(&self) -> Option<BookKey> {
        let report = self.report();
        let name = report.unit_name.to_lowercase();
        let part = name.split_once("bagian ").map_or("", |(_, part)| part);
        Some(BookKey {
            government: Some(report.government_slug.clone()).filter(|slug| !slug.is_empty())?,
            year: report.year?,
            unit: report.unit.to_string(),
            part: part.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    }

    /// Copies of one book, the best first: one that adds up, whose amounts are whole and whose
    /// arithmetic agrees with them; then the one with the most lines. The name decides last, so
    /// that the choice is the same everywhere.
    fn rank(&self) -> impl Ord + use<'_> {
        let report = self.report();
        let lost = report.findings.iter().filter(|f| f.kind == FindingKind::DigitsLost).count();
        let differing =
            report.notes.iter().filter(|n| n.kind == FindingKind::RemarkDiffers).count();
        let best = (report.findings.len(), lost, differing);
        (best, Reverse(report.items), Reverse(report.lines), report.file.as_str())
    }
}

/// Every CSV file of the folder, read, in the order of their names.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn read_all(folder: &Path, hints: &Hints) -> Result<Vec<Book>> {
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Book { imported: import::import(&name, &bytes, hints) })
    };
    files(folder)?.iter().map(read).collect()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_csv && path.file_name().is_some_and(|name| name != LIST) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The best copy of each book, and how many copies each had.
pub fn best_of_each(books: &[Book]) -> BTreeMap<BookKey, (&Book, usize)> {
    let mut best: BTreeMap<BookKey, (&Book, usize)> = BTreeMap::new();
    let is_book = |book: &&Book| {
        matches!(
            book.report().layout,
            Layout::BudgetBook | Layout::BeforeAfter | Layout::Summary | Layout::SummaryBeforeAfter
        )
    };
    for book in books.iter().filter(is_book) {
        let Some(key) = book.key() else { continue };
        let (kept, copies) = best.entry(key).or_insert((book, 0));
        *copies += 1;
        if book.rank() < kept.rank() {
            *kept = book;
        }
    }
    best
}
