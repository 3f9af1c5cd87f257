//! The list: offices by code with their units below them, and those that ended with what became of
//! them.

use std::collections::BTreeMap;

use budget::organisation::{Organisation, OrganisationId, Organisations};
use leptos::prelude::*;

use super::super::frame::studio_words;
use super::super::select;
use super::Shown;
use super::desk::Desk;
use super::draft::{Draft, Form};
use super::form::{ChangeForm, Opener};

/// From how many on a list is searched.
const SEARCH_MIN: usize = 8;

/// Whether an organisation is or was called something like it.
fn is_like(of: &Organisation, wanted: &str) -> bool {
    of.periods().any(|period| {
        period.code.to_lowercase().contains(wanted) || period.name.to_lowercase().contains(wanted)
    })
}

/// Offices with their units, as far as they are wanted: a unit brings its office along.
fn grouped<'a>(
    open: &[&'a Organisation],
    wanted: &str,
) -> Vec<(&'a Organisation, Vec<&'a Organisation>)> {
    let mut units: BTreeMap<&OrganisationId, Vec<&Organisation>> = BTreeMap::new();
    for of in open {
        if let Some(parent) = &of.parent {
            units.entry(parent).or_default().push(of);
        }
    }
    let group = |of: &&'a Organisation| {
        let mut below = units.get(&of.id).cloned().unwrap_or_default();
        if !is_like(of, wanted) {
            below.retain(|unit| is_like(unit, wanted));
            if below.is_empty() {
                return None;
            }
        }
        Some((*of, below))
    };
    open.iter().filter(|of| of.parent.is_none()).filter_map(group).collect()
}

/// Those that have not ended.
#[component]
pub(super) fn Present(desk: Desk, shown: Shown) -> impl IntoView {
    let t = &studio_words().organisations;
    let (offices, units) = shown.all.with_value(|all| {
        let open = select::open(all, desk.year);
        let offices = open.iter().filter(|of| of.parent.is_none()).count();
        (offices, open.len() - offices)
    });
    let number = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    let list = move || {
        let wanted = desk.search.get().trim().to_lowercase();
        let groups: Vec<(Organisation, Vec<Organisation>)> = shown.all.with_value(|all| {
            let groups = grouped(&select::open(all, desk.year), &wanted);
            let owned = |(of, units): (&Organisation, Vec<&Organisation>)| {
                (of.clone(), units.into_iter().cloned().collect())
            };
            groups.into_iter().map(owned).collect()
        });
        if groups.is_empty() {
            return view! { <p role="status">{(t.none_found)(&wanted)}</p> }.into_any();
        }
        let one = |(of, units): (Organisation, Vec<Organisation>)| {
            let below = |of| view! { <One desk shown of units=None /> };
            let units =
                (!units.is_empty()).then(|| units.into_iter().map(below).collect_view().into_any());
            view! { <One desk shown of units /> }
        };
        view! { <ul class="organisations">{groups.into_iter().map(one).collect_view()}</ul> }
            .into_any()
    };
    let search = (SEARCH_MIN <= offices + units).then(|| {
        view! {
            <div class="field">
                <label for="org-search">{t.search}</label>
                <input
                    type="search"
                    id="org-search"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=desk.search.get_untracked()
                    on:input=move |event| desk.search.set(event_target_value(&event))
                />
            </div>
        }
    });
    view! {
        <section>
            <h2>{(t.count)(number(offices), number(units))}</h2>
            {search}
            {list}
        </section>
    }
}

/// Those that ended, apart.
#[component]
pub(super) fn Ended(desk: Desk, shown: Shown) -> impl IntoView {
    let t = &studio_words().organisations;
    let ended: Vec<Organisation> = shown.all.with_value(|all| {
        let mut ended: Vec<_> = all.iter().filter(|of| !of.is_open(desk.year)).cloned().collect();
        ended.sort_by(|a, b| (b.until, &a.code).cmp(&(a.until, &b.code)));
        ended
    });
    let count = u32::try_from(ended.len()).unwrap_or(u32::MAX);
    (!ended.is_empty()).then(|| {
        let one = |of| view! { <One desk shown of units=None /> };
        let list = ended.into_iter().map(one).collect_view();
        view! {
            <details>
                <summary>{(t.ended)(count)}</summary>
                <p class="quiet">{t.ended_says}</p>
                <ul class="organisations">{list}</ul>
            </details>
        }
    })
}

