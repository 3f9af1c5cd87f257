//! A browser's side: what the draft is known to be, and one's own edits that are on their way to
//! it. It does nothing by itself: whoever holds it keeps [`Desk::kept`] in the browser before a
//! cell says that it is kept, sends what [`Desk::batch`] gives, and tells it what came of that.

use serde::{Deserialize, Serialize};

use super::edit::{Act, Edit, Entry, Fault, OpId, Reply};
use super::sheet::Sheet;
use super::value::Column;
use crate::line::{Line, LineId};
use crate::role::PersonId;

/// Edits in one request.
const BATCH_MAX: usize = 500;

/// What a cell shows of its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The draft has it.
    Saved,
    /// On its way.
    Sending,
    /// On this device, and nowhere else yet.
    OnDevice,
    /// Held back: somebody else changed the same.
    Held,
    /// It was not taken; it is here with the reason.
    Refused,
}

/// A line as its writer sees it: the draft's, with their own edits over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The line.
    pub line: Line,
    /// How far the least saved of its cells is.
    pub state: State,
}

/// What a browser keeps of somebody's edits, so that a reload or a crash loses none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Whose. Nobody else sends them.
    pub person: PersonId,
    /// In the order in which they were made.
    pub queue: Vec<Edit>,
    /// What was not taken, and why, until its writer has seen to it.
    pub refused: Vec<(Edit, Fault)>,
}

/// One person's desk.
#[derive(Clone, Debug)]
pub struct Desk {
    sheet: Sheet,
    kept: Kept,
    /// How many of the queue, from its front, are on their way.
    sending: usize,
    /// Counts the requests, to know the answer of the last one from one that comes late.
    turn: u32,
}

/// Edits to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Which request it is, for [`Desk::answered`].
    pub turn: u32,
    /// In the order in which they were made.
    pub edits: Vec<Edit>,
    /// The number of the last entry that is known.
    pub known: u32,
}

impl Desk {
    /// A desk with the draft on it and what its person had kept. What somebody else kept is not
    /// theirs: it stays where it is, and an empty desk begins.
    pub fn new(sheet: Sheet, person: PersonId, kept: Option<Kept>) -> Self {
        let kept = kept.filter(|kept| kept.person == person);
        let kept = kept.unwrap_or(Kept { person, queue: Vec::new(), refused: Vec::new() });
        let mut desk = Self { sheet, kept, sending: 0, turn: 0 };
        desk.drop_what_happened();
        desk
    }

    /// What is known of the draft.
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What must be kept in the browser.
    pub const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Makes an edit: it is in the queue, and shown from now on.
    ///
    /// # Errors
    /// Where a budget could not hold it: then there is no edit.
    pub fn edit(&mut self, op: OpId, line: LineId, what: Act) -> Result<(), Fault> {
        let edit = Edit { op, line, seen: self.seen(line, &what), what };
        let before = self.over(line, &self.kept.queue);
        edit.put(before)?;
        self.kept.queue.push(edit);
        Ok(())
    }

    /// The edit that the writer has before them, in the cell or in the line: their own last one
    /// where there is one.
    fn seen(&self, line: LineId, what: &Act) -> Option<OpId> {
        let column = what.column();
        let own = self.kept.queue.iter().rev().find(|edit| {
            edit.line == line
                && (column.is_none() || edit.what.column() == column || adds(edit, column))
        });
        own.map(|edit| edit.op).or_else(|| self.sheet.row(line)?.seen(column))
    }

    /// The edits to send now; none while some are on their way.
    pub fn batch(&mut self) -> Option<Batch> {
        if self.sending != 0 || self.kept.queue.is_empty() {
            return None;
        }
        self.sending = self.kept.queue.len().min(BATCH_MAX);
        self.turn = self.turn.wrapping_add(1);
        let edits = self.kept.queue.get(..self.sending)?.to_vec();
        Some(Batch { turn: self.turn, edits, known: self.sheet.number() })
    }

