//! `/studio/platform`: for those who run the platform. Every government that began here, also one
//! that has published nothing yet, and the form by which another begins.

use budget::protocol::people::{PlatformPage as Page, Registered};
use leptos::prelude::*;

use super::found::Found;
use super::frame::{StudioMenu, studio_words, studio_words_now};
use super::trouble::StudioTroublePage;
use crate::api::people;
use crate::load::{Load, memo};
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use crate::settings::words;

/// From so many governments on, a list is searched.
const SEARCHED_FROM: usize = 8;

/// The page.
#[component]
pub(super) fn PlatformPage() -> impl IntoView {
    let page = Load::new(people::platform);
    // What was just founded is read again, and the form with what it says of that stays.
    let came = memo(move || page.get().map(|page| page.map(drop)));
    move || match (studio_words_now(), came.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| page.again() /> }.into_any()
        }
        (t, Some(Ok(()))) => view! {
            <article class="page studio">
                <StudioMenu platform=true />
                <PageTitle title=t.platform.title />
                <p class="lead">{t.platform.lead}</p>
                <Found done=move |()| page.again() />
                {move || page.get().and_then(Result::ok).map(|page| view! { <Governments page /> })}
            </article>
        }
        .into_any(),
    }
}

#[component]
fn Governments(page: Page) -> impl IntoView {
    let t = &studio_words().platform;
    let Page { governments } = page;
    if governments.is_empty() {
        return view! { <p class="empty">{t.none}</p> }.into_any();
    }
    let question = RwSignal::new(String::new());
    let search = (SEARCHED_FROM <= governments.len()).then(|| {
        view! {
            <div class="field">
                <label for="platform-search">{t.search}</label>
                <input
                    id="platform-search"
                    type="search"
                    autocomplete="off"
                    on:input=move |event| question.set(event_target_value(&event))
                />
            </div>
        }
    });
    let governments = StoredValue::new(governments);
    let list = move || {
        let found = governments.with_value(|all| {
            let answers = |of: &&Registered| {
                let words = format!("{} {}", of.government.name, of.government.code);
                question.with(|question| budget::search::answers(question, &words))
            };
            all.iter().filter(answers).cloned().collect::<Vec<_>>()
        });
        if found.is_empty() {
            return view! { <p class="empty">{t.not_found}</p> }.into_any();
        }
        view! { <ul class="places">{found.into_iter().map(place).collect_view()}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{t.governments}</h2>
            {search}
            <div role="status">{list}</div>
        </section>
    }
    .into_any()
}

fn place(Registered { government, since, publications }: Registered) -> impl IntoView {
    let t = studio_words();
    let (slug, name) = (government.slug, government.name);
    let way = |address: String, word: &'static str, name: String| {
        view! {
            <a href=address>
                {word} <span class="visually-hidden">" " {name}</span>
            </a>
        }
    };
    let public =
        (0 < publications).then(|| way(format!("/{slug}"), t.frame.public_page, name.clone()));
    view! {
        <li>
            <h3>{name.clone()}</h3>
            <p class="quiet">
                {government.code} " · " {(t.platform.since)(&words().date(&since))} " · "
                {(t.platform.publications)(publications)}
            </p>
            <p class="place-ways">
                {way(format!("/studio/{slug}/members"), t.platform.waiting, name.clone())}
                {way(format!("/studio/{slug}/settings"), t.frame.settings, name)} {public}
            </p>
        </li>
    }
}
