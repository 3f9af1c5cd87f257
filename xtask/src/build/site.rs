//! The site: the app, the style and what `public/` holds, around `app/index.html`.

use super::{Mode, Outcome, app, compile, files_below, folder, hashed, inputs, is_made_from};
use super::{put_in_place, workbench};
use crate::setup::WasmToolchain;
use crate::tools::{command, root, run_quietly};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Which parts each lazy page loads, for `sizes` to weigh.
pub const PARTS: &str = "parts.json";
/// Where the links to script, module and style go in `app/index.html`.
const ASSETS_MARK: &str = "<!--assets-->";
/// What the Worker fills in: the marks must be there for it to find.
const WORKER_MARKS: [&str; 3] = ["<!--meta-->", "<!--menu-->", "<!--headline-->"];

pub fn build(toolchain: &WasmToolchain, mode: Mode) -> Result<Outcome> {
    let wasm = compile(toolchain, mode, "app", "app.wasm")?;
    let root = root();
    let (page, style, public) =
        (root.join("app/index.html"), root.join("style"), root.join("public"));
    let made_from = inputs(mode, &[&wasm, &page, &style, &public])?;
    if is_made_from("site", &made_from) {
        return Ok(Outcome::Unchanged);
    }
    let bench = workbench("site")?;
    let (site, work) = (bench.join("site"), bench.join("work"));
    let assets = site.join("assets");
    let app = app::package(&wasm, mode, &work, &assets)?;
    let style = bundle_style(&style.join("main.css"), &work, &assets)?;
    let mut links = format!(
        "<link rel=\"stylesheet\" href=\"{style}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\">\n\
         <script type=\"module\" src=\"{}\"></script>",
        app.module, app.script
    );
    if mode == Mode::Watched {
        let script = work.join("reload.js");
        fs::write(&script, include_str!("reload.js"))?;
        let address = hashed::publish(&script, &assets, "reload", "js")?;
        links.push_str(&format!("\n<script type=\"module\" src=\"{address}\"></script>"));
    }
    fs::write(site.join("index.html"), fill_in(&page, &links)?)?;
    copy_public(&public, &site)?;
    fs::write(folder().join(PARTS), serde_json::to_string_pretty(&app.parts)?)?;
    put_in_place(&site, "site", &made_from)?;
    fs::remove_dir_all(bench)?;
    Ok(Outcome::Made)
}

fn fill_in(page: &Path, links: &str) -> Result<String> {
    let html = fs::read_to_string(page)?;
    for mark in WORKER_MARKS.iter().chain([&ASSETS_MARK]) {
        if html.matches(mark).count() != 1 {
            bail!("{} must hold the mark {mark} once", page.display());
        }
    }
    Ok(html.replace(ASSETS_MARK, links))
}

/// One stylesheet from `main.css` and what it imports. The fonts are files of `public/` and their
/// addresses stay as they are; a wider pattern would also match the imports' own paths.
fn bundle_style(main: &Path, work: &Path, assets: &Path) -> Result<String> {
    let bundle = work.join("bundle.css");
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--minify", "--external:/fonts/*", "--log-level=warning"]);
    esbuild.arg(main).arg(format!("--outfile={}", bundle.display()));
    run_quietly(&mut esbuild)?;
    hashed::publish(&bundle, assets, "style", "css")
}

fn copy_public(public: &Path, site: &Path) -> Result<()> {
    for file in files_below(public)? {
        let to = site.join(file.strip_prefix(public)?);
        fs::create_dir_all(to.parent().context("a file has a folder")?)?;
        fs::copy(&file, to)?;
    }
    Ok(())
}
