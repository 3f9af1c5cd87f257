//! What a deployment says of itself: its identity providers, who runs it, which machines may load
//! budgets. Variables of `wrangler.toml` as JSON; what is secret is a secret of the platform.

use budget::canonical::Hash;
use budget::government::Slug;
use budget::role::PersonId;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use worker::Env;

use crate::error::Error;
use crate::person;

/// An identity provider, as `ISSUERS` lists it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issuer {
    /// Its name in addresses.
    pub(crate) id: String,
    /// Its name for people.
    pub(crate) name: String,
    /// Its identifier (`iss`), exactly as it stands in its tokens.
    #[serde(rename = "issuer")]
    pub(crate) identifier: String,
    /// Our name there.
    pub(crate) client_id: String,
    /// The algorithms that its tokens may be signed with.
    #[serde(default = "es256_and_rs256")]
    pub(crate) algorithms: Vec<CoreJwsSigningAlgorithm>,
    /// What it says (`amr`, RFC 8176, or `acr`) when a second factor was used.
    pub(crate) second_factor: Vec<String>,
    /// Whether it stands among the ways in; one that is being tried is reached by its address only.
    #[serde(default = "yes")]
    pub(crate) listed: bool,
    /// Other hosts than its own that its endpoints are at.
    #[serde(default)]
    pub(crate) hosts: Vec<String>,
}

fn yes() -> bool {
    true
}

fn es256_and_rs256() -> Vec<CoreJwsSigningAlgorithm> {
    vec![CoreJwsSigningAlgorithm::EcdsaP256Sha256, CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256]
}

/// Somebody, as a provider calls them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Somebody {
    issuer: String,
    subject: String,
}

/// A machine account, as `MACHINE_ACCOUNTS` lists it: named, limited to some acts and, where it
/// says so, to some governments. Taken out of the list it is revoked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    /// Its name, which stands in every history that it is in.
    pub(crate) name: String,
    /// The hash of its token; the token itself is nowhere here.
    pub(crate) token_sha256: Hash,
    /// What it may do.
    pub(crate) may: Vec<MachineAct>,
    /// For whom; everybody where it is left out.
    #[serde(default)]
    pub(crate) governments: Option<Vec<Slug>>,
}

/// What a machine may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MachineAct {
    /// Register governments.
    Register,
    /// Read and write drafts.
    Draft,
    /// Publish them.
    Publish,
    /// Make the catalogue again.
    Rebuild,
}

/// The settings, read where they are needed.
#[derive(Clone, Debug)]
pub(crate) struct Settings(Env);

impl Settings {
    pub(crate) fn new(env: &Env) -> Self {
        Self(env.clone())
    }

    /// The platform itself.
    pub(crate) const fn env(&self) -> &Env {
        &self.0
    }

    /// The identity providers.
    pub(crate) fn issuers(&self) -> Result<Vec<Issuer>, Error> {
        self.list("ISSUERS")
    }

    /// What proves to a provider that it is us; `None` for a public client.
    pub(crate) fn issuer_secret(&self, id: &str) -> Result<Option<String>, Error> {
        let Ok(secrets) = self.0.secret("ISSUER_SECRETS") else { return Ok(None) };
        let secrets: BTreeMap<String, String> = serde_json::from_str(&secrets.to_string())
            .map_err(|_| Error::broken("ISSUER_SECRETS is not an object of texts"))?;
        Ok(secrets.get(id).cloned())
    }

    /// Whether the deployment names this person as one who runs it.
    pub(crate) fn is_administrator(&self, who: &PersonId) -> Result<bool, Error> {
        for Somebody { issuer, subject } in self.list("PLATFORM_ADMINISTRATORS")? {
            if person::id_of(&issuer, &subject)? == *who {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The machine accounts.
    pub(crate) fn machines(&self) -> Result<Vec<Account>, Error> {
        self.list("MACHINE_ACCOUNTS")
    }

    /// A list in JSON; an empty one where there is none.
    fn list<T: DeserializeOwned>(&self, name: &str) -> Result<Vec<T>, Error> {
        let Ok(text) = self.0.var(name) else { return Ok(Vec::new()) };
        let read = serde_json::from_str(&text.to_string());
        read.map_err(|error| Error::broken(format!("the setting {name}: {error}")))
    }
}
