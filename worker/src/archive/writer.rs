//! The archive, to write: put where nothing is yet, with the hash for R2 to check, then read back
//! and compared. Doing any of it twice changes nothing.

use std::collections::HashMap;

use budget::canonical::Hash;
use futures_util::stream::Stream;
use worker::worker_sys::web_sys::ReadableStream;
use worker::{Bucket, Conditional, Data, Env, FixedLengthStream, HttpMetadata};

use super::{Coding, PUBLISHED_AT, PointerV1, STAGE, file_key, pointer_key, record_key, stream_of};
use crate::error::Error;
use crate::platform;

/// The bytes of a staged file, part by part.
pub(crate) type StagedBytes = std::pin::Pin<Box<dyn Stream<Item = worker::Result<Vec<u8>>>>>;

/// The archive, to write.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    bucket: Bucket,
}

impl Writer {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self { bucket: env.bucket("ARCHIVE")? })
    }

    /// Keeps a file under its hash.
    pub(crate) async fn keep(
        &self,
        hash: &Hash,
        bytes: u32,
        media_type: &str,
        parts: StagedBytes,
    ) -> Result<(), Error> {
        let key = file_key(hash, Coding::Plain);
        if self.bucket.head(&key).await?.is_none() {
            let body = Data::Stream(FixedLengthStream::wrap(parts, bytes.into()));
            self.put(&key, body, hash, media_type, HashMap::new()).await?;
        }
        self.check(&key, hash).await
    }

    /// Keeps the gzipped form of a file that is there, so that no reader waits for it to be made.
    pub(crate) async fn keep_coded(&self, hash: &Hash, media_type: &str) -> Result<(), Error> {
        let key = file_key(hash, Coding::Gzip);
        if self.bucket.head(&key).await?.is_some() {
            return Ok(());
        }
        let plain = self.open(&file_key(hash, Coding::Plain)).await?;
        let coded = platform::collect(platform::gzip(&plain)?).await?;
        let hash = Hash::of(&coded);
        self.put(&key, Data::Bytes(coded), &hash, media_type, HashMap::new()).await?;
        Ok(())
    }

    /// Keeps the record of an entry in the log.
    pub(crate) async fn record(&self, index: u64, entry: &[u8]) -> Result<(), Error> {
        self.keep_small(&record_key(index), entry, HashMap::new()).await
    }

    /// Makes a publication visible.
    pub(crate) async fn show(&self, pointer: &PointerV1, bytes: &[u8]) -> Result<(), Error> {
        let entry = &pointer.entry;
        let told = HashMap::from([
            (STAGE.to_owned(), entry.stage.as_str().to_owned()),
            (PUBLISHED_AT.to_owned(), entry.published_at.clone()),
        ]);
        self.keep_small(&pointer_key(&entry.government, entry.year, entry.number), bytes, told)
            .await
    }

    async fn keep_small(
        &self,
        key: &str,
        bytes: &[u8],
        told: HashMap<String, String>,
    ) -> Result<(), Error> {
        let hash = Hash::of(bytes);
        self.put(key, Data::Bytes(bytes.to_vec()), &hash, "application/json", told).await?;
        self.check(key, &hash).await
    }

    /// Puts where nothing is. Where something is, it stays.
    async fn put(
        &self,
        key: &str,
        body: Data,
        hash: &Hash,
        media_type: &str,
        told: HashMap<String, String>,
    ) -> Result<(), Error> {
        let absent =
            Conditional { etag_does_not_match: Some("*".to_owned()), ..Conditional::default() };
        let about =
            HttpMetadata { content_type: Some(media_type.to_owned()), ..HttpMetadata::default() };
        let put = self.bucket.put(key, body).only_if(absent).http_metadata(about);
        put.custom_metadata(told).sha256(hash.to_bytes()).execute().await?;
        Ok(())
    }

    /// Reads back what is there and compares its hash.
    async fn check(&self, key: &str, hash: &Hash) -> Result<(), Error> {
        let stream = self.open(key).await?;
        if platform::hash(&stream).await? == *hash {
            Ok(())
        } else {
            Err(Error::broken(format!("{key} in the archive has other bytes than {hash}")))
        }
    }

    async fn open(&self, key: &str) -> Result<ReadableStream, Error> {
        let object = self.bucket.get(key).execute().await?;
        stream_of(&object.ok_or_else(|| Error::broken(format!("{key} is not in the archive")))?)
    }
}
