//! What was understood of a file, what was not, and what does not add up: the news that an import
//! brings beside its lines. Findings hold numbers and names; the words come from [`super::words`].

use serde::{Deserialize, Serialize};

use super::dialect::Separator;
use super::encoding::Encoding;
use crate::code::Code;
use crate::money::{Money, NumberStyle};
use crate::publication::Stage;

/// Which of the forms of these years a file is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A unit's book, one amount a row *(penjabaran)*.
    #[default]
    BudgetBook,
    /// A unit's book before and after a change *(penjabaran perubahan)*.
    BeforeAfter,
    /// Budgeted beside realised.
    Realisation,
    /// Budgeted above realised, a column for each nature of spending.
    RealisationByNature,
    /// A government's accounts without units *(ringkasan)*.
    Summary,
    /// The same, before and after a change.
    SummaryBeforeAfter,
    /// A government's affairs and units, revenue beside expenditure.
    SummaryByAffair,
    /// A village's budget *(`APBDesa`)*.
    Village,
}

impl Layout {
    /// The word in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BudgetBook => "budget-book",
            Self::BeforeAfter => "before-after",
            Self::Realisation => "realisation",
            Self::RealisationByNature => "realisation-by-nature",
            Self::Summary => "summary",
            Self::SummaryBeforeAfter => "summary-before-after",
            Self::SummaryByAffair => "summary-by-affair",
            Self::Village => "village",
        }
    }
}

/// The chart of accounts that a file's codes follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChartGuess {
    /// Permendagri 13/2006, for regions until 2020.
    #[default]
    #[serde(rename = "permendagri-13-2006")]
    Permendagri13,
    /// A village's chart: 1 revenue, 2 spending, 3 financing (Permendagri 113/2014).
    #[serde(rename = "permendagri-113-2014")]
    Village,
}

impl ChartGuess {
    /// The word in reports, and the chart's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Permendagri13 => "permendagri-13-2006",
            Self::Village => "permendagri-113-2014",
        }
    }
}

/// What sort of thing a finding or a note is about. The words are stable: reports and tests of
/// others refer to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A printed parent is not the sum of its children, and nothing says why.
    SubtotalMismatch,
    /// The same for the column before the change, or the realised one.
    SecondColumnMismatch,
    /// A printed grand total is not what its sides add up to.
    TotalMismatch,
    /// One amount times or divided by a thousand makes the parent add up.
    ScaleThousand,
    /// One amount times or divided by a hundred makes the parent add up.
    ScaleHundred,
    /// A child is missing: the numbering has a gap where the difference would fit.
    MissingSibling,
    /// A row stands there twice, and without one of the two the parent adds up.
    DuplicateRow,
    /// The arithmetic in a row's own remark makes the parent add up.
    RemarkAmount,
    /// A row belongs under another parent: with it there, both add up.
    MisplacedRow,
    /// The parent itself is wrong: its children's sum makes the parent above add up.
    ParentAmount,
    /// A cell like `5.35993E+11`: a spreadsheet threw digits away.
    DigitsLost,
    /// A cell is no amount in the number form of its column.
    AmountUnreadable,
    /// A row with an amount has a code that cannot be read.
    CodeUnreadable,
    /// A row has no row above it to which it would belong.
    OrphanRow,
    /// There is no printed total to compare with.
    NoPrintedTotal,
    /// An amount below zero where none belongs.
    NegativeAmount,
    /// There is nothing to import.
    NoRows,
    /// The file is longer than an import may be.
    TooLong,
    /// A calculation in a remark does not give the product printed behind it.
    FormulaMismatch,
    /// The calculations in a remark do not add up to the row's amount, so it stays text.
    RemarkDiffers,
    /// A code had lost a zero at its end and was understood from its width.
    TrailingZeroLost,
    /// A deficit is printed without minus or parentheses; its digits are right.
    SignLost,
    /// A row is numbered one level deeper than its amount counts, as the sums show.
    NumberedDeeper,
    /// Codes of revenue had lost their first number, as their place among the others shows.
    PrefixLost,
    /// Codes had lost their dots and were cut by the widths of the chart.
    DotsLost,
    /// A summary numbers revenue, spending and financing 1, 2 and 3; its chart has 4, 5 and 6.
    NumberedFromOne,
    /// A list mark or blank at the beginning of a text was taken off.
    TextTidied,
    /// A text was longer than a budget keeps and was cut.
    TextCut,
}

