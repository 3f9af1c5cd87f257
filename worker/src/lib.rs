//! The edge. Public reading from what never changes; one durable object for each government,
//! which owns what does. This file is the door: it turns the platform's request into one that the
//! routes of `router.rs` understand, and their answer into the platform's. Read `router.rs` next.

mod api;
mod app;
mod archive;
mod body;
mod cache;
mod catalogue;
mod challenges;
mod door;
mod error;
mod extract;
mod government;
mod headers;
mod journal;
mod limits;
mod log;
mod machine;
mod often;
mod outbound;
mod pages;
mod passkey;
mod person;
mod platform;
mod refusal;
mod reply;
mod router;
mod session;
mod settings;
mod sign_in;
mod sql;
mod whole;
mod words;

use axum::http::Method;
use axum::response::IntoResponse as _;
use tower_service::Service as _;
use worker::{Context, Env, Request, Result, event, web_sys};

use crate::extract::Asked;

pub use government::Government;
pub use log::TransparencyLog;
pub use person::Person;

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<web_sys::Response> {
    let asked = Asked::of_platform(&request)?;
    if let Some(answer) = door::preflight(&asked) {
        return door::leave(answer, &asked);
    }
    let key = cache::key(&asked);
    if let Some(key) = &key
        && let Some(kept) = cache::find(key).await?
    {
        return door::trim(kept, &asked);
    }
    if let Err(error) = often::count_question(&env, &asked, &request).await {
        return door::leave(error.into_response(), &asked);
    }
    let mut routes = router::router(app::Public::new(&env)?, app::Studio::new(&env)?);
    let Ok(answer) = routes.call(door::enter(&request)?).await;
    let mut response = door::leave(answer, &asked)?;
    if let Some(key) = key.filter(|_| asked.method == Method::GET) {
        response = cache::keep(key, response, &context)?;
    }
    door::trim(response, &asked)
}
