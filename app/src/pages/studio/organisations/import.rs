//! Bringing in a list: a file is chosen, what was understood of it is shown beside what is known,
//! and only then it is sent. The same function says here what a list would do and does it there.

use budget::money::Lang;
use budget::organisation::{
    Differs, List, ListRow, Organisation, OrganisationAct, OrganisationFault, Organisations, Plan,
    RowFault, plan, read_list,
};
use budget::text::Text as Domain;
use js_sys::Uint8Array;
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::super::frame::{focus, studio_words};
use super::super::trouble::DoingTrouble;
use super::Shown;
use super::desk::{Chosen, Desk, Told};
use super::draft::YEAR;
use super::form::{Reason, Year};
use crate::load::aside;
use crate::text::studio::OfImport;

/// The field for the file.
pub(super) const FILE: &str = "org-file";
/// A list is some kilobytes; more is another file.
const BYTES_MAX: f64 = 1_000_000.0;
/// How many of what is new or changed are named.
const NAMED_MAX: usize = 12;

fn words() -> &'static OfImport {
    &studio_words().organisations.import
}

/// Reads the file that was chosen.
fn read(desk: Desk, event: &Event) {
    let input = event_target::<HtmlInputElement>(event);
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return desk.chosen.set(None);
    };
    let name = file.name();
    // Choosing the same file again, after it was mended, is a choice too.
    if BYTES_MAX < file.size() {
        return desk.chosen.set(Some(Chosen { file: name, list: None }));
    }
    aside(async move {
        let bytes = JsFuture::from(file.array_buffer()).await;
        let list = bytes.ok().map(|bytes| read_list(&Uint8Array::new(&bytes).to_vec()));
        desk.chosen.try_set(Some(Chosen { file: name, list }));
    });
}

/// What a list would do: what is new, changed and the same, and what stands in its way.
struct Outlook {
    plan: Plan,
    faults: Vec<RowFault>,
    act: OrganisationAct,
}

impl Outlook {
    fn of(all: &Organisations, list: &List, year: u16, differs: Differs) -> Self {
        let plan = plan(all, year, &list.rows);
        let act = OrganisationAct::Import { year, differs, rows: list.rows.clone() };
        let mut faults = list.faults.clone();
        faults.extend(plan.faults.iter().cloned());
        // A name that begins in the year of the list has no year before it to be called otherwise in.
        for (id, row) in &plan.changed {
            let since = all.find(id).map_or(0, Organisation::named_since);
            if differs == Differs::Renamed && year <= since {
                let fault = OrganisationFault::RenameYear { name: row.name.clone(), since };
                faults.push(RowFault { row: row.row, fault });
            }
        }
        faults.sort_by_key(|of| of.row);
        Self { plan, faults, act }
    }

    fn changes(&self) -> bool {
        !(self.plan.new.is_empty() && self.plan.changed.is_empty())
    }
}

fn fiscal_year(desk: Desk) -> Option<u16> {
    let year = desk.opened.draft.with(|draft| draft.year.trim().to_owned());
    year.parse().ok().filter(|_| year.len() == 4)
}

/// The form.
#[component]
pub(super) fn Import(desk: Desk, shown: Shown) -> impl IntoView {
    let t = words();
    Effect::new(move || desk.opened.begin_at(FILE));
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            desk.close();
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(year) = untrack(|| fiscal_year(desk)) else { return focus(YEAR) };
        let Some(Chosen { list: Some(list), .. }) = desk.chosen.get_untracked() else {
            return focus(FILE);
        };
        let differs = desk.differs.get_untracked();
        let outlook = shown.all.with_value(|all| Outlook::of(all, &list, year, differs));
        if outlook.faults.is_empty() && outlook.changes() {
            desk.send(outlook.act, shown.revision, Told::Imported);
        }
    };
    view! {
        <form class="member-form" novalidate on:submit=submit on:keydown=escape>
            <p>{t.says}</p>
            <div class="field">
                <label for=FILE>{t.file}</label>
                <input
                    id=FILE
                    type="file"
                    accept=".csv,.txt,text/csv"
                    aria-describedby="org-file-hint"
                    on:change=move |event| read(desk, &event)
                />
                <p class="quiet" id="org-file-hint">
                    {t.file_hint}
                </p>
                <pre>{t.example}</pre>
            </div>
            <Year desk label=t.year hint=t.year_hint />
            <Understood desk shown />
        </form>
    }
}

