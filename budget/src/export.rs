//! The one file in which a government leaves, and comes back: a tar of plain files, packed by
//! gzip, that any tool opens. Here are the names inside and what the first of them says;
//! `docs/export.md` says it for people. Next: `export/packing.rs`, then `export/tar.rs`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::government::Government;
use crate::history::Actor;

mod packing;
pub mod tar;

pub use packing::{PackError, Packing};

/// What the first file says it is.
pub const FORMAT: &str = "terang-export";
/// Which form of it this is. Another form is another number, and this one is read for ever.
pub const VERSION: u32 = 1;
/// Its media type.
pub const MEDIA_TYPE: &str = "application/gzip";

/// The first file: what the rest is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Whose.
    pub government: Government,
    /// When it was made, in UTC: `2026-11-25T01:13:48Z`.
    pub exported_at: String,
    /// By whom, as in the history's last entry.
    pub exported_by: Actor,
    /// How far the tables had come: the number of their last migration.
    pub schema: u32,
    /// How many rows each table has, and how many entries the history.
    pub rows: BTreeMap<String, u32>,
}

/// A file of an export, by its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `terang-export.json`: [`About`].
    About,
    /// `tables/members.jsonl`: a row a line.
    Table(String),
    /// `history.jsonl`: as it is downloaded by itself.
    History,
    /// `drafts/2026/lines.csv` and `codes.csv`.
    Draft {
        /// The fiscal year.
        year: u16,
        /// The name of the file.
        file: String,
    },
    /// `published/2026/v1/lines.csv` and every other file of the publication, its manifest too.
    Published {
        /// The fiscal year.
        year: u16,
        /// The publication's number.
        number: u32,
        /// The name of the file.
        file: String,
    },
    /// `SHA256SUMS`: the last, over all the others.
    Sums,
}

impl Part {
    /// The part of a path; `None` for every path that no export has, however it is spelled.
    pub fn parse(path: &str) -> Option<Self> {
        let year = |text: &str| text.parse().ok().filter(|year| (1900..3000).contains(year));
        let pieces: Vec<&str> = path.split('/').collect();
        let part = match *pieces.as_slice() {
            ["terang-export.json"] => Self::About,
            ["history.jsonl"] => Self::History,
            ["SHA256SUMS"] => Self::Sums,
            ["tables", file] => Self::Table(name(file.strip_suffix(".jsonl")?)?),
            ["drafts", of, file @ ("lines.csv" | "codes.csv")] => {
                Self::Draft { year: year(of)?, file: file.to_owned() }
            }
            ["published", of, version, file] => {
                let number = version.strip_prefix('v')?.parse().ok()?;
                Self::Published { year: year(of)?, number, file: name(file)? }
            }
            _ => return None,
        };
        // One part has one spelling: no `v01`, no `+2026`.
        (part.to_string() == path).then_some(part)
    }
}

/// A name without anything that leads elsewhere.
fn name(text: &str) -> Option<String> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    let is_name = (1..=60).contains(&text.len()) && text.bytes().all(fits);
    (is_name && !text.starts_with('.')).then(|| text.to_owned())
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About => f.write_str("terang-export.json"),
            Self::History => f.write_str("history.jsonl"),
            Self::Sums => f.write_str("SHA256SUMS"),
            Self::Table(name) => write!(f, "tables/{name}.jsonl"),
            Self::Draft { year, file } => write!(f, "drafts/{year}/{file}"),
            Self::Published { year, number, file } => {
                write!(f, "published/{year}/v{number}/{file}")
            }
        }
    }
}

/// The line of `SHA256SUMS` for a file, as `sha256sum` writes and checks it.
pub fn sum_line(sha256: &Hash, path: &str) -> String {
    format!("{sha256}  {path}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_one_path_and_a_path_is_one_part() {
        for path in [
            "terang-export.json",
            "tables/members.jsonl",
            "history.jsonl",
            "drafts/2026/codes.csv",
            "published/2015/v12/columns-1.bin",
            "published/2015/v1/manifest.json",
            "SHA256SUMS",
        ] {
            assert_eq!(Part::parse(path).unwrap().to_string(), path);
        }
    }

    #[test]
    fn no_path_leads_elsewhere() {
        for path in [
            "",
            "../x",
            "/etc/passwd",
            "./history.jsonl",
            "tables/../x.jsonl",
            "tables/.jsonl",
            "tables/a/b.jsonl",
            "tables/a.json",
            "drafts/26/lines.csv",
            "drafts/02026/lines.csv",
            "drafts/2026/other.csv",
            "published/2026/v01/lines.csv",
            "published/2026/v+1/lines.csv",
            "published/2026/1/lines.csv",
            "published/2026/v1/..",
            "published/2026/v1/.hidden",
            "published/2026/v1/a/b",
            "published/2026/v1/a b",
            "published\\2026\\v1\\a",
            "history.jsonl/",
            "SHA256SUMS\0",
        ] {
            assert_eq!(Part::parse(path), None, "{path:?}");
        }
    }
}
