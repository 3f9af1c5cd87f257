//! What concerns persons: asked for with the session's cookie, which the browser adds, and
//! answered in the reader's language. Nothing of it is kept anywhere by the app.

use budget::government::Slug;
use budget::protocol::Problem;
use budget::protocol::organisations::{NewOrganisationAct, OrganisationsPage};
use budget::protocol::people::{
    AcceptInvitation, Confirmed, Freeze, Frozen, HistoryPage, MembersPage, NewProposal,
    PlatformPage, Proposal, RegionList,
};
use budget::protocol::session::{
    Invited, NewAccount, NewPasskey, PasskeyChallenge, PasskeyList, SessionList, SessionView,
    SignInWays, UsePasskey,
};
use budget::role::PersonId;
use gloo_net::http::{Method, Request, RequestBuilder};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use wasm_bindgen::JsValue;
use web_sys::File;

use super::while_wanted;

/// Why something did not come or was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No connection.
    Offline,
    /// The server failed, and gave no words for it.
    Failed,
    /// The answer is not what this page understands.
    Unreadable,
    /// The server says why not.
    Refused(Box<Problem>),
}

impl Trouble {
    fn is(&self, status: u16) -> bool {
        matches!(self, Self::Refused(problem) if problem.status == status)
    }

    /// Whether nobody is signed in here, or not any more.
    pub(crate) fn is_signed_out(&self) -> bool {
        self.is(401)
    }

    /// Whether asking again is of no use: there is nothing here, or nothing for this person.
    pub(crate) fn is_final(&self) -> bool {
        self.is(404) || self.is(403)
    }

    /// Whether the server refused it for this reason.
    pub(crate) fn is_kind(&self, kind: &str) -> bool {
        matches!(self, Self::Refused(problem) if problem.kind.rsplit('/').next() == Some(kind))
    }

    /// Whether signing in once more helps.
    pub(crate) fn wants_proof(&self) -> bool {
        self.is_kind("sign-in-again") || self.is_kind("second-factor-needed")
    }
}

/// What was asked for, or why it did not come.
pub(crate) type Answer<T> = Result<T, Trouble>;

/// `GET /api/v1/sign-in`
pub(crate) async fn ways() -> Answer<SignInWays> {
    get("/api/v1/sign-in").await
}

/// `GET /api/v1/session`
pub(crate) async fn session() -> Answer<SessionView> {
    get("/api/v1/session").await
}

/// `GET /api/v1/session/all`
pub(crate) async fn sessions() -> Answer<SessionList> {
    get("/api/v1/session/all").await
}

/// `DELETE /api/v1/session`
pub(crate) async fn sign_out() -> Answer<()> {
    delete("/api/v1/session").await
}

/// `DELETE /api/v1/session/all`
pub(crate) async fn end_sessions() -> Answer<()> {
    delete("/api/v1/session/all").await
}

/// `DELETE /api/v1/session/all/{id}`
pub(crate) async fn end_session(id: &str) -> Answer<()> {
    delete(&format!("/api/v1/session/all/{id}")).await
}

/// `POST /api/v1/sign-in/passkey/challenge`
pub(crate) async fn passkey_challenge() -> Answer<PasskeyChallenge> {
    read(&put("/api/v1/sign-in/passkey/challenge", &Map::<String, Value>::new()).await?)
}

/// `POST /api/v1/sign-in/passkey/account/challenge`
pub(crate) async fn account_challenge(slug: Slug, code: String) -> Answer<PasskeyChallenge> {
    let invited = Invited { slug, code };
    read(&put("/api/v1/sign-in/passkey/account/challenge", &invited).await?)
}

/// `POST /api/v1/sign-in/passkey`
pub(crate) async fn enter_by_passkey(credential: Value) -> Answer<()> {
    put("/api/v1/sign-in/passkey", &UsePasskey { credential }).await.map(drop)
}

/// `POST /api/v1/sign-in/passkey/account`
pub(crate) async fn new_account(
    slug: Slug,
    code: String,
    name: String,
    credential: Value,
) -> Answer<()> {
    let new = NewAccount { slug, code, name, credential };
    put("/api/v1/sign-in/passkey/account", &new).await.map(drop)
}

