//! What must hold, said apart from the code that is tried: by the log of what happened alone.

use super::world::{Promise, World};
use anyhow::{Context, Result, ensure};
use budget::drafting::{Act, Column, Edit, OpId, Outcome, State, Value};
use budget::line::Line;
use budget::{LineId, Money};
use std::collections::{BTreeMap, BTreeSet};

/// After every step.
pub fn at_each_step(world: &World) -> Result<()> {
    // I7: the history is gapless. Only its end is looked at: the rest was, before.
    if let Some(last) = world.log.last() {
        ensure!(last.number as usize == world.log.len(), "entry {} is out of order", last.number);
    }
    // Nothing is shown as saved that the draft does not have.
    for browser in &world.browsers {
        let Some(desk) = &browser.desk else { continue };
        for edit in &desk.kept().queue {
            let saved = desk.state(edit.line) == State::Saved;
            ensure!(!saved, "{:?} is on its way and said to be saved", edit.op);
        }
    }
    Ok(())
}

/// After everything healed.
pub fn when_healed(world: &World) -> Result<()> {
    nothing_promised_is_lost(world)?;
    nothing_happens_twice(world)?;
    nobody_overwrites_what_they_have_not_seen(world)?;
    nobody_meets_themselves(world)?;
    what_is_held_waits(world)?;
    the_log_makes_the_draft(world)?;
    everybody_sees_the_same(world)
}

/// I1: whatever a person was told is kept, is in the history as they wrote it, done or held, or on
/// their device with the reason why not.
fn nothing_promised_is_lost(world: &World) -> Result<()> {
    let happened: BTreeMap<OpId, &Edit> =
        world.log.iter().map(|entry| (entry.edit.op, &entry.edit)).collect();
    let kept: BTreeSet<OpId> = world
        .browsers
        .iter()
        .flat_map(|browser| browser.disk.values())
        .flat_map(|kept| kept.refused.iter().map(|(edit, _)| edit.op))
        .collect();
    for (op, Promise { edit, .. }) in &world.promised {
        match happened.get(op) {
            Some(found) => ensure!(found.what == edit.what, "{op:?} happened as something else"),
            None => ensure!(kept.contains(op), "{op:?} is lost: {edit:?}"),
        }
    }
    Ok(())
}

/// I2: one name, one effect.
fn nothing_happens_twice(world: &World) -> Result<()> {
    let names: BTreeSet<OpId> = world.log.iter().map(|entry| entry.edit.op).collect();
    ensure!(names.len() == world.log.len(), "an edit happened twice");
    let by_others = world
        .log
        .iter()
        .find(|entry| world.promised.get(&entry.edit.op).is_some_and(|of| of.by != entry.by));
    ensure!(by_others.is_none(), "an edit was sent by somebody else than its writer");
    Ok(())
}

/// A value that is done replaced one that its writer had seen, or was the same; what was held back
/// was not done.
fn nobody_overwrites_what_they_have_not_seen(world: &World) -> Result<()> {
    let mut cells: BTreeMap<(LineId, Column), (Option<OpId>, Value)> = BTreeMap::new();
    for entry in &world.log {
        let Edit { op, line, what, seen } = &entry.edit;
        if entry.outcome == Outcome::Held {
            continue;
        }
        match what {
            Act::Add { values, .. } => {
                for value in values {
                    cells.insert((*line, value.column()), (Some(*op), value.clone()));
                }
            }
            Act::Set { to } => {
                let cell = (*line, to.column());
                if let Some((last, value)) = cells.get(&cell) {
                    ensure!(last == seen || value == to, "{op:?} overwrote {last:?} unseen");
                }
                cells.insert(cell, (Some(*op), to.clone()));
            }
            Act::Settle { column } => {
                if let Some(cell) = cells.get_mut(&(*line, *column)) {
                    ensure!(cell.0 == *seen, "{op:?} settled what it had not seen");
                    cell.0 = Some(*op);
                }
            }
            Act::Remove | Act::Restore => {}
        }
    }
    Ok(())
}

