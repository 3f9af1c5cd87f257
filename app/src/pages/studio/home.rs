//! `/studio`: who is signed in, and where they work. Whoever works nowhere yet reads how that
//! begins.

use budget::permission::Denied;
use budget::protocol::people::{Membership, SessionView};
use budget::text::Text as Domain;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::frame::{StudioMenu, studio_words, studio_words_now};
use super::trouble::{Proof, StudioTroublePage, WaysIn};
use crate::api::people;
use crate::load::Load;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;

/// The first page of those who are signed in; all others are led to the ways in.
#[component]
pub(super) fn StudioHome() -> impl IntoView {
    let session = Load::new(people::session);
    let navigate = use_navigate();
    Effect::new(move || {
        if matches!(session.get(), Some(Err(trouble)) if trouble.is_signed_out()) {
            // In the place of this page: the way back leads past it.
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate("/studio/sign-in", options);
        }
    });
    move || match (studio_words_now(), session.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(trouble))) if trouble.is_signed_out() => view! { <Loading /> }.into_any(),
        (_, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| session.again() /> }.into_any()
        }
        (t, Some(Ok(session))) => {
            let says = (t.home.signed_in)(&session.person.name, &session.person.email);
            view! {
                <article class="page studio">
                    <StudioMenu platform=session.platform_administrator />
                    <PageTitle title=t.home.title />
                    <p class="lead">{says}</p>
                    {(!session.second_factor).then(|| view! { <WithoutFactor /> })}
                    <Governments session=session.clone() />
                    {session.platform_administrator.then(|| view! { <Platform /> })}
                    <More />
                </article>
            }
            .into_any()
        }
    }
}

/// Most of the work needs more than a password: said before somebody begins it.
#[component]
fn WithoutFactor() -> impl IntoView {
    let t = studio_words();
    view! {
        <div class="notice">
            <p>{Domain::of(t.lang).denied(&Denied::SecondFactorNeeded)}</p>
            <WaysIn proof=Proof::Again />
        </div>
    }
}

#[component]
fn Governments(session: SessionView) -> impl IntoView {
    let t = studio_words();
    if session.memberships.is_empty() {
        if session.platform_administrator {
            return ().into_any();
        }
        return view! {
            <section>
                <h2>{t.home.become_title}</h2>
                <p>{t.home.none}</p>
                <ol class="steps">
                    {t.home.steps.map(|step| view! { <li>{step}</li> }).collect_view()}
                </ol>
            </section>
        }
        .into_any();
    }
    view! {
        <section>
            <h2>{t.home.governments}</h2>
            <ul class="places">
                {session.memberships.into_iter().map(place).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// A government, and the ways into its studio. What a member may do there each page says itself.
fn place(Membership { slug, name }: Membership) -> impl IntoView {
    let t = &studio_words().frame;
    let way = |address: String, word: &'static str, name: String| {
        view! {
            <a href=address>
                {word} <span class="visually-hidden">" " {name}</span>
            </a>
        }
    };
    view! {
        <li>
            <h3>{name.clone()}</h3>
            <p class="place-ways">
                {way(format!("/studio/{slug}/members"), t.members, name.clone())}
                {way(format!("/studio/{slug}/organisations"), t.organisations, name.clone())}
                {way(format!("/studio/{slug}/settings"), t.settings, name.clone())}
                {way(format!("/studio/{slug}/history"), t.history, name.clone())}
                {way(format!("/{slug}"), t.public_page, name)}
            </p>
        </li>
    }
}

/// The way to the platform's own page, for those who run it.
#[component]
fn Platform() -> impl IntoView {
    let t = studio_words();
    view! {
        <section>
            <h2>{t.home.platform}</h2>
            <ul class="places">
                <li>
                    <a href="/studio/platform">{t.platform.title}</a>
                    <p class="quiet">{t.home.platform_says}</p>
                </li>
            </ul>
        </section>
    }
}

#[component]
fn More() -> impl IntoView {
    let t = studio_words();
    view! {
        <section>
            <h2>{t.home.more}</h2>
            <ul class="places">
                <li>
                    <a href="/studio/account">{t.account.title}</a>
                    <p class="quiet">{t.home.account_says}</p>
                </li>
                <li>
                    <a href="/studio/roles">{t.roles.title}</a>
                    <p class="quiet">{t.home.roles_says}</p>
                </li>
            </ul>
        </section>
    }
}
