//! An export that came back, was checked, and waits for a second person: its files are bytes by
//! their hash, and held as long as it waits.

use std::collections::BTreeMap;

use budget::canonical::Hash;
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

/// What waits: the hash of the file as it came, and what was in it.
pub(in crate::government) fn read(sql: &SqlStorage) -> Result<Option<(Hash, Contents)>, Error> {
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
    contents: &Contents,
) -> worker::Result<()> {
    let contents = serde_json::to_string(contents)?;
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
