//! What a browser loads for a budget of 100,000 lines, beside `xz -9` of its canonical lines.

use super::{Row, median};
use crate::seed;
use anyhow::{Context, Result, bail};
use budget::{canonical, wire};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};

const LINES: usize = 100_000;
const XZ_AIM: f64 = 1.25;
/// Reading must not be what a reader waits for.
const DECODE_AIM_MS: f64 = 100.0;

pub(super) fn rows() -> Result<Vec<Row>> {
    let budget = seed::budget(LINES)?;
    let lines = canonical::lines_csv(&budget);
    let columns = wire::encode(&budget)?;
    // The level of the platform's own stream, which makes the bytes that are served.
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&columns)?;
    let ours = gzip.finish()?.len();
    let xz = xz(&lines)?;
    let ratio = ours as f64 / xz as f64;
    let decode = median(5, || {
        black_box(wire::decode(&columns)?);
        Ok(())
    })?;
    let decode_ms = decode.as_secs_f64() * 1e3;
    Ok(vec![
        Row {
            what: format!("bytes to load {LINES} lines"),
            ours: format!("{} kB", ours / 1000),
            rival: format!("{} kB (xz -9 of lines.csv)", xz / 1000),
            ratio: Some(ratio),
            aim: format!("at most {XZ_AIM} ×"),
            met: ratio <= XZ_AIM,
        },
        Row {
            what: format!("from bytes to {LINES} lines, natively"),
            ours: format!("{decode_ms:.0} ms"),
            rival: format!("{} MB of lines.csv", lines.len() / 1_000_000),
            ratio: None,
            aim: format!("under {DECODE_AIM_MS} ms"),
            met: decode_ms < DECODE_AIM_MS,
        },
    ])
}

fn xz(bytes: &[u8]) -> Result<usize> {
    let mut child = Command::new("xz")
        .args(["-9", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("xz is needed for this bench: install xz-utils")?;
    let mut input = child.stdin.take().context("xz takes no input")?;
    let bytes = bytes.to_vec();
    let feed = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output()?;
    if !output.status.success() || !matches!(feed.join(), Ok(Ok(()))) {
        bail!("xz failed");
    }
    Ok(output.stdout.len())
}