/// A value is held back only where somebody else, or the same person elsewhere, changed the cell or
/// took the line away: nobody is asked to choose between two values of their own.
fn nobody_meets_themselves(world: &World) -> Result<()> {
    let maker = |op: &OpId| world.promised.get(op).map(|of| (&of.by, of.browser));
    let mut cells: BTreeMap<(LineId, Column), OpId> = BTreeMap::new();
    let mut held: BTreeSet<OpId> = BTreeSet::new();
    let mut gone: BTreeSet<LineId> = BTreeSet::new();
    for entry in &world.log {
        let Edit { op, line, what, seen } = &entry.edit;
        // What is written over a value that was held back is held back with it.
        let follows = seen.is_some_and(|seen| held.contains(&seen));
        if entry.outcome == Outcome::Held {
            held.insert(*op);
        }
        match (what, entry.outcome) {
            (Act::Set { to }, Outcome::Held) if !follows && !gone.contains(line) => {
                let last = cells.get(&(*line, to.column()));
                let last =
                    last.with_context(|| format!("{op:?} is held, and nobody changed it"))?;
                ensure!(maker(last) != maker(op), "{op:?} is held against its writer's {last:?}");
            }
            (Act::Set { to }, Outcome::Done) => drop(cells.insert((*line, to.column()), *op)),
            (Act::Settle { column }, Outcome::Done) => drop(cells.insert((*line, *column), *op)),
            (Act::Add { values, .. }, Outcome::Done) => {
                cells.extend(values.iter().map(|value| ((*line, value.column()), *op)));
            }
            (Act::Remove, Outcome::Done) => drop(gone.insert(*line)),
            (Act::Restore, Outcome::Done) => drop(gone.remove(line)),
            (_, Outcome::Held) => {}
        }
    }
    Ok(())
}

/// What was held back is offered to be chosen until somebody decides about the same cell.
fn what_is_held_waits(world: &World) -> Result<()> {
    let mut held: BTreeMap<(LineId, Option<Column>), Vec<OpId>> = BTreeMap::new();
    for entry in &world.log {
        let Edit { op, line, what, seen } = &entry.edit;
        let cell = (*line, what.column());
        match (what, entry.outcome) {
            (Act::Settle { .. }, Outcome::Held) => {}
            (_, Outcome::Held) => {
                let waiting = held.entry(cell).or_default();
                waiting.retain(|of| Some(*of) != *seen);
                waiting.push(*op);
            }
            (_, Outcome::Done) => drop(held.remove(&cell)),
        }
    }
    let offered: BTreeMap<_, Vec<OpId>> = world
        .server
        .held()
        .map(|(cell, held)| (*cell, held.iter().map(|of| of.edit.op).collect()))
        .collect();
    ensure!(offered == held, "what is offered to be chosen is not what was held back");
    Ok(())
}

/// I6: the draft is what the log says, played once more in the plainest way, and its total the sum
/// of the lines that are in it.
fn the_log_makes_the_draft(world: &World) -> Result<()> {
    let mut lines: BTreeMap<LineId, (Line, bool)> =
        world.begins.iter().map(|line| (line.id, (line.clone(), true))).collect();
    for entry in world.log.iter().filter(|entry| entry.outcome == Outcome::Done) {
        let line = entry.edit.line;
        match &entry.edit.what {
            Act::Add { section, values } => {
                let mut made = Line::new(line, *section, Money::ZERO);
                for value in values {
                    made = value.put(&made)?;
                }
                ensure!(lines.insert(line, (made, true)).is_none(), "a line was added twice");
            }
            Act::Set { to } => {
                let found = lines.get_mut(&line).context("a line that is not there")?;
                found.0 = to.put(&found.0)?;
            }
            Act::Remove => lines.get_mut(&line).context("a line that is not there")?.1 = false,
            Act::Restore => lines.get_mut(&line).context("a line that is not there")?.1 = true,
            Act::Settle { .. } => {}
        }
    }
    let there: Vec<&Line> =
        lines.values().filter(|(_, there)| *there).map(|(line, _)| line).collect();
    ensure!(world.server.lines().eq(there.iter().copied()), "the draft is not what the log says");
    let sen: i64 = there.iter().map(|line| line.amount.sen()).sum();
    ensure!(world.server.total()?.sen() == sen, "the total is not the sum of the lines");
    Ok(())
}

/// I10: nothing is on its way any more, and every browser shows what the draft is.
fn everybody_sees_the_same(world: &World) -> Result<()> {
    for browser in &world.browsers {
        for kept in browser.disk.values() {
            ensure!(kept.queue.is_empty(), "{} still waits: {:?}", kept.person, kept.queue);
        }
        let desk = browser.desk.as_ref().context("a browser that was not opened again")?;
        ensure!(*desk.sheet() == world.server, "a browser has another draft than the server");
        let seen: Vec<LineId> = desk.lines();
        let there: Vec<LineId> = world.server.lines().map(|line| line.id).collect();
        ensure!(seen == there, "a browser shows other lines than the draft has");
        for line in world.server.lines() {
            let shown = desk.shown(line.id).context("a line that is not shown")?;
            ensure!(shown.line == *line, "a browser shows another line than the draft has");
        }
    }
    Ok(())
}
