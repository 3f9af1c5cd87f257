//! What the files of an export say, and whether they say one thing: the tables of the files, the
//! history of the publications, each manifest of its files. Nothing is written here. Next:
//! `prove.rs`, which adds the budgets up again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};

use budget::canonical::Hash;
use budget::export::{About, FORMAT, Part, VERSION};
use budget::government::Government as Region;
use budget::history::{Chain, Entry};
use budget::protocol::PublicationSummary;
use budget::protocol::people::Member;
use budget::publication::{MANIFEST_SCHEMA, ManifestV1};
use serde_json::Value;

use super::super::checked;
use super::super::compose::{CODES, LINES, MANIFEST};
use super::super::tables::copied::{Row, tables_of};
use super::super::tables::restores::Contents;
use super::prove::is_plain;
use super::rows::{self, Tables, fits, inside, rows};
use super::unpack::fault;
use crate::error::Error;
use crate::extract::IdempotencyKey;
use crate::refusal::ExportRule;

/// The migration since which the history says who published.
const DECIDED_SINCE: u32 = 3;

/// An export that was understood.
#[derive(Debug)]
pub(in crate::government) struct Copy {
    pub(in crate::government) about: About,
    pub(in crate::government) tables: Tables,
    pub(in crate::government) members: Vec<Member>,
    /// In the order that they have in the log.
    pub(in crate::government) publications: Vec<Published>,
    /// How many entries the history has, and the hash of the last.
    pub(in crate::government) history: (u32, Hash),
}

/// The name of a request, and what it asked in short.
type Request = (String, Hash);

/// A publication of it.
#[derive(Clone, Debug)]
pub(in crate::government) struct Published {
    pub(in crate::government) manifest: ManifestV1,
    pub(in crate::government) manifest_sha256: Hash,
    pub(in crate::government) manifest_bytes: u64,
    /// The request that it answered, so that the same one again publishes nothing.
    pub(in crate::government) request: Option<Request>,
}

/// The files of an export, each opened by its hash as often as it is asked.
pub(in crate::government) struct Files<'a, O> {
    pub(in crate::government) contents: &'a Contents,
    pub(in crate::government) open: O,
}

