//! The organisations of a government *(perangkat daerah: SKPD dan unitnya)*, through the years. A
//! reorganisation changes codes and names, merges and splits; an organisation keeps its own id,
//! and what ended says what followed it, so that a figure of one year finds its like in another.
//! Nothing is ever read out of a code, and nothing that ended is lost.
//!
//! Read on in `organisation/act.rs` (what may change), then `organisation/lineage.rs` (years
//! compared) and `organisation/list.rs` (a list as people have it).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limits::{CODE_CHARS_MAX, NAME_CHARS_MAX};
use crate::region::hyphenated;

mod act;
mod check;
mod fault;
mod lineage;
mod list;
mod plan;

pub use act::{OrganisationAct, apply};
pub use fault::OrganisationFault;
pub use lineage::Comparable;
pub use list::{List, ListRow, RowFault, read_list};
pub use plan::{Differs, Plan, plan};

/// The first fiscal year that an organisation may have, and the last.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2999;

/// An organisation's own name among programs, for ever: made of its first name, unique in its
/// government, and not its code. `dinas-kesehatan`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrganisationId(String);

/// The text is no organisation's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an organisation's id: lower-case letters, digits and single hyphens, at most 64")]
pub struct OrganisationIdError;

impl OrganisationId {
    /// The longest, in characters.
    pub const CHARS_MAX: usize = 64;
    /// Of these, how many the name may take: the rest is for a number.
    const NAME_CHARS_MAX: usize = 58;

    /// Reads an id.
    ///
    /// # Errors
    /// [`OrganisationIdError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, OrganisationIdError> {
        let part_fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
        };
        let fits = text.len() <= Self::CHARS_MAX && text.split('-').all(part_fits);
        if fits { Ok(Self(text.to_owned())) } else { Err(OrganisationIdError) }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a new organisation with this name, among those that are there.
    fn new(name: &str, all: &Organisations) -> Self {
        let mut stem = hyphenated(name);
        if Self::NAME_CHARS_MAX < stem.len() {
            // Whole words, as far as they go.
            stem.truncate(Self::NAME_CHARS_MAX + 1);
            let end = stem.rfind('-').unwrap_or(Self::NAME_CHARS_MAX);
            stem.truncate(end);
        }
        if stem.is_empty() {
            stem.push_str("organisasi");
        }
        let mut id = Self(stem.clone());
        let mut number = 2;
        while all.find(&id).is_some() {
            id = Self(format!("{stem}-{number}"));
            number += 1;
        }
        id
    }
}

impl TryFrom<String> for OrganisationId {
    type Error = OrganisationIdError;

    fn try_from(text: String) -> Result<Self, OrganisationIdError> {
        Self::parse(&text)
    }
}

impl From<OrganisationId> for String {
    fn from(id: OrganisationId) -> Self {
        id.0
    }
}

impl fmt::Display for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an organisation is called, and where it belongs, in some years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its code *(kode SKPD)*, as the region writes it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The organisation that it is a unit of; none for an SKPD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationId>,
}

impl Entry {
    /// Whether code and name may stand in a list.
    fn check(&self) -> Result<(), OrganisationFault> {
        check_code(&self.code)?;
        check_name(&self.name)
    }
}

/// Some characters that no file, page or spreadsheet made of them has to fear. Accents are composed
/// where an act is taken ([`OrganisationAct::composed`]), so that the tables for that stay there.
fn is_plain(text: &str, chars_max: usize) -> bool {
    let blank_end = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let fits = (1..=chars_max).contains(&text.chars().count()) && !blank_end;
    fits && !text.starts_with(['=', '+', '-', '@']) && !text.chars().any(char::is_control)
}

fn check_code(code: &str) -> Result<(), OrganisationFault> {
    if is_plain(code, CODE_CHARS_MAX) {
        Ok(())
    } else {
        Err(OrganisationFault::BadCode { code: code.to_owned() })
    }
}

fn check_name(name: &str) -> Result<(), OrganisationFault> {
    if is_plain(name, NAME_CHARS_MAX) {
        Ok(())
    } else {
        Err(OrganisationFault::BadName { name: name.to_owned() })
    }
}

/// What an organisation was called before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Former {
    /// Its code then.
    pub code: String,
    /// Its name then.
    pub name: String,
    /// What it was a unit of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationId>,
    /// The last fiscal year of that.
    pub until: u16,
}

/// An organisation *(SKPD, unit SKPD)*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its own, for ever.
    pub id: OrganisationId,
    /// Its code, as the region writes it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The organisation that it is a unit of; none for an SKPD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationId>,
    /// Its first fiscal year.
    pub from: u16,
    /// Its last fiscal year, where it has ended or will.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u16>,
    /// What it was called before, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
    /// What followed it, where it has ended: none for one that was closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<OrganisationId>,
}

/// Some years in which an organisation was called one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period<'a> {
    /// Its code in these years.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it was a unit of.
    pub parent: Option<&'a OrganisationId>,
    /// The first of the years.
    pub from: u16,
    /// The last; none: still.
    pub until: Option<u16>,
}

impl Period<'_> {
    /// Whether a year is one of these.
    pub fn has(&self, year: u16) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }
}

impl Organisation {
    /// Whether it is there in a fiscal year.
    pub fn is_in(&self, year: u16) -> bool {
        self.from <= year && self.is_open(year)
    }

    /// Whether it has not ended before a fiscal year; it may begin only later.
    pub fn is_open(&self, year: u16) -> bool {
        self.until.is_none_or(|until| year <= until)
    }

