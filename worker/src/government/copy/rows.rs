//! What the rows of a copy may say, beyond that they can be read: a row that the tables would not
//! take, or that no act here could have written, is refused while the copy is checked and not when
//! it is confirmed.

use std::collections::BTreeMap;

use budget::canonical::check_text;
use budget::organisation::{Organisation, Organisations};
use budget::protocol::people::{Member, PersonView};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::super::tables::copied::Row;
use super::unpack::fault;
use crate::error::Error;
use crate::limits::{MEMBERS_MAX, PERSON_CHARS_MAX, ROLES_MAX};
use crate::platform::FORMULA;
use crate::refusal::{ExportRule, Refusal};

/// The tables of a copy, by name.
pub(super) type Tables = BTreeMap<&'static str, Vec<Row>>;

pub(super) fn rows<'a>(tables: &'a Tables, name: &str) -> &'a [Row] {
    tables.get(name).map_or(&[], Vec::as_slice)
}

/// What stands in a column as JSON.
pub(super) fn inside<T: DeserializeOwned>(row: &Row, column: &str) -> Option<T> {
    serde_json::from_str(row.get(column)?.as_str()?).ok()
}

/// Whether a row is one that its table takes: of tables that have one row, it is that one; of
/// lists that were changed so often, that often can be counted.
pub(super) fn fits(table: &str, row: &Row) -> bool {
    let number = |column: &str| row.get(column).and_then(Value::as_i64);
    match table {
        "government" | "frozen" => number("one") == Some(1),
        "organisations" => number("revision").is_some_and(|of| u32::try_from(of).is_ok()),
        _ => true,
    }
}

/// The members, each under their own id and named as people can be.
pub(super) fn members(tables: &Tables) -> Result<Vec<Member>, Error> {
    let rows = rows(tables, "members");
    if MEMBERS_MAX < rows.len() {
        return Err(Refusal::TooMany { limit: MEMBERS_MAX }.into());
    }
    let member = |(number, row): (u32, &Row)| {
        let member: Option<Member> = inside(row, "body");
        let own = |member: &Member| {
            row.get("person").and_then(Value::as_str) == Some(member.person.id.as_str())
        };
        let bad = || fault(ExportRule::Row, &format!("tables/members.jsonl, {number}"));
        member.filter(|of| own(of) && is_plain(of)).ok_or_else(bad)
    };
    (1..).zip(rows).map(member).collect()
}

/// As plain as what a provider may say of somebody, and in no more roles than can be given.
fn is_plain(member: &Member) -> bool {
    let Member { person: PersonView { name, email, .. }, roles, since, .. } = member;
    let said = |text: &str| {
        let long = PERSON_CHARS_MAX < text.chars().count();
        !long && !text.chars().any(char::is_control) && !text.starts_with(FORMULA)
    };
    said(name) && said(email) && roles.len() <= ROLES_MAX && check_text(since, 40).is_ok()
}

/// The organisations, each under its own id, and all of them a list that acts could have made.
pub(super) fn organisations(tables: &Tables) -> Result<(), Error> {
    const PATH: &str = "tables/organisations.jsonl";
    let read = |(number, row): (u32, &Row)| {
        let of: Option<Organisation> = inside(row, "body");
        let own = |of: &Organisation| row.get("id").and_then(Value::as_str) == Some(of.id.as_str());
        of.filter(own).ok_or_else(|| fault(ExportRule::Row, &format!("{PATH}, {number}")))
    };
    let all = (1..).zip(rows(tables, "organisations")).map(read);
    let all = Organisations::from(all.collect::<Result<Vec<_>, _>>()?);
    all.check().map_err(|_| fault(ExportRule::Disagrees, PATH))
}
