//! What a request says, settled by types before a handler's first line: the reader's language,
//! whose budget, which publication. Who asks, `session.rs` and `machine.rs` settle.

use axum::extract::{FromRequestParts, Query, RawPathParams};
use axum::http::header::{ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderName, Method, Request, Uri};
use budget::government::Slug;
use budget::limits::ECHO_CHARS_MAX;
use budget::money::Lang;
use budget::role::PersonId;
use serde::de::DeserializeOwned;
use worker::send::SendWrapper;
use worker::worker_sys::web_sys::ReadableStream;

use crate::error::Error;
use crate::platform;
use crate::refusal::{Expected, Refusal};

/// The body of a request as the platform has it, not yet read.
#[derive(Clone, Debug)]
pub(crate) struct Incoming(pub(crate) Option<SendWrapper<ReadableStream>>);

/// What is asked, apart from the address's own parts.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// `https://terang.example.go.id`.
    pub(crate) origin: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) lang: Lang,
    pub(crate) accept: String,
    /// Whether the reader takes gzip.
    pub(crate) gzip: bool,
    /// The tags of what the reader has.
    has: String,
}

impl Asked {
    pub(crate) fn of(parts: &Parts) -> Self {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        Self::new(&parts.method, &parts.uri, |name| header(name).unwrap_or("").to_owned())
    }

    /// Of the platform's request: no more of it is looked at than an answer from the cache needs.
    pub(crate) fn of_platform(request: &worker::Request) -> worker::Result<Self> {
        let inner = request.inner();
        let broken = |error: axum::http::Error| worker::Error::from(error.to_string());
        let heads = Request::builder().method(inner.method().as_str()).uri(inner.url());
        let heads = heads.body(()).map_err(broken)?;
        let codings = platform::codings_of(inner);
        let header = |name: HeaderName| match &codings {
            Some(codings) if name == ACCEPT_ENCODING => codings.clone(),
            _ => inner.headers().get(name.as_str()).ok().flatten().unwrap_or_default(),
        };
        Ok(Self::new(heads.method(), heads.uri(), header))
    }

    fn new(method: &Method, uri: &Uri, header: impl Fn(HeaderName) -> String) -> Self {
        let query = uri.query().unwrap_or("").to_owned();
        let scheme = uri.scheme_str().unwrap_or("https");
        let authority = uri.authority().map_or("localhost", |authority| authority.as_str());
        Self {
            origin: format!("{scheme}://{authority}"),
            method: method.clone(),
            path: uri.path().to_owned(),
            lang: lang_of(&query, &header(ACCEPT_LANGUAGE)),
            query,
            accept: header(ACCEPT),
            gzip: takes_gzip(&header(ACCEPT_ENCODING)),
            has: header(IF_NONE_MATCH),
        }
    }

    /// The host without its port.
    pub(crate) fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or("", |(_, authority)| authority);
        authority.rsplit_once(':').map_or(authority, |(host, _)| host)
    }

    /// Whether the reader has what bears this tag. A weak one counts: what packs on the way
    /// weakens them.
    pub(crate) fn has(&self, tag: &str) -> bool {
        let named = |one: &str| {
            let one = one.trim();
            one == "*" || one.trim_start_matches("W/") == tag
        };
        !tag.is_empty() && self.has.split(',').any(named)
    }

    /// Whether the reader would rather have this media type than JSON.
    pub(crate) fn prefers(&self, media_type: &str) -> bool {
        weighted(&self.accept).first().is_some_and(|(first, _)| first == media_type)
    }

    /// Whether one of these media types will do.
    pub(crate) fn accepts(&self, offered: &[&str]) -> bool {
        let accepted = weighted(&self.accept);
        let fits = |range: &str, media_type: &str| {
            range == "*/*"
                || range == media_type
                || range.strip_suffix("/*").is_some_and(|kind| {
                    media_type.split_once('/').is_some_and(|(of, _)| of == kind)
                })
        };
        accepted.is_empty()
            || offered.iter().any(|offer| accepted.iter().any(|(range, _)| fits(range, offer)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        Ok(Self::of(parts))
    }
}

/// `?lang=` first, then the browser's wish, then Indonesian.
fn lang_of(query: &str, accept: &str) -> Lang {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).unwrap_or("");
    let wished = weighted(accept);
    Lang::from_tag(asked)
        .or_else(|| wished.iter().find_map(|(tag, _)| Lang::from_tag(tag)))
        .unwrap_or_default()
}

fn takes_gzip(accept: &str) -> bool {
    weighted(accept).iter().any(|(coding, _)| coding == "gzip")
}

/// The members of a header such as `Accept`, the most wanted first; those with `q=0` left out.
fn weighted(header: &str) -> Vec<(String, u16)> {
    let member = |member: &str| {
        let mut parts = member.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        (weight != 0).then_some((name, weight))
    };
    let mut members: Vec<_> = header.split(',').filter_map(member).collect();
    members.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    members
}

/// `0.85` as 850; whatever is no weight counts as none.
fn thousandths(weight: &str) -> u16 {
    let (whole, rest) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = rest.chars().chain("000".chars()).take(3).collect();
    match whole {
        "1" => 1000,
        "0" => digits.parse().unwrap_or(0),
        _ => 0,
    }
}

/// A government's address.
#[derive(Clone, Debug)]
pub(crate) struct GovernmentAt {
    pub(crate) slug: Slug,
}