/// What was understood, what differs, and the button.
#[component]
fn Understood(desk: Desk, shown: Shown) -> impl IntoView {
    let t = studio_words();
    let i = &t.organisations.import;
    let said = move || {
        let Some(chosen) = desk.chosen.get() else { return ().into_any() };
        let Some(list) = chosen.list else {
            return view! { <p class="faults">{i.too_large}</p> }.into_any();
        };
        let Some(year) = fiscal_year(desk) else {
            return view! { <p class="faults">{t.organisations.forms.no_year}</p> }.into_any();
        };
        let outlook = shown.all.with_value(|all| Outlook::of(all, &list, year, desk.differs.get()));
        let read = (i.read)(&chosen.file, number(list.rows.len() + list.faults.len()));
        let above = list.titles.saturating_sub(1);
        let above = (0 < above).then(|| view! { <p class="quiet">{(i.above)(above)}</p> });
        let before = shown.all.with_value(|all| told(i, all, &outlook.plan));
        let faults = (!outlook.faults.is_empty()).then(|| faults(t.lang, i, &outlook.faults));
        view! {
            <p>
                <strong>{read}</strong>
            </p>
            {above}
            {faults}
            {before}
        }
        .into_any()
    };
    // Whether it can be sent, and what it says then.
    let send = move || {
        let list = desk.chosen.get()?.list?;
        let (year, differs) = (fiscal_year(desk)?, desk.differs.get());
        let outlook = shown.all.with_value(|all| Outlook::of(all, &list, year, differs));
        let fits = outlook.faults.is_empty() && outlook.changes();
        let Plan { new, changed, .. } = outlook.plan;
        fits.then(|| (i.send)(number(new.len()), number(changed.len())))
    };
    let differs = move || {
        let list = desk.chosen.get()?.list?;
        let year = fiscal_year(desk)?;
        let changes = shown.all.with_value(|all| !plan(all, year, &list.rows).changed.is_empty());
        changes.then(|| view! { <HowDiffers desk year /> })
    };
    let button = move || {
        send().map(|says| {
            view! {
                <button
                    type="submit"
                    class="button button-primary"
                    aria-disabled=move || desk.opened.doing.is_busy().then_some("true")
                >
                    {move || if desk.opened.doing.is_busy() { t.frame.sending.to_owned() } else { says.clone() }}
                </button>
            }
        })
    };
    let reason = move || send().map(|_| view! { <Reason desk /> });
    view! {
        <div class="understood" role="status">
            {said}
        </div>
        {differs}
        {reason}
        <p class="buttons">
            {button}
            <button type="button" class="button" on:click=move |_| desk.close()>
                {t.frame.cancel}
            </button>
        </p>
        <DoingTrouble doing=desk.opened.doing />
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// What is new, what changes, what is the same, and what the list does not name.
fn told(i: &'static OfImport, all: &Organisations, plan: &Plan) -> AnyView {
    let row = |row: &ListRow| format!("{} {}", row.code, row.name);
    let new = plan.new.iter().map(row).collect();
    let changed = plan.changed.iter().map(|(id, of)| {
        let before = all.find(id).map(|of| format!("{} {}", of.code, of.name)).unwrap_or_default();
        (i.from_to)(&before, &row(of))
    });
    let same = (0 < plan.unchanged).then(|| view! { <p>{(i.unchanged)(plan.unchanged)}</p> });
    let absent =
        (!plan.absent.is_empty()).then(|| view! { <p>{(i.absent)(number(plan.absent.len()))}</p> });
    let nothing = plan.new.is_empty() && plan.changed.is_empty() && plan.faults.is_empty();
    let nothing = (nothing && 0 < plan.unchanged).then(|| view! { <p>{i.nothing}</p> });
    view! {
        {named(i, i.new, new)}
        {named(i, i.changed, changed.collect())}
        {same}
        {absent}
        {nothing}
    }
    .into_any()
}

/// A heading with its number, and the first of what it is over.
fn named(i: &'static OfImport, heading: fn(u32) -> String, all: Vec<String>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let count = number(all.len());
    let more = all.len().saturating_sub(NAMED_MAX);
    let more = (0 < more).then(|| view! { <li>{(i.more)(number(more))}</li> });
    let named = all.into_iter().take(NAMED_MAX).map(|says| view! { <li>{says}</li> });
    Some(
        view! {
            <p>
                <strong>{heading(count)}</strong>
            </p>
            <ul class="means">{named.collect_view()} {more}</ul>
        }
        .into_any(),
    )
}

fn faults(lang: Lang, i: &'static OfImport, faults: &[RowFault]) -> AnyView {
    let one = |of: &RowFault| {
        let says = Domain::of(lang).organisation_fault(&of.fault);
        let says = if of.row == 0 { says } else { (i.row)(of.row, &says) };
        view! { <li>{says}</li> }
    };
    view! {
        <p>
            <strong>{(i.faults)(number(faults.len()))}</strong>
        </p>
        <p>{i.faults_say}</p>
        <ul class="faults">{faults.iter().map(one).collect_view()}</ul>
    }
    .into_any()
}

/// What it means where something differs.
#[component]
fn HowDiffers(desk: Desk, year: u16) -> impl IntoView {
    let i = words();
    let choice = move |differs: Differs, id: &'static str, says: String| {
        view! {
            <div class="way">
                <input
                    type="radio"
                    name="differs"
                    id=id
                    prop:checked=move || desk.differs.get() == differs
                    on:change=move |_| desk.differs.set(differs)
                />
                <label for=id>{says}</label>
            </div>
        }
    };
    view! {
        <fieldset class="ways">
            <legend>{i.differs}</legend>
            {choice(Differs::Renamed, "differs-renamed", (i.renamed)(year))}
            {choice(Differs::Corrected, "differs-corrected", i.corrected.to_owned())}
        </fieldset>
    }
}
