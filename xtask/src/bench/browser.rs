//! The explorer over 100,000 made-up lines, in Chromium: grouping, searching and filtering, the
//! tab's memory, and the time from bytes to the first table.

use super::Row;
use super::publish::{GOVERNMENT, YEAR, government, made_up};
use crate::build::{self, Mode};
use crate::publisher::Publisher;
use crate::server::{Options, Server};
use crate::setup::{Browser, ensure};
use crate::tools::{chromium, command, output, root};
use anyhow::{Context, Result};
use serde::Deserialize;

const FRAME_MS: f64 = 16.0;
const MEMORY_AIM_MB: f64 = 60.0;

/// What the script measured, in milliseconds and bytes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Measured {
    ms: f64,
    from_start: f64,
    transferred: f64,
    group: f64,
    first_search: f64,
    search: f64,
    filter: f64,
    memory: f64,
}

pub(super) fn rows() -> Result<Vec<Row>> {
    let toolchain = ensure(Browser::Needed)?;
    build::all(&toolchain, Mode::Release)?;
    let state = root().join("target/bench/browser");
    let server = Server::start(&Options::anywhere(state)?)?;
    let publisher = Publisher::new(&server.address, &server.token);
    let (lines, codes, request) = made_up()?;
    publisher.register(&government()?)?;
    let published = publisher.publish(GOVERNMENT, YEAR, &lines, &codes, &request)?;

    let mut script = command("node");
    script.arg("xtask/src/bench/browser.mjs");
    script.env("TERANG_BUDGET", format!("{}{}", server.address, published.address()));
    script.env("TERANG_CHROMIUM", chromium().context("no Chromium")?);
    let printed = output(&mut script)?;
    let measured: Measured = serde_json::from_str(printed.trim()).context("what was measured")?;

    let within = |what: &str, ms: f64| Row {
        what: format!("{what} 100,000 lines"),
        ours: format!("{ms:.1} ms"),
        rival: format!("{FRAME_MS} ms (a frame)"),
        ratio: Some(ms / FRAME_MS),
        aim: "at most 1.00 ×".to_owned(),
        met: ms <= FRAME_MS,
    };
    let memory_mb = measured.memory / 1e6;
    Ok(vec![
        within("group", measured.group),
        within("search", measured.search),
        within("group what a search left of", measured.filter),
        Row {
            what: "the first search, which cuts the texts".to_owned(),
            ours: format!("{:.0} ms", measured.first_search),
            rival: "once a budget".to_owned(),
            ratio: None,
            aim: "under 200 ms".to_owned(),
            met: measured.first_search < 200.0,
        },
        Row {
            what: "the tab's memory".to_owned(),
            ours: format!("{memory_mb:.1} MB"),
            rival: format!("{MEMORY_AIM_MB} MB"),
            ratio: Some(memory_mb / MEMORY_AIM_MB),
            aim: "at most 1.00 ×".to_owned(),
            met: memory_mb <= MEMORY_AIM_MB,
        },
        Row {
            what: "from bytes to the first table".to_owned(),
            ours: format!("{:.0} ms", measured.ms),
            rival: format!(
                "{:.0} ms from the start, {:.0} kB over the wire",
                measured.from_start,
                measured.transferred / 1e3
            ),
            ratio: None,
            aim: "under 500 ms".to_owned(),
            met: measured.ms < 500.0,
        },
    ])
}