impl FindingKind {
    /// The word in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SubtotalMismatch => "subtotal-mismatch",
            Self::SecondColumnMismatch => "second-column-mismatch",
            Self::TotalMismatch => "total-mismatch",
            Self::ScaleThousand => "scale-thousand",
            Self::ScaleHundred => "scale-hundred",
            Self::MissingSibling => "missing-sibling",
            Self::DuplicateRow => "duplicate-row",
            Self::RemarkAmount => "remark-amount",
            Self::MisplacedRow => "misplaced-row",
            Self::ParentAmount => "parent-amount",
            Self::DigitsLost => "digits-lost",
            Self::AmountUnreadable => "amount-unreadable",
            Self::CodeUnreadable => "code-unreadable",
            Self::OrphanRow => "orphan-row",
            Self::NoPrintedTotal => "no-printed-total",
            Self::NegativeAmount => "negative-amount",
            Self::NoRows => "no-rows",
            Self::TooLong => "too-long",
            Self::FormulaMismatch => "formula-mismatch",
            Self::RemarkDiffers => "remark-differs",
            Self::TrailingZeroLost => "trailing-zero-lost",
            Self::SignLost => "sign-lost",
            Self::NumberedDeeper => "numbered-deeper",
            Self::PrefixLost => "prefix-lost",
            Self::DotsLost => "dots-lost",
            Self::NumberedFromOne => "numbered-from-one",
            Self::TextTidied => "text-tidied",
            Self::TextCut => "text-cut",
        }
    }
}

/// One change that would make a parent add up exactly. It is offered, never made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The row to change.
    pub row: u32,
    /// What that row is called.
    pub name: String,
    /// What it says now; absent where the row is missing.
    pub from: Option<Money>,
    /// What it would have to say.
    pub to: Money,
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row, as a spreadsheet numbers it; 0 for the file as a whole.
    pub row: u32,
    /// What sort of thing it is.
    pub kind: FindingKind,
    /// The code of the row, as printed.
    pub code: String,
    /// What the row is called.
    pub name: String,
    /// The text or the number of something that the words of the kind refer to.
    pub detail: String,
    /// What is printed.
    pub printed: Option<Money>,
    /// What it comes to.
    pub computed: Option<Money>,
    /// The one change that would explain it.
    pub suggestion: Option<Suggestion>,
}

impl Finding {
    /// A finding about the file as a whole.
    pub(super) fn of_file(kind: FindingKind, detail: impl Into<String>) -> Self {
        Self {
            row: 0,
            kind,
            code: String::new(),
            name: String::new(),
            detail: detail.into(),
            printed: None,
            computed: None,
            suggestion: None,
        }
    }
}

/// Why a row is not part of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkipReason {
    /// Column titles repeated on a new page.
    PageHeader,
    /// Place, date and signature, or another text before or behind the budget.
    OutsideText,
    /// It says the same as rows that are counted: a second breakdown of one amount.
    SecondBreakdown,
    /// A code and a name, but no amount.
    NoAmount,
    /// The amount cannot be read; a finding says more.
    Unreadable,
}

impl SkipReason {
    /// The word in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PageHeader => "page-header",
            Self::OutsideText => "outside-text",
            Self::SecondBreakdown => "second-breakdown",
            Self::NoAmount => "no-amount",
            Self::Unreadable => "unreadable",
        }
    }
}

/// How the arithmetic in the remarks was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormulaCount {
    /// Calculations found: `… x 275.000,00 = 3.300.000,00`.
    pub seen: u32,
    /// Those whose printed product is whole.
    pub intact: u32,
    /// Those that were read so that quantity × price gives the printed product.
    pub read: u32,
}

/// What a file is and what an import made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// Its form.
    pub layout: Layout,
    /// How its bytes were read.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: Separator,
    /// How its amounts are written, first the column that counts.
    pub number_forms: Vec<NumberStyle>,
    /// Whose chart its codes follow.
    pub chart: ChartGuess,
    /// Whose budget it is, in the name's official spelling; empty where unknown.
    pub government: String,
    /// The same in addresses: `kabupaten-bantul`.
    pub government_slug: String,
    /// The fiscal year, where the file says it.
    pub year: Option<u16>,
    /// The unit's code, as most rows have it.
    pub unit: Code,
    /// The unit's name, where the file says it.
    pub unit_name: String,
    /// The title, as printed.
    pub title: String,
    /// What the title and the columns say about the stage.
    pub stage: Option<Stage>,
    /// Rows of the budget that were read.
    pub rows: u32,
    /// Lines that came of them.
    pub lines: u32,
    /// Those lines that were read from the arithmetic in remarks.
    pub items: u32,
    /// How the arithmetic was read.
    pub formulas: FormulaCount,
    /// Rows that are no part of the budget.
    pub skipped: Vec<(u32, SkipReason)>,
    /// The sum of the leaves, of the column after the change where there are two.
    pub revenue: Money,
    /// See `revenue`.
    pub expenditure: Money,
    /// See `revenue`.
    pub financing_in: Money,
    /// See `revenue`.
    pub financing_out: Money,
    /// What the file itself prints as the total of spending.
    pub printed_expenditure: Option<Money>,
    /// What does not add up or could not be read.
    pub findings: Vec<Finding>,
    /// What was understood although it was not spelled out, and what does no harm.
    pub notes: Vec<Finding>,
}

impl Report {
    /// Whether every parent is the sum of its children and every printed total is met, with
    /// nothing to explain.
    pub fn reconciled(&self) -> bool {
        self.findings.is_empty()
    }
}
