//! The members: who, as what, since when, and what can be proposed about them.

use budget::permission::Denied;
use budget::protocol::people::{Member, MemberStatus};
use budget::role::PersonId;
use budget::text::Text as Domain;
use leptos::prelude::*;

use super::super::confirm::Confirm;
use super::super::doing::Doing;
use super::super::frame::studio_words;
use super::super::rights::role_said;
use super::desk::{Desk, Told};
use super::draft::{Draft, Form};
use super::form::{OpenForm, Opener};
use super::why_not;
use crate::api::people;
use crate::settings::words;

/// Those who are members, then those who were.
#[component]
pub(super) fn MemberList(
    desk: Desk,
    members: Vec<Member>,
    /// Who looks.
    me: PersonId,
    manages: bool,
) -> impl IntoView {
    let t = studio_words();
    let (left, present): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|member| member.status == MemberStatus::Left);
    let count = |of: &[Member]| u32::try_from(of.len()).unwrap_or(u32::MAX);
    let shown = (t.members.count)(count(&present));
    let gone = (t.members.left)(count(&left));
    let entry = |member: Member| {
        let is_me = member.person.id == me;
        view! { <Entry desk member is_me manages /> }
    };
    let left = (!left.is_empty()).then(|| {
        let left = left.into_iter().map(entry).collect_view();
        view! {
            <details>
                <summary>{gone}</summary>
                <ul class="people">{left}</ul>
            </details>
        }
    });
    let invite = if manages {
        view! { <Invite desk /> }.into_any()
    } else {
        view! { <p class="quiet">{why_not(t.lang)}</p> }.into_any()
    };
    view! {
        <section>
            <h2>{shown}</h2>
            {invite}
            <ul class="people">{present.into_iter().map(entry).collect_view()}</ul>
            {left}
        </section>
    }
}

#[component]
fn Invite(desk: Desk) -> impl IntoView {
    let t = &studio_words().forms;
    let is_open = move || desk.opened.form.with(|open| *open == Some(Form::Invite));
    view! {
        <div>
            <Opener desk form=Form::Invite begins=Draft::default() label=t.invite about="" />
            {move || is_open().then(|| view! { <OpenForm desk form=Form::Invite name="" /> })}
        </div>
    }
}

#[component]
fn Entry(desk: Desk, member: Member, is_me: bool, manages: bool) -> impl IntoView {
    let t = studio_words();
    let Member { person, roles, status, since } = member.clone();
    let roles = {
        move || {
            let offices = desk.offices();
            let role = |held| view! { <li>{role_said(t, held, &offices)}</li> };
            roles.iter().map(role).collect_view()
        }
    };
    let status_class = match status {
        MemberStatus::Active => "badge badge-good",
        MemberStatus::Suspended => "badge badge-open",
        MemberStatus::Left => "badge",
    };
    let email = (!person.email.is_empty())
        .then(|| view! { <span class="person-email">{person.email.clone()}</span> });
    let acts =
        (manages && status != MemberStatus::Left).then(|| view! { <Acts desk member is_me /> });
    view! {
        <li class="person">
            <p class="person-name">
                <strong>{person.name.clone()}</strong>
                {is_me.then(|| view! { " " <span class="quiet">"(" {t.members.you} ")"</span> })}
                {email}
            </p>
            <ul class="person-roles">{roles}</ul>
            <p class="person-status">
                <span class=status_class>{(t.members.status)(status)}</span>
                <span class="quiet">{(t.members.since)(&words().date(&since))}</span>
            </p>
            {acts}
        </li>
    }
}

/// What can be proposed about a member, and the form where one of it is open.
#[component]
fn Acts(desk: Desk, member: Member, is_me: bool) -> impl IntoView {
    let t = studio_words();
    if is_me {
        let says = Domain::of(t.lang).denied(&Denied::Yourself);
        return view! { <p class="quiet person-acts">{says}</p> }.into_any();
    }
    let name = member.person.name.clone();
    let id = member.person.id.clone();
    let opener = |form: Form, begins: Draft, label: &'static str| {
        view! { <Opener desk form begins label about=name.clone() /> }
    };
    let f = &t.forms;
    let change = opener(Form::Change(id.clone()), Draft::of(&member), f.change);
    let pause = if member.status == MemberStatus::Suspended {
        opener(Form::Reinstate(id.clone()), Draft::default(), f.reinstate)
    } else {
        opener(Form::Suspend(id.clone()), Draft::default(), f.suspend)
    };
    let end = opener(Form::End(id.clone()), Draft::default(), f.end);
    let sessions = view! { <EndSessions desk id=id.clone() name=name.clone() /> };
    let open = move || {
        let form = desk.opened.form.get()?;
        let about = match &form {
            Form::Invite => None,
            Form::Change(of) | Form::Suspend(of) | Form::Reinstate(of) | Form::End(of) => Some(of),
        };
        (about == Some(&id)).then(|| {
            let name = name.clone();
            view! { <OpenForm desk form name /> }
        })
    };
    view! {
        <div class="person-acts">
            <div class="buttons">{change} {pause} {end} {sessions}</div>
            {open}
        </div>
    }
    .into_any()
}

/// Ending a member's sessions: at once, without a second person, and nothing else is taken away.
#[component]
fn EndSessions(desk: Desk, id: PersonId, name: String) -> impl IntoView {
    let f = &studio_words().forms;
    let doing = Doing::new();
    let question = (f.end_sessions_sure)(&name);
    let act = move |()| {
        let (slug, id) = (desk.slug.get_value(), id.clone());
        let task = async move { people::end_sessions_of(&slug, &id).await };
        doing.run(task, move |()| desk.tell(Told::SessionsEnded));
    };
    view! {
        <Confirm label=f.end_sessions about=name question yes=f.end_sessions_yes doing act />
    }
}
