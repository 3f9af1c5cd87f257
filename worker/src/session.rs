//! The session of a browser: a cookie that names the person's object and proves, by a secret that
//! only its hash is kept of, that it was given to this browser.

use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use budget::canonical::Hash;
use budget::export;
use budget::role::PersonId;
use worker::send::SendFuture;

use crate::app::Studio;
use crate::error::Error;
use crate::extract::Asked;
use crate::limits::SESSION_MS;
use crate::often;
use crate::person::{Command, Session};
use crate::platform;
use crate::refusal::Refusal;

/// The name of the session's cookie: `__Host-` binds it to this host and to HTTPS.
const COOKIE_NAME: &str = "__Host-sesi";
/// Bytes of a secret.
const SECRET_BYTES: usize = 32;

/// What a browser proves its session with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ticket {
    /// Whose session it says to be.
    pub(crate) person: PersonId,
    secret: String,
}

impl Ticket {
    /// A new one.
    pub(crate) fn new(person: PersonId) -> Result<Self, Error> {
        Ok(Self { person, secret: platform::random_hex::<SECRET_BYTES>()? })
    }

    /// What is kept of it.
    pub(crate) fn secret_sha256(&self) -> Hash {
        Hash::of(self.secret.as_bytes())
    }

    /// Of the cookies that were sent.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let value = cookie(headers, COOKIE_NAME)?;
        let (person, secret) = value.split_once('.')?;
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let whole = secret.len() == SECRET_BYTES * 2 && secret.bytes().all(hex);
        let person = PersonId::parse(person).ok().filter(|_| whole)?;
        Some(Self { person, secret: secret.to_owned() })
    }

    /// The header that gives it to a browser.
    pub(crate) fn set_cookie(&self) -> String {
        let Self { person, secret } = self;
        set_cookie(COOKIE_NAME, &format!("{person}.{secret}"), SESSION_MS / 1000)
    }
}

/// The header that takes a session's cookie from a browser.
pub(crate) fn clear_cookie() -> String {
    set_cookie(COOKIE_NAME, "", 0)
}

/// The value of a cookie that was sent.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = sent.flat_map(|value| value.split(';')).map(str::trim);
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// A cookie that no script reads and no other site sends along, save when it leads here by a link.
pub(crate) fn set_cookie(name: &str, value: &str, age_s: u64) -> String {
    format!("{name}={value}; Max-Age={age_s}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// Somebody who is signed in. Only this file can make one.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// The session that holds.
    pub(crate) session: Session,
    /// What proved it.
    pub(crate) ticket: Ticket,
    /// Whether the deployment names this person as one who runs it.
    pub(crate) platform_administrator: bool,
    _proof: (),
}

impl FromRequestParts<Studio> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, studio: &Studio) -> Result<Self, Error> {
        refuse_other_sites(&Asked::of(parts), &parts.headers)?;
        let ticket = Ticket::of(&parts.headers).ok_or(Refusal::SignedOut)?;
        // Before any object is called: whoever makes up cookies wakes no more of them than this.
        SendFuture::new(often::count_session(studio.settings.env(), &parts.headers)).await?;
        let command = Command::Session { secret_sha256: ticket.secret_sha256() };
        let owner = studio.person(&ticket.person)?;
        let session: Session = SendFuture::new(owner.send(&command)).await?;
        if session.person.id != ticket.person {
            return Err(Error::broken("a session of somebody else"));
        }
        if ![Method::GET, Method::HEAD].contains(&parts.method) {
            let counted = often::count(studio.settings.env(), "ACT_LIMIT", ticket.person.as_str());
            SendFuture::new(counted).await?;
        }
        let platform_administrator = studio.settings.is_administrator(&session.person.id)?;
        Ok(Self { session, ticket, platform_administrator, _proof: () })
    }
}

/// The request comes from a page of ours, whoever is in front of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OurPage(());

impl<S: Send + Sync> FromRequestParts<S> for OurPage {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        refuse_other_sites(&Asked::of(parts), &parts.headers)?;
        Ok(Self(()))
    }
}

/// What is taken along, and noted in a history for it, is asked for by a page of ours or by hand:
/// another site that leads the browser here would write into the history in a visitor's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnDownload(());

impl<S: Send + Sync> FromRequestParts<S> for OwnDownload {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let site = parts.headers.get("sec-fetch-site").and_then(|sent| sent.to_str().ok());
        if matches!(site, None | Some("same-origin" | "none")) {
            return Ok(Self(()));
        }
        Err(Refusal::OtherSite.into())
    }
}

