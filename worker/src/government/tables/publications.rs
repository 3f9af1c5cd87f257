//! What this government published, and where in the log. Rows are only added: triggers refuse
//! anything else.

use budget::canonical::Hash;
use serde::Deserialize;
use worker::SqlStorage;

use crate::error::Error;
use crate::government::publish::{Before, Intention};

#[derive(Deserialize)]
struct LastRow {
    number: u32,
    manifest_sha256: Hash,
}

/// What was published before in this budget.
pub(in crate::government) fn before(sql: &SqlStorage, year: u16) -> Result<Before, Error> {
    let last = "SELECT number, manifest_sha256 FROM publications WHERE year = ?1
                ORDER BY number DESC LIMIT 1";
    let last: Vec<LastRow> = sql.exec(last, vec![i64::from(year).into()])?.to_array()?;
    let newest = "SELECT MAX(published_at) AS value FROM publications";
    let published_at = super::value(sql, newest, vec![])?;
    let last = last.into_iter().next();
    let count = last.as_ref().map_or(0, |last| last.number);
    Ok(Before { count, manifest_sha256: last.map(|last| last.manifest_sha256), published_at })
}

/// A publication, by its manifest.
#[derive(Clone, Debug, Deserialize)]
pub(in crate::government) struct PublicationRow {
    pub(in crate::government) year: u16,
    pub(in crate::government) number: u32,
    pub(in crate::government) manifest_sha256: Hash,
}

/// Every publication that has its place in the log, by year and number.
pub(in crate::government) fn placed(sql: &SqlStorage) -> worker::Result<Vec<PublicationRow>> {
    let query = "SELECT year, number, manifest_sha256 FROM publications JOIN places USING
                 (year, number) ORDER BY year, number";
    sql.exec(query, None)?.to_array()
}

pub(in crate::government) fn add(sql: &SqlStorage, intention: &Intention) -> worker::Result<()> {
    let entry = &intention.entry;
    let values = vec![
        i64::from(entry.year).into(),
        i64::from(entry.number).into(),
        entry.manifest_sha256.as_str().into(),
        entry.published_at.as_str().into(),
    ];
    super::run(sql, "INSERT INTO publications VALUES (?1, ?2, ?3, ?4)", values)
}

pub(in crate::government) fn place(
    sql: &SqlStorage,
    intention: &Intention,
    log_index: u64,
) -> worker::Result<()> {
    let entry = &intention.entry;
    let values = vec![
        i64::from(entry.year).into(),
        i64::from(entry.number).into(),
        i64::try_from(log_index).map_err(|_| "a place in the log beyond reach")?.into(),
    ];
    super::run(sql, "INSERT OR IGNORE INTO places VALUES (?1, ?2, ?3)", values)
}
