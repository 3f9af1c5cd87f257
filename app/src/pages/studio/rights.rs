//! Roles and what members do, in words.

use budget::protocol::people::Change;
use budget::role::Assignment;
use budget::text::Text as Domain;

use crate::text::studio::StudioText;

/// The offices of a government: id and what they are called.
pub(super) type Offices = [(String, String)];

/// What an office is called now; its id where that is not known.
fn office(offices: &Offices, id: &str) -> String {
    let known = offices.iter().find(|(of, _)| of == id);
    known.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
}

/// One role that was given, with its office.
pub(super) fn role_said(t: &StudioText, held: &Assignment, offices: &Offices) -> String {
    let role = Domain::of(t.lang).role(held.role()).name;
    match held.unit() {
        Some(unit) => (t.frame.role_in)(role, &office(offices, unit)),
        None => role.to_owned(),
    }
}

/// All roles that were given: `a, b dan c`.
pub(super) fn roles_said(t: &StudioText, held: &[Assignment], offices: &Offices) -> String {
    let said: Vec<String> = held.iter().map(|held| role_said(t, held, offices)).collect();
    match said.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), t.frame.and),
        None => String::new(),
    }
}

/// What a proposal is to do.
pub(super) fn act_said(t: &StudioText, act: &Change, about: &str, offices: &Offices) -> String {
    let m = &t.members;
    match act {
        Change::Found { government, name } => (m.to_found)(&government.name, name),
        Change::Invite { roles, .. } => (m.to_invite)(about, &roles_said(t, roles, offices)),
        Change::ChangeRoles { roles, .. } => (m.to_change)(about, &roles_said(t, roles, offices)),
        Change::Suspend { .. } => (m.to_suspend)(about),
        Change::Reinstate { .. } => (m.to_reinstate)(about),
        Change::End { .. } => (m.to_end)(about),
        Change::Unfreeze => m.to_unfreeze.to_owned(),
        Change::Restore { .. } => m.to_restore.to_owned(),
    }
}
