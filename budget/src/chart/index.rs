//! `charts/index.csv`: which charts there are, from which law, for which years and governments.

use super::{ChartError, ChartKind, Governments, Years, table::Table};
use crate::government::GovernmentKind;

/// One file of `charts/`, as the index describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// Its file.
    pub file: String,
    /// What it is about.
    pub kind: ChartKind,
    /// Its name within the kind: `permendagri-13-2006`.
    pub name: String,
    /// The law it is from; empty where it is ours.
    pub law: String,
    /// The fiscal years that use it.
    pub years: Years,
    /// The governments that use it.
    pub governments: Governments,
    /// How many characters each part of a code has.
    pub widths: Vec<usize>,
    /// What its levels are called, officially, one for each part; empty where a part makes no level
    /// of its own: the digit before an activity says whose competence it is.
    pub levels: Vec<String>,
    /// Whether the list is whole: only then is a code that is not in it a wrong code.
    pub complete: bool,
    /// How many rows it has.
    pub rows: usize,
    /// Where it was found.
    pub origin: String,
}

/// Every chart at hand.
#[derive(Clone, Debug)]
pub struct Index {
    files: Vec<ChartFile>,
}

impl Index {
    /// Reads `index.csv`.
    ///
    /// # Errors
    /// [`ChartError`] for the first row that cannot be read.
    pub fn parse(text: &str) -> Result<Self, ChartError> {
        let table = Table::parse(text)?;
        table.require(&["file", "kind", "name", "widths", "levels", "complete", "rows"])?;
        let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let read = |row: super::table::Row<'_>| {
            Ok(ChartFile {
                file: row.read("file", owned)?,
                kind: row.read("kind", ChartKind::from_word)?,
                name: row.read("name", owned)?,
                law: row.cell("law").to_owned(),
                years: row.years()?,
                governments: row.read("governments", Governments::from_word)?,
                widths: row.read("widths", widths)?,
                levels: levels(row.cell("levels")),
                complete: row.read("complete", yes_or_no)?,
                rows: row.read("rows", |text| text.parse().ok())?,
                origin: row.cell("origin").to_owned(),
            })
        };
        Ok(Self { files: table.rows().map(read).collect::<Result<_, _>>()? })
    }

    /// Every file, in the order of the index.
    pub fn files(&self) -> &[ChartFile] {
        &self.files
    }

    /// The file of this kind and name.
    pub fn find(&self, kind: ChartKind, name: &str) -> Option<&ChartFile> {
        self.files.iter().find(|file| file.kind == kind && file.name == name)
    }

    /// The chart that a government of this kind uses in this year.
    pub fn in_force(
        &self,
        kind: ChartKind,
        year: u16,
        government: GovernmentKind,
    ) -> Option<&ChartFile> {
        self.files.iter().find(|file| {
            file.kind == kind && file.years.contain(year) && file.governments.cover(government)
        })
    }
}

fn levels(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split(';').map(str::to_owned).collect() }
}

fn widths(text: &str) -> Option<Vec<usize>> {
    text.split('.').filter(|width| !width.is_empty()).map(|width| width.parse().ok()).collect()
}

pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
