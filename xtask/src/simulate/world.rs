//! The world: a server, browsers with people at them, and what is on its way between.

use anyhow::{Context, Result, ensure};
use budget::drafting::{
    Act, Batch, Column, Desk, Edit, Entry, Fault, Kept, OpId, Outcome, Reply, Sheet, Value,
};
use budget::line::{Line, Quantity, Section};
use budget::role::PersonId;
use budget::{LineId, Money};
use std::collections::BTreeMap;

/// People, and the browsers that they sit at.
const PEOPLE: [&str; 4] =
    ["ani0000000000000", "budi000000000000", "cici000000000000", "dodi000000000000"];
const BROWSERS: usize = 3;
/// Lines that are there from the beginning; few, so that people meet.
const LINES: u64 = 5;
/// More rounds than healing can need.
const ROUNDS_MAX: u32 = 400;

pub struct Browser {
    /// What is kept in the browser, by person: it survives.
    pub disk: BTreeMap<PersonId, Kept>,
    /// Who sits there.
    pub person: PersonId,
    /// None where the browser was ended and not opened again.
    pub desk: Option<Desk>,
    /// Counts its openings: what was sent to an earlier one reaches nobody.
    opened: u32,
}

#[derive(Clone)]
enum Message {
    /// By whoever is signed in there.
    Asked {
        browser: usize,
        opened: u32,
        /// None where it only asks what is new.
        turn: Option<u32>,
        by: PersonId,
        edits: Vec<Edit>,
        known: u32,
    },
    Told {
        browser: usize,
        opened: u32,
        turn: Option<u32>,
        reply: Reply,
    },
    Pushed {
        browser: usize,
        opened: u32,
        entry: Entry,
    },
}

/// An edit that a person was told is kept.
pub struct Promise {
    pub by: PersonId,
    pub browser: usize,
    pub edit: Edit,
}

pub struct World {
    random: fastrand::Rng,
    pub begins: Vec<Line>,
    pub server: Sheet,
    pub log: Vec<Entry>,
    /// What was refused, and why.
    refusals: BTreeMap<OpId, Fault>,
    /// Whether the draft takes edits now.
    is_open: bool,
    pub browsers: Vec<Browser>,
    on_the_way: Vec<Message>,
    /// Every edit that a person was told is kept, and who made it where.
    pub promised: BTreeMap<OpId, Promise>,
    pub refused: u64,
    pub crashes: u64,
    pub lost: u64,
}

fn person(number: usize) -> Result<PersonId> {
    PersonId::parse(PEOPLE.get(number % PEOPLE.len()).copied().unwrap_or("")).context("a person")
}

impl World {
    pub fn new(seed: u64) -> World {
        let amount = Money::from_sen(100_000);
        let line = |number| Line::new(LineId::from_u64(number), Section::Expenditure, amount);
        let begins: Vec<Line> = (1..=LINES).map(line).collect();
        let server = Sheet::new(begins.clone());
        let browser = |number| {
            let person = person(number).ok()?;
            let desk = Some(Desk::new(server.clone(), person.clone(), None));
            Some(Browser { disk: BTreeMap::new(), person, desk, opened: 0 })
        };
        World {
            random: fastrand::Rng::with_seed(seed),
            browsers: (0..BROWSERS).filter_map(browser).collect(),
            begins,
            server,
            log: Vec::new(),
            refusals: BTreeMap::new(),
            is_open: true,
            on_the_way: Vec::new(),
            promised: BTreeMap::new(),
            refused: 0,
            crashes: 0,
            lost: 0,
        }
    }

    /// How many edits were done, and how many held back.
    pub fn became(&self) -> (u64, u64) {
        let done = self.log.iter().filter(|entry| entry.outcome == Outcome::Done).count() as u64;
        (done, self.log.len() as u64 - done)
    }

    /// Something happens.
    pub fn step(&mut self) -> Result<()> {
        let browser = self.random.usize(..self.browsers.len());
        match self.random.u32(..100) {
            0..40 => self.edit(browser),
            40..58 => self.send(browser),
            58..64 => self.ask(browser),
            64..90 => self.deliver(),
            90..93 => self.give_up_waiting(browser),
            93..95 => self.end(browser),
            95..99 => self.open(browser),
            _ => {
                self.is_open = !self.is_open;
                Ok(())
            }
        }
    }

