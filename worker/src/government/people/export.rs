//! A copy of everything that the government keeps here, for whoever may take it. It stands in the
//! history that it was taken, and in the copy too.

use std::collections::BTreeMap;

use budget::export::{About, FORMAT, Part, VERSION};
use budget::history::Actor as Doer;
use budget::permission::{Action, Denied, Facts};
use worker::{Date, Response};

use super::super::DraftFile;
use super::super::copy::pack::{From, Held, Pack, Planned};
use super::super::object::Government;
use super::super::publish::Intention;
use super::super::tables::blobs::PART_BYTES;
use super::super::tables::copied::{TABLES, Table};
use super::super::tables::{
    self, blobs, drafts, frozen, history, incoming, jobs, publications, region,
};
use super::{Caller, deed};
use crate::archive::Reader;
use crate::error::Error;
use crate::platform;
use crate::refusal::Refusal;

/// Rows that are read at once.
const ROWS: u32 = 200;

impl Government {
    /// The export, as a stream. How everything stands when it begins is what it holds: rows are
    /// set aside first, and the bytes of drafts are held until they are out.
    pub(super) fn export(&self, caller: &Caller<'_>) -> Result<Response, Error> {
        let sql = self.sql();
        let grant = caller.may(Action::ExportGovernment, None, &Facts::default());
        let grant = self.noted(caller, Action::ExportGovernment, grant)?;
        let region = region::read(&sql)?.ok_or(Denied::Absent)?;
        // A publication that is half way has no place yet, and may have no files.
        let waiting = jobs::pending(&sql)?;
        let frozen = frozen::read(&sql)?.is_some();
        if !are_held_back(&waiting, frozen) {
            return Err(Refusal::StillPublishing.into());
        }
        let now = platform::now();
        let deed = deed(caller, &[grant.role()], "export", region.slug.to_string());
        history::append(&sql, &deed, &now)?;
        let mut held = Held {
            sql: sql.clone(),
            key: format!("export:{}", platform::random_hex::<8>()?),
            incoming: Vec::new(),
        };
        let (mut rows, mut plan) = (BTreeMap::new(), Vec::new());
        for table in TABLES {
            let id = self.next_upload();
            held.incoming.push(id);
            let (count, bytes) = self.set_aside(&table, id)?;
            rows.insert(table.name.to_owned(), count);
            let part = Part::Table(table.name.to_owned());
            plan.push(Planned { part, bytes, from: From::Incoming(id) });
        }
        let (entries, bytes) = history::length(&sql)?;
        rows.insert("history".to_owned(), entries);
        plan.push(Planned { part: Part::History, bytes, from: From::History(entries) });
        for (year, draft) in drafts::all(&sql)? {
            for file in [DraftFile::Lines, DraftFile::Codes] {
                let hash = draft.hash(file);
                blobs::hold(&sql, &held.key, hash)?;
                let part = Part::Draft { year, file: format!("{}.csv", file.as_str()) };
                let bytes = blobs::length(&sql, hash)?;
                plan.push(Planned { part, bytes, from: From::Blob(hash.clone()) });
            }
        }
        for of in publications::placed(&sql)? {
            let part = Part::Published { year: of.year, number: of.number, file: String::new() };
            plan.push(Planned { part, bytes: 0, from: From::Publication(of.manifest_sha256) });
        }
        let slug = region.slug.to_string();
        let Doer { id, name, roles } = deed.by;
        let about = About {
            format: FORMAT.to_owned(),
            version: VERSION,
            government: region,
            exported_at: now,
            exported_by: Doer { id, name, roles },
            schema: tables::schema(),
            rows,
        };
        let mut about = serde_json::to_vec_pretty(&about)?;
        about.push(b'\n');
        let bytes = about.len() as u64;
        plan.insert(0, Planned { part: Part::About, bytes, from: From::Bytes(about) });
        let now_s = Date::now().as_millis() / 1000;
        let pack = Pack::new(plan, Reader::new(self.env())?, held, slug, now_s);
        Ok(Response::from_stream(Box::pin(pack.stream()))?)
    }

    /// Sets a table's rows aside as they are now. Answers how many they are and their length.
    fn set_aside(&self, table: &Table, id: u32) -> Result<(u32, u64), Error> {
        let sql = self.sql();
        let (mut count, mut length, mut number) = (0, 0, 0);
        let mut part = Vec::new();
        loop {
            let lines = table.lines(&sql, count, ROWS)?;
            let last = lines.len() < ROWS as usize;
            for line in lines {
                if PART_BYTES < part.len() + line.len() {
                    incoming::write(&sql, id, number, std::mem::take(&mut part))?;
                    number += 1;
                }
                part.extend_from_slice(line.as_bytes());
                part.push(b'\n');
                length += line.len() as u64 + 1;
                count += 1;
            }
            if last {
                break;
            }
        }
        if !part.is_empty() {
            incoming::write(&sql, id, number, part)?;
        }
        Ok((count, length))
    }
}

/// Whether none of what was decided goes on before publishing is unfrozen, and none of it was
/// published yet: waiting for it could last for ever, and a copy does without it. What a restore
/// publishes again, which nobody decides here, was published before, and no copy leaves it out.
fn are_held_back(waiting: &[Intention], frozen: bool) -> bool {
    waiting.iter().all(|job| frozen && job.log_index.is_none() && job.by.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_decided_here_and_is_in_no_log_is_left_out() {
        let job = |log_index: Option<u64>, by: Option<&str>| -> Intention {
            let hash = "0".repeat(64);
            let by = by.map(|id| serde_json::json!({ "id": id, "name": id, "roles": [] }));
            serde_json::from_value(serde_json::json!({
                "key": "x", "asked": hash, "files": [], "log_index": log_index, "by": by,
                "entry": {
                    "schema": "x", "government": "kota-coba", "year": 2026, "number": 1,
                    "stage": "enacted", "manifest_sha256": hash, "published_at": "x",
                },
            }))
            .unwrap()
        };
        assert!(are_held_back(&[], false));
        assert!(are_held_back(&[job(None, Some("bayu"))], true));
        assert!(!are_held_back(&[job(None, Some("bayu"))], false));
        assert!(!are_held_back(&[job(None, Some("bayu")), job(Some(7), Some("bayu"))], true));
        assert!(!are_held_back(&[job(None, None)], true));
    }
}
