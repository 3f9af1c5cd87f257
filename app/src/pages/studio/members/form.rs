//! The form that is open: what it is about, its fields, the reason, and what is missing. It stands
//! where it was opened, and nothing is over the page.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::super::form::{self, Sending, Why};
use super::super::frame::{focus, studio_words};
use super::super::opened::Form as _;
use super::desk::Desk;
use super::draft::{Draft, Form, NAME, REASON};
use super::picker::RolePicker;
use crate::text::studio::Forms;

/// The longest name, in characters; the server counts again.
const NAME_CHARS_MAX: &str = "200";

/// What a form says: what will be, and what its button does.
fn said(t: &'static Forms, form: &Form, name: &str) -> (String, &'static str) {
    match form {
        Form::Invite => (t.invite_says.to_owned(), t.send_invite),
        Form::Change(_) => ((t.change_says)(name), t.send_change),
        Form::Suspend(_) => ((t.suspend_says)(name), t.send_suspend),
        Form::Reinstate(_) => ((t.reinstate_says)(name), t.send_reinstate),
        Form::End(_) => ((t.end_says)(name), t.send_end),
    }
}

/// The button that opens a form below it.
#[component]
pub(super) fn Opener(
    desk: Desk,
    form: Form,
    begins: Draft,
    label: &'static str,
    /// Whom it is about, for who hears the button without its place.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let id = form.opener();
    let of = form.clone();
    let is_open = Signal::derive(move || desk.opened.is(&of));
    let toggle = move |()| desk.toggle(form.clone(), begins.clone());
    view! { <form::Opener id label about is_open toggle /> }
}

/// The form itself.
#[component]
pub(super) fn OpenForm(desk: Desk, form: Form, #[prop(into)] name: String) -> impl IntoView {
    let t = studio_words();
    let (says, send) = said(&t.forms, &form, &name);
    let gives_roles = form.gives_roles();
    let is_invitation = form == Form::Invite;
    let first = form.first_field();
    Effect::new(move || desk.opened.begin_at(&first));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let missing = desk.opened.draft.with_untracked(|draft| draft.missing(t, &form));
        desk.opened.draft.update(|draft| draft.tried = !missing.is_empty());
        match missing.first() {
            Some(missing) => focus(&missing.field),
            None => {
                desk.send(desk.opened.draft.with_untracked(|draft| draft.proposal(form.clone())));
            }
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            desk.opened.close();
        }
    };
    view! {
        <form class="member-form" novalidate on:submit=submit on:keydown=escape>
            <p>{says}</p>
            {is_invitation.then(|| view! { <NameField desk /> })}
            {gives_roles.then(|| view! { <RolePicker desk /> })}
            <ReasonField desk />
            <MissingList desk />
            <Sending doing=desk.opened.doing send cancel=move |()| desk.opened.close() />
        </form>
    }
}

#[component]
fn NameField(desk: Desk) -> impl IntoView {
    let t = &studio_words().forms;
    let draft = desk.opened.draft;
    let is_missing = move || draft.with(|of| of.tried && of.name.trim().is_empty());
    view! {
        <div class="field">
            <label for=NAME>{t.invite_name}</label>
            <input
                id=NAME
                type="text"
                autocomplete="off"
                maxlength=NAME_CHARS_MAX
                aria-describedby="form-name-hint"
                aria-invalid=move || is_missing().then_some("true")
                prop:value=draft.with_untracked(|of| of.name.clone())
                on:input=move |event| draft.update(|of| of.name = event_target_value(&event))
            />
            <p class="quiet" id="form-name-hint">
                {t.invite_name_hint}
            </p>
        </div>
    }
}

#[component]
fn ReasonField(desk: Desk) -> impl IntoView {
    let draft = desk.opened.draft;
    let missing = move || draft.with(|of| of.tried && of.reason.trim().is_empty());
    view! {
        <Why
            id=REASON
            hint=studio_words().forms.why_hint
            begins=draft.with_untracked(|of| of.reason.clone())
            write=move |reason| draft.update(|of| of.reason = reason)
            is_missing=Signal::derive(missing)
        />
    }
}

/// What was missing when it was tried to send it; what has been added since goes from the list.
#[component]
fn MissingList(desk: Desk) -> impl IntoView {
    let t = studio_words();
    let missing = move || {
        let form = desk.opened.form.get()?;
        let missing =
            desk.opened.draft.with(|draft| draft.tried.then(|| draft.missing(t, &form)))?;
        (!missing.is_empty()).then(|| {
            let says = missing.into_iter().map(|of| view! { <li>{of.says}</li> });
            view! { <ul class="faults">{says.collect_view()}</ul> }
        })
    };
    view! { <div role="alert">{missing}</div> }
}
