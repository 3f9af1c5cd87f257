//! Sessions and passkeys on the wire: the ways in, who is signed in, and by what.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::people::{Membership, PersonView};
use crate::government::Slug;

/// `GET /api/v1/sign-in`: the ways in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInWays {
    /// The identity providers of this deployment.
    pub issuers: Vec<IssuerView>,
}

/// An identity provider, as a person chooses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerView {
    /// Its name in addresses.
    pub id: String,
    /// What it calls itself.
    pub name: String,
    /// The address that begins the sign-in: a plain link. `?to=` names the page to come back to.
    pub start: String,
}

/// `GET /api/v1/session`: who is signed in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Who.
    pub person: PersonView,
    /// What the identity provider that vouches for them is called; none for whoever came without
    /// one, by a passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// This session.
    pub session: SessionSummary,
    /// Whether the provider said that a second factor was used.
    pub second_factor: bool,
    /// Whether the sign-in is recent enough for what is delicate.
    pub recent: bool,
    /// Whether the deployment names this person as one who runs it.
    pub platform_administrator: bool,
    /// The governments that this person works in.
    pub memberships: Vec<Membership>,
}

/// What a browser needs to make or to use a passkey (`WebAuthn`); texts of bytes are base64url.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyChallenge {
    /// What the authenticator signs.
    pub challenge: String,
    /// The host that the passkey is of.
    pub rp_id: String,
    /// Whose a new passkey would be.
    pub user_id: String,
    /// The passkeys that this person has already, which must not be made again.
    pub known: Vec<String>,
}

/// `POST /api/v1/sign-in/passkey`: a session for whoever used a passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsePasskey {
    /// `PublicKeyCredential.toJSON()`, as the browser gives it.
    pub credential: Value,
}

/// `POST /api/v1/session/passkeys`: one more for whoever is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// `PublicKeyCredential.toJSON()`, as the browser gives it.
    pub credential: Value,
}

/// `POST /api/v1/sign-in/passkey/account/challenge`: a challenge for whoever is invited. It is
/// asked first, so that no device keeps a passkey of an account that will not be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// The government that invites.
    pub slug: Slug,
    /// The code of the invitation, which is not used up by this.
    pub code: String,
}

/// `POST /api/v1/sign-in/passkey/account`: for whoever is invited and has no provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The government that invites.
    pub slug: Slug,
    /// The code of the invitation, which is not used up by this.
    pub code: String,
    /// The person's name.
    pub name: String,
    /// `PublicKeyCredential.toJSON()`, as the browser gives it.
    pub credential: Value,
}

/// `GET /api/v1/session/passkeys`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyList {
    /// The oldest first.
    pub passkeys: Vec<Passkey>,
}

/// A passkey, as its owner knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// Its id, which opens nothing.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: String,
    /// When it was used last.
    pub used_at: String,
}

/// `GET /api/v1/session/all`: every session of the person who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// The newest first.
    pub sessions: Vec<SessionSummary>,
}

/// A session. Times are UTC, `2026-11-25T01:13:48Z`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSummary {
    /// Its name, which opens nothing.
    pub id: String,
    /// When the person signed in.
    pub began_at: String,
    /// When it was last used, to the minute.
    pub seen_at: String,
    /// When it ends, whatever is done in it.
    pub ends_at: String,
    /// The browser and the system, in a few words: `Firefox, Windows`.
    pub device: String,
    /// Whether it is the one that asks.
    pub here: bool,
}
