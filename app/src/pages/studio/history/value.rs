//! What something was before an act, or is since, in words: a change of members, a member, and
//! whatever else stands there, field by field.

use std::fmt::Write as _;

use budget::protocol::people::{Change, Member, MemberStatus};
use budget::role::Assignment;
use serde_json::{Map, Value};

use super::super::rights::{act_said, roles_said};
use crate::text::studio::StudioText;

/// How deep a value is told; what is below stands in the file.
const DEPTH_MAX: u32 = 3;

/// How many of a list are told; all of them stand in the file.
const ITEMS_MAX: usize = 12;

/// Who is who, by the ids that the history keeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    /// The names of the members.
    pub(super) fn of(members: Vec<Member>) -> Self {
        let name = |of: Member| (of.person.id.to_string(), of.person.name);
        Self(members.into_iter().map(name).collect())
    }

    /// The name of a person.
    pub(super) fn find(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| of == id).map(|(_, name)| name.as_str())
    }
}

/// Whether it is a change that was proposed: it says by itself whom it is about.
pub(super) fn is_proposal(value: &Value) -> bool {
    serde_json::from_value::<Change>(value.clone()).is_ok()
}

/// The value in words.
pub(super) fn said(t: &StudioText, value: &Value, names: &Names) -> String {
    said_to(t, value, names, DEPTH_MAX)
}

fn said_to(t: &StudioText, value: &Value, names: &Names, depth: u32) -> String {
    if let Some(known) = known(t, value, names) {
        return known;
    }
    let Some(below) = depth.checked_sub(1) else { return "…".to_owned() };
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => t.history.yes.to_owned(),
        Value::Bool(false) => t.history.no.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => names.find(text).unwrap_or(text).to_owned(),
        Value::Array(values) => {
            let rest = values.len().saturating_sub(ITEMS_MAX);
            let shown = values.iter().take(ITEMS_MAX).map(|value| said_to(t, value, names, below));
            let rest = (0 < rest).then(|| format!("… ({rest})"));
            shown.chain(rest).collect::<Vec<_>>().join(", ")
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| {
                let key = (t.history.key)(key).unwrap_or(key);
                format!("{key}: {}", said_to(t, value, names, below))
            };
            fields.iter().map(field).collect::<Vec<_>>().join("; ")
        }
    }
}

/// What is known to be something: a change, roles, a status.
fn known(t: &StudioText, value: &Value, names: &Names) -> Option<String> {
    match value {
        Value::Object(fields) if fields.contains_key("from") => organisation(t, fields),
        Value::Object(_) => {
            let act: Change = serde_json::from_value(value.clone()).ok()?;
            let about = act.person().map_or(act.name(), |person| {
                names.find(person.as_str()).unwrap_or(person.as_str())
            });
            Some(act_said(t, &act, about, &[]))
        }
        Value::Array(values) if !values.is_empty() => {
            let roles: Vec<Assignment> = serde_json::from_value(value.clone()).ok()?;
            Some(roles_said(t, &roles, &[]))
        }
        Value::String(_) => {
            let status: MemberStatus = serde_json::from_value(value.clone()).ok()?;
            Some((t.members.status)(status).to_owned())
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// An organisation: what it is called, since when and until when, and what follows it.
fn organisation(t: &StudioText, fields: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| fields.get(key).and_then(Value::as_str);
    let year = |key: &str| fields.get(key).and_then(Value::as_u64);
    let said = |key: &'static str| (t.history.key)(key).unwrap_or(key);
    let mut all =
        format!("{} {}, {} {}", text("code")?, text("name")?, said("from"), year("from")?);
    let mut add = |key: &'static str, what: &str| {
        let _written = write!(all, ", {} {what}", said(key));
    };
    if let Some(until) = year("until") {
        add("until", &until.to_string());
    }
    if let Some(parent) = text("parent") {
        add("parent", parent);
    }
    let successors = fields.get("successors").and_then(Value::as_array);
    for successor in successors.into_iter().flatten().filter_map(Value::as_str) {
        add("successors", successor);
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use budget::money::Lang;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_known_is_told_in_words_and_the_rest_field_by_field() {
        let t = StudioText::of(Lang::Id);
        let names = Names(vec![("0123456789abcdef".to_owned(), "Sari".to_owned())]);
        let told = |value: Value| said(t, &value, &names);
        assert_eq!(
            told(json!({ "act": "suspend", "person": "0123456789abcdef" })),
            "Menangguhkan Sari"
        );
        assert_eq!(
            told(
                json!({ "name": "Sari", "roles": [{ "role": "auditor" }], "status": "suspended" })
            ),
            "nama: Sari; peran: auditor Inspektorat; status: ditangguhkan"
        );
        let office = json!({ "id": "dinas-lama", "code": "1.02", "name": "Dinas Lama", "from": 2020,
            "until": 2025, "successors": ["dinas-baru"] });
        assert_eq!(
            told(json!([office])),
            "1.02 Dinas Lama, sejak 2020, sampai 2025, pengganti dinas-baru"
        );
        assert_eq!(told(json!({ "frozen": true })), "frozen: ya");
        assert_eq!(told(json!([])), "");
        assert_eq!(told(json!({ "a": { "b": { "c": { "d": 1 } } } })), "a: b: c: …");
    }
}
