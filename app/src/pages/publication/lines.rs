//! Every line below a place, one by one, each with where it sits: what a search found, or what a
//! reader wants to go through.

use budget::Budget;
use budget::budget::Field;
use leptos::prelude::*;

use super::explorer::Exploring;
use crate::load::memo;
use crate::parts::amount::{ExactAmount, has_sen};
use crate::parts::virtual_rows::{PRINTED_MAX, VirtualRows, WHOLE_MAX};
use crate::settings::words;

/// A line as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    name: String,
    place: String,
    code: String,
    amount: budget::Money,
    address: String,
}

/// The texts of a line that say where it sits, the widest first, each once.
fn place_of(budget: &Budget, row: usize) -> String {
    let fields = [Field::Unit, Field::Activity, Field::Subactivity, Field::Account];
    let mut texts: Vec<&str> = fields.map(|field| budget.text_at(field, row)).into();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts.join(" › ")
}

fn shown(budget: &Budget, row: u32, base: &str) -> Option<Shown> {
    let row = row as usize;
    let id = budget.id(row)?;
    let named = [Field::Description, Field::Account, Field::AccountCode]
        .map(|field| budget.text_at(field, row));
    Some(Shown {
        name: named.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned(),
        place: place_of(budget, row),
        code: budget.text_at(Field::AccountCode, row).to_owned(),
        amount: budget.amounts().get(row).copied()?,
        address: format!("{base}/line/{id}"),
    })
}

/// The rows of the place, the largest amount first.
fn sorted(exploring: Exploring) -> Vec<u32> {
    let mut rows = exploring
        .seen
        .with(|seen| seen.as_ref().map(|seen| seen.place.rows.clone()).unwrap_or_default());
    exploring.loaded.with_value(|loaded| {
        let amounts = loaded.budget.amounts();
        rows.sort_unstable_by_key(|row| {
            (std::cmp::Reverse(amounts.get(*row as usize).copied()), *row)
        });
    });
    rows
}

/// The list.
#[component]
pub(super) fn LineList(exploring: Exploring) -> impl IntoView {
    let t = words();
    let rows = memo(move || sorted(exploring));
    let count = move || rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
    let body = move || {
        let count = rows.with(Vec::len);
        let row = move |at: usize| {
            let shown = exploring.loaded.with_value(|loaded| {
                let row = rows.with_untracked(|rows| rows.get(at).copied())?;
                exploring.base.with_value(|base| shown(&loaded.budget, row, base))
            });
            shown.map(|line| line_row(at, line))
        };
        view! { <VirtualRows count row /> }
    };
    // Of all rows, not of those that can be seen: no column changes while one scrolls.
    let with_sen = memo(move || {
        exploring.loaded.with_value(|loaded| {
            let amounts = loaded.budget.amounts();
            let amount = |row: &u32| amounts.get(*row as usize).copied();
            rows.with(|rows| rows.iter().filter_map(amount).any(has_sen))
        })
    });
    let cut = move || {
        let cut = rows.with(|rows| PRINTED_MAX < rows.len());
        let most = u32::try_from(PRINTED_MAX).unwrap_or(u32::MAX);
        cut.then(|| view! { <p class="print-only">{(t.explorer.print_cut)(most)}</p> })
    };
    view! {
        <section class="lines">
            <h2>{move || (t.explorer.lines_count)(count())}</h2>
            <div
                class="table-scroll"
                class:nodes-long=move || rows.with(|rows| WHOLE_MAX < rows.len())
                role="region"
                aria-label=t.explorer.lines
                tabindex="0"
            >
                <table class:with-sen=with_sen aria-rowcount=move || count() + 1>
                    <thead>
                        <tr aria-rowindex="1">
                            <th scope="col">{t.explorer.name}</th>
                            <th scope="col" class="number">
                                {t.explorer.amount}
                            </th>
                        </tr>
                    </thead>
                    {body}
                </table>
            </div>
            {cut}
        </section>
    }
}

fn line_row(at: usize, line: Shown) -> impl IntoView {
    view! {
        <tr aria-rowindex=at + 2>
            <th scope="row">
                <span class="row-name">
                    <a href=line.address>{line.name}</a>
                    " "
                    <span class="code">{line.code}</span>
                </span>
                <span class="line-place">{line.place}</span>
            </th>
            <td class="number">
                <ExactAmount amount=line.amount />
            </td>
        </tr>
    }
}
