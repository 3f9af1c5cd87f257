//! What a page of the studio says when something did not come or was not done: in the server's
//! own words where it gave some, with the way on. Whoever must sign in comes back to the page.

use budget::protocol::session::IssuerView;
use budget::protocol::{Fault, Problem};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::doing::Doing;
use super::frame::{StudioMenu, studio_words};
use super::passkeys::PasskeyIn;
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::parts::title::PageTitle;
use crate::settings::words;
use crate::text::studio::StudioTrouble;

/// Whether a sign-in is the first, or proves once more who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    First,
    Again,
}

/// A link to each identity provider, which leads back to a page of ours.
#[component]
pub(super) fn WaysIn(
    proof: Proof,
    /// The page to come back to; this one, if none is named.
    #[prop(optional, into)]
    to: Option<String>,
) -> impl IntoView {
    let t = studio_words();
    let to = to.unwrap_or_else(|| use_location().pathname.get_untracked());
    let here = to.clone();
    let to = String::from(js_sys::encode_uri_component(&to));
    let ways = Load::new(people::ways);
    let way = move |issuer: IssuerView, to: &str| {
        let (again, word) = match proof {
            Proof::First => ("", t.trouble.sign_in),
            Proof::Again => ("&again=true", t.trouble.again),
        };
        view! {
            <li>
                <a
                    class="button button-primary"
                    rel="external"
                    href=format!("{}?to={to}{again}", issuer.start)
                >
                    {word(&issuer.name)}
                </a>
            </li>
        }
    };
    let listed = move || match ways.get() {
        None => view! { <p class="quiet">{words().site.loading}</p> }.into_any(),
        Some(Ok(ways)) if ways.issuers.is_empty() => ().into_any(),
        Some(Ok(ways)) => {
            let ways = ways.issuers.into_iter().map(|of| way(of, &to)).collect_view();
            view! { <ul class="ways-in">{ways}</ul> }.into_any()
        }
        Some(Err(trouble)) => {
            let (title, says, _) = said(&t.trouble, trouble);
            view! {
                <p role="alert">
                    <strong>{title}</strong>
                    ". "
                    {says}
                </p>
                <button type="button" class="button" on:click=move |_| ways.again()>
                    {t.trouble.retry}
                </button>
            }
            .into_any()
        }
    };
    view! {
        {listed}
        <PasskeyIn to=here />
    }
}

/// What it is called, what it says, and its single faults.
fn said(t: &'static StudioTrouble, trouble: Trouble) -> (String, String, Vec<Fault>) {
    match trouble {
        Trouble::Offline => (t.offline.to_owned(), t.offline_says.to_owned(), Vec::new()),
        Trouble::Failed => (t.failed.to_owned(), t.failed_says.to_owned(), Vec::new()),
        Trouble::Unreadable => (t.unreadable.to_owned(), t.unreadable_says.to_owned(), Vec::new()),
        Trouble::Refused(problem) => {
            let Problem { title, detail, errors, .. } = *problem;
            (title, detail, errors)
        }
    }
}

/// An error instead of a page.
#[component]
pub(super) fn StudioTroublePage(
    trouble: Trouble,
    #[prop(into)] retry: Callback<()>,
    /// What may help besides, with a way to prove again who one is.
    #[prop(optional)]
    prove: Option<&'static str>,
) -> impl IntoView {
    let t = studio_words();
    let on = way_on(&trouble, retry);
    let prove = prove.map(|says| {
        view! {
            <div class="notice">
                <p>{says}</p>
                <WaysIn proof=Proof::Again />
            </div>
        }
    });
    let (title, says, _) = said(&t.trouble, trouble);
    view! {
        <article class="page studio">
            <StudioMenu />
            <section class="trouble">
                <PageTitle title />
                <p class="lead">{says}</p>
                {prove}
                {on}
            </section>
        </article>
    }
}

fn way_on(trouble: &Trouble, retry: Callback<()>) -> AnyView {
    let t = &studio_words().trouble;
    if trouble.is_signed_out() {
        return view! { <WaysIn proof=Proof::First /> }.into_any();
    }
    if trouble.wants_proof() {
        return view! { <WaysIn proof=Proof::Again /> }.into_any();
    }
    if trouble.is_final() {
        return view! {
            <p>
                <a href="/studio">{t.to_studio}</a>
            </p>
            <p>
                <a href="/studio/roles">{t.to_roles}</a>
            </p>
        }
        .into_any();
    }
    view! {
        <p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {t.retry}
            </button>
        </p>
    }
    .into_any()
}

/// Where it is said, at once and aloud, that something was not done, and why.
#[component]
pub(super) fn DoingTrouble(doing: Doing) -> impl IntoView {
    let t = studio_words();
    let says = move |trouble: Trouble| {
        let on = if trouble.is_signed_out() {
            view! { <WaysIn proof=Proof::First /> }.into_any()
        } else if trouble.wants_proof() {
            view! { <WaysIn proof=Proof::Again /> }.into_any()
        } else {
            ().into_any()
        };
        let is_offline = trouble == Trouble::Offline;
        let (title, says, faults) = said(&t.trouble, trouble);
        let says = if is_offline { t.trouble.offline_act.to_owned() } else { says };
        let fault = |fault: Fault| view! { <li>{fault.detail}</li> };
        let faults = (!faults.is_empty()).then(
            || view! { <ul class="faults">{faults.into_iter().map(fault).collect_view()}</ul> },
        );
        view! {
            <div class="refusal">
                <p>
                    <strong>{title}</strong>
                </p>
                <p>{says}</p>
                {faults}
                {on}
            </div>
        }
    };
    view! { <div role="alert">{move || doing.trouble().map(says)}</div> }
}
