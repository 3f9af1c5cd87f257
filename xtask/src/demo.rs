//! Loads the demo through the publishing API, as the studio will publish.

use crate::demo_data::index::{DemoIndex, INDEX};
use crate::demo_people;
use crate::publisher::Publisher;
use crate::tools::root;
use anyhow::{Context, Result, ensure};

/// Publishes what `demo/index.toml` lists to the Worker at `address`, in its order.
pub fn load(address: &str, token: &str) -> Result<()> {
    let folder = root().join("demo");
    if !folder.join(INDEX).exists() {
        return Ok(());
    }
    let index = DemoIndex::read(&folder)?;
    let publisher = Publisher::new(address, token);
    for government in &index.governments {
        publisher.register(government)?;
    }
    for budget in &index.budgets {
        let (government, year) = (budget.government.as_str(), budget.year);
        let files = budget.files(&folder)?;
        let published = publisher
            .publish(government, year, &files.lines, &files.codes, &budget.request)
            .with_context(|| format!("publishing {government} {year}"))?;
        ensure!(published.number == budget.number, "{government} {year} v{}", published.number);
    }
    demo_people::load(address, &index.governments).context("the made-up people")
}
