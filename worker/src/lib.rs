//! The edge. Public reading from what never changes; one durable object for each government,
//! which owns what does. This file is the door: it turns the platform's request into one that the
//! routes of `router.rs` understand, and their answer into the platform's. Read `router.rs` next.

mod api;
mod app;
mod archive;
mod body;
mod catalogue;
mod error;
mod extract;
mod government;
mod headers;
mod journal;
mod limits;
mod log;
mod pages;
mod platform;
mod refusal;
mod reply;
mod router;
mod whole;
mod words;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response as Answer, StatusCode};
use budget::protocol::Problem;
use tower_service::Service as _;
use worker::send::SendWrapper;
use worker::{Context, EncodeBody, Env, Request, Response, ResponseBody, Result, event};

use crate::extract::{Asked, Incoming};
use crate::headers::Reach;
use crate::refusal::Refusal;
use crate::reply::Payload;

pub use government::Government;
pub use log::TransparencyLog;

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    let request = heads(&request)?;
    let (parts, ()) = request.into_parts();
    let asked = Asked::of(&parts);
    let unless = parts.headers.get(IF_NONE_MATCH).cloned();
    let request = axum::http::Request::from_parts(parts, Body::empty());
    let reach = Reach::of(&asked.path, &asked.method);
    let mut answer = if asked.method == Method::OPTIONS && reach == Reach::Open {
        let mut answer = Answer::new(Body::empty());
        *answer.status_mut() = StatusCode::NO_CONTENT;
        headers::preflight(answer.headers_mut());
        answer
    } else {
        let mut routes = router::router(app::Public::new(&env)?, app::Studio::new(&env)?);
        let Ok(answer) = routes.call(request).await;
        answer
    };
    if let Some(refusal) = answer.extensions_mut().remove::<Refusal>() {
        answer = told(&refusal, &asked, answer.headers());
    }
    headers::secure(answer.headers_mut(), reach);
    leave(answer, &asked, unless.as_ref())
}

/// The request without its body, which stays the platform's stream: most handlers hand it on.
fn heads(request: &Request) -> Result<axum::http::Request<()>> {
    let inner = request.inner();
    let mut heads = axum::http::Request::builder();
    heads = heads.method(inner.method().as_str()).uri(inner.url());
    for (name, value) in request.headers().entries() {
        heads = heads.header(name, value);
    }
    // On the way here the header is rewritten; what the reader takes is told beside the request.
    if let Some(codings) = platform::codings_of(inner) {
        if let Some(headers) = heads.headers_mut() {
            headers.remove(ACCEPT_ENCODING);
        }
        heads = heads.header(ACCEPT_ENCODING, codings);
    }
    let incoming = Incoming(inner.body().map(SendWrapper::new));
    heads.extension(incoming).body(()).map_err(|error| worker::Error::from(error.to_string()))
}

/// A refusal in the reader's language.
fn told(refusal: &Refusal, asked: &Asked, headers: &HeaderMap) -> Answer<Body> {
    let kind = refusal.kind();
    let problem = Problem {
        kind: format!("{}/api/v1/problems/{}", asked.origin, kind.code),
        title: kind.title.of(asked.lang).to_owned(),
        status: kind.status,
        detail: refusal.detail(asked.lang),
        instance: asked.path.clone(),
        errors: refusal.faults(asked.lang),
    };
    let mut answer = Answer::new(Body::empty());
    *answer.status_mut() =
        StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let told = answer.headers_mut();
    let mut set = |name, value| told.insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, "application/problem+json");
    set(CONTENT_LANGUAGE, asked.lang.tag());
    set(CACHE_CONTROL, "no-store");
    match kind.status {
        401 => drop(set(WWW_AUTHENTICATE, "Bearer")),
        503 => drop(set(RETRY_AFTER, "5")),
        _ => {}
    }
    if let Some(allowed) = headers.get(ALLOW) {
        told.insert(ALLOW, allowed.clone());
    }
    let bytes = serde_json::to_vec(&problem).unwrap_or_default();
    answer.extensions_mut().insert(Payload::Bytes(bytes));
    answer
}

/// The platform's answer: not modified where the reader has it, without a body where only the
/// head was asked for.
fn leave(answer: Answer<Body>, asked: &Asked, unless: Option<&HeaderValue>) -> Result<Response> {
    let (mut parts, _) = answer.into_parts();
    let payload = parts.extensions.remove::<Payload>();
    let reads = [Method::GET, Method::HEAD].contains(&asked.method);
    let known = parts.headers.get(ETAG).is_some_and(|tag| has_tag(unless, tag));
    if reads && known && parts.status == StatusCode::OK {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        parts.headers.remove(CONTENT_LENGTH);
    }
    let mut coding = EncodeBody::Automatic;
    let body = match payload {
        _ if asked.method == Method::HEAD || parts.status == StatusCode::NOT_MODIFIED => {
            ResponseBody::Empty
        }
        Some(Payload::Bytes(bytes)) => ResponseBody::Body(bytes),
        Some(Payload::Stream { stream, coded }) => {
            if coded {
                coding = EncodeBody::Manual;
            }
            ResponseBody::Stream(stream.0)
        }
        None => ResponseBody::Empty,
    };
    let headers = worker::Headers::from(parts.headers);
    let response = Response::from_body(body)?.with_status(parts.status.as_u16());
    Ok(response.with_headers(headers).with_encode_body(coding))
}

/// Whether `If-None-Match` names this tag. A weak one counts: what packs on the way weakens them.
fn has_tag(unless: Option<&HeaderValue>, tag: &HeaderValue) -> bool {
    let Some((unless, tag)) = unless.and_then(|unless| unless.to_str().ok()).zip(tag.to_str().ok())
    else {
        return false;
    };
    let named = |one: &str| one.trim().trim_start_matches("W/") == tag || one.trim() == "*";
    unless.split(',').any(named)
}
