//! Forms with several amounts in a row: a government's affairs and units with revenue beside
//! spending (*ringkasan menurut urusan dan organisasi*), and what was budgeted above what was
//! realised, a column for each nature of spending. A row belongs under the one whose code its own
//! code begins with; its lowest rows become a line for each amount.

use std::collections::BTreeMap;

use super::forms::{Form, form};
use super::header::ColumnKind;
use super::numbers::{Tally, amount};
use super::place::{Groups, Place};
use super::report::{Finding, FindingKind, SkipReason};
use super::table::{Cells, Table};
use super::{Hints, Imported};
use crate::budget::CodeKind;
use crate::canonical::tidy;
use crate::code::Code;
use crate::line::{Coded, Line, LineId, Section};
use crate::money::{Money, NumberStyle};

/// The amounts of one row: the three measures, then their printed sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Values {
    counts: [Money; 4],
    second: [Money; 4],
}

impl Values {
    fn plus(mut self, other: &Self) -> Self {
        let add = |mine: &mut [Money; 4], theirs: &[Money; 4]| {
            for (sum, value) in mine.iter_mut().zip(theirs) {
                *sum = sum.plus(*value).unwrap_or(*sum);
            }
        };
        add(&mut self.counts, &other.counts);
        add(&mut self.second, &other.second);
        self
    }
}

struct Row<'t> {
    number: u32,
    code: &'t str,
    place: Option<Place<'t>>,
    name: String,
    path: Vec<u16>,
    values: Values,
}

/// Reads the rows behind the header; does nothing for other forms, and says so.
pub(super) fn import(
    table: &Table,
    skip: usize,
    kind: ColumnKind,
    hints: &Hints,
    out: &mut Imported,
) -> bool {
    let Some(form) = form(kind) else { return false };
    let mut reader =
        Reader { form, style: style(table, skip, form), rows: Vec::new(), total: None };
    for cells in table.rows().skip(skip) {
        reader.row(cells, &mut out.report.skipped);
    }
    let Reader { rows, total, style, .. } = reader;
    out.report.number_forms = vec![style];
    out.report.rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let children = children(&rows);
    check(form, &rows, &children, total, &mut out.report.findings);
    let mut names: BTreeMap<Vec<u16>, String> = BTreeMap::new();
    for (row, children) in rows.iter().zip(&children) {
        names.entry(row.path.clone()).or_insert_with(|| row.name.clone());
        if children.is_empty() {
            lines(form, row, &names, hints, out);
        }
    }
    out.report.printed_expenditure = total.and_then(|(_, values)| values.counts.get(3).copied());
    true
}

fn style(table: &Table, skip: usize, form: &Form) -> NumberStyle {
    let mut tally = Tally::default();
    for cells in table.rows().skip(skip) {
        tally.add(cells.get(form.sum.0));
    }
    tally.style()
}

struct Reader<'t> {
    form: &'static Form,
    style: NumberStyle,
    rows: Vec<Row<'t>>,
    total: Option<(u32, Values)>,
}

impl<'t> Reader<'t> {
    fn row(&mut self, cells: Cells<'t>, skipped: &mut Vec<(u32, SkipReason)>) {
        let (code, name) = (cells.get(0).trim(), cells.get(1).trim());
        let numbers = self.numbers(cells);
        let groups = Groups::read(code);
        match (groups, &numbers) {
            (Some(groups), Some(numbers)) => self.coded(cells.row(), code, name, groups, numbers),
            (None, Some(numbers)) if code.is_empty() && name.eq_ignore_ascii_case("jumlah") => {
                self.total = Some((cells.row(), self.values(numbers)));
            }
            (None, Some(numbers)) if self.form.below && code.is_empty() && name.is_empty() => {
                self.below(numbers);
            }
            (None, None) if code.is_empty() && !name.is_empty() => match self.rows.last_mut() {
                Some(row) => row.name = format!("{} {name}", row.name),
                None => skipped.push((cells.row(), SkipReason::PageHeader)),
            },
            _ if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            _ => skipped.push((cells.row(), SkipReason::OutsideText)),
        }
    }

