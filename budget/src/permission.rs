//! Who may do what: the table, and the one function that decides by it. No handler, page or test
//! decides for itself: [`may`] gives a [`Grant`], which nothing else can make, or says why not.
//! Conditions speak of persons and never of roles, so nobody gains by having two.
//!
//! Read on in `permission/situation.rs` (what a decision looks at), then `permission/decision.rs`.

use serde::{Deserialize, Serialize};

use crate::role::Role;

mod situation;
mod decision;
mod denied;

pub use decision::{Grant, may};
pub use denied::Denied;
pub use situation::{Actor, DraftState, Facts, Target};

/// What somebody asks to do: one for each row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Publications, files, differences, the log. Never needs a session.
    ReadPublications,
    /// A draft, its totals and findings. To everybody else it does not exist.
    ReadDraft,
    /// Add, edit or delete a line.
    EditLines,
    /// Bring in rows of a spreadsheet.
    ImportRows,
    /// Comment, or raise a finding.
    Comment,
    /// Set ceilings *(pagu)*, the chart of accounts, the calendar.
    SetCeilings,
    /// Keep the list of organisations *(perangkat daerah)*: add, rename, merge, split, import.
    ManageOrganisations,
    /// Hand an office's draft *(RKA)* to the budget team.
    SubmitUnit,
    /// Take it back, before it is verified.
    TakeBack,
    /// Send it back, with a reason.
    ReturnWithReason,
    /// Say that an office's draft is in order.
    VerifyUnit,
    /// Approve the whole version, bound to its hash.
    ApproveVersion,
    /// Publish it: for ever.
    PublishVersion,
    /// Begin a corrected version of what is published, for a reason shown to everybody.
    OpenCorrection,
    /// Put the notice "withdrawn" on a publication; its files stay readable.
    MarkWithdrawn,
    /// Who changed what in a draft.
    ReadHistory,
    /// The history of membership, and the security log.
    ReadMembership,
    /// Invite, change a role, suspend.
    ManageMembers,
    /// End a person's sessions; one's own, everybody.
    EndSessions,
    /// Take a copy of everything the government keeps here.
    ExportGovernment,
    /// Put a copy back.
    RestoreGovernment,
    /// Stop publishing at once.
    FreezePublishing,
    /// Let publishing go on, or change the log's key.
    UnfreezeOrRotateKey,
    /// Add a government, with its first administrator.
    CreateGovernment,
    /// Alter or delete a publication, a log entry or history. Nobody may; no route exists.
    AlterRecord,
    /// Anything but reading publications, in a government where one is no member.
    ActElsewhere,
}

/// What the table says of a role and an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Yes.
    Yes,
    /// In one's own office only.
    OwnUnit,
    /// One proposes, another person confirms.
    TwoPeople,
    /// No.
    No,
}

impl Rule {
    /// As the table writes it.
    pub const fn letter(self) -> char {
        match self {
            Self::Yes => 'y',
            Self::OwnUnit => 'u',
            Self::TwoPeople => '2',
            Self::No => '-',
        }
    }
}

use Action as A;
use Rule::{No as X, OwnUnit as U, TwoPeople as T, Yes as Y};

/// The table. `Y` yes, `U` own office, `T` two different people, `X` no.
#[rustfmt::skip]
pub const PERMISSIONS: [(Action, [Rule; 8]); 26] = [
    //    reader, operator, unit head, verifier, publisher, auditor, administrator, platform's
    //                       R  O  H  V  P  A  G  S
    (A::ReadPublications,    [Y, Y, Y, Y, Y, Y, Y, Y]),
    (A::ReadDraft,           [X, U, U, Y, Y, Y, X, X]),
    (A::EditLines,           [X, U, U, X, X, X, X, X]),
    (A::ImportRows,          [X, U, U, X, X, X, X, X]),
    (A::Comment,             [X, U, U, Y, Y, Y, X, X]),
    (A::SetCeilings,         [X, X, X, Y, X, X, X, X]),
    (A::ManageOrganisations, [X, X, X, Y, X, X, Y, X]),
    (A::SubmitUnit,          [X, X, U, X, X, X, X, X]),
    (A::TakeBack,            [X, X, U, X, X, X, X, X]),
    (A::ReturnWithReason,    [X, X, X, Y, Y, X, X, X]),
    (A::VerifyUnit,          [X, X, X, Y, X, X, X, X]),
    (A::ApproveVersion,      [X, X, X, X, T, X, X, X]),
    (A::PublishVersion,      [X, X, X, X, T, X, X, X]),
    (A::OpenCorrection,      [X, X, X, Y, Y, X, X, X]),
    (A::MarkWithdrawn,       [X, X, X, X, T, X, X, X]),
    (A::ReadHistory,         [X, U, U, Y, Y, Y, X, X]),
    (A::ReadMembership,      [X, X, X, X, X, Y, Y, X]),
    (A::ManageMembers,       [X, X, X, X, X, X, T, X]),
    (A::EndSessions,         [X, X, X, X, X, X, Y, Y]),
    (A::ExportGovernment,    [X, X, X, X, X, Y, Y, X]),
    (A::RestoreGovernment,   [X, X, X, X, X, X, T, T]),
    (A::FreezePublishing,    [X, X, X, X, Y, X, Y, Y]),
    (A::UnfreezeOrRotateKey, [X, X, X, X, X, X, T, T]),
    (A::CreateGovernment,    [X, X, X, X, X, X, X, T]),
    (A::AlterRecord,         [X, X, X, X, X, X, X, X]),
    (A::ActElsewhere,        [X, X, X, X, X, X, X, X]),
];

