//! The cache of the edge, for answers that never change: reading them again asks neither R2 nor
//! D1, nor any route. What is kept is the answer as it left, headers and all.

use axum::http::Method;
use wasm_bindgen::JsValue;
use worker::{Cache, EncodeBody, ResponseBody, web_sys};

use crate::extract::Asked;

/// Counts the forms of kept answers: a change of what an immutable address answers with (a field
/// more, a header) is another form, so that old ones are not found.
const FORM: u32 = 1;

/// The key of an answer that may be kept; `None` where it changes.
pub(crate) fn key(asked: &Asked) -> Option<String> {
    let reads = [Method::GET, Method::HEAD].contains(&asked.method);
    let file = asked.path.starts_with("/data/");
    let part = ["/lines", "/totals"].iter().any(|end| asked.path.ends_with(end))
        && asked.path.starts_with("/api/v1/governments/");
    if !reads || !(file || part) {
        return None;
    }
    let form = match (file, asked.gzip, asked.prefers("text/csv")) {
        (true, true, _) => "gzip",
        (false, _, true) => "csv",
        _ => "plain",
    };
    // A question that both forms are refused for is not kept, since only what succeeds is.
    let accepts = asked.accepts(&["application/json", "text/csv"]);
    (file || accepts).then(|| {
        let Asked { origin, path, query, .. } = asked;
        format!("{origin}/kept/{FORM}/{form}{path}?{query}")
    })
}

/// What `Content-Encoding` is called while an answer is kept: the cache would take it for a coding
/// that is still to be done, and code the bytes a second time.
const KEPT_CODING: &str = "x-kept-coding";
const CODING: &str = "content-encoding";

/// The answer, where it is kept.
pub(crate) async fn find(key: &str) -> worker::Result<Option<web_sys::Response>> {
    let kept: Option<web_sys::Response> = Cache::default().get(key, false).await?.map(Into::into);
    let Some(kept) = kept else { return Ok(None) };
    if kept.headers().get(KEPT_CODING)?.is_none() {
        return Ok(Some(kept));
    }
    renamed(&kept, KEPT_CODING, CODING).map(|answer| Some(answer.into()))
}

/// Keeps the answer where it says of itself that it never changes. What is given back is the
/// answer to send; keeping it goes on meanwhile.
pub(crate) fn keep(
    key: String,
    response: web_sys::Response,
    context: &worker::Context,
) -> worker::Result<web_sys::Response> {
    let kept = response.headers().get("cache-control")?.unwrap_or_default();
    if response.status() != 200 || !kept.contains("immutable") {
        return Ok(response);
    }
    let copy = response.clone().map_err(|error: JsValue| worker::Error::from(error))?;
    let copy = renamed(&copy, CODING, KEPT_CODING)?;
    context.wait_until(async move {
        // A full cache is no fault: the next reader is answered from the archive.
        let _kept = Cache::default().put(key, copy).await;
    });
    Ok(response)
}

/// The same answer, its bytes untouched, with one header under another name.
fn renamed(of: &web_sys::Response, from: &str, to: &str) -> worker::Result<worker::Response> {
    let headers = worker::Headers(web_sys::Headers::new_with_headers(&of.headers())?);
    if let Some(value) = headers.get(from)? {
        headers.delete(from)?;
        headers.set(to, &value)?;
    }
    let body = of.body().map_or(ResponseBody::Empty, ResponseBody::Stream);
    let answer = worker::Response::from_body(body)?.with_headers(headers);
    Ok(answer.with_encode_body(EncodeBody::Manual))
}
