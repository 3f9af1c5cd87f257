//! What the tables of every object share: how they come to be, and how a value is read.

use serde::de::DeserializeOwned;
use worker::{SqlStorage, SqlStorageValue};

/// Brings the tables up to date: `migrations` in order, those that were run left out. They are
/// only added.
pub(crate) fn migrate(sql: &SqlStorage, migrations: &[&str]) -> worker::Result<()> {
    sql.exec("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)", None)?;
    let done: Option<u32> = value(sql, "SELECT MAX(number) AS value FROM migrations", vec![])?;
    for (number, migration) in (1..).zip(migrations).skip(done.unwrap_or(0) as usize) {
        sql.exec(migration, None)?;
        run(sql, "INSERT INTO migrations VALUES (?1)", vec![SqlStorageValue::Integer(number)])?;
    }
    Ok(())
}

/// Whether the tables were made. Asking makes none.
pub(crate) fn has_tables(sql: &SqlStorage) -> worker::Result<bool> {
    let query = "SELECT COUNT(*) AS value FROM sqlite_master WHERE name = 'migrations'";
    Ok(value::<u32>(sql, query, vec![])?.is_some_and(|count| 0 < count))
}

/// Runs a statement that answers nothing.
pub(crate) fn run(
    sql: &SqlStorage,
    statement: &str,
    values: Vec<SqlStorageValue>,
) -> worker::Result<()> {
    sql.exec(statement, values).map(drop)
}

#[derive(serde::Deserialize)]
struct Valued<T> {
    value: Option<T>,
}

/// A time. It is below 2^53, so the number that crosses the bridge is exact.
pub(crate) fn milliseconds(ms: u64) -> SqlStorageValue {
    i64::try_from(ms).unwrap_or(i64::MAX).into()
}

/// The one value, called `value`, of the first row.
pub(crate) fn value<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    bound: Vec<SqlStorageValue>,
) -> worker::Result<Option<T>> {
    Ok(values(sql, query, bound)?.into_iter().next())
}

/// The value called `value` of every row.
pub(crate) fn values<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    bound: Vec<SqlStorageValue>,
) -> worker::Result<Vec<T>> {
    let rows: Vec<Valued<T>> = sql.exec(query, bound)?.to_array()?;
    Ok(rows.into_iter().filter_map(|row| row.value).collect())
}
