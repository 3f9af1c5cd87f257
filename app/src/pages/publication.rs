//! `/{slug}/{year}` and `/{slug}/{year}/v{n}`: one publication. A sentence before a number, a
//! number before a picture, a picture before a table, and the table always there.

mod address;
mod cite;
mod completeness;
mod downloads;
mod explorer;
mod gather;
mod headline;
pub(crate) mod line;
mod lines;
mod picture;
mod search;
mod table;
mod trail;

use std::sync::Arc;

use budget::government::Slug;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::api::{self, LoadError, Loaded, Opened};
use crate::parts::loading::Loading;
use crate::parts::trouble::TroublePage;
use crate::settings::{words, words_now};
use cite::Cite;
use completeness::Completeness;
use downloads::Downloads;
use explorer::Explorer;
use headline::Headline;

/// Which publication an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    slug: String,
    year: u16,
    /// The newest where none is named.
    number: Option<u32>,
}

impl Asked {
    /// `None` for what no publication can be called.
    fn read(slug: &str, year: &str, version: Option<&str>) -> Option<Self> {
        let slug = Slug::parse(slug).ok()?.to_string();
        let year = year.parse().ok()?;
        let number = match version {
            Some(version) => Some(version.strip_prefix('v')?.parse().ok().filter(|n| 0 < *n)?),
            None => None,
        };
        Some(Self { slug, year, number })
    }
}

/// Loads the publication that the address asks for.
fn use_publication() -> LocalResource<Result<Opened, LoadError>> {
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        params.with(|params| {
            let version = params.get_str("version");
            Asked::read(params.get_str("slug")?, params.get_str("year")?, version)
        })
    });
    LocalResource::new(move || {
        let asked = asked.get();
        async move {
            match asked {
                Some(asked) => api::publication(&asked.slug, asked.year, asked.number).await,
                None => Err(LoadError::NotFound),
            }
        }
    })
}

/// Loads the whole budget of a publication.
fn use_budget(opened: &Opened) -> LocalResource<Result<Arc<Loaded>, LoadError>> {
    let slug = opened.manifest.government.slug.to_string();
    let (year, number) = (opened.manifest.year, opened.manifest.number);
    LocalResource::new(move || {
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
        Some(Err(error)) => {
            words_now();
            view! { <TroublePage error retry=move |()| opened.refetch() /> }.into_any()
        }
        Some(Ok(opened)) => view! { <Publication opened /> }.into_any(),
    }
}

#[component]
fn Publication(opened: Opened) -> impl IntoView {
    let budget = use_budget(&opened);
    let lines = opened.manifest.counts.lines;
    let opened = StoredValue::new(opened);
    let largest = Memo::new(move |_| match budget.get() {
        Some(Ok(loaded)) => headline::largest(&loaded.budget),
        Some(Err(_)) | None => None,
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
            view! { <ExplorerTrouble error retry=move |()| budget.refetch() /> }.into_any()
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
        <div class="explorer-frame" role="alert">
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_publication_can_be_called_is_asked_for() {
        let asked =
            |number| Some(Asked { slug: "kabupaten-bantul".to_owned(), year: 2015, number });
        assert_eq!(Asked::read("kabupaten-bantul", "2015", None), asked(None));
        assert_eq!(Asked::read("kabupaten-bantul", "2015", Some("v12")), asked(Some(12)));
        for (slug, year, version) in [
            ("Bantul", "2015", None),
            ("kabupaten-bantul", "tahun", None),
            ("kabupaten-bantul", "2015", Some("12")),
            ("kabupaten-bantul", "2015", Some("v0")),
            ("kabupaten-bantul", "2015", Some("v-1")),
        ] {
            assert_eq!(Asked::read(slug, year, version), None, "{slug} {year} {version:?}");
        }
    }
}
