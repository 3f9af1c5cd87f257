//! What somebody writes in a form about members, before it is a proposal: what is missing is found
//! here, and what is not allowed by the server.

use budget::protocol::people::{Change, Member, NewProposal};
use budget::role::{Assignment, PersonId, Role, needs_unit};
use budget::text::Text as Domain;
use serde::{Deserialize, Serialize};

use super::super::opened;
use crate::text::studio::StudioText;

/// The field for the name.
pub(super) const NAME: &str = "form-name";
/// The field for the reason.
pub(super) const REASON: &str = "form-reason";

/// A form, and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Form {
    Invite,
    Change(PersonId),
    Suspend(PersonId),
    Reinstate(PersonId),
    End(PersonId),
}

impl opened::Form for Form {
    const KEPT: &'static str = "terang-form";

    fn opener(&self) -> String {
        match self {
            Self::Invite => "open-invite".to_owned(),
            Self::Change(person) => format!("open-change-{person}"),
            Self::Suspend(person) => format!("open-suspend-{person}"),
            Self::Reinstate(person) => format!("open-reinstate-{person}"),
            Self::End(person) => format!("open-end-{person}"),
        }
    }
}

impl Form {
    /// Whether it gives roles.
    pub(super) const fn gives_roles(&self) -> bool {
        matches!(self, Self::Invite | Self::Change(_))
    }

    /// The field where it begins.
    pub(super) fn first_field(&self) -> String {
        match self {
            Self::Invite => NAME.to_owned(),
            Self::Change(_) => role_field(Role::Operator),
            Self::Suspend(_) | Self::Reinstate(_) | Self::End(_) => REASON.to_owned(),
        }
    }
}

/// The box of a role.
pub(super) fn role_field(role: Role) -> String {
    format!("form-role-{}", role.as_str())
}

/// The field of an office of a role.
pub(super) fn unit_field(role: Role, at: usize) -> String {
    format!("form-unit-{}-{at}", role.as_str())
}

/// What is written in the form that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) reason: String,
    /// The roles that are chosen, each with the codes of its offices, one or more where it needs
    /// any.
    roles: Vec<(Role, Vec<String>)>,
    /// Whether it was tried to send it: what is missing is not held against who has not finished.
    pub(super) tried: bool,
}

/// What is missing, and the field where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) field: String,
    pub(super) says: String,
}

impl Draft {
    /// What a change of roles begins with: the roles that the member has.
    pub(super) fn of(member: &Member) -> Self {
        let mut draft = Self::default();
        for held in &member.roles {
            let units = draft.units_of(held.role());
            units.extend(held.unit().map(str::to_owned));
        }
        draft
    }

    fn units_of(&mut self, role: Role) -> &mut Vec<String> {
        let at = self.roles.iter().position(|(of, _)| *of == role).unwrap_or_else(|| {
            self.roles.push((role, Vec::new()));
            self.roles.len() - 1
        });
        &mut self.roles[at].1
    }

