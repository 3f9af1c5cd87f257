//! Drafts: a budget before it is published, as its two canonical files. Secret until then.

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use budget::protocol::{DraftSummary, PublicationSummary};
use budget::publication::PublishRequest;
use worker::send::SendWrapper;

use crate::app::{Office, Studio};
use crate::body::JsonBody;
use crate::error::Error;
use crate::extract::{BudgetAt, IdempotencyKey, Incoming};
use crate::government::{Command, DraftFile};
use crate::limits::DRAFT_FILE_BYTES_MAX;
use crate::machine::Machine;
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply};
use crate::settings::MachineAct;

/// `GET /api/v1/drafts/{slug}/{year}`
#[worker::send]
pub(crate) async fn describe(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
) -> Result<Reply, Error> {
    let office = draft_of(&studio, &machine, &at)?;
    let summary: DraftSummary = office.send(Command::Describe { year: at.year }).await?;
    Reply::json(&summary, Keep::Nowhere)
}

/// `PUT /api/v1/drafts/{slug}/{year}/lines`
#[worker::send]
pub(crate) async fn put_lines(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
    sent: Sent,
) -> Result<Reply, Error> {
    put(&draft_of(&studio, &machine, &at)?, at.year, DraftFile::Lines, sent).await
}

/// `PUT /api/v1/drafts/{slug}/{year}/codes`
#[worker::send]
pub(crate) async fn put_codes(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
    sent: Sent,
) -> Result<Reply, Error> {
    put(&draft_of(&studio, &machine, &at)?, at.year, DraftFile::Codes, sent).await
}

fn draft_of(studio: &Studio, machine: &Machine, at: &BudgetAt) -> Result<Office, Error> {
    studio.government(machine.acts(MachineAct::Draft, &at.slug)?, &at.slug)
}

async fn put(office: &Office, year: u16, file: DraftFile, sent: Sent) -> Result<Reply, Error> {
    let path = format!("/{year}/{}", file.as_str());
    let summary: DraftSummary = office.put(&path, sent.body, sent.length).await?;
    Reply::json(&summary, Keep::Nowhere)
}

/// A CSV file on its way in, with the length that was announced.
#[derive(Debug)]
pub(crate) struct Sent {
    body: Incoming,
    length: Option<u64>,
}

impl<S: Send + Sync> FromRequestParts<S> for Sent {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let media_type = header(CONTENT_TYPE).unwrap_or("").split(';').next().unwrap_or("").trim();
        if !media_type.eq_ignore_ascii_case("text/csv") {
            return Err(Refusal::WrongMediaType { expected: "text/csv".to_owned() }.into());
        }
        let limit_bytes = DRAFT_FILE_BYTES_MAX as u64;
        let length: Option<u64> = header(CONTENT_LENGTH).and_then(|length| length.parse().ok());
        if let Some(found_bytes) = length.filter(|length| limit_bytes < *length) {
            return Err(Refusal::TooLarge { limit_bytes, found_bytes }.into());
        }
        Ok(Self { body: Incoming::from_request_parts(parts, state).await?, length })
    }
}

/// `GET /api/v1/drafts/{slug}/{year}/lines`
#[worker::send]
pub(crate) async fn get_lines(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
) -> Result<Reply, Error> {
    get(&draft_of(&studio, &machine, &at)?, at.year, DraftFile::Lines).await
}

/// `GET /api/v1/drafts/{slug}/{year}/codes`
#[worker::send]
pub(crate) async fn get_codes(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
) -> Result<Reply, Error> {
    get(&draft_of(&studio, &machine, &at)?, at.year, DraftFile::Codes).await
}

async fn get(office: &Office, year: u16, file: DraftFile) -> Result<Reply, Error> {
    let response = office.get(&format!("/{year}/{}", file.as_str())).await?;
    let response: worker::web_sys::Response = response.ok_or(Refusal::NoDraft)?.into();
    let stream = response.body().ok_or_else(|| Error::broken("a draft without a body"))?;
    let payload = Payload::Stream { stream: SendWrapper::new(stream), coded: false };
    Ok(Reply::new("text/csv; charset=utf-8; header=present", payload, Keep::Nowhere))
}

/// `POST /api/v1/drafts/{slug}/{year}/publications`
#[worker::send]
pub(crate) async fn publish(
    State(studio): State<Studio>,
    machine: Machine,
    at: BudgetAt,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody(request): JsonBody<PublishRequest>,
) -> Result<Reply, Error> {
    let by = machine.acts(MachineAct::Publish, &at.slug)?;
    let office = studio.government(by, &at.slug)?;
    let command = Command::Publish { key, year: at.year, request: Box::new(request) };
    let published: PublicationSummary = office.send(command).await?;
    let reply = Reply::json(&published, Keep::Nowhere)?.status(StatusCode::CREATED);
    Ok(reply.with(LOCATION, &published.address()))
}
