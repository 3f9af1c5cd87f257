//! Rows of real budget files imported in a second, beside Python's `csv` with `Decimal`, which
//! adds up the amounts and does nothing else, and beside the bare read of the `csv` crate.

use super::{Row, median};
use crate::demo_data::real_files;
use crate::tools::output;
use anyhow::{Context, Result};
use budget::import::{self, Hints};
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

const RUNS: usize = 5;
/// As fast as Python, times this.
const PYTHON_AIM: f64 = 20.0;
/// As fast as the bare read, times this.
const BARE_AIM: f64 = 1.0 / 3.0;

/// What a careful script does: every cell that is a number is made exact, and the last is added.
const PYTHON: &str = r#"
import csv, sys, time
from decimal import Decimal, InvalidOperation
texts = [open(name, encoding="utf-8", errors="replace", newline="").read() for name in sys.argv[1:]]
def read():
    total = Decimal(0)
    for text in texts:
        separator = ";" if text.count(";") > text.count(",") else ","
        for row in csv.reader(text.splitlines(True), delimiter=separator):
            for cell in row[2:]:
                try:
                    total += Decimal(cell)
                except InvalidOperation:
                    pass
    return total
read()
times = []
for _ in range(3):
    began = time.perf_counter(); read(); times.append(time.perf_counter() - began)
print(sorted(times)[1])
"#;

pub(super) fn rows() -> Result<Vec<Row>> {
    let Some(folder) = real_files() else {
        println!(
            "  not measured: the real budget files are not here; TERANG_REAL_FILES names them"
        );
        return Ok(Vec::new());
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "csv"));
    files.sort();
    let hints = Hints::from_charts()?;
    let texts: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|file| Ok((file.display().to_string(), fs::read(file)?)))
        .collect::<Result<_>>()?;
    let count: usize = texts.iter().map(|(_, bytes)| records(bytes)).sum();

    let ours = median(RUNS, || {
        texts.iter().for_each(|(name, bytes)| drop(black_box(import::import(name, bytes, &hints))));
        Ok(())
    })?;
    let bare = median(RUNS, || {
        black_box(texts.iter().map(|(_, bytes)| records(bytes)).sum::<usize>());
        Ok(())
    })?;
    let python = output(Command::new("python3").arg("-c").arg(PYTHON).args(&files))?;
    let python = Duration::from_secs_f64(python.trim().parse().context("python's time")?);
    Ok(vec![
        row(count, ours, python, "Python csv + Decimal", PYTHON_AIM),
        row(count, ours, bare, "csv crate, bare read", BARE_AIM),
    ])
}

fn row(count: usize, ours: Duration, rival: Duration, name: &str, aim: f64) -> Row {
    let speed = |time: Duration| count as f64 / time.as_secs_f64();
    let ratio = speed(ours) / speed(rival);
    Row {
        what: format!("import of {count} rows of real files"),
        ours: format!("{:.0} rows/s", speed(ours)),
        rival: format!("{:.0} rows/s ({name})", speed(rival)),
        ratio: Some(ratio),
        aim: format!("at least {aim:.2} ×"),
        met: aim <= ratio,
    }
}

/// How many records the bare reader finds, with the separator that is more frequent.
fn records(bytes: &[u8]) -> usize {
    let count = |wanted: u8| bytes.iter().filter(|byte| **byte == wanted).count();
    let separator = if count(b',') < count(b';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut found = 0;
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        found += 1;
    }
    found
}