    /// Whether a role is chosen.
    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.iter().any(|(of, _)| *of == role)
    }

    /// Chooses a role, or not.
    pub(super) fn choose(&mut self, role: Role, chosen: bool) {
        self.roles.retain(|(of, _)| *of != role);
        if chosen {
            let units = if needs_unit(role) { vec![String::new()] } else { Vec::new() };
            self.roles.push((role, units));
        }
    }

    /// The codes of the offices of a role.
    pub(super) fn units(&self, role: Role) -> &[String] {
        let found = self.roles.iter().find(|(of, _)| *of == role);
        found.map_or(&[], |(_, units)| units)
    }

    /// One more office of a role.
    pub(super) fn add_unit(&mut self, role: Role) {
        self.units_of(role).push(String::new());
    }

    /// The code of one office of a role.
    pub(super) fn set_unit(&mut self, role: Role, at: usize, code: String) {
        if let Some(unit) = self.units_of(role).get_mut(at) {
            *unit = code;
        }
    }

    /// Everything that is still missing, in the order of the fields.
    pub(super) fn missing(&self, t: &StudioText, form: &Form) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut lacks = |field: &str, says: String| {
            missing.push(Missing { field: field.to_owned(), says });
        };
        if *form == Form::Invite && self.name.trim().is_empty() {
            lacks(NAME, t.forms.no_name.to_owned());
        }
        if form.gives_roles() && self.roles.is_empty() {
            lacks(&role_field(Role::Operator), t.forms.no_role.to_owned());
        }
        for (role, at) in self.without_unit() {
            let name = Domain::of(t.lang).role(role).name;
            lacks(&unit_field(role, at), (t.forms.no_unit)(name));
        }
        if self.reason.trim().is_empty() {
            lacks(REASON, t.forms.no_reason.to_owned());
        }
        missing
    }

    /// The first office of each role that is none. A second field that is left empty is no fault.
    fn without_unit(&self) -> impl Iterator<Item = (Role, usize)> {
        self.roles.iter().filter(|(role, _)| needs_unit(*role)).filter_map(|(role, units)| {
            let is_bad = |code: &String| {
                let code = code.trim().to_owned();
                Assignment::new(*role, Some(code)).is_err()
            };
            let all_empty = units.iter().all(|code| code.trim().is_empty());
            let bad = units.iter().position(|code| !code.trim().is_empty() && is_bad(code));
            bad.or(all_empty.then_some(0)).map(|at| (*role, at))
        })
    }

    fn assignments(&self) -> Vec<Assignment> {
        let mut all: Vec<Assignment> = Vec::new();
        for (role, units) in &self.roles {
            let codes = units.iter().map(|code| code.trim()).filter(|code| !code.is_empty());
            if needs_unit(*role) {
                all.extend(codes.filter_map(|c| Assignment::new(*role, Some(c.to_owned())).ok()));
            } else {
                all.extend(Assignment::new(*role, None));
            }
        }
        all.sort();
        all.dedup();
        all
    }

    /// The proposal, once nothing is missing.
    pub(super) fn proposal(&self, form: Form) -> NewProposal {
        let change = match form {
            Form::Invite => {
                Change::Invite { name: one_line(&self.name), roles: self.assignments() }
            }
            Form::Change(person) => Change::ChangeRoles { person, roles: self.assignments() },
            Form::Suspend(person) => Change::Suspend { person },
            Form::Reinstate(person) => Change::Reinstate { person },
            Form::End(person) => Change::End { person },
        };
        NewProposal { change, reason: one_line(&self.reason) }
    }
}

/// A name and a reason are kept as one line: what was pasted with breaks in it is still taken.
pub(in crate::pages::studio) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use budget::money::Lang;

    use super::*;

    fn fields(draft: &Draft, form: &Form) -> Vec<String> {
        let missing = draft.missing(StudioText::of(Lang::Id), form);
        missing.into_iter().map(|missing| missing.field).collect()
    }

    #[test]
    fn what_is_missing_is_named_with_its_field() {
        let mut draft = Draft::default();
        assert_eq!(fields(&draft, &Form::Invite), [NAME, "form-role-operator", REASON]);
        draft.name = "Rudi".to_owned();
        draft.reason = "pindah dinas".to_owned();
        draft.choose(Role::Operator, true);
        assert_eq!(fields(&draft, &Form::Invite), ["form-unit-operator-0"]);
        draft.set_unit(Role::Operator, 0, " 1.02.01 ".to_owned());
        draft.add_unit(Role::Operator);
        assert!(fields(&draft, &Form::Invite).is_empty(), "a field left empty is no fault");
    }

    #[test]
    fn a_proposal_gives_each_role_once_and_without_spaces() {
        let mut draft = Draft { name: " Rudi ".to_owned(), ..Draft::default() };
        draft.choose(Role::Auditor, true);
        draft.choose(Role::Operator, true);
        for (at, code) in ["1.02.01", " 1.02.01", "", "1.01.01"].into_iter().enumerate() {
            draft.add_unit(Role::Operator);
            draft.set_unit(Role::Operator, at, code.to_owned());
        }
        draft.reason = "pindah\n  dinas ".to_owned();
        let NewProposal { change, reason } = draft.proposal(Form::Invite);
        assert_eq!(reason, "pindah dinas");
        let of = |role, unit: Option<&str>| Assignment::new(role, unit.map(str::to_owned)).unwrap();
        let roles = vec![
            of(Role::Operator, Some("1.01.01")),
            of(Role::Operator, Some("1.02.01")),
            of(Role::Auditor, None),
        ];
        assert_eq!(change, Change::Invite { name: "Rudi".to_owned(), roles });
    }

    #[test]
    fn a_role_that_is_not_chosen_any_more_is_not_given() {
        let mut draft = Draft::default();
        draft.choose(Role::Auditor, true);
        draft.choose(Role::Verifier, true);
        draft.choose(Role::Auditor, false);
        assert!(draft.has(Role::Verifier) && !draft.has(Role::Auditor));
    }
}
