//! Which page an address is. The Worker knows the same addresses (`worker/src/pages/address.rs`);
//! what neither of them knows is nowhere.

use budget::LineId;
use budget::government::Slug;

/// A page, with what its address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// `/`
    Home,
    /// `/glossary`
    Glossary,
    /// `/developers`
    Developers,
    /// `/studio` and what stands below it
    Studio(Studio),
    /// `/{slug}`
    Government(Slug),
    /// `/{slug}/{year}` and `/{slug}/{year}/v{n}`
    Publication(Asked),
    /// `/{slug}/{year}/v{n}/line/{id}`
    Line(Asked, LineId),
    /// Any other address.
    Nowhere,
}

/// A page of those who are signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Studio {
    /// `/studio`
    Home,
    /// `/studio/sign-in`
    SignIn,
    /// `/studio/account`
    Account,
    /// `/studio/roles`
    Roles,
    /// `/studio/platform`
    Platform,
    /// `/studio/{slug}/members`
    Members(Slug),
    /// `/studio/{slug}/organisations`
    Organisations(Slug),
    /// `/studio/{slug}/join`
    Join(Slug),
    /// `/studio/{slug}/settings`
    Settings(Slug),
    /// `/studio/{slug}/history`
    History(Slug),
}

impl Studio {
    fn read(rest: [Option<&str>; 5]) -> Option<Self> {
        Some(match rest {
            [None, ..] => Self::Home,
            [Some("sign-in"), None, ..] => Self::SignIn,
            [Some("account"), None, ..] => Self::Account,
            [Some("roles"), None, ..] => Self::Roles,
            [Some("platform"), None, ..] => Self::Platform,
            [Some(slug), Some("settings"), None, ..] => Self::Settings(Slug::parse(slug).ok()?),
            [Some(slug), Some("members"), None, ..] => Self::Members(Slug::parse(slug).ok()?),
            [Some(slug), Some("organisations"), None, ..] => {
                Self::Organisations(Slug::parse(slug).ok()?)
            }
            [Some(slug), Some("join"), None, ..] => Self::Join(Slug::parse(slug).ok()?),
            [Some(slug), Some("history"), None, ..] => Self::History(Slug::parse(slug).ok()?),
            _ => return None,
        })
    }
}

/// A publication that an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) slug: Slug,
    pub(crate) year: u16,
    /// The newest where none is named.
    pub(crate) number: Option<u32>,
}

impl Asked {
    fn read(slug: &str, year: &str, version: Option<&str>) -> Option<Self> {
        let slug = Slug::parse(slug).ok()?;
        let year = year.parse().ok()?;
        let number = match version {
            Some(version) => Some(version.strip_prefix('v')?.parse().ok().filter(|n| 0 < *n)?),
            None => None,
        };
        Some(Self { slug, year, number })
    }
}

impl Page {
    /// The page at this path.
    pub(crate) fn of(path: &str) -> Self {
        Self::read(path).unwrap_or(Self::Nowhere)
    }

    fn read(path: &str) -> Option<Self> {
        let path = path.trim_start_matches('/').trim_end_matches('/');
        let mut parts = path.split('/');
        let first = parts.next().unwrap_or_default();
        let rest: [Option<&str>; 5] = std::array::from_fn(|_| parts.next());
        Some(match (first, rest) {
            ("", [None, ..]) => Self::Home,
            ("glossary", [None, ..]) => Self::Glossary,
            ("developers", [None, ..]) => Self::Developers,
            ("studio", rest) => Self::Studio(Studio::read(rest)?),
            (slug, [None, ..]) => Self::Government(Slug::parse(slug).ok()?),
            (slug, [Some(year), version, None, ..]) => {
                Self::Publication(Asked::read(slug, year, version)?)
            }
            (slug, [Some(year), Some(version), Some("line"), Some(id), None]) => {
                Self::Line(Asked::read(slug, year, Some(version))?, LineId::parse(id).ok()?)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_the_contract_is_its_page() {
        let slug = || Slug::parse("kabupaten-bantul").unwrap();
        let asked = |number| Asked { slug: slug(), year: 2015, number };
        let id = LineId::parse("dfjfd272g3w3").unwrap();
        for (path, page) in [
            ("/", Page::Home),
            ("/glossary", Page::Glossary),
            ("/developers", Page::Developers),
            ("/studio", Page::Studio(Studio::Home)),
            ("/studio/", Page::Studio(Studio::Home)),
            ("/studio/sign-in", Page::Studio(Studio::SignIn)),
            ("/studio/account", Page::Studio(Studio::Account)),
            ("/studio/roles", Page::Studio(Studio::Roles)),
            ("/studio/platform", Page::Studio(Studio::Platform)),
            ("/studio/kabupaten-bantul/settings", Page::Studio(Studio::Settings(slug()))),
            ("/studio/kabupaten-bantul/members", Page::Studio(Studio::Members(slug()))),
            ("/studio/kabupaten-bantul/organisations", Page::Studio(Studio::Organisations(slug()))),
            ("/studio/kabupaten-bantul/join", Page::Studio(Studio::Join(slug()))),
            ("/studio/kabupaten-bantul/history", Page::Studio(Studio::History(slug()))),
            ("/kabupaten-bantul", Page::Government(slug())),
            ("/kabupaten-bantul/", Page::Government(slug())),
            ("/kabupaten-bantul/2015", Page::Publication(asked(None))),
            ("/kabupaten-bantul/2015/v12", Page::Publication(asked(Some(12)))),
            ("/kabupaten-bantul/2015/v1/line/dfjfd272g3w3", Page::Line(asked(Some(1)), id)),
        ] {
            assert_eq!(Page::of(path), page, "{path}");
        }
    }

    #[test]
    fn any_other_address_is_nowhere() {
        for path in [
            "/Kabupaten-Bantul",
            "/glossary/apbd",
            "/api",
            "/kabupaten-bantul/tahun",
            "/kabupaten-bantul/2015/12",
            "/kabupaten-bantul/2015/v0",
            "/kabupaten-bantul/2015/v-1",
            "/kabupaten-bantul/2015/v1/line",
            "/kabupaten-bantul/2015/v1/line/short",
            "/kabupaten-bantul/2015/v1/line/dfjfd272g3w3/more",
            "/studio/elsewhere",
            "/studio/2015/v1",
            "/studio/Kabupaten/members",
            "/studio/kabupaten-bantul",
            "/studio/kabupaten-bantul/members/1",
            "/a/b/c/d/e/f/g",
        ] {
            assert_eq!(Page::of(path), Page::Nowhere, "{path}");
        }
    }
}