/// A budget's address.
#[derive(Clone, Debug)]
pub(crate) struct BudgetAt {
    pub(crate) slug: Slug,
    pub(crate) year: u16,
}

/// A publication's address.
#[derive(Clone, Debug)]
pub(crate) struct PublicationAt {
    pub(crate) slug: Slug,
    pub(crate) year: u16,
    pub(crate) number: u32,
}

/// Four digits, from 1900 to 2999.
pub(crate) fn year_of(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1900..3000).contains(year))
}

/// `v1`, `v2`, …
pub(crate) fn number_of(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('v')?;
    let number = digits.parse().ok().filter(|number| (1..100_000).contains(number))?;
    (format!("v{number}") == text).then_some(number)
}

async fn part<S: Send + Sync>(parts: &mut Parts, state: &S, name: &str) -> Result<String, Error> {
    let all = RawPathParams::from_request_parts(parts, state).await;
    let found = all.ok().and_then(|all| {
        all.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    });
    found.ok_or(Error::Refused(Refusal::UnknownAddress))
}

impl<S: Send + Sync> FromRequestParts<S> for GovernmentAt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let slug = part(parts, state, "slug").await?;
        let slug = Slug::parse(&slug).map_err(|_| Refusal::UnknownAddress)?;
        Ok(Self { slug })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for BudgetAt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let GovernmentAt { slug } = GovernmentAt::from_request_parts(parts, state).await?;
        let year = year_of(&part(parts, state, "year").await?).ok_or(Refusal::UnknownAddress)?;
        Ok(Self { slug, year })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PublicationAt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let BudgetAt { slug, year } = BudgetAt::from_request_parts(parts, state).await?;
        let version = part(parts, state, "version").await?;
        let number = number_of(&version).ok_or(Refusal::UnknownAddress)?;
        Ok(Self { slug, year, number })
    }
}

/// Something that a government numbers.
#[derive(Clone, Debug)]
pub(crate) struct NumberedAt {
    pub(crate) government: GovernmentAt,
    pub(crate) number: u32,
}

impl<S: Send + Sync> FromRequestParts<S> for NumberedAt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let government = GovernmentAt::from_request_parts(parts, state).await?;
        let number = part(parts, state, "number").await?;
        let number = number.parse().map_err(|_| Refusal::UnknownAddress)?;
        Ok(Self { government, number })
    }
}

/// Somebody, in a government.
#[derive(Clone, Debug)]
pub(crate) struct PersonAt {
    pub(crate) government: GovernmentAt,
    pub(crate) person: PersonId,
}

impl<S: Send + Sync> FromRequestParts<S> for PersonAt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let government = GovernmentAt::from_request_parts(parts, state).await?;
        let person = part(parts, state, "person").await?;
        let person = PersonId::parse(&person).map_err(|_| Refusal::UnknownAddress)?;
        Ok(Self { government, person })
    }
}

/// The last part of the address: a file's name, a problem's.
#[derive(Clone, Debug)]
pub(crate) struct Last(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Last {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        part(parts, state, "last").await.map(Self)
    }
}

/// The query of the address, read into `T`; a wrong one is refused with what the reader said.
#[derive(Clone, Debug)]
pub(crate) struct Params<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let read = Query::<T>::try_from_uri(&parts.uri);
        let found = echo(parts.uri.query().unwrap_or(""));
        match read {
            Ok(Query(params)) => Ok(Self(params)),
            Err(error) => {
                let expected = Expected::Said(echo(&error.to_string()));
                Err(Refusal::BadParameter { name: "query".to_owned(), found, expected }.into())
            }
        }
    }
}

/// The beginning of a reader's text, for a refusal to repeat.
pub(crate) fn echo(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(ECHO_CHARS_MAX).collect()
}

/// The name that a request gives itself, so that sending it twice has one effect.
#[derive(Clone, Debug)]
pub(crate) struct IdempotencyKey(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let key = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        Ok(Self(key.filter(|key| Self::fits(key)).ok_or(Refusal::KeyMissing)?.to_owned()))
    }
}

impl IdempotencyKey {
    /// Whether a text is such a name.
    pub(crate) fn fits(key: &str) -> bool {
        (8..=100).contains(&key.len())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_decides_the_language_before_the_browser_does() {
        for (query, accept, lang) in [
            ("", "", Lang::Id),
            ("", "en-GB,en;q=0.9", Lang::En),
            ("", "de, id;q=0.5, en;q=0.4", Lang::Id),
            ("", "de;q=1, id;q=0.3, en;q=0.4", Lang::En),
            ("", "id;q=0, en;q=0.1", Lang::En),
            ("by=unit&lang=id", "en", Lang::Id),
            ("lang=xx", "en", Lang::En),
        ] {
            assert_eq!(lang_of(query, accept), lang, "{query:?} {accept:?}");
        }
    }

    #[test]
    fn only_the_one_spelling_of_a_year_and_a_number_is_an_address() {
        assert_eq!((year_of("2015"), number_of("v12")), (Some(2015), Some(12)));
        for bad in ["015", "02015", "3000", "-201", "+201", "20x5", ""] {
            assert_eq!(year_of(bad), None, "{bad:?}");
        }
        for bad in ["1", "v0", "v01", "v+1", "V1", "v100000", "v"] {
            assert_eq!(number_of(bad), None, "{bad:?}");
        }
    }
}
