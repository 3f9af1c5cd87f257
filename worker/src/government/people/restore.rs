//! A copy that comes back. It is taken in part by part and checked to the last byte before it
//! waits for the second person; then everything of it becomes the truth at once, or nothing.

use std::io::{BufRead, BufReader};

use budget::canonical::Hash;
use budget::export::Part;
use budget::government::Government as Region;
use budget::permission::{Action, Denied, Facts, Grant};
use budget::protocol::people::{Change, Confirmed, MemberStatus, NewProposal, Proposal};
use budget::publication::{ENTRY_SCHEMA, LogEntryV1, jcs};
use budget::role::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use worker::{Date, Request, Response};

use super::super::compose::{self, MANIFEST};
use super::super::copy::check::{Copy, Files, Published};
use super::super::copy::unpack::{fault, unpack};
use super::super::object::{Government, files, respond};
use super::super::publish::{Intention, StagedFile};
use super::super::tables::copied::{Back, TABLES};
use super::super::tables::history::Deed;
use super::super::tables::{
    self, blobs, history, incoming, jobs, members, proposals, region, restores,
};
use super::super::{Act, Command as Asked, Outcome};
use super::{Caller, Command, Done, deed, view};
use crate::app::By;
use crate::archive::{PointerV1, Reader};
use crate::error::Error;
use crate::limits::{
    EXPORT_BYTES_MAX, RESTORE_ENTRIES_BYTES_MAX, RESTORE_ENTRIES_MAX, RESTORE_TOLD_MAX,
};
use crate::refusal::{ExportRule, Refusal};
use crate::{journal, platform};

mod here;
mod staging;

use here::{has_all, run_it_here, still_running, summary_of};
use staging::Staging;

/// Whom a restore made members of a government.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Joined {
    /// What it is called.
    pub(crate) name: String,
    /// Who.
    pub(crate) persons: Vec<PersonId>,
}

impl Government {
    /// Takes an export in. Whether it may be is asked before a byte is stored, and again after,
    /// because others were let in meanwhile.
    pub(in crate::government) async fn take_export(
        &self,
        act: &Act,
        request: &Request,
    ) -> Result<Response, Error> {
        let Act { by, command: Asked::People { asked: Command::Restore { reason } } } = act else {
            return Err(Refusal::UnknownAddress.into());
        };
        if let Err(error) = self.caller(by).and_then(|caller| self.may_propose(&caller)) {
            files::let_by(request).await?;
            return Err(error);
        }
        let id = self.next_upload();
        let proposal = self.take_in(id, by, reason, request).await;
        incoming::remove(&self.sql(), id)?;
        Ok(respond(&Outcome::Done(proposal?))?)
    }

    async fn take_in(
        &self,
        id: u32,
        by: &By,
        reason: &str,
        request: &Request,
    ) -> Result<Proposal, Error> {
        self.receive(id, request, EXPORT_BYTES_MAX).await?;
        let region = region::read(&self.sql())?.ok_or(Denied::Absent)?;
        // A government without a draft publishes nothing, so this stays as it is.
        let archived = Reader::new(self.env())?.published_by(&region.slug).await?;
        self.propose_restore(&self.caller(by)?, reason, id, &archived)
    }

    fn may_propose(&self, caller: &Caller<'_>) -> Result<Region, Error> {
        let grant = caller.may(Action::RestoreGovernment, None, &Facts::default());
        let _grant = self.noted(caller, Action::RestoreGovernment, grant)?;
        let region = region::read(&self.sql())?.ok_or(Denied::Absent)?;
        self.must_be_empty()?;
        Ok(region)
    }

