//! What a cell of a draft holds, and how a line takes it.

use serde::{Deserialize, Serialize};

use crate::canonical::{CellError, check_text};
use crate::drafting::Fault;
use crate::limits::{DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX};
use crate::line::{Coded, Line, Quantity, Section};
use crate::money::Money;

/// A cell of a line that can be edited. A code and its name are one cell, and so are the numbers
/// and the measures of a quantity: half of one is never shown beside half of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The office *(SKPD)*.
    Unit,
    /// The affair *(bidang urusan)*.
    Affair,
    /// The function *(fungsi)*.
    Function,
    /// The program.
    Program,
    /// The activity *(kegiatan)*.
    Activity,
    /// The subactivity *(sub kegiatan)*.
    Subactivity,
    /// The account *(kode rekening)*.
    Account,
    /// The source of funds *(sumber dana)*.
    Source,
    /// The heading over a group of lines *(kelompok)*.
    Group,
    /// What it is *(uraian)*.
    Description,
    /// Kind or make *(spesifikasi)*.
    Specification,
    /// How much *(koefisien)*.
    Quantity,
    /// The price of one *(harga satuan)*.
    UnitPrice,
    /// Tax on top *(PPN)*.
    Tax,
    /// The amount of a line that has no price *(jumlah)*.
    Amount,
    /// Where *(lokasi)*.
    Location,
    /// Whatever else *(keterangan)*.
    Remark,
}

/// What is put into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "column", content = "value", rename_all = "kebab-case")]
pub enum Value {
    /// See [`Column::Unit`].
    Unit(Coded),
    /// See [`Column::Affair`].
    Affair(Coded),
    /// See [`Column::Function`].
    Function(Coded),
    /// See [`Column::Program`].
    Program(Coded),
    /// See [`Column::Activity`].
    Activity(Coded),
    /// See [`Column::Subactivity`].
    Subactivity(Coded),
    /// See [`Column::Account`].
    Account(Coded),
    /// See [`Column::Source`].
    Source(Coded),
    /// See [`Column::Group`].
    Group(String),
    /// See [`Column::Description`].
    Description(String),
    /// See [`Column::Specification`].
    Specification(String),
    /// See [`Column::Quantity`].
    Quantity(Quantity),
    /// See [`Column::UnitPrice`].
    UnitPrice(Option<Money>),
    /// See [`Column::Tax`].
    Tax(Option<Money>),
    /// See [`Column::Amount`].
    Amount(Money),
    /// See [`Column::Location`].
    Location(String),
    /// See [`Column::Remark`].
    Remark(String),
}

impl Value {
    /// Which cell it is for.
    pub const fn column(&self) -> Column {
        match self {
            Self::Unit(_) => Column::Unit,
            Self::Affair(_) => Column::Affair,
            Self::Function(_) => Column::Function,
            Self::Program(_) => Column::Program,
            Self::Activity(_) => Column::Activity,
            Self::Subactivity(_) => Column::Subactivity,
            Self::Account(_) => Column::Account,
            Self::Source(_) => Column::Source,
            Self::Group(_) => Column::Group,
            Self::Description(_) => Column::Description,
            Self::Specification(_) => Column::Specification,
            Self::Quantity(_) => Column::Quantity,
            Self::UnitPrice(_) => Column::UnitPrice,
            Self::Tax(_) => Column::Tax,
            Self::Amount(_) => Column::Amount,
            Self::Location(_) => Column::Location,
            Self::Remark(_) => Column::Remark,
        }
    }

    /// What the cell of a line holds.
    pub fn of(line: &Line, column: Column) -> Self {
        match column {
            Column::Unit => Self::Unit(line.unit.clone()),
            Column::Affair => Self::Affair(line.affair.clone()),
            Column::Function => Self::Function(line.function.clone()),
            Column::Program => Self::Program(line.program.clone()),
            Column::Activity => Self::Activity(line.activity.clone()),
            Column::Subactivity => Self::Subactivity(line.subactivity.clone()),
            Column::Account => Self::Account(line.account.clone()),
            Column::Source => Self::Source(line.source.clone()),
            Column::Group => Self::Group(line.group.clone()),
            Column::Description => Self::Description(line.description.clone()),
            Column::Specification => Self::Specification(line.specification.clone()),
            Column::Quantity => Self::Quantity(line.quantity.clone()),
            Column::UnitPrice => Self::UnitPrice(line.unit_price),
            Column::Tax => Self::Tax(line.tax),
            Column::Amount => Self::Amount(line.amount),
            Column::Location => Self::Location(line.location.clone()),
            Column::Remark => Self::Remark(line.remark.clone()),
        }
    }

    /// Whether a budget may hold it.
    fn check(&self) -> Result<(), Fault> {
        let fault = |wrong: CellError| Fault::Cell { column: self.column(), wrong };
        let (text, chars_max) = match self {
            Self::Unit(of)
            | Self::Affair(of)
            | Self::Function(of)
            | Self::Program(of)
            | Self::Activity(of)
            | Self::Subactivity(of)
            | Self::Account(of)
            | Self::Source(of) => (&of.name, NAME_CHARS_MAX),
            Self::Group(of)
            | Self::Description(of)
            | Self::Specification(of)
            | Self::Location(of)
            | Self::Remark(of) => (of, DESCRIPTION_CHARS_MAX),
            Self::Quantity(of) => {
                return check_text(&of.measures(), NAME_CHARS_MAX).map_err(fault);
            }
            Self::UnitPrice(_) | Self::Tax(_) | Self::Amount(_) => return Ok(()),
        };
        check_text(text, chars_max).map_err(fault)
    }

    /// The line with this in its cell. The amount of a priced line follows its quantity, price and
    /// tax; it is never typed beside them. The side of the budget follows the account.
    ///
    /// # Errors
    /// [`Fault`] where a budget cannot hold it.
    pub fn put(&self, line: &Line) -> Result<Line, Fault> {
        self.check()?;
        let mut line = line.clone();
        match self.clone() {
            Self::Unit(of) => line.unit = of,
            Self::Affair(of) => line.affair = of,
            Self::Function(of) => line.function = of,
            Self::Program(of) => line.program = of,
            Self::Activity(of) => line.activity = of,
            Self::Subactivity(of) => line.subactivity = of,
            Self::Account(of) => {
                line.section = Section::of_account(of.code.as_str()).unwrap_or(line.section);
                line.account = of;
            }
            Self::Source(of) => line.source = of,
            Self::Group(of) => line.group = of,
            Self::Description(of) => line.description = of,
            Self::Specification(of) => line.specification = of,
            Self::Quantity(of) => line.quantity = of,
            Self::UnitPrice(of) => line.unit_price = of,
            Self::Tax(of) => line.tax = of,
            Self::Amount(of) => {
                if line.computed_amount().map_err(|_| Fault::TooLarge)?.is_some() {
                    return Err(Fault::Computed);
                }
                line.amount = of;
            }
            Self::Location(of) => line.location = of,
            Self::Remark(of) => line.remark = of,
        }
        if let Some(amount) = line.computed_amount().map_err(|_| Fault::TooLarge)? {
            line.amount = amount;
        }
        Ok(line)
    }
}