    /// The amounts of a row by column; a spreadsheet may have broken `216,190,000.00` into cells.
    fn numbers(&self, cells: Cells<'t>) -> Option<Vec<Option<Money>>> {
        let broken = self.form.below
            && (2..cells.len()).any(|at| {
                let cell = cells.get(at).trim();
                cell.len() == 6 && cell.as_bytes().get(3) == Some(&b'.')
            });
        let numbers: Vec<_> = if broken {
            let mut joined = vec![None, None];
            let mut digits = String::new();
            for at in 2..cells.len() {
                digits.push_str(cells.get(at).trim());
                if digits.contains('.') {
                    joined.push(Money::parse(&digits, NumberStyle::Plain).ok());
                    digits.clear();
                }
            }
            joined
        } else {
            (0..cells.len())
                .map(|at| amount(cells.get(at), self.style).filter(|_| 1 < at)?.ok())
                .collect()
        };
        let sum = numbers.get(self.form.sum.0).copied().flatten();
        sum.map(|_| numbers)
    }

    fn values(&self, numbers: &[Option<Money>]) -> Values {
        let at = |column: usize| numbers.get(column).copied().flatten().unwrap_or_default();
        let mut values = Values::default();
        let columns = self.form.measures.iter().map(|measure| measure.columns);
        for (index, (count, second)) in columns.chain([self.form.sum]).enumerate() {
            if let Some(value) = values.counts.get_mut(index) {
                *value = at(count);
            }
            if let Some(value) = values.second.get_mut(index).filter(|_| !self.form.below) {
                *value = at(second);
            }
        }
        values
    }

    fn coded(
        &mut self,
        row: u32,
        code: &'t str,
        name: &str,
        groups: Groups<'t>,
        numbers: &[Option<Money>],
    ) {
        let place = Place::of_region(groups);
        let mut path: Vec<u16> =
            (0..groups.len()).filter_map(|at| groups.get(at)?.parse().ok()).collect();
        // `1.1` alone is *bidang* 1.10, as everywhere.
        let lost_zero = groups.get(0) == Some("1") && matches!(groups.get(1), Some("1" | "2"));
        if let Some(second) = path.get_mut(1).filter(|_| lost_zero) {
            *second *= 10;
        }
        let (name, values) = (tidy(name).0, self.values(numbers));
        self.rows.push(Row { number: row, code, place, name, path, values });
    }

    /// What was realised of the row above, or of the total.
    fn below(&mut self, numbers: &[Option<Money>]) {
        let values = self.values(numbers);
        let above = match (&mut self.total, self.rows.last_mut()) {
            (Some((_, total)), _) => Some(total),
            (None, row) => row.map(|row| &mut row.values),
        };
        if let Some(above) = above {
            above.second = values.counts;
        }
    }
}

/// The rows right below each row.
fn children(rows: &[Row<'_>]) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); rows.len()];
    let mut places: BTreeMap<&[u16], usize> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let parent =
            (1..row.path.len()).rev().find_map(|length| places.get(row.path.get(..length)?));
        if let Some(slot) = parent.and_then(|parent| children.get_mut(*parent)) {
            slot.push(at);
        }
        places.insert(&row.path, at);
    }
    children
}

fn check(
    form: &Form,
    rows: &[Row<'_>],
    children: &[Vec<usize>],
    total: Option<(u32, Values)>,
    out: &mut Vec<Finding>,
) {
    let sum_of = |of: &mut dyn Iterator<Item = &Row<'_>>| {
        of.fold(Values::default(), |sum, row| sum.plus(&row.values))
    };
    for (row, below) in rows.iter().zip(children) {
        compare(
            form,
            row.number,
            row.code,
            &row.name,
            row.values,
            across(form, row.values),
            true,
            out,
        );
        if !below.is_empty() {
            let sum = sum_of(&mut below.iter().filter_map(|at| rows.get(*at)));
            compare(form, row.number, row.code, &row.name, row.values, sum, false, out);
        }
    }
    if let Some((row, values)) = total {
        let tops = rows.iter().filter(|row| row.path.len() == 1);
        let sum = sum_of(&mut { tops });
        compare(form, row, "", "JUMLAH", values, sum, false, out);
    }
}

