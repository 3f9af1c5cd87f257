//! What a code means, in which years and for which kind of government. A chart is data, not code:
//! this file reads a chart's text and answers questions about it; which charts there are stands in
//! `charts/index.csv` ([`index`]), and how far to trust each in `charts/README.md`.
//!
//! It does no I/O: texts are given. [`files`] holds those of this project for whoever asks.

use std::collections::BTreeMap;

use crate::code::{self, Code};
use crate::government::GovernmentKind;

pub mod index;
pub mod affair;
pub mod account_map;
pub mod files;
pub(crate) mod table;

pub use account_map::AccountMap;
pub use affair::{FunctionLink, Link};
pub use index::{ChartFile, Index};
use table::Table;

/// What a file in `charts/` is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartKind {
    /// Accounts *(kode rekening)*.
    Account,
    /// From the old accounts to the new: see [`AccountMap`].
    AccountMap,
    /// Programs, activities, subactivities *(program, kegiatan, sub kegiatan)*.
    Activity,
    /// Government affairs *(urusan, bidang urusan)*.
    Affair,
    /// Functions *(fungsi, sub fungsi)*.
    Function,
    /// How many people live in a region: see [`crate::region::Population`].
    Population,
    /// Regions *(wilayah)*.
    Region,
    /// Sources of funds *(sumber dana)*.
    Source,
}

impl ChartKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Account,
        Self::AccountMap,
        Self::Activity,
        Self::Affair,
        Self::Function,
        Self::Population,
        Self::Region,
        Self::Source,
    ];

    /// The word in `index.csv` and in a manifest.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::AccountMap => "account-map",
            Self::Activity => "activity",
            Self::Affair => "affair",
            Self::Function => "function",
            Self::Population => "population",
            Self::Region => "region",
            Self::Source => "source",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// For which governments a chart, or one code of it, is. The key of an activity is this *and* its
/// code: `1.01.02.3.03` is special schools for a province and kindergartens for a regency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Governments {
    /// Provinces, regencies and cities. A village has charts of its own (Permendagri 20/2018).
    All,
    /// Provinces alone.
    Provinces,
    /// Regencies and cities.
    RegenciesAndCities,
}

impl Governments {
    /// Whether a government of this kind is among them.
    pub const fn cover(self, kind: GovernmentKind) -> bool {
        match kind {
            GovernmentKind::Province => matches!(self, Self::All | Self::Provinces),
            GovernmentKind::Regency | GovernmentKind::City => {
                matches!(self, Self::All | Self::RegenciesAndCities)
            }
            GovernmentKind::Village => false,
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "" => Some(Self::All),
            "province" => Some(Self::Provinces),
            "regency-city" => Some(Self::RegenciesAndCities),
            _ => None,
        }
    }
}

/// The fiscal years in which something is in force, both ends included; an end that is absent is
/// open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub first: Option<u16>,
    /// The last.
    pub last: Option<u16>,
}

impl Years {
    /// Whether the year is one of them.
    pub fn contain(self, year: u16) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }
}

/// Why a text is no chart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// The header lacks this column.
    #[error("no column `{0}`")]
    NoColumn(&'static str),
    /// A row is not like the others, or a cell of it cannot be read.
    #[error("row {row}: {column} cannot be read")]
    Row {
        /// The row, counted from 1, the header included.
        row: usize,
        /// The column.
        column: &'static str,
    },
    /// Two rows say what one code means for the same government.
    #[error("row {row}: {code} stands there twice")]
    Twice {
        /// The second of the two.
        row: usize,
        /// The code.
        code: String,
    },
    /// A file of this kind maps no codes to names.
    #[error("a file of kind `{}` is no chart of names", .0.as_str())]
    NoNames(ChartKind),
    /// No file of this name is at hand.
    #[error("no chart `{0}`")]
    NoFile(String),
}

/// What a code means for some governments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// For whom.
    pub governments: Governments,
    /// What it is called.
    pub name: String,
    /// Its own first and last year, where they differ from the chart's.
    pub years: Years,
    cells: Vec<Box<str>>,
}

/// A chart: what its codes mean.
#[derive(Clone, Debug)]
pub struct Chart {
    file: ChartFile,
    columns: Vec<String>,
    entries: BTreeMap<Code, Vec<Entry>>,
}

impl Chart {
    /// Reads a chart from its text: CSV with a header, `code` and `name`, and optionally
    /// `governments`, `first_year`, `last_year` and columns that are this chart's own.
    ///
    /// # Errors
    /// [`ChartError`] for the first row that is not one of a chart.
    pub fn parse(file: ChartFile, text: &str) -> Result<Self, ChartError> {
        if matches!(file.kind, ChartKind::AccountMap | ChartKind::Population) {
            return Err(ChartError::NoNames(file.kind));
        }
        let table = Table::parse(text)?;
        table.require(&["code", "name"])?;
        let mut entries: BTreeMap<Code, Vec<Entry>> = BTreeMap::new();
        for row in table.rows() {
            let code = row.read("code", |text| Code::parse(text).ok())?;
            let entry = Entry {
                governments: row.read("governments", Governments::from_word)?,
                name: row.read("name", |text| (!text.is_empty()).then(|| text.to_owned()))?,
                years: row.years()?,
                cells: row.cells(),
            };
            let twice = || ChartError::Twice { row: row.number(), code: code.as_str().to_owned() };
            let same_code = entries.entry(code.clone()).or_default();
            if same_code.iter().any(|other| other.governments == entry.governments) {
                return Err(twice());
            }
            same_code.push(entry);
        }
        Ok(Self { file, columns: table.columns(), entries })
    }

