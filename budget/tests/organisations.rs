//! Organisations through the years: an id for ever, chains of what followed what, and nothing lost
//! or half done, whatever is asked in whatever order.

#![expect(clippy::unwrap_used, reason = "a case that cannot be set up has failed")]

use std::collections::BTreeSet;

use budget::money::Lang;
use budget::organisation::{
    Differs, Entry, ListRow, OrganisationAct as Act, OrganisationFault as Fault, OrganisationId,
    Organisations, apply, plan, read_list,
};
use budget::text::Text;
use proptest::prelude::*;

fn id(text: &str) -> OrganisationId {
    OrganisationId::parse(text).unwrap()
}

fn ids(texts: &[&str]) -> Vec<OrganisationId> {
    texts.iter().map(|text| id(text)).collect()
}

fn set(texts: &[&str]) -> BTreeSet<OrganisationId> {
    ids(texts).into_iter().collect()
}

fn entry(code: &str, name: &str) -> Entry {
    Entry { code: code.to_owned(), name: name.to_owned(), parent: None }
}

fn unit(code: &str, name: &str, parent: &str) -> Entry {
    Entry { parent: Some(id(parent)), ..entry(code, name) }
}

fn add(code: &str, name: &str, from: u16) -> Act {
    Act::Add { entry: entry(code, name), from }
}

fn end(ending: &[&str], until: u16, successors: &[&str], new: Vec<Entry>) -> Act {
    Act::End { ids: ids(ending), until, successors: ids(successors), new }
}

fn done(acts: &[Act]) -> Organisations {
    acts.iter().fold(Organisations::default(), |all, act| apply(&all, act).unwrap())
}

/// Three offices, of which one has two units.
fn three() -> Organisations {
    done(&[
        add("1.01", "Dinas Pendidikan", 2020),
        add("1.02", "Dinas Kesehatan", 2020),
        add("1.03", "Dinas Pekerjaan Umum", 2020),
        Act::Add { entry: unit("1.02.1", "Puskesmas I", "dinas-kesehatan"), from: 2020 },
        Act::Add { entry: unit("1.02.2", "Puskesmas II", "dinas-kesehatan"), from: 2021 },
    ])
}

#[test]
fn a_rename_keeps_the_id_and_each_year_its_name() {
    let new = entry("1.02.0.00.0.00.01.0000", "Dinas Kesehatan dan KB");
    let act = Act::Rename { id: id("dinas-kesehatan"), entry: new.clone(), from: 2023 };
    let all = apply(&three(), &act).unwrap();
    let of = all.find_text("dinas-kesehatan").unwrap();
    assert_eq!(of.entry(), new);
    assert_eq!(of.in_year(2022).map(|of| of.code), Some("1.02"));
    assert_eq!(of.in_year(2023).map(|of| of.name), Some("Dinas Kesehatan dan KB"));
    assert_eq!(all.descendants(&of.id, 2020, 2030), set(&["dinas-kesehatan"]));
    // Its old code is free for another from that year on, and its units are still its units.
    assert!(apply(&all, &add("1.02", "Dinas Lain", 2023)).is_ok());
    assert!(matches!(
        apply(&all, &add("1.02", "Dinas Lain", 2022)),
        Err(Fault::CodeTaken { year: 2022, .. })
    ));
    let units = all.current(2026).into_iter().filter(|of| of.parent == Some(id("dinas-kesehatan")));
    assert_eq!(units.count(), 2);
}

#[test]
fn a_correction_changes_the_words_of_the_same_years() {
    let act = |from| Act::Correct {
        id: id("dinas-kesehatan"),
        entry: entry("1.02.01", "Dinas Kesehatan Kota"),
        from,
    };
    let all = apply(&three(), &act(2019)).unwrap();
    let of = all.find_text("dinas-kesehatan").unwrap();
    assert!(of.former.is_empty());
    assert_eq!(of.in_year(2019).map(|of| of.code), Some("1.02.01"));
    // A unit that begins before its office does not fit.
    assert!(matches!(apply(&three(), &act(2021)), Err(Fault::ParentMissing { year: 2020, .. })));
}

