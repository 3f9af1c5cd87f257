//! Publishing, broken after each step: whatever was visible was whole, and in the end all of it
//! happened once. The world outside is memory that can be told to fail, with or without what it
//! was asked for having happened.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use budget::canonical::{codes_csv, lines_csv};
use budget::government::{GovernmentKind, Slug};
use budget::line::{Line, LineId, Section};
use budget::publication::{Completeness, Stage};
use budget::{Budget, Money};
use futures_util::FutureExt;

use super::*;
use crate::archive::{POINTER_SCHEMA, pointer_key};

/// Where a crash may come: the eight steps of `publish.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Intend,
    Keep,
    Commit,
    Place,
    Record,
    Show,
    List,
    Finish,
}

const STEPS: [Step; 8] = [
    Step::Intend,
    Step::Keep,
    Step::Commit,
    Step::Place,
    Step::Record,
    Step::Show,
    Step::List,
    Step::Finish,
];

/// How it fails: without effect, or after the effect but before anybody heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Failed,
    Happened,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    SameRetry,
    OtherFirst,
    Alarm,
}

#[derive(Default)]
struct State {
    drafts: BTreeMap<u16, (Hash, Hash)>,
    blobs: BTreeMap<Hash, Vec<u8>>,
    jobs: Vec<Intention>,
    publications: BTreeMap<(u16, u32), LogEntryV1>,
    places: BTreeMap<(u16, u32), u64>,
    receipts: BTreeMap<String, Receipt>,
    frozen: bool,
    files: BTreeMap<Hash, Vec<u8>>,
    log: Vec<Vec<u8>>,
    records: BTreeMap<u64, Vec<u8>>,
    pointers: BTreeMap<String, Vec<u8>>,
    catalogue: BTreeMap<u64, PublicationSummary>,
}

impl State {
    /// As `blobs::clear`: bytes that neither a draft nor a job needs are gone.
    fn clear(&mut self) {
        let drafts = self.drafts.values().flat_map(|(lines, codes)| [lines.clone(), codes.clone()]);
        let staged = self.jobs.iter().flat_map(|job| job.files.iter().map(|f| f.sha256.clone()));
        let needed: BTreeSet<Hash> = drafts.chain(staged).collect();
        self.blobs.retain(|hash, _| needed.contains(hash));
    }
}

#[derive(Default)]
struct World {
    state: RefCell<State>,
    crash: Cell<Option<(Step, Fault)>>,
    kept: Cell<u32>,
}

impl World {
    /// Does a write, unless this is where it breaks.
    fn write<T>(&self, step: Step, write: impl FnOnce(&mut State) -> T) -> Result<T, Error> {
        let crashed = || Error::broken(format!("crashed at {step:?}"));
        match self.crash.get() {
            Some((at, fault)) if at == step => {
                self.crash.set(None);
                if fault == Fault::Happened {
                    write(&mut self.state.borrow_mut());
                }
                Err(crashed())
            }
            _ => Ok(write(&mut self.state.borrow_mut())),
        }
    }

    fn draft(&self, year: u16, rupiah: i64) -> Hash {
        let amount = Money::from_rupiah(rupiah).unwrap();
        let line = Line::new(LineId::from_u64(7), Section::Expenditure, amount);
        let budget = Budget::from_lines([line], BTreeMap::new()).unwrap();
        let (lines, codes) = (lines_csv(&budget), codes_csv(&budget));
        let (lines_hash, codes_hash) = (Hash::of(&lines), Hash::of(&codes));
        let mut state = self.state.borrow_mut();
        state.blobs.insert(lines_hash.clone(), lines);
        state.blobs.insert(codes_hash.clone(), codes);
        state.drafts.insert(year, (lines_hash.clone(), codes_hash));
        state.clear();
        lines_hash
    }

    fn publish(&self, order: &Order) -> Result<String, Error> {
        publish(self, self, order).now_or_never().unwrap()
    }

    /// What the alarm does.
    fn alarm(&self) {
        for intention in self.pending().unwrap() {
            let _retried = carry_out(self, self, &intention).now_or_never().unwrap();
        }
    }

