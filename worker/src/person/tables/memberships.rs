//! Where the person works.

use budget::government::Slug;
use budget::protocol::people::Membership;
use worker::SqlStorage;

use crate::error::Error;
use crate::sql;

/// All, by name.
pub(in crate::person) fn all(storage: &SqlStorage) -> Result<Vec<Membership>, Error> {
    let query = "SELECT json_object('slug', slug, 'name', name) AS value
                 FROM memberships ORDER BY name, slug";
    let rows: Vec<String> = sql::values(storage, query, vec![])?;
    Ok(rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?)
}

/// One more, or the same with its newer name.
pub(in crate::person) fn add(storage: &SqlStorage, of: &Membership) -> worker::Result<()> {
    let statement = "INSERT INTO memberships (slug, name) VALUES (?1, ?2)
                     ON CONFLICT (slug) DO UPDATE SET name = excluded.name";
    sql::run(storage, statement, vec![of.slug.as_str().into(), of.name.as_str().into()])
}

/// One less.
pub(in crate::person) fn remove(storage: &SqlStorage, slug: &Slug) -> worker::Result<()> {
    sql::run(storage, "DELETE FROM memberships WHERE slug = ?1", vec![slug.as_str().into()])
}
