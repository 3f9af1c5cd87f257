//! The table of permissions, three times over: against a copy written by hand, against the page
//! that is the law (where it is there), and decision by decision against an oracle that knows the
//! copy only. Four eyes are in `four_eyes.rs`.

#![expect(clippy::unwrap_used, reason = "a case that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use budget::money::Lang;
use budget::permission::{Action, Actor, Denied, DraftState, Facts, PERMISSIONS, Target, may};
use budget::role::{Assignment, PersonId, Role, needs_second_factor, needs_unit};
use budget::text::Text;

const BY_HAND: &str = include_str!("data/permissions.txt");
const COLUMNS: &str = "ROHVPAGS";

/// A row of the copy: the cells, in the order of [`COLUMNS`], and the states.
struct Row {
    cells: Vec<char>,
    states: Vec<&'static str>,
}

fn by_hand() -> Vec<(&'static str, Row)> {
    let rows = BY_HAND.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let [action, cells, states] = line.split('|').collect::<Vec<_>>().try_into().unwrap();
        let row = Row { cells: letters(cells), states: states.split_whitespace().collect() };
        (action.trim(), row)
    };
    rows.map(row).collect()
}

fn letters(cells: &str) -> Vec<char> {
    cells.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn the_table_is_the_copy_written_by_hand() {
    let copy = by_hand();
    assert_eq!(copy.len(), PERMISSIONS.len());
    for ((word, row), (action, rules)) in copy.iter().zip(PERMISSIONS) {
        assert_eq!(*word, action.as_str());
        assert_eq!(row.cells, rules.map(budget::permission::Rule::letter), "{word}");
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that tests nothing says so")]
fn the_table_is_the_one_of_the_page_on_trust() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/trust.md");
    let Ok(page) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: no page on trust in {}", path.display());
        return;
    };
    let section = page.split("## 3. Permissions").nth(1).unwrap();
    let section = section.split("\nTests:").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let law: Vec<(&str, Vec<char>)> = rows
        .map(|line| {
            let parts: Vec<_> = line.trim_matches('|').split('|').collect();
            (parts[0].trim(), parts[1..=8].iter().flat_map(|cell| letters(cell)).collect())
        })
        .collect();
    // Added since, by decision 11.
    let since = |action: Action| action == Action::ManageOrganisations;
    let table = PERMISSIONS.into_iter().filter(|(action, _)| !since(*action));
    assert_eq!(law.len(), table.clone().count());
    for ((name, cells), (action, rules)) in law.iter().zip(table) {
        assert_eq!(*cells, rules.map(budget::permission::Rule::letter), "{name} = {action:?}");
    }
}

/// Where the thing is that somebody reaches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    OwnUnit,
    OtherUnit,
    OtherGovernment,
}

const PLACES: [Place; 3] = [Place::OwnUnit, Place::OtherUnit, Place::OtherGovernment];

fn person(name: &str) -> PersonId {
    PersonId::parse(&format!("{name:0<16}")).unwrap()
}

/// What somebody of one role holds in the government that the place is in.
fn held(role: Role, place: Place) -> Vec<Assignment> {
    let is_given = !matches!(role, Role::Reader | Role::PlatformAdministrator);
    if !is_given || place == Place::OtherGovernment {
        return Vec::new();
    }
    vec![Assignment::new(role, needs_unit(role).then(|| "own".to_owned())).unwrap()]
}

fn actor<'a>(person: &'a PersonId, role: Role, assignments: &'a [Assignment]) -> Actor<'a> {
    Actor {
        person,
        assignments,
        platform_administrator: role == Role::PlatformAdministrator,
        suspended: false,
        recent_sign_in: true,
        second_factor: true,
    }
}

/// Nothing stands in the way: whatever is refused, is refused for role, place or state.
fn smooth(state: DraftState, people: &[PersonId; 4]) -> Facts<'_> {
    Facts {
        state,
        edited_by: &people[..1],
        verified_by: &people[1..2],
        approved_by: &people[2..],
        first: None,
        blocking_findings: false,
        all_units_verified: true,
        hash_matches: true,
        last_administrator: false,
        frozen: false,
    }
}

