//! Names that carry a hash of the content, so that a browser may keep such a file for ever.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Copies `file` into `assets` as `stem-HASH.ending` and gives the address by which a page asks
/// for it.
pub fn publish(file: &Path, assets: &Path, stem: &str, ending: &str) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut hash = String::new();
    for byte in Sha256::digest(&bytes).iter().take(6) {
        write!(hash, "{byte:02x}")?;
    }
    let name = format!("{stem}-{hash}.{ending}");
    fs::create_dir_all(assets)?;
    fs::write(assets.join(&name), bytes)?;
    Ok(format!("/assets/{name}"))
}
