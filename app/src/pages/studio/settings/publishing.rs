//! Whether the government publishes: frozen by one person at once, let go on by two.

use budget::permission::Action;
use budget::protocol::people::{Change, Frozen, MembersPage, NewProposal};
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::frame::{moment, studio_words};
use super::reason::ReasonForm;
use super::{Desk, ProveFirst, Told, who_may};
use crate::api::people;

/// How it stands, and what can be done about it.
#[component]
pub(super) fn Publishing(desk: Desk, page: MembersPage, recent: bool) -> impl IntoView {
    let s = &studio_words().settings;
    let may = |action: Action| page.may.contains(&action);
    let waits = page.proposals.iter().any(|of| of.change == Change::Unfreeze);
    let act = match &page.frozen {
        None if may(Action::FreezePublishing) => view! { <FreezeIt desk /> }.into_any(),
        None => view! { <p class="quiet">{who_may(Action::FreezePublishing)}</p> }.into_any(),
        Some(_) if waits => {
            let members = format!("/studio/{}/members", page.slug);
            view! {
                <p>
                    {s.unfreeze_waits} " " <a href=members.clone()>{s.unfreeze_where}</a>
                </p>
            }
            .into_any()
        }
        Some(_) if may(Action::UnfreezeOrRotateKey) => view! {
            {(!recent).then(|| view! { <ProveFirst /> })}
            <UnfreezeIt desk />
        }
        .into_any(),
        Some(_) => view! { <p class="quiet">{who_may(Action::UnfreezeOrRotateKey)}</p> }.into_any(),
    };
    view! {
        <section>
            <h2>{s.publishing}</h2>
            <State frozen=page.frozen.clone() />
            {act}
        </section>
    }
}

#[component]
fn State(frozen: Option<Frozen>) -> impl IntoView {
    let t = studio_words();
    let s = &t.settings;
    let Some(Frozen { by, at, reason }) = frozen else {
        return view! {
            <p>
                <span class="badge badge-good">{s.goes_on}</span>
                " "
                {s.goes_on_says}
            </p>
        }
        .into_any();
    };
    view! {
        <div class="notice">
            <p>
                <span class="badge badge-bad">{s.frozen}</span>
                " "
                {(s.frozen_by)(&by.name, &moment(t, &at))}
            </p>
            <p>{(t.members.reason)(&reason)}</p>
            <p>{s.frozen_says}</p>
        </div>
    }
    .into_any()
}

#[component]
fn FreezeIt(desk: Desk) -> impl IntoView {
    let s = &studio_words().settings;
    let doing = Doing::new();
    let act = move |reason: String| {
        let slug = desk.slug.get_value();
        let task = async move { people::freeze(&slug, &reason).await };
        doing.run(task, move |_| desk.tell(Told::Frozen));
    };
    view! {
        <ReasonForm
            id="freeze"
            label=s.freeze
            says=s.freeze_says
            hint=s.freeze_hint
            send=s.freeze_send
            doing
            act
        />
    }
}

#[component]
fn UnfreezeIt(desk: Desk) -> impl IntoView {
    let s = &studio_words().settings;
    let doing = Doing::new();
    let act = move |reason: String| {
        let slug = desk.slug.get_value();
        let key = doing.key(&reason);
        let new = NewProposal { change: Change::Unfreeze, reason };
        let task = async move { people::propose(&slug, &new, &key).await };
        doing.run(task, move |_| desk.tell(Told::Proposed));
    };
    view! {
        <ReasonForm
            id="unfreeze"
            label=s.unfreeze
            says=s.unfreeze_says
            hint=studio_words().forms.why_hint
            send=s.unfreeze_send
            doing
            act
        />
    }
}
