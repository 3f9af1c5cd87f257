//! `cargo xtask bench`: what is fast and small here, each figure beside its rival in the same
//! run. Machines are noisy: read the ratios. An aim that is missed is said to be missed; a bench
//! is not a test and fails only when it cannot measure.

mod browser;
mod bytes;
mod import;
mod memory;
mod publish;
mod requests;

use crate::tools::{command, root, run};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// One figure beside what it is measured against.
pub struct Row {
    /// What is measured.
    pub what: String,
    /// Ours, with its unit.
    pub ours: String,
    /// The rival's or the limit, with its unit and its name.
    pub rival: String,
    /// Ours by the rival's, where both are numbers of one unit.
    pub ratio: Option<f64>,
    /// The aim, in words, and whether it is met.
    pub aim: String,
    pub met: bool,
}

/// A bench: a name to choose it by, and the function that measures.
struct Bench {
    name: &'static str,
    run: fn() -> Result<Vec<Row>>,
}

const BENCHES: &[Bench] = &[
    Bench { name: "import", run: import::rows },
    Bench { name: "bytes", run: bytes::rows },
    Bench { name: "publish", run: publish::rows },
    Bench { name: "requests", run: requests::rows },
    Bench { name: "browser", run: browser::rows },
];

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let mut only = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(name) => only = Some(name.to_string_lossy().into_owned()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    // What is measured natively must be optimised: the same verb, built by the profile for tools.
    if cfg!(debug_assertions) {
        let mut again = command("cargo");
        again.args(["run", "--quiet", "--profile", "tool", "--package", "xtask", "--", "bench"]);
        return run(again.args(only).current_dir(root()));
    }
    let chosen: Vec<_> = BENCHES
        .iter()
        .filter(|bench| only.as_ref().is_none_or(|name| name == bench.name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        bail!("no bench is called so; there are {}", names.join(", "));
    }
    for bench in chosen {
        println!("bench: {} …", bench.name);
        for row in (bench.run)()? {
            show(&row);
        }
    }
    Ok(())
}

fn show(row: &Row) {
    let ratio = row.ratio.map(|ratio| format!("{ratio:.2} × ")).unwrap_or_default();
    let met = if row.met { "met" } else { "MISSED" };
    println!(
        "  {:<44} {:>16}  beside {:<34} {ratio}[{}: {met}]",
        row.what, row.ours, row.rival, row.aim
    );
}

/// The median time of several runs, after one that is not counted.
pub fn median(runs: usize, mut work: impl FnMut() -> Result<()>) -> Result<Duration> {
    work()?;
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let began = Instant::now();
        work()?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(times.get(runs / 2).copied().unwrap_or_default())
}
