//! Who the person is: the words of the last sign-in.

use worker::SqlStorage;

use crate::error::Error;
use crate::person::Identity;
use crate::sql;

/// Who; nobody before the first sign-in.
pub(in crate::person) fn read(storage: &SqlStorage) -> Result<Option<Identity>, Error> {
    let body: Option<String> = sql::value(storage, "SELECT body AS value FROM person", vec![])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// Puts the newer words in the place of the older.
pub(in crate::person) fn write(storage: &SqlStorage, identity: &Identity) -> worker::Result<()> {
    let body = serde_json::to_string(identity)?;
    let statement = "INSERT INTO person (one, body) VALUES (1, ?1)
                     ON CONFLICT (one) DO UPDATE SET body = excluded.body";
    sql::run(storage, statement, vec![body.into()])
}
