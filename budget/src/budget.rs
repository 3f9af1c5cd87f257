//! A whole budget *(APBD)*, held in columns: each text stands once and a line refers to it, so
//! that 100,000 lines fit in a phone and a sum runs through one dense column.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::limits::LINES_MAX;
use crate::line::{Coded, Line, LineId, Quantity, Section};
use crate::money::{Money, MoneyError};

/// A text column of a line, in the order of `lines.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Field {
    /// Code and name of the office.
    UnitCode,
    /// See [`Line::unit`].
    Unit,
    /// See [`Line::affair`].
    AffairCode,
    /// See [`Line::affair`].
    Affair,
    /// See [`Line::function`].
    FunctionCode,
    /// See [`Line::function`].
    Function,
    /// See [`Line::program`].
    ProgramCode,
    /// See [`Line::program`].
    Program,
    /// See [`Line::activity`].
    ActivityCode,
    /// See [`Line::activity`].
    Activity,
    /// See [`Line::subactivity`].
    SubactivityCode,
    /// See [`Line::subactivity`].
    Subactivity,
    /// See [`Line::account`].
    AccountCode,
    /// See [`Line::account`].
    Account,
    /// See [`Line::source`].
    SourceCode,
    /// See [`Line::source`].
    Source,
    /// See [`Line::group`].
    Group,
    /// See [`Line::description`].
    Description,
    /// See [`Line::specification`].
    Specification,
    /// See [`Quantity::numbers`].
    Quantity,
    /// See [`Quantity::measures`].
    Measure,
    /// See [`Line::location`].
    Location,
    /// See [`Line::remark`].
    Remark,
}

impl Field {
    /// Every text column, in order.
    pub const ALL: [Self; 23] = [
        Self::UnitCode,
        Self::Unit,
        Self::AffairCode,
        Self::Affair,
        Self::FunctionCode,
        Self::Function,
        Self::ProgramCode,
        Self::Program,
        Self::ActivityCode,
        Self::Activity,
        Self::SubactivityCode,
        Self::Subactivity,
        Self::AccountCode,
        Self::Account,
        Self::SourceCode,
        Self::Source,
        Self::Group,
        Self::Description,
        Self::Specification,
        Self::Quantity,
        Self::Measure,
        Self::Location,
        Self::Remark,
    ];
}

/// A money column of a line that may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Sum {
    /// See [`Line::unit_price`].
    UnitPrice,
    /// See [`Line::tax`].
    Tax,
    /// See [`Line::previous_amount`].
    Previous,
    /// See [`Line::realised_amount`].
    Realised,
}

impl Sum {
    /// Every optional money column, in order.
    pub const ALL: [Self; 4] = [Self::UnitPrice, Self::Tax, Self::Previous, Self::Realised];
}

/// A text of the budget, by its place in [`Budget::texts`]. Zero is the empty text.
pub type TextId = u32;

/// What a code above the lines is called: an account's parents, an affair's group. The lines
/// carry the names of their own codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// A government affair *(urusan)*.
    Affair,
    /// A function *(fungsi)*.
    Function,
    /// An account *(rekening)*.
    Account,
    /// A source of funds *(sumber dana)*.
    Source,
}

impl CodeKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Affair, Self::Function, Self::Account, Self::Source];

    /// The word in `codes.csv`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Affair => "affair",
            Self::Function => "function",
            Self::Account => "account",
            Self::Source => "source",
        }
    }

    /// The kind of a word in `codes.csv`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Why a line cannot be put into a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BudgetError {
    /// More lines than a budget may have.
    #[error("more than {LINES_MAX} lines")]
    TooManyLines,
    /// The identity is another line's.
    #[error("two lines with the identity {0}")]
    SameId(LineId),
    /// The columns are not of one length, or refer to texts that are not there.
    #[error("the columns do not fit each other")]
    Torn,
}

/// A budget: its lines in columns, in the canonical order, and the names of the codes above them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    pub(crate) texts: Vec<Box<str>>,
    pub(crate) ids: Vec<LineId>,
    pub(crate) sections: Vec<Section>,
    pub(crate) fields: Vec<Vec<TextId>>,
    pub(crate) amounts: Vec<Money>,
    pub(crate) sums: Vec<Vec<Option<Money>>>,
    pub(crate) names: BTreeMap<(CodeKind, Code), String>,
}

