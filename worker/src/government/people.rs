//! Members of a government: who may act for it, decided by `budget::permission` and by nothing
//! else. Everything that changes who may do what is proposed by one person and confirmed by
//! another, and stands in the history.

use budget::government::{Government as Region, Slug};
use budget::history::Actor as Doer;
use budget::permission::{Action, Actor, Denied, Facts, Grant, Rule, Target, may};
use budget::protocol::people::{
    AcceptInvitation, Change, Confirmed, Freeze, Invitation, Member, MemberStatus, MembersPage,
    NewProposal, PersonView, Proposal,
};
use budget::role::{Assignment, PersonId, Role};
use serde::{Deserialize, Serialize};
use worker::{Date, Response};

use super::Outcome;
use super::object::{Government, respond};
use super::tables::history::Deed;
use super::tables::{frozen, invitations, members, proposals, region, restores};
use crate::app::By;
use crate::error::Error;
use crate::platform;
use crate::refusal::Refusal;

mod attempts;
mod change;
mod export;
mod invitation;
mod organisations;
mod reading;
mod restore;
mod safety;

pub(crate) use restore::Joined;

/// What is asked about members.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub(crate) enum Command {
    /// Who they are, and what waits.
    Page,
    /// A change, for a second person to confirm.
    Propose {
        /// The request's own name.
        key: String,
        /// What.
        new: NewProposal,
    },
    /// The second person says yes.
    Confirm {
        /// The request's own name.
        key: String,
        /// To what.
        number: u32,
    },
    /// A proposal is withdrawn or turned down.
    TurnDown {
        /// Which.
        number: u32,
    },
    /// An invitation holds no longer.
    Cancel {
        /// Which.
        number: u32,
    },
    /// Whether a code is that of an invitation that holds.
    Invited {
        /// The code.
        code: String,
    },
    /// Somebody takes an invitation.
    Accept {
        /// The request's own name.
        key: String,
        /// By its code.
        accept: AcceptInvitation,
    },
    /// Its organisations.
    Organisations,
    /// A change of the list of its organisations.
    Organise {
        /// The request's own name.
        key: String,
        /// What: a `NewOrganisationAct` as JSON, which is read where it is decided.
        new: String,
    },
    /// Nothing is published any more.
    Freeze {
        /// Why.
        freeze: Freeze,
    },
    /// Somebody's sessions end.
    EndSessions {
        /// Whose.
        person: PersonId,
    },
    /// The history, a page of it.
    History {
        /// The entries before this number.
        before: Option<u32>,
    },
    /// All of the history, an entry a line.
    HistoryLines,
    /// A copy of everything.
    Export,
    /// Put a copy back; it comes with the command.
    Restore {
        /// Why.
        reason: String,
    },
}

/// What came of a confirmation, with what the person's own object must be told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Done {
    pub(crate) confirmed: Confirmed,
    /// Who is no member any more.
    pub(crate) left: Option<PersonId>,
    /// Who are members since, where a government was restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) joined: Option<Joined>,
}

/// Who asks, as this government knows them now.
struct Caller<'a> {
    person: &'a PersonView,
    member: Option<Member>,
    platform_administrator: bool,
    recent: bool,
    second_factor: bool,
}

impl Caller<'_> {
    fn assignments(&self) -> &[Assignment] {
        let active = self.member.as_ref().filter(|member| member.status == MemberStatus::Active);
        active.map_or(&[], |member| &member.roles)
    }

    fn is_suspended(&self) -> bool {
        self.member.as_ref().is_some_and(|member| member.status == MemberStatus::Suspended)
    }

    fn may(
        &self,
        action: Action,
        about: Option<&PersonId>,
        facts: &Facts<'_>,
    ) -> Result<Grant, Denied> {
        let actor = Actor {
            person: &self.person.id,
            assignments: self.assignments(),
            platform_administrator: self.platform_administrator,
            suspended: self.is_suspended(),
            recent_sign_in: self.recent,
            second_factor: self.second_factor,
        };
        may(&actor, action, &Target { unit: None, person: about }, facts)
    }

    /// Everything that they are here.
    fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<_> = self.assignments().iter().map(Assignment::role).collect();
        roles.extend(self.platform_administrator.then_some(Role::PlatformAdministrator));
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// What is told of something that is not there.
    fn absent(&self, refusal: Refusal) -> Error {
        if self.roles().is_empty() { Denied::Absent.into() } else { refusal.into() }
    }
}