#[test]
fn a_merge_of_three_and_a_split_into_two_lead_through_the_years() {
    let ending = ["dinas-kesehatan", "puskesmas-i", "puskesmas-ii"];
    let merged = done(&[
        add("1", "A", 2018),
        add("2", "B", 2018),
        add("3", "C", 2018),
        add("4", "D", 2018),
        // Three become one that begins then.
        end(&["a", "b", "c"], 2020, &[], vec![entry("1", "Abc")]),
        // Which is renamed, then split into a new one and one that was there.
        Act::Rename { id: id("abc"), entry: entry("5", "Abc Baru"), from: 2022 },
        end(&["abc"], 2023, &["d"], vec![entry("6", "E")]),
        // And the new one is closed.
        end(&["e"], 2025, &[], vec![]),
        add("7", "F", 2026),
    ]);
    let after = |of: &str, from, to| merged.descendants(&id(of), from, to);
    assert_eq!(after("a", 2018, 2020), set(&["a"]));
    assert_eq!(after("b", 2018, 2021), set(&["abc"]));
    assert_eq!(after("c", 2018, 2024), set(&["d", "e"]));
    assert_eq!(after("c", 2018, 2026), set(&["d"]));
    assert_eq!(after("c", 2021, 2026), set(&[]), "it was not there in 2021");
    let groups = |from, to| {
        let name = |of: BTreeSet<OrganisationId>| {
            of.iter().map(OrganisationId::as_str).collect::<Vec<_>>().join("+")
        };
        let all = merged.comparable(from, to).into_iter();
        all.map(|of| format!("{}>{}", name(of.before), name(of.after))).collect::<Vec<_>>()
    };
    assert_eq!(groups(2018, 2020), ["a>a", "b>b", "c>c", "d>d"]);
    assert_eq!(groups(2020, 2021), ["a+b+c>abc", "d>d"]);
    assert_eq!(groups(2020, 2024), ["a+b+c+d>d+e"]);
    assert_eq!(groups(2025, 2026), ["d>d", "e>", ">f"]);
    // What ended is there, with its years.
    for (of, until) in [("a", 2020), ("b", 2020), ("c", 2020), ("abc", 2023), ("e", 2025)] {
        assert_eq!(merged.find_text(of).unwrap().until, Some(until), "{of}");
    }
    // An office ends with its units, or they move first.
    let alone = end(&ending[..1], 2024, &["dinas-pendidikan"], vec![]);
    assert!(matches!(apply(&three(), &alone), Err(Fault::ParentMissing { year: 2025, .. })));
    let together = apply(&three(), &end(&ending, 2024, &["dinas-pendidikan"], vec![])).unwrap();
    assert_eq!(together.current(2025).len(), 2);
    let moved = Act::Rename {
        id: id("puskesmas-i"),
        entry: unit("1.02.1", "Puskesmas I", "dinas-pendidikan"),
        from: 2025,
    };
    let moved = apply(&three(), &moved).unwrap();
    let rest = end(&[ending[0], ending[2]], 2024, &["dinas-pendidikan"], vec![]);
    assert!(apply(&moved, &rest).is_ok());
}

