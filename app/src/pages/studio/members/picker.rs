//! Choosing roles: every role that a government gives, with what it is for; and the offices, where
//! a role is held in some.

use budget::role::{Role, needs_unit};
use budget::text::{RoleWords, Text as Domain};
use leptos::prelude::*;

use super::super::frame::{focus, studio_words};
use super::super::rights::office_name;
use super::desk::Desk;
use super::draft::{role_field, unit_field};
use crate::load::memo;

/// The list from which a browser completes the code of an office.
const OFFICES: &str = "form-offices";

/// The roles that a government gives: not reading, which everybody may, and not the platform's.
const GIVEN: [Role; 6] = [
    Role::Operator,
    Role::UnitHead,
    Role::Verifier,
    Role::Publisher,
    Role::Auditor,
    Role::Administrator,
];

/// The choice.
#[component]
pub(super) fn RolePicker(desk: Desk) -> impl IntoView {
    let t = studio_words();
    let office = |(code, name): (String, String)| view! { <option value=code>{name}</option> };
    view! {
        <fieldset class="role-picker">
            <legend>{t.forms.roles}</legend>
            {GIVEN.map(|role| view! { <Choice desk role /> }).collect_view()}
            <datalist id=OFFICES>
                {move || desk.offices().into_iter().map(office).collect_view()}
            </datalist>
        </fieldset>
    }
}

#[component]
fn Choice(desk: Desk, role: Role) -> impl IntoView {
    let RoleWords { name, sentence } = Domain::of(studio_words().lang).role(role);
    let draft = desk.draft;
    let chosen = memo(move || draft.with(|draft| draft.has(role)));
    let id = role_field(role);
    let says = format!("{id}-says");
    view! {
        <div class="role-choice">
            <input
                type="checkbox"
                id=id.clone()
                aria-describedby=says.clone()
                prop:checked=move || chosen.get()
                on:change=move |event| draft.update(|of| of.choose(role, event_target_checked(&event)))
            />
            <label for=id>{name}</label>
            <p class="quiet" id=says>
                {sentence}
            </p>
            {move || (chosen.get() && needs_unit(role)).then(|| view! { <Units desk role /> })}
        </div>
    }
}

/// The offices of a role.
#[component]
fn Units(desk: Desk, role: Role) -> impl IntoView {
    let t = &studio_words().forms;
    let draft = desk.draft;
    let count = memo(move || draft.with(|draft| draft.units(role).len()));
    let add = move |_| {
        let at = count.get_untracked();
        draft.update(|draft| draft.add_unit(role));
        // The field is there once the page has drawn it.
        request_animation_frame(move || focus(&unit_field(role, at)));
    };
    let units = move || (0..count.get()).map(|at| view! { <Unit desk role at /> }).collect_view();
    view! {
        <div class="units">
            {units}
            <button type="button" class="button button-small" on:click=add>
                {t.more_units}
            </button>
        </div>
    }
}

#[component]
fn Unit(desk: Desk, role: Role, at: usize) -> impl IntoView {
    let t = &studio_words().forms;
    let draft = desk.draft;
    let id = unit_field(role, at);
    let hint = format!("{id}-hint");
    let code = move || draft.with(|draft| draft.units(role).get(at).cloned()).unwrap_or_default();
    // What the code is of, as soon as it is one that is known.
    let says = move || {
        let (code, offices) = (code().trim().to_owned(), desk.offices());
        match office_name(&offices, &code) {
            _ if code.is_empty() => t.unit_hint.to_owned(),
            Some(name) => name.to_owned(),
            None if offices.is_empty() => t.unit_hint.to_owned(),
            None => t.unit_unknown.to_owned(),
        }
    };
    let first = untrack(code);
    view! {
        <div class="field">
            <label for=id.clone()>{t.unit}</label>
            <input
                id=id
                type="text"
                list=OFFICES
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint.clone()
                prop:value=first
                on:input=move |event| {
                    draft.update(|of| of.set_unit(role, at, event_target_value(&event)));
                }
            />
            <p class="quiet" id=hint>
                {says}
            </p>
        </div>
    }
}
