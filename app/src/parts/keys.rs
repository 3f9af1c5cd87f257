//! The one key that works everywhere: `/` leads to the page's search field.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Listens for `/`, but not while somebody types.
#[component]
pub(crate) fn SearchKey() -> impl IntoView {
    let handle = window_event_listener(ev::keydown, |event| {
        let with_others = event.ctrl_key() || event.alt_key() || event.meta_key();
        if event.key() != "/" || with_others || is_typing() {
            return;
        }
        let field = document().query_selector("[data-search]").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            let _focused = field.focus();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether a key now would go into a text.
pub(crate) fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str())
    })
}
