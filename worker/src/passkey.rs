//! Passkeys (`WebAuthn`): for whoever has no identity provider, and for whoever wants none between.
//! A challenge names its time, is known to be ours and is bound to the browser by a cookie; the
//! person's object answers each only once. What the authenticator says is checked by the library in `worker/passkey.js`.

use axum::http::HeaderMap;
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use budget::canonical::Hash;
use budget::protocol::session::PasskeyChallenge;
use budget::role::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use worker::Date;
use worker::js_sys::Promise;
use worker::wasm_bindgen_futures::JsFuture;

use crate::challenges::Challenges;
use crate::error::Error;
use crate::extract::Asked;
use crate::limits::CHALLENGE_MS;
use crate::person::id_of;
use crate::platform;
use crate::refusal::Refusal;
use crate::session::{cookie, set_cookie};

/// The name by which persons who came without a provider are told apart from everybody else's.
pub(crate) const ISSUER: &str = "passkey";
/// The cookie that binds a challenge to the browser that asked for it.
const COOKIE_NAME: &str = "__Host-kunci";

/// What is known of a passkey: enough to check the next use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Key {
    pub(crate) id: String,
    /// Its public part, COSE in base64url.
    pub(crate) public: String,
    pub(crate) counter: u32,
}

/// A challenge on its way, in the cookie of the browser that asked for it.
#[derive(Debug)]
pub(crate) struct Challenge {
    /// What the authenticator signs: when it was given, and what nobody can guess.
    text: String,
    /// The name, among those without a provider, of whom a new account would be.
    pub(crate) subject: String,
}

impl Challenge {
    /// A new one, and the header that binds it to the browser.
    pub(crate) async fn new(given: &Challenges) -> Result<(Self, String), Error> {
        let random = platform::random_hex::<32>()?;
        let text = format!("{}-{random}", Date::now().as_millis());
        let challenge = Self { text, subject: platform::random_hex::<16>()? };
        given.give(&challenge.whole()).await?;
        let value = format!("{}.{}", challenge.text, challenge.subject);
        Ok((challenge, set_cookie(COOKIE_NAME, &value, CHALLENGE_MS / 1000)))
    }

    /// The one that this browser says it was given, while it may be answered.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        let sent = cookie(headers, COOKIE_NAME).and_then(|value| value.split_once('.'));
        let (text, subject) = sent.ok_or(Refusal::PasskeyRefused)?;
        let at_ms = text.split_once('-').and_then(|(at_ms, _)| at_ms.parse::<u64>().ok());
        let now_ms = Date::now().as_millis();
        // The authenticator signs the text, and the time with it: an old answer stays old.
        let in_time = at_ms
            .is_some_and(|at_ms| at_ms <= now_ms && now_ms < at_ms.saturating_add(CHALLENGE_MS));
        if !in_time {
            return Err(Refusal::PasskeyRefused);
        }
        Ok(Self { text: text.to_owned(), subject: subject.to_owned() })
    }

    /// That it was given here, and waits no longer: it is being answered. A cookie alone proves
    /// nothing, since whoever answers can write one.
    pub(crate) async fn take(&self, given: &Challenges) -> Result<(), Error> {
        given.take(&self.whole()).await
    }

    /// All of it, in short: whoever writes another newcomer's name into the cookie has none.
    fn whole(&self) -> Hash {
        Hash::of(format!("{}.{}", self.text, self.subject).as_bytes())
    }

    /// The header that forgets it.
    pub(crate) fn forget() -> String {
        set_cookie(COOKIE_NAME, "", 0)
    }

    /// What the person's object keeps of an answered one.
    pub(crate) fn sha256(&self) -> Hash {
        Hash::of(self.text.as_bytes())
    }

    /// Whose account a new passkey would be.
    pub(crate) fn newcomer(&self) -> Result<PersonId, Error> {
        id_of(ISSUER, &self.subject)
    }

    /// What the browser needs to know.
    pub(crate) fn view(
        &self,
        asked: &Asked,
        user: &PersonId,
        known: Vec<String>,
    ) -> PasskeyChallenge {
        PasskeyChallenge {
            challenge: base64url(self.text.as_bytes()),
            rp_id: asked.host().to_owned(),
            user_id: base64url(user.as_str().as_bytes()),
            known,
        }
    }

    /// A new passkey, checked.
    pub(crate) async fn created(&self, asked: &Asked, credential: &Value) -> Result<Key, Error> {
        let question = json!({
            "credential": credential,
            "challenge": base64url(self.text.as_bytes()),
            "origin": asked.origin,
        });
        checked(JsFuture::from(created(&question.to_string())).await)
    }

    /// A passkey that was used, checked against what is known of it.
    pub(crate) async fn used(
        &self,
        asked: &Asked,
        credential: &Value,
        key: &Key,
    ) -> Result<Key, Error> {
        let question = json!({
            "credential": credential,
            "challenge": base64url(self.text.as_bytes()),
            "origin": asked.origin,
            "passkey": key,
        });
        checked(JsFuture::from(used(&question.to_string())).await)
    }
}

/// Whoever was refused by the library is told no more than that.
fn checked(answer: Result<JsValue, JsValue>) -> Result<Key, Error> {
    let text = answer.map_err(|_| Refusal::PasskeyRefused)?;
    let text = text.as_string().ok_or_else(|| Error::broken("no text of a passkey"))?;
    Ok(serde_json::from_str(&text)?)
}

/// Who uses a passkey says so by the handle that was given with it; and which passkey it is.
pub(crate) fn user(credential: &Value) -> Result<(PersonId, String), Refusal> {
    let text = |pointer: &str| credential.pointer(pointer).and_then(Value::as_str);
    let handle =
        text("/response/userHandle").and_then(|text| BASE64_URL_SAFE_NO_PAD.decode(text).ok());
    let handle = handle.and_then(|bytes| String::from_utf8(bytes).ok());
    let person = handle.and_then(|handle| PersonId::parse(&handle).ok());
    let id = text("/id").filter(|id| id.len() <= 2048).map(str::to_owned);
    person.zip(id).ok_or(Refusal::PasskeyRefused)
}

/// RFC 4648 section 5, without padding.
fn base64url(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = passkeys)]
    fn created(question: &str) -> Promise;

    #[wasm_bindgen(js_namespace = passkeys)]
    fn used(question: &str) -> Promise;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passkey_names_its_person_or_is_refused() {
        let handle = base64url(b"0123456789abcdef0123456789abcdef");
        let good = json!({ "id": "abc", "response": { "userHandle": handle } });
        assert!(user(&good).is_ok());
        for bad in [
            json!({}),
            json!({ "id": "abc", "response": {} }),
            json!({ "id": 1, "response": { "userHandle": handle } }),
            json!({ "id": "abc", "response": { "userHandle": "!" } }),
            json!({ "id": "abc", "response": { "userHandle": base64url(b"../x") } }),
            json!({ "id": "a".repeat(4096), "response": { "userHandle": handle } }),
        ] {
            assert_eq!(user(&bad), Err(Refusal::PasskeyRefused), "{bad}");
        }
    }
}