    /// All its years, by what it was called in them; the oldest first.
    pub fn periods(&self) -> impl Iterator<Item = Period<'_>> {
        let mut from = self.from;
        let former = self.former.iter().map(move |of| {
            let period = Period {
                code: &of.code,
                name: &of.name,
                parent: of.parent.as_ref(),
                from,
                until: Some(of.until),
            };
            from = of.until.saturating_add(1);
            period
        });
        former.chain(std::iter::once(Period {
            code: &self.code,
            name: &self.name,
            parent: self.parent.as_ref(),
            from: self.named_since(),
            until: self.until,
        }))
    }

    /// What it is called in a fiscal year; nothing where it is not there.
    pub fn in_year(&self, year: u16) -> Option<Period<'_>> {
        self.periods().find(|period| period.has(year))
    }

    /// Since when it is called what it is called now.
    pub fn named_since(&self) -> u16 {
        self.former.last().map_or(self.from, |of| of.until.saturating_add(1))
    }

    /// What it is called now.
    pub fn entry(&self) -> Entry {
        let Self { code, name, parent, .. } = self.clone();
        Entry { code, name, parent }
    }
}

/// All organisations of a government that ever were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Organisation>", into = "Vec<Organisation>")]
pub struct Organisations {
    /// By id.
    all: Vec<Organisation>,
}

impl From<Vec<Organisation>> for Organisations {
    fn from(mut all: Vec<Organisation>) -> Self {
        all.sort_by(|a, b| a.id.cmp(&b.id));
        Self { all }
    }
}

impl From<Organisations> for Vec<Organisation> {
    fn from(of: Organisations) -> Self {
        of.all
    }
}

impl Organisations {
    fn at(&self, id: &OrganisationId) -> Result<usize, usize> {
        self.all.binary_search_by(|of| of.id.cmp(id))
    }

    /// One by its id.
    pub fn find(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.at(id).ok().and_then(|at| self.all.get(at))
    }

    /// One by a text that may be its id, such as the office of a role.
    pub fn find_text(&self, id: &str) -> Option<&Organisation> {
        self.find(&OrganisationId::parse(id).ok()?)
    }

    fn find_mut(&mut self, id: &OrganisationId) -> Option<&mut Organisation> {
        self.at(id).ok().and_then(|at| self.all.get_mut(at))
    }

    fn insert(&mut self, new: Organisation) {
        if let Err(at) = self.at(&new.id) {
            self.all.insert(at, new);
        }
    }

    /// All, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Organisation> {
        self.all.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that are there in a fiscal year, by the code that they have in it.
    pub fn current(&self, year: u16) -> Vec<&Organisation> {
        let mut there: Vec<_> =
            self.all.iter().filter_map(|of| Some((of.in_year(year)?, of))).collect();
        there.sort_by(|(a, of_a), (b, of_b)| (a.code, &of_a.id).cmp(&(b.code, &of_b.id)));
        there.into_iter().map(|(_, of)| of).collect()
    }

    /// What an act made different: each as it is now, with what it was before where it was.
    pub fn changed_from<'a>(
        &'a self,
        before: &'a Self,
    ) -> Vec<(Option<&'a Organisation>, &'a Organisation)> {
        let pairs = self.all.iter().map(|now| (before.find(&now.id), now));
        pairs.filter(|(then, now)| *then != Some(now)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_first_name_and_is_nobody_elses() {
        let mut all = Organisations::default();
        let long = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan \
                    Keluarga Berencana";
        for (name, id) in [
            ("Dinas Kesehatan", "dinas-kesehatan"),
            ("DINAS  KESEHATAN", "dinas-kesehatan-2"),
            ("Dinas Kesehatan", "dinas-kesehatan-3"),
            ("—", "organisasi"),
            ("…", "organisasi-2"),
            (long, "dinas-pemberdayaan-perempuan-perlindungan-anak"),
            (&"a".repeat(500), &"a".repeat(58)),
        ] {
            let made = OrganisationId::new(name, &all);
            assert_eq!(made.as_str(), id);
            assert_eq!(OrganisationId::parse(id), Ok(made.clone()));
            let entry = Entry { code: made.to_string(), name: name.to_owned(), parent: None };
            let Entry { code, name, parent } = entry;
            let (former, successors) = (Vec::new(), Vec::new());
            let (from, until) = (2026, None);
            all.insert(Organisation {
                id: made,
                code,
                name,
                parent,
                from,
                until,
                former,
                successors,
            });
        }
        for bad in ["", "-a", "a--b", "Dinas", "a b", &"a".repeat(65)] {
            assert_eq!(OrganisationId::parse(bad), Err(OrganisationIdError), "{bad:?}");
        }
    }

    #[test]
    fn an_organisation_is_read_as_it_is_written() {
        let json = r#"[{"id":"dinkes","code":"1.02.01","name":"Dinas Kesehatan","from":2020,"until":2026,"former":[{"code":"1.02","name":"Dinkes","until":2023}],"successors":["badan"]}]"#;
        let all: Organisations = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&all).unwrap(), json);
        let of = all.find_text("dinkes").unwrap();
        let years: Vec<_> = of.periods().map(|of| (of.code, of.from, of.until)).collect();
        assert_eq!(years, [("1.02", 2020, Some(2023)), ("1.02.01", 2024, Some(2026))]);
        assert_eq!(of.in_year(2023).map(|of| of.name), Some("Dinkes"));
        assert_eq!(of.in_year(2027), None);
        assert!(of.is_open(2019) && !of.is_in(2019) && !of.is_open(2027));
        assert!(serde_json::from_str::<Organisation>(&json.replace("from", "since")).is_err());
    }
}