    /// Checks what came in, holds its files, and proposes to put them back. Nothing is awaited.
    fn propose_restore(
        &self,
        caller: &Caller<'_>,
        reason: &str,
        id: u32,
        archived: &[PointerV1],
    ) -> Result<Proposal, Error> {
        let sql = self.sql();
        let region = self.may_propose(caller)?;
        let (sha256, _) = compose::hash_of(incoming::open(&sql, id)).map_err(Error::broken)?;
        if let Some((number, kept)) = self.waiting_restore()? {
            // The same file again is the same request again; another one waits its turn.
            let same = kept.change == Change::Restore { sha256 };
            let all = members::all(&sql)?;
            return if same {
                let copy = restores::summary_of(&sql, &kept.change)?;
                Ok(Proposal { copy, ..view(number, kept, &all, false) })
            } else {
                Err(Refusal::TooMany { limit: 1 }.into())
            };
        }
        let began = Date::now().as_millis();
        let change = Change::Restore { sha256: sha256.clone() };
        let new = NewProposal { change, reason: reason.to_owned() };
        super::super::checked::proposal(&new)?;
        self.all_or_nothing(|| {
            restores::forget(&sql)?;
            let mut staging = Staging::new(self);
            let contents = unpack(incoming::open(&sql, id), &mut staging)?;
            let open = |hash: &Hash| blobs::open(&sql, hash);
            let files = Files { contents: &contents, open };
            let copy = files.understand(&region, tables::schema())?;
            has_all(&copy, archived)?;
            files.prove(&copy)?;
            run_it_here(&members::all(&sql)?)?;
            let summary = summary_of(&copy, archived);
            Ok(restores::write(&sql, &sha256, contents, summary)?)
        })?;
        let took = Date::now().as_millis().saturating_sub(began).to_string();
        let memory = platform::memory_kib().to_string();
        let fields = [("sha256", sha256.as_str()), ("duration_ms", &took), ("memory_kib", &memory)];
        journal::note("an export was checked", &fields);
        let key = format!("restore-{}", platform::random_hex::<8>()?);
        let proposal = self.propose(caller, &key, new)?;
        let copy = restores::summary_of(&sql, &proposal.change)?;
        Ok(Proposal { copy, ..proposal })
    }

    /// The restore that waits for a second person, where one does.
    fn waiting_restore(&self) -> Result<Option<(u32, proposals::Kept)>, Error> {
        let all = proposals::all(&self.sql())?;
        for (number, kept) in all {
            if matches!(kept.change, Change::Restore { .. }) && self.stands(&kept)? {
                return Ok(Some((number, kept)));
            }
        }
        Ok(None)
    }

    /// Whether a file can be put back: nothing is drafted or published here, and it was sent.
    pub(super) fn may_be_restored(&self, sha256: &Hash) -> Result<(), Error> {
        self.must_be_empty()?;
        match restores::read(&self.sql())? {
            Some((here, _)) if here == *sha256 => Ok(()),
            _ => Err(fault(ExportRule::NotHere, sha256.as_str())),
        }
    }

    /// A government that has anything keeps it: what comes back never takes its place.
    pub(super) fn must_be_empty(&self) -> Result<(), Error> {
        let sql = self.sql();
        let mut empty = jobs::pending(&sql)?.is_empty();
        for table in TABLES.iter().filter(|table| table.back == Back::Put) {
            empty &= table.is_empty(&sql)?;
        }
        let (entries, bytes) = history::length_of_deeds(&sql)?;
        let short = entries <= RESTORE_ENTRIES_MAX && bytes <= RESTORE_ENTRIES_BYTES_MAX;
        if empty && short { Ok(()) } else { Err(Refusal::NotEmpty.into()) }
    }