/// The decision that the copy demands, as a word; nothing of `budget::permission` is asked.
fn oracle(word: &str, row: &Row, column: char, place: Place, state: &str) -> &'static str {
    let cell = row.cells[COLUMNS.find(column).unwrap()];
    let is_stranger = column == 'R' || (place == Place::OtherGovernment && column != 'S');
    let hides = matches!(word, "read-draft" | "act-elsewhere");
    if word == "read-publications" {
        return "whole";
    }
    // The platform's administrators are members of nothing: their no is a stranger's.
    if is_stranger || (cell == '-' && (hides || column == 'S')) {
        return "absent";
    }
    if cell == '-' {
        return "not-your-role";
    }
    if cell == 'u' && place == Place::OtherUnit {
        return if hides { "absent" } else { "not-your-unit" };
    }
    if row.states != ["*"] && !row.states.contains(&state) {
        return "not-now";
    }
    if cell == '2' { "first" } else { "whole" }
}

fn decided(actor: &Actor<'_>, action: Action, target: &Target<'_>, facts: &Facts<'_>) -> String {
    match may(actor, action, target, facts) {
        Ok(grant) => {
            assert_eq!((grant.person(), grant.action()), (actor.person, action));
            assert_eq!((grant.unit(), grant.about()), (target.unit, target.person));
            assert_ne!(grant.is_first(), grant.is_complete());
            if grant.is_first() { "first".to_owned() } else { "whole".to_owned() }
        }
        Err(denied) => denied.code().to_owned(),
    }
}

#[test]
fn every_role_act_place_and_state_is_decided_as_the_copy_says() {
    let rows: BTreeMap<_, _> = by_hand().into_iter().collect();
    let (me, them) = (person("me"), person("them"));
    let people = ["ed", "ver", "app", "apq"].map(person);
    let (mut decisions, mut tally) = (0, BTreeMap::<String, u32>::new());
    for (role, column) in Role::ALL.into_iter().zip(COLUMNS.chars()) {
        for (action, place) in
            Action::ALL.into_iter().flat_map(|action| PLACES.map(|place| (action, place)))
        {
            let assignments = held(role, place);
            let actor = actor(&me, role, &assignments);
            let unit = if place == Place::OtherUnit { "other" } else { "own" };
            let target = Target { unit: Some(unit), person: Some(&them) };
            for state in DraftState::ALL {
                let decision = decided(&actor, action, &target, &smooth(state, &people));
                let word = action.as_str();
                let expected = oracle(word, &rows[word], column, place, state.as_str());
                assert_eq!(decision, expected, "{role:?} {action:?} {place:?} {state:?}");
                decisions += 1;
                *tally.entry(decision).or_default() += 1;
            }
        }
    }
    assert_eq!(decisions, 8 * 26 * 3 * 7);
    // The oracle itself: it does not say one word to everything.
    assert_eq!(tally.len(), 6, "{tally:?}");
    assert!(tally.values().all(|count| 20 <= *count), "{tally:?}");
}

#[test]
fn the_whole_government_is_no_office_of_anybody() {
    let me = person("me");
    for role in [Role::Operator, Role::UnitHead] {
        let assignments = held(role, Place::OwnUnit);
        let actor = actor(&me, role, &assignments);
        let facts = Facts { state: DraftState::Draft, ..Facts::default() };
        let all = Target::default();
        assert_eq!(may(&actor, Action::EditLines, &all, &facts), Err(Denied::NotYourUnit));
        assert_eq!(may(&actor, Action::ReadDraft, &all, &facts), Err(Denied::Absent));
    }
}

#[test]
fn a_suspended_member_is_a_stranger_but_may_leave() {
    let (me, people) = (person("me"), ["ed", "ver", "app", "apq"].map(person));
    let me_target = Target { unit: Some("own"), person: Some(&me) };
    for role in Role::ALL {
        let assignments = held(role, Place::OwnUnit);
        let suspended = Actor { suspended: true, ..actor(&me, role, &assignments) };
        for (action, state) in
            Action::ALL.into_iter().flat_map(|action| DraftState::ALL.map(|state| (action, state)))
        {
            let decision = decided(&suspended, action, &me_target, &smooth(state, &people));
            let is_open = matches!(action, Action::ReadPublications | Action::EndSessions);
            assert_eq!(decision, if is_open { "whole" } else { "absent" }, "{role:?} {action:?}");
        }
    }
}

