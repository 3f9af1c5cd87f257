//! What the rows of a table say, before anything is added up: entries, printed totals, what was
//! skipped.

use std::borrow::Cow;

use super::key::Key;
use super::report::{ChartGuess, Finding, SkipReason};
use crate::money::{Money, NumberStyle};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An organisation's own row: its total, of whatever it prints below.
    Unit,
    /// An account of a unit or a government: `5.1.1`, and `5.2` above all programs.
    Account,
    /// *Non Kegiatan*: it repeats the total of what belongs to no activity.
    NonActivity,
    /// The programs of one affair within a unit.
    Affair,
    /// A program.
    Program,
    /// An activity.
    Activity,
    /// An account within an activity.
    ActivityAccount,
}

/// A row of the budget.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub(super) row: u32,
    pub(super) code: &'t str,
    pub(super) kind: Kind,
    pub(super) key: Key,
    pub(super) name: Cow<'t, str>,
    pub(super) amount: Option<Money>,
    /// Before the change, or realised.
    pub(super) second: Option<Money>,
    /// The lines of its remark, in [`Rows::remarks`].
    pub(super) remark: (usize, usize),
}

impl Entry<'_> {
    /// Whether it is an account below an activity.
    pub(super) fn is_detail(&self) -> bool {
        self.kind == Kind::ActivityAccount
    }
}

/// A printed total without a code.
#[derive(Clone, Debug)]
pub(super) struct TotalRow<'t> {
    pub(super) row: u32,
    pub(super) name: &'t str,
    /// Absent where none is printed, or none that can be read.
    pub(super) amount: Option<Money>,
}

/// All that the rows of a table say.
#[derive(Debug, Default)]
pub(super) struct Rows<'t> {
    pub(super) entries: Vec<Entry<'t>>,
    pub(super) remarks: Vec<Cow<'t, str>>,
    pub(super) totals: Vec<TotalRow<'t>>,
    pub(super) skipped: Vec<(u32, SkipReason)>,
    pub(super) findings: Vec<Finding>,
    pub(super) notes: Vec<Finding>,
    /// The form of the amount's column, then of the second one.
    pub(super) styles: Vec<NumberStyle>,
    pub(super) chart: ChartGuess,
    /// Accounts begin with 1, 2 and 3, not with 4, 5 and 6.
    pub(super) from_one: bool,
}
