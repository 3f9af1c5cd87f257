//! Files of the site that are not under `/assets/`: icons, fonts, the service worker. They come
//! from the build as they are.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};
use worker::send::SendWrapper;
use worker::{Headers, Method, Request, RequestInit};

use crate::app::Public;
use crate::error::Error;
use crate::extract::Asked;
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply};

/// The file at this address, or nothing.
pub(super) async fn file(public: &Public, asked: &Asked) -> Result<Response, Error> {
    let mut init = RequestInit::new();
    init.with_method(Method::Get);
    init.with_headers(Headers::new());
    let request = Request::new_with_init(&format!("{}{}", asked.origin, asked.path), &init)?;
    let reply = public.assets.fetch_request(request).await?;
    let (status, headers) = (reply.status(), reply.headers().clone());
    let response: worker::web_sys::Response = worker::Response::try_from(reply)?.into();
    let stream = response.body().filter(|_| status == StatusCode::OK);
    let stream = stream.ok_or(Refusal::UnknownAddress)?;
    let payload = Payload::Stream { stream: SendWrapper::new(stream), coded: false };
    let mut reply = Reply::new("application/octet-stream", payload, Keep::Minute).into_response();
    for name in [CONTENT_TYPE, ETAG, CACHE_CONTROL] {
        if let Some(value) = headers.get(&name) {
            reply.headers_mut().insert(name, value.clone());
        }
    }
    Ok(reply)
}
