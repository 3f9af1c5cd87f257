//! Every form that the importer knows, in a small made-up file each (`data/import`): what it says
//! of the file, the lines, the findings. The snapshots were read against the files by eye.

#![expect(clippy::unwrap_used, reason = "a file that cannot be set up has failed")]

use std::fmt::Write as _;
use std::path::Path;

use budget::import::{Hints, Imported, NamedRegion, import};
use budget::line::Coded;
use budget::money::Lang;
use budget::{Budget, Code, canonical};
use proptest::prelude::*;

/// A few names of our own, so that a better chart does not change what is expected here.
fn hints() -> Hints {
    let mut hints = Hints::default();
    let named = |names: &mut std::collections::BTreeMap<String, String>, code: &str, name: &str| {
        names.insert(code.to_owned(), name.to_owned());
    };
    for (code, name) in [("1", "Wajib"), ("1.06", "Perencanaan"), ("1.20", "Pemerintahan Umum")] {
        named(&mut hints.affairs, code, name);
    }
    named(&mut hints.functions, "01", "Pelayanan Umum");
    let function = Coded { code: Code::parse("01.05").unwrap(), name: "Perencanaan".to_owned() };
    hints.function_of_affair.insert("1.06".to_owned(), function);
    hints.regions = vec![
        NamedRegion::new("34", "Daerah Istimewa Yogyakarta"),
        NamedRegion::new("34.01", "Kabupaten Kulon Progo"),
        NamedRegion::new("34.03", "Kabupaten Gunungkidul"),
    ];
    hints
}

fn imported(name: &str) -> Imported {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name);
    import(name, &std::fs::read(path).unwrap(), &hints())
}

/// All that came of a file, for people.
fn shown(name: &str) -> String {
    let imported = imported(name);
    let report = &imported.report;
    let mut out = String::new();
    let line = |out: &mut String, text: String| writeln!(out, "{text}").unwrap();
    line(&mut out, format!("{} | {} | {:?}", report.government, report.title, report.stage));
    line(
        &mut out,
        format!(
            "{} {} {:?} {:?} {:?} year {:?} unit {} {:?}",
            report.layout.as_str(),
            report.chart.as_str(),
            report.encoding,
            report.separator,
            report.number_forms,
            report.year,
            report.unit.as_str(),
            report.unit_name
        ),
    );
    line(
        &mut out,
        format!(
            "revenue {} spending {} (printed {:?}) financing {} {} | {} rows {} lines {} items | {:?}",
            report.revenue,
            report.expenditure,
            report.printed_expenditure,
            report.financing_in,
            report.financing_out,
            report.rows,
            report.lines,
            report.items,
            report.formulas
        ),
    );
    for finding in &report.findings {
        let suggestion =
            finding.suggestion.as_ref().map(|s| s.message(Lang::Id)).unwrap_or_default();
        line(
            &mut out,
            format!("! {} {} {suggestion}", finding.kind.as_str(), finding.message(Lang::Id)),
        );
    }
    for note in &report.notes {
        line(&mut out, format!("- {} {}", note.kind.as_str(), note.message(Lang::En)));
    }
    for (row, reason) in &report.skipped {
        line(&mut out, format!("skipped {row} {}", reason.as_str()));
    }
    let budget = Budget::from_lines(imported.lines, imported.names).unwrap();
    let lines = canonical::lines_csv(&budget);
    let codes = canonical::codes_csv(&budget);
    // What an import makes can be published as it is.
    assert_eq!(canonical::read(&lines, &codes).as_ref(), Ok(&budget));
    out + &String::from_utf8(lines).unwrap() + &String::from_utf8(codes).unwrap()
}

#[test]
fn a_budget_book() {
    insta::assert_snapshot!(shown("book.csv"));
}

#[test]
fn an_amended_book_with_codes_that_lost_their_dots() {
    insta::assert_snapshot!(shown("before-after.csv"));
}

#[test]
fn a_realisation() {
    insta::assert_snapshot!(shown("realisation.csv"));
}

#[test]
fn a_summary_that_numbers_from_one() {
    insta::assert_snapshot!(shown("summary.csv"));
}

#[test]
fn a_summary_by_affair_and_unit() {
    insta::assert_snapshot!(shown("by-affair.csv"));
}

#[test]
fn a_realisation_by_nature_with_numbers_broken_into_cells() {
    insta::assert_snapshot!(shown("by-nature.csv"));
}

#[test]
fn a_village() {
    insta::assert_snapshot!(shown("village.csv"));
}

#[test]
fn a_broken_file_is_read_as_far_as_it_goes_and_nothing_is_repaired() {
    insta::assert_snapshot!(shown("broken.csv"));
}

#[test]
fn the_same_place_in_another_year_has_the_same_identity() {
    let ids = |year: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/book.csv");
        let text = std::fs::read_to_string(path).unwrap().replace("2015", year);
        let imported = import("book.csv", text.as_bytes(), &Hints::default());
        assert_eq!(imported.report.year, year.parse().ok());
        imported.lines.iter().map(|line| line.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("2015"), ids("2016"));
}

/// Bytes that look like a file of ours, more often than not.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        Just("1.20 . 1.20.03 . 01.02 . 5.2.2.01".to_owned()),
        Just("117  11701  0000  412".to_owned()),
        Just("No. Rekening,Uraian,Jumlah,Keterangan\n".to_owned()),
        Just("JUMLAH BELANJA".to_owned()),
        "[0-9.,E+^() -]{0,14}",
        "[a-z]{0,5}[0-9.,]{1,6} [a-z]{1,3} x [0-9.,]{1,12} = [0-9.,]{1,12}",
        ".{0,12}",
        "[\",;\n\r]{1,3}",
    ];
    let text = prop::collection::vec(cell, 0..60).prop_map(|cells| cells.concat().into_bytes());
    prop_oneof![text, prop::collection::vec(any::<u8>(), 0..300)]
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_and_what_it_makes_is_canonical(bytes in file()) {
        let imported = import("x.csv", &bytes, &Hints::default());
        let budget = Budget::from_lines(imported.lines, imported.names).unwrap();
        let (lines, codes) = (canonical::lines_csv(&budget), canonical::codes_csv(&budget));
        prop_assert_eq!(canonical::read(&lines, &codes), Ok(budget));
        for finding in imported.report.findings.iter().chain(&imported.report.notes) {
            prop_assert!(!finding.message(Lang::Id).is_empty());
            prop_assert!(!finding.message(Lang::En).is_empty());
        }
    }
}
