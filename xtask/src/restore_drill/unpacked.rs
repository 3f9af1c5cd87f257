//! An export, opened by the tools that everybody has and compared with what it was made of.

use super::compare::{Seen, without_places};
use crate::tools::{output, run_quietly};
use anyhow::{Context, Result, ensure};
use budget::export::Part;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of an export, by their paths.
pub struct Unpacked {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Unpacked {
    /// Unpacks it by `tar` and checks it by `sha256sum`, which know nothing of Terang.
    pub fn open(file: &Path, folder: &Path) -> Result<Unpacked> {
        fs::create_dir_all(folder)?;
        run_quietly(Command::new("tar").arg("-xzf").arg(file).arg("-C").arg(folder))?;
        let mut sums = Command::new("sha256sum");
        sums.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(folder);
        run_quietly(&mut sums)?;
        Unpacked::read(folder)
    }

    /// The files of one that was unpacked, in the order in which they are in it.
    pub fn read(folder: &Path) -> Result<Unpacked> {
        let mut files = BTreeMap::new();
        for path in Unpacked::order(folder)? {
            files.insert(path.clone(), fs::read(folder.join(&path)).context(path)?);
        }
        Ok(Unpacked { folder: folder.to_owned(), files })
    }

    /// The paths, as `SHA256SUMS` lists them.
    pub fn order(folder: &Path) -> Result<Vec<String>> {
        let sums = fs::read_to_string(folder.join("SHA256SUMS"))?;
        let path = |line: &str| line.split_once("  ").map(|(_, path)| path.to_owned());
        sums.lines().map(|line| path(line).context("a line of SHA256SUMS")).collect()
    }

    /// That it holds what was looked at. Answers how many files and entries it has.
    pub fn check(&self, seen: &Seen) -> Result<(usize, u32)> {
        let listed =
            output(Command::new("find").args([".", "-type", "f"]).current_dir(&self.folder))?;
        // The sums themselves are not among them.
        ensure!(listed.lines().count() == self.files.len() + 1, "other files than the sums say");
        let text = |path: &str| -> Result<&str> {
            let bytes = self.files.get(path).with_context(|| format!("{path} is missing"))?;
            Ok(std::str::from_utf8(bytes)?)
        };
        let about: budget::export::About = serde_json::from_str(text("terang-export.json")?)?;
        let slug = &about.government.slug;
        let mut published = 0;
        for (path, bytes) in &self.files {
            let there = match Part::parse(path).with_context(|| format!("{path} is no part"))? {
                Part::Published { year, number, file } => {
                    published += 1;
                    seen.published(&format!("/data/{slug}/{year}/v{number}/{file}"))
                }
                Part::Draft { year, file } => {
                    let file = file.trim_end_matches(".csv");
                    seen.drafted(&format!("/api/v1/drafts/{slug}/{year}/{file}"))
                }
                Part::About | Part::Table(_) | Part::History | Part::Sums => continue,
            };
            ensure!(there == Some(bytes.as_slice()), "{path} is not what is at its address");
        }
        ensure!(published == seen.data(), "{published} of {} published files", seen.data());
        for (name, count) in &about.rows {
            let path = match name.as_str() {
                "history" => Part::History,
                name => Part::Table(name.to_owned()),
            };
            let found = text(&path.to_string())?.lines().count();
            ensure!(found == *count as usize, "{path} has {found} rows of {count}");
        }
        let checked = budget::history::verify(text("history.jsonl")?);
        let (entries, _) = checked.map_err(|broken| anyhow::anyhow!("history.jsonl: {broken}"))?;
        // Nothing that opens anything stands in it.
        for secret in ["code_sha256", "secret_sha256", "invitation"] {
            let found = self.files.iter().find(|(path, bytes)| {
                path.starts_with("tables/")
                    && bytes.windows(secret.len()).any(|part| part == secret.as_bytes())
            });
            ensure!(found.is_none(), "{secret} stands in a table");
        }
        Ok((self.files.len(), entries))
    }

    /// That another one, made after it was put back, has the same rows: but for places in the log,
    /// the times of receipts, and what was added to the history.
    pub fn compare(&self, later: &Unpacked) -> Result<usize> {
        ensure!(self.files.keys().eq(later.files.keys()), "the second export has other files");
        let (mut rows, mut files) = (0, 0);
        for (path, bytes) in &self.files {
            let other = later.files.get(path).context("a file")?;
            match Part::parse(path) {
                Some(Part::Table(_)) => {
                    let (one, other) = (table(bytes)?, table(other)?);
                    ensure!(one == other, "{path} has other rows");
                    rows += one.len();
                }
                Some(Part::History) => {
                    let more = other.strip_prefix(bytes.as_slice());
                    let more = more.context("the history does not begin as it was")?;
                    let acts: Vec<String> = std::str::from_utf8(more)?
                        .lines()
                        .map(|line| Ok(serde_json::from_str::<budget::history::Entry>(line)?.act))
                        .collect::<Result<_>>()?;
                    ensure!(acts == ["restore", "export"], "the history goes on by {acts:?}");
                    rows += bytes.iter().filter(|byte| **byte == b'\n').count();
                }
                Some(Part::About) => {}
                _ => {
                    ensure!(bytes == other, "{path} is not the same");
                    files += 1;
                }
            }
        }
        println!(
            "restore-drill: a second export has the same {rows} rows and {files} files; \
             its history goes on by the restore"
        );
        Ok(rows + files)
    }
}

/// The rows of a table, without what is given anew.
fn table(bytes: &[u8]) -> Result<Vec<Value>> {
    let row = |line: &str| -> Result<Value> {
        let mut row: Value = serde_json::from_str(line)?;
        without_places(&mut row);
        let fields = row.as_object_mut().context("a row")?;
        if let Some(reply) = fields.get("reply").and_then(Value::as_str) {
            let mut reply: Value = serde_json::from_str(reply)?;
            without_places(&mut reply);
            fields.insert("reply".to_owned(), reply);
            fields.remove("at");
        }
        Ok(row)
    };
    std::str::from_utf8(bytes)?.lines().map(row).collect()
}
