//! Sessions: who is signed in, since when, until when.

use budget::canonical::Hash;
use serde::Deserialize;
use worker::SqlStorage;

use crate::limits::SESSIONS_MAX;
use crate::sql;

/// A session as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(in crate::person) struct SessionRow {
    pub(in crate::person) secret_sha256: Hash,
    pub(in crate::person) id: String,
    pub(in crate::person) began_ms: u64,
    pub(in crate::person) proved_ms: u64,
    pub(in crate::person) seen_ms: u64,
    pub(in crate::person) ends_ms: u64,
    pub(in crate::person) second_factor: u8,
    pub(in crate::person) device: String,
}

/// All that have not ended, the newest first.
pub(in crate::person) fn all(storage: &SqlStorage) -> worker::Result<Vec<SessionRow>> {
    let query = "SELECT * FROM sessions ORDER BY began_ms DESC, id";
    storage.exec(query, None)?.to_array()
}

/// Begins one, and ends the oldest beyond the limit.
pub(in crate::person) fn begin(storage: &SqlStorage, row: &SessionRow) -> worker::Result<()> {
    let SessionRow { secret_sha256, id, device, .. } = row;
    let statement = "INSERT INTO sessions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let values = vec![
        secret_sha256.as_str().into(),
        id.as_str().into(),
        sql::milliseconds(row.began_ms),
        sql::milliseconds(row.proved_ms),
        sql::milliseconds(row.seen_ms),
        sql::milliseconds(row.ends_ms),
        i64::from(row.second_factor).into(),
        device.as_str().into(),
    ];
    sql::run(storage, statement, values)?;
    let statement = "DELETE FROM sessions WHERE id NOT IN
                     (SELECT id FROM sessions ORDER BY began_ms DESC, id LIMIT ?1)";
    sql::run(storage, statement, vec![i64::from(SESSIONS_MAX).into()])
}

/// Writes down that one was used.
pub(in crate::person) fn seen(storage: &SqlStorage, id: &str, now_ms: u64) -> worker::Result<()> {
    let statement = "UPDATE sessions SET seen_ms = ?2 WHERE id = ?1";
    sql::run(storage, statement, vec![id.into(), sql::milliseconds(now_ms)])
}

/// Ends one.
pub(in crate::person) fn end(storage: &SqlStorage, id: &str) -> worker::Result<()> {
    sql::run(storage, "DELETE FROM sessions WHERE id = ?1", vec![id.into()])
}

/// Ends all.
pub(in crate::person) fn end_all(storage: &SqlStorage) -> worker::Result<()> {
    sql::run(storage, "DELETE FROM sessions", vec![])
}
