//! The tables of a government's object: one file for each, and here how they come to be. SQL
//! stands nowhere else in this folder.

use worker::SqlStorage;

use crate::sql::{self, run, value, values};

pub(super) mod blobs;
pub(super) mod copied;
pub(super) mod drafts;
pub(super) mod frozen;
pub(super) mod history;
pub(super) mod incoming;
pub(super) mod invitations;
pub(super) mod jobs;
pub(super) mod members;
pub(super) mod organisations;
pub(super) mod proposals;
pub(super) mod publications;
pub(super) mod receipts;
pub(super) mod region;
pub(super) mod restores;

/// Every migration, in order. They are only added.
const MIGRATIONS: [&str; 7] = [
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_incoming.sql"),
    include_str!("migrations/0003_people.sql"),
    include_str!("migrations/0004_freeze.sql"),
    include_str!("migrations/0005_organisations.sql"),
    include_str!("migrations/0006_restore.sql"),
    include_str!("migrations/0007_halves.sql"),
];

/// Whether there are any.
pub(super) fn exist(sql: &SqlStorage) -> worker::Result<bool> {
    sql::has_tables(sql)
}

/// Brings the tables up to date.
pub(super) fn migrate(sql: &SqlStorage) -> worker::Result<()> {
    sql::migrate(sql, &MIGRATIONS)
}

/// How far they have come: the number of the last migration.
pub(super) fn schema() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}
