//! The tests that run on the machine itself: unit, property and snapshot tests of every crate
//! that can.

use super::Report;
use crate::check::NATIVE;
use crate::tools::command;
use anyhow::{Context, Result};

pub fn run() -> Result<Report> {
    let mut cargo = command("cargo");
    // All of them, also after one crate's failed.
    cargo.args(["test", "--no-fail-fast"]);
    for package in NATIVE {
        cargo.args(["--package", package]);
    }
    let output = cargo.output().context("starting cargo test")?;
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let mut report = count(&out);
    report.notices = skips(&out, &err);
    if !output.status.success() {
        // A test that does not compile fails without being counted.
        report.failed = report.failed.max(1);
        report.details = format!("{out}\n{err}");
    }
    Ok(report)
}

/// Adds up the lines `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
fn count(out: &str) -> Report {
    let mut report = Report::default();
    for line in out.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        let number = |what: &str| {
            let before = line.split(what).next().unwrap_or_default();
            let word = before.split_whitespace().next_back().unwrap_or_default();
            word.parse::<usize>().unwrap_or(0)
        };
        report.passed += number(" passed;");
        report.failed += number(" failed;");
        report.skipped += number(" ignored;");
    }
    report
}

/// A test that finds its files missing says so in a line of its own, beginning with `skipped:`.
fn skips(out: &str, err: &str) -> Vec<String> {
    let lines = out.lines().chain(err.lines());
    lines.filter(|line| line.starts_with("skipped:")).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn the_results_of_several_crates_are_added_up() {
        let out = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out\n";
        let report = count(out);
        assert_eq!((report.passed, report.failed, report.skipped), (15, 2, 1));
    }
}