#[test]
fn what_was_ended_by_mistake_goes_on() {
    let ended = apply(&three(), &end(&["dinas-pendidikan"], 2024, &[], vec![])).unwrap();
    let reopened = apply(&ended, &Act::Reopen { id: id("dinas-pendidikan") }).unwrap();
    assert_eq!(reopened, three());
    // Not where its code is another's by now.
    let taken = apply(&ended, &add("1.01", "Dinas Lain", 2026)).unwrap();
    let again = apply(&taken, &Act::Reopen { id: id("dinas-pendidikan") });
    assert!(matches!(again, Err(Fault::CodeTaken { year: 2026, .. })));
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let all = three();
    let dinkes = || id("dinas-kesehatan");
    let rename = |entry, from| Act::Rename { id: dinkes(), entry, from };
    let refused = |act: Act| {
        let fault = apply(&all, &act).unwrap_err();
        let json = serde_json::to_value(&fault).unwrap();
        assert_eq!(serde_json::from_value::<Fault>(json.clone()).unwrap(), fault);
        json.get("fault").unwrap().as_str().unwrap().to_owned()
    };
    let of_unit = |parent| Act::Add { entry: unit("9", "X", parent), from: 2024 };
    for (act, fault) in [
        (Act::Reopen { id: id("nobody") }, "unknown"),
        (Act::Reopen { id: dinkes() }, "not-ended"),
        (add("", "X", 2024), "bad-code"),
        (add(&"1".repeat(41), "X", 2024), "bad-code"),
        (add(" 9", "X", 2024), "bad-code"),
        (add("9", "=1+1", 2024), "bad-name"),
        (add("9", "X", 24), "bad-year"),
        (add("1.01", "X", 2024), "code-taken"),
        (of_unit("nobody"), "unknown"),
        (of_unit("puskesmas-i"), "nested"),
        (rename(unit("1.02", "Y", "dinas-kesehatan"), 2024), "own-parent"),
        (rename(unit("1.02", "Y", "dinas-pendidikan"), 2024), "nested"),
        (rename(entry("1.02", "Dinas Kesehatan"), 2024), "nothing"),
        (rename(entry("1.02", "Y"), 2020), "rename-year"),
        (rename(entry("1.01", "Y"), 2024), "code-taken"),
        (end(&[], 2024, &[], vec![]), "nothing"),
        (end(&["dinas-pendidikan"], 2019, &[], vec![]), "ends-too-early"),
        (end(&["dinas-pendidikan"], 2024, &["dinas-pendidikan"], vec![]), "successor-ends"),
        (end(&["dinas-pendidikan"], 2024, &["nobody"], vec![]), "unknown"),
        (end(&["puskesmas-i"], 2020, &["puskesmas-ii"], vec![entry("1.03", "X")]), "code-taken"),
    ] {
        assert_eq!(refused(act.clone()), fault, "{act:?}");
    }
    let late = apply(&all, &add("8", "Dinas Baru", 2030)).unwrap();
    let early = apply(&late, &end(&["dinas-pendidikan"], 2024, &["dinas-baru"], vec![]));
    assert!(matches!(early, Err(Fault::SuccessorAbsent { year: 2025, .. })));
}

fn rows(text: &str) -> Vec<ListRow> {
    let list = read_list(text.as_bytes());
    assert!(list.faults.is_empty(), "{:?}", list.faults);
    list.rows
}

fn import(text: &str, year: u16, differs: Differs) -> Act {
    Act::Import { year, differs, rows: rows(text) }
}

#[test]
fn a_list_adds_changes_and_leaves_alone() {
    let first =
        "kode;nama;induk\n1.02.1;Puskesmas I;1.02\n1.01;Dinas Pendidikan;\n1.02;Dinas Kesehatan;\n";
    let all = done(&[import(first, 2020, Differs::Corrected)]);
    assert_eq!(all.len(), 3);
    let unit = all.find_text("puskesmas-i").unwrap();
    assert_eq!(unit.parent, Some(id("dinas-kesehatan")), "a unit may stand before its office");
    // The same list again would do nothing.
    let again = plan(&all, 2020, &rows(first));
    assert_eq!((again.new.len(), again.changed.len(), again.unchanged), (0, 0, 3));
    assert_eq!(apply(&all, &import(first, 2020, Differs::Corrected)), Err(Fault::Nothing));
    // New codes with old names, one new name by its code, one unit more, one office not named.
    let second = "kode;nama;induk\n1.02.0.00.01;DINAS KESEHATAN;\n1.02.1;Puskesmas Satu;1.02.0.00.01\n1.02.2;Puskesmas Dua;1.02.0.00.01\n";
    let planned = plan(&all, 2026, &rows(second));
    let changed: Vec<_> = planned.changed.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(changed, ["dinas-kesehatan", "puskesmas-i"]);
    assert_eq!(planned.new.len(), 1);
    assert_eq!(planned.absent, ids(&["dinas-pendidikan"]));
    assert_eq!(planned.faults, []);
    let renamed = apply(&all, &import(second, 2026, Differs::Renamed)).unwrap();
    let of = renamed.find_text("dinas-kesehatan").unwrap();
    assert_eq!((of.former.len(), of.in_year(2025).map(|of| of.code)), (1, Some("1.02")));
    assert_eq!(renamed.find_text("puskesmas-dua").unwrap().from, 2026);
    let corrected = apply(&all, &import(second, 2026, Differs::Corrected)).unwrap();
    assert_eq!(corrected.find_text("dinas-kesehatan").unwrap().former, []);
}

