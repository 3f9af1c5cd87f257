//! `/{slug}/{year}` and `/{slug}/{year}/v{n}`: one publication. A sentence before a number, a
//! number before a picture, a picture before a table, and the table always there.

mod absent;
mod address;
mod cite;
mod completeness;
mod downloads;
mod explorer;
mod gather;
mod headline;
pub(crate) mod line;
mod lines;
mod names;
mod picture;
mod search;
mod table;
mod trail;

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::{self, LoadError, Loaded, Opened};
use crate::load::{Load, memo};
use crate::page::{Asked, Page};
use crate::parts::loading::{Loading, server_largest};
use crate::parts::trouble::TroublePage;
use crate::routes::use_page;
use crate::settings::{words, words_now};
use cite::Cite;
use completeness::Completeness;
use downloads::Downloads;
use explorer::Explorer;
use headline::{Headline, Largest};

/// Loads the publication that the address asks for.
fn use_publication() -> Load<Opened> {
    let page = use_page();
    let asked = memo(move || {
        page.with(|page| match page {
            Page::Publication(asked) | Page::Line(asked, _) => Some(asked.clone()),
            Page::Home
            | Page::Glossary
            | Page::Developers
            | Page::Studio(_)
            | Page::Government(_)
            | Page::Nowhere => None,
        })
    });
    Load::new(move || {
        let asked = asked.get();
        async move {
            match asked {
                Some(Asked { slug, year, number }) => {
                    api::publication(slug.as_str(), year, number).await
                }
                None => Err(LoadError::NotFound),
            }
        }
    })
}

/// Loads the whole budget of a publication.
fn use_budget(opened: &Opened) -> Load<Arc<Loaded>> {
    let slug = opened.manifest.government.slug.to_string();
    let (year, number) = (opened.manifest.year, opened.manifest.number);
    Load::new(move || {
        let slug = slug.clone();
        async move { api::budget(&slug, year, number).await }
    })
}

/// The page of a publication.
#[component]
pub(crate) fn PublicationPage() -> impl IntoView {
    let opened = use_publication();
    move || match opened.get() {
        None => view! { <Loading /> }.into_any(),
        Some(Err(LoadError::NotFound)) => {
            words_now();
            absent::absent()
        }
        Some(Err(error)) => {
            words_now();
            view! { <TroublePage error retry=move |()| opened.again() /> }.into_any()
        }
        Some(Ok(opened)) => view! { <Publication opened /> }.into_any(),
    }
}

#[component]
fn Publication(opened: Opened) -> impl IntoView {
    let budget = use_budget(&opened);
    let lines = opened.manifest.counts.lines;
    let opened = StoredValue::new(opened);
    let said = server_largest();
    let largest = memo(move || match budget.get() {
        Some(Ok(loaded)) => Largest::of(Some(&loaded.budget), None, false),
        Some(Err(_)) => Largest::of(None, said.clone(), false),
        None => Largest::of(None, said.clone(), true),
    });
    let head = move || {
        words_now();
        opened.with_value(|opened| {
            view! {
                <Headline opened=opened.clone() largest />
                <Completeness manifest=opened.manifest.clone() />
            }
        })
    };
    let explorer = move || {
        match budget.get() {
        None => view! { <p class="explorer-frame" role="status">{(words_now().explorer.loading)(lines)}</p> }
            .into_any(),
        Some(Err(error)) => {
            words_now();
            view! { <ExplorerTrouble error retry=move |()| budget.again() /> }.into_any()
        }
        Some(Ok(loaded)) => {
            words_now();
            view! { <Explorer opened=opened.get_value() loaded /> }.into_any()
        }
    }
    };
    let foot = move || {
        words_now();
        opened.with_value(|opened| {
            view! {
                <Downloads opened=opened.clone() />
                <Cite opened=opened.clone() />
                <p class="print-only hash">
                    {format!("SHA-256 manifest.json: {}", opened.manifest_sha256.as_str())}
                </p>
            }
        })
    };
    view! { <article class="publication">{head} {explorer} {foot}</article> }
}

/// The lines did not come; the page around them stands.
#[component]
fn ExplorerTrouble(error: LoadError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let t = &words().trouble;
    let (title, says) = match error {
        LoadError::Offline => (t.offline, t.offline_says),
        LoadError::NotFound | LoadError::Failed => (t.failed, t.failed_says),
        LoadError::Unreadable => (t.unreadable, t.unreadable_says),
    };
    view! {
        <div class="explorer-trouble" role="alert">
            <p>
                <strong>{title}</strong>
            </p>
            <p>{says}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {t.retry}
            </button>
        </div>
    }
}
