//! Where the files of an export are put while it is read.

use budget::canonical::Hash;
use worker::SqlStorage;

use super::super::super::copy::unpack::Shelf;
use super::super::super::object::Government;
use super::super::super::tables::blobs::PART_BYTES;
use super::super::super::tables::{incoming, restores};
use crate::error::Error;

/// Puts the files of an export among the bytes of drafts, held until it is decided about them.
pub(super) struct Staging<'a> {
    sql: SqlStorage,
    government: &'a Government,
    id: u32,
    number: u32,
    part: Vec<u8>,
}

impl<'a> Staging<'a> {
    pub(super) fn new(government: &'a Government) -> Self {
        let id = government.next_upload();
        Self { sql: government.sql(), government, id, number: 0, part: Vec::new() }
    }

    fn write(&mut self) -> worker::Result<()> {
        if self.part.is_empty() {
            return Ok(());
        }
        incoming::write(&self.sql, self.id, self.number, std::mem::take(&mut self.part))?;
        self.number += 1;
        Ok(())
    }
}

impl Shelf for Staging<'_> {
    fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        // Every part but the last is full: the same bytes are always kept in the same parts.
        let mut rest = bytes;
        while !rest.is_empty() {
            let (fits, more) = rest.split_at(rest.len().min(PART_BYTES - self.part.len()));
            self.part.extend_from_slice(fits);
            rest = more;
            if self.part.len() == PART_BYTES {
                self.write()?;
            }
        }
        Ok(())
    }

    fn settle(&mut self, sha256: &Hash) -> Result<(), Error> {
        self.write()?;
        incoming::settle(&self.sql, self.id, sha256)?;
        restores::hold(&self.sql, sha256)?;
        (self.id, self.number) = (self.government.next_upload(), 0);
        Ok(())
    }
}
