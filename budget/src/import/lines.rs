//! Leaves become lines: an account without children, or the lowest row that is printed. Where the
//! arithmetic of its remark gives its amount exactly, the items stand in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Kind, Rows};
use super::key::{ACTIVITY_LEN, Key};
use super::place::{Groups, Place};
use super::remark::{self, Reading};
use super::report::{ChartGuess, Finding, FindingKind};
use super::texts::text;
use super::tree::Tree;
use super::{Hints, Imported};
use crate::budget::CodeKind;
use crate::code::Code;
use crate::limits::{DESCRIPTION_CHARS_MAX, LINES_MAX, NAME_CHARS_MAX};
use crate::line::{Coded, Factor, Line, LineId, Quantity, Section};
use crate::money::Money;

/// What the second amount of a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    None,
    Before,
    Realised,
}

pub(super) struct Maker<'a, 't> {
    rows: &'a Rows<'t>,
    tree: &'a Tree,
    hints: &'a Hints,
    second: Second,
    out: &'a mut Imported,
    /// How many lines already have the identity's texts.
    seen: BTreeMap<LineId, u32>,
    unit_name: String,
    /// Accounts whose names are kept.
    named: BTreeSet<Key>,
    /// What the lines of one activity, or of one unit's accounts, have in common: most rows share
    /// it with the row above.
    template: Option<(Template, Line)>,
    too_many: bool,
}

/// What decides the common part of a line: the activity above it, and its code so far.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Template {
    above: Option<usize>,
    key: Key,
    affair: Option<[u16; 2]>,
}

/// What all lines of one row have in common.
struct Common {
    line: Line,
    printed: Money,
}

/// Makes the lines of every leaf, and the names of the codes above them.
pub(super) fn make(
    rows: &Rows<'_>,
    tree: &Tree,
    hints: &Hints,
    second: Second,
    out: &mut Imported,
) {
    let raw = out.report.unit_name.clone();
    let unit_name = text(&raw, NAME_CHARS_MAX, &mut out.report);
    let mut maker = Maker {
        rows,
        tree,
        hints,
        second,
        out,
        seen: BTreeMap::new(),
        unit_name,
        named: BTreeSet::new(),
        template: None,
        too_many: false,
    };
    for (at, entry) in rows.entries.iter().enumerate() {
        match entry.kind {
            Kind::Unit | Kind::NonActivity => {}
            _ if tree.is_leaf(at) => maker.leaf(at, entry),
            Kind::Account
            | Kind::Affair
            | Kind::Program
            | Kind::Activity
            | Kind::ActivityAccount => maker.name(entry),
        }
    }
    if maker.too_many {
        let found = Finding::of_file(FindingKind::TooLong, format!("{LINES_MAX} lines"));
        maker.out.report.findings.push(found);
    }
}

impl Maker<'_, '_> {
    /// Keeps what a code above the lines is called.
    fn name(&mut self, entry: &Entry<'_>) {
        if !matches!(entry.kind, Kind::Account | Kind::ActivityAccount)
            || !self.named.insert(entry.key.account())
        {
            return;
        }
        let Some(place) = self.place(entry) else { return };
        let code = self.account_code(&place, entry.key);
        if !code.is_empty() {
            let name = text(&entry.name, NAME_CHARS_MAX, &mut self.out.report);
            self.out.names.entry((CodeKind::Account, code)).or_insert(name);
        }
    }