    /// Puts a copy back: all of it is the truth after this, and what was published is on its way
    /// to be so again.
    pub(super) fn put_back(
        &self,
        caller: &Caller<'_>,
        grant: &Grant,
        (number, kept): (u32, &proposals::Kept),
        keep: impl Fn(&Done) -> worker::Result<()>,
    ) -> Result<Done, Error> {
        let sql = self.sql();
        let (sha256, contents) =
            restores::read(&sql)?.ok_or_else(|| fault(ExportRule::NotHere, ""))?;
        let region = region::read(&sql)?.ok_or(Denied::Absent)?;
        let files = Files { contents: &contents, open: |hash: &Hash| blobs::open(&sql, hash) };
        let copy = files.understand(&region, tables::schema())?;
        let here = members::all(&sql)?;
        run_it_here(&here)?;
        let still = still_running(&copy.members, &here);
        let kept_on: Vec<_> = still.iter().map(|of| &of.person.id).collect();
        let (count, last) = history::head(&sql)?;
        let before: Vec<Value> = history::deeds(&sql)?
            .iter()
            .map(|line| serde_json::from_str(line))
            .collect::<Result<_, _>>()?;
        let stood = serde_json::json!({ "entries": count, "last": last });
        let (entries, head) = &copy.history;
        let deed = Deed {
            before: Some(before.into()),
            after: Some(serde_json::json!({
                "sha256": sha256, "entries": entries, "last": head,
                "exported_at": copy.about.exported_at, "here": stood,
                "administrators_kept": kept_on,
            })),
            reason: kept.reason.clone(),
            ..deed(caller, &[grant.role()], "restore", region.slug.to_string())
        };
        let jobs = again(&copy)?;
        let active = copy
            .members
            .iter()
            .chain(&still)
            .filter(|member| member.status == MemberStatus::Active);
        let persons = active.map(|member| member.person.id.clone()).take(RESTORE_TOLD_MAX);
        let joined =
            Joined { name: copy.about.government.name.clone(), persons: persons.collect() };
        let done =
            Done { confirmed: Confirmed { invitation: None }, left: None, joined: Some(joined) };
        let entries = contents.get(&Part::History.to_string());
        let entries = entries.ok_or_else(|| fault(ExportRule::Missing, "history.jsonl"))?;
        self.together(|| {
            let lines = BufReader::new(blobs::open(&sql, &entries.sha256)).lines();
            let lines = lines.map(|line| line.map_err(|error| error.to_string().into()));
            history::replace(&sql, lines)?;
            for table in TABLES {
                table.put(&sql, copy.tables.get(table.name).map_or(&[], Vec::as_slice))?;
            }
            for member in &still {
                members::write(&sql, member)?;
            }
            for job in &jobs {
                jobs::write(&sql, job)?;
            }
            proposals::remove(&sql, number)?;
            restores::forget(&sql)?;
            keep(&done)?;
            history::append(&sql, &deed, &platform::now())
        })?;
        Ok(done)
    }

    /// Does all of it, or, where it is refused, leaves nothing of it behind.
    fn all_or_nothing(&self, mut work: impl FnMut() -> Result<(), Error>) -> Result<(), Error> {
        let mut refused = None;
        let done = self.together(|| {
            work().map_err(|error| {
                refused = Some(error);
                worker::Error::from("refused")
            })
        });
        match refused {
            Some(error) => Err(error),
            None => Ok(done?),
        }
    }
}

/// What was published, to be carried out again in the same order. The log gives places anew: the
/// same entry has the same one where the log still has it.
fn again(copy: &Copy) -> Result<Vec<Intention>, Error> {
    let job = |published: &Published| {
        let Published { manifest, manifest_sha256, manifest_bytes, request } = published;
        let entry = LogEntryV1 {
            schema: ENTRY_SCHEMA.to_owned(),
            government: manifest.government.slug.to_string(),
            year: manifest.year,
            number: manifest.number,
            stage: manifest.stage,
            manifest_sha256: manifest_sha256.clone(),
            published_at: manifest.published_at.clone(),
        };
        let staged = |sha256: &Hash, bytes: u32, media_type: &str| StagedFile {
            sha256: sha256.clone(),
            bytes,
            media_type: media_type.to_owned(),
        };
        let files = manifest.files.iter();
        let mut files: Vec<_> =
            files.map(|file| staged(&file.sha256, file.bytes, &file.media_type)).collect();
        let bytes = u32::try_from(*manifest_bytes).map_err(Error::broken)?;
        files.push(staged(manifest_sha256, bytes, MANIFEST.1));
        let (key, asked) = if let Some(request) = request {
            request.clone()
        } else {
            // No request is called like this one.
            let key = format!("restored:{}:v{}", manifest.year, manifest.number);
            (key, Hash::of(&jcs(&entry)?))
        };
        Ok(Intention { key, asked, files, entry, log_index: None, by: None })
    };
    copy.publications.iter().map(job).collect()
}
