//! `cargo xtask run`: builds what changed, starts the Worker with the demo, and stays.

use crate::build::{self, Mode, files_below};
use crate::demo;
use crate::issuer;
use crate::server::{Options, Server, stop_running};
use crate::setup::{Browser, ensure};
use crate::tools::root;
use anyhow::{Context, Result};
use lexopt::{Arg, ValueExt};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Where `design.md` promises the site.
const PORT: u16 = 8787;

/// What `run` and `dev` are asked for.
pub struct Request {
    pub mode: Mode,
    pub server: Options,
    pub with_demo: bool,
}

pub fn verb(arguments: lexopt::Parser) -> Result<()> {
    let request = read(arguments)?;
    let toolchain = ensure(Browser::NotNeeded)?;
    build::all(&toolchain, request.mode)?;
    let mut server = start(&request)?;
    loop {
        std::thread::sleep(Duration::from_millis(500));
        server.must_run()?;
    }
}

pub fn read(mut arguments: lexopt::Parser) -> Result<Request> {
    let state = root().join(".state");
    let server =
        Options { port: PORT, issuer_port: PORT + 1, forger_port: None, state, live_reload: false };
    let mut request = Request { mode: Mode::Debug, server, with_demo: true };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => {
                request.server.port = arguments.value()?.parse()?;
                request.server.issuer_port = request.server.port.saturating_add(1);
            }
            Arg::Long("state") => request.server.state = PathBuf::from(arguments.value()?),
            Arg::Long("empty") => request.with_demo = false,
            Arg::Long("release") => request.mode = Mode::Release,
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(request)
}

/// Starts the Worker, loads the demo, and prints the address. Ctrl-C ends both from here on.
pub fn start(request: &Request) -> Result<Server> {
    ctrlc::set_handler(|| {
        stop_running();
        println!();
        std::process::exit(0);
    })
    .context("listening for Ctrl-C")?;
    let began = Instant::now();
    let server = Server::start(&request.server)?;
    println!("run: the Worker answers after {:.1} s", began.elapsed().as_secs_f32());
    if request.with_demo {
        load_demo_once(&server, &request.server.state)?;
    }
    println!("\n  Terang is at {}\n", server.address);
    println!("  Sign in at {}/studio/sign-in as one of these made-up people:", server.address);
    for person in issuer::people()? {
        println!("    {:<16} {}", person.name, person.role);
    }
    println!();
    println!("  Data: {}", request.server.state.display());
    println!("  Log:  {}", server.log.display());
    println!("  Ctrl-C stops it.");
    Ok(server)
}

/// Loads the demo through the publishing API, unless this state already holds it as it is now.
pub fn load_demo_once(server: &Server, state: &Path) -> Result<()> {
    let mut demo = String::new();
    for file in files_below(&root().join("demo"))? {
        let about = fs::metadata(&file)?;
        demo.push_str(&format!("{} {}\n", file.display(), about.len()));
    }
    let note = state.join("demo-loaded");
    if fs::read_to_string(&note).is_ok_and(|loaded| loaded == demo) {
        return Ok(());
    }
    let began = Instant::now();
    demo::load(&server.address, &server.token).context("loading the demo")?;
    println!("run: the demo loaded in {:.1} s", began.elapsed().as_secs_f32());
    fs::write(note, demo)?;
    Ok(())
}
