//! `/studio` and what stands below it: the pages of those who are signed in. They are two
//! parts of the app, which a reader of the public pages never loads. What somebody may do is asked
//! of the server each time; a page only leaves out what the server would refuse.
//!
//! Read on in `studio/frame.rs` (what the pages share), then a file for each page.

mod account;
mod confirm;
mod doing;
mod form;
mod found;
mod frame;
mod history;
mod home;
mod join;
mod kept;
mod members;
mod opened;
mod organisations;
mod passkeys;
mod platform;
mod rights;
mod roles;
mod select;
mod settings;
mod sign_in;
mod trouble;

use leptos::prelude::*;

use crate::load::{live, memo};
use crate::page::{Page, Studio};
use crate::routes::use_page;

/// The page of the studio that the address asks for; none while the studio is being left.
fn use_asked() -> Memo<Option<Studio>> {
    let page = use_page();
    memo(move || {
        page.with(|page| match page {
            Page::Studio(asked) => Some(asked.clone()),
            Page::Home
            | Page::Glossary
            | Page::Developers
            | Page::Government(_)
            | Page::Publication(_)
            | Page::Line(..)
            | Page::Nowhere => None,
        })
    })
}

/// The page of the studio that the address asks for, but for the history.
#[component]
pub(crate) fn StudioPages() -> impl IntoView {
    let asked = use_asked();
    live(move || match asked.get() {
        Some(Studio::Home) => view! { <home::StudioHome /> }.into_any(),
        Some(Studio::SignIn) => view! { <sign_in::SignInPage /> }.into_any(),
        Some(Studio::Account) => view! { <account::AccountPage /> }.into_any(),
        Some(Studio::Roles) => view! { <roles::RolesPage /> }.into_any(),
        Some(Studio::Platform) => view! { <platform::PlatformPage /> }.into_any(),
        Some(Studio::Settings(slug)) => view! { <settings::SettingsPage slug /> }.into_any(),
        Some(Studio::Members(slug)) => view! { <members::MembersPage slug /> }.into_any(),
        Some(Studio::Organisations(slug)) => {
            view! { <organisations::OrganisationsPage slug /> }.into_any()
        }
        Some(Studio::Join(slug)) => view! { <join::JoinPage slug /> }.into_any(),
        Some(Studio::History(_)) | None => ().into_any(),
    })
}

/// The history of the government that the address names.
#[component]
pub(crate) fn HistoryPages() -> impl IntoView {
    let asked = use_asked();
    live(move || {
        let Some(Studio::History(slug)) = asked.get() else { return ().into_any() };
        view! { <history::HistoryPage slug /> }.into_any()
    })
}
