//! `cargo xtask restore-drill`: a government leaves one deployment and comes back in another,
//! empty one, by the doors that people use; then everything is compared: what is published byte
//! for byte, what is drafted byte for byte, who may what row for row. Files that were tampered
//! with are refused and change nothing. `docs/export.md` is what it proves.

mod compare;
mod mishaps;
mod tampered;
mod unpacked;

use crate::build::{self, Mode};
use crate::demo_data::index::{DemoBudget, DemoIndex};
use crate::demo_organisations;
use crate::demo_people::{Browser, Place, invite};
use crate::issuer::{self, Somebody};
use crate::publisher::{BODY_BYTES_MAX, Publisher};
use crate::server::{Options, Server, free_port};
use crate::setup;
use crate::tools::root;
use anyhow::{Context, Result, bail, ensure};
use budget::government::Government;
use budget::protocol::Problem;
use budget::protocol::people::{Change, Confirmed, HistoryPage, MembersPage, Proposal};
use budget::protocol::session::SessionView;
use budget::role::{Assignment, Role};
use compare::Seen;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use unpacked::Unpacked;

/// How much of the demo goes through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The government with the fewest lines, in under a minute.
    Small,
    /// The one with the most.
    Whole,
}

impl Size {
    const fn government(self) -> &'static str {
        match self {
            Size::Small => "daerah-istimewa-yogyakarta",
            Size::Whole => "kabupaten-bantul",
        }
    }
}

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut size, mut mode) = (Size::Small, Mode::Debug);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("all") => size = Size::Whole,
            lexopt::Arg::Long("release") => mode = Mode::Release,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let toolchain = setup::ensure(setup::Browser::NotNeeded)?;
    build::all(&toolchain, mode)?;
    let held = drill(size)?;
    println!("restore-drill: {held} comparisons held");
    Ok(())
}

/// Runs it, and answers how many comparisons held.
pub fn drill(size: Size) -> Result<usize> {
    let began = Instant::now();
    let folder = root().join("target/restore-drill");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let drill = Drill::prepare(size, folder)?;
    let (seen, export) = drill.leave().context("leaving the first deployment")?;
    let mut held = drill.come_back(&seen, &export).context("coming back in the second")?;
    held += drill.come_home(&seen, &export).context("coming back in the first")?;
    held += drill.come_too_late(&export).context("coming back too late")?;
    if size == Size::Whole {
        for (name, after) in [("third", 150), ("fourth", 350)] {
            let after = Duration::from_millis(after);
            let whole = drill.cut_off(name, after, &seen, &export);
            held += whole.with_context(|| format!("coming back in the {name}"))?;
        }
    }
    println!("restore-drill: {:.1} s in all", began.elapsed().as_secs_f32());
    Ok(held)
}

/// Who is in it, besides the two who run the platform.
const HEAD: &str = "gilang";
const CAST: [(&str, Role); 5] = [
    ("maya", Role::Administrator),
    ("tuti", Role::Verifier),
    ("bayu", Role::Publisher),
    ("dewi", Role::Publisher),
    ("ratna", Role::Auditor),
];

struct Drill {
    government: Government,
    /// The last is only drafted.
    budgets: Vec<DemoBudget>,
    people: Vec<Somebody>,
    folder: PathBuf,
    /// The provider is the same in both: a person is who it says they are.
    issuer_port: u16,
}

impl Drill {
    fn prepare(size: Size, folder: PathBuf) -> Result<Drill> {
        let index = DemoIndex::read(&root().join("demo"))?;
        let slug = size.government();
        let government = index.governments.into_iter().find(|of| of.slug.as_str() == slug);
        let budgets: Vec<_> =
            index.budgets.into_iter().filter(|budget| budget.government == slug).collect();
        ensure!(3 <= budgets.len(), "the demo has too few budgets of {slug}");
        Ok(Drill {
            government: government.with_context(|| format!("{slug} is not in the demo"))?,
            budgets,
            people: issuer::people()?,
            folder,
            issuer_port: free_port()?,
        })
    }

    fn start(&self, name: &str) -> Result<Server> {
        let options = Options::anywhere(self.folder.join(name))?;
        Server::start(&Options { issuer_port: self.issuer_port, ..options })
    }

    fn somebody(&self, subject: &str, role: Role) -> Result<Somebody> {
        let found = self.people.iter().find(|person| person.subject == subject);
        let person = found.with_context(|| format!("{subject} is not in demo/people.json"))?;
        Ok(Somebody { roles: vec![Assignment::new(role, None)?], ..person.clone() })
    }

    /// Founds the government and lets its first administrator in.
    fn found(&self, address: &str) -> Result<[Browser; 3]> {
        let [first, second] = ["arif", "lina"].map(|of| Browser::sign_in(address, of));
        let (first, second) = (first?, second?);
        let place = self.place(address);
        let head = self.somebody(HEAD, Role::Administrator)?;
        let found = Change::Found { government: self.government.clone(), name: head.name.clone() };
        let head = place.bring(&head, found, &first, &second)?.context("nobody was let in")?;
        Ok([head, first, second])
    }

