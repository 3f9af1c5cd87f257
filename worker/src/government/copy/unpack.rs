//! Takes an export apart, a piece at a time: every path is one that an export has, every sum is
//! right, nothing is there twice, and nothing is larger than was said and may be. What its files
//! mean is not asked here: that is `check`.

use std::io::{BufReader, ErrorKind, Read};

use budget::canonical::Hash;
use budget::export::tar::{self, BLOCK_BYTES, Head};
use budget::export::{Part, sum_line};
use flate2::bufread::GzDecoder;
use sha2::{Digest, Sha256};

use super::super::tables::restores::{Contents, FileAt};
use crate::error::Error;
use crate::extract::echo;
use crate::limits::{
    EXPORT_FILE_BYTES_MAX, EXPORT_FILES_MAX, EXPORT_SUMS_BYTES_MAX, EXPORT_UNPACKED_BYTES_MAX,
};
use crate::refusal::{ExportFault, ExportRule, Refusal};

/// Bytes that are read at once.
const CHUNK_BYTES: usize = 64 * 1024;
/// Zeros after the end: `tar` fills its last record up.
const TRAILING_BYTES_MAX: usize = 1024 * 1024;

/// Where the files of an export are put.
pub(in crate::government) trait Shelf {
    /// The next bytes of the file that is being read.
    fn take(&mut self, bytes: &[u8]) -> Result<(), Error>;
    /// That file is whole, and this is its hash.
    fn settle(&mut self, sha256: &Hash) -> Result<(), Error>;
}

/// That something is no export, or one that was changed.
pub(in crate::government) fn fault(rule: ExportRule, at: &str) -> Error {
    Refusal::NotAnExport { fault: ExportFault { rule, at: echo(at) } }.into()
}

/// Takes it apart. Answers which files it has.
pub(in crate::government) fn unpack(
    packed: impl Read,
    onto: &mut impl Shelf,
) -> Result<Contents, Error> {
    let mut unpacked = GzDecoder::new(BufReader::new(packed));
    let mut read = Reading { contents: Contents::new(), expected: String::new(), bytes: 0 };
    let sums = loop {
        let (path, bytes) = read.head(&mut unpacked)?;
        if path == Part::Sums.to_string() {
            break Reading::sums(&mut unpacked, bytes)?;
        }
        read.file(&mut unpacked, onto, path, bytes)?;
    };
    if sums != read.expected.as_bytes() {
        let sums = String::from_utf8_lossy(&sums);
        let mut pairs = sums.lines().zip(read.expected.lines());
        let differs = pairs.find(|(said, found)| said != found);
        let at = differs.and_then(|(_, found)| found.split_once("  ")).map_or("", |(_, at)| at);
        return Err(fault(ExportRule::Sum, at));
    }
    read_to_the_end(unpacked)?;
    Ok(read.contents)
}

struct Reading {
    contents: Contents,
    /// `SHA256SUMS` as it must be.
    expected: String,
    /// Unpacked so far.
    bytes: u64,
}

impl Reading {
    /// The next header: a path that an export has, and a length that it may have.
    fn head(&mut self, from: &mut impl Read) -> Result<(String, u64), Error> {
        let mut block = [0; BLOCK_BYTES];
        exactly(from, &mut block)?;
        let last = self.expected.lines().last().and_then(|line| line.split_once("  "));
        let after = last.map_or("", |(_, path)| path);
        let (path, bytes) = match tar::read(&block) {
            Some(Head::File { path, bytes }) => (path, bytes),
            Some(Head::End) => return Err(fault(ExportRule::Missing, "SHA256SUMS")),
            None => return Err(fault(ExportRule::Archive, after)),
        };
        if Part::parse(&path).is_none() {
            return Err(fault(ExportRule::Path, &path));
        }
        if self.contents.contains_key(&path) || EXPORT_FILES_MAX <= self.contents.len() {
            return Err(fault(ExportRule::Twice, &path));
        }
        self.bytes += bytes;
        let limits = [(EXPORT_FILE_BYTES_MAX, bytes), (EXPORT_UNPACKED_BYTES_MAX, self.bytes)];
        for (limit_bytes, found_bytes) in limits {
            if limit_bytes < found_bytes {
                return Err(Refusal::TooLarge { limit_bytes, found_bytes }.into());
            }
        }
        Ok((path, bytes))
    }

