//! Writes an export, a piece at a time, so that no file of it is ever held whole: a header, the
//! file's bytes as they come, what fills the last block; and at the end the sums of all of them.

use sha2::{Digest, Sha256};

use super::tar::{self, END};
use super::{Part, sum_line};
use crate::canonical::Hash;

/// What is not an export: a fault of whoever writes it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A path or a length that no header can say.
    #[error("{0} does not fit into the archive")]
    Header(String),
    /// A file has other bytes than was said of it.
    #[error("{0} has other bytes than was said")]
    Bytes(String),
}

/// An export on its way out.
#[derive(Debug)]
pub struct Packing {
    modified_s: u64,
    sums: String,
    file: Option<Open>,
}

#[derive(Debug)]
struct Open {
    path: String,
    bytes: u64,
    written: u64,
    hash: Sha256,
}

impl Packing {
    /// Begins one that was made at this time.
    pub const fn new(modified_s: u64) -> Self {
        Self { modified_s, sums: String::new(), file: None }
    }

    /// Begins a file of so many bytes. Answers what stands before them.
    ///
    /// # Errors
    /// Where its path or its length does not fit, or the file before is not whole.
    pub fn begin(&mut self, path: &str, bytes: u64) -> Result<Vec<u8>, PackError> {
        if let Some(open) = &self.file {
            return Err(PackError::Bytes(open.path.clone()));
        }
        let header = tar::header(path, bytes, self.modified_s);
        let header = header.ok_or_else(|| PackError::Header(path.to_owned()))?;
        let path = path.to_owned();
        self.file = Some(Open { path, bytes, written: 0, hash: Sha256::new() });
        Ok(header.to_vec())
    }

    /// Takes note of the next bytes of the file, which the caller writes.
    pub fn feed(&mut self, bytes: &[u8]) {
        if let Some(file) = &mut self.file {
            file.written += bytes.len() as u64;
            file.hash.update(bytes);
        }
    }

    /// Ends the file, which must have the hash that is known of it. Answers what fills its last
    /// block.
    ///
    /// # Errors
    /// Where it has another length or another hash than was said.
    pub fn finish(&mut self, expected: Option<&Hash>) -> Result<Vec<u8>, PackError> {
        let Some(Open { path, bytes, written, hash }) = self.file.take() else {
            return Ok(Vec::new());
        };
        let sha256 = Hash::from_bytes(&hash.finalize());
        let Some(sha256) = sha256
            .filter(|hash| bytes == written && expected.is_none_or(|expected| expected == hash))
        else {
            return Err(PackError::Bytes(path));
        };
        self.sums.push_str(&sum_line(&sha256, &path));
        Ok(vec![0; tar::padding(bytes)])
    }

    /// The last file, the sums of all the others, and the end.
    ///
    /// # Errors
    /// Where the file before is not whole.
    pub fn end(mut self) -> Result<Vec<u8>, PackError> {
        let sums = std::mem::take(&mut self.sums);
        let mut end = self.begin(&Part::Sums.to_string(), sums.len() as u64)?;
        end.extend_from_slice(sums.as_bytes());
        self.feed(sums.as_bytes());
        end.extend(self.finish(None)?);
        end.extend_from_slice(&END);
        Ok(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_length_and_the_hash_that_was_said() {
        let broken = Err(PackError::Bytes("history.jsonl".to_owned()));
        for (said, hash, holds) in
            [(3, None, true), (3, Some(b"abc"), true), (4, None, false), (3, Some(b"abd"), false)]
        {
            let mut packing = Packing::new(0);
            packing.begin("history.jsonl", said).unwrap();
            packing.feed(b"ab");
            packing.feed(b"c");
            let hash = hash.map(|bytes| Hash::of(bytes));
            let ended = packing.finish(hash.as_ref());
            assert_eq!(ended, if holds { Ok(vec![0; 509]) } else { broken.clone() });
        }
        let mut packing = Packing::new(0);
        packing.begin("history.jsonl", 1).unwrap();
        assert_eq!(packing.begin("SHA256SUMS", 0), broken);
        assert_eq!(packing.end(), broken);
    }
}
