//! The description of the API: a file that is written by hand, and held to the routes by a test
//! in `router.rs` and to the answers by `tests/api/openapi.spec.ts`.

use axum::extract::State;

use crate::app::Public;
use crate::reply::{Keep, Reply};

/// OpenAPI 3.1.1.
pub(crate) const OPENAPI: &[u8] = include_bytes!("openapi.json");

/// `GET /api/v1/openapi.json`
pub(crate) async fn get(State(_): State<Public>) -> Reply {
    Reply::bytes("application/json; charset=utf-8", OPENAPI.to_vec(), Keep::Minute)
}
