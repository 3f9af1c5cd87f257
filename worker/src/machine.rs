//! Machine accounts: programs that load budgets, named by the deployment, each limited to some
//! acts and some governments. They are no persons: none of them approves, verifies or is a member.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use budget::canonical::Hash;
use budget::government::Slug;

use crate::app::{By, Studio};
use crate::error::Error;
use crate::refusal::Refusal;
use crate::settings::{Account, MachineAct};

/// A machine that proved which account it has. Only this file can make one.
#[derive(Debug)]
pub(crate) struct Machine(Account);

impl FromRequestParts<Studio> for Machine {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, studio: &Studio) -> Result<Self, Error> {
        let sent = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        Ok(Self::prove(sent, studio.settings.machines()?)?)
    }
}

impl Machine {
    /// By the header that was sent and the accounts of the deployment. Without an account there is
    /// no token that could be right.
    fn prove(sent: Option<&str>, accounts: Vec<Account>) -> Result<Self, Refusal> {
        if accounts.is_empty() {
            return Err(Refusal::PublishingOff);
        }
        let sent = sent.and_then(|value| value.strip_prefix("Bearer "));
        let sent = Hash::of(sent.ok_or(Refusal::TokenMissing)?.as_bytes());
        let mut accounts = accounts.into_iter();
        let found = accounts.find(|account| same(&account.token_sha256, &sent));
        found.map(Self).ok_or(Refusal::TokenWrong)
    }

    /// Whether the account allows this act for everybody.
    pub(crate) fn may(&self, act: MachineAct) -> Result<(), Refusal> {
        let Self(Account { name, may, governments, .. }) = self;
        let allowed = may.contains(&act) && governments.is_none();
        if allowed { Ok(()) } else { Err(Refusal::TokenLimited { account: name.clone() }) }
    }

    /// The same for one government, whose history will name the account.
    pub(crate) fn acts(&self, act: MachineAct, slug: &Slug) -> Result<By, Refusal> {
        let Self(Account { name, may, governments, .. }) = self;
        let here = governments.as_ref().is_none_or(|only| only.contains(slug));
        if may.contains(&act) && here {
            return Ok(By::Machine { name: name.clone() });
        }
        Err(Refusal::TokenLimited { account: name.clone() })
    }
}

/// Compares every digit, so that the time taken says nothing about the secret.
fn same(a: &Hash, b: &Hash) -> bool {
    let digits = a.as_str().bytes().zip(b.as_str().bytes());
    digits.fold(0, |different, (a, b)| different | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        serde_json::from_value(serde_json::json!({
            "name": "loader", "token_sha256": Hash::of(b"token"),
            "may": ["draft"], "governments": ["kota-coba"],
        }))
        .unwrap()
    }

    #[test]
    fn only_the_token_of_an_account_proves_anything() {
        let told = |sent, accounts| Machine::prove(sent, accounts).err();
        assert_eq!(told(Some("Bearer token"), vec![account()]), None);
        for (sent, refusal) in [
            (None, Refusal::TokenMissing),
            (Some("token"), Refusal::TokenMissing),
            (Some("bearer token"), Refusal::TokenMissing),
            (Some("Basic token"), Refusal::TokenMissing),
            (Some("Bearer "), Refusal::TokenWrong),
            (Some("Bearer tokens"), Refusal::TokenWrong),
        ] {
            assert_eq!(told(sent, vec![account()]), Some(refusal), "{sent:?}");
        }
        // A deployment without an account has no right token; one that was taken out is revoked.
        for sent in [None, Some("Bearer "), Some("Bearer token")] {
            assert_eq!(told(sent, vec![]), Some(Refusal::PublishingOff), "{sent:?}");
        }
    }

    #[test]
    fn an_account_does_what_it_is_for_and_where_it_is_for() {
        let machine = Machine::prove(Some("Bearer token"), vec![account()]).unwrap();
        let [here, there] = ["kota-coba", "kota-lain"].map(|slug| Slug::parse(slug).unwrap());
        assert!(machine.acts(MachineAct::Draft, &here).is_ok());
        let limited = Refusal::TokenLimited { account: "loader".to_owned() };
        for (act, slug) in [
            (MachineAct::Draft, &there),
            (MachineAct::Publish, &here),
            (MachineAct::Register, &here),
        ] {
            assert_eq!(machine.acts(act, slug).err(), Some(limited.clone()), "{act:?} {slug}");
        }
        assert_eq!(machine.may(MachineAct::Draft), Err(limited));
    }
}
