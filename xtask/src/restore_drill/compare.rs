//! Everything of a government that can be looked at from outside, and whether it is the same in
//! two deployments.

use crate::demo_data::index::DemoBudget;
use crate::publisher::Publisher;
use anyhow::{Context, Result, ensure};
use budget::government::Government;
use budget::protocol::GovernmentPage;
use budget::publication::ManifestV1;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is at each address.
pub struct Seen {
    /// Files of publications, manifests among them, by their address.
    data: BTreeMap<String, Vec<u8>>,
    /// Drafts, which only the machine account reads.
    drafts: BTreeMap<String, Vec<u8>>,
    /// Answers of the API and pages, but for places in the log, which are given anew.
    answers: BTreeMap<String, Value>,
    /// The publications in the order of the log.
    order: Vec<(u16, u32)>,
    /// Their places there.
    pub places: BTreeMap<(u16, u32), u64>,
}

impl Seen {
    /// Looks at all of it.
    pub fn look(
        publisher: &Publisher,
        government: &Government,
        budgets: &[DemoBudget],
    ) -> Result<Seen> {
        let mut seen = Seen {
            data: BTreeMap::new(),
            drafts: BTreeMap::new(),
            answers: BTreeMap::new(),
            order: Vec::new(),
            places: BTreeMap::new(),
        };
        let slug = &government.slug;
        let must = |path: &str| -> Result<Vec<u8>> {
            publisher.read(path)?.with_context(|| format!("nothing is at {path}"))
        };
        let page = format!("/api/v1/governments/{slug}");
        let page: GovernmentPage = serde_json::from_slice(&must(&page)?)?;
        let mut publications = page.publications;
        publications.sort_by_key(|of| of.log_index);
        for of in publications {
            let (year, number) = (of.year, of.number);
            seen.order.push((year, number));
            seen.places.insert((year, number), of.log_index);
            let data = format!("/data/{slug}/{year}/v{number}");
            let manifest = must(&format!("{data}/manifest.json"))?;
            let read: ManifestV1 = serde_json::from_slice(&manifest)?;
            for file in &read.files {
                let path = format!("{data}/{}", file.name);
                seen.data.insert(path.clone(), must(&path)?);
            }
            seen.data.insert(format!("{data}/manifest.json"), manifest);
            let api = format!("/api/v1/governments/{slug}/budgets/{year}/v{number}");
            for path in [api.clone(), format!("{api}/totals?by=unit"), format!("{api}/lines")] {
                let mut answer = serde_json::from_slice(&must(&path)?)?;
                without_places(&mut answer);
                seen.answers.insert(path, answer);
            }
        }
        for path in [format!("/api/v1/governments/{slug}"), "/api/v1/governments".to_owned()] {
            let mut answer = serde_json::from_slice(&must(&path)?)?;
            without_places(&mut answer);
            seen.answers.insert(path, answer);
        }
        for budget in budgets {
            let draft = format!("/api/v1/drafts/{slug}/{}", budget.year);
            for path in [draft.clone(), format!("{draft}/lines"), format!("{draft}/codes")] {
                seen.drafts.insert(path.clone(), must(&path)?);
            }
        }
        Ok(seen)
    }

    /// How many published files there are.
    pub fn data(&self) -> usize {
        self.data.len()
    }

    /// The bytes at an address of a published file.
    pub fn published(&self, address: &str) -> Option<&[u8]> {
        self.data.get(address).map(Vec::as_slice)
    }

    /// The bytes of a draft's file.
    pub fn drafted(&self, address: &str) -> Option<&[u8]> {
        self.drafts.get(address).map(Vec::as_slice)
    }

    /// Whether the other is the same. Answers how many things were compared.
    pub fn compare(&self, other: &Seen) -> Result<usize> {
        let published = same("published", &self.data, &other.data)?;
        let drafted = same("drafted", &self.drafts, &other.drafts)?;
        let answered = same("answered", &self.answers, &other.answers)?;
        ensure!(self.order == other.order, "the order of publications is another one");
        println!(
            "restore-drill: {published} published files and {drafted} of drafts are the same byte \
             for byte, {answered} answers but for places in the log; {} publications in one order",
            self.order.len()
        );
        Ok(published + drafted + answered + 1)
    }
}

fn same<T: PartialEq>(
    what: &str,
    one: &BTreeMap<String, T>,
    other: &BTreeMap<String, T>,
) -> Result<usize> {
    let paths: Vec<_> = one.keys().chain(other.keys()).collect();
    for path in paths {
        ensure!(one.get(path) == other.get(path), "{what}: {path} is not the same");
    }
    Ok(one.len())
}

/// Takes places in the log out of an answer.
pub fn without_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("log_index");
            fields.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
