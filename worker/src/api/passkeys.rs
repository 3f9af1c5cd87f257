//! Passkeys: signing in by one, and those of whoever is signed in.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use budget::government::Slug;
use budget::permission::Denied;
use budget::protocol::people::PersonView;
use budget::protocol::session::{Invited, NewAccount, NewPasskey, PasskeyList, UsePasskey};
use budget::role::PersonId;
use worker::Date;

use crate::api::session::{device_of, end_before};
use crate::app::{By, Studio};
use crate::body::JsonBody;
use crate::error::Error;
use crate::extract::Asked;
use crate::government;
use crate::government::people;
use crate::limits::{PASSKEY_CHARS_MAX, PERSON_CHARS_MAX};
use crate::often::MayBegin;
use crate::passkey::{self, Challenge, Key};
use crate::person::{Command, Identity};
use crate::platform;
use crate::refusal::{Expected, Refusal};
use crate::reply::{Keep, Reply, nothing};
use crate::session::{OurPage, SignedIn, Ticket};

/// `POST /api/v1/sign-in/passkey/challenge`
#[worker::send]
pub(crate) async fn challenge(
    State(studio): State<Studio>,
    asked: Asked,
    _: OurPage,
    _: MayBegin,
) -> Result<Reply, Error> {
    let (challenge, cookie) = Challenge::new(&studio.challenges).await?;
    let view = challenge.view(&asked, &challenge.newcomer()?, Vec::new());
    Ok(Reply::json(&view, Keep::Nowhere)?.with(SET_COOKIE, &cookie))
}

/// `POST /api/v1/sign-in/passkey`
#[worker::send]
pub(crate) async fn sign_in(
    State(studio): State<Studio>,
    asked: Asked,
    headers: HeaderMap,
    _: OurPage,
    _: MayBegin,
    JsonBody(UsePasskey { credential }): JsonBody<UsePasskey>,
) -> Result<Reply, Error> {
    let challenge = Challenge::of(&headers)?;
    let (person, id) = passkey::user(&credential)?;
    let ticket = Ticket::new(person)?;
    let owner = studio.person(&ticket.person)?;
    let known: Key = owner.send(&Command::Key { id }).await?;
    challenge.take(&studio.challenges).await?;
    let key = challenge.used(&asked, &credential, &known).await?;
    let command = Command::Use {
        key,
        challenge: challenge.sha256(),
        secret_sha256: ticket.secret_sha256(),
        id: platform::random_hex::<8>()?,
        device: device_of(&headers),
    };
    end_before(&studio, &headers).await;
    let () = owner.send(&command).await?;
    Ok(entered(&ticket))
}

/// A session that began: its cookie, and no challenge any more.
fn entered(ticket: &Ticket) -> Reply {
    let cookies = [ticket.set_cookie(), Challenge::forget()];
    cookies.iter().fold(nothing(), |reply, cookie| reply.with(SET_COOKIE, cookie))
}

/// `POST /api/v1/sign-in/passkey/account/challenge`
#[worker::send]
pub(crate) async fn account_challenge(
    State(studio): State<Studio>,
    asked: Asked,
    _: OurPage,
    _: MayBegin,
    JsonBody(Invited { slug, code }): JsonBody<Invited>,
) -> Result<Reply, Error> {
    let (challenge, cookie) = Challenge::new(&studio.challenges).await?;
    let newcomer = challenge.newcomer()?;
    must_be_invited(&studio, &newcomer, &slug, code).await?;
    let view = challenge.view(&asked, &newcomer, Vec::new());
    Ok(Reply::json(&view, Keep::Nowhere)?.with(SET_COOKIE, &cookie))
}

/// Without an invitation there is no account, so that nobody fills the deployment with strangers.
async fn must_be_invited(
    studio: &Studio,
    who: &PersonId,
    slug: &Slug,
    code: String,
) -> Result<(), Error> {
    let by = By::Person {
        person: PersonView { id: who.clone(), name: String::new(), email: String::new() },
        platform_administrator: false,
        recent: true,
        second_factor: true,
    };
    let asked = people::Command::Invited { code };
    studio.government(by, slug)?.send(government::Command::People { asked }).await
}

