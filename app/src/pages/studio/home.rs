//! `/studio`: who is signed in, and where they work. Whoever works nowhere yet reads how that
//! begins.

use budget::permission::Denied;
use budget::protocol::people::{Membership, SessionView};
use budget::text::Text as Domain;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::found::Found;
use super::frame::{StudioMenu, studio_words, studio_words_now};
use super::trouble::{Proof, StudioTroublePage, WaysIn};
use crate::api::people;
use crate::load::Load;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use crate::settings::words;

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
                    <StudioMenu />
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
                {session.memberships.into_iter().map(|of| place(of, true)).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// A government, and the ways into its studio. Whether a member may read its history it says
/// itself; who runs the platform never may.
fn place(Membership { slug, name }: Membership, is_member: bool) -> impl IntoView {
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
                {is_member.then(|| way(format!("/studio/{slug}/history"), t.history, name.clone()))}
                {way(format!("/{slug}"), t.public_page, name)}
            </p>
        </li>
    }
}

/// Every government that has published, for who may be the second person in each.
#[component]
fn Platform() -> impl IntoView {
    let t = studio_words();
    let all = Load::new(people::all_governments);
    let list = move || match all.get() {
        None => view! { <p class="quiet">{words().site.loading}</p> }.into_any(),
        Some(Ok(list)) if list.governments.is_empty() => {
            view! { <p class="empty">{t.home.platform_none}</p> }.into_any()
        }
        Some(Ok(list)) => {
            let of = |of: budget::protocol::GovernmentSummary| {
                place(Membership { slug: of.government.slug, name: of.government.name }, false)
            };
            let places = list.governments.into_iter().map(of).collect_view();
            view! { <ul class="places">{places}</ul> }.into_any()
        }
        Some(Err(_)) => view! {
            <p role="alert">{t.trouble.failed} ". " {t.trouble.failed_says}</p>
            <button type="button" class="button" on:click=move |_| all.again()>
                {t.trouble.retry}
            </button>
        }
        .into_any(),
    };
    view! {
        <section>
            <h2>{t.home.platform}</h2>
            <p>{t.home.platform_says}</p>
            <Found />
            {list}
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
