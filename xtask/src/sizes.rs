//! `cargo xtask sizes`: what a first visit and a deployment weigh, held to the budgets below.

use crate::build::{self, Mode, files_below};
use crate::setup::{Browser, ensure};
use crate::tools::{command, output};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One budget: what is weighed, how it is compressed, and how many bytes it may have.
struct Budget {
    name: &'static str,
    files: fn(&Path) -> Result<Vec<PathBuf>>,
    compression: Compression,
    bytes_max: u64,
    why: &'static str,
}

/// As it travels or is counted: brotli for browsers, gzip where Cloudflare counts a Worker.
#[derive(Clone, Copy)]
enum Compression {
    Brotli11,
    Gzip9,
}

const BUDGETS: &[Budget] = &[
    Budget {
        name: "first page: HTML, CSS, JavaScript, WebAssembly and font, brotli",
        files: first_page,
        compression: Compression::Brotli11,
        bytes_max: 200_000,
        why: "a cheap phone on a bad line shows a shared link in seconds",
    },
    Budget {
        name: "the heaviest public page with its own parts, brotli",
        files: |build| heaviest_page(build, |part| !is_studio(part)),
        compression: Compression::Brotli11,
        bytes_max: 365_000,
        why: "the explorer follows the headline, which stands in the HTML; 15 kB of it are the \
              price of the studio's parts (decision 10)",
    },
    Budget {
        name: "the studio with its parts, brotli",
        files: |build| heaviest_page(build, is_studio),
        compression: Compression::Brotli11,
        bytes_max: 480_000,
        why: "who works in it loads it once for each release, and no reader does",
    },
    Budget {
        name: "the app's first WebAssembly, brotli",
        files: |build| with_ending(build, "site/assets", "wasm", "app-"),
        compression: Compression::Brotli11,
        bytes_max: 170_000,
        why: "leaves 30 kB of the first page for the rest",
    },
    Budget {
        name: "the Worker: script and module, gzip",
        files: |build| files_below(&build.join("worker")),
        compression: Compression::Gzip9,
        bytes_max: 1_500_000,
        why: "Cloudflare's free plan takes 3 MB, and a small Worker starts fast; two fifths of it are \
              the checks of a sign-in (decision 8), 35 kB keep the list of organisations and know the ministry's, \
              and 105 kB take a government's copy out and in (decision 13)",
    },
];

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    build::all(&ensure(Browser::NotNeeded)?, Mode::Release)?;
    println!("{}", check()?.join("\n"));
    Ok(())
}

/// Weighs the release build; a line for each budget, and an error when one is exceeded.
pub fn check() -> Result<Vec<String>> {
    let (mut lines, mut exceeded) = (Vec::new(), Vec::new());
    for budget in BUDGETS {
        let mut bytes = 0;
        for file in (budget.files)(&build::folder())? {
            bytes += weigh(&file, budget.compression)?;
        }
        if bytes == 0 {
            bail!("{}: there is nothing to weigh", budget.name);
        }
        let line = format!("{}: {bytes} of {} bytes", budget.name, budget.bytes_max);
        if budget.bytes_max < bytes {
            exceeded.push(format!("{line} ({})", budget.why));
        }
        lines.push(line);
    }
    if !exceeded.is_empty() {
        bail!("too big:\n{}", exceeded.join("\n"));
    }
    Ok(lines)
}

/// What a browser loads before the first view: the page, and each file that the page names. Icons
/// do not count: a browser takes one of them, when all else is there.
fn first_page(build: &Path) -> Result<Vec<PathBuf>> {
    let site = build.join("site");
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    let mut files = files_below(&site)?;
    files.retain(|file| {
        let Ok(address) = file.strip_prefix(&site) else { return false };
        !address.starts_with("icons") && html.contains(&format!("\"/{}\"", address.display()))
    });
    files.push(page);
    Ok(files)
}

/// Whether a lazy part is for those who are signed in.
fn is_studio(part: &str) -> bool {
    part.starts_with("studio_") || part.starts_with("history_")
}

/// The first page's files with the parts of the lazy page that has the most bytes of them, among
/// those that are meant.
fn heaviest_page(build: &Path, is_meant: fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let parts = std::fs::read_to_string(build.join(build::PARTS))?;
    let parts: BTreeMap<String, Vec<String>> = serde_json::from_str(&parts)?;
    let mut heaviest = (0, Vec::new());
    for (_, addresses) in parts.iter().filter(|(part, _)| is_meant(part)) {
        let files =
            addresses.iter().map(|part| build.join("site").join(part.trim_start_matches('/')));
        let files: Vec<PathBuf> = files.collect();
        let mut bytes = 0;
        for file in &files {
            bytes += std::fs::metadata(file)?.len();
        }
        if heaviest.0 < bytes {
            heaviest = (bytes, files);
        }
    }
    let mut files = first_page(build)?;
    files.extend(heaviest.1);
    Ok(files)
}

fn with_ending(build: &Path, folder: &str, ending: &str, start: &str) -> Result<Vec<PathBuf>> {
    let mut files = files_below(&build.join(folder))?;
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && file.extension().is_some_and(|found| found == ending)
    });
    Ok(files)
}

/// The size of a file after compression, which Node has built in.
fn weigh(file: &Path, compression: Compression) -> Result<u64> {
    let compress = match compression {
        Compression::Brotli11 => "zlib.brotliCompressSync(bytes)",
        Compression::Gzip9 => "zlib.gzipSync(bytes, { level: 9 })",
    };
    let script =
        format!("const bytes = fs.readFileSync(process.argv[1]); console.log({compress}.length)");
    let size = output(command("node").arg("--eval").arg(script).arg(file))?;
    size.parse().with_context(|| format!("weighing {}", file.display()))
}
