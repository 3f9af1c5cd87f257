//! That the figures of an export are those of its lines: every budget is read again, as strictly
//! as when it was drafted, and added up again. Nothing that a manifest or a table says of it is
//! believed.

use std::collections::BTreeMap;
use std::io::Read;

use budget::budget::{Balance, Budget};
use budget::canonical::{self, Hash};
use budget::export::Part;
use budget::protocol::DraftSummary;
use budget::publication::{Counts, ManifestV1, PublishRequest};
use budget::wire;
use serde_json::Value;

use super::super::checked;
use super::super::compose::{CODES, LINES, MANIFEST};
use super::super::tables::copied::Row;
use super::check::{Copy, Files, Published};
use super::rows::{inside, rows};
use super::unpack::fault;
use crate::error::Error;
use crate::refusal::{ExportRule, Refusal};

/// Rows that are compared at once.
const ROWS: usize = 1_000;

impl<R: Read, O: Fn(&Hash) -> R> Files<'_, O> {
    /// Reads every budget again, as strictly as when it was drafted, and adds it up again.
    pub(in crate::government) fn prove(&self, copy: &Copy) -> Result<(), Error> {
        let mut known = BTreeMap::new();
        for Published { manifest, .. } in &copy.publications {
            let (year, number) = (manifest.year, manifest.number);
            let at = |file: &str| Part::Published { year, number, file: file.to_owned() };
            let codes = self.bytes(&at(CODES.0))?;
            let budget = self.budget(&at(LINES.0), &codes)?;
            let totals = budget.balance().map_err(|_| Refusal::TotalsTooLarge)?;
            if (manifest.totals, manifest.counts) != (totals, Counts::of(&budget)) {
                return Err(fault(ExportRule::Manifest, &at(MANIFEST.0).to_string()));
            }
            if manifest.file(wire::FILE_NAME).is_some() {
                let columns = at(wire::FILE_NAME);
                let read = wire::decode(&self.bytes(&columns)?).ok();
                if !read.is_some_and(|read| same(&read, &budget)) {
                    return Err(fault(ExportRule::Disagrees, &columns.to_string()));
                }
            }
            known.insert(self.hash(&at(LINES.0))?.clone(), (totals, manifest.counts.lines));
        }
        for (number, row) in (1..).zip(rows(&copy.tables, "drafts")) {
            self.draft(row, &mut known)?.ok_or_else(|| {
                fault(ExportRule::Disagrees, &format!("tables/drafts.jsonl, {number}"))
            })?;
        }
        Ok(())
    }

    /// A draft, whose row says what its files are; `None` where it does not.
    fn draft(
        &self,
        row: &Row,
        known: &mut BTreeMap<Hash, (Balance, u32)>,
    ) -> Result<Option<()>, Error> {
        let summary: Option<DraftSummary> = inside(row, "summary");
        let year = row.get("year").and_then(Value::as_u64);
        let (Some(summary), Some(year)) = (summary, year.and_then(|of| u16::try_from(of).ok()))
        else {
            return Ok(None);
        };
        let at = |(file, _): (&str, &str)| Part::Draft { year, file: file.to_owned() };
        let (lines, codes) = (self.hash(&at(LINES))?, self.hash(&at(CODES))?);
        let says = |name: &str| row.get(name).and_then(Value::as_str);
        let fits = says("lines_sha256") == Some(lines.as_str())
            && says("codes_sha256") == Some(codes.as_str())
            && row.get("revision").and_then(Value::as_u64) == Some(summary.revision.into())
            && summary.lines_sha256 == *lines;
        let read = if let Some(read) = known.get(lines) {
            *read
        } else {
            // Each file by itself, as a draft's files come.
            let budget = self.budget(&at(LINES), &canonical::codes_csv(&Budget::default()))?;
            let totals = budget.balance().map_err(|_| Refusal::TotalsTooLarge)?;
            (totals, u32::try_from(budget.len()).map_err(Error::broken)?)
        };
        known.insert(lines.clone(), read);
        let empty = canonical::lines_csv(&Budget::default());
        canonical::read(&empty, &self.bytes(&at(CODES))?).map_err(|error| {
            Refusal::NotCanonical { file: at(CODES).to_string(), fault: error.into() }
        })?;
        Ok((fits && read == (summary.totals, summary.lines)).then_some(()))
    }

    fn budget(&self, lines: &Part, codes: &[u8]) -> Result<Budget, Error> {
        let hash = self.hash(lines)?;
        canonical::read_from(|| (self.open)(hash), codes).map_err(|error| {
            Refusal::NotCanonical { file: lines.to_string(), fault: error.into() }.into()
        })
    }
}

/// Whether two budgets are one, whatever order their texts are kept in: row by row, as they are
/// written, some rows at a time.
fn same(one: &Budget, other: &Budget) -> bool {
    let part =
        |from: usize, of: &Budget| canonical::lines_csv_of(of, from..(from + ROWS).min(of.len()));
    one.len() == other.len()
        && one.names() == other.names()
        && (0..one.len()).step_by(ROWS).all(|from| part(from, one) == part(from, other))
}

/// Whether what a manifest says besides figures is as plain as what a publisher may say: it will
/// stand on pages, in files and in feeds.
pub(super) fn is_plain(manifest: &ManifestV1) -> bool {
    let said = PublishRequest {
        lines_sha256: manifest.files.first().map_or_else(|| Hash::of(b""), |of| of.sha256.clone()),
        stage: manifest.stage,
        legal_basis: manifest.legal_basis.clone(),
        charts: manifest.charts.clone(),
        origin: manifest.origin.clone(),
        completeness: manifest.completeness.clone(),
    };
    let short = |text: &str| {
        (1..=100).contains(&text.len()) && text.bytes().all(|b| matches!(b, b' '..=b'~'))
    };
    checked::request(&said).is_ok()
        && checked::government(&manifest.government).is_ok()
        && manifest.currency == "IDR"
        && short(&manifest.licence)
        && is_time(&manifest.published_at)
        && manifest.files.iter().all(|file| short(&file.media_type))
}

/// `2026-11-25T01:13:48Z`
fn is_time(text: &str) -> bool {
    const FORM: &str = "0000-00-00T00:00:00Z";
    let fits = |(found, form): (u8, u8)| match form {
        b'0' => found.is_ascii_digit(),
        _ => found == form,
    };
    text.len() == FORM.len() && text.bytes().zip(FORM.bytes()).all(fits)
}