    /// Somebody types. What they were told is kept, is promised.
    fn edit(&mut self, browser: usize) -> Result<()> {
        let op = OpId::from_u128(self.random.u128(..));
        let Some((line, what)) = self.thinks_of(browser) else { return Ok(()) };
        let crashes = self.random.u32(..50) == 0;
        let at = self.browsers.get_mut(browser).context("a browser")?;
        let Some(desk) = &mut at.desk else { return Ok(()) };
        if desk.edit(op, line, what).is_err() {
            return Ok(());
        }
        if crashes {
            // Before it was kept, and before anybody was told that it is.
            return self.end(browser);
        }
        let kept = desk.kept();
        let made = kept.queue.last().cloned().context("the edit that was made")?;
        at.disk.insert(at.person.clone(), kept.clone());
        self.promised.insert(op, Promise { by: at.person.clone(), browser, edit: made });
        Ok(())
    }

    fn thinks_of(&mut self, browser: usize) -> Option<(LineId, Act)> {
        let at = self.browsers.get(browser)?;
        let desk = at.desk.as_ref()?;
        let random = &mut self.random;
        if random.u32(..12) == 0 {
            let id = LineId::from_u64(random.u64(..));
            let values = vec![Value::Amount(Money::from_sen(random.i64(0..1_000_000)))];
            return Some((id, Act::Add { section: Section::Expenditure, values }));
        }
        let known: Vec<LineId> = desk.sheet().held().map(|((line, _), _)| *line).collect();
        let lines = if random.bool() && !known.is_empty() { known } else { desk.lines() };
        let line = *lines.get(random.usize(..lines.len().max(1)))?;
        let money = Money::from_sen(random.i64(0..1_000_000));
        let what = match random.u32(..20) {
            0..5 => Act::Set { to: Value::Description(format!("uraian {}", random.u32(..6))) },
            5..9 => Act::Set { to: Value::Amount(money) },
            9..12 => Act::Set { to: Value::UnitPrice(random.bool().then_some(money)) },
            12..15 => {
                let numbers = random.u32(1..40).to_string();
                Act::Set { to: Value::Quantity(Quantity::read(&numbers, "Bulan").ok()?) }
            }
            15..17 => Act::Settle { column: Column::Description },
            17..18 => Act::Remove,
            18..19 => Act::Restore,
            // What no budget can hold never becomes an edit.
            _ => Act::Set { to: Value::Remark("=1+1".to_owned()) },
        };
        Some((line, what))
    }

    fn send(&mut self, browser: usize) -> Result<()> {
        let at = self.browsers.get_mut(browser).context("a browser")?;
        let Some(batch) = at.desk.as_mut().and_then(Desk::batch) else { return Ok(()) };
        let Batch { turn, edits, known } = batch;
        let (opened, by, turn) = (at.opened, at.person.clone(), Some(turn));
        self.on_the_way.push(Message::Asked { browser, opened, turn, by, edits, known });
        Ok(())
    }

    /// A browser asks what is new.
    fn ask(&mut self, browser: usize) -> Result<()> {
        let at = self.browsers.get(browser).context("a browser")?;
        let Some(desk) = &at.desk else { return Ok(()) };
        let (opened, known, by) = (at.opened, desk.sheet().number(), at.person.clone());
        self.on_the_way.push(Message::Asked {
            browser,
            opened,
            turn: None,
            by,
            edits: Vec::new(),
            known,
        });
        Ok(())
    }

    /// Any message arrives, whichever was sent first; or none does, or it does and comes again.
    fn deliver(&mut self) -> Result<()> {
        if self.on_the_way.is_empty() {
            return Ok(());
        }
        let at = self.random.usize(..self.on_the_way.len());
        let message = self.on_the_way.swap_remove(at);
        match self.random.u32(..20) {
            0..3 => {
                self.lost += 1;
                return Ok(());
            }
            3..5 => self.on_the_way.push(message.clone()),
            _ => {}
        }
        self.arrive(message)
    }

    fn arrive(&mut self, message: Message) -> Result<()> {
        match message {
            Message::Asked { browser, opened, turn, by, edits, known } => {
                let refused = self.take(&edits, &by)?;
                let known = usize::try_from(known)?;
                let entries = self.log.get(known..).context("a number from the future")?.to_vec();
                let reply = Reply { entries, refused };
                self.on_the_way.push(Message::Told { browser, opened, turn, reply });
                Ok(())
            }
            Message::Pushed { browser, opened, entry } => {
                let at = self.browsers.get_mut(browser).context("a browser")?;
                if at.opened == opened
                    && let Some(desk) = &mut at.desk
                {
                    // Where one before it did not come, it is left, and asked for later.
                    desk.learn(&[entry]);
                    at.disk.insert(at.person.clone(), desk.kept().clone());
                }
                Ok(())
            }
            Message::Told { browser, opened, turn, reply } => {
                let at = self.browsers.get_mut(browser).context("a browser")?;
                if at.opened != opened {
                    return Ok(());
                }
                let Some(desk) = &mut at.desk else { return Ok(()) };
                let before = desk.kept().refused.len();
                match turn {
                    Some(turn) => desk.answered(turn, reply),
                    None => drop(desk.learn(&reply.entries)),
                }
                self.refused += desk.kept().refused.len().saturating_sub(before) as u64;
                at.disk.insert(at.person.clone(), desk.kept().clone());
                Ok(())
            }
        }
    }

