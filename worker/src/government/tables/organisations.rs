//! Organisations: all that are and were.

use budget::organisation::{Organisation, Organisations};
use worker::SqlStorage;

use crate::error::Error;

/// All of them.
pub(in crate::government) fn all(sql: &SqlStorage) -> Result<Organisations, Error> {
    let bodies: Vec<String> =
        super::values(sql, "SELECT body AS value FROM organisations", vec![])?;
    let read = bodies.iter().map(|body| serde_json::from_str(body));
    let all: Vec<Organisation> = read.collect::<Result<_, _>>()?;
    Ok(all.into())
}

/// How many acts changed the list.
pub(in crate::government) fn revision(sql: &SqlStorage) -> worker::Result<u32> {
    let query = "SELECT MAX(revision) AS value FROM organisations";
    Ok(super::value(sql, query, vec![])?.unwrap_or(0))
}

/// One more, or the same as it is since this revision.
pub(in crate::government) fn write(
    sql: &SqlStorage,
    revision: u32,
    of: &Organisation,
) -> worker::Result<()> {
    let statement = "INSERT INTO organisations VALUES (?1, ?2, ?3)
                     ON CONFLICT (id) DO UPDATE
                     SET revision = excluded.revision, body = excluded.body";
    let body = serde_json::to_string(of)?;
    super::run(sql, statement, vec![of.id.as_str().into(), i64::from(revision).into(), body.into()])
}
