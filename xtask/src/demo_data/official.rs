//! The official figures beside the books: the summary of a government's accounts, and the table of
//! its units. What has no book is missing with its official total; what a book cannot have (grants,
//! transfers, financing: by law they are the treasurer's) comes from the summary, as printed.

use anyhow::{Context, Result, ensure};
use budget::code::Code;
use budget::import::{Finding, FindingKind, Imported, Report};
use budget::line::{Coded, Line, LineId, Section};
use budget::money::{Money, NumberStyle};
use std::path::Path;

/// Spending that only the region's treasurer *(PPKD)* budgets: interest, subsidies, grants, social
/// assistance, shared revenue, financial assistance, contingency (Permendagri 13/2006: everything
/// under indirect spending but personnel).
pub fn is_treasurers(line: &Line) -> bool {
    line.section == Section::Expenditure
        && line.account.code.ancestor(3).is_some_and(|jenis| {
            jenis.strip_prefix("5.1.").is_some_and(|digit| ("2"..="8").contains(&digit))
        })
}

/// A unit in the official table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialUnit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its revenue after the change.
    pub revenue: Money,
    /// Its spending after the change.
    pub expenditure: Money,
}

/// What the summary prints as the total of a side, which may be more than its own lines add up to.
/// A finding holds what one printed sum has beyond the printed rows below it; together these make
/// up the whole difference.
///
/// # Errors
/// Where that does not come to the printed total of spending, or a sum does not fit.
pub fn printed(report: &Report, side: Section) -> Result<Money> {
    let sum = |side| {
        let lines = match side {
            Section::Revenue => report.revenue,
            Section::Expenditure => report.expenditure,
            Section::FinancingIn => report.financing_in,
            Section::FinancingOut => report.financing_out,
        };
        let of_side = |finding: &&Finding| {
            Section::of_account(&account_of(report, finding)) == Some(side)
                && finding.kind != FindingKind::SecondColumnMismatch
        };
        let mut printed = lines;
        for finding in report.findings.iter().filter(of_side) {
            if let (Some(more), Some(rows)) = (finding.printed, finding.computed) {
                printed = printed.plus(more)?.minus(rows)?;
            }
        }
        anyhow::Ok(printed)
    };
    let spending = sum(Section::Expenditure)?;
    ensure!(
        report.printed_expenditure.is_none_or(|printed| printed == spending),
        "{}: {spending} is not what is printed",
        report.file
    );
    sum(side)
}

/// The account of a finding in a summary, as the chart writes it: some summaries number revenue,
/// spending and financing 1, 2 and 3 where the chart has 4, 5 and 6.
fn account_of(report: &Report, finding: &Finding) -> String {
    let code: String = finding.code.split_whitespace().collect();
    let from_one = report.notes.iter().any(|note| note.kind == FindingKind::NumberedFromOne);
    let shifted = |first: char| first.to_digit(10).and_then(|n| char::from_digit(n + 3, 10));
    match code.chars().next().and_then(shifted).filter(|_| from_one) {
        Some(first) => std::iter::once(first).chain(code.chars().skip(1)).collect(),
        None => code,
    }
}

