//! Invitations: made of a change that two persons agreed on, taken by a third, or revoked.

use budget::canonical::Hash;
use budget::permission::{Action, Denied};
use budget::protocol::people::{AcceptInvitation, Change, Member, MemberStatus, MembersPage};
use budget::role::{Assignment, Role};
use worker::Date;

use super::super::object::Government;
use super::super::tables::history::Deed;
use super::super::tables::{history, invitations, members, proposals};
use super::change::{answered, asked, in_history, keep, keyed, takes_nobody};
use super::{Caller, deed};
use crate::error::Error;
use crate::limits::{INVITATION_MS, MEMBERS_MAX};
use crate::platform;
use crate::refusal::Refusal;

impl Government {
    pub(super) fn cancel(&self, caller: &Caller<'_>, number: u32) -> Result<(), Error> {
        let sql = self.sql();
        let grant = caller.may(Action::ManageMembers, None, &takes_nobody());
        let grant = self.noted(caller, Action::ManageMembers, grant)?;
        let all = invitations::all(&sql, 0)?;
        let found = all.into_iter().find(|of| of.number == number);
        let found = found.ok_or(Refusal::NoProposal)?;
        let roles = [grant.role()];
        let deed = deed(caller, &roles, "cancel-invitation", found.name.clone());
        self.together(|| {
            invitations::remove(&sql, &found)?;
            history::append(&sql, &deed, &platform::now())
        })?;
        Ok(())
    }

    /// The invitation of a code, where it holds. The halves may stand in any order: whoever is
    /// invited got them from two people.
    pub(super) fn invited(&self, code: &str) -> Result<invitations::Kept, Error> {
        let digits: String = code.chars().filter(char::is_ascii_hexdigit).collect();
        let (first, second) = digits.split_at(digits.len() / 2);
        let codes = [[first, second], [second, first]];
        let codes = codes.map(|halves| Hash::of(halves.concat().as_bytes()));
        let all = invitations::all(&self.sql(), Date::now().as_millis())?;
        let found = all.into_iter().find(|of| codes.contains(&of.code_sha256));
        Ok(found.ok_or(Refusal::NoInvitation)?)
    }

    pub(super) fn accept(
        &self,
        caller: &Caller<'_>,
        key: &str,
        accept: &AcceptInvitation,
    ) -> Result<MembersPage, Error> {
        let sql = self.sql();
        let (receipt, asked) = (keyed(caller, key), asked(accept)?);
        if answered(&sql, &receipt, &asked)?.is_some() {
            return self.members_page(caller);
        }
        let found = self.invited(&accept.code)?;
        if !caller.second_factor {
            return Err(Denied::SecondFactorNeeded.into());
        }
        if caller.platform_administrator {
            // Who runs the platform confirms invitations; they are not for themselves.
            return Err(Denied::Yourself.into());
        }
        let known = caller.member.as_ref().filter(|member| member.status != MemberStatus::Left);
        if known.is_some() {
            return Err(Refusal::AlreadyMember.into());
        }
        if MEMBERS_MAX <= members::all(&sql)?.len() {
            return Err(Refusal::TooMany { limit: MEMBERS_MAX }.into());
        }
        let now = platform::now();
        let member = Member {
            person: caller.person.clone(),
            roles: found.roles.clone(),
            status: MemberStatus::Active,
            since: now.clone(),
        };
        let roles: Vec<_> = member.roles.iter().map(Assignment::role).collect();
        let deed = Deed {
            after: Some(in_history(&member)?),
            ..deed(caller, &roles, "join", caller.person.id.to_string())
        };
        self.together(|| {
            members::write(&sql, &member)?;
            invitations::remove(&sql, &found)?;
            keep(&sql, &receipt, &asked, &(), &now)?;
            history::append(&sql, &deed, &now)
        })?;
        self.members_page(&Caller { member: Some(member), ..*caller })
    }
}

/// The invitation that a change is, with the half of its code that whoever confirmed it hands over.
/// Whoever proposed it has the other: neither of them can take it alone, or in another's name.
pub(super) fn made(
    of: &proposals::Kept,
    receipt: &str,
) -> Result<Option<(String, invitations::Kept)>, Error> {
    let roles = match &of.change {
        Change::Found { .. } => Assignment::new(Role::Administrator, None).into_iter().collect(),
        Change::Invite { roles, .. } => roles.clone(),
        Change::ChangeRoles { .. }
        | Change::Suspend { .. }
        | Change::Reinstate { .. }
        | Change::End { .. }
        | Change::Unfreeze
        | Change::Restore { .. } => return Ok(None),
    };
    let [first, second] = [platform::random_hex::<8>()?, platform::random_hex::<8>()?];
    let kept = invitations::Kept {
        number: 0,
        code_sha256: Hash::of([first.as_str(), &second].concat().as_bytes()),
        half: first,
        proposer: of.by.id.clone(),
        name: of.change.name().to_owned(),
        roles,
        ends_ms: Date::now().as_millis() + INVITATION_MS,
        receipt: receipt.to_owned(),
    };
    Ok(Some((second, kept)))
}
