//! Files on their way in and out: those of drafts, and how any is taken in, part by part.

use std::io::Read;

use budget::budget::Budget;
use budget::canonical::{self, CODE_COLUMNS, COLUMNS, Hash};
use budget::protocol::DraftSummary;
use futures_util::StreamExt;
use worker::{ByteStream, Request, Response};

use super::super::tables::blobs::PART_BYTES;
use super::super::tables::drafts::DraftRow;
use super::super::tables::{blobs, drafts, incoming, region};
use super::super::{DraftFile, Outcome, compose};
use super::{Government, respond};
use crate::error::Error;
use crate::limits::{DRAFT_FILE_BYTES_MAX, EXPORT_BYTES_MAX};
use crate::platform;
use crate::refusal::Refusal;

impl Government {
    /// Takes a file of the draft: it is stored part by part as it comes in, then read as strictly
    /// as it will be when it is published.
    pub(super) async fn put(
        &self,
        year: u16,
        file: DraftFile,
        request: &Request,
    ) -> Result<Response, Error> {
        region::read(&self.sql())?.ok_or(Refusal::NotRegistered)?;
        let id = self.next_upload();
        let summary = match self.receive(id, request, DRAFT_FILE_BYTES_MAX).await {
            Ok(()) => self.take(year, file, id),
            Err(error) => Err(error),
        };
        if summary.is_err() {
            incoming::remove(&self.sql(), id)?;
        }
        Ok(respond(&Outcome::Done(summary?))?)
    }

    /// A number for a file on its way in.
    pub(in crate::government) fn next_upload(&self) -> u32 {
        self.uploads.replace(self.uploads.get() + 1)
    }

    /// Stores what comes in, part by part, up to a limit.
    pub(in crate::government) async fn receive(
        &self,
        id: u32,
        request: &Request,
        bytes_max: usize,
    ) -> Result<(), Error> {
        let Some(stream) = request.inner().body() else { return Ok(()) };
        let mut stream = ByteStream::from(stream);
        let (mut part, mut number, mut length) = (Vec::with_capacity(PART_BYTES), 0, 0);
        while let Some(chunk) = stream.next().await {
            let chunk = chunk?;
            length += chunk.len();
            if bytes_max < length {
                let (limit_bytes, found_bytes) = (bytes_max as u64, length as u64);
                return Err(Refusal::TooLarge { limit_bytes, found_bytes }.into());
            }
            let mut rest = chunk.as_slice();
            while !rest.is_empty() {
                let (fits, more) = rest.split_at(rest.len().min(PART_BYTES - part.len()));
                part.extend_from_slice(fits);
                rest = more;
                if part.len() == PART_BYTES {
                    let full = std::mem::replace(&mut part, Vec::with_capacity(PART_BYTES));
                    incoming::write(&self.sql(), id, number, full)?;
                    number += 1;
                }
            }
        }
        if !part.is_empty() {
            incoming::write(&self.sql(), id, number, part)?;
        }
        Ok(())
    }

    /// Nothing is awaited here: what is read is what is written over.
    fn take(&self, year: u16, file: DraftFile, id: u32) -> Result<DraftSummary, Error> {
        let sql = self.sql();
        let (hash, _) = compose::hash_of(incoming::open(&sql, id)).map_err(Error::broken)?;
        let read = match file {
            DraftFile::Lines => {
                canonical::read_from(|| incoming::open(&sql, id), &header(&CODE_COLUMNS))
            }
            DraftFile::Codes => {
                let mut codes = Vec::new();
                incoming::open(&sql, id).read_to_end(&mut codes).map_err(Error::broken)?;
                canonical::read(&header(&COLUMNS), &codes)
            }
        };
        let budget = read.map_err(|error| Refusal::NotCanonical {
            file: format!("{}.csv", file.as_str()),
            fault: error.into(),
        })?;
        let draft = changed(drafts::read(&sql, year)?, file, hash.clone(), &budget)?;
        platform::together(&self.state.storage(), || {
            incoming::settle(&sql, id, &hash)?;
            for columns in [COLUMNS.as_slice(), CODE_COLUMNS.as_slice()] {
                let empty = header(columns);
                blobs::write(&sql, &Hash::of(&empty), &empty)?;
            }
            drafts::write(&sql, year, &draft)?;
            blobs::clear(&sql)
        })?;
        Ok(draft.summary)
    }

    pub(super) fn get(&self, year: u16, file: DraftFile) -> Result<Response, Error> {
        let sql = self.sql();
        let Some(draft) = drafts::read(&sql, year)? else {
            return Ok(Response::error("no draft", 404)?);
        };
        let parts = blobs::open(&sql, draft.hash(file));
        Ok(Response::from_stream(futures_util::stream::iter(parts))?)
    }
}

/// The draft with one of its files changed. The same bytes again are no change.
fn changed(
    before: Option<DraftRow>,
    file: DraftFile,
    hash: Hash,
    budget: &Budget,
) -> Result<DraftRow, Error> {
    let mut draft = match before {
        Some(draft) if *draft.hash(file) == hash => return Ok(draft),
        Some(draft) => draft,
        None => DraftRow {
            summary: DraftSummary {
                revision: 0,
                lines_sha256: Hash::of(&header(&COLUMNS)),
                lines: 0,
                totals: budget::budget::Balance::default(),
            },
            codes_sha256: Hash::of(&header(&CODE_COLUMNS)),
        },
    };
    draft.summary.revision += 1;
    match file {
        DraftFile::Lines => {
            draft.summary.lines_sha256 = hash;
            draft.summary.lines = u32::try_from(budget.len()).map_err(Error::broken)?;
            draft.summary.totals = budget.balance().map_err(|_| Refusal::TotalsTooLarge)?;
        }
        DraftFile::Codes => draft.codes_sha256 = hash,
    }
    Ok(draft)
}

/// A canonical file without a row.
fn header(columns: &[&str]) -> Vec<u8> {
    format!("{}\r\n", columns.join(",")).into_bytes()
}

/// Reads a file that is refused to its end, and keeps nothing of it: whoever is still sending
/// would otherwise see a broken connection in place of the reason.
pub(in crate::government) async fn let_by(request: &Request) -> Result<(), Error> {
    let Some(stream) = request.inner().body() else { return Ok(()) };
    let mut stream = ByteStream::from(stream);
    let mut length = 0;
    while let Some(chunk) = stream.next().await {
        length += chunk?.len();
        if EXPORT_BYTES_MAX < length {
            break;
        }
    }
    Ok(())
}
