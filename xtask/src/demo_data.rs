//! `cargo xtask demo-data [DIR]`: makes `demo/` from the public budget files in DIR. They are
//! converted by the project's own importer and none is copied; copies of one book are recognised,
//! persons left out, and what has no book is named with its official figure. Run twice, it writes
//! the same bytes.

pub mod assemble;
pub mod books;
pub mod index;
pub mod notes;
pub mod official;
pub mod people;

use crate::tools::root;
use anyhow::{Context, Result, bail, ensure};
use assemble::{Assembled, Sources};
use books::{Book, BookKey};
use budget::canonical::Hash;
use budget::chart::files;
use budget::government::Government;
use budget::import::{Hints, Layout};
use budget::publication::{ChartUsed, Completeness, PublishRequest, Stage};
use budget::region::Regions;
use index::{DemoBudget, DemoIndex};
use official::OfficialUnit;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Whose budgets, by their code in the ministry's list, and of which years.
const GOVERNMENTS: [&str; 3] = ["34", "34.01", "34.02"];
const YEARS: std::ops::RangeInclusive<u16> = 2014..=2016;
/// Where the files are looked for when nothing else is said.
const DIRECTORY: &str = "../shared/data/apbd-2014-2016";

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let mut folder = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(value) => folder = Some(PathBuf::from(value)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let Some(folder) = folder.or_else(real_files) else {
        bail!(
            "there are no files to make the demo of: name their folder, as in \
             `cargo xtask demo-data DIR`, or set TERANG_REAL_FILES"
        );
    };
    let demo = root().join("demo");
    let made = make(&folder, &demo)?;
    write(&made, &demo)?;
    for budget in &made.index.budgets {
        println!("{}", said(budget));
    }
    Ok(())
}

/// The folder of public budget files, where it is on this machine.
pub fn real_files() -> Option<PathBuf> {
    let named = std::env::var_os("TERANG_REAL_FILES").map(PathBuf::from);
    named.or_else(|| Some(root().join(DIRECTORY))).filter(|folder| folder.is_dir())
}

/// The demo, not yet written.
pub struct Made {
    /// Its list.
    pub index: DemoIndex,
    /// Its other files: where they belong, and their bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Makes the demo from the files in `folder`; `demo` holds the names of units.
pub fn make(folder: &Path, demo: &Path) -> Result<Made> {
    let sources = Sources::read(demo)?;
    let books = books::read_all(folder, &Hints::from_charts()?)?;
    let best = books::best_of_each(&books);
    let regions = Regions::known()?;
    let mut made = Made { index: DemoIndex::default(), files: BTreeMap::new() };
    for code in GOVERNMENTS {
        let government = regions.find(code).and_then(budget::region::Region::government);
        let government = government.with_context(|| format!("no government {code}"))?;
        for year in YEARS {
            let units = official_units(folder, &books, &government, year)?;
            let found = Found::of(&best, &government, year);
            ensure!(!found.books.is_empty(), "{} {year}: no book", government.slug);
            add(&mut made, &sources, &government, year, &found, &units)?;
        }
        made.index.governments.push(government);
    }
    Ok(made)
}

/// What the source has of one budget.
pub struct Found<'a> {
    /// The books that are used.
    pub books: Vec<(&'a BookKey, &'a Book)>,
    /// The summary of the whole government.
    pub summary: Option<&'a Book>,
    /// Further copies of these that are not used.
    pub copies: usize,
}

impl<'a> Found<'a> {
    fn of(
        best: &'a BTreeMap<BookKey, (&'a Book, usize)>,
        government: &Government,
        year: u16,
    ) -> Self {
        let mut found = Self { books: Vec::new(), summary: None, copies: 0 };
        for (key, (book, count)) in best {
            if key.government != government.slug.as_str() || key.year != year {
                continue;
            }
            found.copies += count - 1;
            match book.report().layout {
                Layout::Summary | Layout::SummaryBeforeAfter => found.summary = Some(book),
                _ if key.unit.is_empty() => {}
                _ => found.books.push((key, book)),
            }
        }
        found
    }

    /// The stage that most of the books are of.
    fn stage(&self) -> Stage {
        let amended =
            self.books.iter().filter(|(_, b)| b.report().layout == Layout::BeforeAfter).count();
        if self.books.len() < amended * 2 { Stage::Amendment } else { Stage::Enacted }
    }

    /// The names of the files that are used, sorted.
    fn files(&self) -> Vec<String> {
        let books = self.books.iter().map(|(_, book)| *book).chain(self.summary);
        let mut files: Vec<_> = books.map(|book| book.report().file.clone()).collect();
        files.sort();
        files
    }
}

