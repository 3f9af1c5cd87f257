//! Where and why a file is not canonical, in words.

use budget::budget::BudgetError;
use budget::canonical::{CellError, ReadError};
use budget::money::Lang;
use budget::protocol::Fault;
use serde::{Deserialize, Serialize};

/// Where a file stops being canonical.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CanonicalFault {
    /// The row, counted from 1; 0 for the whole file.
    pub(crate) row: u64,
    /// The column's name, where it is one cell.
    pub(crate) column: String,
    /// What is wrong there.
    pub(crate) rule: CanonicalRule,
    /// The beginning of what stands there.
    pub(crate) echo: String,
}

/// What a canonical file must be, by what can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CanonicalRule {
    /// Each row has the columns of the header.
    Row,
    /// A cell is spelled in one way.
    Spelling,
    /// A text has its longest length.
    Length,
    /// No text begins like a formula or holds a control character.
    Formula,
    /// Rows in order, the fewest quotes, CRLF.
    Bytes,
    /// No more lines than a budget may have.
    Lines,
    /// No identity twice.
    Identity,
}

impl CanonicalRule {
    /// Its name in a problem.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Spelling => "spelling",
            Self::Length => "length",
            Self::Formula => "formula",
            Self::Bytes => "bytes",
            Self::Lines => "lines",
            Self::Identity => "identity",
        }
    }
}

impl From<ReadError> for CanonicalFault {
    fn from(error: ReadError) -> Self {
        let whole = |rule, echo| Self { row: 0, column: String::new(), rule, echo };
        match error {
            ReadError::TooLarge | ReadError::NotCanonical => {
                whole(CanonicalRule::Bytes, String::new())
            }
            ReadError::Row { row, .. } => Self { row, ..whole(CanonicalRule::Row, String::new()) },
            ReadError::Cell { row, column, fault, echo } => {
                let rule = match fault {
                    CellError::NotCanonical => CanonicalRule::Spelling,
                    CellError::TooLong(_) => CanonicalRule::Length,
                    CellError::Unsafe => CanonicalRule::Formula,
                };
                Self { row, column: column.to_owned(), rule, echo }
            }
            ReadError::Budget(BudgetError::TooManyLines) => {
                whole(CanonicalRule::Lines, String::new())
            }
            ReadError::Budget(BudgetError::SameId(id)) => {
                whole(CanonicalRule::Identity, id.to_string())
            }
            ReadError::Budget(BudgetError::Torn) => whole(CanonicalRule::Bytes, String::new()),
        }
    }
}

impl CanonicalFault {
    /// As a fault in a problem.
    pub(super) fn told(&self, lang: Lang) -> Fault {
        let detail = match lang {
            Lang::Id => self.id(),
            Lang::En => self.en(),
        };
        let pointer = match (self.row, self.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("row {row}"),
            (row, column) => format!("row {row}, column {column}"),
        };
        Fault { pointer, rule: self.rule.as_str().to_owned(), detail }
    }

    pub(super) fn id(&self) -> String {
        let place = match (self.row, self.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("baris {row}: "),
            (row, column) => format!("baris {row}, kolom {column}: "),
        };
        let what = match self.rule {
            CanonicalRule::Row => "bukan baris dengan kolom-kolom yang benar",
            CanonicalRule::Spelling => "tidak ditulis menurut bentuk baku",
            CanonicalRule::Length => "teks terlalu panjang",
            CanonicalRule::Formula => "diawali = + - @ atau berisi karakter kendali",
            CanonicalRule::Bytes => {
                "urutan baris, tanda kutip atau akhir baris tidak menurut bentuk baku"
            }
            CanonicalRule::Lines => "baris terlalu banyak",
            CanonicalRule::Identity => "dua baris dengan identitas yang sama",
        };
        format!("{place}{what}{}", self.quoted())
    }

    pub(super) fn en(&self) -> String {
        let place = match (self.row, self.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("row {row}: "),
            (row, column) => format!("row {row}, column {column}: "),
        };
        let what = match self.rule {
            CanonicalRule::Row => "not a row of the right columns",
            CanonicalRule::Spelling => "not in the canonical spelling",
            CanonicalRule::Length => "too long a text",
            CanonicalRule::Formula => "begins with = + - @ or holds a control character",
            CanonicalRule::Bytes => {
                "the order of rows, the quotes or the ends of lines are not the canonical ones"
            }
            CanonicalRule::Lines => "too many lines",
            CanonicalRule::Identity => "two lines with the same identity",
        };
        format!("{place}{what}{}", self.quoted())
    }

    fn quoted(&self) -> String {
        if self.echo.is_empty() { ".".to_owned() } else { format!(" («{}»).", self.echo) }
    }
}
