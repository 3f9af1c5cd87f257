//! What a handler answers with: a body, how long it may be kept, and the tag that tells two
//! versions of it apart. Headers that every answer has are not here but in `headers.rs`.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, VARY,
};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use budget::canonical::Hash;
use budget::money::Lang;
use serde::Serialize;
use worker::send::SendWrapper;
use worker::worker_sys::web_sys::ReadableStream;

use crate::error::Error;

/// How long an answer may be kept, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// For ever, by everybody: what never changes.
    Forever,
    /// For ever, and with these bytes: nobody on the way may pack them again.
    Untouched,
    /// A minute, by everybody: what changes when somebody publishes.
    Minute,
    /// By nobody.
    Nowhere,
}

impl Keep {
    const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Untouched => "public, max-age=31536000, immutable, no-transform",
            Self::Minute => "public, max-age=60",
            Self::Nowhere => "no-store",
        })
    }
}

/// The body of an answer, past axum: through its streams each chunk would be copied twice.
#[derive(Clone, Debug)]
pub(crate) enum Payload {
    /// All of it.
    Bytes(Vec<u8>),
    /// A stream of the platform, handed on untouched.
    Stream {
        /// The stream.
        stream: SendWrapper<ReadableStream>,
        /// Whether its bytes are coded already, as the header `Content-Encoding` says.
        coded: bool,
    },
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    status: StatusCode,
    keep: Keep,
    headers: Vec<(HeaderName, HeaderValue)>,
    payload: Payload,
}

impl Reply {
    /// An answer of this media type.
    pub(crate) fn new(media_type: &'static str, payload: Payload, keep: Keep) -> Self {
        let media_type = (CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self { status: StatusCode::OK, keep, headers: vec![media_type], payload }
    }

    /// Bytes with the tag that their hash makes.
    pub(crate) fn bytes(media_type: &'static str, bytes: Vec<u8>, keep: Keep) -> Self {
        let tag = format!("\"{}\"", Hash::of(&bytes));
        let reply = Self::new(media_type, Payload::Bytes(bytes), keep);
        if keep == Keep::Nowhere { reply } else { reply.with(ETAG, &tag) }
    }

    /// JSON.
    pub(crate) fn json(value: &impl Serialize, keep: Keep) -> Result<Self, Error> {
        Ok(Self::bytes("application/json; charset=utf-8", serde_json::to_vec(value)?, keep))
    }

    /// With another status.
    #[must_use]
    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// As it is for readers of this language.
    #[must_use]
    pub(crate) fn by_language(self, lang: Lang) -> Self {
        self.with(CONTENT_LANGUAGE, lang.tag()).with(VARY, "Accept-Language")
    }

    /// With one more header; a value that cannot stand in a header is left out.
    #[must_use]
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }
}

/// Done, and there is nothing to say.
pub(crate) fn nothing() -> Reply {
    let empty = Reply::new("application/json", Payload::Bytes(Vec::new()), Keep::Nowhere);
    empty.status(StatusCode::NO_CONTENT)
}

impl IntoResponse for Reply {
    fn into_response(self) -> axum::response::Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        response.headers_mut().insert(CACHE_CONTROL, self.keep.header());
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        response.extensions_mut().insert(self.payload);
        response
    }
}
