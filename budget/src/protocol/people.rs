//! Persons on the wire: who is a member, what waits for a second person, and what happened.

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::government::{Government, Slug};
use crate::history::Entry;
use crate::permission::Action;
use crate::role::{Assignment, PersonId};

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Who, in all of Terang.
    pub id: PersonId,
    /// As the provider says it.
    pub name: String,
    /// As the provider says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

/// A government that a person works in, for finding the way there; what they may do is asked of
/// the government itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Its address.
    pub slug: Slug,
    /// What it is called.
    pub name: String,
}

/// `GET /api/v1/members/{slug}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembersPage {
    /// Whose members.
    pub slug: Slug,
    /// What the government is called.
    pub name: String,
    /// Those who are, were, or are suspended, by name.
    pub members: Vec<Member>,
    /// What waits for a second person, the oldest first.
    pub proposals: Vec<Proposal>,
    /// Who is invited and has not come yet.
    pub invitations: Vec<Invitation>,
    /// Since when nothing is published any more; none where publishing goes its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<Frozen>,
    /// Whether a copy could be put back: nothing is drafted or published here yet.
    #[serde(default)]
    pub restorable: bool,
    /// Everything in the table that the caller's own roles reach here.
    pub may: Vec<Action>,
}

/// That publishing is frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// By whom.
    pub by: PersonView,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// `POST /api/v1/publishing/{slug}/freeze`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// Why, for the history and for whoever is asked to unfreeze.
    pub reason: String,
}

/// `GET /api/v1/regions`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionList {
    /// Every region that has a budget, by code, with the address that is its own.
    pub governments: Vec<Government>,
}

/// `GET /api/v1/platform/governments`: every government that began here, for those who run the
/// platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformPage {
    /// By name.
    pub governments: Vec<Registered>,
}

/// A government that began here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// Which.
    pub government: Government,
    /// When it was first proposed or registered.
    pub since: String,
    /// How many publications it has.
    pub publications: u32,
}

/// A member of a government.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: PersonView,
    /// As what.
    pub roles: Vec<Assignment>,
    /// Whether they may act.
    pub status: MemberStatus,
    /// Since when they are a member.
    pub since: String,
}

/// Whether a member may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemberStatus {
    /// They may.
    Active,
    /// Not until somebody lets them again.
    Suspended,
    /// They left, for good.
    Left,
}

/// A change that two persons make: one proposes, another confirms. Most are of who may do what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Change {
    /// The government begins here, with its first administrator. For those who run the platform.
    Found {
        /// Which government.
        government: Government,
        /// The first administrator, for those who read the list.
        name: String,
    },
    /// Somebody who is no member yet may become one.
    Invite {
        /// Whom, for those who read the list; the invitation itself is a code.
        name: String,
        /// As what.
        roles: Vec<Assignment>,
    },
    /// A member gets other roles in place of those they have.
    ChangeRoles {
        /// Who.
        person: PersonId,
        /// As what from now on.
        roles: Vec<Assignment>,
    },
    /// A member may not act for a while.
    Suspend {
        /// Who.
        person: PersonId,
    },
    /// A suspended member may act again.
    Reinstate {
        /// Who.
        person: PersonId,
    },
    /// A member leaves for good.
    End {
        /// Who.
        person: PersonId,
    },
    /// Publishing, which was frozen, goes on.
    Unfreeze,
    /// What the government kept elsewhere is put back here, from a file that is here already.
    Restore {
        /// The hash of that file.
        sha256: Hash,
    },
}

