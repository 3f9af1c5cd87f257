//! A file becomes lines and a report. The files are those that governments and volunteers really
//! have: budget books and summaries of Permendagri 13/2006 and of villages, exported, retyped and
//! saved again by spreadsheets. Nothing in a file makes an import fail: a row that cannot be read
//! is news for the report, a parent that does not add up is a finding, and no amount is ever
//! repaired.
//!
//! In reading order: bytes to text ([`encoding`]), text to cells ([`table`]), what the file says
//! of itself ([`header`]), rows to entries ([`rows`], [`place`], [`numbers`]), entries to a tree
//! that is checked ([`tree`], [`suggest`]), leaves to lines ([`lines`], [`remark`], [`formula`]).

pub(crate) mod encoding;
mod dialect;
mod table;
mod header;
mod numbers;
mod place;
mod key;
mod entry;
mod numbering;
mod rows;
mod tree;
mod suggest;
mod tokens;
mod formula;
mod remark;
mod lines;
mod texts;
mod totals;
mod forms;
mod wide;
mod whose;
mod hints;
mod report;
mod words;

use std::collections::BTreeMap;

pub use dialect::Separator;
pub use encoding::Encoding;
pub use hints::Hints;
pub use report::{
    ChartGuess, Finding, FindingKind, FormulaCount, Layout, Report, SkipReason, Suggestion,
};
pub use whose::NamedRegion;

use crate::budget::CodeKind;
use crate::code::Code;
use crate::limits::IMPORT_BYTES_MAX;
use crate::line::Line;
use crate::publication::Stage;
use crate::region::slug_of;
use dialect::Dialect;
use entry::Rows;
use header::{ColumnKind, Header, letters};
use lines::Second;
use table::Table;

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
    out.report.encoding = encoding;
    out.report.separator = dialect.inner;
    if table.cut {
        out.report.findings.push(Finding::of_file(FindingKind::TooLong, "rows"));
    }
    let kind = header.columns.map_or(ColumnKind::One, |columns| columns.kind);
    describe(&mut out.report, &header, file_name, hints);
    if !wide::import(&table, header.rows, kind, hints, &mut out) {
        narrow(&table, &header, kind, hints, &mut out);
    }
    if out.report.rows == 0 {
        out.report.findings.push(Finding::of_file(FindingKind::NoRows, ""));
    }
    out.report.lines = u32::try_from(out.lines.len()).unwrap_or(u32::MAX);
    out.report.findings.sort_by_key(|finding| finding.row);
    out.report.notes.sort_by_key(|note| note.row);
    out
}

/// The forms with one amount a row, or one and the one that it is compared with.
fn narrow(table: &Table, header: &Header, kind: ColumnKind, hints: &Hints, out: &mut Imported) {
    let mut rows = rows::read(table, header);
    let report = &mut out.report;
    report.findings.extend(rows.findings.iter().cloned());
    report.notes.append(&mut rows.notes);
    report.skipped.append(&mut rows.skipped);
    of_rows(report, header, &rows, kind);
    let second = match kind {
        ColumnKind::BeforeAfter => Second::Before,
        ColumnKind::Realisation => Second::Realised,
        ColumnKind::One | ColumnKind::ByAffair | ColumnKind::ByNature => Second::None,
    };
    let mut tree = tree::Tree::of(&rows.entries);
    let lifted = tree.lift(&rows.entries);
    tree::note_lifted(&rows.entries, &lifted, &mut report.notes);
    tree::check(&rows, &tree, second != Second::None, &mut report.findings);
    lines::make(&rows, &tree, hints, second, out);
    totals::check(&rows, &tree, &mut out.report);
}

/// Fills in what the header says of the file as a whole.
fn describe(report: &mut Report, header: &Header, file: &str, hints: &Hints) {
    report.title.clone_from(&header.title);
    report.year = header.year;
    report.government = whose::name(&header.government, file, &hints.regions);
    report.government_slug =
        slug_of(&report.government).map(|slug| slug.to_string()).unwrap_or_default();
    report.unit = Code::parse(&header.unit_code).unwrap_or_default();
    report.unit_name.clone_from(&header.unit_name);
    let kind = header.columns.map_or(ColumnKind::One, |columns| columns.kind);
    report.layout = match kind {
        ColumnKind::One => Layout::BudgetBook,
        ColumnKind::BeforeAfter => Layout::BeforeAfter,
        ColumnKind::Realisation => Layout::Realisation,
        ColumnKind::ByAffair => Layout::SummaryByAffair,
        ColumnKind::ByNature => Layout::RealisationByNature,
    };
    let title = letters(&header.title);
    report.stage = Some(match kind {
        _ if title.contains("realisasi") => Stage::Realisation,
        ColumnKind::BeforeAfter | ColumnKind::ByAffair => Stage::Amendment,
        _ if title.contains("perubahan") => Stage::Amendment,
        ColumnKind::One | ColumnKind::Realisation | ColumnKind::ByNature => Stage::Enacted,
    });
}

/// Fills in what the codes say of the file as a whole.
fn of_rows(report: &mut Report, header: &Header, rows: &Rows<'_>, kind: ColumnKind) {
    report.number_forms.clone_from(&rows.styles);
    report.chart = rows.chart;
    report.rows = u32::try_from(rows.entries.len()).unwrap_or(u32::MAX);
    report.unit = unit(header, rows);
    let without_units = report.unit.is_empty();
    if rows.chart == ChartGuess::Village {
        report.layout = Layout::Village;
    } else if without_units && kind == ColumnKind::BeforeAfter {
        report.layout = Layout::SummaryBeforeAfter;
    } else if without_units {
        report.layout = Layout::Summary;
    }
}

/// The unit of most rows, as they print it; what the header says only where no row has one.
fn unit(header: &Header, rows: &Rows<'_>) -> Code {
    let main = tree::main_unit(&rows.entries);
    if main == [0; 3] {
        return Code::parse(&header.unit_code).unwrap_or_default();
    }
    let [a, b, c] = main;
    Code::parse(&format!("{a}.{b:02}.{c:02}")).unwrap_or_default()
}
