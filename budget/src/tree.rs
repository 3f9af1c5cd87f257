//! A budget as a tree: grouped one way or another, a level at a time, down to the single line.
//! Only leaves are added up; a node's figures are sums over the lines below it, computed when it
//! is looked at, which takes one pass over the columns.

use std::collections::BTreeMap;

use crate::budget::{Budget, CodeKind, Field, Sum, TextId};
use crate::code;
use crate::line::{LineId, Section};
use crate::money::{Money, MoneyError};
use crate::search;

/// By what a budget is grouped first; each leads on, level by level, to the single line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breakdown {
    /// What the government is obliged or has chosen to do *(urusan)*.
    #[default]
    Affair,
    /// What it is good for *(fungsi)*.
    Function,
    /// Who spends it *(SKPD)*.
    Unit,
    /// The same program over all offices, by its name.
    Program,
    /// The kind of money *(rekening)*.
    Account,
    /// Where the money comes from *(sumber dana)*.
    Source,
}

impl Breakdown {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Affair, Self::Function, Self::Unit, Self::Program, Self::Account, Self::Source];

    /// The word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Affair => "affair",
            Self::Function => "function",
            Self::Unit => "unit",
            Self::Program => "program",
            Self::Account => "account",
            Self::Source => "source",
        }
    }

    /// The breakdown of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|breakdown| breakdown.as_str() == word)
    }

    /// The levels it goes through, the first first. A level that says nothing (no line has the
    /// code, or it repeats the level above) is passed over.
    pub const fn levels(self) -> &'static [Level] {
        use Level::{
            Account, AccountTo, Activity, Affair, Function, Line, Program, ProgramName, Source,
            Subactivity, Unit,
        };
        match self {
            Self::Affair => &[Affair, Unit, Program, Activity, Subactivity, Account, Line],
            Self::Function => {
                &[Function, Affair, Unit, Program, Activity, Subactivity, Account, Line]
            }
            Self::Unit => &[Unit, Program, Activity, Subactivity, Account, Line],
            Self::Program => &[ProgramName, Unit, Activity, Subactivity, Account, Line],
            Self::Account => &[
                AccountTo(2),
                AccountTo(3),
                AccountTo(4),
                AccountTo(5),
                Account,
                Unit,
                Activity,
                Line,
            ],
            Self::Source => &[Source, Unit, Program, Activity, Subactivity, Account, Line],
        }
    }
}

/// What the nodes of one level are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Affairs *(bidang urusan)*.
    Affair,
    /// Functions *(fungsi)*.
    Function,
    /// Offices *(SKPD)*.
    Unit,
    /// Programs, each inside its affair.
    Program,
    /// Programs that have the same name, whatever their code.
    ProgramName,
    /// Activities *(kegiatan)*.
    Activity,
    /// Subactivities *(sub kegiatan)*.
    Subactivity,
    /// Accounts by the first parts of their code *(kelompok, jenis, objek …)*.
    AccountTo(u8),
    /// Accounts by their whole code.
    Account,
    /// Sources of funds.
    Source,
    /// Single lines.
    Line,
}

impl Level {
    const fn fields(self) -> Option<(Field, Field)> {
        match self {
            Self::Affair => Some((Field::AffairCode, Field::Affair)),
            Self::Function => Some((Field::FunctionCode, Field::Function)),
            Self::Unit => Some((Field::UnitCode, Field::Unit)),
            Self::Program | Self::ProgramName => Some((Field::ProgramCode, Field::Program)),
            Self::Activity => Some((Field::ActivityCode, Field::Activity)),
            Self::Subactivity => Some((Field::SubactivityCode, Field::Subactivity)),
            Self::AccountTo(_) | Self::Account => Some((Field::AccountCode, Field::Account)),
            Self::Source => Some((Field::SourceCode, Field::Source)),
            Self::Line => None,
        }
    }
}

