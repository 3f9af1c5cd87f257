//! How whole a budget is: what is missing from its source, and the official totals beside ours.
//! A budget that is incomplete says so before anything is drawn of it.

use budget::Money;
use budget::money::Lang;
use budget::publication::{ManifestV1, Missing, Note};
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
    view! {
        <section class="incomplete" aria-label=p.incomplete>
            <details>
                <summary>
                    <strong>{p.incomplete}"."</strong>
                    " "
                    {(p.incomplete_lead)(lacking.as_deref())}
                </summary>
                <div class="incomplete-body">
                    <p>{p.official_differs}</p>
                    {official(t, &manifest)}
                    {(!missing.is_empty()).then(|| missing_units(t, missing))} {notes}
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
    notes.iter().map(|of| view! { <p class="quiet note">{note(of)}</p> }).collect_view()
}

/// The official totals beside ours, where the source prints them.
fn official(t: &'static Text, manifest: &ManifestV1) -> impl IntoView + use<> {
    use budget::Section::{Expenditure, FinancingIn, FinancingOut, Revenue};
    let (printed, ours) = (manifest.completeness.official?, manifest.totals);
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
                <td class="number">
                    <ExactAmount amount=printed />
                </td>
                <td class="number">
                    <ExactAmount amount=ours />
                </td>
                <td class="number">
                    <Change amount=difference />
                </td>
            </tr>
        })
    };
    let p = &t.publication;
    Some(view! {
        <div class="table-scroll" role="region" aria-label=p.official tabindex="0">
            <table>
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

/// The offices whose books are missing, with what the official summary gives them.
fn missing_units(t: &'static Text, missing: &[Missing]) -> impl IntoView + use<> {
    let amount = |amount: Option<Money>| amount.map(|amount| view! { <ExactAmount amount /> });
    let row = |unit: &Missing| {
        view! {
            <tr>
                <th scope="row">
                    {unit.name.clone()} " " <span class="code">{unit.code.clone()}</span>
                </th>
                <td class="number">{amount(unit.revenue)}</td>
                <td class="number">{amount(unit.expenditure)}</td>
            </tr>
        }
    };
    let p = &t.publication;
    view! {
        <div class="table-scroll" role="region" aria-label=p.missing tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{p.missing}</th>
                        <th scope="col" class="number">{t.government.revenue}</th>
                        <th scope="col" class="number">{t.government.expenditure}</th>
                    </tr>
                </thead>
                <tbody>{missing.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
