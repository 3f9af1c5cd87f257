//! Whether publishing is frozen.

use budget::protocol::people::Frozen;
use worker::SqlStorage;

use crate::error::Error;

/// Since when, by whom and why; none where it is not.
pub(in crate::government) fn read(sql: &SqlStorage) -> Result<Option<Frozen>, Error> {
    let body: Option<String> = super::value(sql, "SELECT body AS value FROM frozen", vec![])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// It is from now on.
pub(in crate::government) fn write(sql: &SqlStorage, frozen: &Frozen) -> worker::Result<()> {
    let body = serde_json::to_string(frozen)?;
    super::run(sql, "INSERT OR IGNORE INTO frozen (one, body) VALUES (1, ?1)", vec![body.into()])
}

/// It is not any more.
pub(in crate::government) fn remove(sql: &SqlStorage) -> worker::Result<()> {
    super::run(sql, "DELETE FROM frozen", vec![])
}
