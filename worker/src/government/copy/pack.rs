//! Fills an export, file by file: rows and history from the object's tables, drafts from its
//! bytes, what is published from the archive, each checked by its hash as it goes out. One part of
//! one file is held at a time.

use std::collections::VecDeque;

use budget::canonical::Hash;
use budget::export::{Packing, Part};
use budget::publication::ManifestV1;
use futures_util::StreamExt;
use worker::{ByteStream, SqlStorage};

use super::super::compose::MANIFEST;
use super::super::tables::blobs::{self, Parts};
use super::super::tables::{history, incoming};
use crate::archive::{Coding, Reader, stream_of};
use crate::error::Error;
use crate::journal;
use crate::limits::{EXPORT_FILE_BYTES_MAX, EXPORT_FILES_MAX, EXPORT_UNPACKED_BYTES_MAX};

/// Entries of the history that are read at once.
const ENTRIES: u32 = 200;

/// A file that is to go out.
#[derive(Debug)]
pub(in crate::government) struct Planned {
    pub(in crate::government) part: Part,
    pub(in crate::government) bytes: u64,
    pub(in crate::government) from: From,
}

/// Where its bytes are.
#[derive(Debug)]
pub(in crate::government) enum From {
    /// Here.
    Bytes(Vec<u8>),
    /// Among the bytes of drafts, by their hash.
    Blob(Hash),
    /// Beside them, as they were when the export began.
    Incoming(u32),
    /// In the history, up to this entry.
    History(u32),
    /// In the archive, by their hash.
    Archive(Hash),
    /// A whole publication: its manifest says which files it has.
    Publication(Hash),
}

impl From {
    const fn hash(&self) -> Option<&Hash> {
        match self {
            Self::Blob(hash) | Self::Archive(hash) => Some(hash),
            Self::Bytes(_) | Self::Incoming(_) | Self::History(_) | Self::Publication(_) => None,
        }
    }
}

/// What must stay as it is until the export is out. It goes when this is dropped: when everything
/// was sent, or when whoever asked went away.
#[derive(Debug)]
pub(in crate::government) struct Held {
    pub(in crate::government) sql: SqlStorage,
    /// The name under which bytes are held.
    pub(in crate::government) key: String,
    /// The tables as they were.
    pub(in crate::government) incoming: Vec<u32>,
}

impl Drop for Held {
    fn drop(&mut self) {
        // What stays behind where this fails is cleared when the object wakes.
        for id in &self.incoming {
            drop(incoming::remove(&self.sql, *id));
        }
        drop(blobs::let_go(&self.sql, &self.key));
    }
}

/// An export on its way out.
pub(in crate::government) struct Pack {
    plan: VecDeque<Planned>,
    reader: Reader,
    held: Held,
    packing: Option<Packing>,
    open: Option<Open>,
    /// Of which government, for the log.
    slug: String,
    size: Size,
}

/// How large an export is, unpacked.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    files: usize,
    bytes: u64,
    largest: u64,
}

impl Size {
    fn add(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
        self.largest = self.largest.max(bytes);
    }

    /// Whether it could be put back into a deployment with these limits.
    const fn comes_back(self) -> bool {
        self.files <= EXPORT_FILES_MAX
            && self.bytes <= EXPORT_UNPACKED_BYTES_MAX
            && self.largest <= EXPORT_FILE_BYTES_MAX
    }

    /// An export is never refused for its size: whoever leaves takes all of it along. But who runs
    /// the deployment should know that it does not go back as it is.
    fn told(self, slug: &str) {
        if !self.comes_back() {
            let Self { files, bytes, largest } = self;
            let [files, bytes, largest] =
                [files.to_string(), bytes.to_string(), largest.to_string()];
            let fields =
                [("slug", slug), ("files", &files), ("bytes", &bytes), ("largest", &largest)];
            journal::warn("an export is larger than what can be put back", &fields);
        }
    }
}

struct Open {
    body: Body,
    expected: Option<Hash>,
}

enum Body {
    Bytes(Option<Vec<u8>>),
    Parts(Parts),
    History { next: u32, last: u32 },
    Stream(Box<ByteStream>),
}

impl Pack {
    pub(in crate::government) fn new(
        plan: Vec<Planned>,
        reader: Reader,
        held: Held,
        slug: String,
        modified_s: u64,
    ) -> Self {
        let packing = Some(Packing::new(modified_s));
        let size = Size::default();
        Self { plan: plan.into(), reader, held, packing, open: None, slug, size }
    }

