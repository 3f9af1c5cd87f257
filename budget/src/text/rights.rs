//! The words of `role` and `permission`: what roles, acts and states are called, and one sentence
//! for each reason to refuse, which says what is the matter and what to do. As everywhere in
//! `text`, the match of each language has no way round a missing word.

use super::Text;
use crate::money::Lang;
use crate::permission::{Action, Denied, DraftState, Rule};
use crate::role::Role;

mod id;
mod en;

use en::RIGHTS as EN;
use id::RIGHTS as ID;

/// What a role is called and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleWords {
    /// The name, to stand in a sentence.
    pub name: &'static str,
    /// What its holder does, in one sentence.
    pub sentence: &'static str,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Rights {
    role: fn(Role) -> RoleWords,
    action: fn(Action) -> &'static str,
    state: fn(DraftState) -> &'static str,
    rule: fn(Rule) -> &'static str,
    denied: fn(&Denied) -> String,
}

impl Rights {
    /// Those of a language. They are no field of [`Text`], so that a program which never speaks of
    /// rights, such as the app's first part, does not carry them.
    const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Id => &ID,
            Lang::En => &EN,
        }
    }
}

impl Text {
    /// What a role is called and what it is for.
    pub fn role(&self, role: Role) -> RoleWords {
        (Rights::of(self.lang).role)(role)
    }

    /// What an act is called, as a verb: "publish a version".
    pub fn action(&self, action: Action) -> &'static str {
        (Rights::of(self.lang).action)(action)
    }

    /// What a draft is, as an adjective: "submitted".
    pub fn draft_state(&self, state: DraftState) -> &'static str {
        (Rights::of(self.lang).state)(state)
    }

    /// What the table of permissions says in a cell.
    pub fn rule(&self, rule: Rule) -> &'static str {
        (Rights::of(self.lang).rule)(rule)
    }

    /// Why somebody may not, and what to do, in one sentence.
    pub fn denied(&self, denied: &Denied) -> String {
        (Rights::of(self.lang).denied)(denied)
    }
}

/// The names of roles: `a, b or c`.
fn listed(roles: &[Role], or: &str, words: fn(Role) -> RoleWords) -> String {
    let names: Vec<_> = roles.iter().map(|role| words(*role).name).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {or} {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const BOTH: [Lang; 2] = [Lang::Id, Lang::En];

    /// One of each, and every action and state where one is named.
    fn every_denied() -> Vec<Denied> {
        let mut all = vec![
            Denied::Absent,
            Denied::NotYourUnit,
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
        ];
        all.extend(DraftState::ALL.map(|state| Denied::NotNow { state }));
        let role = |action: Action| Denied::NotYourRole { action, roles: action.roles() };
        all.extend(Action::ALL.map(role));
        all
    }

    #[test]
    fn every_refusal_is_one_sentence_that_says_what_to_do() {
        for lang in BOTH {
            let sentences: BTreeSet<_> =
                every_denied().iter().map(|denied| Text::of(lang).denied(denied)).collect();
            assert_eq!(sentences.len(), every_denied().len());
            for sentence in sentences {
                let shape = sentence.starts_with(char::is_uppercase)
                    && sentence.ends_with('.')
                    && !sentence.trim_end_matches('.').contains(". ")
                    && (sentence.contains("; ") || sentence.contains(": "));
                assert!(shape && !sentence.contains("  "), "{sentence}");
                assert!(sentence.chars().count() <= 260, "{sentence}");
            }
        }
    }

    #[test]
    fn a_refusal_has_one_name_and_is_read_as_it_is_written() {
        for denied in every_denied() {
            let written = serde_json::to_value(&denied).unwrap();
            assert_eq!(written["code"], denied.code());
            assert_eq!(serde_json::from_value::<Denied>(written).unwrap(), denied);
        }
    }

    #[test]
    fn a_refusal_names_who_may() {
        let action = Action::ReturnWithReason;
        let denied = Denied::NotYourRole { action, roles: action.roles() };
        assert_eq!(
            Text::of(Lang::En).denied(&denied),
            "Your role may not return a draft with a reason; ask somebody who may: budget team \
             verifier (TAPD) or publisher (PPKD)."
        );
        assert_eq!(
            Text::of(Lang::Id).denied(&denied),
            "Peran Anda tidak boleh mengembalikan rancangan dengan alasan; mintalah kepada yang \
             boleh: verifikator TAPD atau PPKD."
        );
    }

    #[test]
    fn no_two_roles_acts_states_or_cells_share_a_name() {
        for text in BOTH.map(Text::of) {
            let roles = Role::ALL.map(|role| text.role(role).name);
            assert_eq!(BTreeSet::from(roles).len(), roles.len());
            let actions = Action::ALL.map(|action| text.action(action));
            assert_eq!(BTreeSet::from(actions).len(), actions.len());
            let states = DraftState::ALL.map(|state| text.draft_state(state));
            assert_eq!(BTreeSet::from(states).len(), states.len());
            let cells = [Rule::Yes, Rule::OwnUnit, Rule::TwoPeople, Rule::No];
            assert_eq!(BTreeSet::from(cells.map(|rule| text.rule(rule))).len(), cells.len());
        }
    }

    #[test]
    fn what_a_role_is_for_is_one_plain_sentence() {
        for (text, role) in
            BOTH.map(Text::of).into_iter().flat_map(|text| Role::ALL.map(|role| (text, role)))
        {
            let RoleWords { name, sentence } = text.role(role);
            let shape = sentence.ends_with('.')
                && !sentence.trim_end_matches('.').contains(". ")
                && sentence.starts_with(char::is_uppercase)
                && sentence.chars().count() <= 160;
            assert!(shape, "{name}: {sentence}");
        }
    }
}