/// A node, or a single line where [`Node::line`] says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is called in an address, among the nodes beside it.
    pub key: String,
    /// Its code; empty where the lines have none.
    pub code: String,
    /// Its name; empty where neither the lines nor the budget's codes have one.
    pub name: String,
    /// The sum of the lines below it.
    pub amount: Money,
    /// What that was in the version that this one changes; absent where no line says so.
    pub previous: Option<Money>,
    /// What was really received or spent; absent where no line says so.
    pub realised: Option<Money>,
    /// How many lines are below it.
    pub lines: u32,
    /// The line that it is.
    pub line: Option<LineId>,
}

/// One place in the tree: the way to it, and what is below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The nodes on the way, the first below the root first.
    pub trail: Vec<Node>,
    /// What [`Place::children`] are; nothing is below a line.
    pub level: Level,
    /// The nodes below, the largest first.
    pub children: Vec<Node>,
    /// Their sum, with a name only where the place is not the root.
    pub total: Node,
    /// The rows of the lines below, in the order of the budget.
    pub rows: Vec<u32>,
}

/// Why there is no such place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// No node of this key is there.
    #[error("no node {0:?} there")]
    Unknown(String),
    /// The sums do not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The rows of one side of a budget, all of them or those that a search left.
pub fn rows_of(budget: &Budget, section: Section) -> Vec<u32> {
    let rows = (0_u32..).zip(budget.sections());
    rows.filter(|(_, of)| **of == section).map(|(row, _)| row).collect()
}

/// Walks down `path` from the root and groups what is there.
///
/// # Errors
/// [`PlaceError`] where the path leads nowhere.
pub fn place(
    budget: &Budget,
    breakdown: Breakdown,
    rows: &[u32],
    path: &[&str],
) -> Result<Place, PlaceError> {
    let mut rows = rows.to_vec();
    let mut levels = breakdown.levels();
    let mut trail: Vec<Node> = Vec::new();
    let mut steps = path.iter();
    loop {
        let Grouped { level, groups, rest } = next_level(budget, levels, &rows, trail.last());
        let Some(step) = steps.next() else {
            let children = nodes(budget, level, groups)?;
            let total = match trail.last() {
                Some(node) => node.clone(),
                None => sum(budget, Identity::default(), &rows)?,
            };
            return Ok(Place { trail, level, children, total, rows });
        };
        let unknown = || PlaceError::Unknown((*step).to_owned());
        if level == Level::Line {
            let id = LineId::parse(step).map_err(|_| unknown())?;
            let row = rows.iter().find(|row| budget.id(**row as usize) == Some(id));
            let row = *row.ok_or_else(unknown)?;
            trail.push(line_node(budget, row));
            let total = trail.last().cloned().ok_or_else(unknown)?;
            return match steps.next() {
                None => Ok(Place { trail, level, children: Vec::new(), total, rows: vec![row] }),
                Some(more) => Err(PlaceError::Unknown((*more).to_owned())),
            };
        }
        let (identity, below) =
            groups.into_iter().find(|(identity, _)| identity.key == *step).ok_or_else(unknown)?;
        trail.push(sum(budget, identity, &below)?);
        rows = below;
        levels = rest;
    }
}

/// The way from the root down to the line at `row`, which comes last; each node's key is a step
/// of the path that [`place`] walks.
///
/// # Errors
/// [`PlaceError`] where the line is not among the rows.
pub fn way_to(
    budget: &Budget,
    breakdown: Breakdown,
    rows: &[u32],
    row: u32,
) -> Result<Vec<Node>, PlaceError> {
    let absent =
        || PlaceError::Unknown(budget.id(row as usize).map_or_else(String::new, String::from));
    if !rows.contains(&row) {
        return Err(absent());
    }
    let mut rows = rows.to_vec();
    let mut levels = breakdown.levels();
    let mut way: Vec<Node> = Vec::new();
    loop {
        let Grouped { level, groups, rest } = next_level(budget, levels, &rows, way.last());
        if level == Level::Line {
            way.push(line_node(budget, row));
            return Ok(way);
        }
        let holds = |(_, below): &(Identity, Vec<u32>)| below.contains(&row);
        let (identity, below) = groups.into_iter().find(holds).ok_or_else(absent)?;
        way.push(sum(budget, identity, &below)?);
        rows = below;
        levels = rest;
    }
}

