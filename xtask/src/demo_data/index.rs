//! `demo/index.toml`: what is in the demo, how whole each budget is, and the request with which it
//! is published. The budgets lie beside it as canonical bytes, compressed.

use anyhow::{Context, Result, ensure};
use budget::budget::Balance;
use budget::canonical::Hash;
use budget::government::Government;
use budget::money::Money;
use budget::publication::PublishRequest;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// The file that lists the demo.
pub const INDEX: &str = "index.toml";
/// What stands above the list.
const HEADING: &str =
    "# Written by `cargo xtask demo-data`; see README.md. Not edited by hand.\n\n";

/// The demo: whose budgets, and which.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoIndex {
    /// The governments, by slug.
    pub governments: Vec<Government>,
    /// The budgets, by government, year and number: the order in which they are published.
    pub budgets: Vec<DemoBudget>,
}

/// One publication of the demo.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoBudget {
    /// Whose.
    pub government: String,
    /// The fiscal year.
    pub year: u16,
    /// The number that it gets when it is published.
    pub number: u32,
    /// Its `lines.csv`, compressed, beside the index.
    pub lines_file: String,
    /// Its `codes.csv`, compressed, beside the index.
    pub codes_file: String,
    /// How many lines.
    pub lines: u32,
    /// What they add up to.
    pub totals: Balance,
    /// By how much the printed spending of the books is above what their lines add up to: with this
    /// and what is missing, our total comes to the official one.
    pub printed_less_lines: Money,
    /// How many lines had words taken out that name or lead to a person.
    pub lines_without_names: u32,
    /// The request that publishes it.
    pub request: PublishRequest,
}

/// The canonical files of one budget of the demo.
#[derive(Debug)]
pub struct DemoFiles {
    /// `lines.csv`.
    pub lines: Vec<u8>,
    /// `codes.csv`.
    pub codes: Vec<u8>,
}

impl DemoIndex {
    /// Reads the index of the demo in `folder`.
    ///
    /// # Errors
    /// Where there is none, or it is not in this form.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(INDEX);
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
    }

    /// Its text.
    ///
    /// # Errors
    /// Where something in it cannot be written as TOML.
    pub fn text(&self) -> Result<String> {
        Ok(format!("{HEADING}{}", toml::to_string(self)?))
    }
}

impl DemoBudget {
    /// The canonical files of this budget.
    ///
    /// # Errors
    /// Where a file is missing, damaged, or not the one that the index means.
    pub fn files(&self, folder: &Path) -> Result<DemoFiles> {
        let open = |name: &str| {
            let path = folder.join(name);
            let packed = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            unpack(&packed).with_context(|| format!("unpacking {}", path.display()))
        };
        let files = DemoFiles { lines: open(&self.lines_file)?, codes: open(&self.codes_file)? };
        let hash = Hash::of(&files.lines);
        ensure!(
            hash == self.request.lines_sha256,
            "{}: not the lines of the index",
            self.lines_file
        );
        Ok(files)
    }
}

/// The names of a budget's two files in the demo.
pub fn file_names(government: &str, year: u16, number: u32) -> (String, String) {
    let base = format!("{government}/{year}-v{number}");
    (format!("{base}.lines.csv.xz"), format!("{base}.codes.csv.xz"))
}

/// Compresses with xz: smaller than gzip by a third on these files, and readable by any tool.
///
/// # Errors
/// Where the compressor fails.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = lzma_rust2::XzOptions::with_preset(9);
    let mut writer = lzma_rust2::XzWriter::new(Vec::new(), options)?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// What was compressed.
///
/// # Errors
/// Where the bytes are no xz file, or larger than a canonical file may be.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    let limit = budget::limits::CANONICAL_BYTES_MAX as u64;
    let mut bytes = Vec::new();
    lzma_rust2::XzReader::new(packed, false).take(limit + 1).read_to_end(&mut bytes)?;
    ensure!(bytes.len() as u64 <= limit, "larger than a canonical file may be");
    Ok(bytes)
}
