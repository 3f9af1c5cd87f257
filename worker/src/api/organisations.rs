//! The organisations of a government: the list, and the acts that change it. Everything is decided
//! in the government's object; here it is only asked there, and the list handed on as it is.

use axum::extract::State;
use budget::protocol::organisations::NewOrganisationAct;
use serde_json::Value;

use super::members::{ask, office};
use crate::app::Studio;
use crate::body::JsonBody;
use crate::error::Error;
use crate::extract::{GovernmentAt, IdempotencyKey};
use crate::government::people::Command;
use crate::reply::{Keep, Reply};
use crate::session::SignedIn;

/// `GET /api/v1/organisations/{slug}`
#[worker::send]
pub(crate) async fn list(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
) -> Result<Reply, Error> {
    let office = office(&studio, &caller, &at)?;
    let page: Value = ask(&office, Command::Organisations).await?;
    Reply::json(&page, Keep::Nowhere)
}

/// `POST /api/v1/organisations/{slug}`
#[worker::send]
pub(crate) async fn act(
    State(studio): State<Studio>,
    caller: SignedIn,
    at: GovernmentAt,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody(new): JsonBody<NewOrganisationAct>,
) -> Result<Reply, Error> {
    let command = Command::Organise { key, new: serde_json::to_string(&new)? };
    let page: Value = ask(&office(&studio, &caller, &at)?, command).await?;
    Reply::json(&page, Keep::Nowhere)
}
