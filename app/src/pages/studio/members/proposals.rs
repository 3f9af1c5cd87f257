//! What waits for a second person: what would change, who proposed it and why, and what the person
//! who looks can do about it.

use budget::protocol::people::{CopySummary, Proposal};
use budget::protocol::session::SessionView;
use leptos::prelude::*;

use super::super::confirm::Confirm;
use super::super::doing::Doing;
use super::super::frame::{moment, studio_words};
use super::super::rights::act_said;
use super::desk::{CODE, Desk, Told};
use super::why_not;
use crate::api::people;

/// The list.
#[component]
pub(super) fn Waiting(
    desk: Desk,
    proposals: Vec<Proposal>,
    session: SessionView,
    manages: bool,
) -> impl IntoView {
    let t = &studio_words().members;
    let session = StoredValue::new(session);
    let waiting = |proposal| view! { <One desk proposal session manages /> };
    let list = if proposals.is_empty() {
        view! { <p class="quiet">{t.waiting_none}</p> }.into_any()
    } else {
        let list = proposals.into_iter().map(waiting).collect_view();
        view! {
            <p>{t.waiting_says}</p>
            <ul class="proposals">{list}</ul>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{t.waiting}</h2>
            {list}
        </section>
    }
}

/// Why this person is not the second one.
fn cannot(proposal: &Proposal, session: &SessionView, manages: bool) -> Option<String> {
    let t = studio_words();
    let me = &session.person.id;
    if proposal.may_confirm {
        None
    } else if proposal.by.id == *me {
        Some(t.members.own_proposal.to_owned())
    } else if proposal.change.person() == Some(me) {
        Some(t.members.about_you.to_owned())
    } else if manages {
        Some(t.members.not_confirmable.to_owned())
    } else {
        Some(why_not(t.lang))
    }
}

#[component]
fn One(
    desk: Desk,
    proposal: Proposal,
    session: StoredValue<SessionView>,
    manages: bool,
) -> impl IntoView {
    let t = studio_words();
    let m = &t.members;
    let own = session.with_value(|session| session.person.id == proposal.by.id);
    let cannot = session.with_value(|session| cannot(&proposal, session, manages));
    let about_me =
        session.with_value(|session| proposal.change.person() == Some(&session.person.id));
    let Proposal { change, about, reason, by, at, number, may_confirm, copy } = proposal;
    let what = {
        let about = about.clone();
        move || act_said(t, &change, &about, &desk.offices())
    };
    let heading = what.clone();
    let confirm = may_confirm.then(
        || view! { <ConfirmIt desk number about=about.clone() what=untrack(what.clone()) /> },
    );
    let against = (own || may_confirm || (manages && !about_me))
        .then(|| view! { <TurnDown desk number own what=untrack(what) /> });
    view! {
        <li class="proposal">
            <h3>{heading}</h3>
            <p>{(m.reason)(&reason)}</p>
            <p class="quiet">{(m.proposed)(&by.name, &moment(t, &at))}</p>
            {copy.map(|copy| view! { <Inside copy /> })}
            {cannot.map(|why| view! { <p>{why}</p> })}
            <div class="buttons">{confirm} {against}</div>
        </li>
    }
}

/// What is in a copy that is to be put back: whoever confirms it says yes to this.
#[component]
fn Inside(copy: CopySummary) -> impl IntoView {
    let t = studio_words();
    let m = &t.members;
    let heads = copy.administrators.join(", ");
    let heads = if heads.is_empty() { m.copy_no_heads.to_owned() } else { (m.copy_heads)(&heads) };
    let new: Vec<_> = copy.new.iter().map(|of| format!("{} v{}", of.year, of.number)).collect();
    let new =
        if new.is_empty() { m.copy_nothing_new.to_owned() } else { (m.copy_new)(&new.join(", ")) };
    view! {
        <ul>
            <li>{(m.copy_made)(&copy.exported_by, &moment(t, &copy.exported_at))}</li>
            <li>{(m.copy_holds)(copy.publications, copy.drafts, copy.members)}</li>
            <li>{heads}</li>
            <li>{new}</li>
        </ul>
    }
}

#[component]
fn ConfirmIt(
    desk: Desk,
    number: u32,
    /// Whom it is about.
    about: String,
    #[prop(into)] what: String,
) -> impl IntoView {
    let m = &studio_words().members;
    let doing = Doing::new();
    let act = move |()| {
        let (slug, about) = (desk.slug.get_value(), about.clone());
        let key = doing.key(&number.to_string());
        let task = async move { people::confirm(&slug, number, &key).await };
        doing.run(task, move |confirmed| {
            let invited = confirmed.invitation.is_some();
            desk.tell(Told::Confirmed);
            desk.code.set(confirmed.invitation.map(|code| (about, code)));
            if invited {
                desk.lead.to(CODE);
            }
        });
    };
    view! {
        <Confirm
            label=m.confirm
            about=what
            question=m.confirm_sure
            yes=m.confirm_yes
            doing
            act
        />
    }
}

/// Withdrawing one's own, turning down another's.
#[component]
fn TurnDown(desk: Desk, number: u32, own: bool, #[prop(into)] what: String) -> impl IntoView {
    let m = &studio_words().members;
    let doing = Doing::new();
    let (label, question, yes, told) = if own {
        (m.withdraw, m.withdraw_sure, m.withdraw_yes, Told::Withdrawn)
    } else {
        (m.turn_down, m.turn_down_sure, m.turn_down_yes, Told::TurnedDown)
    };
    let act = move |()| {
        let slug = desk.slug.get_value();
        let task = async move { people::turn_down(&slug, number).await };
        doing.run(task, move |()| desk.tell(told));
    };
    view! { <Confirm label about=what question yes doing act /> }
}
