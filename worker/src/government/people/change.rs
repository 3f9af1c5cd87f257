//! Changes of who may do what: proposed by one, confirmed by another, and what comes of that.

use budget::canonical::Hash;
use budget::permission::{Denied, Facts, Grant};
use budget::protocol::people::{
    Change, Confirmed, InvitationCode, Member, MemberStatus, NewProposal, Proposal,
};
use budget::publication::jcs;
use budget::role::{PersonId, Role};
use serde::Serialize;
use worker::{Date, SqlStorage};

use super::super::checked;
use super::super::object::Government;
use super::super::publish::Receipt;
use super::super::tables::history::Deed;
use super::super::tables::{
    frozen, history, invitations, members, proposals, receipts, region, restores,
};
use super::{Caller, Done, action_of, deed, invitation, view};
use crate::error::Error;
use crate::limits::{INVITATIONS_MAX, PROPOSALS_MAX};
use crate::platform;
use crate::refusal::Refusal;

impl Government {
    pub(super) fn propose(
        &self,
        caller: &Caller<'_>,
        key: &str,
        new: NewProposal,
    ) -> Result<Proposal, Error> {
        let sql = self.sql();
        let (receipt, asked) = (keyed(caller, key), asked(&new)?);
        if let Some(reply) = answered(&sql, &receipt, &asked)? {
            return Ok(serde_json::from_str(&reply)?);
        }
        let action = action_of(&new.change);
        let facts = Facts {
            last_administrator: self.is_last_administrator(&new.change)?,
            ..Facts::default()
        };
        let grant = caller.may(action, new.change.person(), &facts);
        let grant = self.noted(caller, action, grant)?;
        checked::proposal(&new)?;
        self.fits(&new.change)?;
        let all = proposals::all(&sql)?;
        // Of one person: nobody fills the list so that others can propose nothing.
        if PROPOSALS_MAX <= all.iter().filter(|(_, of)| of.by.id == caller.person.id).count() {
            return Err(Refusal::TooMany { limit: PROPOSALS_MAX }.into());
        }
        let now = platform::now();
        let kept = proposals::Kept {
            change: new.change,
            reason: new.reason,
            by: caller.person.clone(),
            role: grant.role(),
            at: now.clone(),
        };
        let deed = Deed {
            after: Some(serde_json::to_value(&kept.change)?),
            reason: kept.reason.clone(),
            ..deed(caller, &[grant.role()], "propose", on(&kept.change))
        };
        let all = members::all(&sql)?;
        let mut proposal = view(0, kept.clone(), &all, false);
        self.together(|| {
            proposal.number = proposals::add(&sql, &kept)?;
            keep(&sql, &receipt, &asked, &proposal, &now)?;
            history::append(&sql, &deed, &now)
        })?;
        Ok(proposal)
    }

    pub(super) fn confirm(
        &self,
        caller: &Caller<'_>,
        key: &str,
        number: u32,
    ) -> Result<Done, Error> {
        let sql = self.sql();
        let (receipt, asked) = (keyed(caller, key), asked(&number)?);
        if let Some(reply) = answered(&sql, &receipt, &asked)? {
            return Ok(serde_json::from_str(&reply)?);
        }
        let kept = proposals::find(&sql, number)?;
        let kept = kept.ok_or_else(|| caller.absent(Refusal::NoProposal))?;
        let grant = match self.may_confirm(caller, &kept) {
            Ok(grant) if grant.is_complete() => Ok(grant),
            Ok(_) => Err(Denied::SamePerson),
            Err(Error::Refused(Refusal::Denied { denied })) => Err(denied),
            Err(error) => return Err(error),
        };
        let grant = self.noted(caller, action_of(&kept.change), grant)?;
        self.fits(&kept.change)?;
        if let Change::Restore { .. } = kept.change {
            let now = platform::now();
            let answer = |done: &Done| keep(&sql, &receipt, &asked, done, &now);
            return self.put_back(caller, &grant, (number, &kept), answer);
        }
        self.carry_out(caller, &grant, (number, &kept), (&receipt, &asked))
    }

