//! The table of a place: every node with its exact amount, its share as a bar and in figures, and
//! its change where the budget says what was before. Sorted by the address.

use std::cmp::Ordering;

use budget::Money;
use budget::code;
use budget::tree::Node;
use leptos::prelude::*;

use super::address::{Column, Sort};
use super::explorer::{Exploring, Seen};
use super::names::name_of;
use super::picture::{colour_among, here};
use crate::load::memo;
use crate::parts::amount::{Change, ExactAmount, has_sen};
use crate::parts::virtual_rows::{VirtualRows, WHOLE_MAX};
use crate::settings::words;
use crate::share::{percent, share};
use crate::text::Text;

/// What the nodes of a place have to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    previous: bool,
    realised: bool,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    node: Node,
    /// The class that colours its bar.
    colour: &'static str,
    share: Option<u32>,
    address: String,
}

fn change(node: &Node) -> Option<Money> {
    node.amount.minus(node.previous?).ok()
}

fn compare(a: &Node, b: &Node, sort: Sort) -> Ordering {
    let by_name = || a.name.to_lowercase().cmp(&b.name.to_lowercase());
    let order = match sort.column {
        Column::Name => by_name(),
        Column::Amount => a.amount.cmp(&b.amount),
        Column::Previous => a.previous.cmp(&b.previous),
        Column::Change => change(a).cmp(&change(b)),
        Column::Realised => a.realised.cmp(&b.realised),
    };
    let order = if sort.descending { order.reverse() } else { order };
    order
        .then_with(|| code::compare(&a.code, &b.code))
        .then_with(by_name)
        .then_with(|| a.key.cmp(&b.key))
}

fn rows(exploring: Exploring) -> Vec<Row> {
    let view = exploring.view.get();
    exploring.seen.with(|seen| {
        let Some(seen) = seen else { return Vec::new() };
        let Seen { cut, purposes, .. } = seen;
        let mut rows: Vec<Row> = cut
            .nodes
            .iter()
            .zip(purposes)
            .map(|(node, purpose)| Row {
                node: node.clone(),
                colour: colour_among(*purpose, seen),
                share: share(node.amount, cut.total),
                address: exploring.address_of(&view, node),
            })
            .collect();
        rows.sort_unstable_by(|a, b| compare(&a.node, &b.node, view.sort));
        rows
    })
}

/// The table.
#[component]
pub(super) fn NodeTable(exploring: Exploring) -> impl IntoView {
    let t = words();
    let rows = memo(move || rows(exploring));
    let columns = memo(move || {
        rows.with(|rows| Columns {
            previous: rows.iter().any(|row| row.node.previous.is_some()),
            realised: rows.iter().any(|row| row.node.realised.is_some()),
        })
    });
    let with_sen = move || rows.with(|rows| rows.iter().any(|row| has_sen(row.node.amount)));
    let caption = move || {
        let level = exploring.seen.with(|seen| seen.as_ref().map(|seen| seen.place.level));
        let level = level.map(t.level).unwrap_or_default();
        (t.explorer.table_caption)(&here(t, exploring), level)
    };
    let body = move || {
        let columns = columns.get();
        let count = rows.with(Vec::len);
        let row = move |at: usize| {
            rows.with_untracked(|rows| rows.get(at).cloned())
                .map(|row| view! { <NodeRow exploring row at columns /> })
        };
        view! { <VirtualRows count row /> }
    };
    view! {
        <div
            class="table-scroll nodes"
            class:nodes-amended=move || columns.with(|c| c.previous || c.realised)
            class:nodes-long=move || rows.with(|rows| WHOLE_MAX < rows.len())
            role="region"
            aria-label=t.explorer.table
            tabindex="0"
        >
            <table class:with-sen=with_sen aria-rowcount=move || rows.with(|rows| rows.len() + 2)>
                <caption>{caption}</caption>
                {move || head(t, exploring, columns.get())}
                {body}
                {move || foot(t, exploring, columns.get())}
            </table>
        </div>
    }
}

fn head(t: &'static Text, exploring: Exploring, columns: Columns) -> impl IntoView {
    let e = &t.explorer;
    let sorted = move |column: Column, name: &'static str, class: &'static str| {
        let order = move || {
            let sort = exploring.view.with(|view| view.sort);
            (sort.column == column).then_some(if sort.descending {
                "descending"
            } else {
                "ascending"
            })
        };
        let address = move || exploring.changed(|view| view.sort = view.sort.by(column));
        view! {
            <th scope="col" class=class aria-sort=order>
                <a class="sort" href=address data-noscroll title=(e.sorted_by)(name)>
                    {name}
                </a>
            </th>
        }
    };
    view! {
        <thead>
            <tr aria-rowindex="1">
                {sorted(Column::Name, e.name, "column-name")}
                {sorted(Column::Amount, e.amount, "number")}
                <th scope="col" class="number column-share">
                    {e.share}
                </th>
                {columns.previous.then(|| sorted(Column::Previous, e.previous, "number"))}
                {columns.previous.then(|| sorted(Column::Change, e.change, "number"))}
                {columns.realised.then(|| sorted(Column::Realised, e.realised, "number"))}
            </tr>
        </thead>
    }
}

