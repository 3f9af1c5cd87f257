//! From the accounts of Permendagri 13/2006 to those of 90/2019, for comparing years across the
//! border of 2021. No regulation maps the two: the map is ours and says how coarse it is.

use std::collections::BTreeMap;

use super::{ChartError, Link, table::Table};
use crate::code::{self, Code};

/// Where an old account went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The new *jenis*, or *kelompok* where the old one was split.
    pub code: Code,
    /// How well the two can be compared.
    pub link: Link,
    /// What became of it, in Indonesian.
    pub note: String,
}

/// The map, by old *jenis*.
#[derive(Clone, Debug)]
pub struct AccountMap {
    moved: BTreeMap<Code, Moved>,
}

impl AccountMap {
    /// Reads the map's text.
    ///
    /// # Errors
    /// [`ChartError`] for the first row that cannot be read.
    pub fn parse(text: &str) -> Result<Self, ChartError> {
        let table = Table::parse(text)?;
        table.require(&["old", "new", "link"])?;
        let mut moved = BTreeMap::new();
        for row in table.rows() {
            let code = |text: &str| Code::parse(text).ok();
            let old = row.read("old", code)?;
            let note = row.cell("note").to_owned();
            let entry = Moved {
                code: row.read("new", code)?,
                link: row.read("link", Link::from_word)?,
                note,
            };
            if moved.insert(old.clone(), entry).is_some() {
                return Err(ChartError::Twice { row: row.number(), code: old.as_str().to_owned() });
            }
        }
        Ok(Self { moved })
    }

    /// Where an old account, or the *jenis* that it belongs to, went. `None` above a *jenis*: an
    /// old *kelompok* has no counterpart.
    pub fn new_of(&self, old: &str) -> Option<&Moved> {
        let jenis = code::ancestor(old, 3).filter(|code| code::depth(code) == 3)?;
        self.moved.get(&Code::parse(jenis).ok()?)
    }

    /// Every old *jenis* with where it went, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &Moved)> {
        self.moved.iter()
    }
}