#[test]
fn nothing_but_reading_what_is_published_goes_without_a_second_factor() {
    let (me, them) = (person("me"), person("them"));
    let people = ["ed", "ver", "app", "apq"].map(person);
    let target = Target { unit: Some("own"), person: Some(&them) };
    let mut asked = 0;
    for role in Role::ALL {
        assert_eq!(needs_second_factor(role), role != Role::Reader);
        let assignments = held(role, Place::OwnUnit);
        let sound = actor(&me, role, &assignments);
        let weak = Actor { second_factor: false, ..sound };
        for (action, state) in
            Action::ALL.into_iter().flat_map(|action| DraftState::ALL.map(|state| (action, state)))
        {
            let facts = smooth(state, &people);
            let (with, without) =
                (may(&sound, action, &target, &facts), may(&weak, action, &target, &facts));
            if action == Action::ReadPublications || with == Err(Denied::Absent) {
                assert_eq!(with, without, "{role:?} {action:?}");
            } else {
                assert_eq!(without, Err(Denied::SecondFactorNeeded), "{role:?} {action:?}");
                asked += 1;
            }
        }
    }
    assert!(500 < asked, "{asked}");
}

#[test]
fn five_acts_want_a_fresh_sign_in_and_say_so_last() {
    let (me, them) = (person("me"), person("them"));
    let people = ["ed", "ver", "app", "apq"].map(person);
    let target = Target { unit: Some("own"), person: Some(&them) };
    let fresh_only = [
        Action::PublishVersion,
        Action::ManageMembers,
        Action::ExportGovernment,
        Action::RestoreGovernment,
        Action::UnfreezeOrRotateKey,
    ];
    for role in Role::ALL {
        let assignments = held(role, Place::OwnUnit);
        let fresh = actor(&me, role, &assignments);
        let stale = Actor { recent_sign_in: false, ..fresh };
        for (action, state) in
            Action::ALL.into_iter().flat_map(|action| DraftState::ALL.map(|state| (action, state)))
        {
            let facts = smooth(state, &people);
            let before = may(&fresh, action, &target, &facts);
            let now = may(&stale, action, &target, &facts);
            if before.is_ok() && fresh_only.contains(&action) {
                assert_eq!(now, Err(Denied::SignInAgain), "{role:?} {action:?}");
            } else {
                assert_eq!(now, before, "{role:?} {action:?}");
            }
        }
    }
}

#[test]
fn everybody_ends_their_own_sessions_and_administrators_others() {
    let (me, them) = (person("me"), person("them"));
    for role in Role::ALL {
        let assignments = held(role, Place::OwnUnit);
        let bare =
            Actor { second_factor: false, recent_sign_in: false, ..actor(&me, role, &assignments) };
        let own = Target { unit: None, person: Some(&me) };
        assert_eq!(decided(&bare, Action::EndSessions, &own, &Facts::default()), "whole");
        let whole = actor(&me, role, &assignments);
        let is_administrator = matches!(role, Role::Administrator | Role::PlatformAdministrator);
        for person in [Some(&them), None] {
            let decision =
                may(&whole, Action::EndSessions, &Target { unit: None, person }, &Facts::default());
            assert_eq!(decision.is_ok(), is_administrator, "{role:?}");
        }
    }
}

#[test]
fn facts_that_nobody_read_allow_nothing_that_depends_on_them() {
    let me = person("me");
    let target = Target { unit: Some("own"), person: None };
    let conditional = [
        Action::EditLines,
        Action::ImportRows,
        Action::Comment,
        Action::SubmitUnit,
        Action::TakeBack,
        Action::ReturnWithReason,
        Action::VerifyUnit,
        Action::ApproveVersion,
        Action::PublishVersion,
        Action::OpenCorrection,
        Action::MarkWithdrawn,
        Action::ManageMembers,
    ];
    for role in Role::ALL {
        let assignments = held(role, Place::OwnUnit);
        for action in conditional {
            let actor = actor(&me, role, &assignments);
            assert!(
                may(&actor, action, &target, &Facts::default()).is_err(),
                "{role:?} {action:?}"
            );
        }
    }
}