/// What it was called before, what it follows, and what followed it.
fn past(of: &Organisation, all: &Organisations) -> Vec<String> {
    let t = &studio_words().organisations;
    let mut said = Vec::new();
    for former in of.former.iter().rev() {
        let same = former.name == of.name;
        let what =
            if same { former.code.clone() } else { format!("{} {}", former.code, former.name) };
        said.push((t.former)(&what, former.until));
    }
    let before = all.iter().filter(|old| old.successors.contains(&of.id));
    let before: Vec<_> = before.map(|old| old.name.clone()).collect();
    if !before.is_empty() {
        said.push((t.follows)(&before.join(", ")));
    }
    if of.until.is_some() {
        let named = of.successors.iter().filter_map(|id| all.find(id)).map(|of| of.name.clone());
        let named: Vec<_> = named.collect();
        said.push(if named.is_empty() {
            t.closed.to_owned()
        } else {
            (t.became)(&named.join(", "))
        });
    }
    said
}

/// Its years.
#[component]
fn Years(of: Organisation, year: u16) -> impl IntoView {
    let t = &studio_words().organisations;
    match of.until {
        Some(until) if until < year => {
            view! { <span class="quiet">{format!("{}–{until}", of.from)}</span> }.into_any()
        }
        Some(until) => view! { <span class="badge badge-open">{(t.ends)(until)}</span> }.into_any(),
        None if year < of.from => {
            view! { <span class="badge badge-good">{(t.begins)(of.from)}</span> }.into_any()
        }
        None => view! { <span class="quiet">{(t.since)(of.from)}</span> }.into_any(),
    }
}

/// One of them, with its units.
#[component]
fn One(desk: Desk, shown: Shown, of: Organisation, units: Option<AnyView>) -> impl IntoView {
    let past = shown.all.with_value(|all| past(&of, all));
    let past = past.into_iter().map(|says| view! { <p class="quiet">{says}</p> }).collect_view();
    let units = units.map(|units| view! { <ul class="organisation-units">{units}</ul> });
    let acts = shown.keeps.then(|| view! { <Acts desk shown of=of.clone() /> });
    view! {
        <li class="organisation">
            <div class="organisation-head">
                <span class="code">{of.code.clone()}</span>
                <div class="organisation-said">
                    <p>
                        <strong>{of.name.clone()}</strong>
                        " "
                        <Years of year=desk.year />
                    </p>
                    {past}
                </div>
                {acts}
            </div>
            {units}
        </li>
    }
}

/// The button that opens the form of a change, and the form.
#[component]
fn Acts(desk: Desk, shown: Shown, of: Organisation) -> impl IntoView {
    let f = &studio_words().organisations.forms;
    let form = Form::Change(of.id.clone());
    let name = of.name.clone();
    let of = StoredValue::new(of);
    let begins =
        move || of.with_value(|of| shown.all.with_value(|all| Draft::of(of, all, desk.year)));
    let is_open = {
        let form = form.clone();
        move || desk.opened.form.with(|open| open.as_ref() == Some(&form))
    };
    let open = move || is_open().then(|| view! { <ChangeForm desk shown of=of.get_value() /> });
    view! {
        <Opener desk form begins label=f.change about=name />
        {open}
    }
}

#[cfg(test)]
mod tests {
    use budget::organisation::{Differs, OrganisationAct, apply, read_list};

    use super::*;

    #[test]
    fn a_unit_that_is_wanted_brings_its_office_along() {
        let list = "kode;nama;induk\n1;Dinas Satu;\n1.1;Puskesmas Melati;1\n1.2;Puskesmas Mawar;1\n2;Dinas Dua;\n";
        let rows = read_list(list.as_bytes()).rows;
        let act = OrganisationAct::Import { year: 2026, differs: Differs::Renamed, rows };
        let all = apply(&Organisations::default(), &act).unwrap();
        let open = select::open(&all, 2026);
        let found = |wanted: &str| {
            let said = |(of, units): (&Organisation, Vec<&Organisation>)| {
                format!("{} {}", of.code, units.len())
            };
            grouped(&open, wanted).into_iter().map(said).collect::<Vec<_>>()
        };
        assert_eq!(found(""), ["1 2", "2 0"]);
        assert_eq!(found("mawar"), ["1 1"]);
        assert_eq!(found("dinas"), ["1 2", "2 0"]);
        assert!(found("rumah").is_empty());
    }
}
