//! Whose budget it is: a region with a permanent name in addresses.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What sort of region it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GovernmentKind {
    /// *Provinsi*.
    Province,
    /// *Kabupaten*.
    Regency,
    /// *Kota*.
    City,
    /// *Desa*.
    Village,
}

impl GovernmentKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Province, Self::Regency, Self::City, Self::Village];

    /// The word in files and tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Regency => "regency",
            Self::City => "city",
            Self::Village => "village",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A government's permanent name in addresses: `kabupaten-bantul`. Lower-case letters, digits and
/// single hyphens, at most 60, and none of the words that are addresses of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a slug: lower-case letters, digits and single hyphens, at most 60")]
pub struct SlugError;

/// First parts of addresses that are no government's.
const RESERVED: [&str; 16] = [
    "about",
    "api",
    "assets",
    "data",
    "developers",
    "embed",
    "feed",
    "glossary",
    "governments",
    "healthz",
    "icons",
    "log",
    "sign-in",
    "static",
    "studio",
    "verify",
];

impl Slug {
    /// The longest slug, in characters.
    pub const CHARS_MAX: usize = 60;

    /// Reads a slug.
    ///
    /// # Errors
    /// [`SlugError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let part_fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
        };
        let fits = text.len() <= Self::CHARS_MAX
            && text.split('-').all(part_fits)
            && !RESERVED.contains(&text);
        if fits { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

/// A region that has a budget *(pemerintah daerah)*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// Its permanent name in addresses.
    pub slug: Slug,
    /// Its code in the ministry's list, `34.02`: an attribute that may change.
    pub code: String,
    /// Its official name: `Kabupaten Bantul`.
    pub name: String,
    /// What sort of region it is.
    pub kind: GovernmentKind,
}
