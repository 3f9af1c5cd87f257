//! `/studio/{slug}/members`: who may act for a government, what waits for a second person, and who
//! is invited. What the person who looks may not do is not offered; the page says why.

mod code;
mod desk;
mod draft;
mod form;
mod invitations;
mod list;
mod picker;
mod proposals;

use budget::government::Slug;
use budget::permission::{Action, Denied};
use budget::protocol::people::MembersPage as Page;
use budget::protocol::session::SessionView;
use budget::text::Text as Domain;
use leptos::prelude::*;

use super::frame::{GovernmentMenu, StudioMenu, studio_words, studio_words_now};
use super::trouble::{Proof, StudioTroublePage, WaysIn};
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use code::Code;
use desk::{Desk, TOLD};
pub(super) use draft::one_line;
use invitations::Invitations;
use list::MemberList;
use proposals::Waiting;

/// The page.
#[component]
pub(super) fn MembersPage(slug: Slug) -> impl IntoView {
    let desk = Desk::new(slug);
    move || match (studio_words_now(), desk.session.get(), desk.page.get()) {
        // What was waiting for just this person was the only thing here for them.
        (_, _, Some(Err(trouble))) if trouble.is_final() && desk.told.get().is_some() => {
            view! { <Done desk /> }.into_any()
        }
        (_, Some(Err(trouble)), _) | (_, _, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| desk.again() /> }.into_any()
        }
        (_, Some(Ok(session)), Some(Ok(page))) => {
            view! { <Members desk session page /> }.into_any()
        }
        (_, None, _) | (_, _, None) => view! { <Loading /> }.into_any(),
    }
}

#[component]
fn Members(desk: Desk, session: SessionView, page: Page) -> impl IntoView {
    let t = &studio_words().members;
    let manages = page.may.contains(&Action::ManageMembers);
    let history = page.may.contains(&Action::ReadMembership);
    let decides = manages || page.proposals.iter().any(|of| of.may_confirm);
    // Who runs the platform is no member: they see what waits for them, and nothing else.
    let is_member = !page.members.is_empty();
    let whole = is_member.then(|| {
        view! {
            <MemberList desk members=page.members.clone() me=session.person.id.clone() manages />
            <Invitations desk invitations=page.invitations.clone() manages />
        }
    });
    view! {
        <article class="page studio">
            <GovernmentMenu slug=page.slug.clone() name=page.name.clone() history />
            <PageTitle title=(t.title_of)(&page.name) />
            <p class="lead">{t.lead}</p>
            <Told desk />
            <Code desk slug=page.slug.clone() />
            {(decides && !session.recent).then(|| view! { <ProveFirst /> })}
            {(!is_member).then(|| view! { <p>{t.platform_only}</p> })}
            {(!is_member && !page.invitations.is_empty())
                .then(|| {
                    view! {
                        <Invitations desk invitations=page.invitations.clone() manages=false />
                    }
                })}
            <Waiting desk proposals=page.proposals.clone() session=session.clone() manages />
            {whole}
        </article>
    }
}

/// What was done by somebody who is no member, and sees no list: above all a code.
#[component]
fn Done(desk: Desk) -> impl IntoView {
    let t = studio_words();
    view! {
        <article class="page studio">
            <StudioMenu />
            <PageTitle title=t.frame.members />
            <Told desk />
            <Code desk slug=desk.slug.get_value() />
            <p>{t.members.platform_done}</p>
        </article>
    }
}

/// What was just done, where the focus goes.
#[component]
fn Told(desk: Desk) -> impl IntoView {
    let t = &studio_words().members;
    view! {
        <p class="told" id=TOLD role="status" tabindex="-1">
            {move || desk.told.get().map(|told| told.said(t))}
        </p>
    }
}

/// Said before somebody fills in a form, not after.
#[component]
fn ProveFirst() -> impl IntoView {
    let t = studio_words();
    view! {
        <div class="notice">
            <p>{t.forms.recent}</p>
            <WaysIn proof=Proof::Again />
        </div>
    }
}

/// Why this person changes nothing about members.
fn why_not(lang: budget::money::Lang) -> String {
    let action = Action::ManageMembers;
    Domain::of(lang).denied(&Denied::NotYourRole { action, roles: action.roles() })
}
