//! Every route, on one page: those that read what is published, and those behind the token. Two
//! routers of two types: what the first is built from cannot reach a draft.

use axum::Router;
use axum::routing::{get, post, put};

use crate::api::{drafts, files, governments, health, lines, publications, totals};
use crate::app::{Public, Studio};
use crate::pages;
use crate::refusal::Refusal;

/// All of it.
pub(crate) fn router(reading: Public, writing: Studio) -> Router {
    public().with_state(reading).merge(studio().with_state(writing)).method_not_allowed_fallback(
        async || Refusal::MethodNotAllowed,
    )
}

/// Reading.
fn public() -> Router<Public> {
    let budget = "/api/v1/governments/{slug}/budgets/{year}";
    Router::new()
        .route("/healthz", get(health::answer))
        .route("/api/v1/governments", get(governments::list))
        .route("/api/v1/governments/{slug}", get(governments::page))
        .route(budget, get(publications::newest))
        .route(&format!("{budget}/{{version}}"), get(publications::page))
        .route(&format!("{budget}/{{version}}/lines"), get(lines::get))
        .route(&format!("{budget}/{{version}}/totals"), get(totals::get))
        .route("/api/v1/publications", get(publications::list))
        .route("/data/{slug}/{year}/{version}/{last}", get(files::get))
        .fallback(pages::other)
}

/// Writing.
fn studio() -> Router<Studio> {
    let draft = "/api/v1/drafts/{slug}/{year}";
    Router::new()
        .route("/api/v1/governments/{slug}", put(governments::register))
        .route(draft, get(drafts::describe))
        .route(&format!("{draft}/publications"), post(drafts::publish))
        .route(&format!("{draft}/{{last}}"), get(drafts::get).put(drafts::put))
}
