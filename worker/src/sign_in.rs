//! Signing in by `OpenID` Connect: the authorization code flow with PKCE (RFC 9700). The Worker is
//! the client: what the provider gives never reaches the browser, which gets a session instead.

use axum::http::HeaderMap;
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreIdTokenVerifier, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse,
};
use serde::{Deserialize, Serialize};
use worker::Date;

use crate::error::Error;
use crate::limits::{PERSON_CHARS_MAX, SIGN_IN_S};
use crate::outbound;
use crate::person::Identity;
use crate::session::{cookie, set_cookie};
use crate::settings::{Issuer, Settings};
use crate::{journal, platform};

/// Where a provider sends people back to.
pub(crate) const RETURN: &str = "/api/v1/session/return";
/// The cookie that binds a sign-in to the browser that began it.
const COOKIE_NAME: &str = "__Host-masuk";
/// How far a provider's clock may be from ours.
const CLOCK_SKEW_S: i64 = 120;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A sign-in on its way, in the cookie of the browser that began it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Begun {
    issuer: String,
    state: String,
    nonce: String,
    verifier: String,
    /// The page to come back to.
    to: String,
    /// Whether the person was to prove again who they are.
    again: bool,
    at_ms: u64,
}

/// A sign-in that begins: where the browser goes, and what it carries.
#[derive(Debug)]
pub(crate) struct Beginning {
    pub(crate) address: String,
    pub(crate) cookie: String,
}

/// What a provider sends people back with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Returned {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Somebody who proved who they are.
#[derive(Debug)]
pub(crate) struct Proved {
    pub(crate) identity: Identity,
    pub(crate) second_factor: bool,
    pub(crate) at_ms: u64,
    pub(crate) to: String,
}

/// Why a sign-in did not come to its end, as the page of the sign-in is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Begun elsewhere, too long ago, or already used.
    Expired,
    /// The person or the provider said no.
    Declined,
    /// The provider cannot be reached or says what cannot be believed.
    Provider,
}

impl Problem {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Declined => "declined",
            Self::Provider => "provider",
        }
    }
}

/// Begins.
pub(crate) async fn begin(
    settings: &Settings,
    issuer: &Issuer,
    origin: &str,
    to: &str,
    again: bool,
) -> Result<Beginning, Error> {
    let (client, _) = client(settings, issuer, origin).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let request = client
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("profile".to_owned()))
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(challenge);
    // To prove it again is to be asked again: a session at the provider is not enough.
    let request = if again {
        request.add_prompt(CoreAuthPrompt::Login).set_max_age(core::time::Duration::ZERO)
    } else {
        request
    };
    let (address, state, nonce) = request.url();
    let begun = Begun {
        issuer: issuer.id.clone(),
        state: state.secret().clone(),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        to: to.to_owned(),
        again,
        at_ms: Date::now().as_millis(),
    };
    let value = BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&begun)?);
    Ok(Beginning {
        address: address.to_string(),
        cookie: set_cookie(COOKIE_NAME, &value, SIGN_IN_S),
    })
}

/// The header that forgets a sign-in: it is used once, whatever comes of it.
pub(crate) fn forget() -> String {
    set_cookie(COOKIE_NAME, "", 0)
}

/// Ends: who the person is, by what the provider says to us and to nobody else.
pub(crate) async fn end(
    settings: &Settings,
    origin: &str,
    headers: &HeaderMap,
    returned: Returned,
) -> Result<Proved, Problem> {
    let now_ms = Date::now().as_millis();
    let begun = begun(headers, now_ms).ok_or(Problem::Expired)?;
    if returned.state.as_deref() != Some(begun.state.as_str()) {
        return Err(Problem::Expired);
    }
    if let Some(error) = returned.error {
        // A code of the protocol, such as `access_denied`.
        let error: String = error.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        journal::note("a sign-in was declined", &[("error", &error)]);
        return Err(Problem::Declined);
    }
    let trouble = |error: Error| {
        error.into_refusal();
        Problem::Provider
    };
    let issuers = settings.issuers().map_err(trouble)?;
    let issuer = issuers.into_iter().find(|of| of.id == begun.issuer).ok_or(Problem::Expired)?;
    let code = returned.code.ok_or(Problem::Expired)?;
    let answer = (code, returned.iss);
    redeem(settings, &issuer, origin, &begun, answer).await.map_err(trouble)
}

