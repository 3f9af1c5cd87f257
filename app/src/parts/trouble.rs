//! What a page says when it cannot show what was asked for: what, what to do, a way on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::loading::server_html;
use super::title::PageTitle;
use crate::api::LoadError;
use crate::settings::words;

/// An error instead of a page, with a way to try again where that can help.
#[component]
pub(crate) fn TroublePage(error: LoadError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let t = &words().trouble;
    if let (LoadError::Offline, Some(html)) = (error, server_html()) {
        return view! { <div class="server-page" inner_html=html></div> }.into_any();
    }
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
            <PageTitle title />
            <p class="lead">{says}</p>
            {action}
            <p>
                <a href="/">{t.to_home}</a>
            </p>
        </section>
    }
    .into_any()
}
