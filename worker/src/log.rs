//! The one log of the deployment: the order of all publications. For now it is a plain sequence;
//! tree, tiles and signed checkpoints have their place here.

use budget::canonical::Hash;
use serde::{Deserialize, Serialize};
use worker::durable::Stub;
use worker::{DurableObject, Env, Method, Request, RequestInit, Response, State, durable_object};

use crate::error::Error;
use crate::platform;

/// An entry is at most this long (C2SP tlog-tiles: a 16-bit length).
const ENTRY_BYTES_MAX: usize = 65_535;

/// The owner of the log.
#[durable_object(fetch)]
#[derive(Debug)]
pub struct TransparencyLog {
    state: State,
}

#[derive(Serialize, Deserialize)]
struct Place {
    log_index: u32,
}

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS entries (
      log_index INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      entry BLOB NOT NULL)";
const STAYS: &str = "
    CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'an entry is never altered'); END";
const REMAINS: &str = "
    CREATE TRIGGER IF NOT EXISTS entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END";
/// The same entry again keeps its place.
const COMMIT: &str = "
    INSERT OR IGNORE INTO entries (log_index, sha256, entry)
    SELECT COALESCE(MAX(log_index) + 1, 0), ?1, ?2 FROM entries";
const FIND: &str = "SELECT log_index FROM entries WHERE sha256 = ?1";

impl DurableObject for TransparencyLog {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let entry = request.bytes().await?;
        if entry.is_empty() || ENTRY_BYTES_MAX < entry.len() {
            return Response::error("an entry has 1 to 65,535 bytes", 413);
        }
        let hash = Hash::of(&entry);
        let storage = self.state.storage();
        let sql = storage.sql();
        platform::together(&storage, || {
            for statement in [TABLE, STAYS, REMAINS] {
                sql.exec(statement, None)?;
            }
            sql.exec(COMMIT, vec![hash.as_str().into(), entry.clone().into()]).map(drop)
        })?;
        let place: Place = sql.exec(FIND, vec![hash.as_str().into()])?.one()?;
        Response::from_json(&place)
    }
}

/// The log, seen from outside.
#[derive(Debug)]
pub(crate) struct Owner {
    stub: Stub,
}

impl Owner {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self { stub: env.durable_object("LOG")?.get_by_name("log")? })
    }

    /// The place of this entry, the same whenever it is sent.
    pub(crate) async fn commit(&self, entry: &[u8]) -> Result<u64, Error> {
        let mut init = RequestInit::new();
        init.with_method(Method::Post);
        init.with_body(Some(worker::js_sys::Uint8Array::from(entry).into()));
        let request = Request::new_with_init("https://log/entry", &init)?;
        let mut response = self.stub.fetch_with_request(request).await?;
        match response.status_code() {
            200 => Ok(response.json::<Place>().await?.log_index.into()),
            status => Err(Error::broken(format!("the log answered {status}"))),
        }
    }
}