impl Budget {
    /// Puts lines into columns and into the canonical order, whatever order they came in.
    ///
    /// # Errors
    /// [`BudgetError`] for too many lines or an identity used twice.
    pub fn from_lines(
        lines: impl IntoIterator<Item = Line>,
        names: BTreeMap<(CodeKind, Code), String>,
    ) -> Result<Self, BudgetError> {
        let mut builder = Builder::new();
        for line in lines {
            builder.push(&line)?;
        }
        builder.finish(names)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The identity of the line at `row`.
    pub fn id(&self, row: usize) -> Option<LineId> {
        self.ids.get(row).copied()
    }

    /// The row of the line with this identity.
    pub fn row_of(&self, id: LineId) -> Option<usize> {
        self.ids.iter().position(|other| *other == id)
    }

    /// The side of each line.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The amount of each line.
    pub fn amounts(&self) -> &[Money] {
        &self.amounts
    }

    /// An optional money column, a value for each line; empty where no line has one.
    pub fn sums(&self, sum: Sum) -> &[Option<Money>] {
        self.sums.get(sum as usize).map_or(&[], Vec::as_slice)
    }

    /// The optional amount of the line at `row`.
    pub fn sum_at(&self, sum: Sum, row: usize) -> Option<Money> {
        self.sums(sum).get(row).copied().flatten()
    }

    /// A text column, a reference for each line; empty where no line has a text in it.
    pub fn field(&self, field: Field) -> &[TextId] {
        self.fields.get(field as usize).map_or(&[], Vec::as_slice)
    }

    /// Every text of the budget once; the first is empty.
    pub fn texts(&self) -> &[Box<str>] {
        &self.texts
    }

    /// The text behind a reference.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id as usize).map_or("", |text| text)
    }

    /// The text of the line at `row` in a column.
    pub fn text_at(&self, field: Field, row: usize) -> &str {
        self.field(field).get(row).map_or("", |id| self.text(*id))
    }

    /// What the code above the lines is called.
    pub fn name_of(&self, kind: CodeKind, code: &str) -> Option<&str> {
        let code = Code::parse(code).ok()?;
        self.names.get(&(kind, code)).map(String::as_str)
    }

    /// Every code above the lines with its name, in order.
    pub fn names(&self) -> &BTreeMap<(CodeKind, Code), String> {
        &self.names
    }

    /// The line at `row`, put together again.
    pub fn line(&self, row: usize) -> Option<Line> {
        let text = |field| self.text_at(field, row).to_owned();
        let coded = |code, name| Coded {
            code: Code::try_from(text(code)).unwrap_or_default(),
            name: text(name),
        };
        let quantity =
            Quantity::read(self.text_at(Field::Quantity, row), self.text_at(Field::Measure, row));
        Some(Line {
            id: self.id(row)?,
            section: self.sections.get(row).copied()?,
            unit: coded(Field::UnitCode, Field::Unit),
            affair: coded(Field::AffairCode, Field::Affair),
            function: coded(Field::FunctionCode, Field::Function),
            program: coded(Field::ProgramCode, Field::Program),
            activity: coded(Field::ActivityCode, Field::Activity),
            subactivity: coded(Field::SubactivityCode, Field::Subactivity),
            account: coded(Field::AccountCode, Field::Account),
            source: coded(Field::SourceCode, Field::Source),
            group: text(Field::Group),
            description: text(Field::Description),
            specification: text(Field::Specification),
            quantity: quantity.unwrap_or_default(),
            unit_price: self.sum_at(Sum::UnitPrice, row),
            tax: self.sum_at(Sum::Tax, row),
            amount: self.amounts.get(row).copied()?,
            previous_amount: self.sum_at(Sum::Previous, row),
            realised_amount: self.sum_at(Sum::Realised, row),
            location: text(Field::Location),
            remark: text(Field::Remark),
        })
    }

    /// Every line, in the canonical order.
    pub fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        (0..self.len()).filter_map(|row| self.line(row))
    }

    /// The total of one side.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn total(&self, section: Section) -> Result<Money, MoneyError> {
        let of_section = self.sections.iter().zip(&self.amounts);
        Money::sum(of_section.filter(|(s, _)| **s == section).map(|(_, amount)| *amount))
    }

    /// The figures on which the budget stands or falls.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where a total does not fit.
    pub fn balance(&self) -> Result<Balance, MoneyError> {
        Ok(Balance {
            revenue: self.total(Section::Revenue)?,
            expenditure: self.total(Section::Expenditure)?,
            financing_in: self.total(Section::FinancingIn)?,
            financing_out: self.total(Section::FinancingOut)?,
        })
    }
}

/// The four totals, and what follows from them (PP 12/2019; `4 - 5 + 6.1 - 6.2`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Balance {
    /// Revenue *(pendapatan)*.
    pub revenue: Money,
    /// Spending *(belanja)*.
    pub expenditure: Money,
    /// Financing in *(penerimaan pembiayaan)*.
    pub financing_in: Money,
    /// Financing out *(pengeluaran pembiayaan)*.
    pub financing_out: Money,
}

impl Balance {
    /// Revenue less spending: a surplus, or below zero a deficit.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn surplus(&self) -> Result<Money, MoneyError> {
        self.revenue.minus(self.expenditure)
    }

    /// Financing in less financing out *(pembiayaan neto)*.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn net_financing(&self) -> Result<Money, MoneyError> {
        self.financing_in.minus(self.financing_out)
    }

    /// The bottom line *(`SiLPA` tahun berkenaan)*: exactly nothing in an adopted budget.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where it does not fit.
    pub fn remainder(&self) -> Result<Money, MoneyError> {
        self.surplus()?.plus(self.net_financing()?)
    }
}

mod builder;
pub use builder::Builder;
