//! What the studio's forms are made of: the button that opens one below itself, why something is
//! done, and the end of it with what came of sending it.

use leptos::prelude::*;

use super::doing::Doing;
use super::frame::studio_words;
use super::trouble::DoingTrouble;

/// The longest reason, in characters; the server counts again.
const REASON_CHARS_MAX: &str = "2000";

/// A button that opens a form below it.
#[component]
pub(super) fn Opener(
    #[prop(into)] id: String,
    label: &'static str,
    /// What it is about, for who hears the button without its place.
    #[prop(into)]
    about: String,
    #[prop(into)] is_open: Signal<bool>,
    #[prop(into)] toggle: Callback<()>,
    /// Whether it opens the page's own form, and not one of many.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            class=("button-small", !large)
            id=id
            aria-expanded=move || if is_open.get() { "true" } else { "false" }
            on:click=move |_| toggle.run(())
        >
            {label}
            {(!about.is_empty()).then(|| view! { <span class="visually-hidden">" " {about}</span> })}
        </button>
    }
}

/// Why it is done, and who reads that.
#[component]
pub(super) fn Why(
    id: &'static str,
    hint: &'static str,
    /// What is written there already.
    begins: String,
    #[prop(into)] write: Callback<String>,
    /// Whether it was tried to send the form without.
    #[prop(into)]
    is_missing: Signal<bool>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{studio_words().forms.why}</label>
            <textarea
                id=id
                rows="3"
                maxlength=REASON_CHARS_MAX
                aria-describedby=hint_id.clone()
                aria-invalid=move || is_missing.get().then_some("true")
                prop:value=begins
                on:input=move |event| write.run(event_target_value(&event))
            ></textarea>
            <p class="quiet" id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// The end of a form: the button that sends it, the one that closes it, and why it was not done.
#[component]
pub(super) fn Sending(
    doing: Doing,
    /// What the button says.
    #[prop(into)]
    send: Signal<&'static str>,
    /// Closes the form; one that is always open has none.
    #[prop(optional, into)]
    cancel: Option<Callback<()>>,
) -> impl IntoView {
    let t = &studio_words().frame;
    let cancel = cancel.map(|cancel| {
        view! {
            <button type="button" class="button" on:click=move |_| cancel.run(())>
                {t.cancel}
            </button>
        }
    });
    view! {
        <p class="buttons">
            <button
                type="submit"
                class="button"
                class=("button-primary", cancel.is_some())
                aria-disabled=move || doing.is_busy().then_some("true")
            >
                {move || if doing.is_busy() { t.sending } else { send.get() }}
            </button>
            {cancel}
        </p>
        <DoingTrouble doing />
    }
}
