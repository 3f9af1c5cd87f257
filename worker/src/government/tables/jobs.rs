//! What was decided and is not done yet.

use worker::SqlStorage;

use crate::error::Error;
use crate::government::publish::Intention;

/// Every job, the oldest first.
pub(in crate::government) fn pending(sql: &SqlStorage) -> Result<Vec<Intention>, Error> {
    let bodies: Vec<String> =
        super::values(sql, "SELECT body AS value FROM jobs ORDER BY rowid", vec![])?;
    Ok(bodies.iter().map(|body| serde_json::from_str(body)).collect::<Result<_, _>>()?)
}

/// One job by its key.
pub(in crate::government) fn find(sql: &SqlStorage, key: &str) -> Result<Option<Intention>, Error> {
    let query = "SELECT body AS value FROM jobs WHERE key = ?1";
    let body: Option<String> = super::value(sql, query, vec![key.into()])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// Adds a job, or writes down how far it is.
pub(in crate::government) fn write(sql: &SqlStorage, intention: &Intention) -> worker::Result<()> {
    let body = serde_json::to_string(intention)?;
    let key = || intention.key.as_str().into();
    let statement = "INSERT INTO jobs (key, body) VALUES (?1, ?2)
                     ON CONFLICT (key) DO UPDATE SET body = excluded.body";
    super::run(sql, statement, vec![key(), body.into()])?;
    for file in &intention.files {
        let statement = "INSERT OR IGNORE INTO staged (key, sha256) VALUES (?1, ?2)";
        super::run(sql, statement, vec![key(), file.sha256.as_str().into()])?;
    }
    Ok(())
}

/// The job is done.
pub(in crate::government) fn remove(sql: &SqlStorage, key: &str) -> worker::Result<()> {
    super::run(sql, "DELETE FROM staged WHERE key = ?1", vec![key.into()])?;
    super::run(sql, "DELETE FROM jobs WHERE key = ?1", vec![key.into()])
}

/// Another try failed. Answers how many have by now.
pub(in crate::government) fn tried(sql: &SqlStorage, key: &str) -> worker::Result<u32> {
    super::run(sql, "UPDATE jobs SET tries = tries + 1 WHERE key = ?1", vec![key.into()])?;
    let query = "SELECT tries AS value FROM jobs WHERE key = ?1";
    Ok(super::value(sql, query, vec![key.into()])?.unwrap_or(0))
}