/// The official table of units, where the source has one for this budget.
fn official_units(
    folder: &Path,
    books: &[Book],
    government: &Government,
    year: u16,
) -> Result<Vec<OfficialUnit>> {
    let is_table = |book: &&Book| {
        let report = book.report();
        report.layout == Layout::SummaryByAffair
            && report.government_slug == government.slug.as_str()
            && report.year == Some(year)
    };
    let file = books.iter().filter(is_table).map(|book| book.report().file.as_str()).max();
    file.map_or(Ok(Vec::new()), |file| official::units(&folder.join(file)))
}

fn add(
    made: &mut Made,
    sources: &Sources,
    government: &Government,
    year: u16,
    found: &Found<'_>,
    units: &[OfficialUnit],
) -> Result<()> {
    let slug = government.slug.as_str();
    let assembled = sources.assemble(slug, year, &found.books, found.summary)?;
    let files = assemble::canonical_files(&assembled.budget)?;
    let (lines_file, codes_file) = index::file_names(slug, year, 1);
    let totals = assembled.budget.balance()?;
    made.index.budgets.push(DemoBudget {
        government: slug.to_owned(),
        year,
        number: 1,
        lines_file: lines_file.clone(),
        codes_file: codes_file.clone(),
        lines: u32::try_from(assembled.budget.len())?,
        totals,
        printed_less_lines: notes::printed_less_lines(found)?,
        lines_without_names: assembled.lines_without_names + assembled.accounts_without_recipients,
        request: PublishRequest {
            lines_sha256: Hash::of(&files.lines),
            stage: found.stage(),
            legal_basis: None,
            charts: charts(),
            origin: Some(notes::origin(found.files())),
            completeness: completeness(&assembled, found, units)?,
        },
    });
    made.files.insert(lines_file, index::pack(&files.lines)?);
    made.files.insert(codes_file, index::pack(&files.codes)?);
    Ok(())
}

fn completeness(
    assembled: &Assembled,
    found: &Found<'_>,
    units: &[OfficialUnit],
) -> Result<Completeness> {
    let official = found.summary.map(notes::official_totals).transpose()?;
    let beyond_lines = notes::printed_less_lines(found)?;
    let missing = notes::missing(assembled, official.as_ref(), units, beyond_lines)?;
    Ok(Completeness { official, missing, notes: notes::notes(assembled, found)? })
}

fn charts() -> Vec<ChartUsed> {
    let chart = |kind: &str, name: &str, text: &str| ChartUsed {
        kind: kind.to_owned(),
        name: name.to_owned(),
        sha256: Some(Hash::of(text.as_bytes())),
    };
    vec![
        chart("account", "permendagri-13-2006", files::ACCOUNT_13_2006),
        chart("affair", "permendagri-13-2006", files::AFFAIR_13_2006),
        chart("function", "permendagri-90-2019", files::FUNCTION_90_2019),
    ]
}

fn write(made: &Made, demo: &Path) -> Result<()> {
    for (name, bytes) in &made.files {
        let path = demo.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    fs::write(demo.join(index::INDEX), made.index.text()?)?;
    Ok(())
}

fn said(budget: &DemoBudget) -> String {
    let completeness = &budget.request.completeness;
    let official = completeness.official.and_then(|totals| totals.expenditure);
    format!(
        "{:<28} {} {:<10} {:>6} lines, spending {:>22} of {:>22}, {} missing, {} lines without names",
        budget.government,
        budget.year,
        budget.request.stage.as_str(),
        budget.lines,
        budget.totals.expenditure.to_string(),
        official.map(|amount| amount.to_string()).unwrap_or_default(),
        completeness.missing.len(),
        budget.lines_without_names,
    )
}

#[cfg(test)]
mod tests;