    /// No answer came: nobody knows whether they arrived, and they will be sent again.
    pub const fn lost(&mut self) {
        self.sending = 0;
        self.turn = self.turn.wrapping_add(1);
    }

    /// What the server answered to a request. Of one that was given up only what happened is
    /// learned: what was refused then may have been taken since, when it was sent again.
    pub fn answered(&mut self, turn: u32, reply: Reply) {
        self.learn(&reply.entries);
        if turn != self.turn {
            return;
        }
        self.sending = 0;
        let Some((op, fault)) = reply.refused else { return };
        let Some(at) = self.kept.queue.iter().position(|edit| edit.op == op) else { return };
        let refused = self.kept.queue.remove(at);
        // What was written over it is about what stood there before it.
        for later in &mut self.kept.queue {
            if later.seen == Some(op) {
                later.seen = refused.seen;
            }
        }
        self.kept.refused.push((refused, fault));
    }

    /// What others did, and what became of one's own. Entries that do not follow what is known are
    /// left for later. Answers whether all of them followed.
    pub fn learn(&mut self, entries: &[Entry]) -> bool {
        let all = entries.iter().all(|entry| self.sheet.take(entry));
        self.drop_what_happened();
        all
    }

    fn drop_what_happened(&mut self) {
        let sheet = &self.sheet;
        let before = self.kept.queue.len();
        self.kept.queue.retain(|edit| !sheet.has(edit.op));
        self.kept.refused.retain(|(edit, _)| !sheet.has(edit.op));
        // Edits leave the queue from its front.
        self.sending = self.sending.saturating_sub(before - self.kept.queue.len());
    }

    /// The writer has seen why an edit was not taken, and lets it go.
    pub fn dismiss(&mut self, op: OpId) {
        self.kept.refused.retain(|(edit, _)| edit.op != op);
    }

    /// A line as its writer sees it; `None` where it is not in the draft.
    pub fn shown(&self, line: LineId) -> Option<Shown> {
        let shown = self.over(line, &self.kept.queue)?;
        Some(Shown { line: shown, state: self.state(line) })
    }

    /// Every line that the writer sees.
    pub fn lines(&self) -> Vec<LineId> {
        let mut lines: Vec<LineId> = self.sheet.lines().map(|line| line.id).collect();
        lines.extend(self.kept.queue.iter().map(|edit| edit.line));
        lines.sort_unstable();
        lines.dedup();
        lines.retain(|line| self.over(*line, &self.kept.queue).is_some());
        lines
    }

    /// How far the least saved of a line's cells is.
    pub fn state(&self, line: LineId) -> State {
        let refused = self.kept.refused.iter().any(|(edit, _)| edit.line == line);
        let held = self.sheet.held().any(|((of, _), _)| *of == line);
        let last = self.kept.queue.iter().rposition(|edit| edit.line == line);
        match last {
            _ if refused => State::Refused,
            _ if held => State::Held,
            Some(at) if self.sending <= at => State::OnDevice,
            Some(_) => State::Sending,
            None => State::Saved,
        }
    }

    /// The line with some edits over it.
    fn over(&self, line: LineId, edits: &[Edit]) -> Option<Line> {
        let row = self.sheet.row(line);
        let begins = row.filter(|row| row.is_there).map(|row| row.line.clone());
        let gone = row.filter(|row| !row.is_there).map(|row| row.line.clone());
        let of = edits.iter().filter(|edit| edit.line == line);
        of.fold((begins, gone), |(there, gone), edit| match edit.what {
            Act::Remove => (None, there.or(gone)),
            Act::Restore => (there.or_else(|| gone.clone()), gone),
            Act::Add { .. } | Act::Set { .. } | Act::Settle { .. } => {
                // What no longer fits is shown by its own state; the line stays as it is.
                (edit.put(there.clone()).unwrap_or(there), gone)
            }
        })
        .0
    }
}

/// Whether an edit adds the line with something in this cell.
fn adds(edit: &Edit, column: Option<Column>) -> bool {
    let Act::Add { values, .. } = &edit.what else { return false };
    column.is_none_or(|column| values.iter().any(|value| value.column() == column))
}