    fn place<'a>(&'a self, address: &'a str) -> Place<'a> {
        Place { address, slug: self.government.slug.as_str() }
    }

    /// The first deployment: budgets are published, one is only drafted, people have come; then
    /// the auditor takes the copy, and everything is looked at as it is.
    fn leave(&self) -> Result<(Seen, Vec<u8>)> {
        let server = self.start("first")?;
        let slug = self.government.slug.as_str();
        let publisher = Publisher::new(&server.address, &server.token);
        publisher.register(&self.government)?;
        self.publish(&publisher)?;
        let [head, _, lina] = self.found(&server.address)?;
        demo_organisations::load(&head, slug)?;
        let place = self.place(&server.address);
        for (subject, role) in CAST {
            let person = self.somebody(subject, role)?;
            place.bring(&person, invite(&person), &head, &lina)?;
        }
        let ratna = Browser::sign_in(&server.address, "ratna")?;
        let export = body(ratna.get(&format!("/api/v1/exports/{slug}"))?)?;
        let file = self.folder.join("export.tar.gz");
        fs::write(&file, &export)?;
        let seen = self.look(&publisher)?;
        let unpacked = Unpacked::open(&file, &self.folder.join("unpacked"))?;
        let (files, entries) = unpacked.check(&seen)?;
        println!(
            "restore-drill: {} bytes, {files} files that sha256sum finds right, \
             {entries} entries of the history, each bound to the one before",
            export.len()
        );
        println!(
            "restore-drill: {} published files in it are those at their addresses",
            seen.data()
        );
        Ok((seen, export))
    }

    fn publish(&self, publisher: &Publisher) -> Result<()> {
        let (slug, demo) = (self.government.slug.as_str(), root().join("demo"));
        let (last, others) = self.budgets.split_last().context("no budget")?;
        for budget in others {
            let files = budget.files(&demo)?;
            publisher.publish(slug, budget.year, &files.lines, &files.codes, &budget.request)?;
        }
        // A second version of the first budget, after all the others.
        let again = self.again()?;
        let files = again.files(&demo)?;
        let published =
            publisher.publish(slug, again.year, &files.lines, &files.codes, &again.request)?;
        ensure!(published.number == 2, "the second version is number {}", published.number);
        let files = last.files(&demo)?;
        publisher.draft(slug, last.year, &files.lines, &files.codes)
    }

    /// The first budget once more, as another publication of the same lines.
    fn again(&self) -> Result<DemoBudget> {
        let index = DemoIndex::read(&root().join("demo"))?;
        let first = self.budgets.first().context("no budget")?;
        let mut budgets = index.budgets.into_iter();
        let mut again = budgets
            .find(|of| (&of.government, of.year) == (&first.government, first.year))
            .context("no budget")?;
        again.request.stage = budget::publication::Stage::Realisation;
        Ok(again)
    }

    /// The second deployment, empty: whatever was tampered with is refused, the file itself goes
    /// back by two people of the two kinds, and everything is as it was.
    fn come_back(&self, seen: &Seen, export: &[u8]) -> Result<usize> {
        let server = self.start("second")?;
        let publisher = Publisher::new(&server.address, &server.token);
        let slug = self.government.slug.as_str();
        let [head, arif, _] = self.found(&server.address)?;
        let mut held = self.refuse(&head, &publisher, export)?;
        let confirmation = self.propose(&head, export)?;
        ensure!(confirmation == self.propose(&head, export)?, "the same file is two proposals");
        let alone = confirm_at(&head, &confirmation)?;
        ensure!(alone.status() == 403, "one person alone: {}", alone.status());
        let began = Instant::now();
        let _: Confirmed = arif.post(&confirmation, &serde_json::json!({}))?;
        println!(
            "restore-drill: put back and published again in {:.1} s",
            began.elapsed().as_secs_f32()
        );
        held += 2 + seen.compare(&self.look(&publisher)?)?;
        held += self.people_are_back(&server.address)?;
        // Over something that is there, nothing is put back.
        let over = self.put(&head, export)?;
        held += refused(over, 409, "not-empty").map(|_| 1)?;
        let ratna = Browser::sign_in(&server.address, "ratna")?;
        let second = body(ratna.get(&format!("/api/v1/exports/{slug}"))?)?;
        let file = self.folder.join("second.tar.gz");
        fs::write(&file, second)?;
        let first = Unpacked::read(&self.folder.join("unpacked"))?;
        let second = Unpacked::open(&file, &self.folder.join("second-unpacked"))?;
        held += first.compare(&second)?;
        // The same requests as in the first deployment publish nothing here.
        let before = publisher.read(&format!("/api/v1/governments/{slug}"))?;
        self.publish(&publisher).context("the same requests again")?;
        let after = publisher.read(&format!("/api/v1/governments/{slug}"))?;
        ensure!(before == after, "the same requests published something again");
        Ok(held + 1)
    }

    fn look(&self, publisher: &Publisher) -> Result<Seen> {
        Seen::look(publisher, &self.government, &self.budgets)
    }

