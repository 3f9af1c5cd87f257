//! Members: who may act for the government, and as what.

use budget::protocol::people::Member;
use budget::role::PersonId;
use worker::SqlStorage;

use crate::error::Error;

/// All that ever were, by name.
pub(in crate::government) fn all(sql: &SqlStorage) -> Result<Vec<Member>, Error> {
    let query = "SELECT body AS value FROM members";
    let bodies: Vec<String> = super::values(sql, query, vec![])?;
    let read = bodies.iter().map(|body| serde_json::from_str(body));
    let mut members: Vec<Member> = read.collect::<Result<_, _>>()?;
    members.sort_by(|a, b| (&a.person.name, &a.person.id).cmp(&(&b.person.name, &b.person.id)));
    Ok(members)
}

/// One of them.
pub(in crate::government) fn find(
    sql: &SqlStorage,
    person: &PersonId,
) -> Result<Option<Member>, Error> {
    let query = "SELECT body AS value FROM members WHERE person = ?1";
    let body: Option<String> = super::value(sql, query, vec![person.as_str().into()])?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// One more, or the same as they are now.
pub(in crate::government) fn write(sql: &SqlStorage, member: &Member) -> worker::Result<()> {
    let statement = "INSERT INTO members VALUES (?1, ?2)
                     ON CONFLICT (person) DO UPDATE SET body = excluded.body";
    let body = serde_json::to_string(member)?;
    super::run(sql, statement, vec![member.person.id.as_str().into(), body.into()])
}
