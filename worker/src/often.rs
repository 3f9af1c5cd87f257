//! How often: limits that are looked at before any object is called, so that a flood ends at the
//! edge. The numbers stand in `wrangler.toml`, where the platform counts them.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use worker::Env;
use worker::send::SendFuture;

use crate::app::Studio;
use crate::error::Error;
use crate::refusal::Refusal;

/// Seconds after which the platform counts anew.
pub(crate) const PERIOD_S: u32 = 60;

/// Counts one more for `who`, and refuses it where it is one too many.
pub(crate) async fn count(env: &Env, limit: &str, who: &str) -> Result<(), Error> {
    let outcome = env.rate_limiter(limit)?.limit(who.to_owned()).await?;
    if outcome.success { Ok(()) } else { Err(Refusal::TooOften { seconds: PERIOD_S }.into()) }
}

/// A sign-in that this address may begin: many people share one, so the limit is theirs together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MayBegin(());

impl FromRequestParts<Studio> for MayBegin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, studio: &Studio) -> Result<Self, Error> {
        // The edge writes it over whatever was sent. Where there is no edge, on one machine,
        // everybody is that machine.
        let address = parts.headers.get("cf-connecting-ip").and_then(|value| value.to_str().ok());
        let address = address.and_then(|address| address.parse::<IpAddr>().ok());
        if let Some(address) = address.filter(|address| !address.is_loopback()) {
            let address = address.to_string();
            let counted = count(studio.settings.env(), "SIGN_IN_LIMIT", &address);
            SendFuture::new(counted).await?;
        }
        Ok(Self(()))
    }
}