/// The same values, with the printed sum replaced by the sum of its parts.
fn across(form: &Form, values: Values) -> Values {
    let sum = |of: &[Money; 4]| {
        let parts = form.measures.iter().zip(of).filter(|(measure, _)| measure.in_sum);
        Money::sum(parts.map(|(_, value)| *value)).unwrap_or_default()
    };
    let with_sum = |mut of: [Money; 4]| {
        let total = sum(&of);
        if let Some(last) = of.last_mut() {
            *last = total;
        }
        of
    };
    Values { counts: with_sum(values.counts), second: with_sum(values.second) }
}

#[expect(clippy::too_many_arguments, reason = "one call shape for rows, parents and the total")]
fn compare(
    form: &Form,
    row: u32,
    code: &str,
    name: &str,
    printed: Values,
    computed: Values,
    within: bool,
    out: &mut Vec<Finding>,
) {
    let names = form.measures.iter().map(|measure| measure.name).chain(["Jumlah"]);
    let first = FindingKind::SubtotalMismatch;
    let second = FindingKind::SecondColumnMismatch;
    for (at, measure) in names.enumerate() {
        if within && at != 3 {
            continue;
        }
        let pairs = [
            (first, printed.counts.get(at), computed.counts.get(at)),
            (second, printed.second.get(at), computed.second.get(at)),
        ];
        for (kind, printed, computed) in pairs {
            if printed != computed {
                out.push(Finding {
                    row,
                    code: code.to_owned(),
                    name: format!("{name}: {measure}"),
                    printed: printed.copied(),
                    computed: computed.copied(),
                    ..Finding::of_file(kind, "")
                });
            }
        }
    }
}

/// A line for each amount of a lowest row.
fn lines(
    form: &Form,
    row: &Row<'_>,
    names: &BTreeMap<Vec<u16>, String>,
    hints: &Hints,
    out: &mut Imported,
) {
    let name_of = |length: usize| {
        row.path.get(..length).and_then(|path| names.get(path)).cloned().unwrap_or_default()
    };
    let mut common = Line::new(LineId::from_u64(0), Section::Expenditure, Money::ZERO);
    if let Some(place) = &row.place {
        let code = place.affair_code();
        let printed = name_of(2);
        let name = hints.affairs.get(code.as_str()).cloned().unwrap_or(printed);
        if let Some(function) = hints.function_of_affair.get(code.as_str()) {
            common.function = function.clone();
        }
        common.affair = Coded { code, name };
        common.unit = Coded { code: place.unit_code(), name: name_of(5) };
        if form.below {
            // Behind the unit stands a part of it, then the program and the activity.
            let code = |length: usize| {
                let parts = row.path.get(6..length)?.iter().map(|part| format!("{part:02}"));
                let parts: Vec<_> = parts.collect();
                Code::parse(&format!("{}.{}", common.affair.code, parts.join("."))).ok()
            };
            common.program = Coded { code: code(7).unwrap_or_default(), name: name_of(7) };
            common.activity = Coded { code: code(8).unwrap_or_default(), name: name_of(8) };
        }
    }
    hints.name_parents(&common, &mut out.names);
    let spending = Code::parse("5").unwrap_or_default();
    out.names.entry((CodeKind::Account, spending)).or_insert_with(|| "Belanja".to_owned());
    row.name.clone_into(&mut common.description);
    for (measure, (count, second)) in
        form.measures.iter().zip(row.values.counts.into_iter().zip(row.values.second))
    {
        if count.is_zero() && second.is_zero() {
            continue;
        }
        let mut line = common.clone();
        line.section = measure.section;
        line.amount = count;
        line.account = Coded {
            code: Code::parse(measure.account).unwrap_or_default(),
            name: measure.name.to_owned(),
        };
        if form.below {
            line.realised_amount = Some(second);
        } else {
            line.previous_amount = Some(second);
        }
        let place = [&out.report.government_slug, row.code, measure.account, &row.name];
        line.id = LineId::derive(&place);
        match measure.section {
            Section::Revenue => {
                out.report.revenue = out.report.revenue.plus(count).unwrap_or(count);
            }
            Section::Expenditure | Section::FinancingIn | Section::FinancingOut => {
                out.report.expenditure = out.report.expenditure.plus(count).unwrap_or(count);
            }
        }
        out.lines.push(line);
    }
}
