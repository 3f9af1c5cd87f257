//! Why not: one name for each reason, for ever. The sentences are in `text/rights`.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Action, DraftState};
use crate::role::Role;

/// Why somebody may not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Denied {
    /// The answer to who has no business here: the same bytes as "there is no such thing" (404).
    Absent,
    /// None of their roles allows it.
    NotYourRole {
        /// What they asked to do.
        action: Action,
        /// Who may; nobody, where the table has no yes in the row.
        roles: Vec<Role>,
    },
    /// Their role allows it, in another office.
    NotYourUnit,
    /// Not on this part of the draft's way.
    NotNow {
        /// Where the draft is.
        state: DraftState,
    },
    /// They already did another of the steps that different people must do.
    SamePerson,
    /// They edited what they would vouch for.
    OwnLines,
    /// It is about themselves.
    Yourself,
    /// It would leave the government without an administrator.
    LastAdministrator,
    /// The sign-in is more than ten minutes old.
    SignInAgain,
    /// The session showed no second factor.
    SecondFactorNeeded,
    /// Publishing is frozen.
    Frozen,
    /// A finding blocks.
    Findings,
    /// An office is not verified yet.
    UnitsNotVerified,
    /// Fewer people approved it than must.
    ApprovalMissing,
    /// It is no longer what was approved.
    HashChanged,
    /// The other of the two must be of the other kind of administrator.
    NeedsOneOfEach,
}

impl Denied {
    /// The name, for ever.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::NotYourRole { .. } => "not-your-role",
            Self::NotYourUnit => "not-your-unit",
            Self::NotNow { .. } => "not-now",
            Self::SamePerson => "same-person",
            Self::OwnLines => "own-lines",
            Self::Yourself => "yourself",
            Self::LastAdministrator => "last-administrator",
            Self::SignInAgain => "sign-in-again",
            Self::SecondFactorNeeded => "second-factor-needed",
            Self::Frozen => "frozen",
            Self::Findings => "findings",
            Self::UnitsNotVerified => "units-not-verified",
            Self::ApprovalMissing => "approval-missing",
            Self::HashChanged => "hash-changed",
            Self::NeedsOneOfEach => "needs-one-of-each",
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Error for Denied {}
