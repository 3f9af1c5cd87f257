//! Where tools are and how they are called. The versions of npm's tools are pinned in
//! `package.json`, those of crates in `Cargo.toml`; everything else that the build relies on is here.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The target of everything that runs in a browser or at the edge.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// What the machine's own Node must be, to run npm.
pub const NODE_MAJOR_MIN: u32 = 20;
/// What wrangler runs on: on Linux the Node of `package.json`.
pub const NODE_MAJOR_WRANGLER: u32 = 22;
/// The rustup name under which Debian's compiler is linked.
pub const DEBIAN_TOOLCHAIN: &str = "debian";
/// Debian's compiler with the sources of its std, from which the std for [`WASM_TARGET`] is built.
pub const APT_RUST: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"];
/// The browser of the tests, with a font to measure text by.
pub const APT_CHROMIUM: &[&str] = &["chromium", "fonts-dejavu-core"];
/// Names under which a browser that Playwright can drive may be installed.
pub const CHROMIUM_NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// What the compiler's output uses and every browser since 2021 has. Not `--all-features`: that
/// would let `wasm-opt` write what they have not.
pub const WASM_OPT_FEATURES: &[&str] = &[
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-exception-handling",
];

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// For the compiler: where this machine keeps its crates is nobody's business, and the same source
/// should give the same bytes elsewhere.
pub fn without_cargo_home() -> String {
    let home = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|h| h + "/.cargo"));
    format!("--remap-path-prefix={}/registry/src=", home.unwrap_or_default())
}

/// A command that runs in the workspace with npm's tools first on the path and without what
/// `cargo run` adds to the environment for its own child (another toolchain would trip over it).
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env_remove("LD_LIBRARY_PATH").stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        {
            command.env_remove(&*name);
        }
    }
    let mut paths = vec![root().join("node_modules/.bin")];
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    if let Ok(path) = env::join_paths(paths) {
        command.env("PATH", path);
    }
    command
}

/// The same for a program that only root may run: through `sudo` where we are not root.
pub fn as_root(program: &str) -> Result<Command> {
    if output(Command::new("id").arg("-u"))? == "0" {
        return Ok(command(program));
    }
    if find("sudo").is_none() {
        bail!("`{program}` needs root: run this as root once, or install sudo");
    }
    let mut sudo = command("sudo");
    sudo.arg(program).stdin(Stdio::inherit());
    Ok(sudo)
}

/// Runs to the end with its output shown; an error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs to the end in silence; what it said is shown only when it failed.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!(
            "`{}` failed ({}):\n{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&said).trim_end()
        );
    }
    Ok(())
}

/// What a command prints, trimmed.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of this name on the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The browser of the tests: the one that `TERANG_CHROMIUM` names, else the first on the path.
pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("TERANG_CHROMIUM").map(PathBuf::from);
    named.or_else(|| CHROMIUM_NAMES.iter().find_map(|name| find(name)))
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` could not be started: is it installed?", command.get_program().to_string_lossy())
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
