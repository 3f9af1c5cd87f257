//! The government's copy: taken along as one file, and put back into a deployment in which nothing
//! was drafted or published yet.

use budget::permission::Action;
use budget::protocol::people::MembersPage;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::form::{Sending, Why};
use super::super::frame::{focus, studio_words};
use super::super::members::one_line;
use super::{Desk, ProveFirst, Told, who_may};
use crate::api::people;

const FILE: &str = "restore-file";
const REASON: &str = "restore-reason";

/// Taking it, and putting it back.
#[component]
pub(super) fn Copies(desk: Desk, page: MembersPage, recent: bool) -> impl IntoView {
    let s = &studio_words().settings;
    let may = |action: Action| page.may.contains(&action);
    let take = if !may(Action::ExportGovernment) {
        view! { <p class="quiet">{who_may(Action::ExportGovernment)}</p> }.into_any()
    } else if recent {
        let address = people::export_file(&page.slug);
        view! {
            <p>
                <a class="button" href=address download rel="external">
                    {s.copy_take}
                </a>
            </p>
        }
        .into_any()
    } else {
        view! { <ProveFirst /> }.into_any()
    };
    let put_back = if may(Action::RestoreGovernment) && page.restorable {
        view! { <PutBack desk /> }.into_any()
    } else if may(Action::RestoreGovernment) {
        view! { <p class="quiet">{s.restore_not}</p> }.into_any()
    } else {
        view! { <p class="quiet">{who_may(Action::RestoreGovernment)}</p> }.into_any()
    };
    view! {
        <section>
            <h2>{s.copy}</h2>
            <p>{s.copy_says}</p>
            {take}
        </section>
        <section>
            <h2>{s.restore}</h2>
            <p>{s.restore_says}</p>
            {put_back}
        </section>
    }
}

/// The file and the reason; what is missing is said when it is tried to send them.
#[component]
fn PutBack(desk: Desk) -> impl IntoView {
    let t = studio_words();
    let s = &t.settings;
    let doing = Doing::new();
    let input = NodeRef::<Input>::new();
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input| input.files()?.get(0));
        let said = reason.with_untracked(|reason| one_line(reason));
        let Some(file) = file else {
            missing.set(Some(s.restore_no_file));
            return focus(FILE);
        };
        if said.is_empty() {
            missing.set(Some(s.why_missing));
            return focus(REASON);
        }
        missing.set(None);
        let slug = desk.slug.get_value();
        let task = async move { people::restore(&slug, &said, &file).await };
        doing.run(task, move |_| desk.tell(Told::Proposed));
    };
    view! {
        <form class="member-form" novalidate on:submit=submit>
            <div class="field">
                <label for=FILE>{s.restore_file}</label>
                <input
                    id=FILE
                    type="file"
                    accept=".tar.gz,.tgz,application/gzip"
                    aria-describedby="restore-file-hint"
                    node_ref=input
                />
                <p class="quiet" id="restore-file-hint">
                    {s.restore_file_hint}
                </p>
            </div>
            <Why
                id=REASON
                hint=t.forms.why_hint
                begins=String::new()
                write=move |text| reason.set(text)
                is_missing=Signal::derive(move || missing.get() == Some(s.why_missing))
            />
            <p class="faults" role="alert">
                {move || missing.get()}
            </p>
            <Sending doing send=s.restore_send />
        </form>
    }
}
