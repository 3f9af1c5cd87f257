//! Where one is in the budget: the way down as links back up, and one sentence about the place.
//! And where the focus goes when the place changes, so that a keyboard never loses it.

use budget::tree::Node;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::address::{REST, View};
use super::explorer::{Exploring, Seen};
use super::names::name_of;
use crate::load::memo;
use crate::settings::words;
use crate::share::{percent, share};
use crate::text::Text;

/// The way down, the last step being here.
#[component]
pub(super) fn Trail(exploring: Exploring) -> impl IntoView {
    let t = words();
    let steps = move || {
        let view = exploring.view.get();
        let trail = exploring
            .seen
            .with(|seen| seen.as_ref().map(|seen| seen.place.trail.clone()).unwrap_or_default());
        steps(t, exploring, &view, &trail)
    };
    let here = move || {
        let said = !exploring.is_empty_search();
        exploring.seen.with(|seen| seen.as_ref().filter(|_| said).map(|seen| about_here(t, seen)))
    };
    view! {
        <div class="place">
            <nav class="trail" aria-label=t.explorer.trail>
                <ol>{steps}</ol>
            </nav>
            <p class="place-says">{here}</p>
        </div>
    }
}

fn steps(
    t: &'static Text,
    exploring: Exploring,
    view: &View,
    trail: &[Node],
) -> impl IntoView + use<> {
    let mut nodes = trail.iter();
    let mut at = view.root();
    let last = view.at.len();
    let mut shown = vec![step((t.explorer.all).to_owned(), exploring.address(&at), last == 0)];
    for (depth, key) in view.at.iter().enumerate() {
        let name = if key == REST {
            t.explorer.rest_name.to_owned()
        } else {
            nodes.next().map_or_else(|| key.clone(), |node| name_of(t, node))
        };
        at.at.push(key.clone());
        shown.push(step(name, exploring.address(&at), depth + 1 == last));
    }
    shown.collect_view()
}

fn step(name: String, address: String, here: bool) -> impl IntoView {
    view! {
        <li>
            <a href=address data-noscroll aria-current=here.then_some("true")>
                {name}
            </a>
        </li>
    }
}

/// One sentence: what is here, how much, and which share of what is one step up.
fn about_here(t: &'static Text, seen: &Seen) -> String {
    let place = &seen.place;
    let count = u32::try_from(place.children.len()).unwrap_or(u32::MAX);
    let inside = (t.level_count)(place.level, count);
    let amount = place.total.amount.short(t.lang);
    let above = match place.trail.as_slice() {
        [.., above, _] => Some(above.amount),
        _ => None,
    };
    match above.and_then(|above| share(place.total.amount, above)) {
        Some(part) => format!("{amount}\u{a0}· {}\u{a0}· {inside}", percent(part, t.lang)),
        None => format!("{amount}\u{a0}· {inside}"),
    }
}

/// Whether the focus is inside an element of this class.
fn focus_is_in(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|active| active.closest(selector).ok().flatten().is_some())
}

/// The first element of a selector.
fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Scrolls no further than needed for this to be seen.
fn show(element: &HtmlElement) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Gives an element the focus where the page stands.
fn focus(element: &HtmlElement) {
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let _focused = element.focus_with_options(&still);
}

/// After a step down the focus is on the first tile or row, and the trail in sight; after a step
/// up it is on the one that one came from. In the picture if it was there, in the table if it was
/// there, and on the trail where neither has anything to take it.
pub(super) fn keep_focus(exploring: Exploring) {
    let place = memo(move || exploring.view.with(|view| view.at.clone()));
    Effect::watch(
        move || place.get(),
        move |now, before, _| {
            let Some(before) = before else { return };
            let in_table = focus_is_in(".nodes");
            if !in_table && !focus_is_in(".treemap") && !document_has_focus_nowhere() {
                return;
            }
            let came_from = before.get(now.len()).filter(|_| before.starts_with(now)).cloned();
            request_animation_frame(move || {
                let inside = if in_table { ".nodes" } else { ".treemap" };
                if let Some(left) = came_from.and_then(|key| find_key(inside, &key)) {
                    focus(&left);
                    show(&left);
                    return;
                }
                let first = if in_table { ".nodes tbody th a" } else { ".treemap a" };
                let ways = [first, ".nodes tbody th a", ".trail li:last-child a"];
                if let Some(first) = ways.into_iter().find_map(find) {
                    focus(&first);
                }
                if let Some(place) = find(".place") {
                    show(&place);
                }
            });
        },
        false,
    );
}

/// The element that had the focus is gone, as a tile is when its picture is drawn anew.
fn document_has_focus_nowhere() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

fn find_key(inside: &str, key: &str) -> Option<HtmlElement> {
    // A key is made of letters, digits, dots and blanks, and needs no escape between quotes.
    find(&format!("{inside} [data-key=\"{key}\"]"))
}
