//! No person does two of edit, verify, approve and publish on one version, and no person is both
//! halves of two people: every order, every set of roles.

#![expect(clippy::unwrap_used, reason = "a case that cannot be set up has failed")]

use std::collections::BTreeSet;

use budget::permission::{Action, Actor, Denied, DraftState, Facts, Grant, Rule, Target, may};
use budget::role::{Assignment, PersonId, Role, needs_unit};
use proptest::prelude::*;

const UNIT: &str = "dinas";
const STEPS: [Action; 4] =
    [Action::EditLines, Action::VerifyUnit, Action::ApproveVersion, Action::PublishVersion];
/// Every role that a government gives.
const GIVEN: [Role; 6] = [
    Role::Operator,
    Role::UnitHead,
    Role::Verifier,
    Role::Publisher,
    Role::Auditor,
    Role::Administrator,
];

fn people(count: usize) -> Vec<PersonId> {
    (0..count).map(|n| PersonId::parse(&format!("person0000000000{n}")).unwrap()).collect()
}

fn given(roles: impl IntoIterator<Item = Role>) -> Vec<Assignment> {
    let unit = |role| needs_unit(role).then(|| UNIT.to_owned());
    roles.into_iter().map(|role| Assignment::new(role, unit(role)).unwrap()).collect()
}

/// The roles of a number's bits.
fn subset(bits: usize) -> Vec<Assignment> {
    given(GIVEN.into_iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, role)| role))
}

const fn actor<'a>(
    person: &'a PersonId,
    assignments: &'a [Assignment],
    is_platform: bool,
) -> Actor<'a> {
    Actor {
        person,
        assignments,
        platform_administrator: is_platform,
        suspended: false,
        recent_sign_in: true,
        second_factor: true,
    }
}

/// A version as a government's object would keep it, with a state that obeys whoever tests: what
/// holds here holds by persons alone, whatever came back and was sent on again.
#[derive(Clone, Debug, Default)]
struct Version {
    edited: Vec<PersonId>,
    verified: Vec<PersonId>,
    approved: Vec<PersonId>,
    published: Vec<PersonId>,
    proposed: Option<(Action, PersonId, Role)>,
}

impl Version {
    fn facts(&self, action: Action) -> Facts<'_> {
        let states = action.states().unwrap_or(&[DraftState::Draft]);
        let proposed = self.proposed.as_ref().filter(|(of, ..)| *of == action);
        Facts {
            state: states[0],
            edited_by: &self.edited,
            verified_by: &self.verified,
            approved_by: &self.approved,
            first: proposed.map(|(_, person, role)| (person, *role)),
            blocking_findings: false,
            all_units_verified: true,
            hash_matches: true,
            last_administrator: false,
            frozen: false,
        }
    }

    fn take(&mut self, action: Action, actor: &Actor<'_>) -> Result<Grant, Denied> {
        let unit = matches!(action, Action::EditLines | Action::VerifyUnit).then_some(UNIT);
        let grant = may(actor, action, &Target { unit, person: None }, &self.facts(action))?;
        let person = grant.person().clone();
        if grant.is_first() {
            self.proposed = Some((action, person, grant.role()));
            return Ok(grant);
        }
        let before = self.proposed.take().filter(|(of, ..)| *of == action);
        let done = before.map(|(_, first, _)| first).into_iter().chain([person]);
        let lists = [&mut self.edited, &mut self.verified, &mut self.approved, &mut self.published];
        let of_step = STEPS.iter().zip(lists).find(|(step, _)| **step == action);
        of_step.unwrap().1.extend(done);
        Ok(grant)
    }

    /// How many people did more than one of the four steps.
    fn overreached(&self) -> usize {
        let steps = [&self.edited, &self.verified, &self.approved, &self.published];
        let people: BTreeSet<_> = steps.iter().flat_map(|step| step.iter()).collect();
        let did = |person| steps.iter().filter(|step| step.contains(person)).count();
        people.into_iter().filter(|person| 1 < did(person)).count()
    }
}

/// Every sequence of `length` numbers below `below`.
fn sequences(below: usize, length: usize) -> impl Iterator<Item = Vec<usize>> {
    let total = below.pow(u32::try_from(length).unwrap());
    (0..total).map(move |mut n| {
        let digit = |_| {
            let digit = n % below;
            n /= below;
            digit
        };
        (0..length).map(digit).collect()
    })
}

