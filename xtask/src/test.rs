//! `cargo xtask test`: everything that must hold, the fastest first, each with its time.
//!
//! A step that fails does not stop those that do not need it, so that one run tells all. The
//! browser's tests run against a Worker of their own, with the demo in a fresh state.

mod browser;
mod native;

use crate::build::{self, Mode};
use crate::restore_drill::{self, Size};
use crate::setup::{Browser, WasmToolchain, ensure};
use crate::{check, licences, simulate, sizes, tidy};
use anyhow::{Result, bail};
use std::time::Instant;

/// What a step has to say: how many tests it held, and notices.
#[derive(Default)]
pub struct Report {
    /// Tests that passed; a step without tests of its own counts as one.
    passed: usize,
    /// Tests that failed; a step that fails otherwise counts as one.
    failed: usize,
    skipped: usize,
    notices: Vec<String>,
    /// What a reader needs to see of the failures.
    details: String,
}

impl Report {
    /// So many things were compared, and held.
    fn held(passed: usize) -> Report {
        Report { passed, ..Report::default() }
    }

    fn noticed(notices: Vec<String>) -> Report {
        Report { passed: 1, notices, ..Report::default() }
    }
}

struct Step {
    name: &'static str,
    /// Whether it needs what the step `build` makes.
    needs_build: bool,
    run: fn(&Context) -> Result<Report>,
}

struct Context {
    toolchain: WasmToolchain,
    mode: Mode,
    /// Given on to Playwright, to choose among its tests.
    filter: Option<String>,
}

const STEPS: &[Step] = &[
    step("format", |_| check::format().map(one)),
    step("tidy", |_| tidy::check().map(|_| one(()))),
    step("licences", |_| licences::check().map(Report::noticed)),
    step("types", |_| browser::types().map(one)),
    step("lints", |_| check::lint_native().map(one)),
    step("native", |_| native::run()),
    step("simulate", |_| simulated()),
    step("lints-wasm", |context| check::lint_wasm(&context.toolchain).map(one)),
    step("build", |context| build::all(&context.toolchain, context.mode).map(one)),
    step_on_build("sizes", sizes_of_release),
    step_on_build("restore", |_| restore_drill::drill(Size::Small).map(Report::held)),
    step_on_build("browser", |context| browser::run(context.filter.as_deref())),
];

const fn step(name: &'static str, run: fn(&Context) -> Result<Report>) -> Step {
    Step { name, needs_build: false, run }
}

const fn step_on_build(name: &'static str, run: fn(&Context) -> Result<Report>) -> Step {
    Step { name, needs_build: true, run }
}

fn one((): ()) -> Report {
    Report { passed: 1, ..Report::default() }
}

fn simulated() -> Result<Report> {
    let ran = simulate::run(0, simulate::SCHEDULES, simulate::STEPS)?;
    Ok(Report::noticed(vec![ran.said()]))
}

fn sizes_of_release(context: &Context) -> Result<Report> {
    match context.mode {
        Mode::Release => sizes::check().map(Report::noticed),
        Mode::Debug | Mode::Watched => {
            Ok(Report { notices: vec!["not weighed: --debug".into()], ..one(()) })
        }
    }
}

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut only, mut mode, mut filter) = (None, Mode::Release, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("only") => {
                only = Some(arguments.value()?.to_string_lossy().into_owned())
            }
            lexopt::Arg::Long("debug") => mode = Mode::Debug,
            lexopt::Arg::Value(value) => filter = Some(value.to_string_lossy().into_owned()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let steps = chosen(only.as_deref())?;
    let context = Context { toolchain: ensure(Browser::Needed)?, mode, filter };
    let began = Instant::now();
    let (mut total, mut built) = (Report::default(), true);
    for step in steps {
        if step.needs_build && !built {
            println!("test: {}: not run, because the build failed", step.name);
            continue;
        }
        let report = run_step(step, &context);
        built &= step.name != "build" || report.failed == 0;
        total.passed += report.passed;
        total.failed += report.failed;
        total.skipped += report.skipped;
    }
    let seconds = began.elapsed().as_secs();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    println!("({} skipped; {} min {} s)", total.skipped, seconds / 60, seconds % 60);
    if 0 < total.failed {
        bail!("not everything holds");
    }
    Ok(())
}

/// All steps, or the one asked for with the build before it where it needs that.
fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(only) = only else { return Ok(STEPS.iter().collect()) };
    let Some(asked) = STEPS.iter().find(|step| step.name == only) else {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step is called {only:?}; there are {}", names.join(", "));
    };
    let build = STEPS.iter().filter(|step| asked.needs_build && step.name == "build");
    Ok(build.chain([asked]).collect())
}

fn run_step(step: &Step, context: &Context) -> Report {
    let began = Instant::now();
    println!("test: {} …", step.name);
    let report = (step.run)(context).unwrap_or_else(|error| Report {
        failed: 1,
        details: format!("{error:#}"),
        ..Report::default()
    });
    let seconds = began.elapsed().as_secs_f32();
    let outcome = if report.failed == 0 { "passed" } else { "FAILED" };
    println!("test: {} {outcome} ({seconds:.1} s, {} held)", step.name, report.passed);
    for notice in &report.notices {
        println!("      {notice}");
    }
    if !report.details.is_empty() {
        println!("{}", report.details);
    }
    report
}
