//! Exports that say one thing, and those that do not. The sample is an export as it is written;
//! each case changes one thing in it, with every sum made right again.

use std::collections::BTreeMap;
use std::io::Cursor;

use budget::canonical::{codes_csv, lines_csv};
use budget::government::{GovernmentKind, Slug};
use budget::history::{Actor, beginning};
use budget::line::{Line, LineId, Section};
use budget::protocol::DraftSummary;
use budget::publication::{
    Completeness, Counts, LICENCE, MANIFEST_SCHEMA, Origin, PublishedFile, Stage, jcs,
};
use budget::{Budget, Money, wire};
use serde_json::json;

use super::super::super::tables::restores::FileAt;
use super::*;
use crate::refusal::{CanonicalFault, Refusal};

/// The tables as far as this program knows them.
const SCHEMA: u32 = 6;

type Bytes = BTreeMap<String, Vec<u8>>;

fn region(name: &str, code: &str) -> Region {
    Region {
        slug: Slug::parse("kota-coba").unwrap(),
        code: code.to_owned(),
        name: name.to_owned(),
        kind: GovernmentKind::City,
    }
}

fn budget(rupiah: i64) -> Budget {
    let line = |id| {
        Line::new(LineId::from_u64(id), Section::Expenditure, Money::from_rupiah(rupiah).unwrap())
    };
    Budget::from_lines([line(7), line(8)], BTreeMap::new()).unwrap()
}

fn manifest(number: u32, budget: &Budget, previous: Option<Hash>) -> (ManifestV1, Bytes) {
    let files = Bytes::from([
        ("lines.csv".to_owned(), lines_csv(budget)),
        ("codes.csv".to_owned(), codes_csv(budget)),
        (wire::FILE_NAME.to_owned(), wire::encode(budget).unwrap()),
    ]);
    let published = |(name, bytes): (&String, &Vec<u8>)| PublishedFile {
        name: name.clone(),
        media_type: "text/csv".to_owned(),
        bytes: u32::try_from(bytes.len()).unwrap(),
        sha256: Hash::of(bytes),
    };
    let manifest = ManifestV1 {
        schema: MANIFEST_SCHEMA.to_owned(),
        government: region("Kota Coba", "99.71"),
        year: 2026,
        number,
        stage: Stage::Enacted,
        legal_basis: None,
        currency: "IDR".to_owned(),
        charts: Vec::new(),
        totals: budget.balance().unwrap(),
        counts: Counts::of(budget),
        origin: None,
        completeness: Completeness::default(),
        files: files.iter().map(published).collect(),
        previous,
        published_at: format!("2026-01-0{number}T00:00:00Z"),
        licence: LICENCE.to_owned(),
    };
    (manifest, files)
}

fn lines(rows: &[Value]) -> Vec<u8> {
    rows.iter().fold(Vec::new(), |mut bytes, row| {
        bytes.extend(row.to_string().into_bytes());
        bytes.push(b'\n');
        bytes
    })
}

fn joined(lines: &[&str]) -> Vec<u8> {
    [lines.join("\n").as_str(), "\n"].concat().into_bytes()
}

/// A history of these acts, bound entry by entry.
fn history(acts: &[(&str, &str, Value)]) -> Vec<u8> {
    let (mut previous, mut bytes) = (beginning(), Vec::new());
    for (number, (act, on, after)) in (1..).zip(acts) {
        let entry = Entry {
            number,
            at: "2026-02-01T00:00:00Z".to_owned(),
            by: ratna(),
            act: (*act).to_owned(),
            on: (*on).to_owned(),
            before: None,
            after: Some(after.clone()),
            reason: String::new(),
            previous,
        };
        let line = jcs(&entry).unwrap();
        previous = Hash::of(&line);
        bytes.extend(line);
        bytes.push(b'\n');
    }
    bytes
}

fn ratna() -> Actor {
    Actor { id: "ratna".repeat(5), name: "Ratna".to_owned(), roles: vec!["auditor".to_owned()] }
}