    fn file(
        &mut self,
        from: &mut impl Read,
        onto: &mut impl Shelf,
        path: String,
        bytes: u64,
    ) -> Result<(), Error> {
        let mut hash = Sha256::new();
        let (mut chunk, mut rest) = (vec![0; CHUNK_BYTES], bytes);
        while 0 < rest {
            let length = usize::try_from(rest).unwrap_or(usize::MAX).min(CHUNK_BYTES);
            let part = chunk.get_mut(..length).unwrap_or_default();
            exactly(from, part)?;
            hash.update(&*part);
            onto.take(part)?;
            rest -= length as u64;
        }
        fill(from, bytes)?;
        let sha256 = Hash::from_bytes(&hash.finalize());
        let sha256 = sha256.ok_or_else(|| Error::broken("not a SHA-256"))?;
        onto.settle(&sha256)?;
        self.expected.push_str(&sum_line(&sha256, &path));
        self.contents.insert(path, FileAt { sha256, bytes });
        Ok(())
    }

    /// The last file, and that nothing is after it.
    fn sums(from: &mut impl Read, bytes: u64) -> Result<Vec<u8>, Error> {
        if EXPORT_SUMS_BYTES_MAX < bytes {
            return Err(fault(ExportRule::Sum, "SHA256SUMS"));
        }
        let mut sums = vec![0; usize::try_from(bytes).map_err(Error::broken)?];
        exactly(from, &mut sums)?;
        fill(from, bytes)?;
        let mut block = [0; BLOCK_BYTES];
        exactly(from, &mut block)?;
        match tar::read(&block) {
            Some(Head::End) => Ok(sums),
            Some(Head::File { path, .. }) => Err(fault(ExportRule::Path, &path)),
            None => Err(fault(ExportRule::Archive, "SHA256SUMS")),
        }
    }
}

/// What fills the last block of a file of this length.
fn fill(from: &mut impl Read, bytes: u64) -> Result<(), Error> {
    let mut fill = [0; BLOCK_BYTES];
    exactly(from, fill.get_mut(..tar::padding(bytes)).unwrap_or_default())
}

/// Nothing but zeros, then the end of what is packed, with its own sum, and nothing behind it.
fn read_to_the_end<R: Read>(mut unpacked: GzDecoder<BufReader<R>>) -> Result<(), Error> {
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut trailing = 0;
    loop {
        let read = unpacked.read(&mut chunk).map_err(packed)?;
        trailing += read;
        let zeros = chunk.get(..read).unwrap_or_default().iter().all(|byte| *byte == 0);
        if !zeros || TRAILING_BYTES_MAX < trailing {
            return Err(fault(ExportRule::Archive, "SHA256SUMS"));
        }
        if read == 0 {
            break;
        }
    }
    if unpacked.into_inner().read(&mut chunk).map_err(packed)? == 0 {
        Ok(())
    } else {
        Err(fault(ExportRule::Packed, ""))
    }
}

fn exactly(from: &mut impl Read, into: &mut [u8]) -> Result<(), Error> {
    from.read_exact(into).map_err(packed)
}

/// What cannot be unpacked is the sender's; what cannot be read from our own tables is ours.
fn packed(error: std::io::Error) -> Error {
    let damaged = [ErrorKind::InvalidInput, ErrorKind::InvalidData, ErrorKind::UnexpectedEof];
    if damaged.contains(&error.kind()) {
        fault(ExportRule::Packed, "")
    } else {
        Error::broken(error)
    }
}

#[cfg(test)]
mod tests;