// Every action has its row, at its own place: an action without a row does not compile.
const _: () = {
    assert!(PERMISSIONS.len() == Action::ActElsewhere as usize + 1);
    let mut row = 0;
    while row < PERMISSIONS.len() {
        assert!(PERMISSIONS[row].0 as usize == row);
        row += 1;
    }
};

impl Action {
    /// All of them, in the order of the table.
    pub const ALL: [Self; PERMISSIONS.len()] = {
        let mut all = [Self::ReadPublications; PERMISSIONS.len()];
        let mut row = 0;
        while row < PERMISSIONS.len() {
            all[row] = PERMISSIONS[row].0;
            row += 1;
        }
        all
    };

    /// The word in tables and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadPublications => "read-publications",
            Self::ReadDraft => "read-draft",
            Self::EditLines => "edit-lines",
            Self::ImportRows => "import-rows",
            Self::Comment => "comment",
            Self::SetCeilings => "set-ceilings",
            Self::ManageOrganisations => "manage-organisations",
            Self::SubmitUnit => "submit-unit",
            Self::TakeBack => "take-back",
            Self::ReturnWithReason => "return-with-reason",
            Self::VerifyUnit => "verify-unit",
            Self::ApproveVersion => "approve-version",
            Self::PublishVersion => "publish-version",
            Self::OpenCorrection => "open-correction",
            Self::MarkWithdrawn => "mark-withdrawn",
            Self::ReadHistory => "read-history",
            Self::ReadMembership => "read-membership",
            Self::ManageMembers => "manage-members",
            Self::EndSessions => "end-sessions",
            Self::ExportGovernment => "export-government",
            Self::RestoreGovernment => "restore-government",
            Self::FreezePublishing => "freeze-publishing",
            Self::UnfreezeOrRotateKey => "unfreeze-or-rotate-key",
            Self::CreateGovernment => "create-government",
            Self::AlterRecord => "alter-record",
            Self::ActElsewhere => "act-elsewhere",
        }
    }

    /// The action of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }

    /// What the table says of a role.
    pub const fn rule(self, role: Role) -> Rule {
        PERMISSIONS[self as usize].1[role as usize]
    }

    /// Who may, in the order of the table; for two people, who may propose.
    pub fn roles(self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| self.rule(*role) != Rule::No).collect()
    }

    /// Whether one person proposes it and another confirms it.
    pub fn needs_two_people(self) -> bool {
        Role::ALL.into_iter().any(|role| self.rule(role) == Rule::TwoPeople)
    }

    /// Whether the sign-in must be at most ten minutes old: a forgotten session does no great harm.
    pub const fn needs_recent_sign_in(self) -> bool {
        matches!(
            self,
            Self::PublishVersion
                | Self::ManageMembers
                | Self::ExportGovernment
                | Self::RestoreGovernment
                | Self::UnfreezeOrRotateKey
        )
    }

    /// The states of a draft in which it can be done; none where the state does not matter.
    pub const fn states(self) -> Option<&'static [DraftState]> {
        use DraftState::{
            Approved, Draft, None as NoDraft, Published, Returned, Submitted, Verified,
        };
        match self {
            Self::EditLines | Self::ImportRows | Self::SubmitUnit => Some(&[Draft, Returned]),
            // A ceiling is set before there is anything to be limited by it.
            Self::SetCeilings => Some(&[NoDraft, Draft, Returned]),
            Self::Comment => Some(&[Draft, Returned, Submitted, Verified, Approved, Published]),
            Self::TakeBack | Self::VerifyUnit => Some(&[Submitted]),
            Self::ReturnWithReason => Some(&[Submitted, Verified, Approved]),
            Self::ApproveVersion => Some(&[Verified]),
            Self::PublishVersion => Some(&[Approved]),
            Self::OpenCorrection | Self::MarkWithdrawn => Some(&[Published]),
            Self::ReadPublications
            | Self::ReadDraft
            | Self::ReadHistory
            | Self::ReadMembership
            | Self::ManageOrganisations
            | Self::ManageMembers
            | Self::EndSessions
            | Self::ExportGovernment
            | Self::RestoreGovernment
            | Self::FreezePublishing
            | Self::UnfreezeOrRotateKey
            | Self::CreateGovernment
            | Self::AlterRecord
            | Self::ActElsewhere => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_one_word() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
            assert_eq!(Action::from_word(action.as_str()), Some(action));
        }
        assert_eq!(Action::from_word("publish"), None);
    }
}
