//! Copying: whoever copies an amount gets the exact number, as a spreadsheet of their language
//! takes it; and a button that copies a text.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::settings::words;

/// While the site is open: a selection inside one amount is copied as the exact number.
pub(crate) fn copy_exact_amounts() {
    let handle = window_event_listener(ev::copy, |event| {
        let exact = selected_amount();
        if let (Some(exact), Some(clipboard)) = (exact, event.clipboard_data())
            && clipboard.set_data("text/plain", &exact).is_ok()
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The exact number of the amount that the selection is in, or of the cell that holds only one.
fn selected_amount() -> Option<String> {
    let selection = window().get_selection().ok().flatten()?;
    if selection.is_collapsed() {
        return None;
    }
    let node: Node = selection.get_range_at(0).ok()?.common_ancestor_container().ok()?;
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    let inside = element.closest("[data-exact]").ok().flatten();
    let amount = inside.or_else(|| {
        let cell = element.closest("td").ok().flatten()?;
        cell.query_selector("[data-exact]").ok().flatten()
    })?;
    amount.get_attribute("data-exact")
}

/// Copies a text and says that it did.
#[component]
pub(crate) fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: String,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let t = words();
    let copy = move |_| {
        let _promise = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    view! {
        <button type="button" class="button" on:click=copy>
            {label}
        </button>
        <span class="copied" role="status">
            {move || copied.get().then_some(t.site.copied)}
        </span>
    }
}
