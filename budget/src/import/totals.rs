//! Printed grand totals against the sides that they name: `JUMLAH BELANJA`, `SURPLUS / (DEFISIT)`,
//! and the rows 4, 5 and 6 themselves.

use super::entry::{Entry, Kind, Rows, TotalRow};
use super::header::letters;
use super::report::{ChartGuess, Finding, FindingKind, Report, SkipReason};
use super::rows::total_word;
use super::tree::{self, Column, Tree};
use crate::money::Money;

/// Compares printed totals with the sides that they name.
pub(super) fn check(rows: &Rows<'_>, tree: &Tree, report: &mut Report) {
    let printed =
        Printed { rows, tree, first: if rows.chart == ChartGuess::Village { 1 } else { 4 } };
    report.printed_expenditure = printed.spending();
    let spending = printed.value(&[printed.first + 1]).or(report.printed_expenditure);
    let sides = Sides {
        revenue: printed.value(&[printed.first]).unwrap_or(report.revenue),
        spending: spending.unwrap_or(report.expenditure),
        financing_in: printed.value(&[printed.first + 2, 1]).unwrap_or(report.financing_in),
        financing_out: printed.value(&[printed.first + 2, 2]).unwrap_or(report.financing_out),
    };
    for total in &rows.totals {
        check_row(total, &sides, report);
    }
    match report.printed_expenditure {
        None if report.expenditure != Money::ZERO && report.findings.is_empty() => {
            report.findings.push(Finding::of_file(FindingKind::NoPrintedTotal, ""));
        }
        Some(printed) if printed != report.expenditure && report.findings.is_empty() => {
            report.findings.push(Finding {
                printed: Some(printed),
                computed: Some(report.expenditure),
                ..Finding::of_file(FindingKind::TotalMismatch, "")
            });
        }
        None | Some(_) => {}
    }
}

/// One row such as `JUMLAH BELANJA`; a row without a name must be one of the sides.
fn check_row(total: &TotalRow<'_>, sides: &Sides, report: &mut Report) {
    let Some(printed) = total.amount else { return };
    let finding = |kind, computed| Finding {
        row: total.row,
        name: total.name.to_owned(),
        printed: Some(printed),
        computed,
        ..Finding::of_file(kind, "")
    };
    let Some(computed) = sides.of(&letters(total.name)) else {
        if !sides.any(printed) && !total_word(total.name) {
            report.skipped.push((total.row, SkipReason::Unreadable));
            report.findings.push(finding(FindingKind::CodeUnreadable, None));
        }
        return;
    };
    if computed == printed {
        return;
    }
    // `SURPLUS / (DEFISIT)` with the parentheses gone: the row is named for both signs.
    if total.name.contains('(') && computed.abs() == printed.abs() {
        report.notes.push(finding(FindingKind::SignLost, Some(computed)));
    } else {
        report.findings.push(finding(FindingKind::TotalMismatch, Some(computed)));
    }
}

/// What a file prints of its sides.
struct Printed<'a, 't> {
    rows: &'a Rows<'t>,
    tree: &'a Tree,
    /// The number of revenue: 4, or a village's 1; spending and financing follow.
    first: u16,
}

impl Printed<'_, '_> {
    fn rows_of(&self, account: &[u16]) -> impl Iterator<Item = (usize, &Entry<'_>)> {
        self.rows.entries.iter().enumerate().filter(move |(_, entry)| {
            entry.kind == Kind::Account && entry.key.unit_account() == Some(account)
        })
    }

    /// The amount of an account, over all units; what its children add up to where it is absent.
    fn value(&self, account: &[u16]) -> Option<Money> {
        let value = |(at, _)| self.tree.value(&self.rows.entries, at, Column::Amount);
        self.rows_of(account).filter_map(value).reduce(|sum, value| sum.plus(value).unwrap_or(sum))
    }

    /// The amount that is really printed.
    fn amount(&self, account: &[u16]) -> Option<Money> {
        let amounts = self.rows_of(account).filter_map(|(_, entry)| entry.amount);
        amounts.reduce(|sum, value| sum.plus(value).unwrap_or(sum))
    }

    /// The total of spending: the row 5 (`BELANJA`), or `JUMLAH BELANJA`, or the rows 5.1 and 5.2
    /// where nothing else is spent.
    fn spending(&self) -> Option<Money> {
        let spending = self.first + 1;
        let named = |total: &&TotalRow<'_>| letters(total.name) == "jumlahbelanja";
        let total = || self.rows.totals.iter().find(named)?.amount;
        self.amount(&[spending]).or_else(total).or_else(|| {
            let lost = self.rows_of(&[spending]).next().is_some();
            let parts = [self.amount(&[spending, 1]), self.amount(&[spending, 2])];
            let sum = parts.into_iter().flatten().reduce(|sum, part| sum.plus(part).unwrap_or(sum));
            sum.filter(|_| !lost && !self.has_strays(spending))
        })
    }

    /// Whether spending stands outside of 5.1 and 5.2.
    fn has_strays(&self, spending: u16) -> bool {
        self.rows.entries.iter().enumerate().any(|(at, entry)| {
            let account = entry.key.unit_account();
            let half = account.is_some_and(|account| account.len() == 2);
            let spends = account.is_none_or(|account| account.first() == Some(&spending));
            let root = self.tree.parent(at).is_none() && tree::is_node(entry);
            root && spends && !half && entry.amount.is_some()
        })
    }
}

struct Sides {
    revenue: Money,
    spending: Money,
    financing_in: Money,
    financing_out: Money,
}

impl Sides {
    /// Whether it is one of the sides, or what is left between them.
    fn any(&self, amount: Money) -> bool {
        let left = [self.revenue.minus(self.spending), self.financing_in.minus(self.financing_out)];
        let sides = [self.revenue, self.spending, self.financing_in, self.financing_out];
        sides.contains(&amount) || left.contains(&Ok(amount))
    }

    /// The amount that a total of this name must have; `None` for a name that is not understood.
    fn of(&self, name: &str) -> Option<Money> {
        let surplus = self.revenue.minus(self.spending).ok()?;
        let net = self.financing_in.minus(self.financing_out).ok()?;
        match name {
            "jumlahpendapatan" | "totalpendapatan" => Some(self.revenue),
            "jumlahbelanja" | "totalbelanja" | "jumlah" => Some(self.spending),
            "surplusdefisit" | "surplus" | "defisit" => Some(surplus),
            "pembiayaannetto" | "pembiayaanneto" | "selisihpembiayaan" => Some(net),
            "jumlahpenerimaanpembiayaan" => Some(self.financing_in),
            "jumlahpengeluaranpembiayaan" => Some(self.financing_out),
            _ if name.starts_with("sisalebih") => surplus.plus(net).ok(),
            _ => None,
        }
    }
}
