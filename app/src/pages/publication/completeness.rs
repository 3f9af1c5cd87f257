//! How whole a budget is: what is missing from its source, and the official totals beside ours.
//! A budget that is incomplete says so before anything is drawn of it.

use budget::Money;
use budget::money::Lang;
use budget::publication::{ManifestV1, Missing, Note};
use leptos::html::Details;
use leptos::prelude::*;

use crate::parts::amount::{Change, ExactAmount};
use crate::settings::words;
use crate::text::Text;

/// The notice, where there is something to notice.
#[component]
pub(super) fn Completeness(manifest: ManifestV1) -> impl IntoView {
    let t = words();
    let p = &t.publication;
    let notes = notes(t, &manifest.completeness.notes);
    if manifest.is_complete() {
        return notes.into_any();
    }
    let missing = &manifest.completeness.missing;
    let whole = manifest.stated().map(|whole| whole.expenditure);
    let lacking = whole.and_then(|whole| whole.minus(manifest.totals.expenditure).ok());
    let lacking = lacking.filter(|lacking| Money::ZERO < *lacking).map(|l| l.short(t.lang));
    let box_of_it = NodeRef::<Details>::new();
    // On paper there is nothing to open.
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        if let Some(details) = box_of_it.get_untracked() {
            details.set_open(true);
        }
    });
    on_cleanup(move || printing.remove());
    view! {
        <section class="incomplete" aria-label=p.incomplete>
            <details node_ref=box_of_it>
                <summary>
                    <strong>{p.incomplete}"."</strong>
                    " "
                    {(p.incomplete_lead)(lacking.as_deref())}
                </summary>
                <div class="incomplete-body">
                    <p>{p.official_differs}</p>
                    {official(t, &manifest)}
                    {(!missing.is_empty()).then(|| missing_units(t, &manifest))} {notes}
                </div>
            </details>
        </section>
    }
    .into_any()
}

fn notes(t: &'static Text, notes: &[Note]) -> impl IntoView + use<> {
    let note = |note: &Note| match t.lang {
        Lang::Id => note.id.clone(),
        Lang::En => note.en.clone(),
    };
    // Two books of one office may have the same said of them.
    let mut said: Vec<String> = Vec::new();
    for note in notes.iter().map(note) {
        if !said.contains(&note) {
            said.push(note);
        }
    }
    said.into_iter().map(|note| view! { <p class="quiet note">{note}</p> }).collect_view()
}

/// The official totals beside ours, where the source prints them.
fn official(t: &'static Text, manifest: &ManifestV1) -> impl IntoView + use<> {
    use budget::Section::{Expenditure, FinancingIn, FinancingOut, Revenue};
    let (printed, ours) = (manifest.completeness.official?, manifest.totals);
    let p = &t.publication;
    let rows = [
        (Revenue, printed.revenue, ours.revenue),
        (Expenditure, printed.expenditure, ours.expenditure),
        (FinancingIn, printed.financing_in, ours.financing_in),
        (FinancingOut, printed.financing_out, ours.financing_out),
    ];
    let row = |(section, printed, ours): (_, Option<Money>, Money)| {
        let printed = printed?;
        let difference = ours.minus(printed).unwrap_or(Money::ZERO);
        Some(view! {
            <tr>
                <th scope="row">{t.section(section)}</th>
                <td class="number" data-label=p.official>
                    <ExactAmount amount=printed />
                </td>
                <td class="number" data-label=p.ours>
                    <ExactAmount amount=ours />
                </td>
                <td class="number" data-label=p.difference>
                    <Change amount=difference />
                </td>
            </tr>
        })
    };
    Some(view! {
        <div class="table-scroll stacking" role="region" aria-label=p.official tabindex="0">
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">{t.explorer.in_rupiah}</th>
                        <th scope="col" class="number">{p.official}</th>
                        <th scope="col" class="number">{p.ours}</th>
                        <th scope="col" class="number">{p.difference}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().filter_map(row).collect_view()}</tbody>
            </table>
        </div>
    })
}

