//! `cargo xtask setup`: installs what is missing, step by step, and says nothing of what is there.
//!
//! The std for WebAssembly comes from rustup. Where its server cannot be reached, or when
//! `WASM_STD=debian` asks for it, it is built from Debian's sources of the compiler and std
//! instead, so that package registries alone are enough. No step changes the settings of a folder
//! or of rustup's default toolchain.

use crate::tools::{
    APT_CHROMIUM, APT_RUST, DEBIAN_TOOLCHAIN, NODE_MAJOR_MIN, NODE_MAJOR_WRANGLER, WASM_TARGET,
    as_root, chromium, command, find, output, root, run_quietly, target, without_cargo_home,
};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What a verb needs beyond the compiler and npm's tools.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Needed,
    NotNeeded,
}

/// The toolchain that has a std for WebAssembly.
pub struct WasmToolchain {
    /// For `RUSTUP_TOOLCHAIN`; `None` for the one that is active anyway.
    name: Option<&'static str>,
}

impl WasmToolchain {
    /// `cargo` of that toolchain, in the workspace.
    pub fn cargo(&self) -> Command {
        let mut cargo = command("cargo");
        if let Some(name) = self.name {
            cargo.env("RUSTUP_TOOLCHAIN", name);
        }
        cargo
    }
}

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let began = Instant::now();
    ensure(Browser::Needed)?;
    println!("set-up is complete ({:.1} s)", began.elapsed().as_secs_f32());
    Ok(())
}

/// Makes sure that everything is there, and says which toolchain builds WebAssembly.
pub fn ensure(browser: Browser) -> Result<WasmToolchain> {
    let toolchain = wasm_toolchain()?;
    npm_tools()?;
    if browser == Browser::Needed && chromium().is_none() {
        step("install Chromium, the browser of the tests", || apt_install(APT_CHROMIUM)).context(
            "the tests need Chromium or Chrome on the PATH, or its path in TERANG_CHROMIUM",
        )?;
    }
    Ok(toolchain)
}

/// Names a step, does it, and says how long it took.
fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let began = Instant::now();
    println!("set-up: {name} …");
    let done = work().with_context(|| format!("set-up could not {name}"))?;
    println!("        done in {:.0} s", began.elapsed().as_secs_f32());
    Ok(done)
}

fn wasm_toolchain() -> Result<WasmToolchain> {
    let debian = WasmToolchain { name: Some(DEBIAN_TOOLCHAIN) };
    if env::var_os("WASM_STD").is_some_and(|choice| choice == "debian") {
        debian_toolchain()?;
        return Ok(debian);
    }
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))
        .context("Rust is needed: install it from https://rustup.rs")?;
    if has_std(Path::new(&sysroot)) {
        return Ok(WasmToolchain { name: None });
    }
    // Once Debian's was built, rustup's server is not asked again at every start.
    if find("rustup").is_some() && debian_is_ready() {
        return Ok(debian);
    }
    let from_rustup = step("add the std for WebAssembly with rustup", || {
        run_quietly(command("rustup").args(["target", "add", WASM_TARGET]))
    });
    match from_rustup {
        Ok(()) => Ok(WasmToolchain { name: None }),
        Err(error) => {
            println!("        {error:#}");
            println!("        taking Debian's compiler and the sources of its std instead");
            debian_toolchain()?;
            Ok(debian)
        }
    }
}

/// Whether a toolchain can build (and test) for WebAssembly.
fn has_std(sysroot: &Path) -> bool {
    let Ok(files) = fs::read_dir(sysroot.join("lib/rustlib").join(WASM_TARGET).join("lib")) else {
        return false;
    };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libtest-"))
}

/// Debian's compiler as a rustup toolchain, with a std for WebAssembly built from its sources.
fn debian_toolchain() -> Result<()> {
    if debian_is_ready() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "rustup is needed to name Debian's toolchain beside yours: install it from \
             https://rustup.rs, or add the target {WASM_TARGET} to your own toolchain"
        );
    }
    let rustc = Path::new(DEBIAN_RUSTC);
    if !(rustc.exists() && Path::new(DEBIAN_STD_SOURCES).exists()) {
        step("install Debian's Rust compiler and the sources of its std", || {
            apt_install(APT_RUST)
        })
        .with_context(|| {
            format!(
                "the std for WebAssembly comes from `rustup target add {WASM_TARGET}`, which must \
                 reach static.rust-lang.org, or from Debian's package rustc-web"
            )
        })?;
    }
    step("link it as the rustup toolchain `debian`", link_debian)?;
    step("build the std for WebAssembly from those sources", build_std)
}

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SYSROOT: &str = "/usr";
const DEBIAN_STD_SOURCES: &str = "/usr/lib/rustlib/src/rust/library";

/// The file that says which compiler built the std: after an update of the package it is built anew.
fn debian_stamp() -> PathBuf {
    Path::new(DEBIAN_SYSROOT).join("lib/rustlib").join(WASM_TARGET).join("built-by")
}

