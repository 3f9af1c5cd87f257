//! The regions of the nation and who among them has a budget; how many people live in each; and
//! the one rule by which a region's official name becomes its address (`docs/decisions`).

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::chart::index::yes_or_no;
use crate::chart::table::Table;
use crate::chart::{ChartError, files};
use crate::code::{self, Code};
use crate::government::{Government, GovernmentKind, Slug, SlugError};

/// A region in the ministry's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its code, `34.02`: an attribute that a new law may change.
    pub code: Code,
    /// Its name in the list: `Kabupaten Bantul`, but a bare `Jawa Tengah`.
    pub name: String,
    /// What sort of region it is. A *kota administrasi* counts as a city.
    pub kind: GovernmentKind,
    /// Whether it has a budget. Jakarta's administrative parts have none: theirs is the province's.
    pub has_budget: bool,
}

impl Region {
    /// Its name in full, as its government signs: `Provinsi Jawa Tengah`, `Kabupaten Bantul`,
    /// `Daerah Istimewa Yogyakarta`.
    pub fn official_name(&self) -> String {
        let named_whole = self.kind != GovernmentKind::Province || self.name.starts_with("Daerah ");
        if named_whole { self.name.clone() } else { format!("Provinsi {}", self.name) }
    }

    /// The government of this region, where it has a budget.
    pub fn government(&self) -> Option<Government> {
        let name = self.official_name();
        let slug = slug_of(&name).ok().filter(|_| self.has_budget)?;
        Some(Government { slug, code: self.code.to_string(), name, kind: self.kind })
    }
}

/// The address of a government with this official name: its letters without accents, in lower
/// case, and a hyphen for whatever else stands between them. `Kabupaten Bantul` becomes
/// `kabupaten-bantul`.
///
/// # Errors
/// [`SlugError`] where nothing is left of the name, or more than a slug may have.
pub fn slug_of(official_name: &str) -> Result<Slug, SlugError> {
    Slug::parse(&hyphenated(official_name))
}

/// A name as an address writes it; empty where no letter and no digit is in it.
pub(crate) fn hyphenated(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Every region, by code.
#[derive(Clone, Debug)]
pub struct Regions {
    regions: BTreeMap<Code, Region>,
}

impl Regions {
    /// The regions of this project's list: Kepmendagri 300.2.2-2430/2025.
    ///
    /// # Errors
    /// As [`Regions::parse`].
    pub fn known() -> Result<Self, ChartError> {
        Self::parse(files::REGION_2430_2025)
    }

    /// Reads a list of regions.
    ///
    /// # Errors
    /// [`ChartError`] for the first row that cannot be read.
    pub fn parse(text: &str) -> Result<Self, ChartError> {
        let table = Table::parse(text)?;
        table.require(&["code", "name", "kind", "has_budget"])?;
        let mut regions = BTreeMap::new();
        for row in table.rows() {
            let code = row.read("code", |text| Code::parse(text).ok())?;
            let region = Region {
                code: code.clone(),
                name: row.cell("name").to_owned(),
                kind: row.read("kind", kind_of)?,
                has_budget: row.read("has_budget", yes_or_no)?,
            };
            let twice = ChartError::Twice { row: row.number(), code: code.to_string() };
            if regions.insert(code, region).is_some() {
                return Err(twice);
            }
        }
        Ok(Self { regions })
    }

    /// The region of a code.
    pub fn find(&self, code: &str) -> Option<&Region> {
        self.regions.get(&Code::parse(code).ok()?)
    }

    /// The region whose government has this official name, or stands in the list by it.
    pub fn by_name(&self, name: &str) -> Option<&Region> {
        self.iter().find(|region| region.name == name || region.official_name() == name)
    }

    /// The province that a region lies in; none for a province.
    pub fn province_of(&self, code: &str) -> Option<&Region> {
        if code::depth(code) < 2 { None } else { self.find(code::ancestor(code, 1)?) }
    }

    /// Every region, in the order of the codes.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.regions.values()
    }
}

fn kind_of(word: &str) -> Option<GovernmentKind> {
    match word {
        "administrative-city" => Some(GovernmentKind::City),
        "administrative-regency" => Some(GovernmentKind::Regency),
        "province" | "regency" | "city" => GovernmentKind::from_word(word),
        _ => None,
    }
}

/// How many people live in each region.
#[derive(Clone, Debug)]
pub struct Population {
    people: BTreeMap<Code, u32>,
}

impl Population {
    /// The counts of this project's list, of the second half of 2024.
    ///
    /// # Errors
    /// As [`Population::parse`].
    pub fn known() -> Result<Self, ChartError> {
        Self::parse(files::POPULATION_2024)
    }