/// What the sides of the official summary have more than the lines here.
fn lacking(manifest: &ManifestV1) -> (Option<Money>, Option<Money>) {
    let (printed, ours) = (manifest.completeness.official.unwrap_or_default(), manifest.totals);
    let less = |printed: Option<Money>, ours| printed.and_then(|printed| printed.minus(ours).ok());
    (less(printed.revenue, ours.revenue), less(printed.expenditure, ours.expenditure))
}

/// What a column of the table needs to end at its sum: the part of it that no office explains,
/// because lines differ from the totals printed beside them.
fn unexplained(missing: &[Missing], of: Amount, whole: Option<Money>) -> Option<Money> {
    let named = Money::sum(missing.iter().filter_map(of)).ok()?;
    whole?.minus(named).ok().filter(|rest| !rest.is_zero())
}

/// An office by its name; all the others together, and a part of one, in the reader's language.
fn name_of(t: &'static Text, unit: &Missing) -> String {
    match unit.name.strip_suffix(" (sebagian)") {
        _ if unit.code.is_empty() => t.publication.missing_others.to_owned(),
        Some(name) => (t.publication.missing_part)(name),
        None => unit.name.clone(),
    }
}

type Amount = fn(&Missing) -> Option<Money>;

/// A row of the table of what is missing.
struct Row {
    name: String,
    code: String,
    revenue: Option<Money>,
    expenditure: Option<Money>,
}

/// The offices whose books are missing, with what the official summary gives them, and what lines
/// and printed totals do not agree on; together the difference between summary and lines, exactly.
fn missing_rows(t: &'static Text, manifest: &ManifestV1) -> (Vec<Row>, Option<Row>) {
    let (p, missing) = (&t.publication, &manifest.completeness.missing);
    let (lacks_revenue, lacks_expenditure) = lacking(manifest);
    // Where the summary's own revenue stands in this budget, none of it is missing.
    let with_revenue = lacks_revenue.is_none_or(|lacking| !lacking.is_zero());
    let revenue = |amount: Option<Money>| amount.filter(|_| with_revenue);
    let office = |unit: &Missing| Row {
        name: name_of(t, unit),
        code: unit.code.clone(),
        revenue: revenue(unit.revenue),
        expenditure: unit.expenditure,
    };
    let own = |name: &str, revenue, expenditure| Row {
        name: name.to_owned(),
        code: String::new(),
        revenue,
        expenditure,
    };
    let mut rows: Vec<Row> = missing.iter().map(office).collect();
    let rest = own(
        p.unlike_printed,
        revenue(unexplained(missing, |unit| unit.revenue, lacks_revenue)),
        unexplained(missing, |unit| unit.expenditure, lacks_expenditure),
    );
    if rest.revenue.is_some() || rest.expenditure.is_some() {
        rows.push(rest);
    }
    let sum =
        lacks_expenditure.map(|lacking| own(p.missing_sum, revenue(lacks_revenue), Some(lacking)));
    (rows, sum)
}

fn missing_units(t: &'static Text, manifest: &ManifestV1) -> impl IntoView + use<> {
    let (rows, sum) = missing_rows(t, manifest);
    let with_revenue = rows.iter().any(|row| row.revenue.is_some());
    let cell = |label: &'static str, amount: Option<Money>| {
        let amount = amount.map(|amount| view! { <ExactAmount amount /> });
        view! {
            <td class="number" data-label=label>
                {amount}
            </td>
        }
    };
    let row = |row: Row| {
        view! {
            <tr>
                <th scope="row">{row.name} " " <span class="code">{row.code}</span></th>
                {with_revenue.then(|| cell(t.government.revenue, row.revenue))}
                {cell(t.government.expenditure, row.expenditure)}
            </tr>
        }
    };
    let head = |name: &'static str| view! { <th scope="col" class="number">{name}</th> };
    let p = &t.publication;
    view! {
        <div class="table-scroll stacking" role="region" aria-label=p.missing tabindex="0">
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">{p.missing}</th>
                        {with_revenue.then(|| head(t.government.revenue))}
                        {head(t.government.expenditure)}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                <tfoot>{sum.map(row)}</tfoot>
            </table>
        </div>
    }
}
