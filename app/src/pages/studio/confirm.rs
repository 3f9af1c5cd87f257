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
    let t = studio_words();
    let asking = RwSignal::new(false);
    let (button, group) = (NodeRef::<Button>::new(), NodeRef::<Div>::new());
    // The question takes the focus when it is asked.
    Effect::new(move || {
        if let Some(group) = group.get() {
            let _focused = group.focus();
        }
    });
    let back = move || {
        asking.set(false);
        doing.clear();
        if let Some(button) = button.get_untracked() {
            let _shown = button.remove_attribute("hidden");
            let _focused = button.focus();
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !doing.is_busy() {
            back();
        }
    };
    let ask = move || {
        let (label, question) = (question.clone(), question.clone());
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
                    <button type="button" class="button" on:click=move |_| back()>
                        {t.frame.cancel}
                    </button>
                </p>
                <DoingTrouble doing />
            </div>
        }
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
