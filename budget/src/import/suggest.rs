//! Why does a parent not add up? Looks for the one change that would make it add up exactly: an
//! amount that a spreadsheet cut by a thousand or a hundred, a row's own arithmetic, a row twice,
//! a row under the wrong parent, a missing row. It offers and never applies, and it offers nothing
//! where two changes would do equally well.

use super::entry::{Entry, Rows, TotalRow};
use super::remark;
use super::report::{Finding, FindingKind, Suggestion};
use super::tree::{Column, Tree};
use crate::money::Money;

type Found = (FindingKind, Option<Suggestion>);

/// Hardly anything that a government buys costs less: Rp1,000.
const CUT_BELOW: Money = Money::from_sen(100_000);

/// A parent that does not add up.
pub(super) struct Search<'a, 't> {
    rows: &'a Rows<'t>,
    tree: &'a Tree,
    at: usize,
    column: Column,
    printed: Money,
    computed: Money,
    missing: Money,
}

/// The only one; nothing where there are two or none.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The factors by which a spreadsheet or a lost mark changes an amount.
fn scaled(from: Money) -> impl Iterator<Item = (FindingKind, Money)> {
    let sen = from.sen();
    let times = |factor: i64| sen.checked_mul(factor).map(Money::from_sen);
    let over = move |factor: i64| (sen % factor == 0).then(|| Money::from_sen(sen / factor));
    [
        (FindingKind::ScaleThousand, times(1_000)),
        (FindingKind::ScaleThousand, over(1_000)),
        (FindingKind::ScaleHundred, times(100)),
        (FindingKind::ScaleHundred, over(100)),
    ]
    .into_iter()
    .filter_map(|(kind, to)| Some((kind, to?)))
    .filter(move |(_, to)| *to != from)
}

impl<'a, 't> Search<'a, 't> {
    pub(super) fn new(
        rows: &'a Rows<'t>,
        tree: &'a Tree,
        at: usize,
        column: Column,
        printed: Money,
        computed: Money,
    ) -> Self {
        let missing = printed.minus(computed).unwrap_or_default();
        Self { rows, tree, at, column, printed, computed, missing }
    }

    /// What kind of mismatch it is, and the change that would explain it.
    pub(super) fn explain(&self) -> Found {
        self.scaled_child()
            .or_else(|| self.child_remark())
            .or_else(|| self.scaled_parent())
            .or_else(|| self.child_as_its_children())
            .or_else(|| self.duplicate())
            .or_else(|| self.unread_row())
            .or_else(|| self.misplaced())
            .or_else(|| self.stray_child())
            .or_else(|| self.missing_sibling())
            .unwrap_or((FindingKind::SubtotalMismatch, None))
    }

