//! What publishing reaches outside its object: the archive, the log, the catalogue.

use budget::canonical::Hash;
use budget::protocol::PublicationSummary;
use budget::publication::ManifestV1;
use budget::wire;
use futures_util::StreamExt;
use worker::{Env, SqlStorage};

use super::publish::{Outside, StagedFile};
use super::tables::blobs;
use crate::archive::{PointerV1, Reader, Writer};
use crate::catalogue::{Catalogue, totals_of};
use crate::error::Error;
use crate::log;

/// The real outside, and the table from which staged files come.
#[derive(Debug)]
pub(super) struct Beyond {
    sql: SqlStorage,
    reader: Reader,
    writer: Writer,
    catalogue: Catalogue,
    log: log::Owner,
}

impl Beyond {
    pub(super) fn new(env: &Env, sql: SqlStorage) -> worker::Result<Self> {
        Ok(Self {
            sql,
            reader: Reader::new(env)?,
            writer: Writer::new(env)?,
            catalogue: Catalogue::new(env)?,
            log: log::Owner::new(env)?,
        })
    }
}

impl Outside for Beyond {
    async fn keep(&self, file: &StagedFile) -> Result<(), Error> {
        let parts = futures_util::stream::iter(blobs::open(&self.sql, &file.sha256)).boxed_local();
        self.writer.keep(&file.sha256, file.bytes, &file.media_type, parts).await?;
        self.writer.keep_coded(&file.sha256, &file.media_type).await
    }

    async fn commit(&self, entry: &[u8]) -> Result<u64, Error> {
        self.log.commit(entry).await
    }

    async fn record(&self, log_index: u64, entry: &[u8]) -> Result<(), Error> {
        self.writer.record(log_index, entry).await
    }

    async fn show(&self, pointer: &PointerV1, bytes: &[u8]) -> Result<(), Error> {
        self.writer.show(pointer, bytes).await
    }

    async fn manifest(&self, sha256: &Hash) -> Result<ManifestV1, Error> {
        let bytes = self.reader.bytes(sha256).await?;
        Ok(serde_json::from_slice(&bytes.ok_or_else(|| Error::broken("no manifest"))?)?)
    }

    async fn list(&self, summary: &PublicationSummary, manifest: &ManifestV1) -> Result<(), Error> {
        list(&self.reader, &self.catalogue, summary, manifest).await
    }
}

/// Enters a publication into the catalogue, from nothing but the archive.
pub(crate) async fn list(
    reader: &Reader,
    catalogue: &Catalogue,
    summary: &PublicationSummary,
    manifest: &ManifestV1,
) -> Result<(), Error> {
    let columns = manifest.file(wire::FILE_NAME).ok_or_else(|| Error::broken("no columns"))?;
    let bytes = reader.bytes(&columns.sha256).await?;
    let bytes = bytes.ok_or_else(|| Error::broken("the columns are not in the archive"))?;
    let budget = wire::decode(&bytes).map_err(Error::broken)?;
    catalogue.enter(summary, &totals_of(&budget)?).await
}
