//! Drafts: a budget before it is published, as its two canonical files. Secret until then.

use axum::extract::State;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use budget::protocol::{DraftSummary, PublicationSummary};
use budget::publication::PublishRequest;
use worker::send::SendWrapper;

use crate::app::Studio;
use crate::body::JsonBody;
use crate::error::Error;
use crate::extract::{BudgetAt, IdempotencyKey, Incoming, Last, Service};
use crate::government::{Command, DraftFile};
use crate::limits::DRAFT_FILE_BYTES_MAX;
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply};

/// `GET /api/v1/drafts/{slug}/{year}`
#[worker::send]
pub(crate) async fn describe(
    State(studio): State<Studio>,
    proof: Service,
    at: BudgetAt,
) -> Result<Reply, Error> {
    let owner = studio.government(&proof, &at.slug)?;
    let summary: DraftSummary = owner.send(&Command::Describe { year: at.year }).await?;
    Reply::json(&summary, Keep::Nowhere)
}

/// `PUT /api/v1/drafts/{slug}/{year}/lines` and `…/codes`
#[worker::send]
pub(crate) async fn put(
    State(studio): State<Studio>,
    proof: Service,
    at: BudgetAt,
    Last(file): Last,
    headers: HeaderMap,
    incoming: Incoming,
) -> Result<Reply, Error> {
    let file = DraftFile::from_word(&file).ok_or(Refusal::UnknownAddress)?;
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let media_type = header(CONTENT_TYPE).unwrap_or("").split(';').next().unwrap_or("").trim();
    if !media_type.eq_ignore_ascii_case("text/csv") {
        return Err(Refusal::WrongMediaType { expected: "text/csv".to_owned() }.into());
    }
    let length = header(CONTENT_LENGTH);
    let limit_bytes = DRAFT_FILE_BYTES_MAX as u64;
    match length.and_then(|length| length.parse().ok()) {
        Some(found_bytes) if limit_bytes < found_bytes => {
            return Err(Refusal::TooLarge { limit_bytes, found_bytes }.into());
        }
        _ => {}
    }
    let owner = studio.government(&proof, &at.slug)?;
    let path = format!("/{}/{}", at.year, file.as_str());
    let summary: DraftSummary = owner.put(&path, incoming, length).await?;
    Reply::json(&summary, Keep::Nowhere)
}

/// `GET /api/v1/drafts/{slug}/{year}/lines` and `…/codes`
#[worker::send]
pub(crate) async fn get(
    State(studio): State<Studio>,
    proof: Service,
    at: BudgetAt,
    Last(file): Last,
) -> Result<Reply, Error> {
    let file = DraftFile::from_word(&file).ok_or(Refusal::UnknownAddress)?;
    let owner = studio.government(&proof, &at.slug)?;
    let response = owner.get(&format!("/{}/{}", at.year, file.as_str())).await?;
    let response: worker::web_sys::Response = response.ok_or(Refusal::NoDraft)?.into();
    let stream = response.body().ok_or_else(|| Error::broken("a draft without a body"))?;
    let payload = Payload::Stream { stream: SendWrapper::new(stream), coded: false };
    Ok(Reply::new("text/csv; charset=utf-8; header=present", payload, Keep::Nowhere))
}

/// `POST /api/v1/drafts/{slug}/{year}/publications`
#[worker::send]
pub(crate) async fn publish(
    State(studio): State<Studio>,
    proof: Service,
    at: BudgetAt,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody(request): JsonBody<PublishRequest>,
) -> Result<Reply, Error> {
    let owner = studio.government(&proof, &at.slug)?;
    let command = Command::Publish { key, year: at.year, request };
    let published: PublicationSummary = owner.send(&command).await?;
    let reply = Reply::json(&published, Keep::Nowhere)?.status(StatusCode::CREATED);
    Ok(reply.with(LOCATION, &published.address()))
}