    /// Every visible publication, each proven whole: I3 and I4 of `trust`.
    fn visible(&self, case: &str) -> BTreeMap<String, ManifestV1> {
        let state = self.state.borrow();
        let whole = |(key, bytes): (&String, &Vec<u8>)| {
            let pointer: PointerV1 = serde_json::from_slice(bytes).unwrap();
            assert_eq!(pointer.schema, POINTER_SCHEMA);
            let entry = jcs(&pointer.entry).unwrap();
            let place = usize::try_from(pointer.log_index).unwrap();
            assert_eq!(state.log.get(place), Some(&entry), "{case}: log");
            assert_eq!(state.records.get(&pointer.log_index), Some(&entry), "{case}: record");
            let hash = &pointer.entry.manifest_sha256;
            let manifest = state.files.get(hash).unwrap_or_else(|| panic!("{case}: no manifest"));
            assert_eq!(Hash::of(manifest), *hash, "{case}");
            let manifest: ManifestV1 = serde_json::from_slice(manifest).unwrap();
            for file in &manifest.files {
                let bytes = state.files.get(&file.sha256).map(|bytes| Hash::of(bytes));
                assert_eq!(bytes.as_ref(), Some(&file.sha256), "{case}: {}", file.name);
            }
            (key.clone(), manifest)
        };
        state.pointers.iter().map(whole).collect()
    }
}

impl Ledger for World {
    fn government(&self) -> Result<Option<Region>, Error> {
        Ok(Some(Region {
            slug: Slug::parse("kota-coba").unwrap(),
            code: "99.71".to_owned(),
            name: "Kota Coba".to_owned(),
            kind: GovernmentKind::City,
        }))
    }

    fn receipt(&self, key: &str) -> Result<Option<Receipt>, Error> {
        Ok(self.state.borrow().receipts.get(key).cloned())
    }

    fn is_frozen(&self) -> Result<bool, Error> {
        Ok(self.state.borrow().frozen)
    }

    fn pending(&self) -> Result<Vec<Intention>, Error> {
        Ok(self.state.borrow().jobs.clone())
    }

    fn draft(&self, year: u16) -> Result<Option<Draft>, Error> {
        let draft = self.state.borrow().drafts.get(&year).cloned();
        Ok(draft.map(|(lines, codes)| Draft { lines, codes }))
    }

    fn open(&self, hash: Hash) -> impl Read {
        Cursor::new(self.state.borrow().blobs.get(&hash).cloned().unwrap())
    }

    fn before(&self, year: u16) -> Result<Before, Error> {
        let state = self.state.borrow();
        let last = state.publications.range((year, 0)..=(year, u32::MAX)).next_back();
        let newest = state.publications.values().map(|entry| entry.published_at.clone()).max();
        Ok(Before {
            count: last.map_or(0, |((_, number), _)| *number),
            manifest_sha256: last.map(|(_, entry)| entry.manifest_sha256.clone()),
            published_at: newest,
        })
    }

    fn intend(&self, intention: &Intention, new_files: &[(Hash, Vec<u8>)]) -> Result<(), Error> {
        self.write(Step::Intend, |state| {
            let entry = intention.entry.clone();
            let before = state.publications.insert((entry.year, entry.number), entry);
            assert_eq!(before, None, "a number is given once");
            state.blobs.extend(new_files.iter().cloned());
            state.jobs.push(intention.clone());
        })
    }

    fn place(&self, key: &str, log_index: u64) -> Result<(), Error> {
        self.write(Step::Place, |state| {
            for job in state.jobs.iter_mut().filter(|job| job.key == key) {
                job.log_index = Some(log_index);
                let at = (job.entry.year, job.entry.number);
                let before = state.places.insert(at, log_index);
                assert!(before.is_none_or(|before| before == log_index), "a place never changes");
            }
        })
    }

    fn finish(&self, intention: &Intention, reply: &str) -> Result<(), Error> {
        self.write(Step::Finish, |state| {
            let receipt = Receipt { asked: intention.asked.clone(), reply: reply.to_owned() };
            let kept = state.receipts.entry(intention.key.clone()).or_insert(receipt.clone());
            assert_eq!(*kept, receipt, "one request has one answer");
            state.jobs.retain(|job| job.key != intention.key);
            state.clear();
        })
    }
}

impl Outside for World {
    async fn keep(&self, file: &StagedFile) -> Result<(), Error> {
        // The crash comes at the third file, with two of them kept.
        self.kept.set(self.kept.get() + 1);
        let step = if self.kept.get() % 4 == 3 { Step::Keep } else { Step::Finish };
        let bytes = self.state.borrow().blobs.get(&file.sha256).cloned();
        let put = |state: &mut State| {
            let bytes = bytes.expect("what is staged is there until it is kept");
            let kept = state.files.entry(file.sha256.clone()).or_insert(bytes);
            assert_eq!(Hash::of(kept), file.sha256);
        };
        if step == Step::Keep {
            self.write(step, put)
        } else {
            put(&mut self.state.borrow_mut());
            Ok(())
        }
    }

    async fn commit(&self, entry: &[u8]) -> Result<u64, Error> {
        self.write(Step::Commit, |state| {
            let place = state.log.iter().position(|known| known == entry).unwrap_or_else(|| {
                state.log.push(entry.to_vec());
                state.log.len() - 1
            });
            place as u64
        })
    }

