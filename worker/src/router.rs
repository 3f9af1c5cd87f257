//! Every route, on one page: those that read what is published, and those behind the token. Two
//! routers of two types: what the first is built from cannot reach a draft.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use budget::permission::Action;

use crate::api::{
    catalogue, drafts, exports, files, governments, health, lines, members, openapi, passkeys,
    platform,
};
use crate::api::{organisations, problems, publications, regions, session, totals};
use crate::app::{Public, Studio};
use crate::pages;
use crate::refusal::Refusal;
use crate::settings::MachineAct;
use crate::sign_in;

const GET: MethodFilter = MethodFilter::GET;
const PUT: MethodFilter = MethodFilter::PUT;
const POST: MethodFilter = MethodFilter::POST;
const DELETE: MethodFilter = MethodFilter::DELETE;

const NOTHING: Needs = Needs::Nothing;
const SESSION: Needs = Needs::Session;
const READ: Needs = Needs::Action(Action::ReadPublications);
const REGISTER: Needs = Needs::Machine(MachineAct::Register);
const PUBLISH: Needs = Needs::Machine(MachineAct::Publish);
const REBUILD: Needs = Needs::Machine(MachineAct::Rebuild);
const DRAFT: Needs = Needs::Machine(MachineAct::Draft);
const MANAGE: Needs = Needs::Action(Action::ManageMembers);
const MEMBERSHIP: Needs = Needs::Action(Action::ReadMembership);
const END_SESSIONS: Needs = Needs::Action(Action::EndSessions);
const ORGANISE: Needs = Needs::Action(Action::ManageOrganisations);
const FREEZE: Needs = Needs::Action(Action::FreezePublishing);
const EXPORT: Needs = Needs::Action(Action::ExportGovernment);
const RESTORE: Needs = Needs::Action(Action::RestoreGovernment);
const CREATE: Needs = Needs::Action(Action::CreateGovernment);

/// What a route asks of whoever calls it. Every route says it, or does not compile; that it is
/// also held to is tried over HTTP, for every role, by the description of the API, which says the
/// same (`x-needs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    /// Nothing: it reads what is published, or is a way in.
    Nothing,
    /// A session, and nobody but oneself is concerned.
    Session,
    /// To be a member, whatever as; or to run the platform.
    Member,
    /// What the table of permissions says.
    Action(Action),
    /// A machine account that may do this.
    Machine(MachineAct),
}

/// Routes, and the list of them that the description of the API is held against.
struct Routes<S> {
    router: Router<S>,
    listed: Vec<(MethodFilter, &'static str, Needs)>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    fn new() -> Self {
        Self { router: Router::new(), listed: Vec::new() }
    }

    fn on<H, T>(
        mut self,
        method: MethodFilter,
        path: &'static str,
        needs: Needs,
        handler: H,
    ) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.listed.push((method, path, needs));
        self.router = self.router.route(path, on(method, handler));
        self
    }
}

/// Reading.
fn public() -> Routes<Public> {
    Routes::new()
        .on(GET, "/healthz", NOTHING, health::answer)
        .on(GET, "/api/v1/governments", READ, governments::list)
        .on(GET, "/api/v1/governments/{slug}", READ, governments::page)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}", READ, publications::newest)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}", READ, publications::page)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}/lines", READ, lines::get)
        .on(GET, "/api/v1/governments/{slug}/budgets/{year}/{version}/totals", READ, totals::get)
        .on(GET, "/api/v1/regions", NOTHING, regions::list)
        .on(GET, "/api/v1/publications", READ, publications::list)
        .on(GET, "/api/v1/openapi.json", NOTHING, openapi::get)
        .on(GET, "/api/v1/problems", NOTHING, problems::list)
        .on(GET, "/api/v1/problems/{last}", NOTHING, problems::get)
        .on(GET, "/data/{slug}/{year}/{version}/{last}", READ, files::get)
}