fn debian_is_ready() -> bool {
    let linked = Command::new("rustc")
        .args([&format!("+{DEBIAN_TOOLCHAIN}"), "-vV"])
        .env_remove("LD_LIBRARY_PATH")
        .output();
    let Ok(linked) = linked else { return false };
    linked.status.success()
        && has_std(Path::new(DEBIAN_SYSROOT))
        && fs::read(debian_stamp()).is_ok_and(|built_by| built_by == linked.stdout)
}

/// Debian's package has no linker for WebAssembly: rustup's toolchain lends its own.
fn link_debian() -> Result<()> {
    run_quietly(command("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, DEBIAN_SYSROOT]))?;
    let rustup_sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    let about = output(command("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let bin = format!("lib/rustlib/{}/bin", host.context("`rustc -vV` names no host")?);
    let (from, to) = (Path::new(&rustup_sysroot).join(&bin), Path::new(DEBIAN_SYSROOT).join(&bin));
    if !from.join("rust-lld").exists() {
        bail!("{} has no rust-lld: `rustup toolchain install stable`", from.display());
    }
    run_quietly(as_root("mkdir")?.arg("-p").arg(&to))?;
    run_quietly(as_root("ln")?.arg("-sfn").arg(from.join("rust-lld")).arg(to.join("rust-lld")))
}

fn build_std() -> Result<()> {
    let work = env::temp_dir().join(format!("terang-std-for-wasm-{}", std::process::id()));
    fs::create_dir_all(&work)?;
    fs::write(work.join("lib.rs"), "#![no_std]\n")?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"std-for-wasm\"\nedition = \"2021\"\n[lib]\npath = \"lib.rs\"\n",
    )?;
    // Bitcode, or link-time optimisation fails; `test`, or `cargo test` for the target does.
    let mut build = command("cargo");
    build.current_dir(&work).env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN);
    build
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("-Cembed-bitcode=yes {}", without_cargo_home()));
    build.env("CARGO_TARGET_DIR", work.join("target"));
    build.args(["build", "--release", "--target", WASM_TARGET]);
    run_quietly(build.arg("-Zbuild-std=std,panic_abort,test"))?;

    let made = work.join("target").join(WASM_TARGET).join("release/deps");
    let place = Path::new(DEBIAN_SYSROOT).join("lib/rustlib").join(WASM_TARGET);
    let about = command("rustc").env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN).arg("-vV").output()?;
    fs::write(work.join("built-by"), about.stdout)?;
    run_quietly(as_root("rm")?.arg("-rf").arg(&place))?;
    run_quietly(as_root("mkdir")?.arg("-p").arg(place.join("lib")))?;
    let mut copy = as_root("cp")?;
    for file in fs::read_dir(&made)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libstd_for_wasm-") {
            copy.arg(path);
        }
    }
    run_quietly(copy.arg(place.join("lib")))?;
    run_quietly(as_root("cp")?.arg(work.join("built-by")).arg(&place))?;
    // What was built against an older std would be refused by the compiler.
    let stale = target().join(WASM_TARGET);
    if stale.exists() {
        fs::remove_dir_all(stale)?;
    }
    fs::remove_dir_all(work)?;
    Ok(())
}

fn apt_install(packages: &[&str]) -> Result<()> {
    if find("apt-get").is_none() {
        bail!("there is no apt-get here; install by hand what these name: {}", packages.join(" "));
    }
    let apt = || -> Result<Command> {
        let mut apt = as_root("env")?;
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        apt.args(["-o", "DPkg::Lock::Timeout=300"]);
        Ok(apt)
    };
    run_quietly(apt()?.arg("update"))?;
    run_quietly(apt()?.args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// npm's tools, exactly as `package-lock.json` has them; no install script is run.
fn npm_tools() -> Result<()> {
    let lock = root().join("package-lock.json");
    let copy = root().join("node_modules/.installed-lock.json");
    if fs::read(&copy).is_ok_and(|installed| fs::read(&lock).is_ok_and(|lock| lock == installed)) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("npm is needed: install Node.js from https://nodejs.org, or nodejs and npm by apt");
    }
    // The machine's own path, not the Node inside the folder that npm is about to replace.
    let path = env::var_os("PATH").unwrap_or_default();
    node_at_least(NODE_MAJOR_MIN, command("node").env("PATH", &path))?;
    step("install npm's tools (wrangler, esbuild, binaryen, Playwright)", || {
        let options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        run_quietly(command("npm").env("PATH", &path).arg("ci").args(options))
    })?;
    // npm has a Node of its own for wrangler on Linux; elsewhere the machine's must be new enough.
    node_at_least(NODE_MAJOR_WRANGLER, &mut command("node"))?;
    fs::copy(&lock, &copy)?;
    Ok(())
}

fn node_at_least(major_min: u32, node: &mut Command) -> Result<()> {
    let need = format!("Node.js {major_min} or newer is needed: https://nodejs.org");
    let version = output(node.arg("--version")).with_context(|| need.clone())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    if major.unwrap_or(0) < major_min {
        bail!("{need}; this one is {version}");
    }
    Ok(())
}