    /// Reads a list of counts. Men and women must add up to the total.
    ///
    /// # Errors
    /// [`ChartError`] for the first row that cannot be read or does not add up.
    pub fn parse(text: &str) -> Result<Self, ChartError> {
        let table = Table::parse(text)?;
        table.require(&["code", "male", "female", "total"])?;
        let mut people = BTreeMap::new();
        for row in table.rows() {
            let code = row.read("code", |text| Code::parse(text).ok())?;
            let count = |column| row.read(column, |text| text.parse::<u32>().ok());
            let adds_up = count("male")?.checked_add(count("female")?) == Some(count("total")?);
            if !adds_up {
                return Err(ChartError::Row { row: row.number(), column: "total" });
            }
            let twice = ChartError::Twice { row: row.number(), code: code.to_string() };
            if people.insert(code, count("total")?).is_some() {
                return Err(twice);
            }
        }
        Ok(Self { people })
    }

    /// The people of a region.
    pub fn of(&self, code: &str) -> Option<u32> {
        self.people.get(&Code::parse(code).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn five_hundred_and_forty_six_regions_have_a_budget() {
        let regions = Regions::known().unwrap();
        let with =
            |kind| regions.iter().filter(|region| region.has_budget && region.kind == kind).count();
        let counts =
            [GovernmentKind::Province, GovernmentKind::Regency, GovernmentKind::City].map(with);
        assert_eq!(counts, [38, 415, 93]);
        assert_eq!(counts.iter().sum::<usize>(), 546);
        assert_eq!(regions.iter().count(), 552);
        assert_eq!(regions.find("31.71").and_then(Region::government), None, "part of Jakarta");
        for region in regions.iter().filter(|region| region.kind != GovernmentKind::Province) {
            assert!(regions.province_of(region.code.as_str()).is_some(), "{}", region.code);
        }
        assert_eq!(regions.province_of("34"), None);
    }

    #[test]
    fn every_government_has_an_address_of_its_own() {
        let regions = Regions::known().unwrap();
        let governments: Vec<_> = regions.iter().filter_map(Region::government).collect();
        let slugs: BTreeSet<_> = governments.iter().map(|government| &government.slug).collect();
        assert_eq!((governments.len(), slugs.len()), (546, 546));
        let slug =
            |code| regions.find(code)?.government().map(|government| String::from(government.slug));
        for (code, address) in [
            ("34", "daerah-istimewa-yogyakarta"),
            ("34.01", "kabupaten-kulon-progo"),
            ("34.02", "kabupaten-bantul"),
            ("34.71", "kota-yogyakarta"),
            ("33", "provinsi-jawa-tengah"),
            ("71.09", "kabupaten-kep-siau-tagulandang-biaro"),
            ("72.04", "kabupaten-toli-toli"),
        ] {
            assert_eq!(slug(code).as_deref(), Some(address));
        }
        let named = |name| regions.by_name(name).map(|region| region.code.as_str());
        assert_eq!(named("Provinsi Gorontalo"), Some("75"));
        assert_eq!(named("Kota Gorontalo"), Some("75.71"));
    }

    #[test]
    fn a_name_becomes_an_address_or_is_refused() {
        let slug = |name| slug_of(name).map(String::from);
        assert_eq!(slug("Kabupaten  Bantul "), Ok("kabupaten-bantul".to_owned()));
        assert_eq!(slug("Désa Girisuko (Panggang)"), Ok("desa-girisuko-panggang".to_owned()));
        assert_eq!(slug("—"), Err(SlugError));
        assert_eq!(slug("Studio"), Err(SlugError), "an address of ours");
        assert_eq!(slug(&"a".repeat(61)), Err(SlugError));
    }

    #[test]
    fn the_people_of_the_regions_add_up_to_the_provinces_and_these_to_the_nation() {
        let (regions, population) = (Regions::known().unwrap(), Population::known().unwrap());
        let of = |region: &Region| u64::from(population.of(region.code.as_str()).unwrap());
        let provinces = regions.iter().filter(|region| region.kind == GovernmentKind::Province);
        let mut nation = 0;
        for province in provinces {
            let inside = regions
                .iter()
                .filter(|r| regions.province_of(r.code.as_str()) == Some(province))
                .map(of);
            assert_eq!(inside.sum::<u64>(), of(province), "{}", province.name);
            nation += of(province);
        }
        assert_eq!(nation, 284_973_643);
        assert_eq!(population.of("34.99"), None);
        let wrong = "code,male,female,total\n11,1,1,3\n";
        assert!(matches!(Population::parse(wrong), Err(ChartError::Row { row: 2, .. })));
    }
}