/// Two publications of one budget, the second of which is also the draft.
#[expect(clippy::too_many_lines, reason = "a list: every file of an export")]
fn sample() -> Bytes {
    let mut files = Bytes::new();
    let (mut previous, mut rows, mut places, mut receipts, mut acts) =
        (None, Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 1..=2 {
        let (manifest, own) = manifest(number, &budget(i64::from(number)), previous);
        let bytes = jcs(&manifest).unwrap();
        let hash = Hash::of(&bytes);
        for (name, bytes) in own.into_iter().chain([(MANIFEST.0.to_owned(), bytes)]) {
            files.insert(format!("published/2026/v{number}/{name}"), bytes);
        }
        rows.push(json!({
            "year": 2026, "number": number, "manifest_sha256": hash,
            "published_at": manifest.published_at,
        }));
        places.push(json!({ "year": 2026, "number": number, "log_index": 10 + number }));
        let reply = PublicationSummary::of(&manifest, hash.clone(), 10 + u64::from(number));
        let reply = serde_json::to_string(&reply).unwrap();
        let asked = Hash::of(b"asked");
        let key = format!("request-{number}");
        receipts.push(json!({ "key": key, "asked": asked, "reply": reply, "at": "x" }));
        acts.push(("publish", format!("2026/v{number}"), json!({ "manifest_sha256": hash })));
        previous = Some(hash);
    }
    acts.push(("export", "kota-coba".to_owned(), json!(null)));
    let acts: Vec<_> =
        acts.iter().map(|(act, on, after)| (*act, on.as_str(), after.clone())).collect();
    let draft = budget(2);
    let (of_lines, of_codes) = (lines_csv(&draft), codes_csv(&draft));
    let summary = DraftSummary {
        revision: 4,
        lines_sha256: Hash::of(&of_lines),
        lines: 2,
        totals: draft.balance().unwrap(),
    };
    let drafts = [json!({
        "year": 2026, "revision": 4, "lines_sha256": Hash::of(&of_lines),
        "codes_sha256": Hash::of(&of_codes), "summary": serde_json::to_string(&summary).unwrap(),
    })];
    let gilang = json!({
        "person": { "id": "0123456789abcdef", "name": "Gilang" },
        "roles": [{ "role": "administrator" }], "status": "active", "since": "x",
    });
    let members = [json!({ "person": "0123456789abcdef", "body": gilang.to_string() })];
    let own = json!({
        "one": 1, "body": serde_json::to_string(&region("Kota Coba", "99.71")).unwrap(),
    });
    let about = About {
        format: FORMAT.to_owned(),
        version: VERSION,
        government: region("Kota Coba", "99.71"),
        exported_at: "2026-02-01T00:00:00Z".to_owned(),
        exported_by: ratna(),
        schema: SCHEMA,
        rows: BTreeMap::new(),
    };
    files.insert("history.jsonl".to_owned(), history(&acts));
    files.insert("drafts/2026/lines.csv".to_owned(), of_lines);
    files.insert("drafts/2026/codes.csv".to_owned(), of_codes);
    for name in tables_of(SCHEMA).into_keys() {
        files.insert(format!("tables/{name}.jsonl"), Vec::new());
    }
    for (name, rows) in [
        ("government", [own].as_slice()),
        ("members", &members),
        ("drafts", &drafts),
        ("publications", &rows),
        ("places", &places),
        ("receipts", &receipts),
    ] {
        files.insert(format!("tables/{name}.jsonl"), lines(rows));
    }
    files.insert("terang-export.json".to_owned(), serde_json::to_vec(&about).unwrap());
    files
}

fn checked(mut files: Bytes) -> Result<Copy, Error> {
    // The counts, as whoever changes a file would make them right too.
    let about = files.get("terang-export.json").unwrap();
    if let Ok(mut about) = serde_json::from_slice::<About>(about) {
        for name in tables_of(SCHEMA).into_keys().chain(["history"]) {
            let path = if name == "history" { name.to_owned() } else { format!("tables/{name}") };
            let bytes = files.get(&format!("{path}.jsonl")).cloned().unwrap_or_default();
            let count = bytes.split(|byte| *byte == b'\n').count() - 1;
            about.rows.insert(name.to_owned(), u32::try_from(count).unwrap());
        }
        files.insert("terang-export.json".to_owned(), serde_json::to_vec(&about).unwrap());
    }
    let at = |bytes: &Vec<u8>| FileAt { sha256: Hash::of(bytes), bytes: bytes.len() as u64 };
    let contents: Contents = files.iter().map(|(path, of)| (path.clone(), at(of))).collect();
    let by_hash: BTreeMap<Hash, Vec<u8>> =
        files.into_values().map(|bytes| (Hash::of(&bytes), bytes)).collect();
    let open = |hash: &Hash| Cursor::new(by_hash[hash].clone());
    let files = Files { contents: &contents, open };
    let copy = files.understand(&region("Kota Coba yang Baru", "99.71"), SCHEMA)?;
    files.prove(&copy)?;
    Ok(copy)
}

fn edited(path: &str, from: &str, to: &str) -> Bytes {
    let mut files = sample();
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{path}: {from}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

#[track_caller]
fn refused(files: Bytes, rule: ExportRule) -> String {
    match checked(files) {
        Err(Error::Refused(Refusal::NotAnExport { fault })) => {
            assert_eq!(fault.rule, rule, "{}", fault.at);
            fault.at
        }
        other => panic!("{other:?} where {rule:?} belongs"),
    }
}

#[test]
fn what_says_one_thing_is_understood() {
    let copy = checked(sample()).unwrap();
    let numbers: Vec<_> = copy.publications.iter().map(|of| of.manifest.number).collect();
    assert_eq!(numbers, [1, 2]);
    let requests: Vec<_> = copy.publications.iter().filter_map(|of| of.request.clone()).collect();
    assert_eq!(requests[1], ("request-2".to_owned(), Hash::of(b"asked")));
    assert_eq!((copy.members.len(), copy.history.0), (1, 3));
    // The order is that of the log.
    let turned = edited("tables/places.jsonl", "\"log_index\":11", "\"log_index\":99");
    let numbers: Vec<_> =
        checked(turned).unwrap().publications.iter().map(|of| of.manifest.number).collect();
    assert_eq!(numbers, [2, 1]);
}

#[test]
fn it_is_of_a_known_version_and_of_this_government() {
    let about = "terang-export.json";
    refused(edited(about, "\"version\":1", "\"version\":2"), ExportRule::Version);
    refused(edited(about, "terang-export", "other-export"), ExportRule::Version);
    refused(edited(about, "\"schema\":6", "\"schema\":7"), ExportRule::Version);
    refused(edited(about, "\"schema\":6", "\"other\":6"), ExportRule::Row);
    let other = refused(edited(about, "99.71", "99.72"), ExportRule::OtherGovernment);
    assert_eq!(other, "Kota Coba (99.72)");
    refused(edited(about, "kota-coba", "kota-lain"), ExportRule::OtherGovernment);
    refused(edited(about, "Kota Coba", "Kota Cobi"), ExportRule::Disagrees);
}

#[test]
fn every_file_that_belongs_is_there_and_no_other() {
    for path in sample().into_keys() {
        if path == "terang-export.json" {
            continue;
        }
        let mut files = sample();
        files.remove(&path);
        let result = checked(files);
        let Err(Error::Refused(Refusal::NotAnExport { fault })) = result else {
            panic!("{path}: {result:?}")
        };
        assert!(matches!(fault.rule, ExportRule::Missing | ExportRule::Manifest), "{path}");
        assert_eq!(fault.at, path);
    }
    for path in [
        "tables/sessions.jsonl",
        "drafts/2027/lines.csv",
        "published/2026/v3/lines.csv",
        "published/2026/v1/other.csv",
    ] {
        let mut files = sample();
        files.insert(path.to_owned(), b"x".to_vec());
        assert_eq!(refused(files, ExportRule::Path), path);
    }
}

#[test]
fn a_row_that_is_changed_or_taken_out_is_found() {
    let publications = "tables/publications.jsonl";
    refused(edited(publications, "\"number\":2", "\"number\":3"), ExportRule::Disagrees);
    refused(edited(publications, "2026-01-01", "2026-01-03"), ExportRule::Disagrees);
    for (table, row) in [("publications", 0), ("publications", 1), ("places", 0), ("places", 1)] {
        let mut files = sample();
        let path = format!("tables/{table}.jsonl");
        let text = String::from_utf8(files[&path].clone()).unwrap();
        let left = text.lines().enumerate().filter(|(at, _)| *at != row);
        let left: Vec<_> = left.map(|(_, line)| line).collect();
        files.insert(path, joined(&left));
        assert!(checked(files).is_err(), "{table} {row}");
    }
    refused(
        edited("tables/members.jsonl", "0123456789abcdef", "0123456789abcdee"),
        ExportRule::Row,
    );
    refused(edited("tables/members.jsonl", "administrator", "king"), ExportRule::Row);
    refused(edited("tables/receipts.jsonl", "\"asked\":\"", "\"asked\":\"x"), ExportRule::Row);
    refused(
        edited("tables/drafts.jsonl", "\"revision\":4", "\"revision\":5"),
        ExportRule::Disagrees,
    );
    // A row twice, or in another place.
    for table in ["members", "publications", "places"] {
        let mut files = sample();
        let rows = files.get_mut(&format!("tables/{table}.jsonl")).unwrap();
        rows.extend(rows.clone());
        refused(files, ExportRule::Row);
    }
    // The name of a request that nobody may give one.
    refused(edited("tables/receipts.jsonl", "request-1", "ratna:req"), ExportRule::Row);
    // An end of a line that is read as none, or as the text's own.
    for path in ["tables/members.jsonl", "history.jsonl"] {
        assert_eq!(refused(edited(path, "\n", "\r\n"), ExportRule::Row), format!("{path}, 1"));
    }
    // A row that is cut off in the middle of its line.
    let mut files = sample();
    files.get_mut("tables/members.jsonl").unwrap().pop();
    refused(files, ExportRule::Row);
}

/// With this row as the only one of a table.
fn with_rows(table: &str, rows: &[Value]) -> Bytes {
    let mut files = sample();
    files.insert(format!("tables/{table}.jsonl"), lines(rows));
    files
}

fn organisation(id: &str, code: &str, more: &str) -> Value {
    let body = format!(r#"{{"id":"{id}","code":"{code}","name":"Dinas {id}","from":2020{more}}}"#);
    json!({ "id": id, "revision": 1, "body": body })
}

#[test]
fn a_row_that_no_table_takes_is_refused_before_anybody_confirms_it() {
    let two = [organisation("a", "1.01", ""), organisation("b", "1.02", "")];
    assert!(checked(with_rows("organisations", &two)).is_ok());
    let mut elsewhere = organisation("a", "1.01", "");
    elsewhere["id"] = json!("b");
    let mut often = organisation("b", "1.02", "");
    often["revision"] = json!(i64::from(u32::MAX) + 1);
    let mut never = organisation("b", "1.02", "");
    never["revision"] = json!(-1);
    for (rows, rule, at) in [
        (vec![elsewhere], ExportRule::Row, "tables/organisations.jsonl, 1"),
        (vec![two[0].clone(), often], ExportRule::Row, "tables/organisations.jsonl, 2"),
        (vec![two[0].clone(), never], ExportRule::Row, "tables/organisations.jsonl, 2"),
        // Two of one code, a unit of nothing, a name that is a formula.
        (
            vec![two[0].clone(), organisation("b", "1.01", "")],
            ExportRule::Disagrees,
            "tables/organisations.jsonl",
        ),
        (
            vec![organisation("a", "1.01", r#","parent":"z""#)],
            ExportRule::Disagrees,
            "tables/organisations.jsonl",
        ),
        (vec![organisation("a", "=1+1", "")], ExportRule::Disagrees, "tables/organisations.jsonl"),
    ] {
        assert_eq!(refused(with_rows("organisations", &rows), rule), at);
    }
    let by = json!({ "id": "0123456789abcdef", "name": "Ratna" });
    let frozen = json!({ "by": by, "at": "x", "reason": "Uji." }).to_string();
    assert!(checked(with_rows("frozen", &[json!({ "one": 1, "body": frozen })])).is_ok());
    let other = [json!({ "one": 2, "body": frozen })];
    assert_eq!(refused(with_rows("frozen", &other), ExportRule::Row), "tables/frozen.jsonl, 1");
    let own = "tables/government.jsonl";
    refused(edited(own, "\"one\":1", "\"one\":7"), ExportRule::Row);
    let name = edited("terang-export.json", "Kota Coba", "=Kota Coba");
    assert_eq!(refused(name, ExportRule::Row), "terang-export.json");
}

#[test]
fn members_are_named_as_people_can_be_and_have_as_many_roles() {
    let member = |name: &str, email: &str, roles: usize| {
        let unit = |number| json!({ "role": "operator", "unit": format!("kantor-{number}") });
        let roles: Vec<_> = (0..roles).map(unit).collect();
        let body = json!({
            "person": { "id": "0123456789abcdef", "name": name, "email": email },
            "roles": roles, "status": "active", "since": "2026-01-01T00:00:00Z",
        });
        with_rows("members", &[json!({ "person": "0123456789abcdef", "body": body.to_string() })])
    };
    assert!(checked(member("Gilang", "gilang@contoh.go.id", 20)).is_ok());
    let long = "x".repeat(201);
    for files in [
        member("=HYPERLINK(1)", "", 1),
        member("Gi\u{7}lang", "", 1),
        member(&long, "", 1),
        member("Gilang", "+cmd|x", 1),
        member("Gilang", "a\nb", 1),
        member("Gilang", &long, 1),
        member("Gilang", "", 21),
    ] {
        assert_eq!(refused(files, ExportRule::Row), "tables/members.jsonl, 1");
    }
}

#[test]
fn the_history_is_whole_and_fits_what_was_published() {
    let text = |files: &Bytes| String::from_utf8(files["history.jsonl"].clone()).unwrap();
    let mut files = sample();
    let all = text(&files);
    let without = joined(&all.lines().skip(1).collect::<Vec<_>>());
    files.insert("history.jsonl".to_owned(), without);
    assert_eq!(refused(files, ExportRule::History), "1");
    let mut files = sample();
    let all = text(&files);
    let without = joined(&all.lines().take(2).collect::<Vec<_>>());
    files.insert("history.jsonl".to_owned(), without);
    assert_eq!(refused(files, ExportRule::History), "2");
    refused(edited("history.jsonl", "Ratna", "Ratni"), ExportRule::History);
    // Whole by itself, but nobody decided the second publication.
    let mut files = sample();
    let hash = |number: u32| Hash::of(&files[&format!("published/2026/v{number}/manifest.json")]);
    let publish = |number: u32| json!({ "manifest_sha256": hash(number) });
    let own = ("export", "kota-coba", json!(null));
    let acts = [("publish", "2026/v1", publish(1)), own.clone()];
    let decided =
        [("publish", "2026/v1", publish(1)), ("publish", "2026/v2", publish(2)), own.clone()];
    files.insert("history.jsonl".to_owned(), history(&acts));
    assert_eq!(refused(files, ExportRule::History), "2026/v2");
    // Another was decided, and was never published: a freeze held it back, here or before this
    // government was put back the last time.
    let held_back = ("publish", "2026/v3", json!({ "manifest_sha256": Hash::of(b"other") }));
    let restored = ("restore", "kota-coba", json!(null));
    let [first, second, _] = decided.clone();
    let mut files = sample();
    let acts = [first.clone(), second.clone(), held_back.clone(), own.clone()];
    files.insert("history.jsonl".to_owned(), history(&acts));
    assert_eq!(refused(files.clone(), ExportRule::History), "3");
    let body = json!({
        "by": { "id": "0123456789abcdef", "name": "Ratna" }, "at": "x", "reason": "Uji.",
    });
    let frozen = lines(&[json!({ "one": 1, "body": body.to_string() })]);
    files.insert("tables/frozen.jsonl".to_owned(), frozen);
    assert!(checked(files.clone()).is_ok());
    files.insert("tables/frozen.jsonl".to_owned(), Vec::new());
    let acts = [first, held_back, restored, second, own];
    files.insert("history.jsonl".to_owned(), history(&acts));
    assert!(checked(files).is_ok());
    // Whole by itself, but of something that was never published.
    let mut files = sample();
    let hash = json!({ "manifest_sha256": Hash::of(b"other") });
    let acts = [("publish", "2026/v1", hash), ("export", "kota-coba", json!(null))];
    files.insert("history.jsonl".to_owned(), history(&acts));
    assert_eq!(refused(files, ExportRule::History), "1");
}

/// Puts other bytes in a publication's file and makes manifest, row, receipt and history fit.
fn forged(name: &str, bytes: &[u8], change: impl Fn(&mut ManifestV1)) -> Bytes {
    let mut files = sample();
    let own = "published/2026/v2/manifest.json";
    let before = files[own].clone();
    let mut manifest: ManifestV1 = serde_json::from_slice(&before).unwrap();
    for file in manifest.files.iter_mut().filter(|file| file.name == name) {
        (file.sha256, file.bytes) = (Hash::of(bytes), u32::try_from(bytes.len()).unwrap());
        files.insert(format!("published/2026/v2/{name}"), bytes.to_vec());
    }
    change(&mut manifest);
    let after = jcs(&manifest).unwrap();
    let (old, new) = (Hash::of(&before), Hash::of(&after));
    for path in ["tables/publications.jsonl", "tables/receipts.jsonl"] {
        let text = String::from_utf8(files[path].clone()).unwrap();
        files.insert(path.to_owned(), text.replace(old.as_str(), new.as_str()).into_bytes());
    }
    let first = Hash::of(&files["published/2026/v1/manifest.json"]);
    let acts = [
        ("publish", "2026/v1", json!({ "manifest_sha256": first })),
        ("publish", "2026/v2", json!({ "manifest_sha256": new })),
        ("export", "kota-coba", json!(null)),
    ];
    files.insert("history.jsonl".to_owned(), history(&acts));
    files.insert(own.to_owned(), after);
    files
}

#[test]
fn figures_are_those_of_the_lines_whatever_is_said_of_them() {
    let same = lines_csv(&budget(2));
    assert!(checked(forged("lines.csv", &same, |_| ())).is_ok(), "nothing was changed");
    let path = "published/2026/v2/manifest.json";
    let more = |manifest: &mut ManifestV1| manifest.totals.expenditure = Money::ZERO;
    assert_eq!(refused(forged("lines.csv", &same, more), ExportRule::Manifest), path);
    let fewer = |manifest: &mut ManifestV1| manifest.counts.lines = 1;
    assert_eq!(refused(forged("lines.csv", &same, fewer), ExportRule::Manifest), path);
    // Other lines with their own totals, but columns of the old ones.
    let other = budget(3);
    let totals = |manifest: &mut ManifestV1| manifest.totals = other.balance().unwrap();
    let forged_lines = forged("lines.csv", &lines_csv(&other), totals);
    let at = refused(forged_lines, ExportRule::Disagrees);
    assert_eq!(at, format!("published/2026/v2/{}", wire::FILE_NAME));
    let columns = forged(wire::FILE_NAME, b"no columns", |_| ());
    refused(columns, ExportRule::Disagrees);
    // What would run in a reader's browser, or does not belong on a page.
    let link = |manifest: &mut ManifestV1| {
        let address = Some("javascript:alert(1)".to_owned());
        let (id, en) = ("Dari berkas.".to_owned(), "From files.".to_owned());
        manifest.origin = Some(Origin { id, en, address, files: Vec::new() });
    };
    refused(forged("lines.csv", &same, link), ExportRule::Manifest);
    let name = |manifest: &mut ManifestV1| manifest.government.name = "=1+1".to_owned();
    refused(forged("lines.csv", &same, name), ExportRule::Manifest);
    let when = |manifest: &mut ManifestV1| manifest.published_at = "kemarin".to_owned();
    refused(forged("lines.csv", &same, when), ExportRule::Manifest);
    // A manifest of another budget, or one that does not follow the one before it.
    let elsewhere = |manifest: &mut ManifestV1| manifest.year = 2027;
    refused(forged("lines.csv", &same, elsewhere), ExportRule::Manifest);
    let alone = |manifest: &mut ManifestV1| manifest.previous = None;
    refused(forged("lines.csv", &same, alone), ExportRule::Manifest);
    // One byte of a file, and nothing made to fit.
    let lines = "published/2026/v1/lines.csv";
    refused(edited(lines, "1.00", "2.00"), ExportRule::Manifest);
}

#[test]
fn what_is_not_canonical_is_refused_with_its_place() {
    let mut lines = lines_csv(&budget(2));
    lines.extend_from_slice(b"x\r\n");
    let result = checked(forged("lines.csv", &lines, |_| ()));
    let Err(Error::Refused(Refusal::NotCanonical { file, fault: CanonicalFault { row, .. } })) =
        result
    else {
        panic!("{result:?}")
    };
    assert_eq!((file.as_str(), row), ("published/2026/v2/lines.csv", 4));
    // A draft whose row was made to fit, and whose totals were not.
    let mut files = sample();
    let (old, new) = (lines_csv(&budget(2)), lines_csv(&budget(5)));
    let rows = String::from_utf8(files["tables/drafts.jsonl"].clone()).unwrap();
    let rows = rows.replace(Hash::of(&old).as_str(), Hash::of(&new).as_str());
    files.insert("tables/drafts.jsonl".to_owned(), rows.into_bytes());
    files.insert("drafts/2026/lines.csv".to_owned(), new);
    assert_eq!(refused(files, ExportRule::Disagrees), "tables/drafts.jsonl, 1");
}
