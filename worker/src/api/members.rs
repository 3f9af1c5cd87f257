//! Members of a government: who may act for it, what waits for a second person, what was done.
//! Everything is decided in the government's object; here it is only asked there.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};
use budget::protocol::people::{
    AcceptInvitation, Freeze, Frozen, HistoryPage, MembersPage, Membership, NewProposal, Proposal,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::send::SendWrapper;
use worker::web_sys::ReadableStream;

use crate::api::governments::same_slug;
use crate::app::{By, Office, Studio};
use crate::body::JsonBody;
use crate::catalogue::Settled;
use crate::error::Error;
use crate::extract::{GovernmentAt, IdempotencyKey, NumberedAt, Params, PersonAt};
use crate::government;
use crate::government::people::{Command, Done, Joined};
use crate::often;
use crate::person;
use crate::reply::{Keep, Payload, Reply, nothing};
use crate::session::{OwnDownload, SignedIn};

/// The government's object, asked on behalf of who is signed in.
pub(super) fn office(
    studio: &Studio,
    caller: &SignedIn,
    at: &GovernmentAt,
) -> Result<Office, Error> {
    let by = By::Person {
        person: caller.session.person.clone(),
        platform_administrator: caller.platform_administrator,
        recent: caller.session.recent,
        second_factor: caller.session.second_factor,
    };
    studio.government(by, &at.slug)
}

pub(super) async fn ask<T: DeserializeOwned>(office: &Office, asked: Command) -> Result<T, Error> {
    office.send(government::Command::People { asked }).await
}

/// What a person takes along, as it streams out of the government's object; it is counted, because
/// each time is written into the history.
pub(super) async fn download(
    studio: &Studio,
    caller: &SignedIn,
    at: &GovernmentAt,
    asked: Command,
) -> Result<ReadableStream, Error> {
    often::count_download(studio.settings.env(), &caller.ticket.person).await?;
    let command = government::Command::People { asked };
    let response = office(studio, caller, at)?.stream(command).await?;
    let response: worker::web_sys::Response = response.into();
    response.body().ok_or_else(|| Error::broken("a download without a body"))
}

/// `GET /api/v1/members/{slug}`
#[worker::send]
pub(crate) async fn page(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
) -> Result<Reply, Error> {
    let page: MembersPage = ask(&office(&studio, &caller, &at)?, Command::Page).await?;
    Reply::json(&page, Keep::Nowhere)
}

/// `POST /api/v1/members/{slug}`
#[worker::send]
pub(crate) async fn accept(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody(accept): JsonBody<AcceptInvitation>,
) -> Result<Reply, Error> {
    let command = Command::Accept { key, accept };
    let page: MembersPage = ask(&office(&studio, &caller, &at)?, command).await?;
    // After a crash just here the person is a member who has to find the way there by its address;
    // the same request again tells them.
    let membership = Membership { slug: page.slug.clone(), name: page.name.clone() };
    let joined = person::Command::Join { membership };
    let () = studio.person(&caller.ticket.person)?.send(&joined).await?;
    Ok(Reply::json(&page, Keep::Nowhere)?.status(StatusCode::CREATED))
}

/// `POST /api/v1/members/{slug}/proposals`
#[worker::send]
pub(crate) async fn propose(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody(new): JsonBody<NewProposal>,
) -> Result<Reply, Error> {
    if let Some(government) = new.change.government() {
        same_slug("/change/government/slug", government, &at)?;
    }
    let command = Command::Propose { key, new };
    let proposal: Proposal = ask(&office(&studio, &caller, &at)?, command).await?;
    if let Some(government) = proposal.change.government() {
        studio.catalogue.register(government, &proposal.at, Settled::Proposed).await?;
    }
    let address = format!("/api/v1/members/{}/proposals/{}", at.slug, proposal.number);
    let reply = Reply::json(&proposal, Keep::Nowhere)?.status(StatusCode::CREATED);
    Ok(reply.with(LOCATION, &address))
}

/// `POST /api/v1/members/{slug}/proposals/{number}/confirmation`
#[worker::send]
pub(crate) async fn confirm(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: NumberedAt,
    IdempotencyKey(key): IdempotencyKey,
) -> Result<Reply, Error> {
    let command = Command::Confirm { key, number: at.number };
    let done: Done = ask(&office(&studio, &caller, &at.government)?, command).await?;
    if let Some(left) = done.left {
        let leave = person::Command::Leave { slug: at.government.slug.clone() };
        let () = studio.person(&left)?.send(&leave).await?;
    }
    if let Some(Joined { name, persons }) = done.joined {
        // The same request again tells them again.
        for id in persons {
            let membership = Membership { slug: at.government.slug.clone(), name: name.clone() };
            let () = studio.person(&id)?.send(&person::Command::Join { membership }).await?;
        }
    }
    Reply::json(&done.confirmed, Keep::Nowhere)
}

/// `DELETE /api/v1/members/{slug}/proposals/{number}`
#[worker::send]
pub(crate) async fn turn_down(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: NumberedAt,
) -> Result<Reply, Error> {
    let command = Command::TurnDown { number: at.number };
    let () = ask(&office(&studio, &caller, &at.government)?, command).await?;
    Ok(nothing())
}

/// `DELETE /api/v1/members/{slug}/invitations/{number}`
#[worker::send]
pub(crate) async fn cancel(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: NumberedAt,
) -> Result<Reply, Error> {
    let command = Command::Cancel { number: at.number };
    let () = ask(&office(&studio, &caller, &at.government)?, command).await?;
    Ok(nothing())
}

/// `DELETE /api/v1/members/{slug}/sessions/{person}`
#[worker::send]
pub(crate) async fn end_sessions(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: PersonAt,
) -> Result<Reply, Error> {
    let command = Command::EndSessions { person: at.person.clone() };
    let () = ask(&office(&studio, &caller, &at.government)?, command).await?;
    let () = studio.person(&at.person)?.send(&person::Command::EndAll).await?;
    Ok(nothing())
}

/// `POST /api/v1/publishing/{slug}/freeze`
#[worker::send]
pub(crate) async fn freeze(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    JsonBody(freeze): JsonBody<Freeze>,
) -> Result<Reply, Error> {
    let command = Command::Freeze { freeze };
    let frozen: Frozen = ask(&office(&studio, &caller, &at)?, command).await?;
    Reply::json(&frozen, Keep::Nowhere)
}

/// The query of a history.
#[derive(Debug, Deserialize)]
pub(crate) struct Before {
    before: Option<u32>,
}

/// `GET /api/v1/members/{slug}/history`
#[worker::send]
pub(crate) async fn history(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    Params(Before { before }): Params<Before>,
) -> Result<Reply, Error> {
    let command = Command::History { before };
    let page: HistoryPage = ask(&office(&studio, &caller, &at)?, command).await?;
    Reply::json(&page, Keep::Nowhere)
}

/// `GET /api/v1/members/{slug}/history.jsonl`
#[worker::send]
pub(crate) async fn history_lines(
    State(studio): State<Studio>,
    caller: SignedIn,
    _: OwnDownload,
    at: GovernmentAt,
) -> Result<Reply, Error> {
    let stream = download(&studio, &caller, &at, Command::HistoryLines).await?;
    let payload = Payload::Stream { stream: SendWrapper::new(stream), coded: false };
    let name = format!("attachment; filename=\"{}-history.jsonl\"", at.slug);
    let reply = Reply::new("application/jsonl; charset=utf-8", payload, Keep::Nowhere);
    Ok(reply.with(CONTENT_DISPOSITION, &name))
}