#[test]
fn a_list_is_taken_whole_or_not_at_all() {
    let all = three();
    for (text, fault) in [
        ("kode;nama;induk\n9;Baru;\n9.1;Unit;8\n", "parent-unknown"),
        ("kode;nama;induk\n9;Baru;\n9.1;Unit;9\n9.2;Unit lagi;9.1\n", "nested"),
        ("kode;nama;induk\n9;Baru;9\n", "own-parent"),
    ] {
        let planned = plan(&all, 2026, &rows(text));
        assert_eq!(planned.faults.len(), 1, "{text}");
        let refused = apply(&all, &import(text, 2026, Differs::Renamed)).unwrap_err();
        let json = serde_json::to_value(&refused).unwrap();
        assert_eq!(json["fault"], "at-row", "{text}");
        assert_eq!(json["because"]["fault"], fault, "{text}");
    }
    // What the API sends is checked as what a file says.
    let row = |row, code: &str| ListRow {
        row,
        code: code.to_owned(),
        name: "X".to_owned(),
        parent: String::new(),
    };
    for rows in [vec![row(1, "7"), row(2, "7")], vec![row(1, "")], vec![row(1, "=7")]] {
        let act = Act::Import { year: 2026, differs: Differs::Renamed, rows };
        assert!(matches!(apply(&all, &act), Err(Fault::AtRow { .. })));
    }
    let later =
        Act::Rename { id: id("dinas-kesehatan"), entry: entry("1.02", "Dinkes"), from: 2027 };
    let later = apply(&all, &later).unwrap();
    let list = import("kode;nama\n1.02;Dinas Kes\n", 2026, Differs::Renamed);
    assert!(matches!(
        apply(&later, &list),
        Err(Fault::AtRow { row: 2, because }) if matches!(*because, Fault::ChangedLater { .. })
    ));
}

/// One of each, for the words.
fn every_fault() -> Vec<Fault> {
    let x = || "X".to_owned();
    vec![
        Fault::Unknown { id: id("x") },
        Fault::BadCode { code: x() },
        Fault::BadName { name: x() },
        Fault::BadYear { year: 1 },
        Fault::CodeTaken { code: x(), name: x(), by: x(), year: 2026 },
        Fault::ParentMissing { name: x(), parent: x(), year: 2026 },
        Fault::Nested { name: x(), parent: x() },
        Fault::OwnParent { name: x() },
        Fault::Ended { name: x(), until: 2026 },
        Fault::NotEnded { name: x() },
        Fault::EndsTooEarly { name: x(), since: 2026 },
        Fault::BeginsTooLate { name: x(), until: 2026 },
        Fault::RenameYear { name: x(), since: 2026 },
        Fault::SuccessorAbsent { name: x(), successor: x(), year: 2026 },
        Fault::SuccessorEnds { name: x() },
        Fault::Nothing,
        Fault::TooMany { limit: 2 },
        Fault::AtRow { row: 7, because: Box::new(Fault::Nothing) },
        Fault::NoHeader,
        Fault::NoRows,
        Fault::NoCode { name: x() },
        Fault::NoName { code: x() },
        Fault::Twice { code: x(), row: 7 },
        Fault::ParentUnknown { code: x() },
        Fault::ChangedLater { name: x(), since: 2026 },
        Fault::TornRow,
    ]
}

