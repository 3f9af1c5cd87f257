//! `/`: one question, one search field, what was just published, and three quiet doors.

use budget::government::Government;
use budget::protocol::{GovernmentList, GovernmentSummary, PublicationList, PublicationSummary};
use budget::search;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{self, LoadError};
use crate::load::{Load, memo};
use crate::parts::loading::Loading;
use crate::parts::stage_badge::StageBadge;
use crate::parts::title::PageTitle;
use crate::parts::trouble::TroublePage;
use crate::settings::{words, words_now};
use crate::text::{Door, Text};

/// How many of the newest publications stand on the page.
const NEWEST_MAX: usize = 8;

type Home = (GovernmentList, PublicationList);

/// The home page.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let home = Load::new(load);
    move || match (words_now(), home.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(error))) => {
            view! { <TroublePage error retry=move |()| home.again() /> }.into_any()
        }
        (t, Some(Ok((governments, publications)))) => view! {
            <article class="home">
                <PageTitle title=t.home.question />
                <p class="lead">{t.home.lead}</p>
                <GovernmentSearch governments=governments.governments />
                <Newest t publications=publications.publications />
                <Doors t />
            </article>
        }
        .into_any(),
    }
}

async fn load() -> Result<Home, LoadError> {
    let governments = api::governments().await?;
    Ok((governments, api::publications().await?))
}

/// What people call a region beside its name, by its code.
const ALIASES: [(&str, &str); 2] = [("34", "DIY Jogja Jogjakarta Yogya"), ("31", "DKI")];

/// Everything by which a government is found.
fn called(government: &Government) -> String {
    let alias = ALIASES.iter().find(|(code, _)| *code == government.code);
    format!("{} {}", government.name, alias.map(|(_, alias)| *alias).unwrap_or_default())
}

/// The search field and what it finds; without a question, everybody.
#[component]
fn GovernmentSearch(governments: Vec<GovernmentSummary>) -> impl IntoView {
    let t = words();
    let asked = RwSignal::new(String::new());
    let governments = StoredValue::new(governments);
    let found = memo(move || {
        let asked = asked.get();
        governments.with_value(|all| {
            let answers =
                |of: &&GovernmentSummary| search::answers(&asked, &called(&of.government));
            all.iter().filter(answers).cloned().collect::<Vec<_>>()
        })
    });
    let navigate = use_navigate();
    let open_first = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(first) = found.with_untracked(|found| found.first().cloned()) {
            navigate(&format!("/{}", first.government.slug), NavigateOptions::default());
        }
    };
    let said = move || {
        let asked = asked.get();
        let count = found.with(|found| u32::try_from(found.len()).unwrap_or(u32::MAX));
        match (asked.trim().is_empty(), count) {
            (true, _) => String::new(),
            (false, 0) => (t.home.nothing_found)(asked.trim()),
            (false, count) => (t.home.found)(count),
        }
    };
    view! {
        <search class="home-search">
            <form on:submit=open_first>
                <label for="government-search">{t.home.search_label}</label>
                <input
                    id="government-search"
                    type="search"
                    data-search
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=t.home.search_hint
                    aria-keyshortcuts="/"
                    on:input=move |event| asked.set(event_target_value(&event))
                />
                <kbd class="home-search-key" title=t.home.search_key aria-hidden="true">
                    "/"
                </kbd>
            </form>
            <p role="status">{said}</p>
            <h2 class="visually-hidden">{t.home.all_governments}</h2>
            <ul class="home-governments">
                {move || found.get().into_iter().map(|of| government(t, &of)).collect_view()}
            </ul>
        </search>
    }
}

/// A government, and its newest budget one step ahead.
fn government(t: &'static Text, of: &GovernmentSummary) -> impl IntoView + use<> {
    let newest = of.newest.as_ref().map(|newest| {
        let name = t.budget_name(newest.stage, newest.year);
        view! {
            <a class="home-newest" href=newest.address()>
                {name}
            </a>
        }
    });
    view! {
        <li>
            <a class="home-government" href=format!("/{}", of.government.slug)>
                {of.government.name.clone()}
            </a>
            {newest}
        </li>
    }
}

#[component]
fn Newest(t: &'static Text, publications: Vec<PublicationSummary>) -> impl IntoView {
    let list = if publications.is_empty() {
        view! { <p class="empty">{t.home.newest_empty}</p> }.into_any()
    } else {
        let news = publications.iter().take(NEWEST_MAX).map(|of| news(t, of)).collect_view();
        view! { <ol class="home-news">{news}</ol> }.into_any()
    };
    view! {
        <section class="home-section">
            <h2>{t.home.newest}</h2>
            {list}
        </section>
    }
}

/// One publication in words: who, what, how much, and how it balances.
fn news(t: &'static Text, of: &PublicationSummary) -> impl IntoView + use<> {
    let name = t.budget_name(of.stage, of.year);
    let whole = of.stated();
    let spending = whole.unwrap_or(of.totals).expenditure.short(t.lang);
    let says = match (of.copied, whole) {
        (false, Some(_)) => t.home.news,
        (false, None) => t.home.news_itemised,
        (true, Some(_)) => t.home.news_copied,
        (true, None) => t.home.news_copied_itemised,
    };
    let says = says(&of.government.name, &name, &spending);
    let date = (t.publication.published)(of.copied, &t.date(&of.published_at));
    let balance = match whole.map(|whole| whole.surplus()) {
        None => t.home.news_incomplete.to_owned(),
        Some(Ok(surplus)) if surplus.is_negative() => {
            (t.home.news_deficit)(&surplus.abs().short(t.lang))
        }
        Some(Ok(surplus)) if surplus.is_zero() => t.home.news_even.to_owned(),
        Some(Ok(surplus)) => (t.home.news_surplus)(&surplus.short(t.lang)),
        Some(Err(_)) => String::new(),
    };
    view! {
        <li>
            <span class="home-news-says">
                <a class="home-news-link" href=of.address()>
                    {says}
                </a>
                ", "
                {balance}
                "."
            </span>
            <span class="home-news-about">
                <StageBadge stage=of.stage />
                <time datetime=of.published_at.clone()>{date}</time>
            </span>
        </li>
    }
}

#[component]
fn Doors(t: &'static Text) -> impl IntoView {
    let door = |door: &'static Door, address: &'static str| {
        view! {
            <li>
                <h3>{door.title}</h3>
                <p>{door.says}</p>
                <a href=address>{door.link}</a>
            </li>
        }
    };
    view! {
        <section class="home-section">
            <h2 class="visually-hidden">{t.home.doors}</h2>
            <ul class="home-doors">
                {door(&t.home.citizen, "/glossary")} {door(&t.home.planner, "/developers")}
                {door(&t.home.journalist, "/developers")}
            </ul>
        </section>
    }
}
