//! The app's module, from cargo's output to the files that a browser loads: cut into parts at each
//! `#[lazy]` page, given its JavaScript side by wasm-bindgen, and made small in a release.

use super::{Mode, hashed};
use crate::tools::{WASM_OPT_FEATURES, command, run_quietly};
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::SplitWasm;

/// The addresses of the published files.
pub struct App {
    pub script: String,
    pub module: String,
    /// What each lazy page loads beside them, by the name of its function.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Makes the files in `work` and publishes them into `assets`.
pub fn package(wasm: &Path, mode: Mode, work: &Path, assets: &Path) -> Result<App> {
    fs::create_dir_all(work)?;
    let split = split(wasm, work)?;
    bind(work)?;

    let module_file = work.join("app_bg.wasm");
    shrink(&module_file, mode)?;
    let module = hashed::publish(&module_file, assets, "app", "wasm")?;
    let addresses = link_parts(&split.split_modules, mode, work, assets)?;
    let mut parts = BTreeMap::new();
    for (page, stems) in split.prefetch_map {
        let named = stems.iter().filter_map(|stem| addresses.get(stem).cloned());
        parts.insert(page, named.collect());
    }
    fs::write(
        work.join("boot.js"),
        format!("import init from './app.js';\ninit({{ module_or_path: '{module}' }});\n"),
    )?;
    let bundle = work.join("bundle.js");
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--format=esm", "--minify", "--log-level=warning"]);
    esbuild.arg(work.join("boot.js")).arg(format!("--outfile={}", bundle.display()));
    run_quietly(&mut esbuild)?;
    Ok(App { script: hashed::publish(&bundle, assets, "app", "js")?, module, parts })
}

/// Cuts the module at its lazy pages.
fn split(wasm: &Path, work: &Path) -> Result<SplitWasm> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./app.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cutting the module into parts: {error:?}"))
}

fn bind(work: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(work.join("main.wasm")).out_name("app").typescript(false);
    // The exports are what the parts are linked against.
    bindgen.web(true)?.keep_lld_exports(true);
    bindgen.generate(work)
}

fn shrink(module: &Path, mode: Mode) -> Result<()> {
    if mode != Mode::Release {
        return Ok(());
    }
    let mut wasm_opt = command("wasm-opt");
    // Flat code is where binaryen finds what two rounds of `-Oz` alone leave: 1 % of the bytes.
    wasm_opt.args(["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"]);
    wasm_opt.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    wasm_opt.args(WASM_OPT_FEATURES);
    run_quietly(wasm_opt.arg(module).arg("-o").arg(module))
}

/// How the splitter's script waits for a part, once and not again.
const LOADS: &str = "await callee();";
/// How it waits here.
const WAITS: &str = include_str!("waits.js");

/// Publishes each part and puts its address into the script that fetches it; the addresses are
/// given back by the names that the splitter gave.
fn link_parts(
    parts: &[PathBuf],
    mode: Mode,
    work: &Path,
    assets: &Path,
) -> Result<BTreeMap<String, String>> {
    let mut addresses = BTreeMap::new();
    let linker = work.join("__wasm_split.js");
    let mut script = fs::read_to_string(&linker)?;
    for part in parts {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        shrink(part, mode)?;
        let address = hashed::publish(part, assets, &stem, "wasm")?;
        script = script.replace(&format!("\"./{stem}.wasm\""), &format!("\"{address}\""));
        addresses.insert(stem, address);
    }
    // As the splitter writes it, a part that does not come ends the app.
    ensure!(script.contains(LOADS), "the splitter's script loads its parts in another way now");
    script = script.replace(LOADS, "await whenItComes(callee);") + WAITS;
    fs::write(linker, script)?;
    Ok(addresses)
}
