//! Passkeys, as the browser makes and uses them. The browser itself turns the server's JSON into
//! its options and its answer into JSON (`WebAuthn` Level 3); nothing of a key is seen here.

use budget::protocol::session::PasskeyChallenge;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CredentialCreationOptions, CredentialRequestOptions};

/// Why there is no passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPasskey {
    /// The person said no, or waited too long.
    Declined,
    /// The device has one for this account already.
    Known,
    /// The browser makes none, or not at this address.
    Impossible,
}

#[wasm_bindgen]
extern "C" {
    type PublicKeyCredential;

    #[wasm_bindgen(catch, static_method_of = PublicKeyCredential, js_name = parseCreationOptionsFromJSON)]
    fn creation(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, static_method_of = PublicKeyCredential, js_name = parseRequestOptionsFromJSON)]
    fn request(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = toJSON)]
    fn to_json(this: &PublicKeyCredential) -> Result<JsValue, JsValue>;
}

/// `EdDSA`, ES256 and RS256: every authenticator has one of them.
const ALGORITHMS: [i32; 3] = [-8, -7, -257];

/// Makes a passkey for somebody of this name; what the server is told of it.
pub(crate) async fn make(asked: &PasskeyChallenge, name: &str) -> Result<Value, NoPasskey> {
    let kind = "public-key";
    let options = json!({
        "challenge": asked.challenge,
        "rp": { "id": asked.rp_id, "name": "Terang" },
        "user": { "id": asked.user_id, "name": name, "displayName": name },
        "pubKeyCredParams": ALGORITHMS.map(|alg| json!({ "type": kind, "alg": alg })),
        "excludeCredentials":
            asked.known.iter().map(|id| json!({ "type": kind, "id": id })).collect::<Vec<_>>(),
        "authenticatorSelection": { "residentKey": "required", "userVerification": "required" },
        "attestation": "none",
    });
    let options = wrapped(PublicKeyCredential::creation(&parsed(&options)?))?;
    let options: CredentialCreationOptions = options.unchecked_into();
    let made = window().navigator().credentials().create_with_options(&options);
    told(JsFuture::from(made.map_err(|error| why(&error))?).await)
}

/// Uses one of the passkeys that the device has for this site.
pub(crate) async fn take(asked: &PasskeyChallenge) -> Result<Value, NoPasskey> {
    let options = json!({
        "challenge": asked.challenge, "rpId": asked.rp_id, "userVerification": "required",
    });
    let options = wrapped(PublicKeyCredential::request(&parsed(&options)?))?;
    let options: CredentialRequestOptions = options.unchecked_into();
    let used = window().navigator().credentials().get_with_options(&options);
    told(JsFuture::from(used.map_err(|error| why(&error))?).await)
}

fn parsed(options: &Value) -> Result<JsValue, NoPasskey> {
    JSON::parse(&options.to_string()).map_err(|_| NoPasskey::Impossible)
}

/// The options in the place where the browser looks for them.
fn wrapped(options: Result<JsValue, JsValue>) -> Result<Object, NoPasskey> {
    let options = options.map_err(|_| NoPasskey::Impossible)?;
    let object = Object::new();
    let set = Reflect::set(&object, &"publicKey".into(), &options);
    set.map_err(|_| NoPasskey::Impossible)?;
    Ok(object)
}

fn told(credential: Result<JsValue, JsValue>) -> Result<Value, NoPasskey> {
    let credential = credential.map_err(|error| why(&error))?;
    let credential: PublicKeyCredential = credential.unchecked_into();
    let json = credential.to_json().and_then(|json| JSON::stringify(&json));
    let text = json.ok().and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok()).ok_or(NoPasskey::Impossible)
}

/// By the name of the exception: `WebAuthn` Level 3, sections 5.1.3 and 5.1.4.
fn why(error: &JsValue) -> NoPasskey {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "AbortError") => NoPasskey::Declined,
        Some("InvalidStateError") => NoPasskey::Known,
        _ => NoPasskey::Impossible,
    }
}
