//! `/studio/{slug}/settings`: what concerns a government as a whole: whether it publishes, and its
//! sessions and copy. What the person who looks may not do is not offered; the page says who may.

mod publishing;
mod reason;
mod sessions;

use budget::government::Slug;
use budget::permission::{Action, Denied};
use budget::protocol::people::{MembersPage, SessionView};
use budget::text::Text as Domain;
use leptos::prelude::*;

use super::frame::{GovernmentMenu, Lead, studio_words, studio_words_now};
use super::trouble::{Proof, StudioTroublePage, WaysIn};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use publishing::Publishing;
use sessions::Sessions;

/// The element that says what was done.
const TOLD: &str = "told";

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Frozen,
    Proposed,
    SessionsEnded,
}

/// What the parts of the page share, copied by reference.
#[derive(Clone, Copy)]
struct Desk {
    slug: StoredValue<Slug>,
    session: Load<SessionView, Trouble>,
    page: Load<MembersPage, Trouble>,
    told: RwSignal<Option<Told>>,
    lead: Lead,
}

impl Desk {
    fn new(slug: Slug) -> Self {
        let slug = StoredValue::new(slug);
        let page = Load::new(move || {
            let slug = slug.get_value();
            async move { people::members(&slug).await }
        });
        let session = Load::new(people::session);
        Self { slug, session, page, told: RwSignal::new(None), lead: Lead::of(page) }
    }

    /// Says what was done, and shows how things are since.
    fn tell(self, told: Told) {
        self.told.set(Some(told));
        self.lead.to(TOLD);
        self.page.again();
    }

    fn again(self) {
        self.session.again();
        self.page.again();
    }
}

/// The page.
#[component]
pub(super) fn SettingsPage(slug: Slug) -> impl IntoView {
    let desk = Desk::new(slug);
    move || match (studio_words_now(), desk.session.get(), desk.page.get()) {
        (_, Some(Err(trouble)), _) | (_, _, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| desk.again() /> }.into_any()
        }
        (_, Some(Ok(session)), Some(Ok(page))) => {
            view! { <Settings desk session page /> }.into_any()
        }
        (_, None, _) | (_, _, None) => view! { <Loading /> }.into_any(),
    }
}

#[component]
fn Settings(desk: Desk, session: SessionView, page: MembersPage) -> impl IntoView {
    let t = studio_words();
    let s = &t.settings;
    let told = move || {
        desk.told.get().map(|told| match told {
            Told::Frozen => s.told_frozen,
            Told::Proposed => s.told_proposed,
            Told::SessionsEnded => s.told_sessions,
        })
    };
    let history = page.may.contains(&Action::ReadMembership);
    // Members have the list of members for that; who runs the platform sees no such list.
    let ends = session.platform_administrator && page.members.is_empty();
    view! {
        <article class="page studio">
            <GovernmentMenu slug=page.slug.clone() name=page.name.clone() history />
            <PageTitle title=(s.title_of)(&page.name) />
            <p class="lead">{s.lead}</p>
            <p class="told" id=TOLD role="status" tabindex="-1">
                {told}
            </p>
            <Publishing desk page=page.clone() recent=session.recent />
            {ends.then(|| view! { <Sessions desk /> })}
        </article>
    }
}

/// Said before somebody fills in a form, not after.
#[component]
fn ProveFirst() -> impl IntoView {
    let t = studio_words();
    view! {
        <div class="notice">
            <p>{t.settings.recent}</p>
            <WaysIn proof=Proof::Again />
        </div>
    }
}

/// Why the person who looks does not do this: who may.
fn who_may(action: Action) -> String {
    let denied = Denied::NotYourRole { action, roles: action.roles() };
    Domain::of(studio_words().lang).denied(&denied)
}
