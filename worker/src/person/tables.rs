//! The tables of a person's object. SQL stands nowhere else in this folder.

use worker::SqlStorage;

use crate::sql;

pub(super) mod identity;
pub(super) mod memberships;
pub(super) mod passkeys;
pub(super) mod sessions;

/// Every migration, in order. They are only added.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_start.sql"), include_str!("migrations/0002_passkeys.sql")];

/// Whether there are any.
pub(super) fn exist(storage: &SqlStorage) -> worker::Result<bool> {
    sql::has_tables(storage)
}

/// Brings the tables up to date.
pub(super) fn migrate(storage: &SqlStorage) -> worker::Result<()> {
    sql::migrate(storage, &MIGRATIONS)
}
