//! The history: what was done, each entry bound to the one before it.

use budget::canonical::Hash;
use budget::history::{Actor, Entry, beginning};
use budget::publication::jcs;
use serde::Deserialize;
use serde_json::Value;
use worker::SqlStorage;

use crate::error::Error;

/// An act before it has its place in the history.
#[derive(Clone, Debug)]
pub(in crate::government) struct Deed {
    pub(in crate::government) by: Actor,
    pub(in crate::government) act: &'static str,
    pub(in crate::government) on: String,
    pub(in crate::government) before: Option<Value>,
    pub(in crate::government) after: Option<Value>,
    pub(in crate::government) reason: String,
}

#[derive(Deserialize)]
struct Head {
    number: u32,
    sha256: Hash,
}

/// How many entries there are, and the hash of the last.
pub(in crate::government) fn head(sql: &SqlStorage) -> worker::Result<(u32, Hash)> {
    let query = "SELECT number, sha256 FROM history ORDER BY number DESC LIMIT 1";
    let rows: Vec<Head> = sql.exec(query, None)?.to_array()?;
    Ok(rows.into_iter().next().map_or((0, beginning()), |head| (head.number, head.sha256)))
}

/// Appends one.
pub(in crate::government) fn append(
    sql: &SqlStorage,
    deed: &Deed,
    now: &str,
) -> worker::Result<()> {
    let (count, previous) = head(sql)?;
    let entry = Entry {
        number: count + 1,
        at: now.to_owned(),
        by: deed.by.clone(),
        act: deed.act.to_owned(),
        on: deed.on.clone(),
        before: deed.before.clone(),
        after: deed.after.clone(),
        reason: deed.reason.clone(),
        previous,
    };
    let body = String::from_utf8(jcs(&entry)?).unwrap_or_default();
    let hash = Hash::of(body.as_bytes());
    let statement = "INSERT INTO history VALUES (?1, ?2, ?3)";
    let values = vec![i64::from(entry.number).into(), hash.as_str().into(), body.into()];
    super::run(sql, statement, values)
}

/// The newest before a number, the newest first; their bytes as they are.
pub(in crate::government) fn page(
    sql: &SqlStorage,
    before: u32,
    count: u32,
) -> Result<Vec<Entry>, Error> {
    let query = "SELECT body AS value FROM history WHERE number < ?1
                 ORDER BY number DESC LIMIT ?2";
    let values = vec![i64::from(before).into(), i64::from(count).into()];
    let bodies: Vec<String> = super::values(sql, query, values)?;
    Ok(bodies.iter().map(|body| serde_json::from_str(body)).collect::<Result<_, _>>()?)
}

/// So many from a number on, as they are kept.
pub(in crate::government) fn lines(
    sql: &SqlStorage,
    from: u32,
    count: u32,
) -> worker::Result<Vec<String>> {
    let query = "SELECT body AS value FROM history WHERE ?1 <= number ORDER BY number LIMIT ?2";
    super::values(sql, query, vec![i64::from(from).into(), i64::from(count).into()])
}

#[derive(Deserialize)]
struct Length {
    entries: u32,
    bytes: u64,
}

const LENGTH: &str = "SELECT COUNT(*) AS entries,
    COALESCE(SUM(LENGTH(CAST(body AS BLOB)) + 1), 0) AS bytes FROM history";

/// How many entries there are, and the length of all of them as lines.
pub(in crate::government) fn length(sql: &SqlStorage) -> worker::Result<(u32, u64)> {
    let length: Length = sql.exec(LENGTH, None)?.one()?;
    Ok((length.entries, length.bytes))
}

/// Entries that a restore does not keep and does not count: whoever asks often, or is refused
/// often, makes none impossible by that.
const ASKED: &str = "('refused', 'export', 'export-history')";

/// How many entries something was done by, and their length.
pub(in crate::government) fn length_of_deeds(sql: &SqlStorage) -> worker::Result<(u32, u64)> {
    let query = format!("{LENGTH} WHERE body ->> 'act' NOT IN {ASKED}");
    let length: Length = sql.exec(&query, None)?.one()?;
    Ok((length.entries, length.bytes))
}

/// These entries, as they are kept.
pub(in crate::government) fn deeds(sql: &SqlStorage) -> worker::Result<Vec<String>> {
    let query = format!(
        "SELECT body AS value FROM history WHERE body ->> 'act' NOT IN {ASKED} ORDER BY number"
    );
    super::values(sql, &query, vec![])
}

/// The entries of another history take the place of what is here: when a government comes back
/// into an empty object, and nowhere else. What was here stands in the entry that follows.
pub(in crate::government) fn replace(
    sql: &SqlStorage,
    lines: impl Iterator<Item = worker::Result<String>>,
) -> worker::Result<()> {
    const FREE: &str = "DROP TRIGGER history_remains; DELETE FROM history;
        CREATE TRIGGER history_remains BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END";
    const PUT: &str = "INSERT INTO history (number, sha256, body)
        SELECT value ->> 'number', value ->> 'sha256', value ->> 'body' FROM json_each(?1)";
    sql.exec(FREE, None)?;
    let rows = (1..).zip(lines).map(|(number, line): (u32, _)| {
        let body = line?;
        let sha256 = Hash::of(body.as_bytes());
        Ok(serde_json::json!({ "number": number, "sha256": sha256, "body": body }).to_string())
    });
    super::copied::batches(sql, PUT, rows)
}
