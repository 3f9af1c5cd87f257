//! What a decision looks at: who asks, what it is about, and how things stand. All of it is read
//! from the government's object at each request, and none from what the browser sent.

use serde::{Deserialize, Serialize};

use crate::role::{Assignment, PersonId, Role};

/// Who asks, as the government's object knows them now.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about one person")]
pub struct Actor<'a> {
    /// Whoever signed in.
    pub person: &'a PersonId,
    /// The roles given to them in *this* government; none: not a member.
    pub assignments: &'a [Assignment],
    /// Whether the deployment names them as one of its administrators.
    pub platform_administrator: bool,
    /// Whether they are suspended: as a stranger, whatever they were.
    pub suspended: bool,
    /// Whether they signed in at most ten minutes ago.
    pub recent_sign_in: bool,
    /// Whether this session showed a second factor.
    pub second_factor: bool,
}

/// What it is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target<'a> {
    /// The organisation's id; none: the whole government.
    pub unit: Option<&'a str>,
    /// Whom it is about, for members and sessions; none for an invitation, whose person is not
    /// known yet.
    pub person: Option<&'a PersonId>,
}

/// Where a draft is on its way: an office's where the act is about an office, the whole version's
/// otherwise.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum DraftState {
    /// There is none.
    #[default]
    None,
    /// Being written *(penyusunan)*.
    Draft,
    /// Sent back with a reason *(dikembalikan)*: written again.
    Returned,
    /// Handed to the budget team *(diajukan)*.
    Submitted,
    /// Found in order *(terverifikasi)*.
    Verified,
    /// Approved, bound to a hash *(disetujui)*.
    Approved,
    /// Published for ever *(terbit)*.
    Published,
}

impl DraftState {
    /// All of them, in the order of the way.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Draft,
        Self::Returned,
        Self::Submitted,
        Self::Verified,
        Self::Approved,
        Self::Published,
    ];

    /// The word in tables and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Draft => "draft",
            Self::Returned => "returned",
            Self::Submitted => "submitted",
            Self::Verified => "verified",
            Self::Approved => "approved",
            Self::Published => "published",
        }
    }
}

/// How things stand. [`Facts::default`] is the worst of each, so that a fact which somebody forgot
/// to read refuses and never allows; the lists of persons have no worst and must be filled.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "five independent facts, each read by one rule")]
pub struct Facts<'a> {
    /// Where the draft is.
    pub state: DraftState,
    /// Everybody who edited or imported a line in this version, before a return too; of that
    /// office where the act is about an office.
    pub edited_by: &'a [PersonId],
    /// Everybody who verified in this version, before a return too; that office where the act is
    /// about an office.
    pub verified_by: &'a [PersonId],
    /// Whose approval of this version stands.
    pub approved_by: &'a [PersonId],
    /// Who has already proposed just this act of two people, and as what. The role is the one that
    /// [`Grant::role`](super::Grant::role) gave, and they still hold it, unsuspended: otherwise
    /// there is no proposal.
    pub first: Option<(&'a PersonId, Role)>,
    /// Whether a finding stands that blocks.
    pub blocking_findings: bool,
    /// Whether every office is verified.
    pub all_units_verified: bool,
    /// Whether the version's hash, computed again, is the approved one.
    pub hash_matches: bool,
    /// Whether the act would leave the government without an administrator.
    pub last_administrator: bool,
    /// Whether publishing is frozen.
    pub frozen: bool,
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Self {
            state: DraftState::None,
            edited_by: &[],
            verified_by: &[],
            approved_by: &[],
            first: None,
            blocking_findings: true,
            all_units_verified: false,
            hash_matches: false,
            last_administrator: true,
            frozen: true,
        }
    }
}