/// Changes the code for what the provider says of the person, and checks every word of it that
/// matters: signature, issuer, audience, nonce, times.
async fn redeem(
    settings: &Settings,
    issuer: &Issuer,
    origin: &str,
    begun: &Begun,
    (code, iss): (String, Option<String>),
) -> Result<Proved, Error> {
    // RFC 9207: where the answer says who it is from, it is from the one that was asked.
    if iss.is_some_and(|iss| iss != issuer.identifier) {
        return Err(Error::broken("an answer of another provider"));
    }
    let (client, confidential) = client(settings, issuer, origin).await?;
    let http = |request| outbound::send(issuer, request);
    let request = client.exchange_code(AuthorizationCode::new(code)).map_err(Error::broken)?;
    let request = request.set_pkce_verifier(PkceCodeVerifier::new(begun.verifier.clone()));
    let tokens = request.request_async(&http).await;
    let tokens = tokens.map_err(|error| Error::broken(format!("the code: {error:?}")))?;
    let token = tokens.id_token().ok_or_else(|| Error::broken("no ID token"))?;

    let verifier: CoreIdTokenVerifier<'_> = client.id_token_verifier();
    let verifier = verifier.set_allowed_algs(issuer.algorithms.iter().cloned());
    let verifier = if confidential { verifier } else { verifier.enable_signature_check() };
    let claims = token
        .claims(&verifier, &Nonce::new(begun.nonce.clone()))
        .map_err(|error| Error::broken(format!("the ID token: {error}")))?;
    let now_s = i64::try_from(Date::now().as_millis() / 1000).map_err(Error::broken)?;
    let issued_s = claims.issue_time().timestamp();
    let oldest = i64::try_from(SIGN_IN_S).map_err(Error::broken)?;
    if issued_s < now_s - oldest || now_s + CLOCK_SKEW_S < issued_s {
        return Err(Error::broken("an ID token of another time"));
    }
    // Without a time nothing recent is proved: the session is good for what is not delicate.
    let asked_s = claims.auth_time().map_or(0, |time| time.timestamp());
    let begun_s = i64::try_from(begun.at_ms / 1000).map_err(Error::broken)?;
    if begun.again && asked_s < begun_s - CLOCK_SKEW_S {
        return Err(Error::broken("the person was not asked again"));
    }
    let at_ms = u64::try_from(asked_s).unwrap_or(0).saturating_mul(1000);

    let methods = claims.auth_method_refs().into_iter().flatten().map(|method| method.as_str());
    let class = claims.auth_context_ref().map(|class| class.as_str());
    let mut said = methods.chain(class);
    let second_factor = said.any(|of| issuer.second_factor.iter().any(|second| second == of));
    let subject = claims.subject().as_str();
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str());
    let email = claims.email().map(|email| email.as_str());
    Ok(Proved {
        identity: Identity {
            issuer: issuer.identifier.clone(),
            subject: subject.to_owned(),
            name: platform::plain(name.unwrap_or(subject), PERSON_CHARS_MAX),
            email: platform::plain(email.unwrap_or(""), PERSON_CHARS_MAX),
        },
        second_factor,
        at_ms,
        to: begun.to.clone(),
    })
}

/// What the browser's cookie says was begun, while it may still be ended.
fn begun(headers: &HeaderMap, now_ms: u64) -> Option<Begun> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cookie(headers, COOKIE_NAME)?).ok()?;
    let begun: Begun = serde_json::from_slice(&bytes).ok()?;
    (now_ms < begun.at_ms.saturating_add(SIGN_IN_S * 1000)).then_some(begun)
}

/// Ourselves, as the provider's own description says to speak with it; and whether we have a
/// secret there.
async fn client(
    settings: &Settings,
    issuer: &Issuer,
    origin: &str,
) -> Result<(Client, bool), Error> {
    let http = |request| outbound::send(issuer, request);
    let url = IssuerUrl::new(issuer.identifier.clone()).map_err(Error::broken)?;
    let described = CoreProviderMetadata::discover_async(url, &http).await;
    let described = described.map_err(|error| Error::broken(format!("discovery: {error:?}")))?;
    let secret = settings.issuer_secret(&issuer.id)?.map(ClientSecret::new);
    let confidential = secret.is_some();
    let id = ClientId::new(issuer.client_id.clone());
    let to = RedirectUrl::new(format!("{origin}{RETURN}")).map_err(Error::broken)?;
    let client = CoreClient::from_provider_metadata(described, id, secret).set_redirect_uri(to);
    Ok((client, confidential))
}
