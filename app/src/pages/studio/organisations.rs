//! `/studio/{slug}/organisations`: the organisations of a government through the years. Every member
//! sees the list; whoever keeps it adds, changes and ends, or brings in a list.

mod desk;
mod draft;
mod ending;
mod form;
mod import;
mod list;

use budget::government::Slug;
use budget::organisation::Organisations;
use budget::permission::{Action, Denied};
use budget::protocol::organisations::OrganisationsPage as Page;
use budget::text::Text as Domain;
use leptos::prelude::*;

use super::frame::{GovernmentMenu, studio_words, studio_words_now};
use super::trouble::StudioTroublePage;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use desk::{Desk, TOLD};
use draft::{Draft, Form};
use form::{AddForm, Opener};
use import::Import;
use list::{Ended, Present};

/// What the parts of the page show: the list, and whether it can be changed here.
#[derive(Clone, Copy)]
struct Shown {
    all: StoredValue<Organisations>,
    revision: u32,
    keeps: bool,
}

/// The page.
#[component]
pub(super) fn OrganisationsPage(slug: Slug) -> impl IntoView {
    let desk = Desk::new(slug);
    move || match (studio_words_now(), desk.page.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| desk.page.again() /> }.into_any()
        }
        (_, Some(Ok(page))) => view! { <Whole desk page /> }.into_any(),
    }
}

#[component]
fn Whole(desk: Desk, page: Page) -> impl IntoView {
    let t = &studio_words().organisations;
    let Page { slug, name, revision, organisations, may } = page;
    let keeps = may.contains(&Action::ManageOrganisations);
    let is_empty = organisations.is_empty();
    let shown = Shown { all: StoredValue::new(organisations), revision, keeps };
    let list = if is_empty {
        view! { <p class="empty">{t.none}</p> }.into_any()
    } else {
        view! {
            <Present desk shown />
            <Ended desk shown />
        }
        .into_any()
    };
    let title = (t.title_of)(&name);
    view! {
        <article class="page studio">
            <GovernmentMenu slug name history=may.contains(&Action::ReadMembership) />
            <PageTitle title />
            <p class="lead">{t.lead}</p>
            <p class="told" id=TOLD role="status" tabindex="-1">
                {move || desk.told.get().map(|told| told.said(&t.forms))}
            </p>
            {(keeps && is_empty).then(|| view! { <p>{t.none_yet}</p> })}
            <Ways desk shown />
            {list}
        </article>
    }
}

/// What whoever keeps the list can begin here; to others, who it is.
#[component]
fn Ways(desk: Desk, shown: Shown) -> impl IntoView {
    let t = studio_words();
    let f = &t.organisations;
    if !shown.keeps {
        let action = Action::ManageOrganisations;
        let denied = Denied::NotYourRole { action, roles: action.roles() };
        return view! { <p class="quiet">{Domain::of(t.lang).denied(&denied)}</p> }.into_any();
    }
    let begins = move || Draft::begin(desk.year);
    let open = move || match desk.opened.form.get() {
        Some(Form::Add) => view! { <AddForm desk shown /> }.into_any(),
        Some(Form::Import) => view! { <Import desk shown /> }.into_any(),
        Some(Form::Change(_)) | None => ().into_any(),
    };
    view! {
        <div>
            <p class="buttons">
                <Opener desk form=Form::Import begins=begins label=f.import.open about="" />
                <Opener desk form=Form::Add begins=begins label=f.forms.add about="" />
            </p>
            {open}
        </div>
    }
    .into_any()
}
