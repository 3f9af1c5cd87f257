//! A budget as a tree: grouped one way or another, a level at a time, down to the single line.
//! Only leaves are added up; a node's figures are sums over the lines below it, computed when it
//! is looked at, which takes one pass over the columns.

use crate::budget::{Budget, Field};
use crate::line::{LineId, Section};
use crate::money::{Money, MoneyError};

mod group;
#[cfg(test)]
mod tests;

use group::{Grouped, Identity, group, line_node, next_level, nodes, sum};

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
    /// Programs that have the same name, whatever their code; by code those without a name.
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

/// The rows of each node of one level, by the node's key, over all these rows wherever they are.
pub fn rows_by_key(budget: &Budget, level: Level, rows: &[u32]) -> Vec<(String, Vec<u32>)> {
    let groups = group(budget, level, rows).into_iter();
    groups.map(|(identity, rows)| (identity.key, rows)).collect()
}

/// The sums of one level over all these rows, wherever they are: the largest first.
///
/// # Errors
/// [`PlaceError::Money`] where a sum does not fit.
pub fn totals(budget: &Budget, level: Level, rows: &[u32]) -> Result<Vec<Node>, PlaceError> {
    nodes(budget, level, group(budget, level, rows))
}
