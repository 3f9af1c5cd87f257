//! Why does a parent not add up? Looks for the one change that would make it add up exactly: an
//! amount that a spreadsheet cut by a thousand or a hundred, a row's own arithmetic, a row twice,
//! a row under the wrong parent, a missing row. It offers and never applies, and it offers nothing
//! where two changes would do equally well.

use super::remark;
use super::report::{FindingKind, Suggestion};
use super::rows::{Entry, Rows};
use super::tree::{Column, Tree};
use crate::money::Money;

type Found = (FindingKind, Option<Suggestion>);

/// What kind of mismatch it is, and the change that would explain it.
pub(super) fn explain(
    rows: &Rows<'_>,
    tree: &Tree,
    at: usize,
    printed: Money,
    computed: Money,
) -> Found {
    let plain = (FindingKind::SubtotalMismatch, None);
    let Ok(missing) = printed.minus(computed) else { return plain };
    let search = Search { rows, tree, at, printed, computed, missing };
    search
        .scaled_child()
        .or_else(|| search.child_remark())
        .or_else(|| search.scaled_parent())
        .or_else(|| search.child_as_its_children())
        .or_else(|| search.duplicate())
        .or_else(|| search.misplaced())
        .or_else(|| search.missing_sibling())
        .unwrap_or(plain)
}

struct Search<'a, 't> {
    rows: &'a Rows<'t>,
    tree: &'a Tree,
    at: usize,
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

impl<'t> Search<'_, 't> {
    fn entry(&self, at: usize) -> Option<&Entry<'t>> {
        self.rows.entries.get(at)
    }

    fn children(&self) -> impl Iterator<Item = (usize, &Entry<'t>)> {
        self.tree.children(self.at).iter().filter_map(|at| Some((*at, self.entry(*at)?)))
    }

    fn change(&self, entry: &Entry<'_>, to: Money) -> Suggestion {
        Suggestion { row: entry.row, name: entry.name.as_ref().to_owned(), from: entry.amount, to }
    }

    /// Whether `to` instead of `from` closes the gap.
    fn closes(&self, from: Money, to: Money) -> bool {
        to.minus(from).is_ok_and(|change| change == self.missing)
    }

    fn scaled_child(&self) -> Option<Found> {
        only(self.children().flat_map(|(_, child)| {
            let from = child.amount.unwrap_or_default();
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

    /// A gap in the numbering of the children, where a row of the missing amount would stand.
    fn missing_sibling(&self) -> Option<Found> {
        if self.missing.is_negative() {
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
