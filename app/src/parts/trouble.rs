//! What a page says when it cannot show what was asked for: what, what to do, a way on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::loading::server_html;
use super::title::PageTitle;
use crate::api::LoadError;
use crate::settings::words;

/// An error instead of a page, with a way to try again where that can help.
#[component]
pub(crate) fn TroublePage(
    error: LoadError,
    #[prop(into)] retry: Callback<()>,
    /// What there is near an address where nothing is.
    #[prop(optional)]
    nearby: Option<AnyView>,
) -> impl IntoView {
    let t = &words().trouble;
    let can_wait = matches!(error, LoadError::Offline | LoadError::Failed);
    // What the server said of this page stays to be read, below what went wrong. Its heading is
    // not the page's any more.
    let said = server_html().filter(|_| can_wait);
    let said = said.map(|html| html.replace("<h1", "<h2").replace("</h1>", "</h2>"));
    let path = use_location().pathname.get_untracked();
    let (title, says) = match error {
        LoadError::NotFound => (t.not_found, (t.not_found_says)(&path)),
        LoadError::Offline => (t.offline, t.offline_says.to_owned()),
        LoadError::Failed => (t.failed, t.failed_says.to_owned()),
        LoadError::Unreadable => (t.unreadable, t.unreadable_says.to_owned()),
    };
    let action = match error {
        LoadError::NotFound => view! { <p>{t.not_found_do}</p> }.into_any(),
        LoadError::Offline | LoadError::Failed => view! {
            <p>
                <button type="button" class="button" on:click=move |_| retry.run(())>
                    {t.retry}
                </button>
            </p>
        }
        .into_any(),
        LoadError::Unreadable => view! {
            <p>
                <a class="button" rel="external" href=path>
                    {t.reload}
                </a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="trouble">
            <PageTitle title is_page=!can_wait />
            <p class="lead">{says}</p>
            {nearby}
            {action}
            <p>
                <a href="/">{t.to_home}</a>
            </p>
        </section>
        {said.map(|html| view! { <div class="server-page" inner_html=html></div> })}
    }
}
