//! What never changes, in R2: files by the hash of their content, a record of each entry in the
//! log, and for each publication a pointer. The pointer is written last and makes a publication
//! visible: reading one needs nothing else. No key is ever written twice.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use budget::canonical::Hash;
use budget::government::Slug;
use budget::protocol::Version;
use budget::publication::{LogEntryV1, ManifestV1, Stage};
use serde::{Deserialize, Serialize};
use worker::worker_sys::web_sys::ReadableStream;
use worker::{Bucket, Env, Include, Object};

use crate::error::Error;

mod writer;
pub(crate) use writer::Writer;

/// The word that says which form a pointer has.
pub(crate) const POINTER_SCHEMA: &str = "terang-publication-1";

/// What makes a publication visible: its place in the log and the hash of its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointerV1 {
    /// [`POINTER_SCHEMA`].
    pub(crate) schema: String,
    /// Its place in the log.
    pub(crate) log_index: u64,
    /// The entry there, which holds the hash of the manifest.
    pub(crate) entry: LogEntryV1,
}

impl PointerV1 {
    /// The pointer to what this entry at this place says.
    pub(crate) fn new(log_index: u64, entry: LogEntryV1) -> Self {
        Self { schema: POINTER_SCHEMA.to_owned(), log_index, entry }
    }
}

/// A publication as the archive has it.
#[derive(Clone, Debug)]
pub(crate) struct Publication {
    pub(crate) pointer: PointerV1,
    pub(crate) manifest: ManifestV1,
}

/// How the bytes of a file are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As they are.
    Plain,
    /// By gzip, once, when the file was published.
    Gzip,
}

pub(crate) fn file_key(hash: &Hash, coding: Coding) -> String {
    match coding {
        Coding::Plain => format!("files/{hash}"),
        Coding::Gzip => format!("files/{hash}.gz"),
    }
}

pub(crate) fn record_key(index: u64) -> String {
    format!("log/entries/{index}.json")
}

pub(crate) fn pointer_key(slug: &str, year: u16, number: u32) -> String {
    format!("{}{number}.json", pointers_of(slug, year))
}

fn pointers_of(slug: &str, year: u16) -> String {
    format!("publications/{slug}/{year}/")
}

/// Names of what a pointer's object says without being opened.
const STAGE: &str = "stage";
const PUBLISHED_AT: &str = "published-at";

/// Publications that stay in memory: a manifest has a few kilobytes.
const KNOWN_MAX: usize = 256;

thread_local! {
    static KNOWN: RefCell<BTreeMap<String, Rc<Publication>>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// The archive, to read.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    bucket: Bucket,
}