#[test]
fn a_fact_that_nobody_read_is_the_worst_one() {
    let Facts {
        state,
        first,
        blocking_findings,
        all_units_verified,
        hash_matches,
        last_administrator,
        frozen,
        edited_by: _,
        verified_by: _,
        approved_by: _,
    } = Facts::default();
    assert!(blocking_findings && last_administrator && frozen);
    assert!(!all_units_verified && !hash_matches);
    assert_eq!((state, first), (DraftState::None, None));
}

#[test]
fn whom_it_is_about_matters_for_members_and_sessions_only() {
    let (me, them) = (person("me"), person("them"));
    let people = ["ed", "ver", "app", "apq"].map(person);
    for role in Role::ALL {
        let assignments = held(role, Place::OwnUnit);
        let actor = actor(&me, role, &assignments);
        for (action, state) in
            Action::ALL.into_iter().flat_map(|action| DraftState::ALL.map(|state| (action, state)))
        {
            let decision = |person| {
                let target = Target { unit: Some("own"), person };
                decided(&actor, action, &target, &smooth(state, &people))
            };
            let differs = decision(Some(&me)) != decision(Some(&them));
            let may_differ = matches!(action, Action::ManageMembers | Action::EndSessions);
            assert!(may_differ || !differs, "{role:?} {action:?}");
        }
    }
}