/// `GET /api/v1/session/passkeys`
pub(crate) async fn passkeys() -> Answer<PasskeyList> {
    get("/api/v1/session/passkeys").await
}

/// `POST /api/v1/session/passkeys/challenge`
pub(crate) async fn own_passkey_challenge() -> Answer<PasskeyChallenge> {
    read(&put("/api/v1/session/passkeys/challenge", &Map::<String, Value>::new()).await?)
}

/// `POST /api/v1/session/passkeys`
pub(crate) async fn add_passkey(name: String, credential: Value) -> Answer<()> {
    put("/api/v1/session/passkeys", &NewPasskey { name, credential }).await.map(drop)
}

/// `DELETE /api/v1/session/passkeys/{id}`
pub(crate) async fn remove_passkey(id: &str) -> Answer<()> {
    delete(&format!("/api/v1/session/passkeys/{id}")).await
}

fn members_of(slug: &Slug) -> String {
    format!("/api/v1/members/{slug}")
}

/// `GET /api/v1/members/{slug}`
pub(crate) async fn members(slug: &Slug) -> Answer<MembersPage> {
    get(&members_of(slug)).await
}

/// `GET /api/v1/members/{slug}/history`
pub(crate) async fn history(slug: &Slug, before: Option<u32>) -> Answer<HistoryPage> {
    let from = before.map(|before| format!("?before={before}")).unwrap_or_default();
    get(&format!("{}/history{from}", members_of(slug))).await
}

/// The address of the whole history as a file.
pub(crate) fn history_file(slug: &Slug) -> String {
    format!("{}/history.jsonl", members_of(slug))
}

/// `GET /api/v1/regions`
pub(crate) async fn regions() -> Answer<RegionList> {
    get("/api/v1/regions").await
}

/// `GET /api/v1/platform/governments`
pub(crate) async fn platform() -> Answer<PlatformPage> {
    get("/api/v1/platform/governments").await
}

/// `POST /api/v1/publishing/{slug}/freeze`
pub(crate) async fn freeze(slug: &Slug, reason: &str) -> Answer<Frozen> {
    let freeze = Freeze { reason: reason.to_owned() };
    read(&put(&format!("/api/v1/publishing/{slug}/freeze"), &freeze).await?)
}

/// The address of the government's copy.
pub(crate) fn export_file(slug: &Slug) -> String {
    format!("/api/v1/exports/{slug}")
}

/// `PUT /api/v1/exports/{slug}`: a copy, to be put back.
pub(crate) async fn restore(slug: &Slug, reason: &str, file: &File) -> Answer<Proposal> {
    let reason = String::from(js_sys::encode_uri_component(reason));
    let address = format!("{}?reason={reason}", export_file(slug));
    let request = asking(Method::PUT, &address).header("Content-Type", "application/gzip");
    answer(request.body(JsValue::from(file))).await.and_then(|text| read(&text))
}

/// `DELETE /api/v1/members/{slug}/sessions/{person}`
pub(crate) async fn end_sessions_of(slug: &Slug, person: &PersonId) -> Answer<()> {
    delete(&format!("{}/sessions/{person}", members_of(slug))).await
}

/// What the government is called: by the ministry's list, or as it has published.
pub(crate) async fn government_name(slug: &Slug) -> Option<String> {
    let listed = regions().await.map(|list| list.governments).unwrap_or_default();
    if let Some(of) = listed.into_iter().find(|of| of.slug == *slug) {
        return Some(of.name);
    }
    Some(super::government(slug.as_str()).await.ok()?.government.name)
}

/// `GET /api/v1/organisations/{slug}`
pub(crate) async fn organisations(slug: &Slug) -> Answer<OrganisationsPage> {
    get(&format!("/api/v1/organisations/{slug}")).await
}

/// `POST /api/v1/organisations/{slug}`
pub(crate) async fn organise(
    slug: &Slug,
    new: &NewOrganisationAct,
    key: &Key,
) -> Answer<OrganisationsPage> {
    post(&format!("/api/v1/organisations/{slug}"), new, key).await
}

