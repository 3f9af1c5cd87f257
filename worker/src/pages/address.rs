//! Which page an address is, and the one spelling of it.

use std::fmt;

use budget::government::Slug;
use budget::line::LineId;

use crate::extract::{PublicationAt, number_of, year_of};

/// A page, or a file made of what is published.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Home,
    Glossary,
    Developers,
    /// The side of those who are signed in: one page, whatever stands below it.
    Studio(String),
    Robots,
    Sitemap,
    /// Of everybody, or of one government.
    Feed(Option<Slug>),
    Government(Slug),
    /// The newest publication of a budget.
    Budget(Slug, u16),
    Publication(PublicationAt),
    Line(PublicationAt, LineId),
}

impl Target {
    /// The page at this path; `None` where no page can be.
    pub(super) fn of(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<&str> = path.split('/').collect();
        let slug = |text: &str| Slug::parse(text).ok();
        let at = |of: &str, year: &str, version: &str| {
            Some(PublicationAt {
                slug: slug(of)?,
                year: year_of(year)?,
                number: number_of(version)?,
            })
        };
        match parts.as_slice() {
            [""] => Some(Self::Home),
            ["glossary"] => Some(Self::Glossary),
            ["developers"] => Some(Self::Developers),
            ["studio"] | ["studio", "sign-in" | "account" | "roles" | "platform"] => {
                Some(Self::Studio(format!("/{path}")))
            }
            ["studio", of, "members" | "organisations" | "settings" | "history" | "join"] => {
                slug(of).map(|_| Self::Studio(format!("/{path}")))
            }
            ["robots.txt"] => Some(Self::Robots),
            ["sitemap.xml"] => Some(Self::Sitemap),
            ["feed.atom"] => Some(Self::Feed(None)),
            [of, "feed.atom"] => Some(Self::Feed(Some(slug(of)?))),
            [of] => Some(Self::Government(slug(of)?)),
            [of, year] => Some(Self::Budget(slug(of)?, year_of(year)?)),
            [of, year, version] => Some(Self::Publication(at(of, year, version)?)),
            [of, year, version, "line", id] => {
                Some(Self::Line(at(of, year, version)?, LineId::parse(id).ok()?))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let publication = |f: &mut fmt::Formatter<'_>, at: &PublicationAt| {
            write!(f, "/{}/{}/v{}", at.slug, at.year, at.number)
        };
        match self {
            Self::Home => f.write_str("/"),
            Self::Glossary => f.write_str("/glossary"),
            Self::Developers => f.write_str("/developers"),
            Self::Studio(path) => f.write_str(path),
            Self::Robots => f.write_str("/robots.txt"),
            Self::Sitemap => f.write_str("/sitemap.xml"),
            Self::Feed(None) => f.write_str("/feed.atom"),
            Self::Feed(Some(slug)) => write!(f, "/{slug}/feed.atom"),
            Self::Government(slug) => write!(f, "/{slug}"),
            Self::Budget(slug, year) => write!(f, "/{slug}/{year}"),
            Self::Publication(at) => publication(f, at),
            Self::Line(at, id) => {
                publication(f, at)?;
                write!(f, "/line/{id}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        for path in [
            "/",
            "/glossary",
            "/studio",
            "/studio/sign-in",
            "/studio/platform",
            "/studio/kota-coba/members",
            "/studio/kota-coba/organisations",
            "/studio/kota-coba/settings",
            "/feed.atom",
            "/kota-coba/feed.atom",
            "/kota-coba",
            "/kota-coba/2026",
            "/kota-coba/2026/v1",
            "/kota-coba/2026/v1/line/000000000001",
        ] {
            assert_eq!(Target::of(path).map(|target| target.to_string()), Some(path.to_owned()));
            let stroke = format!("{path}/");
            let target = Target::of(&stroke).filter(|_| path != "/");
            assert_eq!(target.map(|target| target.to_string()).unwrap_or(path.to_owned()), path);
        }
    }

    #[test]
    fn what_is_no_page_of_ours_is_none() {
        for path in [
            "",
            "//evil.example",
            "/\\evil.example",
            "/%2e%2e",
            "/favicon.svg",
            "/Kota-Coba",
            "/kota-coba/26",
            "/kota-coba/2026/1",
            "/kota-coba/2026/v1/line/short",
            "/kota-coba/2026/v1/compare/x",
            "/api",
            "/studio/elsewhere",
            "/studio//evil.example",
            "/studio/kota-coba/members/x",
        ] {
            assert!(Target::of(path).is_none(), "{path:?}");
        }
    }
}