    /// Makes the change. The grant is what says that it may be made.
    fn carry_out(
        &self,
        caller: &Caller<'_>,
        grant: &Grant,
        (number, kept): (u32, &proposals::Kept),
        (receipt, asked): (&str, &Hash),
    ) -> Result<Done, Error> {
        let sql = self.sql();
        let now = platform::now();
        let before = match kept.change.person() {
            Some(person) => members::find(&sql, person)?,
            None => None,
        };
        let changed = before.as_ref().and_then(|member| after(member, &kept.change));
        let fallen = match &changed {
            Some(member) => fallen(&sql, member)?,
            None => Vec::new(),
        };
        let invited = invitation::made(kept, receipt)?;
        let done = Done {
            confirmed: Confirmed {
                invitation: invited.as_ref().map(|(half, invitation)| InvitationCode {
                    code: half.clone(),
                    ends_at: platform::time(invitation.ends_ms),
                }),
            },
            left: changed
                .as_ref()
                .filter(|member| member.status == MemberStatus::Left)
                .map(|member| member.person.id.clone()),
            joined: None,
        };
        let deed = Deed {
            before: before.as_ref().map(in_history).transpose()?,
            after: match &changed {
                Some(member) => Some(in_history(member)?),
                None => Some(serde_json::to_value(&kept.change)?),
            },
            reason: kept.reason.clone(),
            ..deed(caller, &[grant.role()], kept.change.code(), on(&kept.change))
        };
        self.together(|| {
            if let Some(government) = kept.change.government() {
                region::write(&sql, government)?;
            }
            if let Some(member) = &changed {
                members::write(&sql, member)?;
            }
            if kept.change == Change::Unfreeze {
                frozen::remove(&sql)?;
            }
            if let Some((_, invitation)) = &invited {
                invitations::add(&sql, invitation)?;
            }
            for number in fallen.iter().chain([&number]) {
                proposals::remove(&sql, *number)?;
            }
            if !fallen.is_empty() {
                restores::turned_down(&sql)?;
            }
            keep(&sql, receipt, asked, &done, &now)?;
            history::append(&sql, &deed, &now)
        })?;
        Ok(done)
    }

    pub(super) fn turn_down(&self, caller: &Caller<'_>, number: u32) -> Result<(), Error> {
        let sql = self.sql();
        let kept = proposals::find(&sql, number)?;
        let kept = kept.ok_or_else(|| caller.absent(Refusal::NoProposal))?;
        let action = action_of(&kept.change);
        // Whoever may propose it, or could confirm it, may also say no: nothing comes of that, but
        // never about what concerns themselves. And whoever proposed it may think again, while
        // they are still as what they proposed it.
        let own = kept.by.id == caller.person.id;
        let roles = if own && caller.second_factor && caller.roles().contains(&kept.role) {
            [kept.role]
        } else {
            let by_role = caller.may(action, kept.change.person(), &takes_nobody());
            let grant =
                by_role.or_else(|denied| self.may_confirm(caller, &kept).map_err(|_| denied));
            [self.noted(caller, action, grant)?.role()]
        };
        let deed = Deed {
            before: Some(serde_json::to_value(&kept.change)?),
            ..deed(caller, &roles, "turn-down", on(&kept.change))
        };
        self.together(|| {
            proposals::remove(&sql, number)?;
            if let Change::Restore { .. } = kept.change {
                restores::turned_down(&sql)?;
            }
            history::append(&sql, &deed, &platform::now())
        })?;
        Ok(())
    }

