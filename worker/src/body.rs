//! JSON bodies: read past axum, within their limit, and refused with the line and column where
//! they are not what the API describes.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use worker::send::SendFuture;

use crate::error::Error;
use crate::extract::{Incoming, echo};
use crate::limits::JSON_BYTES_MAX;
use crate::platform;
use crate::refusal::Refusal;

/// A body that is JSON.
#[derive(Debug)]
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<S: Send + Sync> FromRequestParts<S> for Incoming {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        Ok(parts.extensions.remove::<Self>().unwrap_or(Self(None)))
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self, Error> {
        let (mut parts, _) = request.into_parts();
        let media_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or("").split(';').next().unwrap_or("").trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(Refusal::WrongMediaType { expected: "application/json".to_owned() }.into());
        }
        let incoming = parts.extensions.remove::<Incoming>().and_then(|incoming| incoming.0);
        let bytes = match incoming {
            Some(stream) => {
                let read = platform::collect_within(stream.0, 0, JSON_BYTES_MAX);
                SendFuture::new(read).await?
            }
            None => Ok(Vec::new()),
        };
        let bytes = bytes.map_err(|found| Refusal::TooLarge {
            limit_bytes: JSON_BYTES_MAX as u64,
            found_bytes: found as u64,
        })?;
        let read = serde_json::from_slice(&bytes);
        let read = read.map_err(|error| Refusal::BadBody { fault: echo(&error.to_string()) });
        Ok(Self(read?))
    }
}