    async fn record(&self, log_index: u64, entry: &[u8]) -> Result<(), Error> {
        self.write(Step::Record, |state| {
            let kept = state.records.entry(log_index).or_insert_with(|| entry.to_vec());
            assert_eq!(kept, entry, "a record never changes");
        })
    }

    async fn show(&self, pointer: &PointerV1, bytes: &[u8]) -> Result<(), Error> {
        let PointerV1 { entry, .. } = pointer;
        let key = pointer_key(&entry.government, entry.year, entry.number);
        self.write(Step::Show, |state| {
            let kept = state.pointers.entry(key).or_insert_with(|| bytes.to_vec());
            assert_eq!(kept, bytes, "a pointer never changes");
        })
    }

    async fn manifest(&self, sha256: &Hash) -> Result<ManifestV1, Error> {
        Ok(serde_json::from_slice(self.state.borrow().files.get(sha256).unwrap()).unwrap())
    }

    async fn list(&self, summary: &PublicationSummary, _: &ManifestV1) -> Result<(), Error> {
        let summary = summary.clone();
        self.write(Step::List, |state| drop(state.catalogue.insert(summary.log_index, summary)))
    }
}

fn order(key: &str, year: u16, lines_sha256: Hash, now: &str) -> Order {
    let request = PublishRequest {
        lines_sha256,
        stage: Stage::Enacted,
        legal_basis: None,
        charts: Vec::new(),
        origin: None,
        completeness: Completeness::default(),
    };
    Order { key: key.to_owned(), year, request, now: now.to_owned(), by: None }
}

/// A crash, what comes next, and what must hold then and in the end.
fn crash(step: Step, fault: Fault, next: Next) {
    let case = format!("{step:?} {fault:?}, then {next:?}");
    let world = World::default();
    let lines = world.draft(2026, 1_000);
    let other_lines = world.draft(2027, 5);
    world.crash.set(Some((step, fault)));
    let mine = order("mine-0001", 2026, lines.clone(), "2026-01-02T03:04:05Z");
    assert!(world.publish(&mine).is_err(), "{case}");
    assert_eq!(world.crash.get(), None, "{case}: the step was reached");
    // Nothing or all of it: `visible` checks that what is there is whole.
    let shown = world.visible(&case).len();
    let expected = match (step, fault) {
        (Step::Show, Fault::Happened) | (Step::List | Step::Finish, _) => 1,
        _ => 0,
    };
    assert_eq!(shown, expected, "{case}");
    // Somebody goes on editing: what was decided does not change with it.
    world.draft(2026, 999_999);
    match next {
        Next::SameRetry => {}
        Next::OtherFirst => {
            let other = order("other-0001", 2027, other_lines, "2026-01-02T03:04:06Z");
            world.publish(&other).unwrap();
        }
        Next::Alarm => world.alarm(),
    }
    if (step, fault) == (Step::Intend, Fault::Failed) {
        // Nothing had been decided: the publisher is told that the draft is another by now.
        let refused = world.publish(&mine);
        assert!(matches!(refused, Err(Error::Refused(Refusal::DraftChanged { .. }))), "{case}");
        world.draft(2026, 1_000);
    }
    // An hour later, as the browser asks again.
    let again = Order { now: "2026-01-02T04:04:05Z".to_owned(), ..mine };
    let reply = world.publish(&again).unwrap();
    assert_eq!(world.publish(&again).unwrap(), reply, "{case}: one answer");
    let published: PublicationSummary = serde_json::from_str(&reply).unwrap();
    assert_eq!((published.year, published.number), (2026, 1), "{case}");
    healed(&world, &case, if next == Next::OtherFirst { 2 } else { 1 });
    let manifest = world.visible(&case).remove(&pointer_key("kota-coba", 2026, 1)).unwrap();
    assert_eq!(manifest.file("lines.csv").unwrap().sha256, lines, "{case}: I5");
}

/// What must hold when nothing is under way: each publication happened once, everywhere.
fn healed(world: &World, case: &str, count: usize) {
    let visible = world.visible(case);
    assert_eq!(visible.len(), count, "{case}");
    let state = world.state.borrow();
    assert!(state.jobs.is_empty(), "{case}: I10");
    assert_eq!(state.log.len(), count, "{case}: I2");
    assert_eq!(state.records.len(), count, "{case}");
    assert_eq!(state.places.len(), count, "{case}");
    assert_eq!(state.publications.len(), count, "{case}");
    let listed: Vec<_> = state.catalogue.values().map(|row| &row.manifest_sha256).collect();
    let logged: Vec<Hash> = state
        .log
        .iter()
        .map(|entry| serde_json::from_slice::<LogEntryV1>(entry).unwrap().manifest_sha256)
        .collect();
    assert_eq!(listed, logged.iter().collect::<Vec<_>>(), "{case}: the catalogue is the log's");
}