    fn place<'e>(&self, entry: &Entry<'e>) -> Option<Place<'e>> {
        let groups = Groups::read(entry.code)?;
        if self.rows.from_one { Some(Place::of_account(groups)) } else { Place::of_region(groups) }
    }

    /// The account as the chart writes it: a summary's 1, 2 and 3 are its 4, 5 and 6.
    fn account_code(&self, place: &Place<'_>, key: Key) -> Code {
        if !self.rows.from_one || self.rows.chart == ChartGuess::Village {
            return place.account_code();
        }
        let numbers: Vec<_> =
            key.unit_account().unwrap_or_default().iter().map(u16::to_string).collect();
        Code::parse(&numbers.join(".")).unwrap_or_default()
    }

    fn section(&self, entry: &Entry<'_>) -> Option<Section> {
        if entry.key.is_program_side() {
            return Some(Section::Expenditure);
        }
        let account = entry.key.unit_account()?;
        let first = if self.rows.chart == ChartGuess::Village { 3 } else { 0 };
        match (account.first().map(|part| part + first), account.get(1)) {
            (Some(4), _) => Some(Section::Revenue),
            (Some(5), _) => Some(Section::Expenditure),
            (Some(6), Some(2)) => Some(Section::FinancingOut),
            (Some(6), _) => Some(Section::FinancingIn),
            _ => None,
        }
    }

    fn leaf(&mut self, at: usize, entry: &Entry<'_>) {
        let (Some(amount), Some(section)) = (entry.amount, self.section(entry)) else { return };
        let Some(place) = self.place(entry) else { return };
        let common = self.common(at, entry, &place, section, amount);
        if remark::calculates(self.rows, entry) {
            let reading = remark::read(remark::lines(self.rows, entry));
            self.count(&reading, entry, amount);
            if reading.reproduces(amount) {
                return self.items(&common, &reading, entry.second);
            }
        }
        self.whole(common, entry);
    }

    fn count(&mut self, reading: &Reading<'_>, entry: &Entry<'_>, amount: Money) {
        let formulas = &mut self.out.report.formulas;
        formulas.seen += reading.count.seen;
        formulas.intact += reading.count.intact;
        formulas.read += reading.count.read;
        let note = |kind, detail: &str, printed, computed| Finding {
            row: entry.row,
            code: entry.code.to_owned(),
            name: entry.name.as_ref().to_owned(),
            printed,
            computed,
            ..Finding::of_file(kind, detail)
        };
        if let Some((detail, printed)) = &reading.mismatch {
            let found = note(FindingKind::FormulaMismatch, detail, Some(*printed), None);
            self.out.report.notes.push(found);
        } else if 0 < reading.count.seen && !reading.reproduces(amount) {
            let found = note(FindingKind::RemarkDiffers, "", Some(amount), reading.sum);
            self.out.report.notes.push(found);
        }
    }

    fn common(
        &mut self,
        at: usize,
        entry: &Entry<'_>,
        place: &Place<'_>,
        section: Section,
        amount: Money,
    ) -> Common {
        let mut line = self.template(at, entry, place);
        line.section = section;
        line.amount = amount;
        if matches!(entry.kind, Kind::Account | Kind::ActivityAccount) {
            line.account.code = self.account_code(place, entry.key);
            line.account.name = text(&entry.name, NAME_CHARS_MAX, &mut self.out.report);
        } else {
            // The book ends at the activity: all that is known is direct spending.
            line.account.code = Code::parse("5.2").unwrap_or_default();
            "Belanja Langsung".clone_into(&mut line.account.name);
        }
        Common { line, printed: amount }
    }

    /// Unit, affair, function, program, activity, source and location of a row.
    fn template(&mut self, at: usize, entry: &Entry<'_>, place: &Place<'_>) -> Line {
        let mut above = Some(at);
        while above.and_then(|at| self.rows.entries.get(at)).is_some_and(Entry::is_detail) {
            above = above.and_then(|at| self.tree.parent(at));
        }
        let above = above.filter(|_| entry.key.is_program_side());
        let length = if entry.key.is_program_side() { ACTIVITY_LEN } else { 4 };
        let key = Template { above, key: entry.key.first(length), affair: place.affair() };
        if let Some((known, line)) = &self.template
            && *known == key
        {
            return line.clone();
        }
        let mut line = Line::new(LineId::from_u64(0), Section::Expenditure, Money::ZERO);
        line.unit = Coded { code: place.unit_code(), name: String::new() };
        if line.unit.code.is_empty() {
            line.unit.code = self.out.report.unit.clone();
        }
        if line.unit.code == self.out.report.unit {
            line.unit.name.clone_from(&self.unit_name);
        }
        line.affair = self.affair(place);
        if let Some(function) = self.hints.function_of_affair.get(line.affair.code.as_str()) {
            line.function = function.clone();
        }
        if place.program().is_some() && entry.key.is_program_side() {
            line.program.code = place.program_code();
            if place.activity().is_some() {
                line.activity.code = place.activity_code();
            }
        }
        self.hints.name_parents(&line, &mut self.out.names);
        self.context(at, &mut line);
        self.template = Some((key, line.clone()));
        line
    }

    fn affair(&self, place: &Place<'_>) -> Coded {
        let code = place.affair_code();
        let name = self.hints.affairs.get(code.as_str()).cloned().unwrap_or_default();
        Coded { code, name }
    }

    /// Names, source and location from the program and the activity above.
    fn context(&mut self, at: usize, line: &mut Line) {
        let mut above = Some(at);
        while let Some(entry) = above.and_then(|at| self.rows.entries.get(at)) {
            match entry.kind {
                Kind::Program if line.program.name.is_empty() => {
                    line.program.name = text(&entry.name, NAME_CHARS_MAX, &mut self.out.report);
                }
                Kind::Activity if line.activity.name.is_empty() => {
                    line.activity.name = text(&entry.name, NAME_CHARS_MAX, &mut self.out.report);
                    self.source_and_location(entry, line);
                }
                Kind::Account | Kind::Unit | Kind::NonActivity => break,
                Kind::Program | Kind::Activity | Kind::Affair | Kind::ActivityAccount => {}
            }
            above = above.and_then(|at| self.tree.parent(at));
        }
    }

    /// `Sumber Dana : …`, `Lokasi Kegiatan : …` in the remark of an activity.
    fn source_and_location(&mut self, entry: &Entry<'_>, line: &mut Line) {
        const SOURCE: &str = "Sumber Dana :";
        const PLACE: &str = "Lokasi Kegiatan :";
        const OUTPUT: &str = "Keluaran :";
        for said in remark::lines(self.rows, entry) {
            let between = |from: &str, to: &str| {
                let rest = said.get(said.find(from)? + from.len()..)?;
                rest.get(..rest.find(to).unwrap_or(rest.len()))
            };
            if let Some(source) = between(SOURCE, PLACE) {
                line.source.name = text(source, NAME_CHARS_MAX, &mut self.out.report);
            }
            if let Some(location) = between(PLACE, OUTPUT) {
                line.location = text(location, DESCRIPTION_CHARS_MAX, &mut self.out.report);
            }
        }
    }

    /// The account as one line, with its remark as text.
    fn whole(&mut self, common: Common, entry: &Entry<'_>) {
        let mut line = common.line;
        let remark: Vec<_> = remark::lines(self.rows, entry).collect();
        line.remark = text(&remark.join("\n"), DESCRIPTION_CHARS_MAX, &mut self.out.report);
        let is_account = matches!(entry.kind, Kind::Account | Kind::ActivityAccount);
        if is_account {
            line.description.clone_from(&line.account.name);
        } else {
            line.description = text(&entry.name, DESCRIPTION_CHARS_MAX, &mut self.out.report);
        }
        self.second(&mut line, entry.second);
        self.push(line);
    }

    fn second(&self, line: &mut Line, second: Option<Money>) {
        match self.second {
            Second::None => {}
            Second::Before => line.previous_amount = second,
            Second::Realised => line.realised_amount = second,
        }
    }

    /// The account's items. What the account was before the change is known for the account alone:
    /// a single item carries it; where the account did not change, its items did not either; else
    /// a line of nothing carries it, so that the sums of both columns stay those of the source.
    fn items(&mut self, common: &Common, reading: &Reading<'_>, second: Option<Money>) {
        let alone = reading.items.len() == 1;
        let unchanged = second == Some(common.printed) && self.second == Second::Before;
        let rest = text(&reading.rest, DESCRIPTION_CHARS_MAX, &mut self.out.report);
        for item in &reading.items {
            let mut line = common.line.clone();
            line.amount = item.formula.product;
            line.group = text(&item.group, DESCRIPTION_CHARS_MAX, &mut self.out.report);
            line.description = text(item.description, DESCRIPTION_CHARS_MAX, &mut self.out.report);
            if line.description.is_empty() {
                line.description.clone_from(&line.account.name);
            }
            let factors = item.formula.factors.iter().map(|factor| Factor {
                value: factor.value(),
                measure: text(factor.measure, NAME_CHARS_MAX / 8, &mut self.out.report),
            });
            line.quantity = Quantity::new(factors.collect()).unwrap_or_default();
            line.unit_price = (!line.quantity.is_empty()).then_some(item.formula.price);
            line.remark.clone_from(&rest);
            if alone {
                self.second(&mut line, second);
            } else if unchanged {
                line.previous_amount = Some(line.amount);
            }
            self.push(line);
            self.out.report.items += 1;
        }
        if let Some(before) = second.filter(|before| !alone && !unchanged && !before.is_zero()) {
            let mut line = common.line.clone();
            line.amount = Money::ZERO;
            line.description.clone_from(&line.account.name);
            self.second(&mut line, Some(before));
            self.push(line);
        }
    }

    fn push(&mut self, mut line: Line) {
        if LINES_MAX <= self.out.lines.len() {
            self.too_many = true;
            return;
        }
        let place = [
            self.out.report.government_slug.as_str(),
            line.section.as_str(),
            line.unit.code.as_str(),
            line.program.code.as_str(),
            &line.program.name,
            line.activity.code.as_str(),
            &line.activity.name,
            line.account.code.as_str(),
            &line.description,
        ];
        let id = LineId::derive(&place);
        let ordinal = self.seen.entry(id).and_modify(|count| *count += 1).or_insert(0);
        line.id = match ordinal {
            0 => id,
            more => LineId::derive(&[&id.to_string(), &more.to_string()]),
        };
        let total = match line.section {
            Section::Revenue => &mut self.out.report.revenue,
            Section::Expenditure => &mut self.out.report.expenditure,
            Section::FinancingIn => &mut self.out.report.financing_in,
            Section::FinancingOut => &mut self.out.report.financing_out,
        };
        *total = total.plus(line.amount).unwrap_or(*total);
        if line.amount.is_negative() {
            let found = Finding::of_file(FindingKind::NegativeAmount, line.description.clone());
            self.out.report.notes.push(Finding { printed: Some(line.amount), ..found });
        }
        self.out.lines.push(line);
    }
}
