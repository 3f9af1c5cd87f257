//! Printed grand totals against the sides that they name: `JUMLAH BELANJA`, `SURPLUS / (DEFISIT)`,
//! and the rows 4, 5 and 6 themselves.

use super::header::letters;
use super::report::{ChartGuess, Finding, FindingKind, Report, SkipReason};
use super::rows::{Kind, Rows, total_word};
use super::tree::{self, Column, Tree};
use crate::money::Money;

/// Compares printed totals without a code with the sides that they name.
pub(super) fn check(rows: &Rows<'_>, tree: &Tree, report: &mut Report) {
    let printed = |account: &[u16]| {
        let tops = rows.entries.iter().enumerate().filter(|(_, entry)| {
            entry.kind == Kind::Account && entry.key.unit_account() == Some(account)
        });
        let values = tops.filter_map(|(at, _)| tree.value(&rows.entries, at, Column::Amount));
        values.reduce(|sum, value| sum.plus(value).unwrap_or(sum))
    };
    let by_one = if rows.chart == ChartGuess::Village { 3 } else { 0 };
    let spending = printed(&[5 - by_one]).or_else(|| {
        // Without BELANJA its two halves are the total, or one of them where nothing else is spent.
        let parts = [printed(&[5 - by_one, 1]), printed(&[5 - by_one, 2])];
        let sum = parts.into_iter().flatten().reduce(|sum, part| sum.plus(part).unwrap_or(sum));
        let stray = rows.entries.iter().enumerate().any(|(at, entry)| {
            let account = entry.key.unit_account();
            let half = account.is_some_and(|account| account.len() == 2);
            let spends = account.is_none_or(|account| account.first() == Some(&(5 - by_one)));
            tree.parent(at).is_none()
                && spends
                && !half
                && entry.amount.is_some()
                && tree::is_node(entry)
        });
        sum.filter(|_| !stray)
    });
    report.printed_expenditure = spending;
    let revenue = printed(&[4 - by_one]).unwrap_or(report.revenue);
    let sides = Sides {
        revenue,
        spending: spending.unwrap_or(report.expenditure),
        financing_in: printed(&[6 - by_one, 1]).unwrap_or(report.financing_in),
        financing_out: printed(&[6 - by_one, 2]).unwrap_or(report.financing_out),
    };
    for total in &rows.totals {
        let Some(printed) = total.amount else { continue };
        let name = letters(total.name);
        let Some(computed) = sides.of(&name) else {
            if !sides.any(printed) && !total_word(total.name) {
                report.skipped.push((total.row, SkipReason::Unreadable));
                report.findings.push(Finding {
                    row: total.row,
                    name: total.name.to_owned(),
                    printed: Some(printed),
                    ..Finding::of_file(FindingKind::CodeUnreadable, "")
                });
            }
            continue;
        };
        if computed == printed {
            continue;
        }
        // `SURPLUS / (DEFISIT)` with the parentheses gone: the row is named for both signs.
        let unsigned = total.name.contains('(') && computed.abs() == printed.abs();
        let kind = if unsigned { FindingKind::SignLost } else { FindingKind::TotalMismatch };
        let finding = Finding {
            row: total.row,
            name: total.name.to_owned(),
            printed: Some(printed),
            computed: Some(computed),
            ..Finding::of_file(kind, "")
        };
        if unsigned { report.notes.push(finding) } else { report.findings.push(finding) }
    }
    let spends = report.expenditure != Money::ZERO;
    match report.printed_expenditure {
        None if spends => {
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