/// The sums of one level over all these rows, wherever they are: the largest first.
///
/// # Errors
/// [`PlaceError::Money`] where a sum does not fit.
pub fn totals(budget: &Budget, level: Level, rows: &[u32]) -> Result<Vec<Node>, PlaceError> {
    nodes(budget, level, group(budget, level, rows))
}

/// What the nodes of one level are told apart by, and called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Identity {
    key: String,
    code: String,
    name: String,
}

struct Grouped {
    level: Level,
    groups: Vec<(Identity, Vec<u32>)>,
    rest: &'static [Level],
}

/// Groups by the next level that says something.
fn next_level(
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

/// Tells the rows apart by one level. One pass: what a text means for the level is looked up once
/// a text, not once a row.
fn group(budget: &Budget, level: Level, rows: &[u32]) -> Vec<(Identity, Vec<u32>)> {
    let Some((code_field, name_field)) = level.fields() else { return Vec::new() };
    let (codes, names) = (budget.field(code_field), budget.field(name_field));
    let affairs = budget.field(Field::AffairCode);
    let at = |column: &[TextId], row: u32| column.get(row as usize).copied().unwrap_or(0);
    let mut slots: BTreeMap<(TextId, TextId, TextId), usize> = BTreeMap::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(Identity, Vec<u32>)> = Vec::new();
    let mut last: Option<((TextId, TextId, TextId), usize)> = None;
    for row in rows {
        let affair = if level == Level::Program { at(affairs, *row) } else { 0 };
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

fn identify(
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
        Level::Program if !code.is_empty() && !affair.is_empty() && !code.contains('.') => {
            (format!("{affair}.{code}"), code, name)
        }
        Level::ProgramName => (or_name(""), "", name),
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
        | Level::Activity
        | Level::Subactivity
        | Level::Account
        | Level::Source
        | Level::Line => (or_name(code), code, name),
    };
    Identity { key, code: code.to_owned(), name: name.to_owned() }
}

fn nodes(
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

fn sum(budget: &Budget, identity: Identity, rows: &[u32]) -> Result<Node, PlaceError> {
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

fn optional_sum(budget: &Budget, sum: Sum, rows: &[u32]) -> Result<Option<Money>, MoneyError> {
    let column = budget.sums(sum);
    let mut present =
        rows.iter().filter_map(|row| column.get(*row as usize).copied().flatten()).peekable();
    if present.peek().is_none() {
        return Ok(None);
    }
    Money::sum(present).map(Some)
}

/// A line as a node: its description, or what its account is called.
fn line_node(budget: &Budget, row: u32) -> Node {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::line::{Coded, Line};

    fn coded(code: &str, name: &str) -> Coded {
        Coded { code: Code::try_from(code.to_owned()).unwrap(), name: name.to_owned() }
    }

    /// Two offices, one program that both have, accounts of Permendagri 13/2006.
    fn small() -> Budget {
        let line = |id, unit: &str, program: &str, account: &str, rupiah| {
            let amount = Money::from_rupiah(rupiah).unwrap();
            let mut line = Line::new(LineId::from_u64(id), Section::Expenditure, amount);
            line.affair = coded("1.01", "Pendidikan");
            line.unit = coded(unit, &format!("Dinas {unit}"));
            line.program = coded(program, "Pelayanan Administrasi Perkantoran");
            line.account = coded(account, &format!("Belanja {account}"));
            line
        };
        let mut changed = line(3, "1.01.02", "01", "5.2.2.01.01", 300);
        changed.previous_amount = Some(Money::from_rupiah(250).unwrap());
        let lines = [
            line(1, "1.01.01", "01", "5.2.2.01.01", 100),
            line(2, "1.01.01", "01", "5.2.1.02.02", 20),
            changed,
        ];
        let name = |code: &str, name: &str| {
            ((CodeKind::Account, Code::parse(code).unwrap()), name.to_owned())
        };
        let names = BTreeMap::from([name("5.2", "BELANJA LANGSUNG"), name("5.2.2", "Barang")]);
        Budget::from_lines(lines, names).unwrap()
    }

    fn at(breakdown: Breakdown, path: &[&str]) -> (Level, Vec<(String, String, i64)>) {
        let budget = small();
        let rows = rows_of(&budget, Section::Expenditure);
        let place = place(&budget, breakdown, &rows, path).unwrap();
        let shown = |node: Node| (node.key, node.name, node.amount.sen() / 100);
        (place.level, place.children.into_iter().map(shown).collect())
    }

    fn row(key: &str, name: &str, rupiah: i64) -> (String, String, i64) {
        (key.to_owned(), name.to_owned(), rupiah)
    }

    #[test]
    fn the_largest_stands_first_and_empty_levels_are_passed_over() {
        let (level, rows) = at(Breakdown::Affair, &["1.01"]);
        assert_eq!(level, Level::Unit);
        assert_eq!(
            rows,
            [row("1.01.02", "Dinas 1.01.02", 300), row("1.01.01", "Dinas 1.01.01", 120)]
        );
        // No line has an activity or a subactivity: accounts come next.
        let (level, rows) = at(Breakdown::Affair, &["1.01", "1.01.01", "1.01.01"]);
        assert_eq!(level, Level::Account);
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn an_account_above_the_lines_is_called_what_the_codes_say() {
        assert_eq!(at(Breakdown::Account, &[]).1, [row("5.2", "BELANJA LANGSUNG", 420)]);
        let (level, rows) = at(Breakdown::Account, &["5.2"]);
        assert_eq!(level, Level::AccountTo(3));
        assert_eq!(rows, [row("5.2.2", "Barang", 400), row("5.2.1", "", 20)]);
    }

    #[test]
    fn the_sums_of_one_level_run_over_the_whole_side() {
        let budget = small();
        let rows = rows_of(&budget, Section::Expenditure);
        let totals = totals(&budget, Level::AccountTo(3), &rows).unwrap();
        let shown = |node: Node| (node.key, node.name, node.amount.sen() / 100);
        let shown: Vec<_> = totals.into_iter().map(shown).collect();
        assert_eq!(shown, [row("5.2.2", "Barang", 400), row("5.2.1", "", 20)]);
    }

    #[test]
    fn the_same_program_of_all_offices_is_one_by_its_name() {
        let name = "Pelayanan Administrasi Perkantoran";
        assert_eq!(
            at(Breakdown::Program, &[]).1,
            [row("pelayanan administrasi perkantoran", name, 420)]
        );
    }

    #[test]
    fn what_was_before_is_summed_where_lines_say_it() {
        let budget = small();
        let rows = rows_of(&budget, Section::Expenditure);
        let place = place(&budget, Breakdown::Unit, &rows, &[]).unwrap();
        let previous: Vec<_> = place.children.iter().map(|node| node.previous).collect();
        assert_eq!(previous, [Some(Money::from_rupiah(250).unwrap()), None]);
    }

    #[test]
    fn a_way_that_leads_nowhere_is_said_to() {
        let budget = small();
        let rows = rows_of(&budget, Section::Expenditure);
        let lost = place(&budget, Breakdown::Unit, &rows, &["1.01.01", "nope"]);
        assert_eq!(lost, Err(PlaceError::Unknown("nope".to_owned())));
    }
}
