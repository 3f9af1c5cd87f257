//! Publishing, step by step. What is decided is written as an [`Intention`], in one batch; every
//! step after that may be done again without harm, so that the first try, a repeated request and
//! the alarm after a crash all run [`carry_out`]. Before the pointer is written nothing of it can
//! be seen; after it, all can.
//!
//! | step | written | where |
//! |---|---|---|
//! | 1 | the intention | the government's object, one batch |
//! | 2 | each file, read back | the archive |
//! | 3 | the entry: from here on it is published | the log's object |
//! | 4 | its place | the government's object |
//! | 5 | the record of the entry | the archive |
//! | 6 | the pointer: from here on it is visible | the archive |
//! | 7 | the row for overviews | the catalogue |
//! | 8 | the answer; the job is done | the government's object, one batch |

use std::io::Read;

use budget::canonical::Hash;
use budget::government::Government as Region;
use budget::history::Actor;
use budget::permission::Denied;
use budget::protocol::PublicationSummary;
use budget::publication::{LogEntryV1, ManifestV1, PublishRequest, jcs};
use serde::{Deserialize, Serialize};

use super::checked;
use super::compose::{Composed, compose};
use crate::archive::PointerV1;
use crate::error::Error;
use crate::refusal::Refusal;

/// A request to publish, with what the edge settles: its own name and the time.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) key: String,
    pub(super) year: u16,
    pub(super) request: PublishRequest,
    /// Now, in UTC: `2026-11-25T01:13:48Z`.
    pub(super) now: String,
    /// Who publishes, for the history.
    pub(super) by: Option<Actor>,
}

impl Order {
    /// What is asked, in short: the same key must not ask for something else.
    fn asked(&self) -> Result<Hash, Error> {
        Ok(Hash::of(&jcs(&(self.year, &self.request))?))
    }
}

/// What was decided: enough to go on from any step, on any day, by any later version of this
/// program, since the files' bytes are staged beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Intention {
    /// The name of the request.
    pub(crate) key: String,
    /// What it asks, in short.
    pub(crate) asked: Hash,
    /// The files, the manifest among them.
    pub(crate) files: Vec<StagedFile>,
    /// What goes into the log.
    pub(crate) entry: LogEntryV1,
    /// Its place there, once it is there.
    pub(crate) log_index: Option<u64>,
    /// Who decided it; unknown of what was decided before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<Actor>,
}

/// A file that waits to be put into the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StagedFile {
    /// Its hash, which is its name.
    pub(crate) sha256: Hash,
    /// Its length.
    pub(crate) bytes: u32,
    /// Its media type.
    pub(crate) media_type: String,
}

/// What a request to publish was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) asked: Hash,
    pub(super) reply: String,
}

/// The draft as it is stored: the hashes of its files.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) lines: Hash,
    pub(super) codes: Hash,
}

/// What was published before.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// How many publications the budget has.
    pub(super) count: u32,
    /// The manifest of the last one.
    pub(super) manifest_sha256: Option<Hash>,
    /// The newest time of any publication of this government.
    pub(super) published_at: Option<String>,
}

/// The tables of the government's object. No call waits for anything.
pub(super) trait Ledger {
    fn government(&self) -> Result<Option<Region>, Error>;
    fn receipt(&self, key: &str) -> Result<Option<Receipt>, Error>;
    /// Whether nothing may be published now.
    fn is_frozen(&self) -> Result<bool, Error>;
    /// What was decided and is not done.
    fn pending(&self) -> Result<Vec<Intention>, Error>;
    fn draft(&self, year: u16) -> Result<Option<Draft>, Error>;
    /// The bytes of a file of a draft.
    fn open(&self, hash: Hash) -> impl Read;
    fn before(&self, year: u16) -> Result<Before, Error>;
    /// Step 1. All of it or nothing.
    fn intend(&self, intention: &Intention, new_files: &[(Hash, Vec<u8>)]) -> Result<(), Error>;
    /// Step 4.
    fn place(&self, key: &str, log_index: u64) -> Result<(), Error>;
    /// Step 8. All of it or nothing.
    fn finish(&self, intention: &Intention, reply: &str) -> Result<(), Error>;
}