    /// What the government's object does: each edit is decided by how things are then.
    fn take(&mut self, edits: &[Edit], by: &PersonId) -> Result<Option<(OpId, Fault)>> {
        for edit in edits {
            // Answered once, answered for ever: a request that comes twice says nothing new.
            if let Some(fault) = self.refusals.get(&edit.op) {
                return Ok(Some((edit.op, fault.clone())));
            }
            let decided = match self.server.decide(edit, by) {
                Ok(Some(_)) if !self.is_open => Err(Fault::Closed),
                decided => decided,
            };
            match decided {
                // It happened before; its sender only did not hear of it.
                Ok(None) => {}
                Ok(Some(entry)) => {
                    ensure!(self.server.take(&entry), "an entry that does not follow");
                    self.push(&entry);
                    self.log.push(entry);
                }
                Err(fault) => {
                    self.refusals.insert(edit.op, fault.clone());
                    return Ok(Some((edit.op, fault)));
                }
            }
        }
        Ok(None)
    }

    /// Everybody who is there is told at once, if the line lets them be.
    fn push(&mut self, entry: &Entry) {
        for (browser, at) in self.browsers.iter().enumerate() {
            let (opened, entry) = (at.opened, entry.clone());
            self.on_the_way.push(Message::Pushed { browser, opened, entry });
        }
    }

    fn give_up_waiting(&mut self, browser: usize) -> Result<()> {
        let at = self.browsers.get_mut(browser).context("a browser")?;
        if let Some(desk) = &mut at.desk {
            desk.lost();
        }
        Ok(())
    }

    /// The browser is ended, whatever it was doing.
    fn end(&mut self, browser: usize) -> Result<()> {
        self.browsers.get_mut(browser).context("a browser")?.desk = None;
        self.crashes += 1;
        Ok(())
    }

    /// It is opened again, by the same person or by another; the draft is loaded anew.
    fn open(&mut self, browser: usize) -> Result<()> {
        let other = person(self.random.usize(..PEOPLE.len()))?;
        let another = self.random.u32(..4) == 0;
        let sheet = self.server.clone();
        let at = self.browsers.get_mut(browser).context("a browser")?;
        if another {
            at.person = other;
        }
        at.sit_down(sheet)
    }

    /// The line is good again, and everybody comes back to where they left something.
    pub fn heal(&mut self) -> Result<()> {
        self.is_open = true;
        for browser in 0..self.browsers.len() {
            let waiting: Vec<PersonId> =
                self.browsers.get(browser).context("a browser")?.disk.keys().cloned().collect();
            for person in waiting {
                let sheet = self.server.clone();
                let at = self.browsers.get_mut(browser).context("a browser")?;
                at.person = person;
                at.sit_down(sheet)?;
                self.settle(browser)?;
            }
        }
        for browser in 0..self.browsers.len() {
            if self.browsers.get(browser).is_some_and(|at| at.desk.is_none()) {
                let sheet = self.server.clone();
                self.browsers.get_mut(browser).context("a browser")?.sit_down(sheet)?;
            }
            self.ask(browser)?;
        }
        while let Some(message) = self.on_the_way.pop() {
            self.arrive(message)?;
        }
        Ok(())
    }

    fn settle(&mut self, browser: usize) -> Result<()> {
        for _ in 0..ROUNDS_MAX {
            self.give_up_waiting(browser)?;
            self.send(browser)?;
            let Some(message) = self.on_the_way.pop() else { return Ok(()) };
            self.arrive(message)?;
            while let Some(message) = self.on_the_way.pop() {
                self.arrive(message)?;
            }
        }
        anyhow::bail!("browser {browser} does not come to rest")
    }
}

impl Browser {
    fn sit_down(&mut self, sheet: Sheet) -> Result<()> {
        self.opened += 1;
        for other in self.disk.values().filter(|kept| kept.person != self.person) {
            let desk = Desk::new(sheet.clone(), self.person.clone(), Some(other.clone()));
            ensure!(desk.kept().queue.is_empty(), "somebody has the edits of {}", other.person);
        }
        let kept = self.disk.get(&self.person).cloned();
        let desk = Desk::new(sheet, self.person.clone(), kept);
        self.disk.insert(self.person.clone(), desk.kept().clone());
        self.desk = Some(desk);
        Ok(())
    }
}