impl<R: Read, O: Fn(&Hash) -> R> Files<'_, O> {
    pub(super) fn hash(&self, part: &Part) -> Result<&Hash, Error> {
        let file = self.contents.get(&part.to_string());
        file.map(|file| &file.sha256).ok_or_else(|| fault(ExportRule::Missing, &part.to_string()))
    }

    pub(super) fn bytes(&self, part: &Part) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        (self.open)(self.hash(part)?).read_to_end(&mut bytes).map_err(Error::broken)?;
        Ok(bytes)
    }

    /// Every line of a file, with its number.
    pub(in crate::government) fn each_line(
        &self,
        part: &Part,
        mut each: impl FnMut(u32, &str) -> Result<(), Error>,
    ) -> Result<u32, Error> {
        let mut reader = BufReader::new((self.open)(self.hash(part)?));
        let (mut line, mut number) = (Vec::new(), 0);
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(Error::broken)? == 0 {
                return Ok(number);
            }
            number += 1;
            let text = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
            // What reads lines elsewhere takes a `\r` before the end for part of it, so that the
            // bytes that are checked here would not be those that are kept.
            let text = text.filter(|text| !text.contains('\r'));
            let place = || fault(ExportRule::Row, &format!("{part}, {number}"));
            each(number, text.ok_or_else(place)?)?;
        }
    }

    /// What it says, and that it says one thing; of whose figures nothing is believed yet.
    pub(in crate::government) fn understand(
        &self,
        here: &Region,
        schema: u32,
    ) -> Result<Copy, Error> {
        let about = self.about(here, schema)?;
        let tables = self.tables(&about)?;
        let members = rows::members(&tables)?;
        rows::organisations(&tables)?;
        let publications = self.publications(&about, &tables)?;
        let frozen = !rows(&tables, "frozen").is_empty();
        let history = self.history(&about, &publications, frozen)?;
        self.nothing_else(&tables, &publications)?;
        Ok(Copy { about, tables, members, publications, history })
    }

    fn about(&self, here: &Region, schema: u32) -> Result<About, Error> {
        let bad = |rule| fault(rule, &Part::About.to_string());
        let bytes = self.bytes(&Part::About)?;
        let value: Value = serde_json::from_slice(&bytes).map_err(|_| bad(ExportRule::Row))?;
        let is = |name: &str, known: Value| value.get(name) == Some(&known);
        if !is("format", FORMAT.into()) || !is("version", VERSION.into()) {
            return Err(bad(ExportRule::Version));
        }
        let about: About = serde_json::from_value(value).map_err(|_| bad(ExportRule::Row))?;
        if schema < about.schema {
            return Err(bad(ExportRule::Version));
        }
        checked::government(&about.government).map_err(|_| bad(ExportRule::Row))?;
        let of = |region: &Region| (region.slug.clone(), region.code.clone(), region.kind);
        if of(&about.government) == of(here) {
            Ok(about)
        } else {
            let Region { name, code, .. } = &about.government;
            Err(fault(ExportRule::OtherGovernment, &format!("{name} ({code})")))
        }
    }

    fn tables(&self, about: &About) -> Result<Tables, Error> {
        let mut tables = BTreeMap::new();
        for (name, table) in tables_of(about.schema) {
            let part = Part::Table(name.to_owned());
            let mut rows = Vec::new();
            let count = self.each_line(&part, |number, line| {
                let bad = || fault(ExportRule::Row, &format!("{part}, {number}"));
                let row = table.row(line).filter(|row| fits(name, row)).ok_or_else(bad)?;
                // One after another by their key, as they are written: none is there twice.
                if rows.last().is_some_and(|last| table.key(&row) <= table.key(last)) {
                    return Err(bad());
                }
                rows.push(row);
                Ok(())
            })?;
            if about.rows.get(name) != Some(&count) {
                return Err(fault(ExportRule::Count, &part.to_string()));
            }
            tables.insert(name, rows);
        }
        let regions = rows(&tables, "government");
        let region: Option<Region> = regions.first().and_then(|row| inside(row, "body"));
        if regions.len() == 1 && region.as_ref() == Some(&about.government) {
            Ok(tables)
        } else {
            Err(fault(ExportRule::Disagrees, "tables/government.jsonl"))
        }
    }

    /// The publications, whose rows, places, receipts, manifests and files fit together.
    fn publications(&self, about: &About, tables: &Tables) -> Result<Vec<Published>, Error> {
        let mut places = BTreeMap::new();
        for (number, row) in (1..).zip(rows(tables, "places")) {
            let at = || fault(ExportRule::Row, &format!("tables/places.jsonl, {number}"));
            let key = address(row).ok_or_else(at)?;
            let index = row.get("log_index").and_then(Value::as_u64).ok_or_else(at)?;
            places.insert(index, key);
        }
        let mut requests = receipts(tables)?;
        let mut found: BTreeMap<(u16, u32), Published> = BTreeMap::new();
        for (number, row) in (1..).zip(rows(tables, "publications")) {
            let at =
                || fault(ExportRule::Disagrees, &format!("tables/publications.jsonl, {number}"));
            let key = address(row).ok_or_else(at)?;
            let before = key.1.checked_sub(1).map(|number| (key.0, number));
            let before = before.and_then(|before| found.get(&before));
            let before = before.map(|published| &published.manifest_sha256);
            if (key.1 == 1) != before.is_none() {
                return Err(at());
            }
            let mut published = self.published(about, key, before)?;
            let says = |name: &str, text: &str| row.get(name).and_then(Value::as_str) == Some(text);
            if !says("manifest_sha256", published.manifest_sha256.as_str())
                || !says("published_at", &published.manifest.published_at)
            {
                return Err(at());
            }
            published.request = requests.remove(&key);
            found.insert(key, published);
        }
        let mut ordered = Vec::with_capacity(found.len());
        for key in places.into_values() {
            let published = found.remove(&key);
            let at = || fault(ExportRule::Disagrees, "tables/places.jsonl");
            ordered.push(published.ok_or_else(at)?);
        }
        if found.is_empty() {
            Ok(ordered)
        } else {
            Err(fault(ExportRule::Disagrees, "tables/places.jsonl"))
        }
    }

    /// One publication: its manifest is of this budget, follows the one before it, and names files
    /// that are there with these hashes.
    fn published(
        &self,
        about: &About,
        (year, number): (u16, u32),
        before: Option<&Hash>,
    ) -> Result<Published, Error> {
        let at = |file: &str| Part::Published { year, number, file: file.to_owned() };
        let own = at(MANIFEST.0);
        let bytes = self.bytes(&own)?;
        let manifest: Option<ManifestV1> = serde_json::from_slice(&bytes).ok();
        let fits = |manifest: &ManifestV1| {
            manifest.schema == MANIFEST_SCHEMA
                && (manifest.year, manifest.number) == (year, number)
                && manifest.government.slug == about.government.slug
                && manifest.previous.as_ref() == before
                && is_plain(manifest)
                && [LINES.0, CODES.0].iter().all(|name| manifest.file(name).is_some())
        };
        let manifest = manifest.filter(fits);
        let manifest = manifest.ok_or_else(|| fault(ExportRule::Manifest, &own.to_string()))?;
        for file in &manifest.files {
            let part = at(&file.name);
            let there = self.contents.get(&part.to_string());
            let same = there.is_some_and(|there| {
                (&there.sha256, there.bytes) == (&file.sha256, file.bytes.into())
            });
            if !same {
                return Err(fault(ExportRule::Manifest, &part.to_string()));
            }
        }
        Ok(Published {
            manifest,
            manifest_sha256: self.hash(&own)?.clone(),
            manifest_bytes: bytes.len() as u64,
            request: None,
        })
    }

    /// The history, from its first entry to the one that says that this export was made. It says of
    /// each publication that somebody decided it: a copy that somebody made by hand publishes
    /// nothing of which nobody can be asked.
    fn history(
        &self,
        about: &About,
        publications: &[Published],
        frozen: bool,
    ) -> Result<(u32, Hash), Error> {
        let known: BTreeMap<String, &Hash> = publications
            .iter()
            .map(|of| {
                (format!("{}/v{}", of.manifest.year, of.manifest.number), &of.manifest_sha256)
            })
            .collect();
        let at = |number: u32| fault(ExportRule::History, &number.to_string());
        let (mut chain, mut last) = (Chain::default(), None);
        let (mut undecided, mut unknown) = (known.clone(), None);
        self.each_line(&Part::History, |number, line| {
            let entry = chain.follow(line).map_err(|_| at(number))?;
            if entry.act == "publish" {
                let said = entry.after.as_ref().and_then(|after| after.get("manifest_sha256"));
                match known.get(&entry.on) {
                    Some(hash) if said.and_then(Value::as_str) == Some(hash.as_str()) => {
                        undecided.remove(&entry.on);
                    }
                    // Decided, and held back by the freeze before it was published.
                    None if frozen => {}
                    _ => unknown = unknown.or(Some(number)),
                }
            } else if entry.act == "restore" {
                // What was held back when a copy was taken did not come with it.
                unknown = None;
            }
            last = Some(entry);
            Ok(())
        })?;
        if let Some(number) = unknown {
            return Err(at(number));
        }
        let undecided = undecided.into_keys().next().filter(|_| DECIDED_SINCE <= about.schema);
        if let Some(publication) = undecided {
            return Err(fault(ExportRule::History, &publication));
        }
        let is_own = |entry: &Entry| {
            entry.act == "export"
                && (&entry.at, &entry.by) == (&about.exported_at, &about.exported_by)
        };
        let (count, head) = chain.end();
        if last.as_ref().is_some_and(is_own) && about.rows.get("history") == Some(&count) {
            Ok((count, head))
        } else {
            Err(at(count))
        }
    }

    /// Every file is one that the tables or a manifest speak of.
    fn nothing_else(&self, tables: &Tables, publications: &[Published]) -> Result<(), Error> {
        let drafts = rows(tables, "drafts").iter();
        let years: BTreeSet<u64> =
            drafts.filter_map(|row| row.get("year").and_then(Value::as_u64)).collect();
        let named: BTreeMap<_, _> = publications
            .iter()
            .map(|of| ((of.manifest.year, of.manifest.number), &of.manifest))
            .collect();
        for path in self.contents.keys() {
            let known = match Part::parse(path) {
                Some(Part::About | Part::History) => true,
                Some(Part::Table(name)) => tables.contains_key(name.as_str()),
                Some(Part::Draft { year, .. }) => years.contains(&year.into()),
                Some(Part::Published { year, number, file }) => named
                    .get(&(year, number))
                    .is_some_and(|of| file == MANIFEST.0 || of.file(&file).is_some()),
                Some(Part::Sums) | None => false,
            };
            if !known {
                return Err(fault(ExportRule::Path, path));
            }
        }
        Ok(())
    }
}

/// The year and the number of a row.
fn address(row: &Row) -> Option<(u16, u32)> {
    let number = |column: &str| row.get(column).and_then(Value::as_u64);
    Some((u16::try_from(number("year")?).ok()?, u32::try_from(number("number")?).ok()?))
}

/// The requests that publications answered.
fn receipts(tables: &Tables) -> Result<BTreeMap<(u16, u32), Request>, Error> {
    let receipt = |(number, row): (u32, &Row)| {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let reply: Option<PublicationSummary> = inside(row, "reply");
        let asked = text("asked").and_then(Hash::parse);
        let key = text("key").filter(|key| IdempotencyKey::fits(key));
        let all = reply.zip(key).zip(asked);
        let bad = || fault(ExportRule::Row, &format!("tables/receipts.jsonl, {number}"));
        let ((reply, key), asked) = all.ok_or_else(bad)?;
        Ok(((reply.year, reply.number), (key.to_owned(), asked)))
    };
    (1..).zip(rows(tables, "receipts")).map(receipt).collect()
}

#[cfg(test)]
mod tests;
