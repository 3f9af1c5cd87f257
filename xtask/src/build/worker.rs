//! The Worker: its module, the JavaScript side of it by wasm-bindgen, and `worker/shim.js` around
//! both, bundled into `build/worker/index.js` beside the module.

use super::{Mode, Outcome, compile, inputs, is_made_from, put_in_place, workbench};
use crate::setup::WasmToolchain;
use crate::tools::{WASM_OPT_FEATURES, command, root, run_quietly};
use anyhow::Result;
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

pub fn build(toolchain: &WasmToolchain, mode: Mode) -> Result<Outcome> {
    let wasm = compile(toolchain, mode, "terang-worker", "terang_worker.wasm")?;
    let shim = root().join("worker/shim.js");
    let passkey = root().join("worker/passkey.js");
    let made_from = inputs(mode, &[&wasm, &shim, &passkey])?;
    if is_made_from("worker", &made_from) {
        return Ok(Outcome::Unchanged);
    }
    let bench = workbench("worker")?;
    let (place, work) = (bench.join("worker"), bench.join("work"));
    fs::create_dir_all(&place)?;

    let mut bindgen = Bindgen::new();
    bindgen.input_path(&wasm).out_name("glue").typescript(false);
    // What the shim needs to begin anew after a panic.
    bindgen.module(true)?.reset_state_function(true).force_enable_abort_handler(true);
    bindgen.generate(&work)?;
    let glue = work.join("glue.js");
    // To workerd, a plain import of a `.wasm` file is the module.
    let script = fs::read_to_string(&glue)?.replace("import source ", "import ");
    fs::write(&glue, script)?;

    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--format=esm", "--external:*.wasm", "--external:cloudflare:*"]);
    // Libraries in the form for the edge, without what only Node needs.
    esbuild.args(["--main-fields=module,main", "--conditions=workerd,worker,browser"]);
    if mode == Mode::Release {
        esbuild.arg("--minify-syntax").arg("--minify-whitespace");
    }
    esbuild.arg(format!("--alias:glue={}", glue.display())).arg("--log-level=warning");
    esbuild.arg(&shim).arg(format!("--outfile={}", place.join("index.js").display()));
    run_quietly(&mut esbuild)?;

    let module = place.join("glue_bg.wasm");
    fs::copy(work.join("glue_bg.wasm"), &module)?;
    if mode == Mode::Release {
        let mut wasm_opt = command("wasm-opt");
        wasm_opt.args(["-Oz", "--strip-debug"]).args(WASM_OPT_FEATURES);
        run_quietly(wasm_opt.arg(&module).arg("-o").arg(&module))?;
    }
    put_in_place(&place, "worker", &made_from)?;
    fs::remove_dir_all(bench)?;
    Ok(Outcome::Made)
}