#[test]
fn every_fault_says_what_to_do_in_both_languages() {
    for lang in [Lang::Id, Lang::En] {
        let said: BTreeSet<_> =
            every_fault().iter().map(|fault| Text::of(lang).organisation_fault(fault)).collect();
        assert_eq!(said.len(), every_fault().len());
        for sentence in said {
            let fits = sentence.ends_with('.')
                && !sentence.contains("  ")
                && (sentence.contains("; ") || sentence.contains(": "));
            assert!(fits, "{sentence}");
        }
    }
}

fn any_id() -> impl Strategy<Value = OrganisationId> {
    (0..8_u8).prop_map(|n| id(&format!("n{n}")))
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let parent = prop::option::weighted(0.3, any_id());
    (0..12_u8, 0..8_u8, parent).prop_map(|(code, name, parent)| Entry {
        code: code.to_string(),
        name: format!("N{name}"),
        parent,
    })
}

fn any_year() -> impl Strategy<Value = u16> {
    2018..2028_u16
}

fn any_act() -> impl Strategy<Value = Act> {
    let some = || prop::collection::vec(any_id(), 0..3);
    let row = (0..12_u8, 0..8_u8, prop::option::weighted(0.3, 0..12_u8));
    let rows = prop::collection::vec(row, 1..4).prop_map(|rows| {
        let row = |(row, (code, name, parent)): (u32, (u8, u8, Option<u8>))| ListRow {
            row,
            code: code.to_string(),
            name: format!("N{name}"),
            parent: parent.map(|of| of.to_string()).unwrap_or_default(),
        };
        (1..).zip(rows).map(row).collect::<Vec<_>>()
    });
    let differs = prop_oneof![Just(Differs::Corrected), Just(Differs::Renamed)];
    prop_oneof![
        4 => (any_entry(), any_year()).prop_map(|(entry, from)| Act::Add { entry, from }),
        1 => (any_id(), any_entry(), any_year())
            .prop_map(|(id, entry, from)| Act::Correct { id, entry, from }),
        2 => (any_id(), any_entry(), any_year())
            .prop_map(|(id, entry, from)| Act::Rename { id, entry, from }),
        3 => (some(), any_year(), some(), prop::collection::vec(any_entry(), 0..2))
            .prop_map(|(ids, until, successors, new)| Act::End { ids, until, successors, new }),
        1 => any_id().prop_map(|id| Act::Reopen { id }),
        2 => (any_year(), differs, rows)
            .prop_map(|(year, differs, rows)| Act::Import { year, differs, rows }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is asked: nobody disappears, no year has a code twice, a unit is a unit of an
    /// office, and whoever was there in a year is in one group of every comparison.
    #[test]
    fn the_list_holds_together_whatever_is_asked(acts in prop::collection::vec(any_act(), 1..40)) {
        let mut all = Organisations::default();
        for act in acts {
            let Ok(after) = apply(&all, &act) else { continue };
            prop_assert!(all.iter().all(|of| after.find(&of.id).is_some()));
            prop_assert!(!after.changed_from(&all).is_empty());
            all = after;
        }
        for year in 2016..2031 {
            let there = all.current(year);
            let codes: BTreeSet<_> = there.iter().map(|of| of.in_year(year).unwrap().code).collect();
            prop_assert_eq!(codes.len(), there.len());
            for of in &there {
                let Some(parent) = of.in_year(year).unwrap().parent else { continue };
                let above = all.find(parent).unwrap().in_year(year);
                prop_assert!(above.is_some_and(|of| of.parent.is_none()));
            }
            for to in year..2031 {
                let groups = all.comparable(year, to);
                let before: Vec<_> = groups.iter().flat_map(|of| &of.before).collect();
                let after: Vec<_> = groups.iter().flat_map(|of| &of.after).collect();
                prop_assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), there.len());
                prop_assert_eq!(before.len(), there.len());
                prop_assert_eq!(after.len(), all.current(to).len());
            }
        }
        let json = serde_json::to_string(&all).unwrap();
        prop_assert_eq!(serde_json::from_str::<Organisations>(&json).unwrap(), all);
    }
}
