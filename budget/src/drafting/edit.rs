//! An edit, on its way and as it happened.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::value::{Column, Value};
use crate::canonical::CellError;
use crate::line::{Line, LineId, Section};
use crate::money::Money;
use crate::role::PersonId;

/// An edit's own name: 128 bits, made at random on the device, so that an edit that is sent twice
/// happens once. 32 hexadecimal digits on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OpId(u128);

/// The text is not an edit's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an edit's name: 32 hexadecimal digits")]
pub struct OpIdError;

impl OpId {
    /// The name of these bits.
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// Reads the digits.
    ///
    /// # Errors
    /// [`OpIdError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, OpIdError> {
        let fits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 32 || !text.bytes().all(fits) {
            return Err(OpIdError);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| OpIdError)
    }
}

impl fmt::Display for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpId({self})")
    }
}

impl From<OpId> for String {
    fn from(id: OpId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for OpId {
    type Error = OpIdError;

    fn try_from(text: String) -> Result<Self, OpIdError> {
        Self::parse(&text)
    }
}

/// What is done to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Act {
    /// A new line.
    Add {
        /// On this side of the budget.
        section: Section,
        /// With these cells; the others are empty.
        values: Vec<Value>,
    },
    /// A cell gets another value.
    Set {
        /// What.
        to: Value,
    },
    /// The line goes.
    Remove,
    /// A line that went is there again, as it was.
    Restore,
    /// What stands in a cell stays, against the values that were held back.
    Settle {
        /// In which.
        column: Column,
    },
}

impl Act {
    /// The cell that it is about; none where it is about the line.
    pub const fn column(&self) -> Option<Column> {
        match self {
            Self::Set { to } => Some(to.column()),
            Self::Settle { column } => Some(*column),
            Self::Add { .. } | Self::Remove | Self::Restore => None,
        }
    }
}

/// An edit, as a device makes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Its name.
    pub op: OpId,
    /// The line.
    pub line: LineId,
    /// What is done to it.
    pub what: Act,
    /// The edit that its maker saw last: in the cell, or in the line where it is about the line.
    /// None where no edit had touched it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<OpId>,
}

impl Edit {
    /// The line after this, where the line before it is `line`: in the draft, or not in it.
    ///
    /// # Errors
    /// Where a budget could not hold it.
    pub(super) fn put(&self, line: Option<Line>) -> Result<Option<Line>, Fault> {
        match &self.what {
            Act::Add { .. } if line.is_some() => Err(Fault::LineIsThere),
            Act::Add { section, values } => {
                let empty = Line::new(self.line, *section, Money::ZERO);
                values.iter().try_fold(empty, |line, value| value.put(&line)).map(Some)
            }
            Act::Set { to } => to.put(&line.ok_or(Fault::NoLine)?).map(Some),
            Act::Remove => Ok(None),
            Act::Restore | Act::Settle { .. } => Ok(line),
        }
    }
}

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// Somebody else had changed the same meanwhile: it is held beside what stands, for a person
    /// to choose.
    Held,
}

/// An edit as it happened, for everybody in one order, and for ever: the history of the lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, without a gap.
    pub number: u32,
    /// What.
    pub edit: Edit,
    /// Whose.
    pub by: PersonId,
    /// What became of it.
    pub outcome: Outcome,
}

/// Why an edit was not taken: it stays on the device, with this. An edit that was refused stays
/// refused by its name, so that a request that comes twice says nothing new: whoever wants it after
/// all makes it again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// There is no such line.
    #[error("there is no such line")]
    NoLine,
    /// There is such a line already.
    #[error("there is such a line already")]
    LineIsThere,
    /// The draft has as many lines as it may.
    #[error("the draft has as many lines as it may")]
    TooManyLines,
    /// A budget cannot hold the text.
    #[error("{column:?}: {wrong}")]
    Cell {
        /// In which cell.
        column: Column,
        /// What is wrong with it.
        wrong: CellError,
    },
    /// An amount does not fit.
    #[error("the amount is too large")]
    TooLarge,
    /// The amount of a priced line follows its quantity and price.
    #[error("the amount follows quantity and price")]
    Computed,
    /// Nobody edits it now, or not this person: the government's object says why.
    #[error("not now, or not by this person")]
    Closed,
}

/// What a device is told after it sent some edits, or asked what is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Everything that happened since what the device knew, its own edits among it.
    pub entries: Vec<Entry>,
    /// The first edit that was not taken, and why. Those after it were not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<(OpId, Fault)>,
}