#[test]
fn each_circumstance_stops_the_acts_that_it_concerns_and_no_other() {
    type Spoil = fn(&mut Facts<'_>);
    let spoils: [(&str, Spoil, &[Action]); 6] = [
        ("findings", |f| f.blocking_findings = true, &[Action::SubmitUnit, Action::PublishVersion]),
        ("frozen", |f| f.frozen = true, &[Action::PublishVersion, Action::MarkWithdrawn]),
        (
            "units-not-verified",
            |f| f.all_units_verified = false,
            &[Action::ApproveVersion, Action::PublishVersion],
        ),
        (
            "units-not-verified",
            |f| f.verified_by = &[],
            &[Action::ApproveVersion, Action::PublishVersion],
        ),
        ("hash-changed", |f| f.hash_matches = false, &[Action::PublishVersion]),
        ("last-administrator", |f| f.last_administrator = true, &[Action::ManageMembers]),
    ];
    let (me, them) = (person("me"), person("them"));
    let people = ["ed", "ver", "app", "apq"].map(person);
    let target = Target { unit: Some("own"), person: Some(&them) };
    for (code, spoil, concerned) in spoils {
        let mut stopped = Vec::new();
        for (role, action, state) in Role::ALL.into_iter().flat_map(|role| {
            let pairs =
                Action::ALL.into_iter().flat_map(|a| DraftState::ALL.map(|state| (a, state)));
            pairs.map(move |(action, state)| (role, action, state))
        }) {
            let assignments = held(role, Place::OwnUnit);
            let actor = actor(&me, role, &assignments);
            let mut facts = smooth(state, &people);
            let before = decided(&actor, action, &target, &facts);
            spoil(&mut facts);
            let after = decided(&actor, action, &target, &facts);
            if after == before {
                continue;
            }
            assert_eq!(after, code, "{role:?} {action:?} {state:?}");
            stopped.push(action);
        }
        stopped.sort();
        stopped.dedup();
        assert_eq!(stopped, concerned, "{code}");
    }
}

#[test]
fn publishing_wants_as_many_approvals_as_approving_has_people() {
    let (me, people) = (person("me"), ["ed", "ver", "app", "app"].map(person));
    let assignments = held(Role::Publisher, Place::OwnUnit);
    let actor = actor(&me, Role::Publisher, &assignments);
    let facts = smooth(DraftState::Approved, &people);
    let publish = |facts| may(&actor, Action::PublishVersion, &Target::default(), facts);
    assert_eq!(publish(&facts), Err(Denied::ApprovalMissing), "one person twice");
    let nobody = Facts { approved_by: &[], ..facts };
    assert_eq!(publish(&nobody), Err(Denied::ApprovalMissing));
}

/// What the page says beside the table; each sentence is a test here or in `four_eyes.rs`.
const CONDITIONS: &str = "\
## Conditions

They speak of persons, never of roles, so nobody gains by having two.

- Whoever edited a line does not verify that office, nor approve or publish the version; whoever verified does not approve or publish; who approved does not publish. It holds backwards too: who has vouched for a version does not write in it after it came back.
- `2`: one proposes, another confirms. For restoring, unfreezing and the log's key, one of the two is the government's administrator and the other the platform's. What an administrator proposes about members may be confirmed by another administrator or the platform's, who proposes nothing.
- A proposal counts as long as its proposer could still make it.
- Nobody changes their own membership, and no government loses its last administrator.
- Submitting and publishing wait for findings that block; approving and publishing, for every office to be verified; publishing, for the hash to be the approved one. While publishing is frozen nothing is published and no notice is set.
- Publishing, members, export, restoring, unfreezing and the log's key want a sign-in of the last ten minutes. Everything but reading what is published, and ending one's own sessions, wants a second factor.
- Who is no member, or is suspended, is told what is told of things that do not exist. So is a member who may not read a draft. Own sessions can be ended by everybody who signed in.
";

fn page() -> String {
    let (en, id) = (Text::of(Lang::En), Text::of(Lang::Id));
    let mut page = String::from(
        "# Permissions\n\n\
         Who may do what. The table is `PERMISSIONS` in `budget/src/permission.rs`, from which this page is made; `may` \
         decides by it, and nothing else decides.\n\n## Roles\n\n",
    );
    for (role, letter) in Role::ALL.into_iter().zip(COLUMNS.chars()) {
        let (en, id) = (en.role(role), id.role(role));
        writeln!(page, "- **{letter}** `{}`: {}. {}", role.as_str(), en.name, en.sentence).unwrap();
        writeln!(page, "  *{}. {}*", id.name, id.sentence).unwrap();
    }
    page.push_str("\n## Table\n\n`y` yes · `u` own office · `2` two different people · `-` no\n\n| action | R | O | H | V | P | A | G | S | while the draft is |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (action, rules) in PERMISSIONS {
        let cells = rules.map(|rule| format!("{} | ", rule.letter())).concat();
        let states = action.states().unwrap_or_default().iter();
        let states = states.map(|state| en.draft_state(*state)).collect::<Vec<_>>().join(", ");
        let row = format!("| {} *({})* | {cells}{states} |", en.action(action), id.action(action));
        writeln!(page, "{}", row.replace("|  |", "| |")).unwrap();
    }
    write!(page, "\n{CONDITIONS}\n## Refusals\n").unwrap();
    let action = Action::PublishVersion;
    for denied in [
        Denied::Absent,
        Denied::NotYourRole { action, roles: action.roles() },
        Denied::NotYourUnit,
        Denied::NotNow { state: DraftState::Submitted },
        Denied::SamePerson,
        Denied::OwnLines,
        Denied::Yourself,
        Denied::LastAdministrator,
        Denied::SignInAgain,
        Denied::SecondFactorNeeded,
        Denied::Frozen,
        Denied::Findings,
        Denied::UnitsNotVerified,
        Denied::ApprovalMissing,
        Denied::HashChanged,
        Denied::NeedsOneOfEach,
    ] {
        let (en, id) = (en.denied(&denied), id.denied(&denied));
        write!(page, "\n### {}\n{en}\n\n*{id}*\n", denied.code()).unwrap();
    }
    page
}

#[test]
fn the_page_of_permissions_is_the_table_in_the_code() {
    let page = page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/permissions.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "docs/permissions.md should be:\n{page}");
    // A reason that the page's list forgot still has its arm in the match over the names.
    let arms = include_str!("../src/permission/denied.rs").split("=> \"").skip(1);
    let codes: Vec<_> = arms.map(|arm| arm.split('"').next().unwrap()).collect();
    assert!(16 <= codes.len(), "{codes:?}");
    for code in codes {
        assert!(page.contains(&format!("\n### {code}\n")), "{code} is not on the page");
    }
}
