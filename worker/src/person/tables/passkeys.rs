//! Passkeys: their public keys, and the challenges that they answered.

use budget::canonical::Hash;
use serde::{Deserialize, Serialize};
use worker::SqlStorage;

use crate::limits::CHALLENGE_MS;
use crate::sql;

/// A passkey as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::person) struct PasskeyRow {
    pub(in crate::person) id: String,
    pub(in crate::person) public_key: String,
    pub(in crate::person) counter: u32,
    pub(in crate::person) name: String,
    pub(in crate::person) created_ms: u64,
    pub(in crate::person) used_ms: u64,
}

/// All, the oldest first.
pub(in crate::person) fn all(storage: &SqlStorage) -> worker::Result<Vec<PasskeyRow>> {
    storage.exec("SELECT * FROM passkeys ORDER BY created_ms, id", None)?.to_array()
}

/// One more.
pub(in crate::person) fn add(storage: &SqlStorage, row: &PasskeyRow) -> worker::Result<()> {
    let statement = "INSERT INTO passkeys VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = vec![
        row.id.as_str().into(),
        row.public_key.as_str().into(),
        i64::from(row.counter).into(),
        row.name.as_str().into(),
        sql::milliseconds(row.created_ms),
        sql::milliseconds(row.used_ms),
    ];
    sql::run(storage, statement, values)
}

/// One less.
pub(in crate::person) fn remove(storage: &SqlStorage, id: &str) -> worker::Result<()> {
    sql::run(storage, "DELETE FROM passkeys WHERE id = ?1", vec![id.into()])
}

/// Writes down that one was used.
pub(in crate::person) fn used(
    storage: &SqlStorage,
    id: &str,
    counter: u32,
    now_ms: u64,
) -> worker::Result<()> {
    let statement = "UPDATE passkeys SET counter = ?2, used_ms = ?3 WHERE id = ?1";
    let values = vec![id.into(), i64::from(counter).into(), sql::milliseconds(now_ms)];
    sql::run(storage, statement, values)
}

/// Whether a challenge was answered before.
pub(in crate::person) fn is_answered(
    storage: &SqlStorage,
    challenge: &Hash,
) -> worker::Result<bool> {
    let query = "SELECT COUNT(*) AS value FROM challenges WHERE sha256 = ?1";
    let count: Option<u32> = sql::value(storage, query, vec![challenge.as_str().into()])?;
    Ok(count != Some(0))
}

/// Writes down that a challenge was answered, and forgets those that are too old to be answered.
pub(in crate::person) fn answer(
    storage: &SqlStorage,
    challenge: &Hash,
    now_ms: u64,
) -> worker::Result<()> {
    let old = sql::milliseconds(now_ms.saturating_sub(2 * CHALLENGE_MS));
    sql::run(storage, "DELETE FROM challenges WHERE at_ms < ?1", vec![old])?;
    let values = vec![challenge.as_str().into(), sql::milliseconds(now_ms)];
    sql::run(storage, "INSERT INTO challenges VALUES (?1, ?2)", values)
}
