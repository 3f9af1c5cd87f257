//! The tables of a government's object: one file for each, and here how they come to be. SQL
//! stands nowhere else in this folder.

use serde::de::DeserializeOwned;
use worker::{SqlStorage, SqlStorageValue};

pub(super) mod blobs;
pub(super) mod drafts;
pub(super) mod incoming;
pub(super) mod jobs;
pub(super) mod publications;
pub(super) mod receipts;
pub(super) mod region;

/// Every migration, in order. They are only added.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_start.sql"), include_str!("migrations/0002_incoming.sql")];

/// Brings the tables up to date.
pub(super) fn migrate(sql: &SqlStorage) -> worker::Result<()> {
    sql.exec("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)", None)?;
    let done: Option<u32> = value(sql, "SELECT MAX(number) AS value FROM migrations", vec![])?;
    for (number, migration) in (1..).zip(MIGRATIONS).skip(done.unwrap_or(0) as usize) {
        sql.exec(migration, None)?;
        run(sql, "INSERT INTO migrations VALUES (?1)", vec![SqlStorageValue::Integer(number)])?;
    }
    Ok(())
}

/// Runs a statement that answers nothing.
fn run(sql: &SqlStorage, statement: &str, values: Vec<SqlStorageValue>) -> worker::Result<()> {
    sql.exec(statement, values).map(drop)
}

#[derive(serde::Deserialize)]
struct Valued<T> {
    value: Option<T>,
}

/// The one value, called `value`, of the first row.
fn value<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    values: Vec<SqlStorageValue>,
) -> worker::Result<Option<T>> {
    let rows: Vec<Valued<T>> = sql.exec(query, values)?.to_array()?;
    Ok(rows.into_iter().next().and_then(|row| row.value))
}

/// The value called `value` of every row.
fn values<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    values: Vec<SqlStorageValue>,
) -> worker::Result<Vec<T>> {
    let rows: Vec<Valued<T>> = sql.exec(query, values)?.to_array()?;
    Ok(rows.into_iter().filter_map(|row| row.value).collect())
}
