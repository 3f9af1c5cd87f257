//! Who is invited and has not come yet.

use budget::protocol::people::Invitation;
use leptos::prelude::*;

use super::super::confirm::Confirm;
use super::super::doing::Doing;
use super::super::frame::{moment, studio_words};
use super::super::rights::roles_said;
use super::desk::{Desk, Told};
use crate::api::people;
use crate::parts::copying::CopyButton;

/// The list.
#[component]
pub(super) fn Invitations(
    desk: Desk,
    invitations: Vec<Invitation>,
    manages: bool,
) -> impl IntoView {
    let t = &studio_words().members;
    let list = if invitations.is_empty() {
        view! { <p class="quiet">{t.invitations_none}</p> }.into_any()
    } else {
        let one = |invitation| view! { <One desk invitation manages /> };
        let list = invitations.into_iter().map(one).collect_view();
        view! { <ul class="people">{list}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{t.invitations}</h2>
            {list}
        </section>
    }
}

#[component]
fn One(desk: Desk, invitation: Invitation, manages: bool) -> impl IntoView {
    let t = studio_words();
    let m = &t.members;
    let Invitation { number, half, name, roles, ends_at } = invitation;
    let half = half.map(|half| view! { <Half desk half /> });
    let as_what = move || roles_said(t, &roles, &desk.offices());
    let revoke = manages.then(|| view! { <Revoke desk number name=name.clone() /> });
    view! {
        <li class="person">
            <p class="person-name">
                <strong>{name}</strong>
            </p>
            <p class="person-roles">{as_what}</p>
            <p class="person-status quiet">{(m.invitation_ends)(&moment(t, &ends_at))}</p>
            <div class="person-acts">{half} {revoke}</div>
        </li>
    }
}

#[component]
fn Revoke(desk: Desk, number: u32, name: String) -> impl IntoView {
    let m = &studio_words().members;
    let doing = Doing::new();
    let act = move |()| {
        let slug = desk.slug.get_value();
        let task = async move { people::revoke(&slug, number).await };
        doing.run(task, move |()| desk.tell(Told::Revoked));
    };
    view! {
        <Confirm
            label=m.revoke
            question=(m.revoke_sure)(&name)
            about=name
            yes=m.revoke_yes
            doing
            act
        />
    }
}

/// The half of the code that who proposed it hands over; nobody else is told it.
#[component]
fn Half(desk: Desk, half: String) -> impl IntoView {
    let m = &studio_words().members;
    let origin = window().location().origin().unwrap_or_default();
    let link = format!("{origin}/studio/{}/join#{half}", desk.slug.get_value());
    view! {
        <p>{m.half_says}</p>
        <dl class="facts">
            <div>
                <dt>{m.half_link}</dt>
                <dd>
                    <code>{link.clone()}</code>
                </dd>
            </div>
        </dl>
        <div class="buttons">
            <CopyButton text=link label=m.copy_link />
        </div>
    }
}
