//! The decision. The reasons come in one order, which is part of the promise: first whether there
//! is anything here for this person at all, then the second factor, role and office, then how
//! things stand, then four eyes, and last the age of the sign-in, so that nobody signs in again
//! for nothing.

use std::collections::BTreeSet;

use super::{Action, Actor, Denied, Facts, Rule, Target};
use crate::role::{PersonId, Role};

/// That somebody may do one thing to one target, as they are and as things stand now. Made by
/// [`may`] alone, so whatever takes a `Grant` cannot be reached without a decision; it is used
/// once, and neither copied nor read from outside.
///
/// ```compile_fail
/// use budget::permission::Grant;
/// let forged = Grant { ..Default::default() };
/// ```
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a decision that nobody acts on was not needed"]
pub struct Grant {
    person: PersonId,
    role: Role,
    action: Action,
    unit: Option<String>,
    about: Option<PersonId>,
    part: Part,
}

/// Which part of an act this person's is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// One of two: to be kept as a proposal, without any other effect.
    First,
    /// All of it, or the second of two.
    Whole,
}

impl Grant {
    /// Who.
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// As what; a proposal is kept with it.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// The organisation that it is about; none: the whole government.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The person that it is about.
    pub const fn about(&self) -> Option<&PersonId> {
        self.about.as_ref()
    }

    /// Whether a second person is still needed: keep the proposal, and do nothing.
    pub const fn is_first(&self) -> bool {
        matches!(self.part, Part::First)
    }

    /// Whether it can be done now.
    pub const fn is_complete(&self) -> bool {
        matches!(self.part, Part::Whole)
    }
}

/// Whether `actor` may do `action` to `target`, as things stand: the only place that decides.
///
/// ```
/// use budget::permission::{Action, Actor, Denied, DraftState, Facts, Target, may};
/// use budget::role::{Assignment, PersonId, Role};
///
/// let ani = PersonId::parse("ani0000000000000")?;
/// let roles = [Assignment::new(Role::Operator, Some("dinas-kesehatan".to_owned()))?];
/// let actor = Actor {
///     person: &ani,
///     assignments: &roles,
///     platform_administrator: false,
///     suspended: false,
///     recent_sign_in: true,
///     second_factor: true,
/// };
/// let facts = Facts { state: DraftState::Draft, ..Facts::default() };
/// let own = Target { unit: Some("dinas-kesehatan"), person: None };
/// assert!(may(&actor, Action::EditLines, &own, &facts)?.is_complete());
/// let other = Target { unit: Some("dinas-pendidikan"), person: None };
/// assert_eq!(may(&actor, Action::EditLines, &other, &facts), Err(Denied::NotYourUnit));
/// // Reading is not even refused: to who may not read it, a draft does not exist.
/// assert_eq!(may(&actor, Action::ReadDraft, &other, &facts), Err(Denied::Absent));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Denied`], with the first reason in the order that the head of this file gives.
pub fn may(
    actor: &Actor<'_>,
    action: Action,
    target: &Target<'_>,
    facts: &Facts<'_>,
) -> Result<Grant, Denied> {
    let grant = |role, part| Grant {
        person: actor.person.clone(),
        role,
        action,
        unit: target.unit.map(str::to_owned),
        about: target.person.cloned(),
        part,
    };
    if is_open(actor, action, target) {
        return Ok(grant(Role::Reader, Part::Whole));
    }
    let proposal = proposal(action, target, facts);
    let roles = roles(actor, action, target, proposal)?;
    circumstances(action, facts)?;
    persons(actor.person, action, target, facts)?;
    let (role, part) = part(actor, action, &roles, proposal)?;
    if action.needs_recent_sign_in() && !actor.recent_sign_in {
        return Err(Denied::SignInAgain);
    }
    Ok(grant(role, part))
}

/// What needs no membership: reading what is published, and ending one's own sessions, which must
/// be possible to whoever is suspended or has lost the second factor.
fn is_open(actor: &Actor<'_>, action: Action, target: &Target<'_>) -> bool {
    let own_sessions = action == Action::EndSessions && target.person == Some(actor.person);
    action == Action::ReadPublications || own_sessions
}

/// The proposal that this act would confirm. One that could not be made now is none: its proposer
/// has no such right, is whom it is about, or has edited or vouched for the version since.
fn proposal<'a>(
    action: Action,
    target: &Target<'_>,
    facts: &Facts<'a>,
) -> Option<(&'a PersonId, Role)> {
    let (person, role) = facts.first?;
    let stands =
        action.rule(role) == Rule::TwoPeople && persons(person, action, target, facts).is_ok();
    stands.then_some((person, role))
}

/// The roles in which this person may do this here: at least one.
fn roles(
    actor: &Actor<'_>,
    action: Action,
    target: &Target<'_>,
    proposal: Option<(&PersonId, Role)>,
) -> Result<Vec<Role>, Denied> {
    if actor.suspended {
        return Err(Denied::Absent);
    }
    let (mut roles, mut in_another_unit) = (BTreeSet::new(), false);
    for held in actor.assignments {
        let may = match action.rule(held.role()) {
            Rule::Yes | Rule::TwoPeople => true,
            Rule::OwnUnit => {
                let is_own = target.unit.is_some() && held.unit() == target.unit;
                in_another_unit |= !is_own;
                is_own
            }
            Rule::No => false,
        };
        if may {
            roles.insert(held.role());
        }
    }
    if actor.platform_administrator && platform_may(action, proposal) {
        roles.insert(Role::PlatformAdministrator);
    }
    // To who may not read it, a draft does not exist, and no more does another government.
    let is_hidden = matches!(action, Action::ReadDraft | Action::ActElsewhere);
    if roles.is_empty() && (is_hidden || actor.assignments.is_empty()) {
        return Err(Denied::Absent);
    }
    if !actor.second_factor {
        return Err(Denied::SecondFactorNeeded);
    }
    if !roles.is_empty() {
        Ok(roles.into_iter().collect())
    } else if in_another_unit {
        Err(Denied::NotYourUnit)
    } else {
        Err(not_your_role(action))
    }
}

