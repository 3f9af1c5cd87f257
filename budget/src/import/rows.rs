//! Rows become entries: a code, a name, amounts, a remark. What belongs to a row but was printed
//! below it is brought back to it (a name over two lines, a remark over many); printed grand
//! totals are kept apart as checks; everything else is skipped, with the reason. Nothing is added
//! up here.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::entry::{Entry, Kind, Rows, TotalRow};
use super::header::{Columns, Header, is_column_title, letters};
use super::key::{ACCOUNTS, Key, PROGRAMS};
use super::numbering::{Numbering, from_one, last_of_revenue, numbering};
use super::numbers::{Tally, amount, looks_numeric};
use super::place::{Groups, Place};
use super::report::{ChartGuess, Finding, FindingKind, SkipReason};
use super::table::{Cells, Table};
use crate::limits::ECHO_CHARS_MAX;
use crate::money::{Money, MoneyError, NumberStyle};

struct Scanner<'t> {
    columns: Columns,
    numbering: Numbering,
    amount_style: NumberStyle,
    second_style: NumberStyle,
    out: Rows<'t>,
    zeros_lost: u32,
    dots_lost: u32,
    prefix_lost: u32,
    /// Units whose accounts came before: their code again is that of an affair of theirs.
    units_with_accounts: BTreeSet<Key>,
    /// The last row whose code begins with 1, in files that number from one.
    last_of_revenue: u32,
}

/// Reads the rows behind the header.
pub(super) fn read<'t>(table: &'t Table, header: &Header) -> Rows<'t> {
    let Some(columns) = header.columns else { return Rows::default() };
    let rows = || table.rows().skip(header.rows);
    let (mut amounts, mut seconds) = (Tally::default(), Tally::default());
    for cells in rows() {
        amounts.add(cells.get(columns.amount));
        if let Some(second) = columns.second {
            seconds.add(cells.get(second));
        }
    }
    let numbering = numbering(rows(), &columns);
    let village =
        letters(&header.title).contains("desa") || letters(&header.government).starts_with("desa");
    let mut scanner = Scanner {
        columns,
        numbering,
        amount_style: amounts.style(),
        second_style: seconds.style(),
        out: Rows::default(),
        zeros_lost: 0,
        dots_lost: 0,
        prefix_lost: 0,
        units_with_accounts: BTreeSet::new(),
        last_of_revenue: last_of_revenue(rows(), &columns),
    };
    scanner.out.styles.push(scanner.amount_style);
    if columns.second.is_some() {
        scanner.out.styles.push(scanner.second_style);
    }
    scanner.out.from_one = numbering == Numbering::FromOne;
    if numbering == Numbering::FromOne && village {
        scanner.out.chart = ChartGuess::Village;
    }
    rows().for_each(|cells| scanner.row(cells));
    scanner.finish()
}

impl<'t> Scanner<'t> {
    fn row(&mut self, cells: Cells<'t>) {
        let code = cells.get(self.columns.code).trim();
        if code.is_empty() {
            return self.uncoded(cells);
        }
        match Groups::read(code) {
            Some(groups) => self.coded(cells, code, groups),
            None => self.text(cells, code),
        }
    }

