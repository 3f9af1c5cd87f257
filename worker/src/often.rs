//! How often: limits that are looked at before any object is called, so that a flood ends at the
//! edge. The numbers stand in `wrangler.toml`, where the platform counts them.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use budget::role::PersonId;
use worker::Env;
use worker::send::SendFuture;

use crate::app::Studio;
use crate::error::Error;
use crate::extract::Asked;
use crate::refusal::Refusal;

/// Seconds after which the platform counts anew.
pub(crate) const PERIOD_S: u32 = 60;

/// Counts one more for `who`, and refuses it where it is one too many.
pub(crate) async fn count(env: &Env, limit: &str, who: &str) -> Result<(), Error> {
    let outcome = env.rate_limiter(limit)?.limit(who.to_owned()).await?;
    if outcome.success { Ok(()) } else { Err(Refusal::TooOften { seconds: PERIOD_S }.into()) }
}

/// Counts one more for the address that asks: many people share one, so the limit is theirs
/// together. The edge writes it over whatever was sent; where there is no edge, on one machine,
/// everybody is that machine.
async fn count_address(env: &Env, limit: &str, address: Option<&str>) -> Result<(), Error> {
    let address = address.and_then(|address| address.parse::<IpAddr>().ok());
    match address.filter(|address| !address.is_loopback()) {
        Some(address) => count(env, limit, &address.to_string()).await,
        None => Ok(()),
    }
}

const ADDRESS: &str = "cf-connecting-ip";

/// Whoever shows a session, whether it holds or not.
pub(crate) async fn count_session(env: &Env, headers: &HeaderMap) -> Result<(), Error> {
    let address = headers.get(ADDRESS).and_then(|value| value.to_str().ok());
    count_address(env, "SESSION_LIMIT", address).await
}

/// What a person takes along counts as an act: it is written into a history.
pub(crate) async fn count_download(env: &Env, who: &PersonId) -> Result<(), Error> {
    count(env, "ACT_LIMIT", who.as_str()).await
}

/// A question to the public API that the cache could not answer.
pub(crate) async fn count_question(
    env: &Env,
    asked: &Asked,
    request: &worker::Request,
) -> Result<(), Error> {
    match limit_of(asked) {
        Some(limit) => count_address(env, limit, request.headers().get(ADDRESS)?.as_deref()).await,
        None => Ok(()),
    }
}

/// The limit of a question; none of a page, a file or whatever needs a session. Searching costs
/// the most, and the whole budget can be searched in the browser.
fn limit_of(asked: &Asked) -> Option<&'static str> {
    let data = ["/api/v1/governments", "/api/v1/publications"];
    if !data.iter().any(|of| asked.path.starts_with(of)) {
        return None;
    }
    let searches = asked.query.split('&').any(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        name == "q" && !value.is_empty()
    });
    Some(if searches { "SEARCH_LIMIT" } else { "READ_LIMIT" })
}

/// A sign-in that this address may begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MayBegin(());

impl FromRequestParts<Studio> for MayBegin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, studio: &Studio) -> Result<Self, Error> {
        let address = parts.headers.get(ADDRESS).and_then(|value| value.to_str().ok());
        let counted = count_address(studio.settings.env(), "SIGN_IN_LIMIT", address);
        SendFuture::new(counted).await?;
        Ok(Self(()))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn a_search_counts_apart_and_a_page_not_at_all() {
        for (address, limit) in [
            ("/api/v1/governments", Some("READ_LIMIT")),
            ("/api/v1/governments?q=", Some("READ_LIMIT")),
            ("/api/v1/governments?q=bantul", Some("SEARCH_LIMIT")),
            ("/api/v1/governments/kota-coba/budgets/2026/v1/lines", Some("READ_LIMIT")),
            (
                "/api/v1/governments/kota-coba/budgets/2026/v1/lines?limit=5&q=lem",
                Some("SEARCH_LIMIT"),
            ),
            ("/api/v1/publications?after=3", Some("READ_LIMIT")),
            ("/kota-coba/2026/v1?q=lem", None),
            ("/data/kota-coba/2026/v1/lines.csv", None),
            ("/api/v1/session", None),
        ] {
            let (parts, ()) = Request::get(address).body(()).unwrap().into_parts();
            assert_eq!(limit_of(&Asked::of(&parts)), limit, "{address}");
        }
    }
}
