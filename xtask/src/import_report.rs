//! `cargo xtask import-report [DIR]`: imports every CSV file of a directory, prints a line for
//! each and a summary, and writes all that was found to `target/import-report.json`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use budget::Money;
use budget::import::{self, Finding, Hints, Report};
use budget::money::Lang;
use serde_json::{Value, json};

/// Where the files are looked for, and what an index of them is called.
const DIRECTORY: &str = "../shared/data/apbd-2014-2016";
const INDEX: &str = "INDEX.csv";

/// Runs the verb.
pub(crate) fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let mut directory = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(value) => directory = Some(PathBuf::from(value)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let named = std::env::var_os("TERANG_REAL_FILES").map(PathBuf::from);
    let directory = directory.or(named).unwrap_or_else(|| root.join(DIRECTORY));
    if !directory.is_dir() {
        println!(
            "There are no files to import: {} is not a directory. Name one, as in\n  \
             cargo xtask import-report DIR\nor set TERANG_REAL_FILES.",
            directory.display()
        );
        return Ok(());
    }
    let hints = Hints::from_charts()?;
    let mut total = Total::default();
    let mut reports = Vec::new();
    for path in files(&directory)? {
        let bytes = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let start = Instant::now();
        let imported = import::import(&name, &bytes, &hints);
        let took = start.elapsed();
        println!("{}", line(&imported.report));
        total.add(&imported.report, bytes.len(), took);
        reports.push(as_json(&imported.report));
    }
    let out = root.join("target/import-report.json");
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&out, serde_json::to_vec_pretty(&reports)?)?;
    println!("\n{total}\nWritten to target/import-report.json.");
    Ok(())
}

fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        let csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if csv && path.file_name().is_some_and(|name| name != INDEX) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn line(report: &Report) -> String {
    let year = report.year.map_or("----".to_owned(), |year| year.to_string());
    let state = if report.reconciled() {
        "reconciled".to_owned()
    } else {
        let first = report.findings.first().map_or("", |finding| finding.kind.as_str());
        format!("{} findings ({first}, …)", report.findings.len())
    };
    format!(
        "{:<28} {:<22} {year} {:<26} {:<8} {:>6} rows {:>6} lines {:>6} items  {state}",
        report.file,
        report.layout.as_str(),
        report.government,
        report.unit.as_str(),
        report.rows,
        report.lines,
        report.items,
    )
}

#[derive(Default)]
struct Total {
    files: u32,
    reconciled: u32,
    rows: u64,
    lines: u64,
    items: u64,
    bytes: usize,
    seen: u64,
    intact: u64,
    read: u64,
    took: Duration,
    slowest: (Duration, String),
}

impl Total {
    fn add(&mut self, report: &Report, bytes: usize, took: Duration) {
        self.files += 1;
        self.reconciled += u32::from(report.reconciled());
        self.rows += u64::from(report.rows);
        self.lines += u64::from(report.lines);
        self.items += u64::from(report.items);
        self.bytes += bytes;
        self.seen += u64::from(report.formulas.seen);
        self.intact += u64::from(report.formulas.intact);
        self.read += u64::from(report.formulas.read);
        self.took += took;
        if self.slowest.0 < took {
            self.slowest = (took, report.file.clone());
        }
    }
}

impl std::fmt::Display for Total {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} of {} files reconcile.", self.reconciled, self.files)?;
        writeln!(
            f,
            "{} rows became {} lines, {} of them items.",
            self.rows, self.lines, self.items
        )?;
        let share = (self.read * 10_000).checked_div(self.intact).unwrap_or(0);
        writeln!(
            f,
            "{} calculations, {} whole, {} read ({}.{:02} %).",
            self.seen,
            self.intact,
            self.read,
            share / 100,
            share % 100
        )?;
        write!(
            f,
            "{} bytes in {} ms; the slowest file, {}, took {} ms.",
            self.bytes,
            self.took.as_millis(),
            self.slowest.1,
            self.slowest.0.as_millis()
        )
    }
}

fn as_json(report: &Report) -> Value {
    let findings = |list: &[Finding]| list.iter().map(finding_json).collect::<Vec<_>>();
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|(row, reason)| json!({ "row": row, "reason": reason.as_str() }))
        .collect();
    json!({
        "file": report.file,
        "layout": report.layout.as_str(),
        "encoding": report.encoding,
        "separator": report.separator,
        "number_forms": report.number_forms,
        "chart": report.chart.as_str(),
        "government": report.government,
        "government_slug": report.government_slug,
        "year": report.year,
        "unit": report.unit,
        "unit_name": report.unit_name,
        "title": report.title,
        "stage": report.stage,
        "rows": report.rows,
        "lines": report.lines,
        "items": report.items,
        "formulas_seen": report.formulas.seen,
        "formulas_intact": report.formulas.intact,
        "formulas_read": report.formulas.read,
        "skipped": report.skipped.len(),
        "skipped_rows": skipped,
        "revenue": report.revenue.to_string(),
        "expenditure": report.expenditure.to_string(),
        "financing_in": report.financing_in.to_string(),
        "financing_out": report.financing_out.to_string(),
        "printed_expenditure": plain(report.printed_expenditure),
        "reconciled": report.reconciled(),
        "findings": findings(&report.findings),
        "notes": findings(&report.notes),
    })
}

fn finding_json(finding: &Finding) -> Value {
    json!({
        "row": finding.row,
        "kind": finding.kind.as_str(),
        "code": finding.code.trim(),
        "name": finding.name.trim(),
        "message": finding.message(Lang::En),
        "message_id": finding.message(Lang::Id),
        "printed": plain(finding.printed),
        "computed": plain(finding.computed),
        "suggestion": finding.suggestion.as_ref().map(|suggestion| suggestion.message(Lang::En)),
    })
}

fn plain(amount: Option<Money>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}
