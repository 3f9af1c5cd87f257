//! Entries become a tree, and every printed parent is compared with the sum of its children. Only
//! leaves are ever added up; a parent is a check on them. Nothing is repaired: what does not add
//! up is a finding, with both numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Kind, Rows};
use super::key::{ACTIVITY_LEN, Key};
use super::report::{Finding, FindingKind};
use super::suggest;
use crate::money::Money;

/// The tree over the entries of a file, by their place in [`Rows::entries`].
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) parent: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<usize>>,
}

/// Which of a row's amounts is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Amount,
    Second,
}

impl Column {
    pub(super) fn of(self, entry: &Entry<'_>) -> Option<Money> {
        match self {
            Self::Amount => entry.amount,
            Self::Second => entry.second,
        }
    }
}

impl Tree {
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let mut tree =
            Self { parent: vec![None; entries.len()], children: vec![Vec::new(); entries.len()] };
        let places = Places::of(entries);
        // The rows above the last one: in nearly every file the parent is among them.
        let mut open: Vec<usize> = Vec::new();
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| is_node(entry)) {
            let first = ancestors(entry).next();
            let above = |row: &usize| entries.get(*row).map(|entry| entry.key) == first;
            let parent = if let Some(depth) = open.iter().rposition(above) {
                open.truncate(depth + 1);
                open.last().copied()
            } else {
                open.clear();
                let parent = places.parent(entry, at);
                open.extend(parent);
                parent
            };
            open.push(at);
            if let (Some(parent), Some(slot)) = (parent, tree.parent.get_mut(at)) {
                *slot = Some(parent);
                if let Some(children) = tree.children.get_mut(parent) {
                    children.push(at);
                }
            }
        }
        tree
    }

    /// Some files number a row one level deeper than it counts: `2.2.1.2` before `2.2.1`, both a
    /// part of 2.2. Where the children of a row do not add up to it, and its parent adds up only
    /// with all of them as its own, that is where they belong. Returns the rows that were moved.
    pub(super) fn lift(&mut self, entries: &[Entry<'_>]) -> Vec<usize> {
        let mut lifted = Vec::new();
        for at in 0..entries.len() {
            let wrong: Vec<usize> = self
                .children(at)
                .iter()
                .copied()
                .filter(|child| self.is_off(entries, *child))
                .collect();
            if wrong.is_empty() || !self.is_off(entries, at) {
                continue;
            }
            let deeper: Vec<usize> =
                wrong.iter().flat_map(|child| self.children(*child)).copied().collect();
            let values = deeper.iter().filter_map(|row| self.value(entries, *row, Column::Amount));
            let all = self
                .sum(entries, at, Column::Amount)
                .and_then(|sum| Money::sum(std::iter::once(sum).chain(values)).ok());
            if all.is_none() || all != entries.get(at).and_then(|entry| entry.amount) {
                continue;
            }
            for row in &wrong {
                self.children.get_mut(*row).map(Vec::clear).unwrap_or_default();
            }
            for row in &deeper {
                if let Some(slot) = self.parent.get_mut(*row) {
                    *slot = Some(at);
                }
            }
            if let Some(children) = self.children.get_mut(at) {
                children.extend(&deeper);
                children.sort_unstable();
            }
            lifted.extend(deeper);
        }
        lifted
    }

    fn is_off(&self, entries: &[Entry<'_>], at: usize) -> bool {
        let printed = entries.get(at).and_then(|entry| entry.amount);
        self.sum(entries, at, Column::Amount).is_some_and(|sum| Some(sum) != printed)
    }

    pub(super) fn children(&self, at: usize) -> &[usize] {
        self.children.get(at).map_or(&[], Vec::as_slice)
    }

    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.parent.get(at).copied().flatten()
    }

    pub(super) fn is_leaf(&self, at: usize) -> bool {
        self.children(at).is_empty()
    }

    /// What a row says, or where its amount is lost or absent, what its children add up to.
    pub(super) fn value(&self, entries: &[Entry<'_>], at: usize, column: Column) -> Option<Money> {
        let said = column.of(entries.get(at)?);
        said.or_else(|| self.sum(entries, at, column))
    }

    /// What the children of a row add up to; `None` for a leaf. Financing is what comes in less
    /// what goes out, wherever a file prints the two under one row (Permendagri 13/2006, annex
    /// A.XIV: *pembiayaan neto*).
    pub(super) fn sum(&self, entries: &[Entry<'_>], at: usize, column: Column) -> Option<Money> {
        let children = self.children(at);
        if children.is_empty() {
            return None;
        }
        let net = entries.get(at)?.key.unit_account() == Some(&[6]);
        let mut sum = Money::ZERO;
        for child in children {
            let value = self.value(entries, *child, column).unwrap_or_default();
            let outgoing = net && entries.get(*child)?.key.unit_account() == Some(&[6, 2]);
            sum = if outgoing { sum.minus(value) } else { sum.plus(value) }.ok()?;
        }
        Some(sum)
    }
}

/// Whether a row is a part of the tree, and not the repetition of a total.
pub(super) fn is_node(entry: &Entry<'_>) -> bool {
    match entry.kind {
        Kind::Unit | Kind::NonActivity => false,
        Kind::Account | Kind::Affair | Kind::Program | Kind::Activity | Kind::ActivityAccount => {
            true
        }
    }
}

/// The keys under which a row's parent may be found, nearest first.
fn ancestors(entry: &Entry<'_>) -> impl Iterator<Item = Key> {
    let key = entry.key;
    // Above the programs of a unit stands 5.2, or where that is not printed, 5.
    let above = key.is_program_side().then(|| [&[5, 2][..], &[5][..]]);
    let shortest = if key.is_program_side() { 6 } else { 5 };
    (shortest..key.len())
        .rev()
        .map(move |len| key.first(len))
        .chain(above.into_iter().flatten().map(move |account| key.account_of_unit(account)))
}

/// In a file of more units than this, a row is not looked for under another unit's code, and the
/// totals of further units are not compared.
const UNITS_SEARCHED_MAX: usize = 16;
/// In a file with more mismatches than this, the rest are not explained: it is not a budget with
/// errors but another thing.
const EXPLAINED_MAX: usize = 200;

/// Where each key stands, in order.
struct Places<'t> {
    rows: Vec<(Key, usize)>,
    units: BTreeSet<&'t [u16]>,
}

impl<'t> Places<'t> {
    fn of(entries: &'t [Entry<'_>]) -> Self {
        let nodes = entries.iter().enumerate().filter(|(_, entry)| is_node(entry));
        let mut rows: Vec<_> = nodes.map(|(at, entry)| (entry.key, at)).collect();
        rows.sort_unstable();
        Self { rows, units: entries.iter().map(|entry| entry.key.unit()).collect() }
    }

    fn parent(&self, entry: &Entry<'_>, at: usize) -> Option<usize> {
        // A unit's code mistyped above or below: the file has no other row to belong to.
        let elsewhere =
            |unit: &&[u16]| ancestors(entry).find_map(|key| self.nearest(key.with_unit(unit), at));
        let here = ancestors(entry).find_map(|key| self.nearest(key, at));
        if here.is_some() || UNITS_SEARCHED_MAX < self.units.len() {
            return here;
        }
        self.units.iter().find_map(elsewhere)
    }

    /// The last row with this key before `at`; where there is none, the first behind it.
    fn nearest(&self, key: Key, at: usize) -> Option<usize> {
        let index = self.rows.partition_point(|row| *row < (key, at));
        let previous = index.checked_sub(1).and_then(|before| self.rows.get(before));
        let next = self.rows.get(index).filter(|(_, row)| *row != at);
        let fits = |found: Option<&(Key, usize)>| {
            found.filter(|(other, _)| *other == key).map(|(_, row)| *row)
        };
        fits(previous).or_else(|| fits(next))
    }
}

