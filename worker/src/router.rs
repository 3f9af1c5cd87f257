//! Every route, on one page: those that read what is published, and those behind the token. Two
//! routers of two types: what the first is built from cannot reach a draft.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};

use crate::api::{
    catalogue, drafts, files, governments, health, lines, members, openapi, passkeys,
};
use crate::api::{problems, publications, session, totals};
use crate::app::{Public, Studio};
use crate::pages;
use crate::refusal::Refusal;
use crate::sign_in;

const GET: MethodFilter = MethodFilter::GET;
const PUT: MethodFilter = MethodFilter::PUT;
const POST: MethodFilter = MethodFilter::POST;
const DELETE: MethodFilter = MethodFilter::DELETE;

/// Routes, and the list of them that the description of the API is held against.
struct Routes<S> {
    router: Router<S>,
    listed: Vec<(MethodFilter, &'static str)>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    fn new() -> Self {
        Self { router: Router::new(), listed: Vec::new() }
    }

    fn on<H, T>(mut self, method: MethodFilter, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.listed.push((method, path));
        self.router = self.router.route(path, on(method, handler));
        self
    }
}

/// Reading.
fn public() -> Routes<Public> {
    Routes::new()
        .on(GET, "/healthz", health::answer)
        .on(GET, "/api/v1/governments", governments::list)
        .on(GET, "/api/v1/governments/{slug}", governments::page)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}", publications::newest)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}", publications::page)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}/lines", lines::get)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}/totals", totals::get)
        .on(GET, "/api/v1/publications", publications::list)
        .on(GET, "/api/v1/openapi.json", openapi::get)
        .on(GET, "/api/v1/problems", problems::list)
        .on(GET, "/api/v1/problems/{last}", problems::get)
        .on(GET, "/data/{slug}/{year}/{version}/{last}", files::get)
}

/// Writing.
fn studio() -> Routes<Studio> {
    Routes::new()
        .on(PUT, "/api/v1/governments/{slug}", governments::register)
        .on(GET, "/api/v1/drafts/{slug}/{year}", drafts::describe)
        .on(GET, "/api/v1/drafts/{slug}/{year}/lines", drafts::get_lines)
        .on(PUT, "/api/v1/drafts/{slug}/{year}/lines", drafts::put_lines)
        .on(GET, "/api/v1/drafts/{slug}/{year}/codes", drafts::get_codes)
        .on(PUT, "/api/v1/drafts/{slug}/{year}/codes", drafts::put_codes)
        .on(POST, "/api/v1/drafts/{slug}/{year}/publications", drafts::publish)
        .on(POST, "/api/v1/catalogue/rebuild", catalogue::rebuild)
        .on(GET, "/api/v1/sign-in", session::ways)
        .on(GET, "/api/v1/session/start/{last}", session::start)
        .on(GET, sign_in::RETURN, session::back)
        .on(GET, "/api/v1/session", session::page)
        .on(DELETE, "/api/v1/session", session::sign_out)
        .on(GET, "/api/v1/session/all", session::list)
        .on(DELETE, "/api/v1/session/all", session::end_all)
        .on(DELETE, "/api/v1/session/all/{id}", session::end_one)
        .on(POST, "/api/v1/sign-in/passkey/challenge", passkeys::challenge)
        .on(POST, "/api/v1/sign-in/passkey", passkeys::sign_in)
        .on(POST, "/api/v1/sign-in/passkey/account", passkeys::account)
        .on(POST, "/api/v1/sign-in/passkey/account/challenge", passkeys::account_challenge)
        .on(GET, "/api/v1/session/passkeys", passkeys::list)
        .on(POST, "/api/v1/session/passkeys", passkeys::add)
        .on(POST, "/api/v1/session/passkeys/challenge", passkeys::own_challenge)
        .on(DELETE, "/api/v1/session/passkeys/{id}", passkeys::remove)
        .on(GET, "/api/v1/members/{slug}", members::page)
        .on(POST, "/api/v1/members/{slug}", members::accept)
        .on(GET, "/api/v1/members/{slug}/history", members::history)
        .on(GET, "/api/v1/members/{slug}/history.jsonl", members::history_lines)
        .on(POST, "/api/v1/members/{slug}/proposals", members::propose)
        .on(DELETE, "/api/v1/members/{slug}/proposals/{number}", members::turn_down)
        .on(POST, "/api/v1/members/{slug}/proposals/{number}/confirmation", members::confirm)
        .on(DELETE, "/api/v1/members/{slug}/invitations/{number}", members::cancel)
}

/// All of it. Whatever has no route is a page, or nothing.
pub(crate) fn router(reading: Public, writing: Studio) -> Router {
    let public = public().router.fallback(pages::other).with_state(reading);
    let all = public.merge(studio().router.with_state(writing));
    all.method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    #[test]
    fn the_description_of_the_api_has_every_route_and_no_other() {
        let word = |method: MethodFilter| match method {
            GET => "get",
            PUT => "put",
            POST => "post",
            DELETE => "delete",
            other => panic!("{other:?} is not described"),
        };
        let listed = public().listed.into_iter().chain(studio().listed);
        let listed: BTreeSet<_> =
            listed.map(|(method, path)| format!("{} {path}", word(method))).collect();
        let described: Value = serde_json::from_slice(openapi::OPENAPI).unwrap();
        let paths = described.get("paths").and_then(Value::as_object).unwrap();
        let operations = paths.iter().flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys().filter(|key| *key != "parameters");
            methods.map(move |method| format!("{method} {path}"))
        });
        assert_eq!(listed, operations.collect());
    }
}