    /// What `index.csv` says of it.
    pub fn file(&self) -> &ChartFile {
        &self.file
    }

    /// How many meanings it gives.
    pub fn len(&self) -> usize {
        self.entries.values().map(Vec::len).sum()
    }

    /// Whether it has no code.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every code with its meanings, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&Code, &Entry)> {
        self.entries.iter().flat_map(|(code, all)| all.iter().map(move |entry| (code, entry)))
    }

    /// What the code is called, where it means the same for every government that uses it; for
    /// activities ask [`Chart::name_for`].
    pub fn name(&self, code: &str) -> Option<&str> {
        match self.meanings(code) {
            [only] => Some(&only.name),
            _ => None,
        }
    }

    /// What the code is called for a government of this kind.
    pub fn name_for(&self, kind: GovernmentKind, code: &str) -> Option<&str> {
        self.find(kind, code).map(|entry| entry.name.as_str())
    }

    /// What the code means for a government of this kind. A code of the program that every affair
    /// uses under its own number (`1.02.01…`) is found as `X.XX.01…`.
    pub fn find(&self, kind: GovernmentKind, code: &str) -> Option<&Entry> {
        self.meanings(code).iter().find(|entry| entry.governments.cover(kind))
    }

    /// Whether the code is in force in this year for a government of this kind.
    pub fn valid_in(&self, year: u16, kind: GovernmentKind, code: &str) -> bool {
        self.file.years.contain(year)
            && self.file.governments.cover(kind)
            && self.find(kind, code).is_some_and(|entry| entry.years.contain(year))
    }

    /// A column that is this chart's own, such as `indicator`; `None` where it is empty.
    pub fn attribute<'a>(&self, entry: &'a Entry, column: &str) -> Option<&'a str> {
        let at = self.columns.iter().position(|name| name == column)?;
        entry.cells.get(at).map(AsRef::as_ref).filter(|text| !text.is_empty())
    }

    /// The level of a code, counted in parts from 1, where they have the widths of this chart.
    pub fn level(&self, code: &str) -> Option<usize> {
        let depth = code::depth(code);
        let widths = self.file.widths.get(..depth)?;
        let fits = code.split('.').zip(widths).all(|(part, width)| part.len() == *width);
        (fits && self.level_name(depth).is_some()).then_some(depth)
    }

    /// What a level is called: `rincian objek`.
    pub fn level_name(&self, level: usize) -> Option<&str> {
        let name = self.file.levels.get(level.checked_sub(1)?)?;
        (!name.is_empty()).then_some(name)
    }

    /// Whether the code is of the last level: the only one that carries amounts.
    pub fn is_leaf(&self, code: &str) -> bool {
        self.level(code) == Some(self.file.widths.len())
    }

    /// The code above.
    pub fn parent<'a>(&self, code: &'a str) -> Option<&'a str> {
        let above = (1..self.level(code)?).rev().find(|level| self.level_name(*level).is_some())?;
        code::ancestor(code, above)
    }

    /// The code in the widths of this chart. Permendagri 90/2019 itself printed the last part of
    /// an account with three digits; since Kepmendagri 050-3708/2020 it has four. Nothing else is
    /// padded: a short part may as well have lost a zero behind it ([`Chart::restore_affair`]).
    pub fn normal(&self, text: &str) -> Option<Code> {
        if self.level(text).is_some() {
            return Code::parse(text).ok();
        }
        let (head, last) = text.rsplit_once('.')?;
        let short = self.file.kind == ChartKind::Account && last.len() == 3;
        let padded = format!("{head}.0{last}");
        (short && self.is_leaf(&padded)).then(|| Code::parse(&padded).ok()).flatten()
    }

    /// `X.XX.01…` for `1.02.01…`: the program of office costs that the chart lists once and every
    /// affair uses under its own number. Dozens of them are one for comparison.
    pub fn common_form(&self, code: &str) -> Option<Code> {
        let rest = self.level(code).filter(|level| 3 <= *level).and_then(|_| {
            let own = code::ancestor(code, 2)?;
            code.strip_prefix(own)
        })?;
        let common = Code::parse(&format!("X.XX{rest}")).ok()?;
        let listed = self.file.kind == ChartKind::Activity && self.entries.contains_key(&common);
        listed.then_some(common)
    }

    fn meanings(&self, code: &str) -> &[Entry] {
        let listed = |code: &Code| self.entries.get(code).map(Vec::as_slice);
        let own = Code::parse(code).ok().and_then(|code| listed(&code));
        own.or_else(|| listed(&self.common_form(code)?)).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests;
