//! What may change about a government's organisations, and the one function that changes it:
//! everything is checked, and an act that is refused changes nothing.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::plan::{self, Differs};
use super::{
    Entry, Former, ListRow, Organisation, OrganisationFault as Fault, OrganisationId,
    Organisations, YEARS, check,
};
use crate::limits::ORGANISATIONS_MAX;

/// A change of the list of organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum OrganisationAct {
    /// One more.
    Add {
        /// What it is called.
        entry: Entry,
        /// Its first fiscal year.
        from: u16,
    },
    /// It was written wrongly: the same years, the right words.
    Correct {
        /// Which.
        id: OrganisationId,
        /// What it is called, rightly.
        entry: Entry,
        /// Its first fiscal year.
        from: u16,
    },
    /// It is called something else, or belongs elsewhere, from a year on; what it was stays.
    Rename {
        /// Which.
        id: OrganisationId,
        /// What it is called then.
        entry: Entry,
        /// The first year of that.
        from: u16,
    },
    /// It ends: merged (several into one), split (one into several), or closed (nothing follows).
    End {
        /// Which.
        ids: Vec<OrganisationId>,
        /// Their last fiscal year.
        until: u16,
        /// What follows them and is there already.
        #[serde(default)]
        successors: Vec<OrganisationId>,
        /// What follows them and begins the year after.
        #[serde(default)]
        new: Vec<Entry>,
    },
    /// It was ended by mistake.
    Reopen {
        /// Which.
        id: OrganisationId,
    },
    /// A list: all of its rows or none.
    Import {
        /// The fiscal year that the list is of.
        year: u16,
        /// What it means where a code or a name differs.
        differs: Differs,
        /// The rows.
        rows: Vec<ListRow>,
    },
}

impl OrganisationAct {
    /// The same act with its accents composed (NFC): one name has one spelling in bytes.
    #[must_use]
    pub fn composed(mut self) -> Self {
        let compose = |text: &mut String| *text = text.nfc().collect();
        let entries: Vec<&mut Entry> = match &mut self {
            Self::Add { entry, .. } | Self::Correct { entry, .. } | Self::Rename { entry, .. } => {
                vec![entry]
            }
            Self::End { new, .. } => new.iter_mut().collect(),
            Self::Reopen { .. } => Vec::new(),
            Self::Import { rows, .. } => {
                for row in rows {
                    [&mut row.code, &mut row.name, &mut row.parent].into_iter().for_each(compose);
                }
                Vec::new()
            }
        };
        for entry in entries {
            [&mut entry.code, &mut entry.name].into_iter().for_each(compose);
        }
        self
    }

    /// Its name in the history, for ever.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "organisation-add",
            Self::Correct { .. } => "organisation-correct",
            Self::Rename { .. } => "organisation-rename",
            Self::End { .. } => "organisation-end",
            Self::Reopen { .. } => "organisation-reopen",
            Self::Import { .. } => "organisation-import",
        }
    }
}

/// The organisations as an act leaves them.
///
/// ```
/// use budget::organisation::{Entry, OrganisationAct, OrganisationFault, Organisations, apply};
///
/// let entry = |code: &str, name: &str| {
///     Entry { code: code.to_owned(), name: name.to_owned(), parent: None }
/// };
/// let none = Organisations::default();
/// let add = OrganisationAct::Add { entry: entry("1.02.01", "Dinas Kesehatan"), from: 2026 };
/// let one = apply(&none, &add)?;
/// assert!(one.find_text("dinas-kesehatan").is_some());
/// // One code, one organisation, in any year.
/// assert!(matches!(apply(&one, &add), Err(OrganisationFault::CodeTaken { .. })));
/// # Ok::<(), OrganisationFault>(())
/// ```
///
/// # Errors
/// [`OrganisationFault`](super::OrganisationFault): what is wrong, the first that is found.
pub fn apply(before: &Organisations, act: &OrganisationAct) -> Result<Organisations, Fault> {
    let mut after = before.clone();
    match act {
        OrganisationAct::Add { entry, from } => add(&mut after, entry, *from).map(drop)?,
        OrganisationAct::Correct { id, entry, from } => {
            correct(&mut after, id, entry, Some(*from))?;
        }
        OrganisationAct::Rename { id, entry, from } => rename(&mut after, id, entry, *from)?,
        OrganisationAct::End { ids, until, successors, new } => {
            end(&mut after, ids, *until, successors, new)?;
        }
        OrganisationAct::Reopen { id } => reopen(&mut after, id)?,
        OrganisationAct::Import { year, differs, rows } => {
            plan::carry_out(&mut after, *year, *differs, rows)?;
        }
    }
    check::all(&after)?;
    if after == *before { Err(Fault::Nothing) } else { Ok(after) }
}

