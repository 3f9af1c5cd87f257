//! The draft as its edits made it. The government's object decides by it what becomes of an edit;
//! a browser has a copy, which the same entries in the same order make the same.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Act, Edit, Entry, Fault, OpId, Outcome};
use super::value::{Column, Value};
use crate::limits::LINES_MAX;
use crate::line::{Line, LineId};
use crate::money::{Money, MoneyError};
use crate::role::PersonId;

/// A line of the draft, with the edits that its cells come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line as it is, or as it was when it went.
    pub line: Line,
    /// Whether it is in the draft.
    pub is_there: bool,
    /// The edit that each cell comes from; a cell that no edit has touched is not in here.
    seen: BTreeMap<Column, OpId>,
    /// The last edit that touched anything of it.
    last: Option<OpId>,
}

/// A value that was held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The edit.
    pub edit: Edit,
    /// Whose.
    pub by: PersonId,
}

/// The draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    rows: BTreeMap<LineId, Row>,
    /// What was held back, by cell; by line where it is about the line.
    held: BTreeMap<(LineId, Option<Column>), Vec<Held>>,
    /// The edits that have happened.
    ops: BTreeSet<OpId>,
    number: u32,
}

impl Row {
    /// The edit that a new one about this cell, or about the line, must have seen.
    pub fn seen(&self, column: Option<Column>) -> Option<OpId> {
        match column {
            Some(column) => self.seen.get(&column).copied(),
            None => self.last,
        }
    }
}

impl Sheet {
    /// A draft of these lines, which no edit has touched.
    pub fn new(lines: impl IntoIterator<Item = Line>) -> Self {
        let row =
            |line: Line| (line.id, Row { line, is_there: true, seen: BTreeMap::new(), last: None });
        Self { rows: lines.into_iter().map(row).collect(), ..Self::default() }
    }

    /// The number of the last entry in it.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// A line, also one that went.
    pub fn row(&self, line: LineId) -> Option<&Row> {
        self.rows.get(&line)
    }

    /// The lines that are in the draft.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.rows.values().filter(|row| row.is_there).map(|row| &row.line)
    }

    /// What was held back and nobody has settled, by cell.
    pub fn held(&self) -> impl Iterator<Item = (&(LineId, Option<Column>), &Vec<Held>)> {
        self.held.iter()
    }

    /// What was held back in a cell, or about a line.
    pub fn held_at(&self, line: LineId, column: Option<Column>) -> &[Held] {
        self.held.get(&(line, column)).map_or(&[], Vec::as_slice)
    }

    /// Whether an edit has happened.
    pub fn has(&self, op: OpId) -> bool {
        self.ops.contains(&op)
    }

    /// The sum of the lines that are in the draft.
    ///
    /// # Errors
    /// Where it does not fit into an amount.
    pub fn total(&self) -> Result<Money, MoneyError> {
        Money::sum(self.lines().map(|line| line.amount))
    }

    /// What becomes of an edit, as the draft is now: the entry that [`Sheet::take`] then makes so.
    /// `None` where it has happened already.
    ///
    /// # Errors
    /// Why it cannot be taken at all.
    pub fn decide(&self, edit: &Edit, by: &PersonId) -> Result<Option<Entry>, Fault> {
        if self.has(edit.op) {
            return Ok(None);
        }
        let row = self.rows.get(&edit.line);
        let outcome = match (&edit.what, row) {
            (Act::Add { .. }, Some(_)) => return Err(Fault::LineIsThere),
            (Act::Add { .. }, None) => {
                if LINES_MAX <= self.rows.len() {
                    return Err(Fault::TooManyLines);
                }
                edit.put(None)?;
                Outcome::Done
            }
            (_, None) => return Err(Fault::NoLine),
            (Act::Set { to }, Some(row)) => {
                // What a budget cannot hold is refused, also where it would only be held back.
                to.put(&row.line)?;
                // The same value again is no quarrel.
                let same = Value::of(&row.line, to.column()) == *to;
                meets(row.is_there && (same || row.seen(Some(to.column())) == edit.seen))
            }
            (Act::Remove, Some(row)) => meets(!row.is_there || row.seen(None) == edit.seen),
            (Act::Restore, Some(row)) => meets(row.is_there || row.seen(None) == edit.seen),
            (Act::Settle { column }, Some(row)) => {
                meets(row.is_there && row.seen(Some(*column)) == edit.seen)
            }
        };
        let number = self.number + 1;
        Ok(Some(Entry { number, edit: edit.clone(), by: by.clone(), outcome }))
    }

    /// Makes an entry so, where it is the next one; one that is in it already changes nothing.
    /// Answers whether the draft now knows everything up to this entry.
    pub fn take(&mut self, entry: &Entry) -> bool {
        if entry.number <= self.number {
            return true;
        }
        if entry.number != self.number + 1 {
            return false;
        }
        self.number = entry.number;
        self.ops.insert(entry.edit.op);
        match entry.outcome {
            Outcome::Done => self.make(&entry.edit),
            Outcome::Held => self.hold(entry),
        }
        true
    }

    fn make(&mut self, edit: &Edit) {
        let Edit { op, line, what, .. } = edit;
        if let Act::Add { values, .. } = what {
            let Ok(Some(made)) = edit.put(None) else { return };
            let seen = values.iter().map(|value| (value.column(), *op)).collect();
            let row = Row { line: made, is_there: true, seen, last: Some(*op) };
            self.rows.insert(*line, row);
            return;
        }
        let Some(row) = self.rows.get_mut(line) else { return };
        match what {
            Act::Set { to } => {
                if let Ok(changed) = to.put(&row.line) {
                    row.line = changed;
                    row.seen.insert(to.column(), *op);
                }
            }
            Act::Remove => row.is_there = false,
            Act::Restore => row.is_there = true,
            // Whoever still had the old value before them does not undo what was settled.
            Act::Settle { column } => drop(row.seen.insert(*column, *op)),
            Act::Add { .. } => {}
        }
        row.last = Some(*op);
        // Whoever decided it saw what was held back, or was it.
        self.held.remove(&(*line, what.column()));
    }

    fn hold(&mut self, entry: &Entry) {
        let Entry { edit, by, .. } = entry;
        if matches!(edit.what, Act::Settle { .. }) {
            // Somebody wrote meanwhile: what was to stay stands no longer, so nothing is settled.
            return;
        }
        let held = self.held.entry((edit.line, edit.what.column())).or_default();
        // What the same hand wrote over its own value takes that value's place.
        held.retain(|of| Some(of.edit.op) != edit.seen);
        held.push(Held { edit: edit.clone(), by: by.clone() });
    }
}

const fn meets(seen: bool) -> Outcome {
    if seen { Outcome::Done } else { Outcome::Held }
}
