//! Requests a second of a public read that is in the cache, beside a Worker that only says hello,
//! both behind the same `wrangler dev`, in turn.

use super::Row;
use crate::build::{self, Mode};
use crate::run::load_demo_once;
use crate::server::{Options, Server};
use crate::setup::{Browser, ensure};
use crate::tools::root;
use anyhow::{Context, Result};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const AIM: f64 = 0.7;
const CONNECTIONS: usize = 8;
const SECONDS: u64 = 6;
const ROUNDS: usize = 3;
/// A public read that never changes, and so is answered from the cache after the first time.
const READ: &str = "/api/v1/governments/kabupaten-bantul/budgets/2015/v1/totals?by=affair";

pub(super) fn rows() -> Result<Vec<Row>> {
    let toolchain = ensure(Browser::NotNeeded)?;
    build::all(&toolchain, Mode::Release)?;
    let state = root().join("target/bench/requests");
    let options = |name: &str| -> Result<Options> { Options::anywhere(state.join(name)) };
    let ours_options = options("ours")?;
    let mut speeds = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        {
            let server = Server::start(&ours_options)?;
            load_demo_once(&server, &ours_options.state)?;
            speeds.0.push(per_second(&format!("{}{READ}", server.address))?);
        }
        let hello = Server::start_other(&options("hello")?, "xtask/src/bench/hello.toml")?;
        speeds.1.push(per_second(&format!("{}/healthz", hello.address))?);
    }
    let middle = |mut speeds: Vec<f64>| {
        speeds.sort_by(f64::total_cmp);
        speeds.get(ROUNDS / 2).copied().context("no speed")
    };
    let (ours, rival) = (middle(speeds.0)?, middle(speeds.1)?);
    Ok(vec![Row {
        what: "requests/s of totals by affair, in the cache".to_owned(),
        ours: format!("{ours:.0}/s"),
        rival: format!("{rival:.0}/s (a Worker that says hello)"),
        ratio: Some(ours / rival),
        aim: format!("at least {AIM} ×"),
        met: AIM <= ours / rival,
    }])
}

/// Asks again and again over a few connections; each answer must be a 200.
fn per_second(address: &str) -> Result<f64> {
    let (stop, count) = (AtomicBool::new(false), AtomicUsize::new(0));
    let began = Instant::now();
    let asked: Result<()> = std::thread::scope(|scope| {
        let ask = || -> Result<()> {
            let agent: ureq::Agent = ureq::Agent::config_builder()
                .timeout_global(Some(Duration::from_secs(5)))
                .build()
                .into();
            agent.get(address).call()?.body_mut().read_to_vec()?;
            while !stop.load(Ordering::Relaxed) {
                agent.get(address).call()?.body_mut().read_to_vec()?;
                count.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        };
        let askers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(ask)).collect();
        std::thread::sleep(Duration::from_secs(SECONDS));
        stop.store(true, Ordering::Relaxed);
        askers.into_iter().try_for_each(|asker| match asker.join() {
            Ok(asked) => asked,
            Err(_) => anyhow::bail!("a connection of the bench panicked"),
        })
    });
    asked.with_context(|| format!("asking {address}"))?;
    Ok(count.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64())
}