fn not_your_role(action: Action) -> Denied {
    Denied::NotYourRole { action, roles: action.roles() }
}

/// The platform may confirm what an administrator proposes about members, and propose nothing:
/// a government with one administrator can still add a second, and nobody outside begins it.
fn platform_may(action: Action, proposal: Option<(&PersonId, Role)>) -> bool {
    let confirms = action == Action::ManageMembers && proposal.is_some();
    action.rule(Role::PlatformAdministrator) != Rule::No || confirms
}

/// The role in which it is done, and whether somebody else must still confirm it.
fn part(
    actor: &Actor<'_>,
    action: Action,
    roles: &[Role],
    proposal: Option<(&PersonId, Role)>,
) -> Result<(Role, Part), Denied> {
    let role = roles.first().copied().ok_or_else(|| not_your_role(action))?;
    if !action.needs_two_people() {
        return Ok((role, Part::Whole));
    }
    let Some((proposer, proposed_as)) = proposal else { return Ok((role, Part::First)) };
    if proposer == actor.person {
        return Err(Denied::SamePerson);
    }
    let of_each = matches!(action, Action::RestoreGovernment | Action::UnfreezeOrRotateKey);
    let other = roles.iter().copied().find(|role| !of_each || *role != proposed_as);
    other.map(|role| (role, Part::Whole)).ok_or(Denied::NeedsOneOfEach)
}

/// How things stand, whoever asks.
fn circumstances(action: Action, facts: &Facts<'_>) -> Result<(), Denied> {
    let state = facts.state;
    let publishes = matches!(action, Action::PublishVersion | Action::MarkWithdrawn);
    // Offices that were verified by nobody are not verified, whatever the flag says.
    let verified = facts.all_units_verified && !facts.verified_by.is_empty();
    let vouches = matches!(action, Action::ApproveVersion | Action::PublishVersion);
    let blocked = matches!(action, Action::SubmitUnit | Action::PublishVersion);
    let is_publishing = action == Action::PublishVersion;
    let refusals = [
        (action.states().is_some_and(|states| !states.contains(&state)), Denied::NotNow { state }),
        (publishes && facts.frozen, Denied::Frozen),
        (blocked && facts.blocking_findings, Denied::Findings),
        (vouches && !verified, Denied::UnitsNotVerified),
        (is_publishing && approvals(facts) < approvals_needed(), Denied::ApprovalMissing),
        (is_publishing && !facts.hash_matches, Denied::HashChanged),
        (action == Action::ManageMembers && facts.last_administrator, Denied::LastAdministrator),
    ];
    first_of(refusals)
}

fn first_of<const N: usize>(refusals: [(bool, Denied); N]) -> Result<(), Denied> {
    let refused = refusals.into_iter().find(|(applies, _)| *applies);
    refused.map_or(Ok(()), |(_, denied)| Err(denied))
}

fn approvals(facts: &Facts<'_>) -> usize {
    facts.approved_by.iter().collect::<BTreeSet<_>>().len()
}

fn approvals_needed() -> usize {
    if Action::ApproveVersion.needs_two_people() { 2 } else { 1 }
}

/// Four eyes: whoever edited vouches for nothing, whoever verified does not approve or publish,
/// and the approver does not publish. It holds backwards too, so that no order is a way round: who
/// has vouched for a version that came back does not begin to write it.
fn persons(
    person: &PersonId,
    action: Action,
    target: &Target<'_>,
    facts: &Facts<'_>,
) -> Result<(), Denied> {
    let edited = facts.edited_by.contains(person);
    let verified = facts.verified_by.contains(person);
    let approved = facts.approved_by.contains(person);
    let (own_lines, same_person) = match action {
        Action::EditLines | Action::ImportRows => (false, verified || approved),
        Action::VerifyUnit => (edited, approved),
        Action::ApproveVersion => (edited, verified),
        Action::PublishVersion => (edited, verified || approved),
        Action::ReadPublications
        | Action::ReadDraft
        | Action::Comment
        | Action::SetCeilings
        | Action::ManageOrganisations
        | Action::SubmitUnit
        | Action::TakeBack
        | Action::ReturnWithReason
        | Action::OpenCorrection
        | Action::MarkWithdrawn
        | Action::ReadHistory
        | Action::ReadMembership
        | Action::ManageMembers
        | Action::EndSessions
        | Action::ExportGovernment
        | Action::RestoreGovernment
        | Action::FreezePublishing
        | Action::UnfreezeOrRotateKey
        | Action::CreateGovernment
        | Action::AlterRecord
        | Action::ActElsewhere => (false, false),
    };
    let oneself = action == Action::ManageMembers && target.person == Some(person);
    first_of([
        (own_lines, Denied::OwnLines),
        (same_person, Denied::SamePerson),
        (oneself, Denied::Yourself),
    ])
}