/// The action that a change is, in the table.
const fn action_of(change: &Change) -> Action {
    match change {
        Change::Found { .. } => Action::CreateGovernment,
        Change::Invite { .. }
        | Change::ChangeRoles { .. }
        | Change::Suspend { .. }
        | Change::Reinstate { .. }
        | Change::End { .. } => Action::ManageMembers,
        Change::Unfreeze => Action::UnfreezeOrRotateKey,
        Change::Restore { .. } => Action::RestoreGovernment,
    }
}

impl Government {
    /// Does what is asked about members. Nothing is awaited in here: what is read is what is
    /// decided upon and written over.
    pub(super) fn people(&self, by: &By, command: Command) -> Result<Response, Error> {
        let caller = self.caller(by)?;
        let answer = match command {
            Command::Page => respond(&Outcome::Done(self.members_page(&caller)?)),
            Command::Propose { key, new } => {
                respond(&Outcome::Done(self.propose(&caller, &key, new)?))
            }
            Command::Confirm { key, number } => {
                respond(&Outcome::Done(self.confirm(&caller, &key, number)?))
            }
            Command::TurnDown { number } => {
                respond(&Outcome::Done(self.turn_down(&caller, number)?))
            }
            Command::Cancel { number } => respond(&Outcome::Done(self.cancel(&caller, number)?)),
            Command::Invited { code } => respond(&Outcome::Done(self.invited(&code).map(drop)?)),
            Command::Accept { key, accept } => {
                respond(&Outcome::Done(self.accept(&caller, &key, &accept)?))
            }
            Command::Organisations => respond(&Outcome::Done(self.organisations_page(&caller)?)),
            Command::Organise { key, new } => {
                respond(&Outcome::Done(self.organise(&caller, &key, &new)?))
            }
            Command::Freeze { freeze } => respond(&Outcome::Done(self.freeze(&caller, &freeze)?)),
            Command::EndSessions { person } => {
                respond(&Outcome::Done(self.end_sessions(&caller, &person)?))
            }
            Command::History { before } => {
                respond(&Outcome::Done(self.history_page(&caller, before)?))
            }
            Command::HistoryLines => self.history_lines(&caller),
            Command::Export => return self.export(&caller),
            // It comes with a file, or not at all.
            Command::Restore { .. } => return Err(Refusal::UnknownAddress.into()),
        };
        Ok(answer?)
    }

