//! `cargo xtask dev`: `run`, and then a new build and a reload of open pages at every change.

use crate::build::{self, Mode, files_below};
use crate::run;
use crate::setup::{Browser, ensure};
use crate::tools::root;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const LOOK_EVERY: Duration = Duration::from_millis(300);
/// What the site and the Worker are made from.
const SOURCES: &[&str] = &[
    "app/index.html",
    "app/src",
    "budget/charts",
    "budget/src",
    "public",
    "style",
    "worker/shim.js",
    "worker/src",
];

pub fn verb(arguments: lexopt::Parser) -> Result<()> {
    let mut request = run::read(arguments)?;
    request.server.live_reload = true;
    if request.mode == Mode::Debug {
        request.mode = Mode::Watched;
    }
    let toolchain = ensure(Browser::NotNeeded)?;
    let mut seen = sources()?;
    build::all(&toolchain, request.mode)?;
    let mut server = run::start(&request)?;
    loop {
        std::thread::sleep(LOOK_EVERY);
        server.must_run()?;
        let now = sources()?;
        if now != seen {
            // Recorded before the build: what is saved meanwhile is built in the next round.
            seen = now;
            if let Err(error) = build::all(&toolchain, request.mode) {
                println!("dev: {error:#}\ndev: waiting for the next change");
            }
        }
    }
}

/// Every source with the time it was last written.
fn sources() -> Result<Vec<(PathBuf, SystemTime)>> {
    let mut sources = Vec::new();
    for path in SOURCES {
        for file in files_below(&root().join(path))? {
            // A file may vanish between the listing and this look: editors do that.
            if let Ok(time) = fs::metadata(&file).and_then(|about| about.modified()) {
                sources.push((file, time));
            }
        }
    }
    Ok(sources)
}
