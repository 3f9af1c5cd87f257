//! A file becomes lines and a report. The files are those that governments and volunteers really
//! have: budget books and summaries of Permendagri 13/2006 and of villages, exported, retyped and
//! saved again by spreadsheets. Nothing in a file makes an import fail: a row that cannot be read
//! is news for the report, a parent that does not add up is a finding, and no amount is ever
//! repaired.
//!
//! In reading order: bytes to text ([`encoding`]), text to cells ([`table`]), what the file says
//! of itself ([`header`]), rows to entries ([`rows`], [`place`], [`numbers`]), entries to a tree
//! that is checked ([`tree`], [`suggest`]), leaves to lines ([`lines`], [`remark`], [`formula`]).

mod encoding;
mod table;
mod header;
mod numbers;
mod place;
mod rows;
mod tree;
mod suggest;
mod formula;
mod remark;
mod lines;
mod whose;
mod hints;
mod report;
mod words;

use std::collections::BTreeMap;

pub use encoding::Encoding;
pub use hints::Hints;
pub use report::{
    ChartGuess, Finding, FindingKind, FormulaCount, Layout, Report, SkipReason, Suggestion,
};
pub use table::Separator;
pub use whose::NamedRegion;

use crate::budget::CodeKind;
use crate::code::Code;
use crate::limits::IMPORT_BYTES_MAX;
use crate::line::Line;
use crate::publication::Stage;
use crate::region::slug_of;
use header::{ColumnKind, Header, letters};
use lines::Second;
use table::{Dialect, Table};

/// What came of a file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The lines: leaves only.
    pub lines: Vec<Line>,
    /// What the codes above the lines are called.
    pub names: BTreeMap<(CodeKind, Code), String>,
    /// What was understood, skipped, and found.
    pub report: Report,
}

/// Reads a file. Whatever its bytes are, there is a result: an unreadable file has no lines and a
/// report that says why.
pub fn import(file_name: &str, bytes: &[u8], hints: &Hints) -> Imported {
    let mut out = Imported::default();
    file_name.clone_into(&mut out.report.file);
    if IMPORT_BYTES_MAX < bytes.len() {
        let detail = format!("{IMPORT_BYTES_MAX} bytes");
        out.report.findings.push(Finding::of_file(FindingKind::TooLong, detail));
        return out;
    }
    let (text, encoding) = encoding::decode(bytes);
    let dialect = Dialect::of(&text);
    let table = Table::read(&text, dialect);
    let header = Header::read(table.rows());
    let mut rows = rows::read(&table, &header);
    let report = &mut out.report;
    report.encoding = encoding;
    report.separator = dialect.inner;
    report.findings.append(&mut rows.findings);
    report.notes.append(&mut rows.notes);
    describe(report, &header, &rows, file_name, hints);
    if table.cut {
        report.findings.push(Finding::of_file(FindingKind::TooLong, "rows"));
    }
    if rows.entries.is_empty() {
        report.findings.push(Finding::of_file(FindingKind::NoRows, ""));
    }
    let second = match header.columns.map(|columns| columns.kind) {
        Some(ColumnKind::BeforeAfter) => Second::Before,
        Some(ColumnKind::Realisation) => Second::Realised,
        Some(ColumnKind::One | ColumnKind::ByAffair | ColumnKind::ByNature) | None => Second::None,
    };
    let mut tree = tree::Tree::of(&rows.entries);
    let lifted = tree.lift(&rows.entries);
    tree::note_lifted(&rows.entries, &lifted, &mut report.notes);
    tree::check(&rows, &tree, second != Second::None, &mut report.findings);
    lines::make(&rows, &tree, hints, second, &mut out);
    lines::check_totals(&rows, &tree, &mut out.report);
    out.report.lines = u32::try_from(out.lines.len()).unwrap_or(u32::MAX);
    out.report.skipped = rows.skipped;
    out.report.findings.sort_by_key(|finding| finding.row);
    out.report.notes.sort_by_key(|note| note.row);
    out
}

/// Fills in what the header and the codes say of the file as a whole.
fn describe(
    report: &mut Report,
    header: &Header,
    rows: &rows::Rows<'_>,
    file: &str,
    hints: &Hints,
) {
    report.title.clone_from(&header.title);
    report.year = header.year;
    report.number_forms.clone_from(&rows.styles);
    report.chart = rows.chart;
    report.rows = u32::try_from(rows.entries.len()).unwrap_or(u32::MAX);
    report.government = whose::name(&header.government, file, &hints.regions);
    report.government_slug =
        slug_of(&report.government).map(|slug| slug.to_string()).unwrap_or_default();
    report.unit = unit(header, rows);
    report.unit_name.clone_from(&header.unit_name);
    let kind = header.columns.map(|columns| columns.kind);
    let summary = report.unit.is_empty() && rows.chart == ChartGuess::Permendagri13;
    report.layout = match kind {
        _ if rows.chart == ChartGuess::Village => Layout::Village,
        Some(ColumnKind::ByAffair) => Layout::SummaryByAffair,
        Some(ColumnKind::ByNature) => Layout::RealisationByNature,
        Some(ColumnKind::Realisation) => Layout::Realisation,
        Some(ColumnKind::BeforeAfter) if summary => Layout::SummaryBeforeAfter,
        Some(ColumnKind::BeforeAfter) => Layout::BeforeAfter,
        Some(ColumnKind::One) | None if summary => Layout::Summary,
        Some(ColumnKind::One) | None => Layout::BudgetBook,
    };
    let title = letters(&header.title);
    report.stage = Some(match kind {
        _ if title.contains("realisasi") => Stage::Realisation,
        Some(ColumnKind::BeforeAfter | ColumnKind::ByAffair) => Stage::Amendment,
        _ if title.contains("perubahan") => Stage::Amendment,
        _ => Stage::Enacted,
    });
}

/// The unit of most rows, as they print it; what the header says only where no row has one.
fn unit(header: &Header, rows: &rows::Rows<'_>) -> Code {
    let main = tree::main_unit(&rows.entries);
    if main == [0; 3] {
        let said = Code::parse(&header.unit_code).unwrap_or_default();
        return if said.as_str() == "0" { Code::default() } else { said };
    }
    let [a, b, c] = main;
    Code::parse(&format!("{a}.{b:02}.{c:02}")).unwrap_or_default()
}
