//! What a handler may fail with: a refusal, which the reader is told, or a fault of ours, which
//! the log is told and the reader gets a number for.

use axum::response::{IntoResponse, Response};
use budget::permission::Denied;
use worker::js_sys::Math;

use crate::journal;
use crate::refusal::Refusal;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Error {
    /// The request is refused.
    Refused(Refusal),
    /// Something broke, with its cause for the log.
    Broken(String),
}

impl Error {
    /// Something broke.
    pub(crate) fn broken(cause: impl std::fmt::Display) -> Self {
        Self::Broken(cause.to_string())
    }

    /// What the reader is told. A cause goes to the log here, and only here.
    pub(crate) fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Broken(cause) => {
                let reference = reference();
                journal::error("a request failed", &[("reference", &reference), ("cause", &cause)]);
                Refusal::Internal { reference }
            }
        }
    }
}

/// A number by which a case is found in the log.
fn reference() -> String {
    Math::random().to_string().chars().filter(char::is_ascii_digit).skip(1).take(10).collect()
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Refused(Refusal::Denied { denied })
    }
}

impl From<worker::Error> for Error {
    fn from(error: worker::Error) -> Self {
        Self::broken(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(error)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.into_refusal().into_response()
    }
}

/// The words come when the answer leaves, where the reader's language is known.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}
