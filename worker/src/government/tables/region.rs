//! Who this object belongs to.

use budget::government::Government as Region;
use worker::SqlStorage;

use crate::error::Error;

pub(in crate::government) fn read(sql: &SqlStorage) -> Result<Option<Region>, Error> {
    let body: Option<String> = super::value(sql, "SELECT body AS value FROM government", vec![])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

pub(in crate::government) fn write(sql: &SqlStorage, region: &Region) -> worker::Result<()> {
    let body = serde_json::to_string(region)?;
    let statement = "INSERT OR REPLACE INTO government (one, body) VALUES (1, ?1)";
    super::run(sql, statement, vec![body.into()])
}
