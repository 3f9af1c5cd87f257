//! The government's organisations: who may change the list, what became of it, and whether an
//! office that a role is given in is one of them.

use budget::canonical::Hash;
use budget::money::Lang;
use budget::organisation::{
    Organisation, OrganisationAct, OrganisationFault, Organisations, apply,
};
use budget::permission::{Action, Denied, Facts};
use budget::protocol::organisations::{NewOrganisationAct, OrganisationsPage};
use budget::protocol::people::Change;
use budget::role::Assignment;
use budget::text::Text;
use serde_json::Value;

use super::super::checked;
use super::super::object::Government;
use super::super::tables::history::Deed;
use super::super::tables::{history, organisations, region};
use super::change::{answered, keep, keyed};
use super::{Caller, deed, reaches_by_role};
use crate::error::Error;
use crate::platform;
use crate::refusal::Refusal;

impl Government {
    /// The list, for every member; and for who runs the platform, who confirms roles in it.
    pub(super) fn organisations_page(
        &self,
        caller: &Caller<'_>,
    ) -> Result<OrganisationsPage, Error> {
        let sql = self.sql();
        let reaches = !caller.assignments().is_empty() || caller.platform_administrator;
        let region = region::read(&sql)?.filter(|_| reaches && !caller.is_suspended());
        let region = region.ok_or(Denied::Absent)?;
        if !caller.second_factor {
            return Err(Denied::SecondFactorNeeded.into());
        }
        Ok(OrganisationsPage {
            slug: region.slug,
            name: region.name,
            revision: organisations::revision(&sql)?,
            organisations: organisations::all(&sql)?,
            may: Action::ALL
                .into_iter()
                .filter(|action| reaches_by_role(caller, *action))
                .collect(),
        })
    }

    /// Changes the list by one act: all of it, or nothing.
    pub(super) fn organise(
        &self,
        caller: &Caller<'_>,
        key: &str,
        new: &str,
    ) -> Result<OrganisationsPage, Error> {
        let sql = self.sql();
        let (receipt, asked) = (keyed(caller, key), Hash::of(new.as_bytes()));
        if answered(&sql, &receipt, &asked)?.is_some() {
            return self.organisations_page(caller);
        }
        let grant = caller.may(Action::ManageOrganisations, None, &Facts::default());
        let grant = self.noted(caller, Action::ManageOrganisations, grant)?;
        let NewOrganisationAct { revision: seen, change, reason } =
            serde_json::from_slice(new.as_bytes())?;
        let change = change.composed();
        checked::optional_reason(&reason)?;
        let revision = organisations::revision(&sql)?;
        if seen != revision {
            return Err(Refusal::OrganisationsChanged.into());
        }
        let before = organisations::all(&sql)?;
        let after = apply(&before, &change).map_err(|fault| told(&fault))?;
        let changed = after.changed_from(&before);
        let deed = Deed {
            before: values(changed.iter().filter_map(|(before, _)| *before))?,
            after: values(changed.iter().map(|(_, after)| *after))?,
            reason,
            ..deed(caller, &[grant.role()], change.code(), on(&change, &after))
        };
        let now = platform::now();
        self.together(|| {
            for (_, of) in &changed {
                organisations::write(&sql, revision + 1, of)?;
            }
            keep(&sql, &receipt, &asked, &(), &now)?;
            history::append(&sql, &deed, &now)
        })?;
        self.organisations_page(caller)
    }

    /// Whether each office that a change gives a role in is there and has not ended.
    pub(super) fn offices_are_there(&self, change: &Change) -> Result<(), Error> {
        let offices = change.roles().unwrap_or_default().iter().filter_map(Assignment::unit);
        let mut offices = offices.peekable();
        if offices.peek().is_none() {
            return Ok(());
        }
        let all = organisations::all(&self.sql())?;
        let now = platform::now();
        let year = now.get(..4).and_then(|year| year.parse().ok()).unwrap_or(u16::MAX);
        for id in offices {
            let found = all.find_text(id);
            if !found.is_some_and(|of| of.is_open(year)) {
                let ended = found.map(|of| of.name.clone());
                return Err(Refusal::UnknownOrganisation { id: id.to_owned(), ended }.into());
            }
        }
        Ok(())
    }
}

/// Why a list cannot be so, for who reads either language.
fn told(fault: &OrganisationFault) -> Refusal {
    let [id, en] = [Lang::Id, Lang::En].map(|lang| Text::of(lang).organisation_fault(fault));
    Refusal::BadOrganisations { id, en }
}

/// One as it is, several as a list, none as nothing.
fn values<'a>(
    all: impl Iterator<Item = &'a Organisation>,
) -> Result<Option<Value>, serde_json::Error> {
    let mut values = all.map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
    Ok(match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    })
}

/// On what it was done, for who reads the history: names, or the year of a list.
fn on(act: &OrganisationAct, after: &Organisations) -> String {
    let named = |id| after.find(id).map_or_else(String::new, |of| of.name.clone());
    match act {
        OrganisationAct::Add { entry, .. } => entry.name.clone(),
        OrganisationAct::Correct { id, .. }
        | OrganisationAct::Rename { id, .. }
        | OrganisationAct::Reopen { id } => named(id),
        OrganisationAct::End { ids, .. } => ids.iter().map(named).collect::<Vec<_>>().join("; "),
        OrganisationAct::Import { year, .. } => year.to_string(),
    }
}