/// The unit of most rows.
pub(super) fn main_unit(entries: &[Entry<'_>]) -> [u16; 3] {
    let mut counts: BTreeMap<&[u16], usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.key.unit()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.and_then(|(unit, _)| unit.try_into().ok()).unwrap_or_default()
}

/// Compares every parent with its children, in both columns.
pub(super) fn check(rows: &Rows<'_>, tree: &Tree, second: bool, out: &mut Vec<Finding>) {
    let entries = &rows.entries;
    // The last printed 5.1 of each unit.
    let mut indirect: BTreeMap<Key, Option<Money>> = BTreeMap::new();
    let mut units = 0;
    for (at, entry) in entries.iter().enumerate() {
        let indirect_key = entry.key.account_of_unit(&[5, 1]);
        if entry.key == indirect_key {
            indirect.insert(indirect_key, entry.amount);
        }
        match entry.kind {
            Kind::NonActivity => {
                check_non_activity(entry, indirect.get(&indirect_key).copied().flatten(), out);
            }
            Kind::Unit => {
                units += 1;
                if units <= UNITS_SEARCHED_MAX {
                    check_unit(entries, tree, at, out);
                }
            }
            Kind::Account
            | Kind::Affair
            | Kind::Program
            | Kind::Activity
            | Kind::ActivityAccount => {
                check_parent(rows, tree, at, out);
                if second {
                    check_second(rows, tree, at, out);
                }
                check_root(entries, tree, at, out);
            }
        }
    }
}

fn check_parent(rows: &Rows<'_>, tree: &Tree, at: usize, out: &mut Vec<Finding>) {
    let Some(entry) = rows.entries.get(at) else { return };
    let sum = tree.sum(&rows.entries, at, Column::Amount);
    let (Some(printed), Some(computed)) = (entry.amount, sum) else { return };
    if printed == computed {
        return;
    }
    let search = suggest::Search::new(rows, tree, at, Column::Amount, printed, computed);
    let explained = (out.len() < EXPLAINED_MAX).then(|| search.explain());
    let (kind, suggestion) = explained.unwrap_or((FindingKind::SubtotalMismatch, None));
    out.push(Finding { suggestion, ..mismatch(entry, kind, printed, computed) });
}

fn check_second(rows: &Rows<'_>, tree: &Tree, at: usize, out: &mut Vec<Finding>) {
    let Some(entry) = rows.entries.get(at) else { return };
    let sum = tree.sum(&rows.entries, at, Column::Second);
    if let (Some(printed), Some(computed)) = (entry.second, sum)
        && printed != computed
    {
        let search = suggest::Search::new(rows, tree, at, Column::Second, printed, computed);
        let suggestion = search.scaled_child().and_then(|(_, suggestion)| suggestion);
        let kind = FindingKind::SecondColumnMismatch;
        out.push(Finding { suggestion, ..mismatch(entry, kind, printed, computed) });
    }
}

/// Says which rows were counted one level higher than they are numbered.
pub(super) fn note_lifted(entries: &[Entry<'_>], lifted: &[usize], notes: &mut Vec<Finding>) {
    for entry in lifted.iter().filter_map(|at| entries.get(*at)) {
        notes.push(Finding {
            row: entry.row,
            code: entry.code.to_owned(),
            name: entry.name.as_ref().to_owned(),
            printed: entry.amount,
            ..Finding::of_file(FindingKind::NumberedDeeper, "")
        });
    }
}

pub(super) fn mismatch(
    entry: &Entry<'_>,
    kind: FindingKind,
    printed: Money,
    computed: Money,
) -> Finding {
    Finding {
        row: entry.row,
        code: entry.code.to_owned(),
        name: entry.name.as_ref().to_owned(),
        printed: Some(printed),
        computed: Some(computed),
        ..Finding::of_file(kind, "")
    }
}

/// *Non Kegiatan* repeats the total of indirect spending.
fn check_non_activity(entry: &Entry<'_>, indirect: Option<Money>, out: &mut Vec<Finding>) {
    if let (Some(printed), Some(computed)) = (entry.amount, indirect)
        && printed != computed
    {
        out.push(mismatch(entry, FindingKind::SubtotalMismatch, printed, computed));
    }
}

/// A unit's own row is its spending, or spending and revenue added up, as books vary.
fn check_unit(entries: &[Entry<'_>], tree: &Tree, at: usize, out: &mut Vec<Finding>) {
    let Some(entry) = entries.get(at) else { return };
    let Some(printed) = entry.amount else { return };
    let side = |account: u16| {
        let tops = entries.iter().enumerate().filter(|(other, e)| {
            tree.parent(*other).is_none()
                && e.key.unit() == entry.key.unit()
                && e.key.unit_account().is_some_and(|a| a.first() == Some(&account))
        });
        Money::sum(tops.filter_map(|(other, _)| tree.value(entries, other, Column::Amount)))
    };
    let (Ok(revenue), Ok(spending)) = (side(4), side(5)) else { return };
    let both = revenue.plus(spending).unwrap_or(spending);
    if ![revenue, spending, both].contains(&printed) {
        out.push(mismatch(entry, FindingKind::SubtotalMismatch, printed, spending));
    }
}

/// Below the main accounts every row belongs to one above it.
fn check_root(entries: &[Entry<'_>], tree: &Tree, at: usize, out: &mut Vec<Finding>) {
    let Some(entry) = entries.get(at) else { return };
    if tree.parent(at).is_some() || entry.amount.is_none() {
        return;
    }
    let top = entry.key.unit_account().is_some_and(|account| account.len() <= 2);
    if !top && entry.key.len() <= ACTIVITY_LEN + 5 {
        let (code, name) = (entry.code.to_owned(), entry.name.as_ref().to_owned());
        let printed = entry.amount;
        let of_file = Finding::of_file(FindingKind::OrphanRow, "");
        out.push(Finding { row: entry.row, code, name, printed, ..of_file });
    }
}
