//! `cargo xtask check`: what one wants to know before every commit, in a minute or two: format,
//! lints, and the unit tests of the domain. `test` begins with the same steps.

use crate::setup::{Browser, WasmToolchain, ensure};
use crate::tools::{WASM_TARGET, command, run_quietly};
use anyhow::Result;
use std::process::Command;
use std::time::Instant;

/// The crates that also run on the machine itself, the app as far as it is pure.
pub const NATIVE: &[&str] = &["app", "budget", "terang-worker", "xtask"];
/// The crates that run in a browser or at the edge.
const WASM: &[&str] = &["app", "terang-worker"];

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let toolchain = ensure(Browser::NotNeeded)?;
    timed("format", format)?;
    timed("tidy", || crate::tidy::check().map(drop))?;
    timed("lints", lint_native)?;
    timed("lints for WebAssembly", || lint_wasm(&toolchain))?;
    timed("unit tests of the domain", || {
        run_quietly(command("cargo").args(["test", "--quiet", "--package", "budget", "--lib"]))
    })
}

fn timed(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let began = Instant::now();
    work()?;
    println!("check: {name} ({:.1} s)", began.elapsed().as_secs_f32());
    Ok(())
}

pub fn format() -> Result<()> {
    run_quietly(command("cargo").args(["fmt", "--all", "--check"]))
}

pub fn lint_native() -> Result<()> {
    let mut cargo = command("cargo");
    lint(&mut cargo, NATIVE, &["--all-targets"])
}

pub fn lint_wasm(toolchain: &WasmToolchain) -> Result<()> {
    lint(&mut toolchain.cargo(), WASM, &["--target", WASM_TARGET])
}

fn lint(cargo: &mut Command, packages: &[&str], options: &[&str]) -> Result<()> {
    cargo.args(["clippy", "--quiet"]).args(options);
    for package in packages {
        cargo.args(["--package", package]);
    }
    run_quietly(cargo.args(["--", "--deny", "warnings"]))
}