    fn entry(&self, at: usize) -> Option<&Entry<'t>> {
        self.rows.entries.get(at)
    }

    fn children(&self) -> impl Iterator<Item = (usize, &Entry<'t>)> {
        self.tree.children(self.at).iter().filter_map(|at| Some((*at, self.entry(*at)?)))
    }

    fn change(&self, entry: &Entry<'_>, to: Money) -> Suggestion {
        let from = self.column.of(entry);
        Suggestion { row: entry.row, name: entry.name.as_ref().to_owned(), from, to }
    }

    /// Whether `to` instead of `from` closes the gap.
    fn closes(&self, from: Money, to: Money) -> bool {
        to.minus(from).is_ok_and(|change| change == self.missing)
    }

    pub(super) fn scaled_child(&self) -> Option<Found> {
        only(self.children().flat_map(|(_, child)| {
            let from = self.column.of(child).unwrap_or_default();
            scaled(from)
                .filter(move |(_, to)| self.closes(from, *to))
                .map(move |(kind, to)| (kind, Some(self.change(child, to))))
        }))
    }

    fn child_remark(&self) -> Option<Found> {
        only(self.children().filter_map(|(at, child)| {
            if !self.tree.is_leaf(at) {
                return None;
            }
            let to = remark::arithmetic(self.rows, child)?;
            let fits = self.closes(child.amount?, to);
            fits.then(|| (FindingKind::RemarkAmount, Some(self.change(child, to))))
        }))
    }

    /// The parent itself was cut: its children, or the parent above, say so.
    fn scaled_parent(&self) -> Option<Found> {
        let entry = self.entry(self.at)?;
        let scale = scaled(self.printed).find(|(_, to)| *to == self.computed);
        if let Some((kind, to)) = scale {
            return Some((kind, Some(self.change(entry, to))));
        }
        let above = self.tree.parent(self.at)?;
        let grand = self.tree.sum(&self.rows.entries, above, Column::Amount)?;
        let wanted = self.entry(above)?.amount?.minus(grand).ok()?;
        let agrees = self.computed.minus(self.printed).is_ok_and(|change| change == wanted);
        agrees.then(|| (FindingKind::ParentAmount, Some(self.change(entry, self.computed))))
    }

    /// A child that disagrees with its own children by just as much.
    fn child_as_its_children(&self) -> Option<Found> {
        only(self.children().filter_map(|(at, child)| {
            let to = self.tree.sum(&self.rows.entries, at, Column::Amount)?;
            let fits = self.closes(child.amount?, to);
            fits.then(|| (FindingKind::ParentAmount, Some(self.change(child, to))))
        }))
    }

    fn duplicate(&self) -> Option<Found> {
        let mut seen: Vec<&Entry<'_>> = Vec::new();
        for (_, child) in self.children() {
            let twin = |other: &&Entry<'_>| {
                other.key == child.key && other.amount == child.amount && other.name == child.name
            };
            let zero = Money::ZERO;
            if seen.iter().any(twin) && self.closes(child.amount.unwrap_or_default(), zero) {
                return Some((FindingKind::DuplicateRow, Some(self.change(child, zero))));
            }
            seen.push(child);
        }
        None
    }

    /// A row that another parent has too much of, by exactly what is missing here.
    fn misplaced(&self) -> Option<Found> {
        let entries = &self.rows.entries;
        only(entries.iter().enumerate().filter_map(|(at, entry)| {
            let other = self.tree.parent(at).filter(|other| *other != self.at)?;
            if entry.amount != Some(self.missing) || self.missing.is_zero() {
                return None;
            }
            let sum = self.tree.sum(entries, other, Column::Amount)?;
            let excess = sum.minus(self.entry(other)?.amount?).ok()?;
            let fits = excess == self.missing;
            fits.then(|| (FindingKind::MisplacedRow, Some(self.change(entry, self.missing))))
        }))
    }

    /// A row of exactly the missing amount whose code could not be read.
    fn unread_row(&self) -> Option<Found> {
        let read = |finding: &Finding| (finding.row, finding.printed, finding.name.clone());
        let no_code = |total: &TotalRow<'_>| (total.row, total.amount, total.name.to_owned());
        let unread = self.rows.findings.iter().filter(|f| f.kind == FindingKind::CodeUnreadable);
        let unread = unread.map(read).chain(self.rows.totals.iter().map(no_code));
        let (row, _, name) = only(unread.filter(|(_, amount, _)| *amount == Some(self.missing)))?;
        let change = Suggestion { row, name, from: Some(self.missing), to: self.missing };
        Some((FindingKind::MissingSibling, Some(change)))
    }

    /// A child that is too much here and has a level of its own missing above it: its code names
    /// another place than the one where it stands.
    fn stray_child(&self) -> Option<Found> {
        let depth = self.entry(self.at)?.key.len() + 1;
        only(self.children().filter_map(|(_, child)| {
            let amount = self.column.of(child)?;
            let stray = depth + 1 < child.key.len() && self.closes(amount, Money::ZERO);
            stray.then(|| (FindingKind::MisplacedRow, Some(self.change(child, amount))))
        }))
    }

    /// A gap in the numbering of the children, where a row of the missing amount would stand; not
    /// where an amount below a thousand rupiah says that a spreadsheet cut several of them.
    fn missing_sibling(&self) -> Option<Found> {
        let cut = self.children().any(|(_, child)| {
            let amount = self.column.of(child).unwrap_or_default();
            !amount.is_zero() && amount.abs() < CUT_BELOW
        });
        if self.missing.is_negative() || cut {
            return None;
        }
        let depth = self.entry(self.at)?.key.len() + 1;
        let number = |entry: &Entry<'_>| {
            let last = entry.key.parts().last().copied();
            last.filter(|_| entry.key.len() == depth)
        };
        let mut before = 0;
        only(self.children().filter_map(|(_, child)| {
            let this = number(child)?;
            let gap = this == before + 2;
            before = this;
            gap.then(|| {
                let change = Suggestion { from: None, ..self.change(child, self.missing) };
                (FindingKind::MissingSibling, Some(change))
            })
        }))
    }
}