/// What publishing writes outside the object. Doing any of it twice has one effect.
pub(super) trait Outside {
    /// Step 2, for one file: put where it is not yet, then read back and compared.
    async fn keep(&self, file: &StagedFile) -> Result<(), Error>;
    /// Step 3: the entry's place in the log, the same for the same entry.
    async fn commit(&self, entry: &[u8]) -> Result<u64, Error>;
    /// Step 5.
    async fn record(&self, log_index: u64, entry: &[u8]) -> Result<(), Error>;
    /// Step 6.
    async fn show(&self, pointer: &PointerV1, bytes: &[u8]) -> Result<(), Error>;
    /// The manifest, once it is kept.
    async fn manifest(&self, sha256: &Hash) -> Result<ManifestV1, Error>;
    /// Step 7.
    async fn list(&self, summary: &PublicationSummary, manifest: &ManifestV1) -> Result<(), Error>;
}

/// Answers a request to publish: by what was answered before, by going on with what was decided,
/// or by deciding now.
pub(super) async fn publish(
    ledger: &impl Ledger,
    outside: &impl Outside,
    order: &Order,
) -> Result<String, Error> {
    checked::request(&order.request)?;
    if let Some(reply) = answered(ledger, order)? {
        return Ok(reply);
    }
    // Another publication of this government that a crash left goes first, so that numbers and
    // places in the log come in one order.
    for intention in ledger.pending()? {
        carry_out(ledger, outside, &intention).await?;
    }
    // It may have been this request's own, and others may have come in meanwhile.
    if let Some(reply) = answered(ledger, order)? {
        return Ok(reply);
    }
    let intention = decide(ledger, order)?;
    carry_out(ledger, outside, &intention).await
}

fn answered(ledger: &impl Ledger, order: &Order) -> Result<Option<String>, Error> {
    let asked = order.asked()?;
    if ledger.pending()?.iter().any(|job| job.key == order.key && job.asked != asked) {
        return Err(Refusal::KeyReused.into());
    }
    match ledger.receipt(&order.key)? {
        Some(receipt) if receipt.asked == asked => Ok(Some(receipt.reply)),
        Some(_) => Err(Refusal::KeyReused.into()),
        None => Ok(None),
    }
}

/// Reads, decides and writes the intention, without waiting for anything between.
fn decide(ledger: &impl Ledger, order: &Order) -> Result<Intention, Error> {
    if !ledger.pending()?.is_empty() {
        return Err(Refusal::StillPublishing.into());
    }
    refuse_frozen(ledger)?;
    let government = ledger.government()?.ok_or(Refusal::NotRegistered)?;
    let draft = ledger.draft(order.year)?.ok_or(Refusal::NoDraft)?;
    let before = ledger.before(order.year)?;
    let asked = order.asked()?;
    let composed = compose(government, &draft, before, order, |hash| ledger.open(hash))?;
    let Composed { files, entry, new_files } = composed;
    let intention = Intention {
        key: order.key.clone(),
        asked,
        files,
        entry,
        log_index: None,
        by: order.by.clone(),
    };
    ledger.intend(&intention, &new_files)?;
    Ok(intention)
}

fn refuse_frozen(ledger: &impl Ledger) -> Result<(), Error> {
    if ledger.is_frozen()? { Err(Denied::Frozen.into()) } else { Ok(()) }
}

/// Does what was decided, from wherever it stopped, and answers.
pub(super) async fn carry_out(
    ledger: &impl Ledger,
    outside: &impl Outside,
    intention: &Intention,
) -> Result<String, Error> {
    for file in &intention.files {
        outside.keep(file).await?;
    }
    let entry = jcs(&intention.entry)?;
    let log_index = if let Some(index) = intention.log_index {
        index
    } else {
        // What is in the log is published and is carried to its end; what is not waits.
        refuse_frozen(ledger)?;
        let index = outside.commit(&entry).await?;
        ledger.place(&intention.key, index)?;
        index
    };
    outside.record(log_index, &entry).await?;
    let pointer = PointerV1::new(log_index, intention.entry.clone());
    outside.show(&pointer, &jcs(&pointer)?).await?;
    let hash = &intention.entry.manifest_sha256;
    let manifest = outside.manifest(hash).await?;
    let summary = PublicationSummary::of(&manifest, hash.clone(), log_index);
    outside.list(&summary, &manifest).await?;
    let reply = serde_json::to_string(&summary)?;
    ledger.finish(intention, &reply)?;
    Ok(reply)
}

#[cfg(test)]
mod tests;
