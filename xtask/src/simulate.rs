//! `cargo xtask simulate`: drafting by many hands over a bad line. Browsers of three people and the
//! government's object run `budget::drafting` against each other, while a seeded scheduler loses,
//! doubles, delays and disorders what is sent, ends browsers in the middle of anything, lets others
//! sit down at them, and closes and opens the draft. Then everything heals, and all must agree.
//!
//! Nothing here asks a clock, so that none can be wrong; order is by number alone.

mod invariants;
mod world;

use anyhow::{Result, bail};
use lexopt::{Arg, ValueExt};
use std::time::Instant;
use world::World;

/// Schedules of one run, and steps of one schedule.
pub const SCHEDULES: u64 = 10_000;
pub const STEPS: u32 = 200;

/// What a run did.
#[derive(Default)]
pub struct Ran {
    pub schedules: u64,
    pub done: u64,
    pub held: u64,
    pub refused: u64,
    pub crashes: u64,
    pub lost: u64,
}

pub fn verb(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut first, mut schedules, mut steps) = (0, SCHEDULES, STEPS);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seed") => (first, schedules) = (arguments.value()?.parse()?, 1),
            Arg::Long("schedules") => schedules = arguments.value()?.parse()?,
            Arg::Long("steps") => steps = arguments.value()?.parse()?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let began = Instant::now();
    let ran = run(first, schedules, steps)?;
    println!("{} in {:.1} s", ran.said(), began.elapsed().as_secs_f32());
    Ok(())
}

/// Runs so many schedules, one for each seed from `first` on.
pub fn run(first: u64, schedules: u64, steps: u32) -> Result<Ran> {
    let mut ran = Ran::default();
    for seed in first..first.saturating_add(schedules) {
        let mut world = World::new(seed);
        let held = (0..steps)
            .try_for_each(|_| world.step().and_then(|()| invariants::at_each_step(&world)))
            .and_then(|()| world.heal())
            .and_then(|()| invariants::when_healed(&world));
        if let Err(broken) = held {
            bail!("{broken:#}\nsee it again: cargo xtask simulate --seed {seed} --steps {steps}");
        }
        ran.count(&world);
    }
    Ok(ran)
}

impl Ran {
    fn count(&mut self, world: &World) {
        self.schedules += 1;
        let (done, held) = world.became();
        self.done += done;
        self.held += held;
        self.refused += world.refused;
        self.crashes += world.crashes;
        self.lost += world.lost;
    }

    pub fn said(&self) -> String {
        let Ran { schedules, done, held, refused, crashes, lost } = self;
        format!(
            "{schedules} schedules: {done} edits done, {held} held for a person to choose, \
             {refused} refused, {crashes} browsers ended, {lost} messages lost; nothing else was lost"
        )
    }
}
