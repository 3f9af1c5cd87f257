//! What the studio's pages share: their words, the ways between them, and times as people write
//! them.

use budget::government::Slug;
use budget::money::Lang;
use js_sys::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::load::Load;
use crate::settings::{words, words_now};
use crate::text::studio::StudioText;

/// The studio's words for a component, which is made anew when the language changes.
pub(super) fn studio_words() -> &'static StudioText {
    StudioText::of(words().lang)
}

/// The studio's words now; a closure in a view that calls this follows the language.
pub(super) fn studio_words_now() -> &'static StudioText {
    StudioText::of(words_now().lang)
}

/// The ways between the pages of the studio that belong to no government.
#[component]
pub(super) fn StudioMenu(
    /// Whether the way to the platform's page is shown, to those who run it.
    #[prop(optional)]
    platform: bool,
) -> impl IntoView {
    let words = studio_words();
    let t = &words.frame;
    let platform = platform.then(|| way("/studio/platform", words.platform.title));
    view! {
        <nav class="studio-menu" aria-label=t.menu>
            {way("/studio", t.studio)} {way("/studio/account", t.account)}
            {way("/studio/roles", t.roles)} {platform}
        </nav>
    }
}

/// The ways between the pages of one government's studio.
#[component]
pub(super) fn GovernmentMenu(
    slug: Slug,
    /// What it is called.
    #[prop(into)]
    name: String,
    /// Whether who looks may read the history: to others the way there is not shown.
    history: bool,
) -> impl IntoView {
    let t = &studio_words().frame;
    let history = history.then(|| way(format!("/studio/{slug}/history"), t.history));
    view! {
        <nav class="studio-menu" aria-label=(t.parts_of)(&name)>
            {way("/studio", t.studio)}
            {way(format!("/studio/{slug}/members"), t.members)}
            {way(format!("/studio/{slug}/organisations"), t.organisations)}
            {way(format!("/studio/{slug}/settings"), t.settings)} {history}
            {way(format!("/{slug}"), t.public_page)}
        </nav>
    }
}

fn way(address: impl Into<String>, word: &'static str) -> impl IntoView {
    let address = address.into();
    let here = use_location().pathname.get_untracked() == address;
    view! {
        <a href=address aria-current=here.then_some("page")>
            {word}
        </a>
    }
}

/// `25 November 2026 pukul 08.13`, by the clock of the reader's device; the text itself where it
/// is no time.
pub(super) fn moment(t: &StudioText, iso: &str) -> String {
    let date = Date::new(&iso.into());
    let month = usize::try_from(date.get_month()).ok();
    let month = month.and_then(|month| budget::text::Text::of(t.lang).months.get(month));
    let Some(month) = month.filter(|_| !date.get_time().is_nan()) else {
        return iso.to_owned();
    };
    let (year, day) = (date.get_full_year(), date.get_date());
    let (hours, minutes) = (date.get_hours(), date.get_minutes());
    let colon = match t.lang {
        Lang::Id => '.',
        Lang::En => ':',
    };
    let time = format!("{hours:02}{colon}{minutes:02}");
    (t.frame.moment)(&format!("{day} {month} {year}"), &time)
}

/// A time, in words for people and exactly for programs.
#[component]
pub(super) fn When(#[prop(into)] iso: String) -> impl IntoView {
    let shown = moment(studio_words(), &iso);
    view! { <time datetime=iso>{shown}</time> }
}

/// Leads the focus to an element that is about to be drawn.
pub(super) fn focus_soon(id: &'static str) {
    request_animation_frame(move || focus(id));
}

/// Where the focus goes when what is shown is about to be read anew: at once, and again when it is
/// drawn, because an element that is drawn again loses the focus.
#[derive(Clone, Copy)]
pub(super) struct Lead(StoredValue<Option<&'static str>>);

impl Lead {
    /// For a page that shows what is loaded so.
    pub(super) fn of<T: Clone + 'static, E: Clone + 'static>(load: Load<T, E>) -> Self {
        let next = Self(StoredValue::new(None));
        Effect::new(move || {
            load.get();
            if let Some(id) = next.0.get_value() {
                next.0.set_value(None);
                // Whoever has gone on to something else meanwhile stays there.
                request_animation_frame(move || {
                    let now = document().active_element();
                    if now.is_none_or(|element| element.tag_name() == "BODY") {
                        focus(id);
                    }
                });
            }
        });
        next
    }

    /// Leads there.
    pub(super) fn to(self, id: &'static str) {
        focus_soon(id);
        self.0.set_value(Some(id));
    }
}

/// Leads the focus to an element of the page.
pub(super) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _focused = element.focus();
    }
}
