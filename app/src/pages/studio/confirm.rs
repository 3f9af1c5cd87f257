//! A button that asks before it acts, in its own place: nothing opens over the page, Escape goes
//! back, and the focus is never lost.

use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Div};
use leptos::prelude::*;

use super::doing::Doing;
use super::frame::studio_words;
use super::trouble::DoingTrouble;

/// The button, its question, and what came of it.
#[component]
pub(super) fn Confirm(
    /// What the button says.
    label: &'static str,
    /// What it is about, for who hears the button without its place.
    #[prop(into)]
    about: String,
    #[prop(into)] question: String,
    /// What the button says that does it.
    yes: &'static str,
    doing: Doing,
    #[prop(into)] act: Callback<()>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let back = Callback::new(move |()| {
        asking.set(false);
        doing.clear();
        if let Some(button) = button.get_untracked() {
            let _shown = button.remove_attribute("hidden");
            let _focused = button.focus();
        }
    });
    let ask = move || {
        let question = question.clone();
        view! { <Question question yes doing act back /> }
    };
    view! {
        <button
            type="button"
            class="button button-small"
            node_ref=button
            hidden=move || asking.get()
            on:click=move |_| asking.set(true)
        >
            {label}
            <span class="visually-hidden">" " {about}</span>
        </button>
        {move || asking.get().then(&ask)}
    }
}

/// The question in the place of the button, which takes the focus.
#[component]
fn Question(
    question: String,
    yes: &'static str,
    doing: Doing,
    act: Callback<()>,
    back: Callback<()>,
) -> impl IntoView {
    let t = studio_words();
    let (label, group) = (question.clone(), NodeRef::<Div>::new());
    Effect::new(move || {
        if let Some(group) = group.get() {
            let _focused = group.focus();
        }
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !doing.is_busy() {
            back.run(());
        }
    };
    view! {
        <div
            class="confirm"
            role="group"
            aria-label=label
            tabindex="-1"
            node_ref=group
            on:keydown=escape
        >
            <p>{question}</p>
            <p class="buttons">
                <button
                    type="button"
                    class="button button-primary"
                    aria-disabled=move || doing.is_busy().then_some("true")
                    on:click=move |_| act.run(())
                >
                    {move || if doing.is_busy() { t.frame.sending } else { yes }}
                </button>
                <button type="button" class="button" on:click=move |_| back.run(())>
                    {t.frame.cancel}
                </button>
            </p>
            <DoingTrouble doing />
        </div>
    }
}
