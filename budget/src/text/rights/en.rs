//! English; official words stand beside.

use super::{Rights, RoleWords, listed};
use crate::permission::{Action, Denied, DraftState, Rule};
use crate::role::Role;

pub(in crate::text) const RIGHTS: Rights = Rights { role, action, state, rule, denied };

const fn says(name: &'static str, sentence: &'static str) -> RoleWords {
    RoleWords { name, sentence }
}

fn role(role: Role) -> RoleWords {
    match role {
        Role::Reader => {
            says("reader", "Anybody: reads everything that is published, without signing in.")
        }
        Role::Operator => {
            says("office operator (SKPD)", "Writes the budget lines of their own office.")
        }
        Role::UnitHead => says(
            "office head (kepala SKPD)",
            "Answers for their office's draft and submits it to the budget team.",
        ),
        Role::Verifier => says(
            "budget team verifier (TAPD)",
            "Sets ceilings, looks through each office's draft, and verifies or returns it.",
        ),
        Role::Publisher => {
            says("publisher (PPKD)", "Approves and publishes the budget, and never alone.")
        }
        Role::Auditor => says(
            "auditor (Inspektorat)",
            "Sees drafts, history and the security log, and comments without changing anything.",
        ),
        Role::Administrator => says(
            "government administrator",
            "Looks after the members of their government, and neither reads nor changes drafts.",
        ),
        Role::PlatformAdministrator => says(
            "platform administrator",
            "Runs the platform and registers governments, and neither reads nor changes drafts.",
        ),
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::ReadPublications => "read what is published",
        Action::ReadDraft => "read a draft, its totals and findings",
        Action::EditLines => "add, edit or delete a line",
        Action::ImportRows => "import rows",
        Action::Comment => "comment or raise a finding",
        Action::SetCeilings => "set ceilings, the chart of accounts or the calendar",
        Action::ManageOrganisations => "keep the list of offices and their units",
        Action::SubmitUnit => "submit an office's draft",
        Action::TakeBack => "take back what was submitted",
        Action::ReturnWithReason => "return a draft with a reason",
        Action::VerifyUnit => "verify an office's draft",
        Action::ApproveVersion => "approve a version",
        Action::PublishVersion => "publish a version",
        Action::OpenCorrection => "open a correction",
        Action::MarkWithdrawn => "mark a version as withdrawn",
        Action::ReadHistory => "read the history of changes",
        Action::ReadMembership => "read the history of membership and the security log",
        Action::ManageMembers => "invite a member, change their role or suspend them",
        Action::EndSessions => "end another person's sessions",
        Action::ExportGovernment => "export the government's data",
        Action::RestoreGovernment => "restore the government's data",
        Action::FreezePublishing => "freeze publishing",
        Action::UnfreezeOrRotateKey => "unfreeze publishing or rotate the key",
        Action::CreateGovernment => "register a government with its first administrator",
        Action::AlterRecord => "alter or delete a publication, a log entry or history",
        Action::ActElsewhere => "act in another government's studio",
    }
}

fn state(state: DraftState) -> &'static str {
    match state {
        DraftState::None => "not begun",
        DraftState::Draft => "being written",
        DraftState::Returned => "returned",
        DraftState::Submitted => "submitted",
        DraftState::Verified => "verified",
        DraftState::Approved => "approved",
        DraftState::Published => "published",
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Yes => "yes",
        Rule::OwnUnit => "own office",
        Rule::TwoPeople => "two people",
        Rule::No => "no",
    }
}

fn denied(denied: &Denied) -> String {
    let sentence = match denied {
        Denied::Absent => "There is nothing at this address; check its spelling.",
        Denied::NotYourRole { action: asked, roles } => return not_your_role(*asked, roles),
        Denied::NotYourUnit => "That belongs to another office; ask the people of that office.",
        Denied::NotNow { state: now } => {
            return format!(
                "That cannot be done now, because the draft is {}; reload the page to see what comes next.",
                state(*now)
            );
        }
        Denied::SamePerson => {
            "Another person must do this, because you did another step of it; ask a colleague who has not taken part."
        }
        Denied::OwnLines => {
            "You edited lines of it, so you cannot vouch for it; ask a colleague who edited none."
        }
        Denied::Yourself => {
            "Your own membership can only be changed by others; ask another administrator."
        }
        Denied::LastAdministrator => {
            "The government would lose its last administrator; appoint another one first."
        }
        Denied::SignInAgain => {
            "You signed in more than ten minutes ago; sign in again, then repeat this."
        }
        Denied::SecondFactorNeeded => {
            "You signed in without a second factor; sign in again with the code of your app or your security key."
        }
        Denied::Frozen => {
            "Publishing is frozen; ask an administrator to unfreeze it when its cause is settled."
        }
        Denied::Findings => "A finding still blocks this; settle it first, then repeat.",
        Denied::UnitsNotVerified => {
            "Not every office is verified yet; wait for the verifiers, or remind them."
        }
        Denied::ApprovalMissing => {
            "Too few people have approved this version; ask for the approval that is missing."
        }
        Denied::HashChanged => {
            "It is no longer what was approved; look at what changed, then ask for a new approval."
        }
        Denied::NeedsOneOfEach => {
            "One of the two must be the government's administrator and the other the platform's; ask one of the kind that is missing."
        }
    };
    sentence.to_owned()
}

fn not_your_role(asked: Action, roles: &[Role]) -> String {
    let what = action(asked);
    if roles.is_empty() {
        return format!("Nobody may {what}; a mistake is put right by a new version.");
    }
    let who = listed(roles, "or", role);
    format!("Your role may not {what}; ask somebody who may: {who}.")
}