    /// Sends the file back. Answers where it waits for the second person.
    fn propose(&self, who: &Browser, export: &[u8]) -> Result<String> {
        let proposal: Proposal = serde_json::from_slice(&body(self.put(who, export)?)?)?;
        let (slug, number) = (&self.government.slug, proposal.number);
        let copy = proposal.copy.context("nothing is said of what is in the copy")?;
        // Every budget is drafted; all but the last are published, and the first of them twice.
        let all = u32::try_from(self.budgets.len())?;
        ensure!((copy.drafts, copy.publications) == (all, all), "in the copy: {copy:?}");
        // Where the archive was lost too everything in it is new, and otherwise nothing.
        let is_new = [0, self.budgets.len()].contains(&copy.new.len());
        ensure!(is_new && copy.administrators.len() == 2, "in the copy: {copy:?}");
        Ok(format!("/api/v1/members/{slug}/proposals/{number}/confirmation"))
    }

    /// Sends the file back, as the administrator or whoever else tries.
    fn put(&self, who: &Browser, export: &[u8]) -> Result<ureq::http::Response<ureq::Body>> {
        let path = format!("/api/v1/exports/{}?reason=Latihan%20pemulihan.", self.government.slug);
        who.ask("PUT", &path, "application/gzip", export.to_vec())
    }

    /// Every file that was tampered with is refused with a sentence, and changes nothing.
    fn refuse(&self, head: &Browser, publisher: &Publisher, export: &[u8]) -> Result<usize> {
        let slug = self.government.slug.as_str();
        let history = format!("/api/v1/members/{slug}/history");
        let members = format!("/api/v1/members/{slug}");
        let stand = || -> Result<(HistoryPage, MembersPage)> {
            let history = serde_json::from_slice(&body(head.get(&history)?)?)?;
            Ok((history, serde_json::from_slice(&body(head.get(&members)?)?)?))
        };
        let before = stand()?;
        let cases = tampered::cases(export, &self.folder.join("unpacked"))?;
        let count = cases.len();
        for tampered::Case { name, bytes, status, code } in cases {
            let said = refused(self.put(head, &bytes)?, status, code)
                .with_context(|| format!("an export where {name}"))?;
            println!("restore-drill: {name}: refused. {said}");
            ensure!(stand()? == before, "{name}: something was changed");
            for budget in &self.budgets {
                let draft =
                    publisher.read(&format!("/api/v1/drafts/{slug}/{}/lines", budget.year))?;
                ensure!(draft.is_none(), "{name}: {} is drafted", budget.year);
            }
            let page = publisher.read(&format!("/api/v1/governments/{slug}"))?;
            ensure!(page.is_none(), "{name}: something is published");
        }
        Ok(count)
    }

    /// Whoever was a member finds the way to it, and is what they were.
    fn people_are_back(&self, address: &str) -> Result<usize> {
        let slug = &self.government.slug;
        for (subject, role) in CAST.into_iter().chain([(HEAD, Role::Administrator)]) {
            let person = Browser::sign_in(address, subject)?;
            let session: SessionView =
                serde_json::from_slice(&body(person.get("/api/v1/session")?)?)?;
            let found = session.memberships.iter().any(|of| of.slug == *slug);
            ensure!(found, "{subject} does not find the way");
            let page = body(person.get(&format!("/api/v1/members/{slug}"))?)?;
            let page: MembersPage = serde_json::from_slice(&page)?;
            let own = page.members.iter().find(|of| of.person.id == session.person.id);
            let own = own.with_context(|| format!("{subject} is no member"))?;
            ensure!(own.roles.iter().any(|of| of.role() == role), "{subject} is something else");
        }
        println!("restore-drill: {} people are back, each in their role", CAST.len() + 1);
        Ok(CAST.len() + 1)
    }
}

fn confirm_at(who: &Browser, address: &str) -> Result<ureq::http::Response<ureq::Body>> {
    who.ask("POST", address, "application/json", b"{}".to_vec())
}

/// All of an answer that is one.
fn body(mut answer: ureq::http::Response<ureq::Body>) -> Result<Vec<u8>> {
    let status = answer.status();
    let bytes = answer.body_mut().with_config().limit(BODY_BYTES_MAX).read_to_vec()?;
    if !status.is_success() {
        bail!("refused ({status}): {}", String::from_utf8_lossy(&bytes));
    }
    Ok(bytes)
}

/// The sentence of a refusal, which must be this one.
fn refused(
    mut answer: ureq::http::Response<ureq::Body>,
    status: u16,
    code: &str,
) -> Result<String> {
    let found = answer.status();
    let bytes = answer.body_mut().read_to_vec()?;
    let said = String::from_utf8_lossy(&bytes);
    ensure!(found == status, "{status} {code} belongs here, not {found}: {said}");
    let problem: Problem = serde_json::from_slice(&bytes)?;
    ensure!(problem.kind.ends_with(&format!("/{code}")), "{code} belongs here, not {said}");
    ensure!(problem.detail.ends_with('.'), "no sentence: {}", problem.detail);
    Ok(problem.detail)
}
