//! Every table that holds truth, as an export writes it and a restore puts it back: a row a line,
//! a JSON object of its columns. A new table is one line in [`TABLES`].
//!
//! Not here: the history, which is exported as it is downloaded; bytes, which are exported as
//! files; and what is made anew or serves for a while — jobs, what is staged or on its way in,
//! proposals, invitations, and the receipts of what people did.

use std::collections::BTreeMap;

use budget::government::Government as Region;
use budget::organisation::Organisation;
use budget::protocol::people::{Frozen, Member};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use worker::SqlStorage;

/// A row, by its columns.
pub(in crate::government) type Row = Map<String, Value>;

/// Bytes of rows that are written by one statement: a value may have 2 MB at most.
const BATCH_BYTES: usize = 1_000_000;

/// What becomes of the rows of a table when they are put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::government) enum Back {
    /// They are put where nothing is.
    Put,
    /// They take the place of what is there under their key.
    Over,
    /// They are read, but what they say is made anew.
    Anew,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub(in crate::government) struct Table {
    pub(in crate::government) name: &'static str,
    /// The migration that made it.
    pub(in crate::government) since: u32,
    pub(in crate::government) back: Back,
    columns: &'static [&'static str],
    /// How many of the first columns are its key, by which rows are in order.
    key: usize,
    /// Which rows.
    only: &'static str,
    /// Whether its `body` can be read, where it has one.
    reads: fn(&str) -> bool,
}

const EVERY: &str = "1";
/// A key of a person's request has a colon, one of a publication has none.
const OF_PUBLICATIONS: &str = "instr(key, ':') = 0";
/// What was decided and is in no log is not published.
const PLACED: &str = "(year, number) IN (SELECT year, number FROM places)";

/// Every table that holds truth.
pub(in crate::government) const TABLES: [Table; 8] = [
    bodies("government", 1, Back::Over, &["one", "body"], reads::<Region>),
    bodies("members", 3, Back::Over, &["person", "body"], reads::<Member>),
    bodies("frozen", 4, Back::Put, &["one", "body"], reads::<Frozen>),
    bodies("organisations", 5, Back::Put, &["id", "revision", "body"], reads::<Organisation>),
    table("drafts", Back::Put, &DRAFTS, 1, EVERY),
    table("publications", Back::Put, &PUBLICATIONS, 2, PLACED),
    table("places", Back::Anew, &["year", "number", "log_index"], 2, EVERY),
    table("receipts", Back::Anew, &["key", "asked", "reply", "at"], 1, OF_PUBLICATIONS),
];

const DRAFTS: [&str; 5] = ["year", "revision", "lines_sha256", "codes_sha256", "summary"];
const PUBLICATIONS: [&str; 4] = ["year", "number", "manifest_sha256", "published_at"];

/// A table of the first migration.
const fn table(
    name: &'static str,
    back: Back,
    columns: &'static [&'static str],
    key: usize,
    only: &'static str,
) -> Table {
    Table { name, since: 1, back, columns, key, only, reads: |_| true }
}

/// A table of things that are kept as JSON, each under its key.
const fn bodies(
    name: &'static str,
    since: u32,
    back: Back,
    columns: &'static [&'static str],
    reads: fn(&str) -> bool,
) -> Table {
    Table { name, since, back, columns, key: 1, only: EVERY, reads }
}

fn reads<T: DeserializeOwned>(body: &str) -> bool {
    serde_json::from_str::<T>(body).is_ok()
}

impl Table {
    /// So many of its rows from one on, a line each.
    pub(in crate::government) fn lines(
        &self,
        sql: &SqlStorage,
        from: u32,
        count: u32,
    ) -> worker::Result<Vec<String>> {
        let values = vec![i64::from(count).into(), i64::from(from).into()];
        super::values(sql, &self.query(), values)
    }

    fn query(&self) -> String {
        let Self { name, columns, key, only, .. } = self;
        let pairs: Vec<_> = columns.iter().map(|column| format!("'{column}', {column}")).collect();
        let order = columns.get(..*key).unwrap_or(columns).join(", ");
        format!(
            "SELECT json_object({}) AS value FROM {name} WHERE {only} ORDER BY {order}
             LIMIT ?1 OFFSET ?2",
            pairs.join(", ")
        )
    }

    /// Whether there is no row.
    pub(in crate::government) fn is_empty(&self, sql: &SqlStorage) -> worker::Result<bool> {
        let query = format!("SELECT EXISTS (SELECT 1 FROM {}) AS value", self.name);
        Ok(super::value::<u32>(sql, &query, vec![])? != Some(1))
    }