pub(super) fn check_year(year: u16) -> Result<(), Fault> {
    if YEARS.contains(&year) { Ok(()) } else { Err(Fault::BadYear { year }) }
}

fn found<'a>(
    all: &'a mut Organisations,
    id: &OrganisationId,
) -> Result<&'a mut Organisation, Fault> {
    all.find_mut(id).ok_or_else(|| Fault::Unknown { id: id.clone() })
}

pub(super) fn add(
    all: &mut Organisations,
    entry: &Entry,
    from: u16,
) -> Result<OrganisationId, Fault> {
    entry.check()?;
    check_year(from)?;
    if ORGANISATIONS_MAX <= all.len() {
        let limit = u32::try_from(ORGANISATIONS_MAX).unwrap_or(u32::MAX);
        return Err(Fault::TooMany { limit });
    }
    let id = OrganisationId::new(&entry.name, all);
    let Entry { code, name, parent } = entry.clone();
    all.insert(Organisation {
        id: id.clone(),
        code,
        name,
        parent,
        from,
        until: None,
        former: Vec::new(),
        successors: Vec::new(),
    });
    Ok(id)
}

pub(super) fn correct(
    all: &mut Organisations,
    id: &OrganisationId,
    entry: &Entry,
    from: Option<u16>,
) -> Result<(), Fault> {
    entry.check()?;
    let of = found(all, id)?;
    if let Some(from) = from {
        check_year(from)?;
        of.from = from;
    }
    write(of, entry);
    Ok(())
}

fn write(of: &mut Organisation, entry: &Entry) {
    of.code.clone_from(&entry.code);
    of.name.clone_from(&entry.name);
    of.parent.clone_from(&entry.parent);
}

pub(super) fn rename(
    all: &mut Organisations,
    id: &OrganisationId,
    entry: &Entry,
    from: u16,
) -> Result<(), Fault> {
    entry.check()?;
    check_year(from)?;
    let of = found(all, id)?;
    let before = of.entry();
    if before == *entry {
        return Err(Fault::Nothing);
    }
    if let Some(until) = of.until
        && until < from
    {
        return Err(Fault::Ended { name: before.name, until });
    }
    let since = of.named_since();
    if from <= since {
        return Err(Fault::RenameYear { name: before.name, since });
    }
    let Entry { code, name, parent } = before;
    of.former.push(Former { code, name, parent, until: from - 1 });
    write(of, entry);
    Ok(())
}

fn end(
    all: &mut Organisations,
    ids: &[OrganisationId],
    until: u16,
    successors: &[OrganisationId],
    new: &[Entry],
) -> Result<(), Fault> {
    check_year(until)?;
    if ids.is_empty() {
        return Err(Fault::Nothing);
    }
    for id in ids {
        let of = found(all, id)?;
        let (name, since) = (of.name.clone(), of.named_since());
        match of.until {
            Some(until) => return Err(Fault::Ended { name, until }),
            None if until < since => return Err(Fault::EndsTooEarly { name, since }),
            None => of.until = Some(until),
        }
    }
    let mut followed = successors.to_vec();
    if let Some(both) = followed.iter().find(|id| ids.contains(id)) {
        let name = found(all, both)?.name.clone();
        return Err(Fault::SuccessorEnds { name });
    }
    for entry in new {
        followed.push(add(all, entry, until + 1)?);
    }
    followed.sort();
    followed.dedup();
    for id in ids {
        found(all, id)?.successors.clone_from(&followed);
    }
    Ok(())
}

fn reopen(all: &mut Organisations, id: &OrganisationId) -> Result<(), Fault> {
    let of = found(all, id)?;
    if of.until.take().is_none() {
        return Err(Fault::NotEnded { name: of.name.clone() });
    }
    of.successors.clear();
    Ok(())
}
