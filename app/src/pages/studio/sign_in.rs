//! `/studio/sign-in`: the ways in, why the last one did not lead here, and what is kept of it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::frame::studio_words_now;
use super::trouble::{Proof, WaysIn};
use crate::page::{Page, Studio};
use crate::parts::title::PageTitle;
use crate::text::studio::SignIn;

/// Where those go who are signed in and were on their way to nowhere else.
const FIRST: &str = "/studio";

/// The page.
#[component]
pub(super) fn SignInPage() -> impl IntoView {
    let query = use_query_map();
    move || {
        let t = &studio_words_now().sign_in;
        let (told, to) = query.with(|query| {
            let to = query.get_str("to").filter(|to| leads_back(to)).unwrap_or(FIRST);
            (told(t, |key| query.get_str(key)), to.to_owned())
        });
        view! {
            <article class="page studio">
                <PageTitle title=t.title />
                <p class="lead">{t.lead}</p>
                {told}
                <section>
                    <h2>{t.ways}</h2>
                    <WaysIn proof=Proof::First to />
                    <p class="quiet">{t.no_password}</p>
                    <p class="quiet">{t.invited}</p>
                </section>
                <section>
                    <h2>{t.cookie_title}</h2>
                    <p>{t.cookie}</p>
                    <p>{t.cookie_on_the_way}</p>
                    <p>{t.cookie_nobody}</p>
                </section>
            </article>
        }
    }
}

/// What the address says of the sign-in before, or of the session that was left.
fn told<'a>(t: &'static SignIn, of: impl Fn(&str) -> Option<&'a str>) -> Option<AnyView> {
    if of("left").is_some() {
        return Some(view! { <p class="notice" role="status">{t.left}</p> }.into_any());
    }
    let says = match of("problem")? {
        "expired" => t.expired,
        "declined" => t.declined,
        "provider" => t.provider,
        _ => return None,
    };
    Some(view! { <p class="notice notice-bad" role="alert">{says}</p> }.into_any())
}

/// Whether it is a page of ours to come back to, and not this one.
fn leads_back(path: &str) -> bool {
    let is_local = path.starts_with('/') && !path.starts_with("//");
    is_local && !matches!(Page::of(path), Page::Nowhere | Page::Studio(Studio::SignIn))
}
