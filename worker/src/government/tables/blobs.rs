//! Bytes by their hash, in parts: what drafts hold and what waits to be put into the archive.

use std::io::Read;

use budget::canonical::Hash;
use worker::{SqlStorage, SqlStorageValue};

/// Bytes of one part: a value may have 2 MB at most.
pub(in crate::government) const PART_BYTES: usize = 1_500_000;

/// Keeps the bytes under their hash; nothing happens where they are there.
pub(in crate::government) fn write(
    sql: &SqlStorage,
    hash: &Hash,
    bytes: &[u8],
) -> worker::Result<()> {
    let statement = "INSERT OR IGNORE INTO blobs (sha256, part, bytes) VALUES (?1, ?2, ?3)";
    for (number, part) in (0..).zip(bytes.chunks(PART_BYTES)) {
        let number = SqlStorageValue::Integer(number);
        super::run(sql, statement, vec![hash.as_str().into(), number, part.to_vec().into()])?;
    }
    Ok(())
}

/// The bytes of a file by its hash.
pub(in crate::government) fn open(sql: &SqlStorage, hash: &Hash) -> Parts {
    Parts::new(sql.clone(), Source::Blob(hash.clone()))
}

/// Where parts are.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Blob(Hash),
    Incoming(u32),
}

/// A file part by part: for code that reads on and on, or for a stream. One part is held at once.
#[derive(Debug)]
pub(in crate::government) struct Parts {
    sql: SqlStorage,
    source: Source,
    next: u32,
    part: Vec<u8>,
    read: usize,
}

impl Parts {
    pub(super) fn new(sql: SqlStorage, source: Source) -> Self {
        Self { sql, source, next: 0, part: Vec::new(), read: 0 }
    }

    fn load(&mut self) -> worker::Result<Option<Vec<u8>>> {
        const BLOB: &str = "SELECT bytes FROM blobs WHERE sha256 = ?1 AND part = ?2";
        const INCOMING: &str = "SELECT bytes FROM incoming WHERE id = ?1 AND part = ?2";
        let (query, of): (_, SqlStorageValue) = match &self.source {
            Source::Blob(hash) => (BLOB, hash.as_str().into()),
            Source::Incoming(id) => (INCOMING, i64::from(*id).into()),
        };
        let rows = self.sql.exec(query, vec![of, i64::from(self.next).into()])?;
        self.next += 1;
        match rows.raw().next().transpose()?.and_then(|row| row.into_iter().next()) {
            Some(SqlStorageValue::Blob(bytes)) => Ok(Some(bytes)),
            Some(_) => Err(worker::Error::from("a part of a file that is no bytes")),
            None => Ok(None),
        }
    }
}

impl Iterator for Parts {
    type Item = worker::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.load().transpose()
    }
}

impl Read for Parts {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.read == self.part.len() {
            self.part = self.load().map_err(std::io::Error::other)?.unwrap_or_default();
            self.read = 0;
        }
        let rest = self.part.get(self.read..).unwrap_or_default();
        let length = rest.len().min(into.len());
        if let (Some(from), Some(to)) = (rest.get(..length), into.get_mut(..length)) {
            to.copy_from_slice(from);
        }
        self.read += length;
        Ok(length)
    }
}

/// How many bytes a file has.
pub(in crate::government) fn length(sql: &SqlStorage, hash: &Hash) -> worker::Result<u64> {
    let query = "SELECT SUM(LENGTH(bytes)) AS value FROM blobs WHERE sha256 = ?1";
    Ok(super::value(sql, query, vec![hash.as_str().into()])?.unwrap_or(0))
}

/// Holds a file under a name: it stays until it is let go.
pub(in crate::government) fn hold(sql: &SqlStorage, key: &str, hash: &Hash) -> worker::Result<()> {
    let statement = "INSERT OR IGNORE INTO staged (key, sha256) VALUES (?1, ?2)";
    super::run(sql, statement, vec![key.into(), hash.as_str().into()])
}

/// Lets go what was held under a name.
pub(in crate::government) fn let_go(sql: &SqlStorage, key: &str) -> worker::Result<()> {
    super::run(sql, "DELETE FROM staged WHERE key = ?1", vec![key.into()])?;
    clear(sql)
}

/// Lets go what exports held that broke off with the object.
pub(in crate::government) fn let_exports_go(sql: &SqlStorage) -> worker::Result<()> {
    super::run(sql, "DELETE FROM staged WHERE key LIKE 'export:%'", vec![])?;
    clear(sql)
}

/// The bytes that nothing needs any more go.
pub(in crate::government) fn clear(sql: &SqlStorage) -> worker::Result<()> {
    let statement = "DELETE FROM blobs WHERE sha256 NOT IN (
        SELECT lines_sha256 FROM drafts UNION ALL SELECT codes_sha256 FROM drafts
        UNION ALL SELECT sha256 FROM staged)";
    super::run(sql, statement, vec![])
}
