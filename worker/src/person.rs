//! One durable object for each person: the owner of who they are and of their sessions. What they
//! may do is not here: each government's own object decides that, at each request.

use budget::canonical::Hash;
use budget::government::Slug;
use budget::protocol::people::{Membership, PersonView};
use budget::protocol::session::SessionSummary;
use budget::role::PersonId;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::passkey::Key;

mod object;
mod tables;

pub use object::Person;

/// Who somebody is, as an identity provider says it. `issuer` and `subject` are the identity;
/// name and address are what it happens to say today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) name: String,
    pub(crate) email: String,
}

/// The id of whom an issuer calls by this subject: the same for ever, and found without a table.
pub(crate) fn id_of(issuer: &str, subject: &str) -> Result<PersonId, Error> {
    let hash = Hash::of(format!("{issuer}\n{subject}").as_bytes());
    let half: String = hash.as_str().chars().take(32).collect();
    PersonId::parse(&half).map_err(Error::broken)
}

/// What a person's object is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub(crate) enum Command {
    /// Begin a session.
    SignIn {
        /// Who.
        identity: Identity,
        /// The hash of the new session's secret.
        secret_sha256: Hash,
        /// The new session's name.
        id: String,
        /// When the person proved who they are.
        proved_ms: u64,
        /// Whether by two factors.
        second_factor: bool,
        /// The browser, in a few words.
        device: String,
    },
    /// Begin a session by a passkey.
    Use {
        /// The passkey, as it is since.
        key: Key,
        /// The challenge that it answered.
        challenge: Hash,
        /// The hash of the new session's secret.
        secret_sha256: Hash,
        /// The new session's name.
        id: String,
        /// The browser, in a few words.
        device: String,
    },
    /// Say what is known of a passkey.
    Key {
        /// Which.
        id: String,
    },
    /// Keep a passkey. With an identity, the person begins with it.
    Keep {
        /// The passkey.
        key: Key,
        /// What its owner calls it.
        name: String,
        /// The challenge that it answered.
        challenge: Hash,
        /// Who begins.
        identity: Option<Identity>,
    },
    /// Say every passkey.
    Passkeys,
    /// A passkey opens nothing any more.
    Lose {
        /// Which.
        id: String,
    },
    /// Say whose session this is, and that it was used now.
    Session {
        /// The hash of its secret.
        secret_sha256: Hash,
    },
    /// Say every session.
    List {
        /// The hash of the secret of the one that asks.
        secret_sha256: Hash,
    },
    /// End a session.
    End {
        /// Its name.
        id: String,
    },
    /// End all of them.
    EndAll,
    /// Work in a government.
    Join {
        /// Which.
        membership: Membership,
    },
    /// Work there no longer.
    Leave {
        /// Where.
        slug: Slug,
    },
}

/// A session that holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    /// Whose.
    pub(crate) person: PersonView,
    /// By which provider they came.
    pub(crate) issuer: String,
    /// The session.
    pub(crate) summary: SessionSummary,
    /// Whether by two factors.
    pub(crate) second_factor: bool,
    /// Whether the person proved who they are only now.
    pub(crate) recent: bool,
    /// Where they work.
    pub(crate) memberships: Vec<Membership>,
}
