//! Passkeys on pages: a way in for whoever has one, an account for whoever is invited and has no
//! provider, and the list of one's own.

use std::future::Future;

use budget::government::Slug;
use budget::protocol::Problem;
use budget::protocol::session::{Passkey, PasskeyChallenge, PasskeyList};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;

use super::confirm::Confirm;
use super::doing::Doing;
use super::frame::{focus, moment, studio_words};
use super::trouble::DoingTrouble;
use crate::api::people::{self, Answer, Trouble};
use crate::load::Load;
use crate::passkey::{self, NoPasskey};
use crate::text::studio::Passkeys as Words;

/// A challenge, answered by the browser; its refusals in the words of the page that asked, which
/// the task itself does not know.
async fn answered<F>(
    t: &'static Words,
    challenge: impl Future<Output = Answer<PasskeyChallenge>>,
    answer: impl FnOnce(PasskeyChallenge) -> F,
) -> Answer<Value>
where
    F: Future<Output = Result<Value, NoPasskey>>,
{
    answer(challenge.await?).await.map_err(|no| {
        let [title, detail] = match no {
            NoPasskey::Declined => t.declined,
            NoPasskey::Known => t.known,
            NoPasskey::Impossible => t.impossible,
        };
        Trouble::Refused(Box::new(Problem {
            kind: String::new(),
            title: title.to_owned(),
            status: 0,
            detail: detail.to_owned(),
            instance: String::new(),
            errors: Vec::new(),
        }))
    })
}

/// To a page of ours, loaded anew: who is signed in has changed.
fn go(to: &str) {
    let _gone = window().location().assign(to);
}

/// A button that signs in by a passkey and goes on to a page.
#[component]
pub(super) fn PasskeyIn(#[prop(into)] to: String) -> impl IntoView {
    let t = studio_words();
    let doing = Doing::new();
    let enter = move |_| {
        let to = to.clone();
        let task = async move {
            let taken = answered(&t.passkeys, people::passkey_challenge(), |asked| async move {
                passkey::take(&asked).await
            });
            people::enter_by_passkey(taken.await?).await
        };
        doing.run(task, move |()| go(&to));
    };
    view! {
        <p class="passkey-in">
            <button
                type="button"
                class="button"
                aria-disabled=move || doing.is_busy().then_some("true")
                on:click=enter
            >
                {move || if doing.is_busy() { t.passkeys.waiting } else { t.passkeys.enter }}
            </button>
            <span class="quiet">{t.passkeys.what}</span>
        </p>
        {move || doing.trouble().is_some().then(|| view! { <DoingTrouble doing /> })}
    }
}

/// An account for whoever is invited and has no provider: a name, and a passkey of this device.
#[component]
pub(super) fn NewAccount(slug: Slug, code: String, #[prop(into)] to: String) -> impl IntoView {
    let t = studio_words();
    let p = &t.passkeys;
    let name = RwSignal::new(String::new());
    let doing = Doing::new();
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let (slug, code, to) = (slug.clone(), code.clone(), to.clone());
        let name = name.get_untracked();
        let task = async move {
            let called = name.clone();
            let challenge = people::account_challenge(slug.clone(), code.clone());
            let made =
                answered(p, challenge, |asked| async move { passkey::make(&asked, &called).await });
            people::new_account(slug, code, name, made.await?).await
        };
        doing.run(task, move |()| go(&to));
    };
    view! {
        <form class="member-form" on:submit=make>
            <h2>{p.account}</h2>
            <p>{p.account_says}</p>
            <div class="field">
                <label for="account-name">{p.your_name}</label>
                <input
                    id="account-name"
                    type="text"
                    autocomplete="name"
                    required
                    maxlength="200"
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <p>
                <button
                    type="submit"
                    class="button button-primary"
                    aria-disabled=move || doing.is_busy().then_some("true")
                >
                    {move || if doing.is_busy() { p.waiting } else { p.make_account }}
                </button>
            </p>
            <DoingTrouble doing />
        </form>
    }
}

/// One's own passkeys: which there are, one more, one less.
#[component]
pub(super) fn Passkeys(#[prop(into)] whose: String) -> impl IntoView {
    let t = studio_words();
    let p = &t.passkeys;
    let all = Load::new(people::passkeys);
    let removed = RwSignal::new(false);
    let list = move || match all.get() {
        None | Some(Err(_)) => ().into_any(),
        Some(Ok(list)) if list.passkeys.is_empty() => view! { <p>{p.none}</p> }.into_any(),
        Some(Ok(list)) => {
            let one = |of| view! { <One of all removed /> };
            let list = list.passkeys.into_iter().map(one).collect_view();
            view! { <ul class="sessions">{list}</ul> }.into_any()
        }
    };
    view! {
        <section>
            <h2 id="passkeys" tabindex="-1">
                {p.title}
            </h2>
            <p>{p.says}</p>
            <p class="told" role="status">
                {move || removed.get().then_some(p.removed)}
            </p>
            {list}
            <Add all whose />
        </section>
    }
}

#[component]
fn One(of: Passkey, all: Load<PasskeyList, Trouble>, removed: RwSignal<bool>) -> impl IntoView {
    let t = studio_words();
    let p = &t.passkeys;
    let Passkey { id, name, created_at, used_at } = of;
    let [created, used] = [created_at, used_at].map(|at| moment(t, &at));
    let name = if name.is_empty() { p.unnamed.to_owned() } else { name };
    let doing = Doing::new();
    let remove = move |()| {
        let id = id.clone();
        doing.run(async move { people::remove_passkey(&id).await }, move |()| {
            removed.set(true);
            all.again();
            focus("passkeys");
        });
    };
    view! {
        <li class="session">
            <p class="session-device">{name.clone()}</p>
            <p class="quiet">{(p.dates)(&created, &used)}</p>
            <Confirm
                label=p.remove
                about=name.clone()
                question=(p.remove_sure)(&name)
                yes=p.remove_yes
                doing
                act=remove
            />
        </li>
    }
}

#[component]
fn Add(all: Load<PasskeyList, Trouble>, whose: String) -> impl IntoView {
    let p = &studio_words().passkeys;
    let name = RwSignal::new(String::new());
    let doing = Doing::new();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, whose) = (name.get_untracked(), whose.clone());
        let task = async move {
            let made = answered(p, people::own_passkey_challenge(), |asked| async move {
                passkey::make(&asked, &whose).await
            });
            people::add_passkey(name, made.await?).await
        };
        doing.run(task, move |()| all.again());
    };
    view! {
        <form class="member-form" on:submit=add>
            <div class="field">
                <label for="passkey-name">{p.name}</label>
                <input
                    id="passkey-name"
                    type="text"
                    autocomplete="off"
                    required
                    maxlength="60"
                    placeholder=p.name_example
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <p>
                <button
                    type="submit"
                    class="button"
                    aria-disabled=move || doing.is_busy().then_some("true")
                >
                    {move || if doing.is_busy() { p.waiting } else { p.add }}
                </button>
            </p>
            <DoingTrouble doing />
        </form>
    }
}
