//! Choosing roles: every role that a government gives, with what it is for; and the offices, where
//! a role is held in some.

use budget::role::{Role, needs_unit};
use budget::text::{RoleWords, Text as Domain};
use leptos::prelude::*;

use super::super::frame::{focus, studio_words};
use super::super::select::Select;
use super::desk::Desk;
use super::draft::{role_field, unit_field};
use crate::load::memo;

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
    view! {
        <fieldset class="role-picker">
            <legend>{t.forms.roles}</legend>
            {GIVEN.map(|role| view! { <Choice desk role /> }).collect_view()}
        </fieldset>
    }
}

#[component]
fn Choice(desk: Desk, role: Role) -> impl IntoView {
    let RoleWords { name, sentence } = Domain::of(studio_words().lang).role(role);
    let draft = desk.opened.draft;
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
    let draft = desk.opened.draft;
    let count = memo(move || draft.with(|draft| draft.units(role).len()));
    let add = move |_| {
        let at = count.get_untracked();
        draft.update(|draft| draft.add_unit(role));
        // The field is there once the page has drawn it.
        request_animation_frame(move || focus(&unit_field(role, at)));
    };
    let is_empty = memo(move || desk.open_offices().is_some_and(|offices| offices.is_empty()));
    let units = move || (0..count.get()).map(|at| view! { <Unit desk role at /> }).collect_view();
    let none = move || {
        is_empty.get().then(|| {
            let address = format!("/studio/{}/organisations", desk.slug.get_value());
            view! {
                <div class="notice">
                    <p>{t.units_none} " " <a href=address>{t.units_add}</a></p>
                </div>
            }
        })
    };
    view! {
        <div class="units">
            {none}
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
    let draft = desk.opened.draft;
    let chosen = move || draft.with_untracked(|of| of.units(role).get(at).cloned());
    let choose = move |id| draft.update(|of| of.set_unit(role, at, id));
    move || {
        view! {
            <Select
                id=unit_field(role, at)
                label=t.unit
                none=t.unit_choose
                options=desk.open_offices().unwrap_or_default()
                chosen=chosen().unwrap_or_default()
                choose
            />
        }
    }
}
