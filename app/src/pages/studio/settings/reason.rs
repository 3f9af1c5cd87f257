//! A form of one field: why. It opens in its place below its button, which asks for nothing more.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::form::{Opener, Sending, Why};
use super::super::frame::{focus, focus_soon, studio_words};
use super::super::members::one_line;

/// The button, and the form behind it.
#[component]
pub(super) fn ReasonForm(
    /// Its name on the page.
    id: &'static str,
    /// What the button says that opens it.
    label: &'static str,
    /// What will be.
    says: &'static str,
    /// Who reads the reason.
    hint: &'static str,
    /// What the button says that does it.
    send: &'static str,
    doing: Doing,
    /// Does it, for this reason.
    #[prop(into)]
    act: Callback<String>,
) -> impl IntoView {
    let opener = format!("open-{id}");
    let is_open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let close = {
        let opener = opener.clone();
        Callback::new(move |()| {
            is_open.set(false);
            doing.clear();
            focus(&opener);
        })
    };
    let toggle = move |()| {
        is_open.update(|open| *open = !*open);
        focus_soon(id);
    };
    let form = move || view! { <Reason id says hint send doing act reason close /> };
    view! {
        <div>
            <Opener id=opener label about="" is_open toggle large=true />
            {move || is_open.get().then(form)}
        </div>
    }
}

/// The form. What is written in it stays where it is closed and opened again.
#[component]
fn Reason(
    id: &'static str,
    says: &'static str,
    hint: &'static str,
    send: &'static str,
    doing: Doing,
    act: Callback<String>,
    reason: RwSignal<String>,
    close: Callback<()>,
) -> impl IntoView {
    let t = studio_words();
    let tried = RwSignal::new(false);
    let missing = move || tried.get() && reason.with(|of| of.trim().is_empty());
    let is_missing = Signal::derive(missing);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let said = reason.with_untracked(|reason| one_line(reason));
        tried.set(said.is_empty());
        if said.is_empty() {
            focus(id);
        } else {
            act.run(said);
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !doing.is_busy() {
            close.run(());
        }
    };
    view! {
        <form class="member-form" novalidate on:submit=submit on:keydown=escape>
            <p>{says}</p>
            <Why
                id
                hint
                begins=reason.get_untracked()
                write=move |text| reason.set(text)
                is_missing
            />
            <p class="faults" role="alert">
                {move || is_missing.get().then_some(t.settings.why_missing)}
            </p>
            <Sending doing send cancel=close />
        </form>
    }
}
