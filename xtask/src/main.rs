//! `cargo xtask VERB`: one file for each verb, and the table of them here.
//!
//! The only build language of the project. Start reading at [`VERBS`]; how tools are found and
//! called is in `tools.rs`.

mod bench;
mod build;
mod check;
mod demo;
mod demo_data;
mod demo_organisations;
mod demo_people;
mod dev;
mod import_report;
mod issuer;
mod licences;
mod publisher;
mod restore_drill;
mod run;
mod server;
mod setup;
mod simulate;
mod seed;
mod sizes;
mod test;
mod tidy;
mod tools;
mod verify_history;

use anyhow::{Result, bail};
use std::process::ExitCode;

/// A verb: its name, its options as shown by `help`, what it does, and the function that does it.
struct Verb {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(lexopt::Parser) -> Result<()>,
}

/// Every verb, in the order of `help`. A new verb is a file and a line here.
const VERBS: &[Verb] = &[
    Verb {
        name: "setup",
        options: "",
        about: "Install what is missing; the other verbs do this first by themselves",
        run: setup::verb,
    },
    Verb {
        name: "build",
        options: "[--release]",
        about: "Build the site and the Worker into build/",
        run: build::verb,
    },
    Verb {
        name: "run",
        options: "[--port 8787] [--empty] [--state DIR] [--release]",
        about: "Serve the site with the demo on this machine until Ctrl-C",
        run: run::verb,
    },
    Verb {
        name: "dev",
        options: "[as run]",
        about: "The same, with a new build and a reload of open pages at every change",
        run: dev::verb,
    },
    Verb {
        name: "check",
        options: "",
        about: "Format, lints and unit tests of the domain: before every commit",
        run: check::verb,
    },
    Verb {
        name: "test",
        options: "[--only STEP] [--debug] [FILTER]",
        about: "Everything that must hold; FILTER chooses among the browser's tests",
        run: test::verb,
    },
    Verb {
        name: "import-report",
        options: "[DIR]",
        about: "Import every CSV file of a directory and say what was understood of each",
        run: import_report::verb,
    },
    Verb {
        name: "demo-data",
        options: "[DIR]",
        about: "Make demo/ from the public budget files in a directory",
        run: demo_data::verb,
    },
    Verb {
        name: "bench",
        options: "[import|bytes|publish|requests|browser]",
        about: "Measure what is fast and small, each figure beside its rival",
        run: bench::verb,
    },
    Verb {
        name: "verify-history",
        options: "FILE",
        about: "Check a downloaded history of a government, entry by entry",
        run: verify_history::verb,
    },
    Verb {
        name: "restore-drill",
        options: "[--all] [--release]",
        about: "A government leaves one deployment and comes back in another: compare everything",
        run: restore_drill::verb,
    },
    Verb {
        name: "simulate",
        options: "[--schedules N] [--steps N] [--seed N]",
        about: "Draft by many hands over a bad line, one seeded schedule after another",
        run: simulate::verb,
    },
    Verb {
        name: "tidy",
        options: "",
        about: "The rules of the house that no compiler knows",
        run: tidy::verb,
    },
    Verb {
        name: "sizes",
        options: "",
        about: "Build for release and hold it to its budgets of bytes",
        run: sizes::verb,
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        _ => "help".to_owned(),
    };
    if name == "help" {
        help();
        return Ok(());
    }
    match VERBS.iter().find(|verb| verb.name == name) {
        Some(verb) => (verb.run)(arguments),
        None => bail!("no verb is called {name:?}; `cargo xtask help` lists them"),
    }
}

fn help() {
    println!("cargo xtask VERB [OPTIONS]\n");
    for verb in VERBS {
        println!("  {} {}\n      {}", verb.name, verb.options, verb.about);
    }
}
