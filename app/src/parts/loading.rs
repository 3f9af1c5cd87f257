//! What stands while data are on their way. The server sent the headline with the page: it stays
//! until the app can say the same, so that nothing shifts and a slow line has something to read.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::settings::words;

/// What the server put into the page before the app ran.
#[derive(Clone, Debug)]
pub(crate) struct ServerPage {
    path: String,
    html: String,
    /// The affair on which a publication spends most, and how many of each hundred rupiah: the
    /// app knows it only when every line is here.
    largest: Option<(String, u32)>,
}

#[derive(Clone, Copy)]
struct Kept(StoredValue<Option<ServerPage>>);

impl ServerPage {
    /// Takes the server's part out of the page; the app draws its own in the same place.
    pub(crate) fn take() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        let mut html = String::new();
        let largest = said_largest();
        for id in ["masthead", "headline"] {
            if let Some(element) = document().get_element_by_id(id) {
                if id == "headline" {
                    html = element.inner_html();
                }
                element.remove();
            }
        }
        Self { path, html, largest }
    }

    /// Keeps it for the first page's [`Loading`].
    pub(crate) fn provide(self) {
        provide_context(Kept(StoredValue::new((!self.html.trim().is_empty()).then_some(self))));
    }
}

fn said_largest() -> Option<(String, u32)> {
    let said = document().query_selector("#headline [data-largest]").ok().flatten()?;
    let of_hundred = said.get_attribute("data-of-hundred")?.parse().ok()?;
    Some((said.get_attribute("data-largest")?, of_hundred))
}

fn of_server<T>(pick: fn(&ServerPage) -> T) -> Option<T> {
    let path = use_location().pathname.get_untracked();
    let kept = use_context::<Kept>()?;
    kept.0.with_value(|page| page.as_ref().filter(|page| page.path == path).map(pick))
}

/// What the server said of the largest affair of the publication that the reader came to.
pub(crate) fn server_largest() -> Option<(String, u32)> {
    of_server(|page| page.largest.clone()).flatten()
}

/// What the server said of the page that the reader came to, where that is this one.
pub(crate) fn server_html() -> Option<String> {
    of_server(|page| page.html.clone())
}

/// The server's headline on the page that the reader came to, a quiet word on every later one.
#[component]
pub(crate) fn Loading() -> impl IntoView {
    match server_html() {
        Some(html) => {
            view! { <div class="server-page" aria-busy="true" inner_html=html></div> }.into_any()
        }
        None => view! { <p class="loading" role="status">{words().site.loading}</p> }.into_any(),
    }
}

/// The first page is there: from now on the server's headline is of no use.
pub(crate) fn first_page_is_there() {
    if let Some(kept) = use_context::<Kept>() {
        kept.0.set_value(None);
    }
}
