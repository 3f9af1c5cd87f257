//! The importer over the real files of 2014 to 2016, where they are there: none panics, how many
//! reconcile, how much of the arithmetic is read, and figures that were taken from the files
//! without this program. The files are no part of the project; without them nothing is tested
//! here, and the test says so.

#![expect(clippy::unwrap_used, reason = "a file that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use budget::import::{FindingKind, Hints, Imported, import};
use budget::{Budget, canonical};

/// The files with their names, in order; none where the directory is absent.
#[expect(clippy::print_stderr, reason = "a test that tests nothing says so")]
fn files() -> Vec<(String, Vec<u8>)> {
    let named = std::env::var_os("TERANG_REAL_FILES").map(PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let directory = named.unwrap_or_else(|| root.join("../shared/data/apbd-2014-2016"));
    let Ok(entries) = std::fs::read_dir(&directory) else {
        eprintln!("skipped: no real files in {} (TERANG_REAL_FILES)", directory.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    paths.retain(|path| path.file_name().is_some_and(|name| name != "INDEX.csv"));
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}

/// Every file imported, once for all tests.
fn all() -> &'static BTreeMap<String, Imported> {
    static ALL: OnceLock<BTreeMap<String, Imported>> = OnceLock::new();
    ALL.get_or_init(|| {
        let hints = Hints::from_charts().unwrap();
        let imported = |(name, bytes): (String, Vec<u8>)| {
            let result = import(&name, &bytes, &hints);
            (name, result)
        };
        files().into_iter().map(imported).collect()
    })
}

/// Printed figures of one file: revenue, spending, financing in and out, as rupiah and sen.
struct Printed {
    file: &'static str,
    totals: [&'static str; 4],
    reconciled: bool,
}

const fn printed(file: &'static str, totals: [&'static str; 4]) -> Printed {
    Printed { file, totals, reconciled: true }
}

/// Read by eye from the rows `4 PENDAPATAN`, `5 BELANJA`, `6.1` and `6.2` (or the total rows) of
/// each file, of the column after the change or budgeted; an absent row is nothing.
const PRINTED: [Printed; 12] = [
    printed("3401_1472446422.csv", ["0.00", "15359138816.00", "0.00", "0.00"]),
    printed("3401_1472446738.csv", ["1737353000.00", "5693520745.00", "0.00", "0.00"]),
    printed(
        "3401_1475754001.csv",
        ["1428564823405.71", "1477684838699.25", "64912509650.54", "15792494357.00"],
    ),
    printed(
        "3402_1475755216.csv",
        ["2077645141978.60", "2223664634415.72", "169729492437.12", "23710000000.00"],
    ),
    printed("34_1468359271.csv", ["2278781488.52", "9982509665.00", "0.00", "0.00"]),
    printed("3401_1471949861.csv", ["1088812577061.41", "1174629041137.61", "0.00", "0.00"]),
    printed("34_1472538466.csv", ["0.00", "5682549000.00", "0.00", "0.00"]),
    printed("34_1472465980.csv", ["0.00", "5682549000.00", "0.00", "0.00"]),
    printed(
        "3402100003_1470589538.csv",
        ["2235641900.00", "2251533706.00", "108891806.00", "93000000.00"],
    ),
    printed("3402_1474709750.csv", ["0.00", "299383031003.00", "0.00", "0.00"]),
    printed("34_1473933479.csv", ["0.00", "26568259036.00", "0.00", "0.00"]),
    // Not the printed total, which is Rp10,494,114,863: one amount was cut by a spreadsheet. The
    // 152 accounts of five levels, added up with Python's csv and decimal modules.
    Printed {
        file: "3402_1475314475.csv",
        totals: ["0.00", "10493665313.00", "0.00", "0.00"],
        reconciled: false,
    },
];

#[test]
fn the_real_files_are_understood() {
    let all = all();
    if all.is_empty() {
        return;
    }
    assert_eq!(all.len(), 356);
    let reconciled = all.values().filter(|file| file.report.reconciled()).count();
    let seen: u32 = all.values().map(|file| file.report.formulas.seen).sum();
    let intact: u32 = all.values().map(|file| file.report.formulas.intact).sum();
    let read: u32 = all.values().map(|file| file.report.formulas.read).sum();
    // All others contradict themselves: amounts cut or typed wrongly, rows or pages missing.
    assert!(272 <= reconciled, "{reconciled} reconcile");
    assert!(116_000 <= seen, "{seen} calculations seen");
    assert!(98 * intact <= 100 * read, "{read} of {intact} calculations read");
    for file in all.values() {
        let report = &file.report;
        assert!(!report.government.is_empty() && report.year.is_some(), "{}", report.file);
        let total = report.printed_expenditure;
        let agrees = total.is_none_or(|printed| printed == report.expenditure);
        assert!(!report.reconciled() || agrees, "{} does not reconcile", report.file);
    }
}

#[test]
fn figures_taken_from_the_files_by_other_means_agree() {
    let all = all();
    for expected in PRINTED.iter().filter(|_| !all.is_empty()) {
        let report = &all[expected.file].report;
        let totals =
            [report.revenue, report.expenditure, report.financing_in, report.financing_out];
        assert_eq!(totals.map(|total| total.to_string()), expected.totals, "{}", expected.file);
        assert_eq!(report.reconciled(), expected.reconciled, "{}", expected.file);
    }
    if let Some(file) = all.get("3402_1475314475.csv") {
        assert_eq!(file.lines.len(), 152);
        assert_eq!(file.report.findings[0].kind, FindingKind::ScaleThousand);
    }
}

#[test]
fn every_real_file_becomes_a_budget_that_can_be_published() {
    for (name, imported) in all() {
        let budget = Budget::from_lines(imported.lines.clone(), imported.names.clone()).unwrap();
        let lines = canonical::lines_csv(&budget);
        let read = canonical::read(&lines, &canonical::codes_csv(&budget));
        assert_eq!(read.as_ref(), Ok(&budget), "{name}");
    }
}
