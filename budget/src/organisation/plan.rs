//! What a list would do to the organisations that are there. Before it is sent and when it is
//! carried out the same function says so. A row is the organisation that has its code in the
//! year of the list, or else the one that has its name: where only the code was changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::list::{self, RowFault};
use super::{
    Entry, ListRow, Organisation, OrganisationFault as Fault, OrganisationId, Organisations, act,
};

/// What it means where a code or a name in a list differs from what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differs {
    /// It was written wrongly before.
    Corrected,
    /// It is called so from the year of the list on.
    Renamed,
}

/// What a list would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows of organisations that are not there yet.
    pub new: Vec<ListRow>,
    /// Rows that differ from the organisation that they are of.
    pub changed: Vec<(OrganisationId, ListRow)>,
    /// Rows that say what is known.
    pub unchanged: u32,
    /// Organisations of that year which no row is of. They stay as they are.
    pub absent: Vec<OrganisationId>,
    /// Rows that cannot be.
    pub faults: Vec<RowFault>,
}

/// What a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    Known(OrganisationId),
    /// A new one, by its code in the list.
    New(String),
}

/// Compares a list of a year with what is known.
pub fn plan(all: &Organisations, year: u16, rows: &[ListRow]) -> Plan {
    let there = all.current(year);
    let known = matched(&there, year, rows);
    let mut plan = Plan::default();
    for row in rows {
        let known_as = known.get(row.code.as_str()).copied();
        match one(&there, year, rows, &known, row) {
            Err(fault) => plan.faults.push(RowFault { row: row.row, fault }),
            Ok(parent) => match known_as {
                None => plan.new.push(row.clone()),
                Some(of) if differs(of, row, parent.as_ref()) => {
                    plan.changed.push((of.id.clone(), row.clone()));
                }
                Some(_) => plan.unchanged += 1,
            },
        }
    }
    let named: BTreeSet<_> = known.values().map(|of| &of.id).collect();
    let absent = there.iter().filter(|of| !named.contains(&of.id));
    plan.absent = absent.map(|of| of.id.clone()).collect();
    plan
}

/// The organisation of each row, by the row's code.
fn matched<'a>(
    there: &[&'a Organisation],
    year: u16,
    rows: &'a [ListRow],
) -> BTreeMap<&'a str, &'a Organisation> {
    let of_year = |of: &&'a Organisation| of.in_year(year).map(|period| (period, *of));
    let by_code: BTreeMap<_, _> =
        there.iter().filter_map(of_year).map(|(period, of)| (period.code, of)).collect();
    let mut known = BTreeMap::new();
    for row in rows {
        if let Some(of) = by_code.get(row.code.as_str()) {
            known.insert(row.code.as_str(), *of);
        }
    }
    // A name says which only where it is one organisation's and one row's.
    let taken: BTreeSet<_> = known.values().map(|of| of.id.clone()).collect();
    let mut by_name: BTreeMap<String, Vec<&Organisation>> = BTreeMap::new();
    for (period, of) in there.iter().filter_map(of_year) {
        if !taken.contains(&of.id) {
            by_name.entry(key(period.name)).or_default().push(of);
        }
    }
    let mut rows_of: BTreeMap<String, Vec<&ListRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !by_code.contains_key(row.code.as_str())) {
        rows_of.entry(key(&row.name)).or_default().push(row);
    }
    for (name, rows) in rows_of {
        if let (Some([of]), [row]) = (by_name.get(&name).map(Vec::as_slice), rows.as_slice()) {
            known.insert(row.code.as_str(), *of);
        }
    }
    known
}

fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a row would be a unit of, where it can be at all.
fn one(
    there: &[&Organisation],
    year: u16,
    rows: &[ListRow],
    known: &BTreeMap<&str, &Organisation>,
    row: &ListRow,
) -> Result<Option<Of>, Fault> {
    list::check(row)?;
    let parent = parent(there, year, rows, known, row)?;
    let of = known.get(row.code.as_str());
    if let Some(of) = of.filter(|of| differs(of, row, parent.as_ref())) {
        let since = of.named_since();
        if year < since {
            return Err(Fault::ChangedLater { name: of.name.clone(), since });
        }
    }
    Ok(parent)
}

fn parent(
    there: &[&Organisation],
    year: u16,
    rows: &[ListRow],
    known: &BTreeMap<&str, &Organisation>,
    row: &ListRow,
) -> Result<Option<Of>, Fault> {
    let code = row.parent.as_str();
    if code.is_empty() {
        let of = known.get(row.code.as_str());
        return Ok(of.and_then(|of| of.parent.clone()).map(Of::Known));
    }
    if code == row.code {
        return Err(Fault::OwnParent { name: row.name.clone() });
    }
    if let Some(of) = known.get(code) {
        return Ok(Some(Of::Known(of.id.clone())));
    }
    if let Some(above) = rows.iter().find(|of| of.code == code) {
        return if above.parent.is_empty() {
            Ok(Some(Of::New(code.to_owned())))
        } else {
            Err(Fault::Nested { name: row.name.clone(), parent: above.name.clone() })
        };
    }
    let held = there.iter().find(|of| of.in_year(year).is_some_and(|of| of.code == code));
    let held = held.ok_or_else(|| Fault::ParentUnknown { code: code.to_owned() })?;
    Ok(Some(Of::Known(held.id.clone())))
}

fn differs(of: &Organisation, row: &ListRow, parent: Option<&Of>) -> bool {
    let same_parent = match parent {
        None => of.parent.is_none(),
        Some(Of::Known(id)) => of.parent.as_ref() == Some(id),
        Some(Of::New(_)) => false,
    };
    of.code != row.code || of.name != row.name || !same_parent
}

/// Does what a list says: everything, or nothing.
pub(super) fn carry_out(
    all: &mut Organisations,
    year: u16,
    differing: Differs,
    rows: &[ListRow],
) -> Result<(), Fault> {
    act::check_year(year)?;
    let at = |row: u32| move |fault| Fault::AtRow { row, because: Box::new(fault) };
    let mut codes = BTreeMap::new();
    for row in rows {
        if let Some(earlier) = codes.insert(&row.code, row.row) {
            return Err(at(row.row)(Fault::Twice { code: row.code.clone(), row: earlier }));
        }
    }
    let before = all.clone();
    let Plan { new, changed, faults, .. } = plan(&before, year, rows);
    if let Some(RowFault { row, fault }) = faults.into_iter().next() {
        return Err(at(row)(fault));
    }
    let there = before.current(year);
    let known = matched(&there, year, rows);
    let mut made: BTreeMap<&str, OrganisationId> = BTreeMap::new();
    let entry = |row: &ListRow, made: &BTreeMap<&str, OrganisationId>| {
        let parent = match parent(&there, year, rows, &known, row)? {
            None => None,
            Some(Of::Known(id)) => Some(id),
            Some(Of::New(code)) => made.get(code.as_str()).cloned(),
        };
        Ok(Entry { code: row.code.clone(), name: row.name.clone(), parent })
    };
    let (tops, units): (Vec<_>, Vec<_>) = new.iter().partition(|row| row.parent.is_empty());
    for row in tops {
        let id = act::add(all, &entry(row, &made)?, year).map_err(at(row.row))?;
        made.insert(&row.code, id);
    }
    for row in units {
        act::add(all, &entry(row, &made)?, year).map_err(at(row.row))?;
    }
    for (id, row) in &changed {
        let entry = entry(row, &made)?;
        match differing {
            Differs::Corrected => act::correct(all, id, &entry, None),
            Differs::Renamed => act::rename(all, id, &entry, year),
        }
        .map_err(at(row.row))?;
    }
    Ok(())
}
