//! Ending a member's sessions, for who runs the platform: they see no list of members, and are
//! told the id, which everybody reads on their own account's page.

use budget::role::PersonId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::form::Sending;
use super::super::frame::{focus, studio_words};
use super::{Desk, Told};
use crate::api::people;

const FIELD: &str = "end-person";

/// The form.
#[component]
pub(super) fn Sessions(desk: Desk) -> impl IntoView {
    let t = studio_words();
    let s = &t.settings;
    let doing = Doing::new();
    let id = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let read = |text: &str| PersonId::parse(text.trim()).ok();
    let is_wrong = move || tried.get() && id.with(|text| read(text).is_none());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Some(person) = id.with_untracked(|text| read(text)) else { return focus(FIELD) };
        let slug = desk.slug.get_value();
        let task = async move { people::end_sessions_of(&slug, &person).await };
        doing.run(task, move |()| {
            id.set(String::new());
            tried.set(false);
            desk.tell(Told::SessionsEnded);
        });
    };
    view! {
        <section>
            <h2>{s.sessions}</h2>
            <p>{s.sessions_says}</p>
            <form class="member-form" novalidate on:submit=submit>
                <div class="field">
                    <label for=FIELD>{s.person_id}</label>
                    <input
                        id=FIELD
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="64"
                        aria-describedby="end-person-hint"
                        aria-invalid=move || is_wrong().then_some("true")
                        prop:value=move || id.get()
                        on:input=move |event| id.set(event_target_value(&event))
                    />
                    <p class="quiet" id="end-person-hint">
                        {s.person_id_hint}
                    </p>
                </div>
                <p class="faults" role="alert">
                    {move || is_wrong().then_some(s.person_id_wrong)}
                </p>
                <Sending doing send=s.sessions_send />
            </form>
        </section>
    }
}
