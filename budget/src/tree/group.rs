//! One level of the tree: which rows are told apart by it, what each group is called, and its sums.

use std::collections::BTreeMap;

use super::{Level, Node, PlaceError};
use crate::budget::{Budget, CodeKind, Field, Sum, TextId};
use crate::code;
use crate::money::{Money, MoneyError};
use crate::search;

/// What the nodes of one level are told apart by, and called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) key: String,
    pub(super) code: String,
    pub(super) name: String,
}

pub(super) struct Grouped {
    pub(super) level: Level,
    pub(super) groups: Vec<(Identity, Vec<u32>)>,
    pub(super) rest: &'static [Level],
}

/// Groups by the next level that says something.
pub(super) fn next_level(
    budget: &Budget,
    levels: &'static [Level],
    rows: &[u32],
    above: Option<&Node>,
) -> Grouped {
    let mut levels = levels;
    while let Some((level, rest)) = levels.split_first() {
        if *level == Level::Line {
            break;
        }
        let groups = group(budget, *level, rows);
        let says_nothing = match groups.as_slice() {
            [] => true,
            // A code that has no more parts than the level above showed says nothing new.
            [(only, _)] => {
                let account = matches!(level, Level::AccountTo(_) | Level::Account);
                let shown = above.is_some_and(|above| account && above.key == only.key);
                only.key == ABSENT || shown
            }
            _ => false,
        };
        if !says_nothing {
            return Grouped { level: *level, groups, rest };
        }
        levels = rest;
    }
    Grouped { level: Level::Line, groups: Vec::new(), rest: &[] }.with_lines(rows)
}

impl Grouped {
    fn with_lines(mut self, rows: &[u32]) -> Self {
        self.groups = rows.iter().map(|row| (Identity::default(), vec![*row])).collect();
        self
    }
}

/// The key of lines that have neither code nor name on a level.
const ABSENT: &str = "-";

/// Whether a code of this level is one only inside its affair.
const fn is_by_affair(level: Level) -> bool {
    matches!(level, Level::Program | Level::ProgramName)
}

fn at(column: &[TextId], row: u32) -> TextId {
    column.get(row as usize).copied().unwrap_or(0)
}

/// Tells the rows apart by one level. One pass: what a text means for the level is looked up once
/// a text, not once a row.
pub(super) fn group(budget: &Budget, level: Level, rows: &[u32]) -> Vec<(Identity, Vec<u32>)> {
    let Some((code_field, name_field)) = level.fields() else { return Vec::new() };
    let (codes, names) = (budget.field(code_field), budget.field(name_field));
    let affairs = budget.field(Field::AffairCode);
    let by_affair = is_by_affair(level);
    let mut slots: BTreeMap<(TextId, TextId, TextId), usize> = BTreeMap::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(Identity, Vec<u32>)> = Vec::new();
    let mut last: Option<((TextId, TextId, TextId), usize)> = None;
    for row in rows {
        let affair = if by_affair { at(affairs, *row) } else { 0 };
        let texts = (affair, at(codes, *row), at(names, *row));
        let slot = match last {
            Some((same, slot)) if same == texts => slot,
            _ => *slots.entry(texts).or_insert_with(|| {
                let identity = identify(budget, level, texts);
                *by_key.entry(identity.key.clone()).or_insert_with(|| {
                    groups.push((identity, Vec::new()));
                    groups.len() - 1
                })
            }),
        };
        last = Some((texts, slot));
        if let Some((_, below)) = groups.get_mut(slot) {
            below.push(*row);
        }
    }
    groups
}

pub(super) fn identify(
    budget: &Budget,
    level: Level,
    (affair, code, name): (TextId, TextId, TextId),
) -> Identity {
    let (affair, code, name) = (budget.text(affair), budget.text(code), budget.text(name));
    let or_name = |key: &str| match (key.is_empty(), name.is_empty()) {
        (false, _) => key.to_owned(),
        (true, false) => search::fold(name),
        (true, true) => ABSENT.to_owned(),
    };
    let (key, code, name) = match level {
        // A program that has a code but no name is the program of that code.
        Level::ProgramName if !name.is_empty() => (or_name(""), "", name),
        Level::Program | Level::ProgramName
            if !code.is_empty() && !affair.is_empty() && !code.contains('.') =>
        {
            (format!("{affair}.{code}"), code, name)
        }
        Level::AccountTo(depth) => {
            let parent = code::ancestor(code, depth.into()).unwrap_or("");
            let of_parent = budget.name_of(CodeKind::Account, parent);
            let name =
                if parent == code { of_parent.unwrap_or(name) } else { of_parent.unwrap_or("") };
            (or_name(parent), parent, name)
        }
        Level::Affair
        | Level::Function
        | Level::Unit
        | Level::Program
        | Level::ProgramName
        | Level::Activity
        | Level::Subactivity
        | Level::Account
        | Level::Source
        | Level::Line => (or_name(code), code, name),
    };
    Identity { key, code: code.to_owned(), name: name.to_owned() }
}

pub(super) fn nodes(
    budget: &Budget,
    level: Level,
    groups: Vec<(Identity, Vec<u32>)>,
) -> Result<Vec<Node>, PlaceError> {
    let node = |(identity, rows): (Identity, Vec<u32>)| match rows.as_slice() {
        [row] if level == Level::Line => Ok(line_node(budget, *row)),
        rows => sum(budget, identity, rows),
    };
    let mut nodes: Vec<Node> = groups.into_iter().map(node).collect::<Result<_, _>>()?;
    nodes.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| code::compare(&a.code, &b.code)));
    Ok(nodes)
}

pub(super) fn sum(budget: &Budget, identity: Identity, rows: &[u32]) -> Result<Node, PlaceError> {
    let amounts = budget.amounts();
    let amount = rows.iter().filter_map(|row| amounts.get(*row as usize).copied());
    Ok(Node {
        key: identity.key,
        code: identity.code,
        name: identity.name,
        amount: Money::sum(amount)?,
        previous: optional_sum(budget, Sum::Previous, rows)?,
        realised: optional_sum(budget, Sum::Realised, rows)?,
        lines: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        line: None,
    })
}

pub(super) fn optional_sum(
    budget: &Budget,
    sum: Sum,
    rows: &[u32],
) -> Result<Option<Money>, MoneyError> {
    let column = budget.sums(sum);
    let mut present =
        rows.iter().filter_map(|row| column.get(*row as usize).copied().flatten()).peekable();
    if present.peek().is_none() {
        return Ok(None);
    }
    Money::sum(present).map(Some)
}

/// A line as a node: its description, or what its account is called.
pub(super) fn line_node(budget: &Budget, row: u32) -> Node {
    let row = row as usize;
    let named = [Field::Description, Field::Account].map(|field| budget.text_at(field, row));
    let id = budget.id(row);
    Node {
        key: id.map(|id| id.to_string()).unwrap_or_default(),
        code: budget.text_at(Field::AccountCode, row).to_owned(),
        name: named.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned(),
        amount: budget.amounts().get(row).copied().unwrap_or(Money::ZERO),
        previous: budget.sum_at(Sum::Previous, row),
        realised: budget.sum_at(Sum::Realised, row),
        lines: 1,
        line: id,
    }
}
