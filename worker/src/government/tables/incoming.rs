//! Files on their way in, part by part, until their hash is known.

use budget::canonical::Hash;
use worker::{SqlStorage, SqlStorageValue};

use super::blobs::{Parts, Source};

/// Keeps the next part.
pub(in crate::government) fn write(
    sql: &SqlStorage,
    id: u32,
    part: u32,
    bytes: Vec<u8>,
) -> worker::Result<()> {
    let statement = "INSERT INTO incoming (id, part, bytes) VALUES (?1, ?2, ?3)";
    let number = |number: u32| SqlStorageValue::Integer(number.into());
    super::run(sql, statement, vec![number(id), number(part), bytes.into()])
}

/// What came in so far.
pub(in crate::government) fn open(sql: &SqlStorage, id: u32) -> Parts {
    Parts::new(sql.clone(), Source::Incoming(id))
}

/// It is this file: from now on it is known by its hash.
pub(in crate::government) fn settle(sql: &SqlStorage, id: u32, hash: &Hash) -> worker::Result<()> {
    let statement = "INSERT OR IGNORE INTO blobs (sha256, part, bytes)
                     SELECT ?2, part, bytes FROM incoming WHERE id = ?1";
    super::run(sql, statement, vec![i64::from(id).into(), hash.as_str().into()])?;
    remove(sql, id)
}

/// It is refused, or broke off.
pub(in crate::government) fn remove(sql: &SqlStorage, id: u32) -> worker::Result<()> {
    super::run(sql, "DELETE FROM incoming WHERE id = ?1", vec![i64::from(id).into()])
}

/// Whatever is left of uploads that broke off with the object.
pub(in crate::government) fn clear(sql: &SqlStorage) -> worker::Result<()> {
    super::run(sql, "DELETE FROM incoming", vec![])
}
