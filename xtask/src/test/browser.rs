//! The tests on workerd and in Chromium: Playwright, against a Worker that is started for them.

use super::Report;
use crate::issuer;
use crate::run::load_demo_once;
use crate::server::{Options, Server, free_port};
use crate::tools::{chromium, command, root, run_quietly};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

/// TypeScript's view of the tests.
pub fn types() -> Result<()> {
    run_quietly(command("tsc").arg("--noEmit"))
}

pub fn run(filter: Option<&str>) -> Result<Report> {
    let results = root().join("test-results");
    let state = results.join("state");
    if results.exists() {
        fs::remove_dir_all(&results)?;
    }
    let forger = free_port()?;
    let options = Options { forger_port: Some(forger), ..Options::anywhere(state.clone())? };
    let server = Server::start(&options)?;
    load_demo_once(&server, &state)?;

    let mut playwright = command("playwright");
    playwright.arg("test").args(filter);
    playwright.env("TERANG_ADDRESS", &server.address).env("TERANG_TOKEN", &server.token);
    playwright.env("TERANG_FORGER", issuer::address(forger));
    playwright.env("TERANG_ISSUER", &server.issuer_address);
    playwright.env("TERANG_CHROMIUM", chromium().context("no Chromium")?);
    let status = playwright.status().context("starting Playwright")?;
    let mut report = count(&fs::read_to_string(results.join("report.json"))?)?;
    if !status.success() {
        report.failed = report.failed.max(1);
        report.details = server.last_words();
    }
    Ok(report)
}

/// Reads the numbers from Playwright's own report. A test that passed only at a second try counts
/// as failed.
fn count(report: &str) -> Result<Report> {
    let report: Value = serde_json::from_str(report).context("Playwright's report")?;
    let number = |name: &str| -> Result<usize> {
        let number = report.get("stats").and_then(|stats| stats.get(name));
        let number = number.and_then(Value::as_u64).context("Playwright's report lacks a count")?;
        Ok(usize::try_from(number)?)
    };
    Ok(Report {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
        skipped: number("skipped")?,
        ..Report::default()
    })
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_test_that_passed_at_a_second_try_counts_as_failed() {
        let text = r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 2, "skipped": 3}}"#;
        let report = count(text).unwrap();
        assert_eq!((report.passed, report.failed, report.skipped), (7, 3, 3));
        assert!(count("{}").is_err(), "a report without numbers is no success");
    }
}
