//! Bytes by their hash, in parts: what drafts hold and what waits to be put into the archive.

use budget::canonical::Hash;
use worker::{SqlStorage, SqlStorageValue};

/// Bytes of one part: a value may have 2 MB at most.
const PART_BYTES: usize = 1_500_000;

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

/// How many parts there are.
pub(in crate::government) fn parts(sql: &SqlStorage, hash: &Hash) -> worker::Result<u32> {
    let query = "SELECT COUNT(*) AS value FROM blobs WHERE sha256 = ?1";
    Ok(super::value(sql, query, vec![hash.as_str().into()])?.unwrap_or(0))
}

/// One part.
pub(in crate::government) fn part(
    sql: &SqlStorage,
    hash: &Hash,
    number: u32,
) -> worker::Result<Vec<u8>> {
    let query = "SELECT bytes FROM blobs WHERE sha256 = ?1 AND part = ?2";
    let cursor = sql.exec(query, vec![hash.as_str().into(), i64::from(number).into()])?;
    match cursor.raw().next().transpose()?.and_then(|row| row.into_iter().next()) {
        Some(SqlStorageValue::Blob(bytes)) => Ok(bytes),
        _ => Err(worker::Error::from("a part of a file is not in its table")),
    }
}

/// All of it.
pub(in crate::government) fn read(
    sql: &SqlStorage,
    hash: &Hash,
    bytes: usize,
) -> worker::Result<Vec<u8>> {
    let mut all = Vec::with_capacity(bytes);
    for number in 0..parts(sql, hash)? {
        all.extend_from_slice(&part(sql, hash, number)?);
    }
    Ok(all)
}

/// The bytes that nothing needs any more go.
pub(in crate::government) fn clear(sql: &SqlStorage) -> worker::Result<()> {
    let statement = "DELETE FROM blobs WHERE sha256 NOT IN (
        SELECT lines_sha256 FROM drafts UNION ALL SELECT codes_sha256 FROM drafts
        UNION ALL SELECT sha256 FROM staged)";
    super::run(sql, statement, vec![])
}
