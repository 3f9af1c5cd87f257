//! From the platform's request to the routes' and back: headers that every answer has, refusals in
//! the reader's language, and `304` where the reader has the answer already.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use budget::protocol::Problem;
use worker::send::SendWrapper;
use worker::{EncodeBody, ResponseBody, web_sys};

use crate::extract::{Asked, Incoming};
use crate::headers::{self, Reach};
use crate::platform;
use crate::refusal::Refusal;
use crate::reply::Payload;

/// Seconds after which a request that came too early may come again.
const RETRY_AFTER_S: &str = "5";
/// The same for one that came too often: `often::PERIOD_S`.
const TOO_OFTEN_RETRY_S: &str = "60";

/// The request without its body, which stays the platform's stream: most handlers hand it on.
pub(crate) fn enter(request: &worker::Request) -> worker::Result<Request<Body>> {
    let inner = request.inner();
    let mut heads = Request::builder().method(inner.method().as_str()).uri(inner.url());
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
    let request = heads.extension(incoming).body(Body::empty());
    request.map_err(|error| worker::Error::from(error.to_string()))
}

/// What a preflight of an open address is answered with, without asking any route.
pub(crate) fn preflight(asked: &Asked) -> Option<Response<Body>> {
    let open = Reach::of(&asked.path, &asked.method) == Reach::Open;
    (open && asked.method == Method::OPTIONS).then(|| {
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::NO_CONTENT;
        headers::preflight(answer.headers_mut());
        answer
    })
}

/// The platform's answer, with its words and its headers.
pub(crate) fn leave(
    mut answer: Response<Body>,
    asked: &Asked,
) -> worker::Result<web_sys::Response> {
    if let Some(refusal) = answer.extensions_mut().remove::<Refusal>() {
        answer = told(&refusal, asked, answer.headers());
    }
    headers::secure(answer.headers_mut(), Reach::of(&asked.path, &asked.method));
    let (parts, _) = answer.into_parts();
    let mut parts = parts;
    let mut coding = EncodeBody::Automatic;
    let body = match parts.extensions.remove::<Payload>() {
        Some(Payload::Bytes(bytes)) => ResponseBody::Body(bytes),
        Some(Payload::Stream { stream, coded }) => {
            if coded {
                coding = EncodeBody::Manual;
            }
            ResponseBody::Stream(stream.0)
        }
        None => ResponseBody::Empty,
    };
    let response = worker::Response::from_body(body)?
        .with_status(parts.status.as_u16())
        .with_headers(worker::Headers::from(parts.headers))
        .with_encode_body(coding);
    Ok(response.into())
}

/// A refusal in the reader's language.
fn told(refusal: &Refusal, asked: &Asked, headers: &HeaderMap) -> Response<Body> {
    let kind = refusal.kind();
    let problem = Problem {
        kind: format!("{}/api/v1/problems/{}", asked.origin, kind.code),
        title: kind.title.of(asked.lang).to_owned(),
        status: kind.status,
        detail: refusal.detail(asked.lang),
        instance: asked.path.clone(),
        errors: refusal.faults(asked.lang),
    };
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() =
        StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let told = answer.headers_mut();
    let mut set = |name: HeaderName, value| told.insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, "application/problem+json");
    set(CONTENT_LANGUAGE, asked.lang.tag());
    set(CACHE_CONTROL, "no-store");
    match kind.status {
        401 => drop(set(WWW_AUTHENTICATE, "Bearer")),
        429 => drop(set(RETRY_AFTER, TOO_OFTEN_RETRY_S)),
        503 => drop(set(RETRY_AFTER, RETRY_AFTER_S)),
        _ => {}
    }
    if let Some(allowed) = headers.get(ALLOW) {
        told.insert(ALLOW, allowed.clone());
    }
    let bytes = serde_json::to_vec(&problem).unwrap_or_default();
    answer.extensions_mut().insert(Payload::Bytes(bytes));
    answer
}

/// The same answer without what this reader does not need: the body where it has it already
/// (`304`) or asked only for the head.
pub(crate) fn trim(
    response: web_sys::Response,
    asked: &Asked,
) -> worker::Result<web_sys::Response> {
    let reads = [Method::GET, Method::HEAD].contains(&asked.method);
    let tag = response.headers().get(ETAG.as_str())?.unwrap_or_default();
    let known = reads && response.status() == 200 && asked.has(&tag);
    if !known && asked.method != Method::HEAD {
        return Ok(response);
    }
    let headers = worker::Headers(web_sys::Headers::new_with_headers(&response.headers())?);
    let mut status = response.status();
    if known {
        status = StatusCode::NOT_MODIFIED.as_u16();
        headers.delete(CONTENT_TYPE.as_str())?;
        headers.delete(CONTENT_LENGTH.as_str())?;
        headers.delete("content-encoding")?;
    }
    let empty = worker::Response::from_body(ResponseBody::Empty)?.with_status(status);
    Ok(empty.with_headers(headers).with_encode_body(EncodeBody::Manual).into())
}