/// `POST /api/v1/members/{slug}/proposals`
pub(crate) async fn propose(slug: &Slug, new: &NewProposal, key: &Key) -> Answer<Proposal> {
    post(&format!("{}/proposals", members_of(slug)), new, key).await
}

/// `POST /api/v1/members/{slug}/proposals/{number}/confirmation`
pub(crate) async fn confirm(slug: &Slug, number: u32, key: &Key) -> Answer<Confirmed> {
    let address = format!("{}/proposals/{number}/confirmation", members_of(slug));
    post(&address, &Map::<String, Value>::new(), key).await
}

/// `DELETE /api/v1/members/{slug}/proposals/{number}`
pub(crate) async fn turn_down(slug: &Slug, number: u32) -> Answer<()> {
    delete(&format!("{}/proposals/{number}", members_of(slug))).await
}

/// `DELETE /api/v1/members/{slug}/invitations/{number}`
pub(crate) async fn revoke(slug: &Slug, number: u32) -> Answer<()> {
    delete(&format!("{}/invitations/{number}", members_of(slug))).await
}

/// `POST /api/v1/members/{slug}`
pub(crate) async fn accept(slug: &Slug, code: &str, key: &Key) -> Answer<MembersPage> {
    post(&members_of(slug), &AcceptInvitation { code: code.to_owned() }, key).await
}

/// The name of one intent: a request that is sent again by it is done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// A new one, made by the browser's own random numbers. Outside a secure context a browser
    /// gives none, and there no session holds either: its cookie is refused.
    pub(crate) fn new() -> Self {
        let crypto = window().crypto().ok().filter(|_| window().is_secure_context());
        Self(crypto.map(|crypto| crypto.random_uuid()).unwrap_or_default())
    }
}

async fn get<T: DeserializeOwned>(address: &str) -> Answer<T> {
    let request = asking(Method::GET, address).abort_signal(while_wanted().as_ref());
    read(&send(request, None).await?)
}

async fn delete(address: &str) -> Answer<()> {
    send(asking(Method::DELETE, address), Some("{}".to_owned())).await.map(drop)
}

/// What is done once by itself: a challenge is answered once, whatever its request is called.
async fn put(address: &str, body: &impl Serialize) -> Answer<String> {
    let body = serde_json::to_string(body).map_err(|_| Trouble::Unreadable)?;
    send(asking(Method::POST, address), Some(body)).await
}

async fn post<T: DeserializeOwned>(
    address: &str,
    body: &impl Serialize,
    Key(key): &Key,
) -> Answer<T> {
    let body = serde_json::to_string(body).map_err(|_| Trouble::Unreadable)?;
    let request = asking(Method::POST, address).header("Idempotency-Key", key);
    read(&send(request, Some(body)).await?)
}

/// In the language that the page has now, so that what the server says fits into it.
fn asking(method: Method, address: &str) -> RequestBuilder {
    let language = document().document_element().and_then(|html| html.get_attribute("lang"));
    RequestBuilder::new(address)
        .method(method)
        .header("Accept-Language", language.as_deref().unwrap_or("id"))
}

/// By way of a `Value`, as the values in a history are read: one reader's code for both.
fn read<T: DeserializeOwned>(text: &str) -> Answer<T> {
    let value: Value = serde_json::from_str(text).map_err(|_| Trouble::Unreadable)?;
    serde_json::from_value(value).map_err(|_| Trouble::Unreadable)
}

async fn send(request: RequestBuilder, body: Option<String>) -> Answer<String> {
    let request: Result<Request, _> = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    };
    answer(request).await
}

async fn answer(request: Result<Request, gloo_net::Error>) -> Answer<String> {
    let response = request.map_err(|_| Trouble::Unreadable)?.send().await;
    let response = response.map_err(|_| Trouble::Offline)?;
    let text = response.text().await.map_err(|_| Trouble::Offline)?;
    if response.ok() {
        return Ok(text);
    }
    let problem = read(&text).map(Box::new);
    Err(problem.map_or(Trouble::Failed, Trouble::Refused))
}
