//! The document's title, and where the focus goes when a new page stands.

use leptos::html::H1;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::loading::first_page_is_there;

/// Where the focus was last led to; a page that is drawn again for another language does not take
/// the focus from the reader.
#[derive(Clone, Copy)]
pub(crate) struct LastPath(RwSignal<Option<String>>);

impl LastPath {
    pub(crate) fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }
}

/// Gives the document a title, the site's name behind it.
pub(crate) fn name_document(title: &str) {
    if title == "Terang" {
        document().set_title(title);
    } else {
        document().set_title(&format!("{title} · Terang"));
    }
}

/// A page's heading. It names the document and takes the focus after a move inside the site, so
/// that a screen reader begins there; not at the first page, where the browser begins by itself.
#[component]
pub(crate) fn PageTitle(
    /// The document's title, and the heading where that is not `shown`.
    #[prop(into)]
    title: String,
    /// The heading, where the page around it says the rest.
    #[prop(optional, into)]
    shown: Option<String>,
    /// Not where a word about a page stands in its place for a while.
    #[prop(default = true)]
    is_page: bool,
) -> impl IntoView {
    if is_page {
        first_page_is_there();
    }
    let heading = NodeRef::<H1>::new();
    let last = use_context::<LastPath>();
    let path = use_location().pathname.get_untracked();
    let site = title.clone();
    Effect::new(move || {
        name_document(&site);
        let (Some(heading), Some(last)) = (heading.get(), last) else { return };
        let before = last.0.get_untracked();
        if before.as_ref() != Some(&path) {
            last.0.set(Some(path.clone()));
            if before.is_some() {
                let _focused = heading.focus();
            }
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {shown.unwrap_or(title)}
        </h1>
    }
}