    /// Whoever asks, as this government knows them now.
    fn caller<'a>(&self, by: &'a By) -> Result<Caller<'a>, Error> {
        let By::Person { person, platform_administrator, recent, second_factor } = by else {
            return Err(Refusal::UnknownAddress.into());
        };
        Ok(Caller {
            person,
            member: members::find(&self.sql(), &person.id)?,
            platform_administrator: *platform_administrator,
            recent: *recent,
            second_factor: *second_factor,
        })
    }

    fn members_page(&self, caller: &Caller<'_>) -> Result<MembersPage, Error> {
        let sql = self.sql();
        let region = region::read(&sql)?;
        let proposals = self.proposals(caller)?;
        let is_member = !caller.assignments().is_empty();
        // Who runs the platform reaches every government that began here, and of one that is only
        // proposed what waits for them; to everybody else it is as if it were not there.
        let began = region.is_some() || !proposals.is_empty();
        let reaches = is_member || (caller.platform_administrator && began);
        if !reaches || caller.is_suspended() {
            return Err(Denied::Absent.into());
        }
        if !caller.second_factor {
            return Err(Denied::SecondFactorNeeded.into());
        }
        let (slug, name) = named(region.as_ref(), &proposals)?;
        let now_ms = Date::now().as_millis();
        let mut invited = invitations::all(&sql, now_ms)?;
        let own = |of: &invitations::Kept| of.proposer == caller.person.id;
        invited.retain(|of| is_member || own(of));
        let invitation = |of: invitations::Kept| Invitation {
            number: of.number,
            half: own(&of).then(|| of.half.clone()),
            name: of.name,
            roles: of.roles,
            ends_at: platform::time(of.ends_ms),
        };
        Ok(MembersPage {
            slug,
            name,
            members: if is_member { members::all(&sql)? } else { Vec::new() },
            proposals,
            invitations: invited.into_iter().map(invitation).collect(),
            frozen: frozen::read(&sql)?,
            restorable: self.must_be_empty().is_ok(),
            may: Action::ALL
                .into_iter()
                .filter(|action| reaches_by_role(caller, *action))
                .collect(),
        })
    }

    /// What waits, as far as it is this person's to see.
    fn proposals(&self, caller: &Caller<'_>) -> Result<Vec<Proposal>, Error> {
        let sql = self.sql();
        let is_member = !caller.assignments().is_empty();
        let mut all = Vec::new();
        for (number, kept) in proposals::all(&sql)? {
            if !self.stands(&kept)? {
                continue;
            }
            // Whoever only has to sign in again sees what waits for them, and is asked for that
            // when they confirm it.
            let recently = Caller { recent: true, member: caller.member.clone(), ..*caller };
            let may_confirm =
                self.may_confirm(&recently, &kept).is_ok_and(|grant| grant.is_complete());
            let own = kept.by.id == caller.person.id;
            if is_member || own || may_confirm {
                let copy = restores::summary_of(&sql, &kept.change)?;
                let seen = view(number, kept, &members::all(&sql)?, may_confirm);
                all.push(Proposal { copy, ..seen });
            }
        }
        Ok(all)
    }

    fn may_confirm(&self, caller: &Caller<'_>, kept: &proposals::Kept) -> Result<Grant, Error> {
        if !self.stands(kept)? {
            return Err(Refusal::NoProposal.into());
        }
        let facts = Facts {
            first: Some((&kept.by.id, kept.role)),
            last_administrator: self.is_last_administrator(&kept.change)?,
            ..Facts::default()
        };
        Ok(caller.may(action_of(&kept.change), kept.change.person(), &facts)?)
    }

    /// Whether who proposed it still is as what they did.
    fn stands(&self, kept: &proposals::Kept) -> Result<bool, Error> {
        if kept.role == Role::PlatformAdministrator {
            return self.runs_the_platform(&kept.by.id);
        }
        let member = members::find(&self.sql(), &kept.by.id)?;
        Ok(member.is_some_and(|member| {
            member.status == MemberStatus::Active
                && member.roles.iter().any(|held| held.role() == kept.role)
        }))
    }

    /// Whether a change would leave the government without an administrator who may act.
    fn is_last_administrator(&self, change: &Change) -> Result<bool, Error> {
        let Some(person) = change.person() else { return Ok(false) };
        let runs = |member: &Member| {
            member.status == MemberStatus::Active
                && member.roles.iter().any(|of| of.role() == Role::Administrator)
        };
        let stays = matches!(change, Change::Reinstate { .. })
            || change
                .roles()
                .is_some_and(|roles| roles.iter().any(|of| of.role() == Role::Administrator));
        let all = members::all(&self.sql())?;
        let is_one = all.iter().any(|member| member.person.id == *person && runs(member));
        let others = all.iter().any(|member| member.person.id != *person && runs(member));
        Ok(is_one && !stays && !others)
    }
}

/// Whether the table has anything but a no for one of this person's roles.
fn reaches_by_role(caller: &Caller<'_>, action: Action) -> bool {
    let no = Rule::No;
    let of_roles = caller.assignments().iter().any(|held| action.rule(held.role()) != no);
    of_roles || (caller.platform_administrator && action.rule(Role::PlatformAdministrator) != no)
}

fn named(region: Option<&Region>, proposals: &[Proposal]) -> Result<(Slug, String), Error> {
    let founding = proposals.iter().find_map(|proposal| proposal.change.government());
    let of = region.or(founding).ok_or(Denied::Absent)?;
    Ok((of.slug.clone(), of.name.clone()))
}

fn view(number: u32, kept: proposals::Kept, all: &[Member], may_confirm: bool) -> Proposal {
    let name = |person: &PersonId| {
        let found = all.iter().find(|member| member.person.id == *person);
        found.map_or_else(String::new, |member| member.person.name.clone())
    };
    let about = match kept.change.person() {
        Some(person) => name(person),
        None => kept.change.name().to_owned(),
    };
    let proposals::Kept { change, reason, by, at, .. } = kept;
    Proposal { number, change, about, reason, by, at, may_confirm, copy: None }
}

/// An act for the history, done in these roles.
fn deed(caller: &Caller<'_>, roles: &[Role], act: &'static str, on: String) -> Deed {
    let roles = roles.iter().map(|role| role.as_str().to_owned()).collect();
    let by = Doer { id: caller.person.id.to_string(), name: caller.person.name.clone(), roles };
    Deed { by, act, on, before: None, after: None, reason: String::new() }
}
