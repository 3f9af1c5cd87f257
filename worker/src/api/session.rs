//! Sessions: signing in, who is signed in, signing out.

use axum::extract::{Path, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use budget::protocol::session::{IssuerView, SessionList, SessionView, SignInWays};
use serde::Deserialize;

use crate::app::Studio;
use crate::error::Error;
use crate::extract::{Asked, Last, Params};
use crate::often::MayBegin;
use crate::pages;
use crate::person::{Command, id_of};
use crate::platform;
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply, nothing};
use crate::session::{SignedIn, Ticket, clear_cookie};
use crate::sign_in::{self, Problem, Returned};

/// The first page of those who are signed in.
const STUDIO: &str = "/studio";

/// `GET /api/v1/sign-in`
pub(crate) async fn ways(State(studio): State<Studio>) -> Result<Reply, Error> {
    let view = |issuer: crate::settings::Issuer| IssuerView {
        start: format!("/api/v1/session/start/{}", issuer.id),
        id: issuer.id,
        name: issuer.name,
    };
    let issuers = studio.settings.issuers()?.into_iter().filter(|of| of.listed).map(view).collect();
    Reply::json(&SignInWays { issuers }, Keep::Nowhere)
}

/// The query of a beginning.
#[derive(Debug, Deserialize)]
pub(crate) struct Beginning {
    /// The page to come back to.
    #[serde(default)]
    to: String,
    /// Whether the person is to prove again who they are.
    #[serde(default)]
    again: bool,
}

/// `GET /api/v1/session/start/{issuer}`
#[worker::send]
pub(crate) async fn start(
    State(studio): State<Studio>,
    asked: Asked,
    _: MayBegin,
    Last(issuer): Last,
    Params(Beginning { to, again }): Params<Beginning>,
) -> Result<Reply, Error> {
    let issuers = studio.settings.issuers()?;
    let issuer = issuers.iter().find(|of| of.id == issuer).ok_or(Refusal::UnknownAddress)?;
    let to = if pages::is_page(&to) { to.as_str() } else { STUDIO };
    match sign_in::begin(&studio.settings, issuer, &asked.origin, to, again).await {
        Ok(begun) => Ok(elsewhere(&begun.address).with(SET_COOKIE, &begun.cookie)),
        Err(error) => {
            error.into_refusal();
            Ok(failed(Problem::Provider))
        }
    }
}

/// `GET /api/v1/session/return`
#[worker::send]
pub(crate) async fn back(
    State(studio): State<Studio>,
    asked: Asked,
    _: MayBegin,
    headers: HeaderMap,
    Params(returned): Params<Returned>,
) -> Result<Reply, Error> {
    let proved = match sign_in::end(&studio.settings, &asked.origin, &headers, returned).await {
        Ok(proved) => proved,
        Err(problem) => return Ok(failed(problem).with(SET_COOKIE, &sign_in::forget())),
    };
    let person = id_of(&proved.identity.issuer, &proved.identity.subject)?;
    let ticket = Ticket::new(person)?;
    let owner = studio.person(&ticket.person)?;
    end_before(&studio, &headers).await;
    let command = Command::SignIn {
        identity: proved.identity,
        secret_sha256: ticket.secret_sha256(),
        id: platform::random_hex::<8>()?,
        proved_ms: proved.at_ms,
        second_factor: proved.second_factor,
        device: device_of(&headers),
    };
    let () = owner.send(&command).await?;
    let cookies = [ticket.set_cookie(), sign_in::forget()];
    let home = elsewhere(&proved.to);
    Ok(cookies.iter().fold(home, |reply, cookie| reply.with(SET_COOKIE, cookie)))
}

/// `GET /api/v1/session`
pub(crate) async fn page(State(studio): State<Studio>, caller: SignedIn) -> Result<Reply, Error> {
    let SignedIn { session, platform_administrator, .. } = caller;
    let mut issuers = studio.settings.issuers()?.into_iter();
    let view = SessionView {
        provider: issuers.find(|of| of.identifier == session.issuer).map(|of| of.name),
        person: session.person,
        session: session.summary,
        second_factor: session.second_factor,
        recent: session.recent,
        platform_administrator,
        memberships: session.memberships,
    };
    Reply::json(&view, Keep::Nowhere)
}

/// `DELETE /api/v1/session`
#[worker::send]
pub(crate) async fn sign_out(
    State(studio): State<Studio>,
    caller: SignedIn,
) -> Result<Reply, Error> {
    let command = Command::End { id: caller.session.summary.id };
    let () = studio.person(&caller.ticket.person)?.send(&command).await?;
    Ok(nothing().with(SET_COOKIE, &clear_cookie()))
}

/// `GET /api/v1/session/all`
#[worker::send]
pub(crate) async fn list(State(studio): State<Studio>, caller: SignedIn) -> Result<Reply, Error> {
    let command = Command::List { secret_sha256: caller.ticket.secret_sha256() };
    let list: SessionList = studio.person(&caller.ticket.person)?.send(&command).await?;
    Reply::json(&list, Keep::Nowhere)
}

/// `DELETE /api/v1/session/all`
#[worker::send]
pub(crate) async fn end_all(
    State(studio): State<Studio>,
    caller: SignedIn,
) -> Result<Reply, Error> {
    let () = studio.person(&caller.ticket.person)?.send(&Command::EndAll).await?;
    Ok(nothing().with(SET_COOKIE, &clear_cookie()))
}

/// `DELETE /api/v1/session/all/{id}`
#[worker::send]
pub(crate) async fn end_one(
    State(studio): State<Studio>,
    caller: SignedIn,
    Path(id): Path<String>,
) -> Result<Reply, Error> {
    let () = studio.person(&caller.ticket.person)?.send(&Command::End { id }).await?;
    Ok(nothing())
}

/// The session that this browser had, if it had one, ends with the new one.
pub(crate) async fn end_before(studio: &Studio, headers: &HeaderMap) {
    if let Some(before) = Ticket::of(headers)
        && let Err(error) = end(studio, &before).await
    {
        error.into_refusal();
    }
}

async fn end(studio: &Studio, ticket: &Ticket) -> Result<(), Error> {
    let owner = studio.person(&ticket.person)?;
    let command = Command::Session { secret_sha256: ticket.secret_sha256() };
    let session: crate::person::Session = owner.send(&command).await?;
    owner.send(&Command::End { id: session.summary.id }).await
}

fn failed(problem: Problem) -> Reply {
    elsewhere(&format!("{STUDIO}/sign-in?problem={}", problem.as_str()))
}

/// On to another address.
fn elsewhere(address: &str) -> Reply {
    let empty = Reply::new("text/plain", Payload::Bytes(Vec::new()), Keep::Nowhere);
    // What a provider put into our address is not told to where it leads.
    let silent = (HeaderName::from_static("referrer-policy"), "no-referrer");
    empty.status(StatusCode::SEE_OTHER).with(LOCATION, address).with(silent.0, silent.1)
}

/// The browser and the system of whoever asks.
pub(crate) fn device_of(headers: &HeaderMap) -> String {
    let agent = headers.get("user-agent").and_then(|value| value.to_str().ok());
    device(agent.unwrap_or(""))
}

/// The browser and the system in a few words, for a list in which somebody looks for a stranger.
fn device(agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name)
    };
    let browsers = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let known = [first(&browsers), first(&systems)];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_browser_is_named_as_its_owner_would() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari, iPhone",
            ),
            ("curl/8.0\r\nx: y", ""),
        ] {
            assert_eq!(device(agent), name, "{agent}");
        }
    }
}
