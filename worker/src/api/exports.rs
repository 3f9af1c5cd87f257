//! The copy of a government: taken as a file, and put back into an empty one. Who may, what it
//! holds and whether it is whole is decided in the government's object.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};
use budget::export;
use budget::protocol::people::Proposal;
use serde::Deserialize;
use worker::send::SendWrapper;

use super::members::{download, office};
use crate::app::Studio;
use crate::error::Error;
use crate::extract::{GovernmentAt, Incoming, Params};
use crate::government;
use crate::government::people::Command;
use crate::platform;
use crate::reply::{Keep, Payload, Reply};
use crate::session::{OwnDownload, SignedIn};

/// `GET /api/v1/exports/{slug}`
#[worker::send]
pub(crate) async fn get(
    State(studio): State<Studio>,
    caller: SignedIn,
    _: OwnDownload,
    at: GovernmentAt,
) -> Result<Reply, Error> {
    let plain = download(&studio, &caller, &at, Command::Export).await?;
    let stream = SendWrapper::new(platform::gzip(&plain)?);
    let payload = Payload::Stream { stream, coded: false };
    let today = platform::now();
    let day = today.split('T').next().unwrap_or_default();
    let name = format!("attachment; filename=\"{}-{day}.tar.gz\"", at.slug);
    let reply = Reply::new(export::MEDIA_TYPE, payload, Keep::Nowhere);
    Ok(reply.with(CONTENT_DISPOSITION, &name))
}

/// The query of a restore.
#[derive(Debug, Deserialize)]
pub(crate) struct Why {
    /// For the second person and for the history.
    reason: String,
}

/// `PUT /api/v1/exports/{slug}`
#[worker::send]
pub(crate) async fn put(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    Params(Why { reason }): Params<Why>,
    incoming: Incoming,
) -> Result<Reply, Error> {
    let command = government::Command::People { asked: Command::Restore { reason } };
    let office = office(&studio, &caller, &at)?;
    let proposal: Proposal = office.send_file(command, incoming).await?;
    let address = format!("/api/v1/members/{}/proposals/{}", at.slug, proposal.number);
    let reply = Reply::json(&proposal, Keep::Nowhere)?.status(StatusCode::CREATED);
    Ok(reply.with(LOCATION, &address))
}
