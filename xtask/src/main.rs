//! `cargo xtask VERB`: one file for each verb.

fn main() -> anyhow::Result<()> {
    Ok(())
}