#[test]
fn a_crash_at_any_step_leaves_nothing_or_all_of_it() {
    for step in STEPS {
        for fault in [Fault::Failed, Fault::Happened] {
            for next in [Next::SameRetry, Next::OtherFirst, Next::Alarm] {
                crash(step, fault, next);
            }
        }
    }
}

#[test]
fn crash_after_crash_comes_to_an_end() {
    for first in STEPS {
        for second in STEPS {
            let case = format!("{first:?}, then {second:?}");
            let world = World::default();
            let mine = order("mine-0001", 2026, world.draft(2026, 1), "2026-01-01T00:00:00Z");
            for step in [first, second] {
                world.crash.set(Some((step, Fault::Happened)));
                let _broken = world.publish(&mine);
                world.visible(&case);
            }
            world.crash.set(None);
            world.publish(&mine).unwrap();
            healed(&world, &case, 1);
        }
    }
}

#[test]
fn one_key_asks_for_one_thing() {
    let world = World::default();
    let (lines, other) = (world.draft(2026, 1), world.draft(2027, 2));
    let mine = order("mine-0001", 2026, lines, "2026-01-01T00:00:00Z");
    world.crash.set(Some((Step::Show, Fault::Failed)));
    assert!(world.publish(&mine).is_err());
    let stolen = order("mine-0001", 2027, other, "2026-01-01T00:00:00Z");
    // While it is under way, and after it is done.
    for _ in 0..2 {
        let refused = world.publish(&stolen);
        assert!(matches!(refused, Err(Error::Refused(Refusal::KeyReused))));
        world.alarm();
    }
    healed(&world, "one key", 1);
}

#[test]
fn a_correction_is_the_next_number_and_names_the_one_before() {
    let world = World::default();
    let first = order("first-001", 2026, world.draft(2026, 1), "2026-03-01T00:00:00Z");
    let first: PublicationSummary = serde_json::from_str(&world.publish(&first).unwrap()).unwrap();
    // The clock went back a month: order is by number, and time never runs backwards.
    let second = order("second-01", 2026, world.draft(2026, 2), "2026-02-01T00:00:00Z");
    let second: PublicationSummary =
        serde_json::from_str(&world.publish(&second).unwrap()).unwrap();
    assert_eq!((second.number, second.log_index), (2, 1));
    assert_eq!(second.published_at, "2026-03-01T00:00:00Z");
    let visible = world.visible("correction");
    let manifest = visible.get(&pointer_key("kota-coba", 2026, 2)).unwrap();
    assert_eq!(manifest.previous, Some(first.manifest_sha256));
}

#[test]
fn only_what_the_publisher_saw_is_published() {
    let world = World::default();
    let seen = world.draft(2026, 1);
    world.draft(2026, 2);
    let refused = world.publish(&order("mine-0001", 2026, seen, "2026-01-01T00:00:00Z"));
    assert!(matches!(refused, Err(Error::Refused(Refusal::DraftChanged { .. }))));
    let refused = world.publish(&order("mine-0002", 2030, Hash::of(b""), "2026-01-01T00:00:00Z"));
    assert!(matches!(refused, Err(Error::Refused(Refusal::NoDraft))));
    healed(&world, "refused", 0);
}

#[test]
fn while_publishing_is_frozen_nothing_reaches_the_log() {
    let is_frozen =
        |reply| matches!(reply, Err(Error::Refused(Refusal::Denied { denied: Denied::Frozen })));
    // Frozen before it is asked, and at each step of what was decided already.
    for step in [None].into_iter().chain(STEPS.map(Some)) {
        let case = format!("frozen at {step:?}");
        let world = World::default();
        let mine = order("mine-0001", 2026, world.draft(2026, 1), "2026-01-01T00:00:00Z");
        if let Some(step) = step {
            world.crash.set(Some((step, Fault::Failed)));
            assert!(world.publish(&mine).is_err(), "{case}");
        }
        let logged = world.state.borrow().log.len();
        world.state.borrow_mut().frozen = true;
        let reply = world.publish(&mine);
        world.alarm();
        // What the log has is published already, and is carried to its end.
        let decided = world.state.borrow().places.len();
        assert_eq!(is_frozen(reply), decided == 0, "{case}");
        assert_eq!(world.state.borrow().log.len(), logged, "{case}");
        assert_eq!(world.visible(&case).len(), decided, "{case}");
        world.state.borrow_mut().frozen = false;
        world.publish(&mine).unwrap();
        healed(&world, &case, 1);
    }
}
