//! An export that came back, was checked, and waits for a second person: its files are bytes by
//! their hash, and held as long as it waits.

use std::collections::BTreeMap;

use budget::canonical::Hash;
use budget::protocol::people::{Change, CopySummary};
use serde::{Deserialize, Serialize};
use worker::SqlStorage;

use super::blobs;
use crate::error::Error;

/// The name under which its files are held: no request of anybody is called like that.
const HELD: &str = "restore:";

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::government) struct FileAt {
    pub(in crate::government) sha256: Hash,
    pub(in crate::government) bytes: u64,
}

/// The files of an export, by their paths.
pub(in crate::government) type Contents = BTreeMap<String, FileAt>;

/// What is kept of a copy that waits.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Told {
        files: Contents,
        summary: CopySummary,
    },
    /// Of one that came before a summary was kept.
    Files(Contents),
}

/// What waits: the hash of the file as it came, and what was in it.
pub(in crate::government) fn read(sql: &SqlStorage) -> Result<Option<(Hash, Contents)>, Error> {
    let files = |(sha256, kept)| match kept {
        Kept::Told { files, .. } | Kept::Files(files) => (sha256, files),
    };
    Ok(kept(sql)?.map(files))
}

/// What is in the copy that a change is to put back.
pub(in crate::government) fn summary_of(
    sql: &SqlStorage,
    change: &Change,
) -> Result<Option<CopySummary>, Error> {
    let Change::Restore { sha256: asked } = change else { return Ok(None) };
    Ok(kept(sql)?.and_then(|(sha256, kept)| match kept {
        Kept::Told { summary, .. } if sha256 == *asked => Some(summary),
        Kept::Told { .. } | Kept::Files(_) => None,
    }))
}

fn kept(sql: &SqlStorage) -> Result<Option<(Hash, Kept)>, Error> {
    #[derive(Deserialize)]
    struct Row {
        sha256: Hash,
        contents: String,
    }
    let rows: Vec<Row> = sql.exec("SELECT sha256, contents FROM restores", None)?.to_array()?;
    let Some(Row { sha256, contents }) = rows.into_iter().next() else { return Ok(None) };
    Ok(Some((sha256, serde_json::from_str(&contents)?)))
}

/// Holds a file, which is known by its hash from now on.
pub(in crate::government) fn hold(sql: &SqlStorage, sha256: &Hash) -> worker::Result<()> {
    blobs::hold(sql, HELD, sha256)
}

/// From now on it waits.
pub(in crate::government) fn write(
    sql: &SqlStorage,
    sha256: &Hash,
    files: Contents,
    summary: CopySummary,
) -> worker::Result<()> {
    let contents = serde_json::to_string(&Kept::Told { files, summary })?;
    let statement = "INSERT INTO restores (sha256, contents) VALUES (?1, ?2)";
    super::run(sql, statement, vec![sha256.as_str().into(), contents.into()])
}

/// It waits no longer. What nothing else needs of it goes.
pub(in crate::government) fn forget(sql: &SqlStorage) -> worker::Result<()> {
    super::run(sql, "DELETE FROM restores", vec![])?;
    blobs::let_go(sql, HELD)
}

/// A proposal to put a file back was turned down: it waits no longer, unless another proposal
/// waits for the same file.
pub(in crate::government) fn turned_down(sql: &SqlStorage) -> worker::Result<()> {
    let query = "SELECT EXISTS (SELECT 1 FROM proposals JOIN restores
                 ON proposals.body ->> '$.change.sha256' = restores.sha256) AS value";
    if super::value::<u32>(sql, query, vec![])? == Some(1) { Ok(()) } else { forget(sql) }
}
