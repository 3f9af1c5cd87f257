//! `cargo xtask build`: the site in `build/site` and the Worker in `build/worker`.
//!
//! Each is made beside the old one and renamed into place, so that a server that reads the folder
//! never sees half of it. What has not changed since the last build is not made again.

mod app;
mod hashed;
mod site;
mod worker;

pub use site::PARTS;

use crate::setup::{Browser, WasmToolchain, ensure};
use crate::tools::{WASM_TARGET, root, run, target, without_cargo_home};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, UNIX_EPOCH};

/// How WebAssembly is compiled: quickly, or small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Debug,
    /// As `Debug`, with a script in each page that reloads it at every change.
    Watched,
    Release,
}

impl Mode {
    /// The profile of `Cargo.toml`, which is also the folder's name below `target`.
    fn profile(self) -> &'static str {
        match self {
            Mode::Debug | Mode::Watched => "web",
            Mode::Release => "release",
        }
    }
}

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let mut mode = Mode::Debug;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("release") => mode = Mode::Release,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let toolchain = ensure(Browser::NotNeeded)?;
    all(&toolchain, mode)
}

/// Builds both, and says how long each took.
pub fn all(toolchain: &WasmToolchain, mode: Mode) -> Result<()> {
    fs::create_dir_all(folder())?;
    // Two builds at once would write over each other's files: the second waits.
    let lock = fs::File::create(folder().join("lock"))?;
    lock.lock()?;
    for (name, build) in [("app", site::build as Build), ("Worker", worker::build as Build)] {
        let began = Instant::now();
        let outcome = build(toolchain, mode).with_context(|| format!("building the {name}"))?;
        let seconds = began.elapsed().as_secs_f32();
        match outcome {
            Outcome::Made => println!("build: {name} made in {seconds:.1} s"),
            Outcome::Unchanged => println!("build: {name} unchanged ({seconds:.1} s)"),
        }
    }
    Ok(())
}

type Build = fn(&WasmToolchain, Mode) -> Result<Outcome>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Made,
    Unchanged,
}

/// Where everything that is built lies: `build/site`, `build/worker`.
pub fn folder() -> PathBuf {
    root().join("build")
}

/// Compiles one crate and says where its module is.
fn compile(toolchain: &WasmToolchain, mode: Mode, package: &str, file: &str) -> Result<PathBuf> {
    let built = target().join(WASM_TARGET).join(mode.profile());
    if !built.exists() {
        println!("build: the first build of {package} and what it needs takes minutes …");
    }
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--quiet", "--package", package, "--target", WASM_TARGET]);
    if mode == Mode::Release {
        cargo.arg("--config").arg(without_paths());
    }
    run(cargo.args(["--profile", mode.profile()]))?;
    Ok(built.join(file))
}

/// Panic messages name files: of this project and of its dependencies, not of this machine.
fn without_paths() -> String {
    let project = format!("--remap-path-prefix={}=", root().display());
    format!("target.{WASM_TARGET}.rustflags={:?}", [without_cargo_home(), project])
}

/// An empty folder to build `name` in, beside the one that is in use.
fn workbench(name: &str) -> Result<PathBuf> {
    let bench = folder().join(format!("{name}.new"));
    if bench.exists() {
        fs::remove_dir_all(&bench)?;
    }
    fs::create_dir_all(&bench)?;
    Ok(bench)
}

/// Puts what was built in the place of what was there, with a note of what it was built from.
fn put_in_place(bench: &Path, name: &str, made_from: &str) -> Result<()> {
    let (place, old) = (folder().join(name), folder().join(format!("{name}.old")));
    if place.exists() {
        fs::rename(&place, &old)?;
    }
    fs::rename(bench, &place)?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    fs::write(folder().join(format!("{name}.made-from")), made_from)?;
    Ok(())
}

fn is_made_from(name: &str, inputs: &str) -> bool {
    let note = folder().join(format!("{name}.made-from"));
    folder().join(name).exists() && fs::read_to_string(note).is_ok_and(|made| made == inputs)
}

/// A list of the inputs with sizes and times: equal lists, equal results. This program is one of
/// the inputs, because it decides how the rest is put together.
fn inputs(mode: Mode, paths: &[&Path]) -> Result<String> {
    let mut list = format!("{mode:?}\n");
    let program = std::env::current_exe()?;
    for path in paths.iter().copied().chain([program.as_path()]) {
        for file in files_below(path)? {
            let about = fs::metadata(&file)?;
            let time = about.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
            list.push_str(&format!("{} {} {time}\n", file.display(), about.len()));
        }
    }
    Ok(list)
}

/// The files at or below a path, in the order of their names; none where nothing is there.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let Ok(entries) = fs::read_dir(path) else { return Ok(Vec::new()) };
    let mut entries = entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry)?);
    }
    Ok(files)
}
