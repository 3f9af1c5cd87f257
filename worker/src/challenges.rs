//! Challenges that wait for a passkey's answer, in D1: each was given here, and is answered once.
//! A cookie alone would prove nothing, since whoever answers can write one.

use std::sync::Arc;

use budget::canonical::Hash;
use wasm_bindgen::JsValue;
use worker::{D1Database, Date, Env};

use crate::error::Error;
use crate::limits::CHALLENGE_MS;
use crate::refusal::Refusal;

/// What waits.
#[derive(Clone, Debug)]
pub(crate) struct Challenges {
    db: Arc<D1Database>,
}

const GIVE: &str = "INSERT INTO challenges (sha256, ends_ms) VALUES (?1, ?2)";
const FORGET_OLD: &str = "DELETE FROM challenges WHERE ends_ms <= ?1";
const TAKE: &str = "DELETE FROM challenges WHERE sha256 = ?1 AND ?2 < ends_ms RETURNING sha256";

impl Challenges {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self { db: Arc::new(env.d1("CATALOGUE")?) })
    }

    /// One was given.
    pub(crate) async fn give(&self, sha256: &Hash) -> Result<(), Error> {
        let now_ms = Date::now().as_millis();
        let ends = milliseconds(now_ms.saturating_add(CHALLENGE_MS));
        let statements = vec![
            self.db.prepare(FORGET_OLD).bind(&[milliseconds(now_ms)])?,
            self.db.prepare(GIVE).bind(&[sha256.as_str().into(), ends])?,
        ];
        self.db.batch(statements).await?;
        Ok(())
    }

    /// It is being answered: from now on it waits no longer, whatever comes of the answer.
    pub(crate) async fn take(&self, sha256: &Hash) -> Result<(), Error> {
        let values = [sha256.as_str().into(), milliseconds(Date::now().as_millis())];
        let found = self.db.prepare(TAKE).bind(&values)?.all().await?;
        let found: Vec<serde_json::Value> = found.results()?;
        if found.is_empty() { Err(Refusal::PasskeyRefused.into()) } else { Ok(()) }
    }
}

/// A time of this century and many more, exact as a number of JavaScript.
#[expect(clippy::cast_precision_loss, reason = "below 2^53 for 285,000 years")]
fn milliseconds(ms: u64) -> JsValue {
    JsValue::from_f64(ms as f64)
}
