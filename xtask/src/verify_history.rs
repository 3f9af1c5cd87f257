//! `cargo xtask verify-history FILE`: checks a downloaded history from its first entry to its last,
//! by the rules of `budget::history`.

use anyhow::{Context, Result, bail};
use lexopt::{Arg, ValueExt};
use std::fs;
use std::path::PathBuf;

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let mut file: Option<PathBuf> = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(value) if file.is_none() => file = Some(value.parse()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let Some(file) = file else { bail!("name the file: cargo xtask verify-history FILE") };
    let lines = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    match budget::history::verify(&lines) {
        Ok((count, head)) => {
            println!("{count} entries, each bound to the one before; the last is {head}");
            Ok(())
        }
        Err(broken) => bail!("{}: {broken}", file.display()),
    }
}
