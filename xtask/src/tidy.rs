//! `cargo xtask tidy`: rules of the house that no compiler knows. Each says why it is there.

use crate::licences::packages;
use crate::tools::{command, output, root};
use anyhow::{Result, bail};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A longer file is read by nobody; it is two concepts, or a test that belongs in `tests/`.
const LINES_MAX: usize = 400;
/// What is written down to be done later is not found again: an issue is.
const LEFTOVERS: &[&str] = &["TODO", "FIXME", "<<<<<<< ", ">>>>>>> ", "/home/", "/root/"];
/// Who may not depend on whom: types and rules flow from `budget` outwards, and app and Worker
/// know each other only by its types.
const ARROWS: &[(&str, &[&str])] = &[
    ("app", &["terang-worker", "xtask"]),
    ("terang-worker", &["app", "xtask"]),
    ("budget", &["app", "terang-worker", "xtask"]),
];

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    println!("tidy: {} files", check()?);
    Ok(())
}

/// Looks at every file that git knows or would know; gives their number.
pub fn check() -> Result<usize> {
    let mut faults = Vec::new();
    let files = files()?;
    for file in &files {
        // Data and pictures are not text to be tidy in.
        let Ok(text) = fs::read_to_string(root().join(file)) else { continue };
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        let mut found = |fault: String| faults.push(format!("{}: {fault}", file.display()));
        match ending.as_str() {
            "rs" => {
                opening(&text).into_iter().for_each(&mut found);
                length(file, &text).into_iter().for_each(&mut found);
                dead(file).into_iter().for_each(&mut found);
            }
            "css" | "js" | "ts" => length(file, &text).into_iter().for_each(&mut found),
            "md" => links(file, &text).into_iter().for_each(&mut found),
            _ => {}
        }
        if matches!(ending.as_str(), "rs" | "css" | "js" | "ts" | "md" | "html" | "toml") {
            leftovers(file, &text).into_iter().for_each(&mut found);
        }
    }
    faults.extend(arrows()?);
    if !faults.is_empty() {
        bail!("{} faults:\n{}", faults.len(), faults.join("\n"));
    }
    Ok(files.len())
}

fn files() -> Result<Vec<PathBuf>> {
    let options = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = output(command("git").args(options))?;
    let files = listed.lines().map(PathBuf::from);
    Ok(files.filter(|file| root().join(file).is_file()).collect())
}

/// A file says first what it is, what it refuses to do, and what to read next.
fn opening(text: &str) -> Option<String> {
    (!text.starts_with("//!")).then(|| "does not open with a `//!` paragraph".to_owned())
}

/// Tests beside the code do not count. A file of tests may be as long as its cases, and the words
/// of a language are a list.
fn length(file: &Path, text: &str) -> Option<String> {
    let is_list = |part: &str| matches!(part, "tests" | "tests.rs" | "text");
    let is_test = file.components().any(|part| part.as_os_str().to_str().is_some_and(is_list));
    let code = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
    (!is_test && LINES_MAX < code).then(|| format!("{code} lines; at most {LINES_MAX}"))
}

/// A module that nobody declares is not compiled, and so not true.
fn dead(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_str()?;
    let is_module = file.components().any(|part| part.as_os_str() == "src");
    if !is_module || matches!(stem, "lib" | "main") || file.parent()?.ends_with("bin") {
        return None;
    }
    // `a/mod.rs` is declared where the folder `a` is.
    let (name, folder) = match stem {
        "mod" => (file.parent()?.file_name()?.to_str()?, file.parent()?.parent()?),
        _ => (stem, file.parent()?),
    };
    let beside = ["lib.rs", "main.rs", "mod.rs"].map(|parent| folder.join(parent));
    let declared = beside.iter().chain([&folder.with_extension("rs")]).any(|parent| {
        fs::read_to_string(root().join(parent)).is_ok_and(|text| {
            text.lines().any(|line| line.trim_end().ends_with(&format!("mod {name};")))
        })
    });
    (!declared).then(|| format!("no file beside it says `mod {name};`"))
}

/// A link to a file of the project leads to one.
fn links(file: &Path, text: &str) -> Vec<String> {
    let folder = root().join(file.parent().unwrap_or(Path::new("")));
    let mut dead = Vec::new();
    for (at, _) in text.match_indices("](") {
        let Some(target) = text.get(at + 2..).and_then(|rest| rest.split(')').next()) else {
            continue;
        };
        let path = target.split(['#', ' ']).next().unwrap_or_default();
        let is_elsewhere = path.contains("://") || path.starts_with("mailto:");
        if !path.is_empty() && !is_elsewhere && !folder.join(path).exists() {
            dead.push(format!("the link to {path} is dead"));
        }
    }
    dead
}

fn leftovers(file: &Path, text: &str) -> Vec<String> {
    // The list of them is here.
    if file == Path::new("xtask/src/tidy.rs") {
        return Vec::new();
    }
    let found = LEFTOVERS.iter().filter(|mark| text.contains(**mark));
    found.map(|mark| format!("holds {:?}", mark.trim())).collect()
}

fn arrows() -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for package in packages()? {
        let name = package.get("name").and_then(Value::as_str).unwrap_or_default();
        let Some((_, forbidden)) = ARROWS.iter().find(|(from, _)| *from == name) else { continue };
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        for dependency in dependencies.into_iter().flatten() {
            let on = dependency.get("name").and_then(Value::as_str).unwrap_or_default();
            if forbidden.contains(&on) {
                faults.push(format!("{name} depends on {on}, which it must not know"));
            }
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::{LINES_MAX, length, links, opening};
    use std::path::Path;

    #[test]
    fn a_long_file_is_a_fault_but_not_its_tests() {
        let long = "x\n".repeat(LINES_MAX + 1);
        assert!(length(Path::new("budget/src/a.rs"), &long).is_some());
        assert!(length(Path::new("budget/tests/a.rs"), &long).is_none());
        let tested = format!("x\n#[cfg(test)]\n{long}");
        assert!(length(Path::new("budget/src/a.rs"), &tested).is_none());
    }

    #[test]
    fn a_file_opens_with_what_it_is() {
        assert!(opening("//! Money.\n").is_none());
        assert!(opening("use std::fs;\n").is_some());
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_is_dead() {
        let text = "[a](Cargo.toml) [b](https://example.org) [c](#part) [d](no/such.md#part)";
        assert_eq!(links(Path::new("README.md"), text), ["the link to no/such.md is dead"]);
    }
}