/// `POST /api/v1/sign-in/passkey/account`: an account for whoever is invited.
#[worker::send]
pub(crate) async fn account(
    State(studio): State<Studio>,
    asked: Asked,
    headers: HeaderMap,
    _: OurPage,
    _: MayBegin,
    JsonBody(new): JsonBody<NewAccount>,
) -> Result<Reply, Error> {
    let challenge = Challenge::of(&headers)?;
    let name = named("/name", &new.name, PERSON_CHARS_MAX)?;
    let person = challenge.newcomer()?;
    must_be_invited(&studio, &person, &new.slug, new.code).await?;
    challenge.take(&studio.challenges).await?;
    let key = challenge.created(&asked, &new.credential).await?;
    let identity = Identity {
        issuer: passkey::ISSUER.to_owned(),
        subject: challenge.subject.clone(),
        name,
        email: String::new(),
    };
    let command = Command::Keep {
        key,
        name: device_of(&headers),
        challenge: challenge.sha256(),
        identity: Some(identity.clone()),
    };
    let () = studio.person(&person)?.send(&command).await?;
    let ticket = Ticket::new(person)?;
    let command = Command::SignIn {
        identity,
        secret_sha256: ticket.secret_sha256(),
        id: platform::random_hex::<8>()?,
        proved_ms: Date::now().as_millis(),
        second_factor: true,
        device: device_of(&headers),
    };
    let () = studio.person(&ticket.person)?.send(&command).await?;
    Ok(entered(&ticket))
}

/// `POST /api/v1/session/passkeys/challenge`
#[worker::send]
pub(crate) async fn own_challenge(
    State(studio): State<Studio>,
    asked: Asked,
    caller: SignedIn,
) -> Result<Reply, Error> {
    let (challenge, cookie) = Challenge::new(&studio.challenges).await?;
    let list: PasskeyList = studio.person(&caller.ticket.person)?.send(&Command::Passkeys).await?;
    let known = list.passkeys.into_iter().map(|passkey| passkey.id).collect();
    let view = challenge.view(&asked, &caller.ticket.person, known);
    Ok(Reply::json(&view, Keep::Nowhere)?.with(SET_COOKIE, &cookie))
}

/// `GET /api/v1/session/passkeys`
#[worker::send]
pub(crate) async fn list(State(studio): State<Studio>, caller: SignedIn) -> Result<Reply, Error> {
    let list: PasskeyList = studio.person(&caller.ticket.person)?.send(&Command::Passkeys).await?;
    Reply::json(&list, Keep::Nowhere)
}

/// `POST /api/v1/session/passkeys`: one more, for whoever proved only now who they are.
#[worker::send]
pub(crate) async fn add(
    State(studio): State<Studio>,
    asked: Asked,
    headers: HeaderMap,
    caller: SignedIn,
    JsonBody(NewPasskey { name, credential }): JsonBody<NewPasskey>,
) -> Result<Reply, Error> {
    delicate(&caller)?;
    let challenge = Challenge::of(&headers)?;
    let name = named("/name", &name, PASSKEY_CHARS_MAX)?;
    challenge.take(&studio.challenges).await?;
    let key = challenge.created(&asked, &credential).await?;
    let command = Command::Keep { key, name, challenge: challenge.sha256(), identity: None };
    let () = studio.person(&caller.ticket.person)?.send(&command).await?;
    Ok(nothing().with(SET_COOKIE, &Challenge::forget()))
}

/// `DELETE /api/v1/session/passkeys/{id}`
#[worker::send]
pub(crate) async fn remove(
    State(studio): State<Studio>,
    caller: SignedIn,
    Path(id): Path<String>,
) -> Result<Reply, Error> {
    delicate(&caller)?;
    let () = studio.person(&caller.ticket.person)?.send(&Command::Lose { id }).await?;
    Ok(nothing())
}

/// Whoever finds an open browser does not make it theirs: a way in is added or removed only just
/// after proving who one is.
fn delicate(caller: &SignedIn) -> Result<(), Denied> {
    if !caller.session.second_factor {
        // Else a password alone would become two factors.
        return Err(Denied::SecondFactorNeeded);
    }
    if caller.session.recent { Ok(()) } else { Err(Denied::SignInAgain) }
}

fn named(pointer: &str, name: &str, chars_max: usize) -> Result<String, Refusal> {
    let name = name.trim();
    let fits = !name.is_empty() && budget::canonical::check_text(name, chars_max).is_ok();
    if fits {
        return Ok(name.to_owned());
    }
    let expected = Expected::Name(chars_max);
    Err(Refusal::BadField { pointer: pointer.to_owned(), expected })
}
