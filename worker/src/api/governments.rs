//! Governments: who publishes here, and what.

use axum::extract::State;
use budget::government::Government;
use budget::protocol::GovernmentList;
use serde::Deserialize;

use crate::app::{Public, Studio};
use crate::body::JsonBody;
use crate::catalogue::Settled;
use crate::error::Error;
use crate::extract::{GovernmentAt, Params, echo};
use crate::government::Command;
use crate::limits::QUESTION_CHARS_MAX;
use crate::machine::Machine;
use crate::platform;
use crate::refusal::{Expected, Refusal};
use crate::reply::{Keep, Reply};
use crate::settings::MachineAct;

/// The query of the list.
#[derive(Debug, Deserialize)]
pub(crate) struct Question {
    /// Words to look for in names and codes.
    #[serde(default)]
    pub(crate) q: String,
}

/// `GET /api/v1/governments`
#[worker::send]
pub(crate) async fn list(
    State(public): State<Public>,
    Params(Question { q }): Params<Question>,
) -> Result<Reply, Error> {
    check_question(&q)?;
    let governments = public.catalogue.governments(&q).await?;
    Reply::json(&GovernmentList { governments }, Keep::Minute)
}

/// A question to the server's search has a limit: the whole budget can be searched in the browser.
pub(crate) fn check_question(question: &str) -> Result<(), Refusal> {
    if question.chars().count() <= QUESTION_CHARS_MAX {
        return Ok(());
    }
    let expected = Expected::Characters(QUESTION_CHARS_MAX);
    Err(Refusal::BadParameter { name: "q".to_owned(), found: echo(question), expected })
}

/// `GET /api/v1/governments/{slug}`
#[worker::send]
pub(crate) async fn page(State(public): State<Public>, at: GovernmentAt) -> Result<Reply, Error> {
    let page = public.catalogue.government(at.slug.as_str()).await?;
    Reply::json(&page.ok_or(Refusal::NotPublished)?, Keep::Minute)
}

/// A government is begun at its own address: another's object would publish in its name.
pub(crate) fn same_slug(
    pointer: &str,
    government: &Government,
    at: &GovernmentAt,
) -> Result<(), Refusal> {
    if government.slug == at.slug {
        return Ok(());
    }
    let expected = Expected::OneOf(vec![at.slug.to_string()]);
    Err(Refusal::BadField { pointer: pointer.to_owned(), expected })
}

/// `PUT /api/v1/governments/{slug}`
#[worker::send]
pub(crate) async fn register(
    State(studio): State<Studio>,
    machine: Machine,
    at: GovernmentAt,
    JsonBody(government): JsonBody<Government>,
) -> Result<Reply, Error> {
    same_slug("/slug", &government, &at)?;
    let by = machine.acts(MachineAct::Register, &at.slug)?;
    let owner = studio.government(by, &at.slug)?;
    let registered: Government = owner.send(Command::Register { government }).await?;
    studio.catalogue.register(&registered, &platform::now(), Settled::Yes).await?;
    Reply::json(&registered, Keep::Nowhere)
}
