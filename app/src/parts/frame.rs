//! The frame around every page: the mark, the ways to everywhere, language and theme, and what
//! the site is at its foot.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::settings::{Settings, Theme, said, words_now};

/// The first thing that a keyboard reaches.
#[component]
pub(crate) fn SkipLink() -> impl IntoView {
    let skip = |event: ev::MouseEvent| {
        event.prevent_default();
        let content = document().get_element_by_id("content");
        if let Some(content) = content.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
            let _focused = content.focus();
        }
    };
    view! {
        <a class="skip-link" href="#content" on:click=skip>
            {said(|t| t.site.skip)}
        </a>
    }
}

/// The word *terang* with a ray over its `e`: a line of one width, drawn, so that it needs no font.
/// `app/index.html` draws the same until the app runs.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 136 46" width="118" height="40" aria-hidden="true" focusable="false">
            <path
                class="mark-word"
                d="M9 8v18a6 6 0 0 0 7 6M3 14h12M21 23h18a9 9 0 1 0-3 7M49 32V14M49 23a9 9 0 0 1 8-9M80 23a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM80 14v18M90 32V14M90 23a8.500 8.500 0 0 1 17 0v9M132 23a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM132 14v19a9 9 0 0 1-16 6"
            ></path>
            <path class="mark-ray" d="M30 8V2M38 10l4-5M22 10l-4-5"></path>
        </svg>
    }
}

/// The head of every page.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let path = use_location().pathname;
    let here = move |address: &'static str| (path.get() == address).then_some("page");
    let studio = move || path.get().starts_with("/studio").then_some("page");
    view! {
        <header class="masthead">
            <a class="masthead-home" href="/" aria-label=said(|t| t.site.home)>
                <Mark />
            </a>
            <nav class="masthead-menu" aria-label=said(|t| t.site.menu)>
                <a href="/glossary" aria-current=move || here("/glossary")>
                    {said(|t| t.site.glossary)}
                </a>
                <a href="/developers" aria-current=move || here("/developers")>
                    {said(|t| t.site.developers)}
                </a>
                <a href="/studio" aria-current=studio>
                    "Studio"
                </a>
            </nav>
            <Switches />
        </header>
    }
}

#[component]
fn Switches() -> impl IntoView {
    let settings = use_context::<Settings>();
    let other_lang = move || match words_now().lang {
        budget::money::Lang::Id => "en",
        budget::money::Lang::En => "id",
    };
    let theme = move || match settings.map(Settings::theme) {
        Some(Theme::Dark) => words_now().site.theme_light,
        Some(Theme::Light) | None => words_now().site.theme_dark,
    };
    view! {
        <div class="switches">
            <button
                type="button"
                class="switch"
                lang=other_lang
                on:click=move |_| {
                    if let Some(settings) = settings {
                        settings.switch_language();
                    }
                }
            >
                {said(|t| t.site.other_language)}
            </button>
            <button
                type="button"
                class="switch switch-theme"
                aria-label=theme
                title=theme
                on:click=move |_| {
                    if let Some(settings) = settings {
                        settings.switch_theme();
                    }
                }
            >
                <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
                    <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="1.5"></circle>
                    <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"></path>
                </svg>
            </button>
        </div>
    }
}

/// Says when there is no connection.
#[component]
pub(crate) fn OfflineNotice() -> impl IntoView {
    let online = RwSignal::new(window().navigator().on_line());
    let listeners = [
        window_event_listener(ev::online, move |_| online.set(true)),
        window_event_listener(ev::offline, move |_| online.set(false)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <p class="offline-notice" role="status">
            {move || (!online.get()).then(|| words_now().site.offline)}
        </p>
    }
}

/// The foot of every page; printed, it says where the print is from.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let location = use_location();
    let address = move || {
        let origin = window().location().origin().unwrap_or_default();
        let (path, query) = (location.pathname.get(), location.search.get());
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{origin}{path}{mark}{query}")
    };
    view! {
        <footer class="foot">
            <p>{said(|t| t.site.foot)}</p>
            <p>{said(|t| t.site.privacy)}</p>
            <p class="print-only">{said(|t| t.site.printed_from)} " " {address}</p>
        </footer>
    }
}
