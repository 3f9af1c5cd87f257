//! What waits for a second person.

use budget::protocol::people::{Change, PersonView};
use budget::role::Role;
use serde::{Deserialize, Serialize};
use worker::SqlStorage;

use crate::error::Error;

/// A proposal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::government) struct Kept {
    pub(in crate::government) change: Change,
    pub(in crate::government) reason: String,
    pub(in crate::government) by: PersonView,
    /// As what they proposed it.
    pub(in crate::government) role: Role,
    pub(in crate::government) at: String,
}

#[derive(Deserialize)]
struct Row {
    number: u32,
    body: String,
}

/// All, the oldest first.
pub(in crate::government) fn all(sql: &SqlStorage) -> Result<Vec<(u32, Kept)>, Error> {
    let rows: Vec<Row> = sql.exec("SELECT * FROM proposals ORDER BY number", None)?.to_array()?;
    let read = |row: Row| Ok((row.number, serde_json::from_str(&row.body)?));
    rows.into_iter().map(read).collect()
}

/// One by its number.
pub(in crate::government) fn find(sql: &SqlStorage, number: u32) -> Result<Option<Kept>, Error> {
    let query = "SELECT body AS value FROM proposals WHERE number = ?1";
    let body: Option<String> = super::value(sql, query, vec![i64::from(number).into()])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// One more.
pub(in crate::government) fn add(sql: &SqlStorage, kept: &Kept) -> worker::Result<u32> {
    let body = serde_json::to_string(kept)?;
    super::run(sql, "INSERT INTO proposals (body) VALUES (?1)", vec![body.into()])?;
    let number = super::value(sql, "SELECT MAX(number) AS value FROM proposals", vec![])?;
    Ok(number.unwrap_or(0))
}

/// One less.
pub(in crate::government) fn remove(sql: &SqlStorage, number: u32) -> worker::Result<()> {
    super::run(sql, "DELETE FROM proposals WHERE number = ?1", vec![i64::from(number).into()])
}
