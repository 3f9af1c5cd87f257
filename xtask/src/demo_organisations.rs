//! Gives the governments of the demo their organisations, by the door that real lists come through:
//! a list for each year in which `demo/units.csv` changes, read as people's own files are.

use crate::demo_people::Browser;
use crate::tools::root;
use anyhow::{Context, Result, ensure};
use budget::organisation::{Differs, List, OrganisationAct, read_list};
use budget::protocol::organisations::{NewOrganisationAct, OrganisationsPage};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The first year of the demo's budgets.
const FIRST_YEAR: u16 = 2014;

/// An office, with the years in which it is called so.
#[derive(Debug, Deserialize)]
struct Office {
    government: String,
    code: String,
    first_year: Option<u16>,
    last_year: Option<u16>,
    name: String,
}

impl Office {
    fn is_in(&self, year: u16) -> bool {
        self.first_year.is_none_or(|first| first <= year)
            && self.last_year.is_none_or(|last| year <= last)
    }
}

/// Lets an administrator bring in what a government has none of yet.
pub fn load(browser: &Browser, slug: &str) -> Result<()> {
    let address = format!("/api/v1/organisations/{slug}");
    let mut page: OrganisationsPage = browser.read(&address)?;
    if !page.organisations.is_empty() {
        return Ok(());
    }
    let file = root().join("demo/units.csv");
    let mut offices = Vec::new();
    for office in csv::Reader::from_path(&file)?.deserialize() {
        let office: Office = office.with_context(|| file.display().to_string())?;
        if office.government == slug {
            offices.push(office);
        }
    }
    let began = offices.iter().filter_map(|office| office.first_year);
    for year in BTreeSet::from_iter(began.chain([FIRST_YEAR])) {
        let mut list = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        list.write_record(["Kode SKPD", "Nama SKPD"])?;
        for office in offices.iter().filter(|office| office.is_in(year)) {
            list.write_record([&office.code, &office.name])?;
        }
        let List { rows, faults, .. } = read_list(&list.into_inner()?);
        ensure!(faults.is_empty(), "{slug} {year}: {faults:?}");
        let change = OrganisationAct::Import { year, differs: Differs::Renamed, rows };
        let reason = format!("Data contoh: demo/units.csv, {year}");
        page = browser
            .post(&address, &NewOrganisationAct { revision: page.revision, change, reason })?;
    }
    Ok(())
}