impl Change {
    /// Its name, for ever.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Found { .. } => "found",
            Self::Invite { .. } => "invite",
            Self::ChangeRoles { .. } => "change-roles",
            Self::Suspend { .. } => "suspend",
            Self::Reinstate { .. } => "reinstate",
            Self::End { .. } => "end",
            Self::Unfreeze => "unfreeze",
            Self::Restore { .. } => "restore",
        }
    }

    /// The member whom it is about; nobody yet for an invitation.
    pub const fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Found { .. } | Self::Invite { .. } | Self::Unfreeze | Self::Restore { .. } => {
                None
            }
            Self::ChangeRoles { person, .. }
            | Self::Suspend { person }
            | Self::Reinstate { person }
            | Self::End { person } => Some(person),
        }
    }

    /// The name of who is invited; empty where it is about a member.
    pub fn name(&self) -> &str {
        match self {
            Self::Found { name, .. } | Self::Invite { name, .. } => name,
            Self::ChangeRoles { .. }
            | Self::Suspend { .. }
            | Self::Reinstate { .. }
            | Self::End { .. }
            | Self::Unfreeze
            | Self::Restore { .. } => "",
        }
    }

    /// The government that it founds.
    pub const fn government(&self) -> Option<&Government> {
        match self {
            Self::Found { government, .. } => Some(government),
            Self::Invite { .. }
            | Self::ChangeRoles { .. }
            | Self::Suspend { .. }
            | Self::Reinstate { .. }
            | Self::End { .. }
            | Self::Unfreeze
            | Self::Restore { .. } => None,
        }
    }

    /// The roles that it gives.
    pub fn roles(&self) -> Option<&[Assignment]> {
        match self {
            Self::Invite { roles, .. } | Self::ChangeRoles { roles, .. } => Some(roles),
            Self::Found { .. }
            | Self::Suspend { .. }
            | Self::Reinstate { .. }
            | Self::End { .. }
            | Self::Unfreeze
            | Self::Restore { .. } => None,
        }
    }
}

/// `POST /api/v1/members/{slug}/proposals`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// What is to change.
    pub change: Change,
    /// Why, for the second person and for the history.
    pub reason: String,
}

/// A change that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its number in the government.
    pub number: u32,
    /// What is to change.
    pub change: Change,
    /// The name of the person that it is about.
    pub about: String,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub by: PersonView,
    /// When.
    pub at: String,
    /// Whether the caller is the second person that it waits for.
    pub may_confirm: bool,
    /// What is in the copy, where it is one that is to be put back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<CopySummary>,
}

/// What is in a copy that waits to be put back, so that whoever confirms it knows to what they say
/// yes. It was read from the copy, which says of itself by whom it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopySummary {
    /// When it was made.
    pub exported_at: String,
    /// The name of who made it.
    pub exported_by: String,
    /// How many years are drafted in it.
    pub drafts: u32,
    /// How many publications it has.
    pub publications: u32,
    /// How many members, those who left among them.
    pub members: u32,
    /// The names of its active administrators.
    pub administrators: Vec<String>,
    /// The publications that this deployment does not have yet: they are published when it is
    /// confirmed.
    pub new: Vec<CopiedPublication>,
}

/// A publication of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopiedPublication {
    /// The fiscal year.
    pub year: u16,
    /// Its number in that year.
    pub number: u32,
}

/// What came of a proposal that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The invitation, with its code, where it was one: shown this once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<InvitationCode>,
}

/// The second half of the code that makes somebody a member, once. Who proposed it has the first
/// ([`Invitation::half`]): it takes both, so that nobody alone makes up a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationCode {
    /// To be handed to the person who is invited, and to nobody else.
    pub code: String,
    /// Until when.
    pub ends_at: String,
}

/// An invitation that nobody has taken yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its number in the government.
    pub number: u32,
    /// The first half of its code, for who proposed it and for nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half: Option<String>,
    /// For whom.
    pub name: String,
    /// As what.
    pub roles: Vec<Assignment>,
    /// Until when.
    pub ends_at: String,
}

/// `POST /api/v1/members/{slug}`: the caller takes an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// Both halves of the code, as the person was handed them, in any order.
    pub code: String,
}

/// `GET /api/v1/members/{slug}/history`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// Whose history.
    pub slug: Slug,
    /// The newest first.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub count: u32,
    /// Where the next page begins, for `?before=`.
    pub next: Option<u32>,
}
