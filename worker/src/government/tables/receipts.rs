//! What requests were answered with.

use budget::canonical::Hash;
use serde::Deserialize;
use worker::SqlStorage;

use crate::error::Error;
use crate::government::publish::Receipt;

#[derive(Deserialize)]
struct Row {
    asked: Hash,
    reply: String,
}

pub(in crate::government) fn find(sql: &SqlStorage, key: &str) -> Result<Option<Receipt>, Error> {
    let query = "SELECT asked, reply FROM receipts WHERE key = ?1";
    let rows: Vec<Row> = sql.exec(query, vec![key.into()])?.to_array()?;
    let receipt = |Row { asked, reply }| Receipt { asked, reply };
    Ok(rows.into_iter().next().map(receipt))
}

pub(in crate::government) fn keep(
    sql: &SqlStorage,
    key: &str,
    receipt: &Receipt,
    now: &str,
) -> worker::Result<()> {
    let values =
        vec![key.into(), receipt.asked.as_str().into(), receipt.reply.as_str().into(), now.into()];
    super::run(sql, "INSERT OR IGNORE INTO receipts VALUES (?1, ?2, ?3, ?4)", values)
}
