//! The tables of a person's object. SQL stands nowhere else in this folder.

use worker::SqlStorage;

use crate::sql;

pub(super) mod identity;
pub(super) mod memberships;
pub(super) mod sessions;

/// Every migration, in order. They are only added.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_start.sql")];

/// Brings the tables up to date.
pub(super) fn migrate(storage: &SqlStorage) -> worker::Result<()> {
    sql::migrate(storage, &MIGRATIONS)
}