/// The lines of a summary: what it prints of each account that is nothing is left out (its form has
/// room for more than there is), and no line says which unit it is. Where it prints a sum and
/// nothing below it, the sum is the line.
///
/// # Errors
/// Where an account cannot be read.
pub fn summary_lines(summary: &Imported) -> Result<Vec<Line>> {
    let says_something = |line: &&Line| {
        !line.amount.is_zero() || line.previous_amount.is_some_and(|before| !before.is_zero())
    };
    let without_unit = |line: &Line| Line { unit: Coded::default(), ..line.clone() };
    let mut lines: Vec<Line> =
        summary.lines.iter().filter(says_something).map(without_unit).collect();
    for finding in &summary.report.findings {
        let code = account_of(&summary.report, finding);
        let alone =
            finding.kind == FindingKind::SubtotalMismatch && finding.computed == Some(Money::ZERO);
        if let (Some(section), Some(amount)) =
            (Section::of_account(&code).filter(|_| alone), finding.printed)
        {
            let mut line = Line::new(LineId::from_u64(0), section, amount);
            line.account = Coded { code: Code::parse(&code)?, name: finding.name.clone() };
            line.description.clone_from(&finding.name);
            "Ringkasan resmi mencetak jumlah ini tanpa rincian.".clone_into(&mut line.remark);
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Where the table of affairs and units has its columns: revenue and spending after the change.
const REVENUE: usize = 3;
const EXPENDITURE: usize = 11;

/// Reads *Ringkasan Perubahan APBD menurut urusan pemerintahan daerah dan organisasi*: a row for
/// each affair of each unit, names running on in rows without a code. Checked against the rows of
/// the two groups of affairs, which hold the totals.
///
/// # Errors
/// Where the file cannot be read or its units do not add up to its own totals.
pub fn units(path: &Path) -> Result<Vec<OfficialUnit>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path)?;
    let mut units: Vec<OfficialUnit> = Vec::new();
    let mut printed = Money::ZERO;
    let mut last: Option<usize> = None;
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or("").trim();
        let name = cell(1).split_whitespace().collect::<Vec<_>>().join(" ");
        let amount = |at: usize| Money::parse(cell(at), NumberStyle::Plain);
        if cell(0).is_empty() {
            let runs_on = last.and_then(|at| units.get_mut(at)).filter(|_| !name.is_empty());
            if let Some(unit) = runs_on.filter(|unit| !unit.name.ends_with(&name)) {
                unit.name = format!("{} {name}", unit.name);
            }
            continue;
        }
        last = None;
        let Some((_, unit)) = cell(0).split_once(" . ") else {
            if matches!(cell(0), "1" | "2") {
                printed = printed.plus(amount(EXPENDITURE)?)?;
            }
            continue;
        };
        let (revenue, expenditure) = (amount(REVENUE)?, amount(EXPENDITURE)?);
        let code = Code::parse(unit.trim()).context("a unit's code")?.to_string();
        let at = units.iter().position(|known| known.code == code).unwrap_or(units.len());
        if let Some(known) = units.get_mut(at) {
            known.revenue = known.revenue.plus(revenue)?;
            known.expenditure = known.expenditure.plus(expenditure)?;
        } else {
            units.push(OfficialUnit { code, name, revenue, expenditure });
            last = Some(at);
        }
    }
    let sum = Money::sum(units.iter().map(|unit| unit.expenditure))?;
    ensure!(sum == printed, "{}: units {sum}, printed {printed}", path.display());
    Ok(units)
}

/// The lines of revenue: the summary's, and in their place those of the books where these give
/// exactly the same sum for the same account, since they also say which unit collects.
///
/// # Errors
/// Where a sum does not fit.
pub fn revenue(summary: &[Line], books: &[Line]) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for official in summary.iter().filter(|line| line.section == Section::Revenue) {
        let account = official.account.code.as_str();
        let depth = official.account.code.depth();
        let same: Vec<_> = books
            .iter()
            .filter(|line| line.section == Section::Revenue)
            .filter(|line| line.account.code.ancestor(depth) == Some(account))
            .collect();
        let sum = Money::sum(same.iter().map(|line| line.amount))?;
        let before = Money::sum(same.iter().filter_map(|line| line.previous_amount))?;
        let agrees = sum == official.amount
            && official.previous_amount.is_none_or(|previous| previous == before);
        if agrees && !same.is_empty() {
            lines.extend(same.into_iter().cloned());
        } else {
            lines.push(official.clone());
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(account: &str, unit: &str, sen: i64) -> Line {
        let section = Section::of_account(account).unwrap();
        let mut line = Line::new(LineId::from_u64(1), section, Money::from_sen(sen));
        line.account = Coded { code: Code::parse(account).unwrap(), name: String::new() };
        line.unit.name = unit.to_owned();
        line
    }

    #[test]
    fn only_the_treasurer_budgets_grants_and_transfers() {
        let is = |account| is_treasurers(&line(account, "", 1));
        for account in ["5.1.2", "5.1.4.05.01", "5.1.8"] {
            assert!(is(account), "{account}");
        }
        for account in ["5.1.1.01", "5.2.2", "5.1", "4.1.2", "6.1.1"] {
            assert!(!is(account), "{account}");
        }
    }

    #[test]
    fn a_books_revenue_stands_for_the_summarys_only_where_both_agree_to_the_sen() {
        let summary = [line("4.1.2.01", "", 300), line("4.1.1", "", 900), line("5.2.2", "", 5)];
        let books = [
            line("4.1.2.01.01", "A", 100),
            line("4.1.2.01.02", "B", 200),
            line("4.1.1.01", "A", 1),
        ];
        let taken = revenue(&summary, &books).unwrap();
        let units: Vec<_> = taken.iter().map(|line| line.unit.name.as_str()).collect();
        assert_eq!(units, ["A", "B", ""]);
        assert_eq!(Money::sum(taken.iter().map(|line| line.amount)), Ok(Money::from_sen(1_200)));
    }
}