/// Writing.
fn studio() -> Routes<Studio> {
    Routes::new()
        .on(PUT, "/api/v1/governments/{slug}", REGISTER, governments::register)
        .on(GET, "/api/v1/drafts/{slug}/{year}", DRAFT, drafts::describe)
        .on(GET, "/api/v1/drafts/{slug}/{year}/lines", DRAFT, drafts::get_lines)
        .on(PUT, "/api/v1/drafts/{slug}/{year}/lines", DRAFT, drafts::put_lines)
        .on(GET, "/api/v1/drafts/{slug}/{year}/codes", DRAFT, drafts::get_codes)
        .on(PUT, "/api/v1/drafts/{slug}/{year}/codes", DRAFT, drafts::put_codes)
        .on(POST, "/api/v1/drafts/{slug}/{year}/publications", PUBLISH, drafts::publish)
        .on(POST, "/api/v1/catalogue/rebuild", REBUILD, catalogue::rebuild)
        .on(GET, "/api/v1/sign-in", NOTHING, session::ways)
        .on(GET, "/api/v1/session/start/{last}", NOTHING, session::start)
        .on(GET, sign_in::RETURN, NOTHING, session::back)
        .on(GET, "/api/v1/session", SESSION, session::page)
        .on(DELETE, "/api/v1/session", SESSION, session::sign_out)
        .on(GET, "/api/v1/session/all", SESSION, session::list)
        .on(DELETE, "/api/v1/session/all", SESSION, session::end_all)
        .on(DELETE, "/api/v1/session/all/{id}", SESSION, session::end_one)
        .on(POST, "/api/v1/sign-in/passkey/challenge", NOTHING, passkeys::challenge)
        .on(POST, "/api/v1/sign-in/passkey", NOTHING, passkeys::sign_in)
        .on(POST, "/api/v1/sign-in/passkey/account", NOTHING, passkeys::account)
        .on(POST, "/api/v1/sign-in/passkey/account/challenge", NOTHING, passkeys::account_challenge)
        .on(GET, "/api/v1/session/passkeys", SESSION, passkeys::list)
        .on(POST, "/api/v1/session/passkeys", SESSION, passkeys::add)
        .on(POST, "/api/v1/session/passkeys/challenge", SESSION, passkeys::own_challenge)
        .on(DELETE, "/api/v1/session/passkeys/{id}", SESSION, passkeys::remove)
        .on(GET, "/api/v1/members/{slug}", Needs::Member, members::page)
        .on(POST, "/api/v1/members/{slug}", SESSION, members::accept)
        .on(GET, "/api/v1/members/{slug}/history", MEMBERSHIP, members::history)
        .on(GET, "/api/v1/members/{slug}/history.jsonl", MEMBERSHIP, members::history_lines)
        .on(POST, "/api/v1/members/{slug}/proposals", MANAGE, members::propose)
        .on(DELETE, "/api/v1/members/{slug}/proposals/{number}", MANAGE, members::turn_down)
        .on(
            POST,
            "/api/v1/members/{slug}/proposals/{number}/confirmation",
            MANAGE,
            members::confirm,
        )
        .on(DELETE, "/api/v1/members/{slug}/invitations/{number}", MANAGE, members::cancel)
        .on(DELETE, "/api/v1/members/{slug}/sessions/{person}", END_SESSIONS, members::end_sessions)
        .on(GET, "/api/v1/organisations/{slug}", Needs::Member, organisations::list)
        .on(POST, "/api/v1/organisations/{slug}", ORGANISE, organisations::act)
        .on(POST, "/api/v1/publishing/{slug}/freeze", FREEZE, members::freeze)
        .on(GET, "/api/v1/exports/{slug}", EXPORT, exports::get)
        .on(PUT, "/api/v1/exports/{slug}", RESTORE, exports::put)
        .on(GET, "/api/v1/platform/governments", CREATE, platform::governments)
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
        let needed = |needs: Needs| match needs {
            Needs::Nothing => "nothing".to_owned(),
            Needs::Session => "session".to_owned(),
            Needs::Member => "member".to_owned(),
            Needs::Action(action) => action.as_str().to_owned(),
            Needs::Machine(act) => format!("machine:{}", format!("{act:?}").to_lowercase()),
        };
        let listed = public().listed.into_iter().chain(studio().listed);
        let listed: BTreeSet<_> = listed
            .map(|(method, path, needs)| format!("{} {path} {}", word(method), needed(needs)))
            .collect();
        let described: Value = serde_json::from_slice(openapi::OPENAPI).unwrap();
        let paths = described.get("paths").and_then(Value::as_object).unwrap();
        let operations = paths.iter().flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters");
            methods.map(move |(method, operation)| {
                let needs = operation.get("x-needs").and_then(Value::as_str).unwrap_or("?");
                format!("{method} {path} {needs}")
            })
        });
        assert_eq!(listed, operations.collect());
    }
}
