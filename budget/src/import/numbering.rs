//! Files that number revenue, spending and financing 1, 2 and 3: villages, whose chart is that one
//! (Permendagri 113/2014), and a province's summaries, whose chart has 4, 5 and 6.

use super::entry::Kind;
use super::header::{Columns, letters};
use super::key::{ACCOUNTS, Key};
use super::place::{Groups, Place};
use super::report::ChartGuess;
use super::table::Cells;

/// How the codes of a file are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    Region,
    /// Accounts alone, 1 revenue, 2 spending, 3 financing.
    FromOne,
}

/// Whether revenue is 4, as in the regions' chart, or 1.
pub(super) fn numbering<'t>(
    mut rows: impl Iterator<Item = Cells<'t>>,
    columns: &Columns,
) -> Numbering {
    let from_one = rows.any(|cells| {
        cells.get(columns.code).trim() == "1"
            && letters(cells.get(columns.name)).starts_with("pendapatan")
    });
    if from_one { Numbering::FromOne } else { Numbering::Region }
}

/// The number of the last row whose code begins with 1.
pub(super) fn last_of_revenue<'t>(rows: impl Iterator<Item = Cells<'t>>, columns: &Columns) -> u32 {
    let of_revenue = rows.filter(|cells| {
        let code = cells.get(columns.code).trim();
        code == "1" || code.starts_with("1.")
    });
    of_revenue.last().map_or(0, Cells::row)
}

/// The account as a key, for files that number revenue, spending and financing from 1.
pub(super) fn from_one(groups: &Groups<'_>, chart: ChartGuess, lost: bool) -> Option<(Kind, Key)> {
    let place = Place::of_account(*groups);
    let first = lost.then_some(Some(1));
    let mut numbers: Vec<u16> = first.into_iter().chain(place.account()).collect::<Option<_>>()?;
    if chart == ChartGuess::Permendagri13
        && let Some(first) = numbers.first_mut()
    {
        *first += 3;
    }
    Some((Kind::Account, Key::default().extend(&[0, 0, 0, ACCOUNTS])?.extend(&numbers)?))
}
