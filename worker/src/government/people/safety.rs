//! What is done at once when something is wrong, by one person alone, because it is the safe
//! direction: publishing is frozen, somebody's sessions end. The way back takes two.

use budget::permission::{Action, Denied, Facts};
use budget::protocol::people::{Freeze, Frozen, MemberStatus};
use budget::role::PersonId;

use super::super::checked;
use super::super::object::Government;
use super::super::tables::history::Deed;
use super::super::tables::{frozen, history, members, region};
use super::{Caller, deed};
use crate::error::Error;
use crate::platform;
use crate::refusal::Refusal;

impl Government {
    /// Freezes publishing. Where it is frozen already it stays as it was.
    pub(super) fn freeze(&self, caller: &Caller<'_>, asked: &Freeze) -> Result<Frozen, Error> {
        let sql = self.sql();
        let grant = caller.may(Action::FreezePublishing, None, &Facts::default());
        let grant = self.noted(caller, Action::FreezePublishing, grant)?;
        region::read(&sql)?.ok_or(Denied::Absent)?;
        checked::reason(&asked.reason)?;
        if let Some(frozen) = frozen::read(&sql)? {
            return Ok(frozen);
        }
        let now = platform::now();
        let reason = asked.reason.clone();
        let frozen = Frozen { by: caller.person.clone(), at: now.clone(), reason: reason.clone() };
        let deed = Deed { reason, ..deed(caller, &[grant.role()], "freeze", String::new()) };
        self.together(|| {
            frozen::write(&sql, &frozen)?;
            history::append(&sql, &deed, &now)
        })?;
        Ok(frozen)
    }

    /// That a person's sessions may be ended: a member's, also a suspended one's. The sessions
    /// themselves are the person's own object's, which is told after this was written down.
    pub(super) fn end_sessions(&self, caller: &Caller<'_>, person: &PersonId) -> Result<(), Error> {
        let sql = self.sql();
        let grant = caller.may(Action::EndSessions, Some(person), &Facts::default());
        let grant = self.noted(caller, Action::EndSessions, grant)?;
        let member = members::find(&sql, person)?;
        if member.is_none_or(|member| member.status == MemberStatus::Left) {
            return Err(caller.absent(Refusal::NoMember));
        }
        let deed = deed(caller, &[grant.role()], "end-sessions", person.to_string());
        history::append(&sql, &deed, &platform::now())?;
        Ok(())
    }
}
