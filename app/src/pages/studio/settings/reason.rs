//! A form of one field: why. It opens in its place below its button, which asks for nothing more.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::frame::{focus, focus_soon, studio_words};
use super::super::members::one_line;
use super::super::trouble::DoingTrouble;

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
    let toggle = move |_| {
        is_open.update(|open| *open = !*open);
        focus_soon(id);
    };
    let form = move || view! { <Reason id says hint send doing act reason close /> };
    view! {
        <div>
            <button
                type="button"
                class="button"
                id=opener
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=toggle
            >
                {label}
            </button>
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
    let hint_id = format!("{id}-hint");
    let tried = RwSignal::new(false);
    let is_missing = move || tried.get() && reason.with(|of| of.trim().is_empty());
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
            <div class="field">
                <label for=id>{t.forms.why}</label>
                <textarea
                    id=id
                    rows="3"
                    maxlength="2000"
                    aria-describedby=hint_id.clone()
                    aria-invalid=move || is_missing().then_some("true")
                    prop:value=reason.get_untracked()
                    on:input=move |event| reason.set(event_target_value(&event))
                ></textarea>
                <p class="quiet" id=hint_id>
                    {hint}
                </p>
            </div>
            <p class="faults" role="alert">
                {move || is_missing().then_some(t.settings.why_missing)}
            </p>
            <p class="buttons">
                <button
                    type="submit"
                    class="button button-primary"
                    aria-disabled=move || doing.is_busy().then_some("true")
                >
                    {move || if doing.is_busy() { t.frame.sending } else { send }}
                </button>
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {t.frame.cancel}
                </button>
            </p>
            <DoingTrouble doing />
        </form>
    }
}
