//! The cache of the edge, for answers that never change: reading them again asks neither R2 nor
//! D1, nor any route. What is kept is the answer as it left, headers and all.

use axum::http::Method;
use wasm_bindgen::JsValue;
use worker::{Cache, web_sys};

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

/// The answer, where it is kept.
pub(crate) async fn find(key: &str) -> worker::Result<Option<web_sys::Response>> {
    Ok(Cache::default().get(key, false).await?.map(Into::into))
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
    context.wait_until(async move {
        // A full cache is no fault: the next reader is answered from the archive.
        let _kept = Cache::default().put(key, copy.into()).await;
    });
    Ok(response)
}