    fn coded(&mut self, cells: Cells<'t>, code: &'t str, groups: Groups<'t>) {
        // `01.02`: the same money again, by program; the accounts are the budget.
        let two_digits = groups.get(0).is_some_and(|first| first.len() == 2);
        if self.numbering == Numbering::FromOne && two_digits {
            self.out.skipped.push((cells.row(), SkipReason::SecondBreakdown));
            return;
        }
        let shift = self.shift(cells);
        let name = self.name(cells, shift);
        let read = |column: usize, style| amount(cells.get(column + shift), style);
        let (value, fault) = split(read(self.columns.amount, self.amount_style));
        let glued = glued_amount(cells.get(self.columns.amount + shift));
        let (value, fault) = match glued.filter(|_| fault.is_some()) {
            Some((digits, _)) => split(amount(digits, self.amount_style)),
            None => (value, fault),
        };
        let second = self.columns.second.and_then(|at| split(read(at, self.second_style)).0);
        let Some((kind, key)) = self.place(groups, &name, cells.row()) else {
            if value.is_some() {
                self.finding(FindingKind::CodeUnreadable, cells.row(), code, &name, value);
            } else {
                self.continuation(cells, 0);
            }
            return;
        };
        match fault {
            Some(MoneyError::DigitsLost) => {
                let text = cells.get(self.columns.amount + shift);
                self.unreadable(FindingKind::DigitsLost, cells.row(), code, &name, text);
            }
            Some(MoneyError::NotANumber | MoneyError::TooFine | MoneyError::TooLarge) => {
                let text = cells.get(self.columns.amount + shift);
                self.unreadable(FindingKind::AmountUnreadable, cells.row(), code, &name, text);
            }
            None => {}
        }
        let start = self.out.remarks.len();
        self.out.entries.push(Entry {
            row: cells.row(),
            code,
            kind,
            key,
            name,
            amount: value,
            second,
            remark: (start, start),
        });
        match glued {
            Some((_, remark)) if value.is_some() => self.keep_remark(Cow::Borrowed(remark)),
            _ => self.remark(cells, self.columns.remark + shift),
        }
    }

    /// What a row with this code and name is, and its key.
    fn place(&mut self, groups: Groups<'t>, name: &str, row: u32) -> Option<(Kind, Key)> {
        if self.numbering == Numbering::FromOne {
            // `2 Dana Perimbangan` between `1.1` and `1.3` is 1.2: its first number was lost.
            let lost = groups.get(0) != Some("1") && row < self.last_of_revenue;
            self.prefix_lost += u32::from(lost);
            return from_one(&groups, self.out.chart, lost);
        }
        let Some(place) = Place::of_region(groups) else {
            let unit = groups.len() == 3 && groups.get(1).is_some_and(|part| part.len() == 2);
            let numbers = (0..3).map_while(|at| groups.get(at)?.parse().ok());
            let numbers: Vec<u16> = numbers.collect();
            return unit.then_some((Kind::Unit, Key::default().extend(&numbers)?));
        };
        self.zeros_lost += u32::from(place.affair_lost_zero());
        self.dots_lost += u32::from(place.groups.undotted);
        let unit = place.unit().unwrap_or_default();
        let base = Key::default().extend(&unit)?;
        let (account, depth) = place.account_numbers()?;
        let account = account.get(..depth)?;
        let named_spending = || {
            let name = letters(name);
            name.starts_with("belanja")
                || name.starts_with("pendapatan")
                || name.starts_with("pembiayaan")
        };
        // The book prints these totals of the whole unit under the code of its first activity.
        let above_all = matches!(account, [_] | [_, _]) && named_spending();
        let Some(program) = place.program().filter(|_| !above_all) else {
            if !account.is_empty() {
                let key = base.push(ACCOUNTS)?.extend(account)?;
                self.units_with_accounts.insert(base);
                return Some((Kind::Account, key));
            }
            if place.non_activity() {
                return Some((Kind::NonActivity, base));
            }
            if place.full && self.units_with_accounts.contains(&base) {
                return Some((Kind::Affair, base.push(PROGRAMS)?.extend(&place.affair()?)?));
            }
            return place.full.then_some((Kind::Unit, base));
        };
        let key = base.push(PROGRAMS)?.extend(&place.affair()?)?.push(program)?;
        let Some(activity) = place.activity() else { return Some((Kind::Program, key)) };
        let key = key.push(activity)?;
        // `001.001.5.2` with the activity's own name is the activity's row.
        if account.len() < 3 {
            return Some((Kind::Activity, key));
        }
        Some((Kind::ActivityAccount, key.extend(account)?))
    }

