//! What publishing keeps in the government's object, each step as one batch.

use std::io::Read;

use budget::canonical::Hash;
use budget::government::Government as Region;
use budget::publication::LogEntryV1;

use super::DraftFile;
use super::object::Government;
use super::publish::{Before, Draft, Intention, Ledger, Receipt};
use super::tables::history::Deed;
use super::tables::{blobs, drafts, frozen, history, jobs, publications, receipts, region};
use crate::error::Error;
use crate::platform;

impl Ledger for Government {
    fn government(&self) -> Result<Option<Region>, Error> {
        region::read(&self.sql())
    }

    fn receipt(&self, key: &str) -> Result<Option<Receipt>, Error> {
        receipts::find(&self.sql(), key)
    }

    fn is_frozen(&self) -> Result<bool, Error> {
        Ok(frozen::read(&self.sql())?.is_some())
    }

    fn pending(&self) -> Result<Vec<Intention>, Error> {
        jobs::pending(&self.sql())
    }

    fn draft(&self, year: u16) -> Result<Option<Draft>, Error> {
        let Some(draft) = drafts::read(&self.sql(), year)? else { return Ok(None) };
        let hash = |file| draft.hash(file).clone();
        Ok(Some(Draft { lines: hash(DraftFile::Lines), codes: hash(DraftFile::Codes) }))
    }

    fn open(&self, hash: Hash) -> impl Read {
        blobs::open(&self.sql(), &hash)
    }

    fn before(&self, year: u16) -> Result<Before, Error> {
        publications::before(&self.sql(), year)
    }

    fn intend(&self, intention: &Intention, new_files: &[(Hash, Vec<u8>)]) -> Result<(), Error> {
        Ok(self.together(|| {
            let sql = self.sql();
            for (hash, bytes) in new_files {
                blobs::write(&sql, hash, bytes)?;
            }
            if let Some(by) = &intention.by {
                let LogEntryV1 { year, number, manifest_sha256, .. } = &intention.entry;
                let deed = Deed {
                    by: by.clone(),
                    act: "publish",
                    on: format!("{year}/v{number}"),
                    before: None,
                    after: Some(serde_json::json!({ "manifest_sha256": manifest_sha256 })),
                    reason: String::new(),
                };
                history::append(&sql, &deed, &platform::now())?;
            }
            publications::add(&sql, intention)?;
            jobs::write(&sql, intention)
        })?)
    }

    fn place(&self, key: &str, log_index: u64) -> Result<(), Error> {
        let Some(mut intention) = jobs::find(&self.sql(), key)? else { return Ok(()) };
        intention.log_index = Some(log_index);
        Ok(self.together(|| {
            publications::place(&self.sql(), &intention, log_index)?;
            jobs::write(&self.sql(), &intention)
        })?)
    }

    fn finish(&self, intention: &Intention, reply: &str) -> Result<(), Error> {
        let receipt = Receipt { asked: intention.asked.clone(), reply: reply.to_owned() };
        Ok(self.together(|| {
            let sql = self.sql();
            receipts::keep(&sql, &intention.key, &receipt, &platform::now())?;
            jobs::remove(&sql, &intention.key)?;
            blobs::clear(&sql)
        })?)
    }
}