#[test]
fn three_people_with_every_role_cannot_publish_in_any_order() {
    let (people, roles) = (people(3), given(GIVEN));
    let orders = sequences(4, 4).filter(|order| order.iter().collect::<BTreeSet<_>>().len() == 4);
    let mut tried = 0;
    for order in orders {
        for who in sequences(3, 4) {
            let mut version = Version::default();
            for (step, person) in order.iter().zip(&who) {
                // Alone, then with each of the others: two people are asked for where they must be.
                for helper in [*person, 0, 1, 2] {
                    let _ =
                        version.take(STEPS[*step], &actor(&people[helper], &roles, false)).is_ok();
                }
            }
            assert_eq!(version.overreached(), 0, "{order:?} {who:?}: {version:?}");
            assert!(version.published.is_empty(), "{order:?} {who:?}: {version:?}");
            tried += 1;
        }
    }
    assert_eq!(tried, 24 * 81);
}

#[test]
fn a_version_is_published_by_six_people_and_by_no_fewer() {
    let (people, roles) = (people(6), given(GIVEN));
    let [edit, verify, approve, publish] = STEPS;
    let way = [edit, verify, approve, approve, publish, publish];
    let mut published = 0;
    for who in sequences(6, 6) {
        let mut version = Version::default();
        let all = way.iter().zip(&who).all(|(step, person)| {
            version.take(*step, &actor(&people[*person], &roles, false)).is_ok()
        });
        let is_published = all && !version.published.is_empty();
        let different = who.iter().collect::<BTreeSet<_>>().len();
        assert_eq!(is_published, different == 6, "{who:?}");
        assert_eq!(version.overreached(), 0, "{who:?}");
        published += u32::from(is_published);
    }
    assert_eq!(published, 720);
}

#[test]
fn a_role_more_is_never_a_second_step() {
    let people = people(6);
    let full = given(GIVEN);
    let pairs = sequences(4, 2).filter(|pair| pair[0] != pair[1]);
    let (mut tried, mut did) = (0, [0; 4]);
    for pair in pairs {
        for (before, added) in sequences(64, 2).map(|bits| (bits[0], bits[1])) {
            let mut version = Version::default();
            // Others have done what must come before, and one more confirms where two are needed.
            version.edited.push(people[1].clone());
            version.verified.push(people[2].clone());
            if !pair.contains(&2) {
                version.approved.extend([people[3].clone(), people[4].clone()]);
            }
            for (step, roles) in pair.iter().zip([subset(before), subset(before | added)]) {
                // What is published is closed for ever.
                if !version.published.is_empty() {
                    break;
                }
                let grant = version.take(STEPS[*step], &actor(&people[0], &roles, false));
                if grant.is_ok_and(|grant| grant.is_first()) {
                    let confirmed = version.take(STEPS[*step], &actor(&people[5], &full, false));
                    assert!(confirmed.unwrap().is_complete());
                }
            }
            assert!(steps_of(&version, &people[0]).len() <= 1, "{pair:?} {before:b} {added:b}");
            for step in steps_of(&version, &people[0]) {
                did[step] += 1;
            }
            tried += 1;
        }
    }
    assert_eq!(tried, 12 * 64 * 64);
    // Each step was really done in many of them: the test is not about refusals alone.
    assert!(did.iter().all(|count| 3_000 < *count), "{did:?}");
}

fn steps_of(version: &Version, person: &PersonId) -> Vec<usize> {
    let steps = [&version.edited, &version.verified, &version.approved, &version.published];
    (0..4).filter(|step| steps[*step].contains(person)).collect()
}

proptest! {
    #[test]
    fn whatever_people_and_roles_come_together_no_one_oversteps(
        moves in prop::collection::vec((0_usize..4, 0_usize..7, 0_usize..64), 1..60),
    ) {
        let people = people(7);
        let mut roles = [0_usize; 7];
        let mut version = Version::default();
        for (step, person, more) in moves {
            roles[person] |= more;
            if !version.published.is_empty() {
                break;
            }
            let _ = version.take(STEPS[step], &actor(&people[person], &subset(roles[person]), false)).is_ok();
            prop_assert_eq!(version.overreached(), 0, "{:?}", version);
        }
    }
}