    /// How many cells the amounts were moved to the right by a separator inside the name.
    fn shift(&self, cells: Cells<'_>) -> usize {
        let at = self.columns.amount;
        let first = self.columns.second.map_or(at, |second| second.min(at));
        let blank = |column: usize| cells.get(column).trim().is_empty();
        // A separator too many before the only amount.
        if blank(first) && looks_numeric(cells.get(first + 1)) {
            return usize::from((first + 2..cells.len()).all(blank));
        }
        let text = |shift: usize| {
            let cell = cells.get(first + shift);
            !cell.trim().is_empty() && !looks_numeric(cell) && cell.trim() != "-"
        };
        let shift = (0..4).take_while(|shift| text(*shift)).count();
        if shift != 0 && looks_numeric(cells.get(first + shift)) { shift } else { 0 }
    }

    fn name(&self, cells: Cells<'t>, shift: usize) -> Cow<'t, str> {
        let name = cells.get(self.columns.name).trim_matches([' ', '"', '\t', '\n']);
        if shift == 0 {
            return Cow::Borrowed(name);
        }
        let rest = (1..=shift).map(|at| cells.get(self.columns.name + at));
        Cow::Owned(rest.fold(name.to_owned(), |joined, part| joined + "," + part))
    }

    /// A row without a code: a printed total, a name or a remark carried on, or nothing of ours.
    fn uncoded(&mut self, cells: Cells<'t>) {
        if let Some(total) = self.total(cells) {
            self.out.totals.push(total);
            return;
        }
        let name = cells.get(self.columns.name).trim();
        let has_remark =
            (self.columns.amount..cells.len()).any(|at| !cells.get(at).trim().is_empty());
        let value = split(amount(cells.get(self.columns.amount), self.amount_style)).0;
        if name.is_empty() && value.is_none_or(Money::is_zero) {
            if has_remark {
                self.continuation(cells, self.columns.amount);
            }
            return;
        }
        if let Some(value) = value {
            if value.is_zero() {
                self.out.skipped.push((cells.row(), SkipReason::OutsideText));
            } else {
                // A total under another name, or a row that lost its code: the sums will tell.
                self.out.totals.push(TotalRow { row: cells.row(), name, amount: Some(value) });
            }
            return;
        }
        match self.out.entries.last_mut() {
            // A name that did not fit its line goes on below.
            Some(entry) if !has_remark && entry.remark.0 == entry.remark.1 => {
                let joined = format!("{} {name}", entry.name);
                entry.name = Cow::Owned(joined.trim().to_owned());
            }
            _ => self.out.skipped.push((cells.row(), SkipReason::OutsideText)),
        }
    }

    /// `JUMLAH BELANJA`, `SURPLUS / (DEFISIT)`: the name may stand in any cell.
    fn total(&self, cells: Cells<'t>) -> Option<TotalRow<'t>> {
        let (at, name) = cells.iter().enumerate().find(|(_, cell)| total_word(cell))?;
        let end = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
        let (words, number) = name.split_at(end);
        let column = if at <= self.columns.name { self.columns.amount } else { at + 1 };
        let printed = split(amount(cells.get(column), self.amount_style)).0;
        let inside = || Money::parse(number, NumberStyle::Plain).ok();
        let amount = printed.or_else(inside);
        Some(TotalRow { row: cells.row(), name: words.trim(), amount })
    }

    /// A row that begins with a text: a page's titles again, a remark carried on, a signature.
    fn text(&mut self, cells: Cells<'t>, code: &'t str) {
        if is_column_title(&letters(code)) && is_column_title(&letters(cells.get(1))) {
            self.out.skipped.push((cells.row(), SkipReason::PageHeader));
            return;
        }
        let value = split(amount(cells.get(self.columns.amount), self.amount_style)).0;
        let code_like = code.len() < 40
            && code.starts_with(|c: char| c.is_ascii_digit())
            && 3 <= code.matches('.').count();
        if code_like && value.is_some() {
            let name = cells.get(self.columns.name).trim();
            self.finding(FindingKind::CodeUnreadable, cells.row(), code, name, value);
            return;
        }
        self.continuation(cells, 0);
    }

    /// Adds the cells from `from` on to the remark of the row above.
    fn continuation(&mut self, cells: Cells<'t>, from: usize) {
        if self.out.entries.is_empty() {
            self.out.skipped.push((cells.row(), SkipReason::OutsideText));
            return;
        }
        let first = (from..cells.len()).find(|at| !cells.get(*at).trim().is_empty());
        if let Some(first) = first {
            self.remark(cells, first);
        }
    }

    /// Keeps a remark, put together again where its own separators broke it.
    fn remark(&mut self, cells: Cells<'t>, from: usize) {
        let full = (from..cells.len()).rev().find(|at| !cells.get(*at).trim().is_empty());
        let Some(last) = full else { return };
        let text = if last == from {
            Cow::Borrowed(cells.get(from))
        } else {
            let parts: Vec<_> = (from..=last).map(|at| cells.get(at)).collect();
            Cow::Owned(parts.join(","))
        };
        self.keep_remark(text);
    }

    fn keep_remark(&mut self, text: Cow<'t, str>) {
        self.out.remarks.push(text);
        let end = self.out.remarks.len();
        if let Some(entry) = self.out.entries.last_mut() {
            entry.remark.1 = end;
        }
    }

    fn finding(
        &mut self,
        kind: FindingKind,
        row: u32,
        code: &str,
        name: &str,
        printed: Option<Money>,
    ) {
        let reason = SkipReason::Unreadable;
        self.out.skipped.push((row, reason));
        let name = name.to_owned();
        let code = code.chars().take(ECHO_CHARS_MAX).collect();
        self.out.findings.push(Finding { row, code, name, printed, ..Finding::of_file(kind, "") });
    }

    fn unreadable(&mut self, kind: FindingKind, row: u32, code: &str, name: &str, text: &str) {
        let detail: String = text.trim().chars().take(ECHO_CHARS_MAX).collect();
        let (code, name) = (code.to_owned(), name.to_owned());
        self.out.findings.push(Finding { row, code, name, ..Finding::of_file(kind, detail) });
    }

    fn finish(mut self) -> Rows<'t> {
        for (kind, count) in [
            (FindingKind::TrailingZeroLost, self.zeros_lost),
            (FindingKind::DotsLost, self.dots_lost),
            (FindingKind::PrefixLost, self.prefix_lost),
        ] {
            if 0 < count {
                self.out.notes.push(Finding::of_file(kind, count.to_string()));
            }
        }
        if self.out.from_one && self.out.chart == ChartGuess::Permendagri13 {
            self.out.notes.push(Finding::of_file(FindingKind::NumberedFromOne, ""));
        }
        self.out
    }
}

/// Whether a text begins as the name of a total does.
pub(super) fn total_word(cell: &str) -> bool {
    let cell = cell.trim_start();
    let starts =
        |word: &str| cell.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    starts("JUMLAH ")
        || starts("TOTAL ")
        || starts("SURPLUS")
        || starts("DEFISIT")
        || starts("SELISIH PEMBIAYAAN")
        || starts("PEMBIAYAAN NETTO")
        || starts("PEMBIAYAAN NETO")
        || starts("SISA LEBIH")
        || cell.trim_end().eq_ignore_ascii_case("JUMLAH")
}

/// `62975000 Sumber Dana : …`: the separator between amount and remark is gone. A number, a blank
/// and a word can be read in one way only.
fn glued_amount(cell: &str) -> Option<(&str, &str)> {
    let (digits, text) = cell.trim().split_once(' ')?;
    let text = text.trim_start();
    (looks_numeric(digits) && text.starts_with(char::is_alphabetic)).then_some((digits, text))
}

fn split(read: Option<Result<Money, MoneyError>>) -> (Option<Money>, Option<MoneyError>) {
    match read {
        None => (None, None),
        Some(Ok(amount)) => (Some(amount), None),
        Some(Err(fault)) => (None, Some(fault)),
    }
}
