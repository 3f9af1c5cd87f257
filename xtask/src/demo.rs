//! Loads the demo through the publishing API, as the studio will publish.

use crate::tools::root;
use anyhow::{Result, bail};

/// Publishes what `demo/index.toml` lists to the Worker at `address`.
pub fn load(address: &str, _token: &str) -> Result<()> {
    if root().join("demo/index.toml").exists() {
        bail!("there is a demo, but nothing yet that publishes it to {address}");
    }
    Ok(())
}