#[test]
fn the_proposer_is_never_the_confirmer() {
    let people = people(4);
    let (me, others) = (&people[0], &people[1..]);
    let others = [others[0].clone(), others[1].clone(), others[2].clone()];
    let everything = given(GIVEN);
    let two_people = Action::ALL.into_iter().filter(|action| action.needs_two_people());
    let mut seen = 0;
    for action in two_people {
        for is_platform in [false, true] {
            let version = Version {
                verified: vec![others[0].clone()],
                approved: if action == Action::PublishVersion {
                    others[1..].to_vec()
                } else {
                    Vec::new()
                },
                ..Version::default()
            };
            let me = actor(me, &everything, is_platform);
            let facts = version.facts(action);
            let Ok(proposal) = may(&me, action, &Target::default(), &facts) else {
                assert!(action == Action::CreateGovernment && !is_platform, "{action:?}");
                continue;
            };
            assert!(proposal.is_first());
            for role in Role::ALL.into_iter().filter(|role| action.roles().contains(role)) {
                let again = Facts { first: Some((me.person, role)), ..facts };
                let decision = may(&me, action, &Target::default(), &again);
                assert_eq!(decision, Err(Denied::SamePerson), "{action:?} {role:?}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 2 * (1 + 1 + 1 + 1 + 2 + 2) + 1);
}

/// Who may confirm what whom proposed: G, S, or a person who is both.
#[test]
fn the_two_are_one_of_each_where_the_table_says_so() {
    let people = people(3);
    let (proposer, me, them) = (&people[0], &people[1], &people[2]);
    let administrator = given([Role::Administrator]);
    let target = Target { unit: None, person: Some(them) };
    let version = Version::default();
    let decide = |action, is_g: bool, is_s: bool, first: Option<Role>| {
        let assignments: &[Assignment] = if is_g { &administrator } else { &[] };
        let facts = Facts { first: first.map(|role| (proposer, role)), ..version.facts(action) };
        match may(&actor(me, assignments, is_s), action, &target, &facts) {
            Ok(grant) if grant.is_first() => "first",
            Ok(_) => "whole",
            Err(Denied::Absent) => "absent",
            Err(Denied::NeedsOneOfEach) => "one-of-each",
            Err(Denied::NotYourRole { .. }) => "role",
            Err(other) => panic!("{action:?}: {other:?}"),
        }
    };
    let (g, s) = (Some(Role::Administrator), Some(Role::PlatformAdministrator));
    for action in [Action::RestoreGovernment, Action::UnfreezeOrRotateKey] {
        assert_eq!(decide(action, true, false, None), "first");
        assert_eq!(decide(action, false, true, None), "first");
        assert_eq!(decide(action, true, false, g), "one-of-each");
        assert_eq!(decide(action, false, true, g), "whole");
        assert_eq!(decide(action, true, false, s), "whole");
        assert_eq!(decide(action, false, true, s), "one-of-each");
        assert_eq!(decide(action, true, true, g), "whole");
        assert_eq!(decide(action, true, true, s), "whole");
    }
    let action = Action::ManageMembers;
    assert_eq!(decide(action, true, false, None), "first");
    assert_eq!(decide(action, false, true, None), "absent", "the platform begins nothing");
    assert_eq!(decide(action, true, false, g), "whole");
    assert_eq!(decide(action, false, true, g), "whole");
    // What the platform proposed is no proposal.
    assert_eq!(decide(action, true, false, s), "first");
    assert_eq!(decide(action, false, true, s), "absent");
    let action = Action::CreateGovernment;
    assert_eq!(decide(action, false, true, None), "first");
    assert_eq!(decide(action, false, true, s), "whole");
    assert_eq!(decide(action, true, false, s), "role");
    assert_eq!(decide(action, false, false, s), "absent");
    assert_eq!(decide(action, false, true, g), "first", "an administrator of one proposes none");
    // The safe direction: one is enough.
    for (is_g, is_s) in [(true, false), (false, true)] {
        assert_eq!(decide(Action::FreezePublishing, is_g, is_s, None), "whole");
    }
}

#[test]
fn the_platform_confirms_only_what_is_about_members() {
    let people = people(3);
    let version = Version {
        verified: vec![people[2].clone()],
        approved: vec![people[1].clone(), people[2].clone()],
        ..Version::default()
    };
    for action in Action::ALL.into_iter().filter(|action| action.needs_two_people()) {
        let mine = action.rule(Role::PlatformAdministrator) != Rule::No;
        for role in action.roles() {
            let facts = Facts { first: Some((&people[1], role)), ..version.facts(action) };
            let platform = actor(&people[0], &[], true);
            let decision = may(&platform, action, &Target::default(), &facts);
            let is_heard = decision != Err(Denied::Absent);
            assert_eq!(is_heard, mine || action == Action::ManageMembers, "{action:?} {role:?}");
        }
    }
}

/// Which reason, for each step by somebody who already did another.
#[test]
fn whoever_took_part_is_told_how() {
    let people = people(3);
    let (me, roles) = (&people[0], given(GIVEN));
    let (i, both) = ([me.clone()], [me.clone(), people[1].clone()]);
    let others = [people[1].clone(), people[2].clone()];
    let says = |action: Action, edited: bool, verified: bool, approved: bool| {
        let version = Version::default();
        let facts = Facts {
            edited_by: if edited { &i } else { &[] },
            verified_by: if verified { &i } else { &others },
            // With mine alone an approval would be missing, which is said first.
            approved_by: if approved { &both } else { &others },
            ..version.facts(action)
        };
        let target = Target { unit: Some(UNIT), person: None };
        may(&actor(me, &roles, false), action, &target, &facts).err()
    };
    let (own, same) = (Some(Denied::OwnLines), Some(Denied::SamePerson));
    for action in [Action::EditLines, Action::ImportRows] {
        assert_eq!(says(action, true, false, false), None);
        assert_eq!(says(action, false, true, false), same);
        assert_eq!(says(action, false, false, true), same);
    }
    assert_eq!(says(Action::VerifyUnit, true, false, false), own);
    assert_eq!(says(Action::VerifyUnit, false, true, false), None);
    assert_eq!(says(Action::VerifyUnit, false, false, true), same);
    assert_eq!(says(Action::ApproveVersion, true, false, false), own);
    assert_eq!(says(Action::ApproveVersion, false, true, false), same);
    assert_eq!(says(Action::ApproveVersion, false, false, true), None);
    assert_eq!(says(Action::PublishVersion, true, false, false), own);
    assert_eq!(says(Action::PublishVersion, false, true, false), same);
    assert_eq!(says(Action::PublishVersion, false, false, true), same);
    // What they may always do, whatever they did before.
    for action in [Action::Comment, Action::ReturnWithReason, Action::FreezePublishing] {
        assert_eq!(says(action, true, true, true), None, "{action:?}");
    }
}

#[test]
fn a_proposal_dies_with_its_proposers_innocence() {
    let people = people(4);
    let (proposer, me) = (&people[0], &people[1]);
    let roles = given([Role::Publisher]);
    let me = actor(me, &roles, false);
    let version = Version { verified: vec![people[2].clone()], ..Version::default() };
    let facts = version.facts(Action::ApproveVersion);
    let facts = Facts { first: Some((proposer, Role::Publisher)), ..facts };
    let approve =
        |facts: Facts<'_>| may(&me, Action::ApproveVersion, &Target::default(), &facts).unwrap();
    assert!(approve(facts).is_complete());
    let edited = [proposer.clone()];
    assert!(approve(Facts { edited_by: &edited, ..facts }).is_first());
    let verified = [people[2].clone(), proposer.clone()];
    assert!(approve(Facts { verified_by: &verified, ..facts }).is_first());
}

#[test]
fn nobody_changes_their_own_membership_in_either_half() {
    let people = people(2);
    let (me, other) = (&people[0], &people[1]);
    let roles = given([Role::Administrator]);
    let version = Version::default();
    let facts = version.facts(Action::ManageMembers);
    for is_platform in [false, true] {
        let actor = actor(me, &roles, is_platform);
        let myself = Target { unit: None, person: Some(me) };
        for first in [None, Some((other, Role::Administrator))] {
            let decision = may(&actor, Action::ManageMembers, &myself, &Facts { first, ..facts });
            assert_eq!(decision, Err(Denied::Yourself));
        }
        // Whom it is about may not have proposed it.
        let about = Target { unit: None, person: Some(other) };
        let first = Some((other, Role::Administrator));
        let decision = may(&actor, Action::ManageMembers, &about, &Facts { first, ..facts });
        assert!(decision.unwrap().is_first());
    }
}

#[test]
fn a_government_keeps_its_last_administrator_whoever_confirms() {
    let people = people(3);
    let roles = given([Role::Administrator]);
    let target = Target { unit: None, person: Some(&people[2]) };
    let version = Version::default();
    let facts = version.facts(Action::ManageMembers);
    for (assignments, is_platform) in [(roles.as_slice(), false), (&[], true), (&roles, true)] {
        let first = Some((&people[1], Role::Administrator));
        let actor = actor(&people[0], assignments, is_platform);
        let decide = |last_administrator| {
            let facts = Facts { first, last_administrator, ..facts };
            may(&actor, Action::ManageMembers, &target, &facts).map(|grant| grant.is_complete())
        };
        assert_eq!(decide(false), Ok(true));
        assert_eq!(decide(true), Err(Denied::LastAdministrator));
    }
}