/// What changes something must come from a page of ours: another site's form or script would be
/// sent with the cookie, but not with our `Origin`, and no form can send JSON.
fn refuse_other_sites(asked: &Asked, headers: &HeaderMap) -> Result<(), Refusal> {
    if [Method::GET, Method::HEAD].contains(&asked.method) {
        return Ok(());
    }
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|sent| sent == value);
    let ours = is(ORIGIN.as_str(), &asked.origin) && is("sec-fetch-site", "same-origin");
    if !ours {
        return Err(Refusal::OtherSite);
    }
    let sent = headers.get(CONTENT_TYPE).and_then(|sent| sent.to_str().ok());
    let sent = sent.and_then(|sent| sent.split(';').next()).unwrap_or("").trim();
    // An export that comes back is the one body that is not JSON; no form can send it either.
    let is_export = asked.method == Method::PUT && asked.path.starts_with("/api/v1/exports/");
    let expected = if is_export { export::MEDIA_TYPE } else { "application/json" };
    if sent.eq_ignore_ascii_case(expected) {
        return Ok(());
    }
    Err(Refusal::WrongMediaType { expected: expected.to_owned() })
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn asked(method: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        asked_at("/api", method, headers)
    }

    fn asked_at(path: &str, method: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let address = format!("https://terang.example{path}");
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        refuse_other_sites(&Asked::of(&parts), &parts.headers)
    }

    const OURS: [(&str, &str); 3] = [
        ("origin", "https://terang.example"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/json"),
    ];

    #[test]
    fn only_a_page_of_ours_changes_anything() {
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            assert_eq!(asked(method, &OURS), Ok(()), "{method}");
            for (name, wrong) in [
                ("origin", None),
                ("origin", Some("null")),
                ("origin", Some("https://terang.example.evil.example")),
                ("origin", Some("http://terang.example")),
                ("sec-fetch-site", None),
                ("sec-fetch-site", Some("cross-site")),
                ("sec-fetch-site", Some("same-site")),
                ("sec-fetch-site", Some("none")),
            ] {
                let others = OURS.into_iter().filter(|(of, _)| *of != name);
                let headers: Vec<_> = others.chain(wrong.map(|wrong| (name, wrong))).collect();
                assert_eq!(asked(method, &headers), Err(Refusal::OtherSite), "{name}: {wrong:?}");
            }
            let form = [OURS[0], OURS[1], ("content-type", "text/plain")];
            assert!(asked(method, &form).is_err(), "{method}");
        }
        assert_eq!(asked("GET", &[]), Ok(()));
    }

    #[test]
    fn only_an_export_that_comes_back_is_not_json() {
        let gzip = [OURS[0], OURS[1], ("content-type", "application/gzip")];
        let form = [OURS[0], OURS[1], ("content-type", "multipart/form-data")];
        let at = "/api/v1/exports/kota-coba";
        assert_eq!(asked_at(at, "PUT", &gzip), Ok(()));
        for (path, method, headers) in [
            (at, "PUT", &OURS),
            (at, "PUT", &form),
            (at, "POST", &gzip),
            ("/api/v1/members/kota-coba/proposals", "PUT", &gzip),
        ] {
            let refused = asked_at(path, method, headers);
            assert!(matches!(refused, Err(Refusal::WrongMediaType { .. })), "{method} {path}");
        }
        assert_eq!(asked_at(at, "PUT", &gzip[1..]), Err(Refusal::OtherSite));
    }

    #[test]
    fn a_ticket_is_read_only_in_the_one_form_that_we_give() {
        let person = PersonId::parse("0123456789abcdef0123456789abcdef").unwrap();
        let secret = "5e".repeat(SECRET_BYTES);
        let read = |cookies: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, cookies.parse().unwrap());
            Ticket::of(&headers)
        };
        let good = format!("__Host-sesi={person}.{secret}");
        assert_eq!(read(&format!("a=b; {good}; c=d")), Some(Ticket { person, secret }));
        for bad in [
            good.replace("__Host-sesi", "sesi"),
            good.replace('.', ""),
            good.replace("5e", "5E"),
            format!("{good}0"),
            good.replace("0123", "../"),
            String::new(),
        ] {
            assert_eq!(read(&bad), None, "{bad:?}");
        }
    }
}