    /// Reads a row: exactly the table's columns, each a text, a whole number or nothing.
    pub(in crate::government) fn row(&self, line: &str) -> Option<Row> {
        let row: Row = serde_json::from_str(line).ok()?;
        let is_cell = |value: &Value| value.is_string() || value.is_i64() || value.is_null();
        let whole = row.len() == self.columns.len()
            && self.columns.iter().all(|column| row.get(*column).is_some_and(is_cell));
        let body = row.get("body").and_then(Value::as_str);
        let reads = body.map_or(!self.columns.contains(&"body"), self.reads);
        (whole && reads).then_some(row)
    }

    /// What a row is found by, to be compared with another's.
    pub(in crate::government) fn key(&self, row: &Row) -> Vec<(i64, String)> {
        let cell = |column: &&str| {
            let value = row.get(*column);
            let number = value.and_then(Value::as_i64).unwrap_or_default();
            (number, value.and_then(Value::as_str).unwrap_or_default().to_owned())
        };
        self.columns.iter().take(self.key).map(cell).collect()
    }

    /// Puts rows back.
    pub(in crate::government) fn put(&self, sql: &SqlStorage, rows: &[Row]) -> worker::Result<()> {
        let verb = match self.back {
            Back::Put => "INSERT",
            Back::Over => "INSERT OR REPLACE",
            Back::Anew => return Ok(()),
        };
        let columns = self.columns.join(", ");
        let cells: Vec<_> =
            self.columns.iter().map(|column| format!("value ->> '{column}'")).collect();
        let cells = cells.join(", ");
        let name = self.name;
        let statement = format!("{verb} INTO {name} ({columns}) SELECT {cells} FROM json_each(?1)");
        batches(sql, &statement, rows.iter().map(|row| Ok(serde_json::to_string(row)?)))
    }
}

/// Runs a statement over JSON texts, as many at once as one value holds.
pub(super) fn batches(
    sql: &SqlStorage,
    statement: &str,
    items: impl Iterator<Item = worker::Result<String>>,
) -> worker::Result<()> {
    let run = |batch: &str| super::run(sql, statement, vec![format!("[{batch}]").into()]);
    let mut batch = String::new();
    for item in items {
        let item = item?;
        if !batch.is_empty() && BATCH_BYTES < batch.len() + item.len() {
            run(&std::mem::take(&mut batch))?;
        }
        if !batch.is_empty() {
            batch.push(',');
        }
        batch.push_str(&item);
    }
    if batch.is_empty() { Ok(()) } else { run(&batch) }
}

/// The tables as far as an export of this schema has them, by name.
pub(in crate::government) fn tables_of(schema: u32) -> BTreeMap<&'static str, Table> {
    let there = TABLES.into_iter().filter(|table| table.since <= schema);
    there.map(|table| (table.name, table)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables of the migrations that are no truth of their own, or are exported otherwise.
    const OTHERS: [&str; 9] = [
        "blobs",
        "history",
        "incoming",
        "invitations",
        "jobs",
        "migrations",
        "proposals",
        "restores",
        "staged",
    ];

    #[test]
    fn every_table_is_exported_or_named_as_one_that_is_not() {
        let migrations = super::super::MIGRATIONS;
        for (number, text) in (1..).zip(migrations) {
            for made in text.split("CREATE TABLE ").skip(1) {
                let (name, body) = made.split_once('(').unwrap();
                let Some(table) = TABLES.iter().find(|table| table.name == name.trim()) else {
                    assert!(OTHERS.contains(&name.trim()), "{name}: exported or not?");
                    continue;
                };
                assert_eq!(table.since, number, "{name}");
                let lines =
                    body.lines().map(str::trim_start).take_while(|line| !line.starts_with(')'));
                let is_column = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
                let columns: Vec<_> =
                    lines.filter(is_column).filter_map(|line| line.split(' ').next()).collect();
                assert_eq!(columns, table.columns, "{name}");
            }
        }
    }

    #[test]
    fn a_row_has_exactly_its_columns() {
        let places = TABLES.iter().find(|table| table.name == "places").unwrap();
        assert!(places.row(r#"{"year":2026,"number":1,"log_index":0}"#).is_some());
        for bad in [
            r#"{"year":2026,"number":1}"#,
            r#"{"year":2026,"number":1,"log_index":0,"more":1}"#,
            r#"{"year":2026,"number":1,"log_index":[0]}"#,
            r#"{"year":2026,"number":1,"log_index":0.5}"#,
            "[2026,1,0]",
            "",
        ] {
            assert_eq!(places.row(bad), None, "{bad}");
        }
    }
}