    /// Whether a change can be made to things as they are.
    fn fits(&self, change: &Change) -> Result<(), Error> {
        let sql = self.sql();
        let region = region::read(&sql)?;
        if let Some(government) = change.government() {
            let runs = members::all(&sql)?.iter().any(|member| {
                member.status != MemberStatus::Left
                    && member.roles.iter().any(|of| of.role() == Role::Administrator)
            });
            let other = region.filter(|region| {
                (&region.code, region.kind) != (&government.code, government.kind)
            });
            if let Some(other) = other {
                return Err(Refusal::SlugTaken { code: other.code }.into());
            }
            return if runs { Err(Refusal::AlreadyFounded.into()) } else { Ok(()) };
        }
        region.ok_or(Denied::Absent)?;
        self.offices_are_there(change)?;
        if *change == Change::Unfreeze && frozen::read(&sql)?.is_none() {
            return Err(Refusal::NotFrozen.into());
        }
        if let Change::Restore { sha256 } = change {
            return self.may_be_restored(sha256);
        }
        let invites = matches!(change, Change::Invite { .. });
        if invites && INVITATIONS_MAX <= invitations::all(&sql, Date::now().as_millis())?.len() {
            return Err(Refusal::TooMany { limit: INVITATIONS_MAX }.into());
        }
        let Some(person) = change.person() else { return Ok(()) };
        let status = members::find(&sql, person)?.map(|member| member.status);
        let fits = match change {
            Change::Suspend { .. } => status == Some(MemberStatus::Active),
            Change::Reinstate { .. } => status == Some(MemberStatus::Suspended),
            Change::ChangeRoles { .. } | Change::End { .. } => {
                matches!(status, Some(MemberStatus::Active | MemberStatus::Suspended))
            }
            Change::Found { .. }
            | Change::Invite { .. }
            | Change::Unfreeze
            | Change::Restore { .. } => true,
        };
        if fits { Ok(()) } else { Err(Refusal::MemberChanged.into()) }
    }
}

/// Of what changes no member: nobody can be the last by it.
pub(super) fn takes_nobody<'a>() -> Facts<'a> {
    Facts { last_administrator: false, ..Facts::default() }
}

/// A member as a change leaves them.
fn after(member: &Member, change: &Change) -> Option<Member> {
    let with = |status| Some(Member { status, ..member.clone() });
    match change {
        Change::ChangeRoles { roles, .. } => {
            Some(Member { roles: roles.clone(), ..member.clone() })
        }
        Change::Suspend { .. } => with(MemberStatus::Suspended),
        Change::Reinstate { .. } => with(MemberStatus::Active),
        Change::End { .. } => with(MemberStatus::Left),
        Change::Found { .. }
        | Change::Invite { .. }
        | Change::Unfreeze
        | Change::Restore { .. } => None,
    }
}

/// What a member proposed as what they are no longer: it falls, and does not come back with them.
fn fallen(sql: &SqlStorage, member: &Member) -> Result<Vec<u32>, Error> {
    let is_active = member.status == MemberStatus::Active;
    let holds = |role| is_active && member.roles.iter().any(|held| held.role() == role);
    let fell = |(_, kept): &(u32, proposals::Kept)| {
        kept.by.id == member.person.id
            && kept.role != Role::PlatformAdministrator
            && !holds(kept.role)
    };
    Ok(proposals::all(sql)?.into_iter().filter(fell).map(|(number, _)| number).collect())
}

/// Whom or what a change is about, for the history.
fn on(change: &Change) -> String {
    change.person().map_or_else(|| change.name().to_owned(), PersonId::to_string)
}

/// What the history keeps of a member: what they may do, not how they are reached.
pub(super) fn in_history(member: &Member) -> Result<serde_json::Value, serde_json::Error> {
    let Member { person, roles, status, .. } = member;
    Ok(serde_json::json!({
        "name": person.name, "roles": serde_json::to_value(roles)?,
        "status": serde_json::to_value(status)?,
    }))
}

/// The name of a request among everybody's.
pub(super) fn keyed(caller: &Caller<'_>, key: &str) -> String {
    format!("{}:{key}", caller.person.id)
}

pub(super) fn asked(what: &impl Serialize) -> Result<Hash, serde_json::Error> {
    Ok(Hash::of(&jcs(what)?))
}

/// The answer that the same request was given before.
pub(super) fn answered(sql: &SqlStorage, key: &str, asked: &Hash) -> Result<Option<String>, Error> {
    match receipts::find(sql, key)? {
        Some(receipt) if receipt.asked == *asked => Ok(Some(receipt.reply)),
        Some(_) => Err(Refusal::KeyReused.into()),
        None => Ok(None),
    }
}

pub(super) fn keep(
    sql: &SqlStorage,
    key: &str,
    asked: &Hash,
    reply: &impl Serialize,
    now: &str,
) -> worker::Result<()> {
    let receipt = Receipt { asked: asked.clone(), reply: serde_json::to_string(reply)? };
    receipts::keep(sql, key, &receipt, now)
}
