//! Publishing the largest demo budget, and one of 100,000 made-up lines: the time, and the peak
//! of memory. The local runtime enforces no limit, so the memory of the whole process is read,
//! which is more than the isolate's share.

use super::Row;
use super::memory::Runtime;
use crate::build::{self, Mode};
use crate::demo_data::index::DemoIndex;
use crate::publisher::Publisher;
use crate::seed;
use crate::server::{Options, Server};
use crate::setup::{Browser, ensure};
use crate::tools::root;
use anyhow::Result;
use budget::canonical::{self, Hash};
use budget::government::{Government, GovernmentKind, Slug};
use budget::publication::{Completeness, PublishRequest, Stage};
use std::fs;
use std::time::Instant;

/// The made-up government of the benches.
pub(super) const GOVERNMENT: &str = "provinsi-contoh";
/// Its budget's year.
pub(super) const YEAR: u16 = 2026;
/// Lines of its budget.
pub(super) const LINES: usize = 100_000;
const MEMORY_AIM_MB: u64 = 100;

pub(super) fn rows() -> Result<Vec<Row>> {
    let toolchain = ensure(Browser::NotNeeded)?;
    build::all(&toolchain, Mode::Release)?;
    let state = root().join("target/bench/publish");
    if state.exists() {
        fs::remove_dir_all(&state)?;
    }
    let server = Server::start(&Options::anywhere(state)?)?;
    let publisher = Publisher::new(&server.address, &server.token);
    let mut rows = Vec::new();
    let folder = root().join("demo");
    let index = DemoIndex::read(&folder)?;
    index.governments.iter().try_for_each(|government| publisher.register(government))?;
    if let Some(largest) = index.budgets.iter().max_by_key(|budget| budget.lines) {
        let files = largest.files(&folder)?;
        let what =
            format!("publishing {} {} ({} lines)", largest.government, largest.year, largest.lines);
        rows.push(measured(&server, what, files.lines.len(), || {
            let (government, year) = (&largest.government, largest.year);
            publisher.publish(government, year, &files.lines, &files.codes, &largest.request)?;
            Ok(())
        })?);
    }
    let (lines, codes, request) = made_up()?;
    publisher.register(&government()?)?;
    let what = format!("publishing {LINES} made-up lines");
    rows.push(measured(&server, what, lines.len(), || {
        publisher.publish(GOVERNMENT, YEAR, &lines, &codes, &request)?;
        Ok(())
    })?);
    Ok(rows)
}

/// The government of [`made_up`].
pub(super) fn government() -> Result<Government> {
    Ok(Government {
        slug: Slug::parse(GOVERNMENT)?,
        code: "99".to_owned(),
        name: "Provinsi Contoh".to_owned(),
        kind: GovernmentKind::Province,
    })
}

/// Files and request of a made-up budget, ready to be published.
pub(super) fn made_up() -> Result<(Vec<u8>, Vec<u8>, PublishRequest)> {
    let budget = seed::budget(LINES)?;
    let lines = canonical::lines_csv(&budget);
    let request = PublishRequest {
        lines_sha256: Hash::of(&lines),
        stage: Stage::Proposal,
        legal_basis: None,
        charts: Vec::new(),
        origin: None,
        completeness: Completeness::default(),
    };
    Ok((lines, canonical::codes_csv(&budget), request))
}

fn measured(
    server: &Server,
    what: String,
    bytes: usize,
    work: impl FnOnce() -> Result<()>,
) -> Result<Row> {
    let runtime = Runtime::of(server.process())?;
    let before = runtime.reset_peak_kb()?;
    let began = Instant::now();
    work()?;
    let seconds = began.elapsed().as_secs_f64();
    let peak = runtime.peak_kb()?.saturating_sub(before);
    Ok(Row {
        what,
        ours: format!("{seconds:.1} s, +{} MB", peak / 1000),
        rival: format!("{:.1} MB of lines.csv", bytes as f64 / 1e6),
        ratio: None,
        aim: format!("under {MEMORY_AIM_MB} MB"),
        met: peak / 1000 < MEMORY_AIM_MB,
    })
}