    /// All of it, as a stream.
    pub(in crate::government) fn stream(
        self,
    ) -> impl futures_util::Stream<Item = worker::Result<Vec<u8>>> {
        futures_util::stream::unfold(Some(self), async |pack| {
            let mut pack = pack?;
            match pack.next().await {
                Ok(Some(bytes)) => Some((Ok(bytes), Some(pack))),
                Ok(None) => None,
                // The file breaks off here, and whoever unpacks it sees that.
                Err(error) => {
                    let refusal = error.into_refusal();
                    Some((Err(worker::Error::from(refusal.kind().code)), None))
                }
            }
        })
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        loop {
            let Some(packing) = &mut self.packing else { return Ok(None) };
            if let Some(Open { body, expected }) = &mut self.open {
                if let Some(bytes) = body.next(&self.held.sql).await? {
                    packing.feed(&bytes);
                    return Ok(Some(bytes));
                }
                let padding = packing.finish(expected.as_ref()).map_err(Error::broken)?;
                self.open = None;
                if padding.is_empty() {
                    continue;
                }
                return Ok(Some(padding));
            }
            match self.plan.pop_front() {
                Some(Planned { part, from: From::Publication(hash), .. }) => {
                    self.unfold(&part, &hash).await?;
                }
                Some(planned) => return self.begin(planned).await.map(Some),
                None => {
                    self.size.told(&self.slug);
                    let end = self.packing.take().map(Packing::end).transpose();
                    return end.map_err(Error::broken);
                }
            }
        }
    }

    async fn begin(&mut self, planned: Planned) -> Result<Vec<u8>, Error> {
        let Planned { part, bytes, from } = planned;
        let Some(packing) = &mut self.packing else { return Ok(Vec::new()) };
        let header = packing.begin(&part.to_string(), bytes).map_err(Error::broken)?;
        self.size.add(bytes);
        let expected = from.hash().cloned();
        let sql = &self.held.sql;
        let body = match from {
            From::Bytes(bytes) => Body::Bytes(Some(bytes)),
            From::Blob(hash) => Body::Parts(blobs::open(sql, &hash)),
            From::Incoming(id) => Body::Parts(incoming::open(sql, id)),
            From::History(last) => Body::History { next: 1, last },
            From::Archive(hash) | From::Publication(hash) => {
                let object = self.reader.open(&hash, Coding::Plain).await?;
                let missing = || Error::broken(format!("the file {hash} is not in the archive"));
                let stream = stream_of(&object.ok_or_else(missing)?)?;
                Body::Stream(Box::new(ByteStream::from(stream)))
            }
        };
        self.open = Some(Open { body, expected });
        Ok(header)
    }

    /// Puts the files of a publication next, its manifest first.
    async fn unfold(&mut self, part: &Part, hash: &Hash) -> Result<(), Error> {
        let Part::Published { year, number, .. } = *part else { return Ok(()) };
        let bytes = self.reader.bytes(hash).await?;
        let bytes = bytes.ok_or_else(|| Error::broken(format!("no manifest {hash}")))?;
        let manifest: ManifestV1 = serde_json::from_slice(&bytes)?;
        let at = |file: &str| Part::Published { year, number, file: file.to_owned() };
        for file in manifest.files.iter().rev() {
            let from = From::Archive(file.sha256.clone());
            let (part, bytes) = (at(&file.name), file.bytes.into());
            self.plan.push_front(Planned { part, bytes, from });
        }
        let (part, length) = (at(MANIFEST.0), bytes.len() as u64);
        self.plan.push_front(Planned { part, bytes: length, from: From::Bytes(bytes) });
        Ok(())
    }
}

impl Body {
    async fn next(&mut self, sql: &SqlStorage) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.take()),
            Self::Parts(parts) => Ok(Iterator::next(parts).transpose()?),
            Self::Stream(stream) => Ok(stream.next().await.transpose()?),
            Self::History { next, last } => {
                let count = ENTRIES.min((*last + 1).saturating_sub(*next));
                let lines = history::lines(sql, *next, count)?;
                *next += count;
                let bytes = lines.into_iter().fold(Vec::new(), |mut bytes, line| {
                    bytes.extend_from_slice(line.as_bytes());
                    bytes.push(b'\n');
                    bytes
                });
                Ok((!bytes.is_empty()).then_some(bytes))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_a_limit_does_not_come_back() {
        let of = |files, bytes, largest| Size { files, bytes, largest };
        let (all, one) = (EXPORT_UNPACKED_BYTES_MAX, EXPORT_FILE_BYTES_MAX);
        assert!(of(EXPORT_FILES_MAX, all, one).comes_back());
        assert!(!of(EXPORT_FILES_MAX + 1, all, one).comes_back());
        assert!(!of(1, all + 1, one).comes_back());
        assert!(!of(1, all, one + 1).comes_back());
        let mut size = Size::default();
        for bytes in [3, 5, 4] {
            size.add(bytes);
        }
        assert_eq!((size.files, size.bytes, size.largest), (3, 12, 5));
    }
}
