//! Whether every dependency may be distributed with Terang: its licence against the list in
//! `deny.toml`, its origin against crates.io. Needs no other tool; cargo-deny looks too where it
//! is installed, also for known weaknesses where their database can be had.

use crate::tools::{command, find, output, root};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, LicenseReq, Licensee, ParseMode};
use std::fs;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks all dependencies; gives notices of what could not be looked at.
pub fn check() -> Result<Vec<String>> {
    let allowed = allowed()?;
    let mut faults = Vec::new();
    for package in packages()? {
        let text = |key: &str| package.get(key).and_then(Value::as_str);
        let name = text("name").unwrap_or("?");
        if let Some(source) = text("source")
            && source != CRATES_IO
        {
            faults.push(format!("{name} comes from {source}, not from crates.io"));
        }
        let Some(licence) = text("license") else {
            faults.push(format!("{name} names no licence"));
            continue;
        };
        let expression = Expression::parse_mode(licence, ParseMode::LAX)
            .with_context(|| format!("{name}: the licence {licence:?} is no SPDX expression"))?;
        if !is_allowed(&expression, &allowed) {
            faults.push(format!("{name} is under {licence}, which deny.toml does not allow"));
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    cargo_deny()
}

fn is_allowed(expression: &Expression, allowed: &[Licensee]) -> bool {
    expression.evaluate(|wanted: &LicenseReq| allowed.iter().any(|one| one.satisfies(wanted)))
}

fn allowed() -> Result<Vec<Licensee>> {
    let text = fs::read_to_string(root().join("deny.toml"))?;
    let deny: toml::Table = text.parse().context("deny.toml")?;
    let list = deny.get("licenses").and_then(|table| table.get("allow"));
    let list = list.and_then(toml::Value::as_array).context("deny.toml has no licenses.allow")?;
    let names = list.iter().filter_map(toml::Value::as_str);
    names.map(|name| Licensee::parse(name).with_context(|| format!("deny.toml: {name}"))).collect()
}

/// Every package that the lock file knows, as cargo describes it.
pub fn packages() -> Result<Vec<Value>> {
    let text = output(command("cargo").args(["metadata", "--format-version", "1", "--locked"]))?;
    let mut metadata: Value = serde_json::from_str(&text)?;
    match metadata.get_mut("packages").map(Value::take) {
        Some(Value::Array(packages)) => Ok(packages),
        _ => bail!("`cargo metadata` lists no packages"),
    }
}

fn cargo_deny() -> Result<Vec<String>> {
    if find("cargo-deny").is_none() {
        return Ok(vec![
            "known weaknesses (advisories) not looked up: cargo-deny is not installed \
             (`cargo install --locked cargo-deny`)"
                .to_owned(),
        ]);
    }
    deny(&["licenses", "bans", "sources"])?;
    match deny(&["advisories"]) {
        Ok(()) => Ok(Vec::new()),
        Err(error) if is_unreachable(&error.to_string()) => Ok(vec![
            "known weaknesses (advisories) not looked up: their database cannot be reached"
                .to_owned(),
        ]),
        Err(error) => Err(error),
    }
}

/// What cargo-deny says when it cannot fetch the database, as opposed to when it finds something.
fn is_unreachable(said: &str) -> bool {
    said.contains("failed to fetch advisory database") || said.contains("failed to clone")
}

fn deny(what: &[&str]) -> Result<()> {
    crate::tools::run_quietly(command("cargo").args(["deny", "check"]).args(what))
}

#[cfg(test)]
mod tests {
    use super::{allowed, is_allowed};
    use spdx::{Expression, ParseMode};

    #[test]
    fn a_choice_needs_one_allowed_licence_and_a_sum_needs_all() {
        let allowed = allowed().unwrap();
        let judge = |licence| {
            is_allowed(&Expression::parse_mode(licence, ParseMode::LAX).unwrap(), &allowed)
        };
        for good in ["MIT", "MIT/Apache-2.0", "MIT OR GPL-3.0-only", "MIT AND BSD-3-Clause"] {
            assert!(judge(good), "{good}");
        }
        for bad in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "AGPL-3.0-or-later", "MPL-2.0"] {
            assert!(!judge(bad), "{bad}");
        }
    }
}
