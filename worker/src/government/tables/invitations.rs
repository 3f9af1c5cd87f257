//! Invitations that nobody has taken yet.

use budget::canonical::Hash;
use budget::role::{Assignment, PersonId};
use serde::Deserialize;
use worker::SqlStorage;

use crate::error::Error;

/// An invitation as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::government) struct Kept {
    pub(in crate::government) number: u32,
    pub(in crate::government) code_sha256: Hash,
    /// The half of the code that whoever proposed it hands over.
    pub(in crate::government) half: String,
    pub(in crate::government) proposer: PersonId,
    pub(in crate::government) name: String,
    pub(in crate::government) roles: Vec<Assignment>,
    pub(in crate::government) ends_ms: u64,
    /// The key of the receipt that holds the code.
    pub(in crate::government) receipt: String,
}

#[derive(Deserialize)]
struct Row {
    number: u32,
    code_sha256: Hash,
    half: String,
    proposer: PersonId,
    name: String,
    roles: String,
    ends_ms: u64,
    receipt: String,
}

/// All that still hold, the oldest first.
pub(in crate::government) fn all(sql: &SqlStorage, now_ms: u64) -> Result<Vec<Kept>, Error> {
    let rows: Vec<Row> = sql.exec("SELECT * FROM invitations ORDER BY number", None)?.to_array()?;
    let read = |Row { number, code_sha256, half, proposer, name, roles, ends_ms, receipt }| {
        let roles = serde_json::from_str(&roles)?;
        Ok(Kept { number, code_sha256, half, proposer, name, roles, ends_ms, receipt })
    };
    rows.into_iter().filter(|row| now_ms < row.ends_ms).map(read).collect()
}

/// One more; its number is given by the table.
pub(in crate::government) fn add(sql: &SqlStorage, of: &Kept) -> worker::Result<()> {
    let statement = "
        INSERT INTO invitations (code_sha256, name, roles, ends_ms, receipt, half, proposer)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let values = vec![
        of.code_sha256.as_str().into(),
        of.name.as_str().into(),
        serde_json::to_string(&of.roles)?.into(),
        i64::try_from(of.ends_ms).unwrap_or(i64::MAX).into(),
        of.receipt.as_str().into(),
        of.half.as_str().into(),
        of.proposer.as_str().into(),
    ];
    super::run(sql, statement, values)
}

/// One less, with the code that its receipt holds.
pub(in crate::government) fn remove(sql: &SqlStorage, of: &Kept) -> worker::Result<()> {
    super::run(sql, "DELETE FROM receipts WHERE key = ?1", vec![of.receipt.as_str().into()])?;
    let number = i64::from(of.number);
    super::run(sql, "DELETE FROM invitations WHERE number = ?1", vec![number.into()])
}