#[component]
fn NodeRow(exploring: Exploring, row: Row, at: usize, columns: Columns) -> impl IntoView {
    let t = words();
    let Row { node, colour, share, address } = row;
    let name = name_of(t, &node);
    let shown_share = share.map(|share| percent(share, t.lang)).unwrap_or_default();
    let (key, over, focus) = (node.key.clone(), node.key.clone(), node.key.clone());
    let pointed = exploring.pointed;
    let is_pointed = move || pointed.with(|pointed| pointed.as_ref() == Some(&key));
    view! {
        <tr
            aria-rowindex=at + 2
            class:row-pointed=is_pointed
            on:mouseenter=move |_| pointed.set(Some(over.clone()))
            on:mouseleave=move |_| pointed.set(None)
        >
            <th scope="row">
                <span class="row-name">
                    <a
                        href=address
                        data-noscroll=node.line.is_none()
                        data-key=node.key.clone()
                        on:focus=move |_| pointed.set(Some(focus.clone()))
                    >
                        {name}
                    </a>
                    " "
                    <span class="code">{node.code.clone()}</span>
                </span>
                {bar(share, colour)}
                <span class="row-share" aria-hidden="true">
                    {shown_share.clone()}
                </span>
            </th>
            <td class="number" data-label=t.explorer.amount>
                <ExactAmount amount=node.amount />
            </td>
            <td class="number column-share">{shown_share}</td>
            {columns.previous.then(|| optional(t.explorer.previous, node.previous))}
            {columns.previous.then(|| changed(t, &node))}
            {columns.realised.then(|| optional(t.explorer.realised, node.realised))}
        </tr>
    }
}

fn bar(share: Option<u32>, colour: &'static str) -> impl IntoView {
    let share = share.unwrap_or(0);
    view! {
        <span class="bar" aria-hidden="true">
            <span
                class=format!("bar-part {colour}")
                style:width=format!("{}.{:02}%", share / 100, share % 100)
            ></span>
        </span>
    }
}

fn optional(label: &'static str, amount: Option<Money>) -> impl IntoView {
    view! {
        <td class="number" data-label=label>
            {amount.map(|amount| view! { <ExactAmount amount /> })}
        </td>
    }
}

/// The change, and in words where there was nothing before or is nothing now.
fn changed(t: &'static Text, node: &Node) -> impl IntoView + use<> {
    let word = match node.previous {
        Some(previous) if previous.is_zero() && !node.amount.is_zero() => Some(t.explorer.new),
        Some(previous) if !previous.is_zero() && node.amount.is_zero() => Some(t.explorer.gone),
        Some(_) | None => None,
    };
    view! {
        <td class="number" data-label=t.explorer.change>
            {change(node).map(|amount| view! { <Change amount /> })}
            {word.map(|word| view! { <span class="change-word">{word}</span> })}
        </td>
    }
}

/// The sum of the rows, below them.
fn foot(t: &'static Text, exploring: Exploring, columns: Columns) -> impl IntoView {
    exploring.seen.with(|seen| {
        let seen = seen.as_ref()?;
        let total = &seen.place.total;
        let whole = seen.cut.total == total.amount;
        let before = (columns.previous && whole).then_some(total.previous).flatten();
        let realised = (columns.realised && whole).then_some(total.realised).flatten();
        let difference = before.and_then(|before| total.amount.minus(before).ok());
        let change = difference.map(|amount| view! { <Change amount /> });
        Some(view! {
            <tfoot>
                <tr aria-rowindex=seen.cut.nodes.len() + 2>
                    <th scope="row">{t.explorer.total}</th>
                    <td class="number" data-label=t.explorer.amount>
                        <ExactAmount amount=seen.cut.total />
                    </td>
                    <td class="number column-share"></td>
                    {columns.previous.then(|| optional(t.explorer.previous, before))}
                    {columns
                        .previous
                        .then(|| {
                            view! {
                                <td class="number" data-label=t.explorer.change>
                                    {change}
                                </td>
                            }
                        })}
                    {columns.realised.then(|| optional(t.explorer.realised, realised))}
                </tr>
            </tfoot>
        })
    })
}