impl Reader {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self { bucket: env.bucket("ARCHIVE")? })
    }

    /// Whether it answers.
    pub(crate) async fn answers(&self) -> Result<(), Error> {
        self.bucket.head("healthz").await?;
        Ok(())
    }

    /// The publication at this address, with its manifest checked by hash. What was found once
    /// stays in memory for a while, since it never changes.
    pub(crate) async fn publication(
        &self,
        slug: &Slug,
        year: u16,
        number: u32,
    ) -> Result<Option<Rc<Publication>>, Error> {
        let key = pointer_key(slug.as_str(), year, number);
        if let Some(known) = KNOWN.with_borrow(|known| known.get(&key).cloned()) {
            return Ok(Some(known));
        }
        let Some(pointer) = self.read(&key).await? else { return Ok(None) };
        let pointer: PointerV1 = serde_json::from_slice(&pointer)?;
        let hash = &pointer.entry.manifest_sha256;
        let manifest = self.bytes(hash).await?;
        let manifest = manifest.ok_or_else(|| Error::broken(format!("no manifest {hash}")))?;
        let manifest = serde_json::from_slice(&manifest)?;
        let found = Rc::new(Publication { pointer, manifest });
        KNOWN.with_borrow_mut(|known| {
            if KNOWN_MAX <= known.len() {
                known.clear();
            }
            known.insert(key, Rc::clone(&found));
        });
        Ok(Some(found))
    }

    /// Every publication of a budget, by number.
    pub(crate) async fn versions(&self, slug: &Slug, year: u16) -> Result<Vec<Version>, Error> {
        let prefix = pointers_of(slug.as_str(), year);
        let (objects, _) = self.list(&prefix, None, true).await?;
        let version = |object: &Object| {
            let number = object.key().strip_prefix(&prefix)?.strip_suffix(".json")?.parse().ok()?;
            let told = object.custom_metadata().ok()?;
            let stage = Stage::from_word(told.get(STAGE)?)?;
            Some(Version { number, stage, published_at: told.get(PUBLISHED_AT)?.clone() })
        };
        let mut versions: Vec<_> = objects.iter().filter_map(version).collect();
        versions.sort_by_key(|version| version.number);
        Ok(versions)
    }

    /// Addresses of publications after `after`, in the order of their keys, and where to go on.
    pub(crate) async fn pointers(
        &self,
        after: Option<String>,
    ) -> Result<(Vec<(String, PointerV1)>, bool), Error> {
        let (objects, more) = self.list("publications/", after, false).await?;
        let mut pointers = Vec::with_capacity(objects.len());
        for object in objects {
            let key = object.key();
            let bytes = self.read(&key).await?.unwrap_or_default();
            pointers.push((key, serde_json::from_slice(&bytes)?));
        }
        Ok((pointers, more))
    }

    /// Everything that a government published here, as the archive knows it.
    pub(crate) async fn published_by(&self, slug: &Slug) -> Result<Vec<PointerV1>, Error> {
        let prefix = format!("publications/{slug}/");
        let (mut pointers, mut after) = (Vec::new(), None);
        loop {
            let (objects, more) = self.list(&prefix, after.take(), false).await?;
            for object in &objects {
                let bytes = self.read(&object.key()).await?.unwrap_or_default();
                pointers.push(serde_json::from_slice(&bytes)?);
            }
            after = objects.last().map(Object::key);
            if !more || after.is_none() {
                return Ok(pointers);
            }
        }
    }

    async fn list(
        &self,
        prefix: &str,
        after: Option<String>,
        told: bool,
    ) -> Result<(Vec<Object>, bool), Error> {
        let mut list = self.bucket.list().prefix(prefix);
        if told {
            list = list.include(vec![Include::CustomMetadata]);
        } else {
            list = list.limit(POINTERS_MAX);
        }
        if let Some(after) = after {
            list = list.start_after(after);
        }
        let page = list.execute().await?;
        Ok((page.objects(), page.truncated()))
    }

    /// A file by its hash, to be handed on.
    pub(crate) async fn open(&self, hash: &Hash, coding: Coding) -> Result<Option<Object>, Error> {
        Ok(self.bucket.get(file_key(hash, coding)).execute().await?)
    }

    /// A file by its hash, read and checked.
    pub(crate) async fn bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Error> {
        let Some(bytes) = self.read(&file_key(hash, Coding::Plain)).await? else {
            return Ok(None);
        };
        if Hash::of(&bytes) == *hash {
            Ok(Some(bytes))
        } else {
            Err(Error::broken(format!("the file {hash} in the archive has other bytes")))
        }
    }

    async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(object) = self.bucket.get(key).execute().await? else { return Ok(None) };
        let Some(body) = object.body() else { return Ok(None) };
        Ok(Some(body.bytes().await?))
    }
}

/// Publications that one call reads one by one: each is a call to R2, and a request has a limit
/// of those.
const POINTERS_MAX: u32 = 100;

/// The body of an object, as the platform's stream.
pub(crate) fn stream_of(object: &Object) -> Result<ReadableStream, Error> {
    let body = object.body().ok_or_else(|| Error::broken("an object without a body"))?;
    match body.response_body()? {
        worker::ResponseBody::Stream(stream) => Ok(stream),
        worker::ResponseBody::Body(_) | worker::ResponseBody::Empty => {
            Err(Error::broken("an object without a stream"))
        }
    }
}
