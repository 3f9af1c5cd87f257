//! The search field over the explorer, and what it found, said in words.

use budget::{Section, tree};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::address::{Show, View};
use super::explorer::Exploring;
use crate::load::memo;
use crate::settings::words;
use crate::text::Text;

/// How long the search waits for the next letter.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(220);

/// The search field. What is typed goes into the address after a short pause; what the address
/// says comes back into the field unless somebody is typing there.
#[component]
pub(super) fn Search(exploring: Exploring) -> impl IntoView {
    let t = words();
    let field = NodeRef::<leptos::html::Input>::new();
    let navigate = use_navigate();
    let asked = memo(move || exploring.view.with(|view| view.q.clone()));
    let mut search = debounce(PAUSE, move |q: String| {
        if exploring.view.try_with_untracked(|view| view.q == q) == Some(false) {
            let mut view = exploring.view.get_untracked();
            view.q = q;
            view.at.clear();
            let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
            navigate(&exploring.address(&view), options);
        }
    });
    Effect::new(move || {
        let asked = asked.get();
        let Some(field) = field.get() else { return };
        let typing = document().active_element().is_some_and(|active| active == **field);
        if !typing && field.value() != asked {
            field.set_value(&asked);
        }
    });
    view! {
        <search class="control control-search">
            <label class="visually-hidden" for="budget-search">
                {t.explorer.search}
            </label>
            <input
                id="budget-search"
                node_ref=field
                type="search"
                data-search
                autocomplete="off"
                spellcheck="false"
                placeholder=t.explorer.search
                title=t.explorer.search_hint
                aria-keyshortcuts="/"
                on:input=move |event| search(event_target_value(&event))
            />
        </search>
    }
}

/// What a search found, said aloud as it changes.
#[component]
pub(super) fn Found(exploring: Exploring) -> impl IntoView {
    let t = words();
    let said = memo(move || {
        let q = exploring.view.with(|view| view.q.trim().to_owned());
        if q.is_empty() {
            return String::new();
        }
        exploring.seen.with(|seen| match seen {
            Some(seen) if !seen.place.rows.is_empty() => {
                (t.explorer.found)(seen.place.total.lines, &seen.place.total.amount.exact(t.lang))
            }
            Some(_) | None => (t.explorer.found_none)(&q),
        })
    });
    let one_by_one = move || {
        let found =
            exploring.seen.with(|seen| seen.as_ref().is_some_and(|s| s.place.total.lines > 0));
        let as_groups =
            exploring.view.with(|view| !view.q.trim().is_empty() && view.show != Show::Lines);
        (found && as_groups).then(|| {
            let address = move || exploring.changed(|view| view.show = Show::Lines);
            view! {
                <a class="found-lines" href=address data-noscroll>
                    {t.explorer.found_lines}
                </a>
            }
        })
    };
    let elsewhere = move || {
        let none = exploring.is_empty_search();
        none.then(|| elsewhere(t, exploring))
    };
    view! {
        <div class="found" class:found-something=move || said.with(|said| !said.is_empty())>
            <p role="status">{said}</p>
            {one_by_one}
            {elsewhere}
        </div>
    }
}

/// The other sides of the budget in which the search finds something.
fn elsewhere(t: &'static Text, exploring: Exploring) -> impl IntoView + use<> {
    let view = exploring.view.get();
    let link = |section: Section| {
        let count = exploring.loaded.with_value(|loaded| {
            let rows = tree::rows_of(&loaded.budget, section);
            loaded.index().find(&loaded.budget, &view.q, &rows).len()
        });
        let count =
            u32::try_from(count).ok().filter(|count| 0 < *count && section != view.section)?;
        let there = View { section, show: view.show, q: view.q.clone(), ..View::default() };
        Some(view! {
            <a class="found-lines" href=exploring.address(&there) data-noscroll>
                {format!("{}: {}", t.section(section), (t.explorer.lines_count)(count))}
            </a>
        })
    };
    Section::ALL.into_iter().filter_map(link).collect_view()
}
