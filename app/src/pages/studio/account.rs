//! `/studio/account`: who one is here, the language, and every browser in which one is signed in.

use budget::money::Lang;
use budget::protocol::people::{SessionList, SessionSummary, SessionView};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::confirm::Confirm;
use super::doing::Doing;
use super::frame::{Lead, StudioMenu, moment, studio_words, studio_words_now};
use super::kept::forget;
use super::passkeys::Passkeys;
use super::trouble::{DoingTrouble, StudioTroublePage};
use crate::api::people::{self, Answer, Trouble};
use crate::load::Load;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use crate::settings::Settings;

/// Where those go who have signed out.
const LEFT: &str = "/studio/sign-in?left=true";

/// The heading over the sessions.
const SESSIONS: &str = "sessions";

type Shown = (SessionView, SessionList);
type Loaded = Load<Shown, Trouble>;

async fn load() -> Answer<Shown> {
    let session = people::session().await?;
    let sessions = people::sessions().await?;
    Ok((session, sessions))
}

/// The page.
#[component]
pub(super) fn AccountPage() -> impl IntoView {
    let shown: Loaded = Load::new(load);
    // Outside of what is drawn again, so that it stays when the list is read anew.
    let ended = RwSignal::new(false);
    let lead = Lead::of(shown);
    move || match (studio_words_now(), shown.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(trouble))) => {
            view! { <StudioTroublePage trouble retry=move |()| shown.again() /> }.into_any()
        }
        (t, Some(Ok((session, sessions)))) => {
            let whose = session.person.name.clone();
            view! {
                <article class="page studio">
                    <StudioMenu />
                    <PageTitle title=t.account.title />
                    <Who session />
                    <Passkeys whose />
                    <Language />
                    <Sessions shown sessions=sessions.sessions ended lead />
                </article>
            }
            .into_any()
        }
    }
}

#[component]
fn Who(session: SessionView) -> impl IntoView {
    let t = &studio_words().account;
    let SessionView { person, provider, second_factor, .. } = session;
    let origin = if provider.is_some() { t.from_provider } else { t.by_passkey };
    let email = if person.email.is_empty() { t.no_email.to_owned() } else { person.email };
    let factor = if second_factor { t.with_factor } else { t.without_factor };
    let fact = |name: &'static str, value: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <section>
            <h2>{t.who}</h2>
            <dl class="facts">
                {fact(t.name, person.name)} {fact(t.email, email)}
                {provider.map(|provider| fact(t.provider, provider))}
                {fact(t.second_factor, factor.to_owned())} {fact(t.id, person.id.to_string())}
            </dl>
            <p class="quiet">{origin} " " {t.id_says}</p>
            <SignOut />
        </section>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let t = studio_words();
    let doing = Doing::new();
    let navigate = use_navigate();
    let sign_out = move |_| {
        let navigate = navigate.clone();
        doing.run(people::sign_out(), move |()| {
            forget();
            navigate(LEFT, NavigateOptions::default());
        });
    };
    view! {
        <p>
            <button
                type="button"
                class="button"
                aria-disabled=move || doing.is_busy().then_some("true")
                on:click=sign_out
            >
                {move || if doing.is_busy() { t.frame.sending } else { t.account.sign_out }}
            </button>
        </p>
        <DoingTrouble doing />
    }
}

#[component]
fn Language() -> impl IntoView {
    let t = studio_words();
    let settings = use_context::<Settings>();
    let other = match t.lang {
        Lang::Id => Lang::En,
        Lang::En => Lang::Id,
    };
    let switch = move |_| {
        if let Some(settings) = settings {
            settings.switch_language();
        }
    };
    view! {
        <section>
            <h2>{t.account.language}</h2>
            <p>{t.account.language_says}</p>
            <p>
                <button type="button" class="button" lang=other.tag() on:click=switch>
                    {t.account.to_other_language}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Sessions(
    shown: Loaded,
    sessions: Vec<SessionSummary>,
    ended: RwSignal<bool>,
    lead: Lead,
) -> impl IntoView {
    let t = studio_words();
    let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let all = Doing::new();
    let navigate = use_navigate();
    let end_all = move |()| {
        let navigate = navigate.clone();
        all.run(people::end_sessions(), move |()| {
            forget();
            navigate(LEFT, NavigateOptions::default());
        });
    };
    let session = |of| view! { <Session of shown ended lead /> };
    view! {
        <section>
            <h2 id=SESSIONS tabindex="-1">
                {t.account.sessions}
            </h2>
            <p>{t.account.sessions_says} " " <span class="quiet">{t.frame.clock}</span></p>
            <p class="told" role="status">
                {move || ended.get().then_some(t.account.ended)}
            </p>
            <ul class="sessions">{sessions.into_iter().map(session).collect_view()}</ul>
            <div>
                <Confirm
                    label=t.account.end_all
                    about=""
                    question=(t.account.end_all_sure)(count)
                    yes=t.account.end_all_yes
                    doing=all
                    act=end_all
                />
            </div>
        </section>
    }
}

#[component]
fn Session(of: SessionSummary, shown: Loaded, ended: RwSignal<bool>, lead: Lead) -> impl IntoView {
    let t = studio_words();
    let SessionSummary { id, began_at, seen_at, ends_at, device, here } = of;
    let device = if device.is_empty() { t.account.unknown_device.to_owned() } else { device };
    let [began, seen, ends] = [began_at, seen_at, ends_at].map(|at| moment(t, &at));
    let doing = Doing::new();
    let end = move |()| {
        let id = id.clone();
        doing.run(async move { people::end_session(&id).await }, move |()| {
            ended.set(true);
            shown.again();
            // The button is about to go with its session; the list is where it was.
            lead.to(SESSIONS);
        });
    };
    let a = &t.account;
    let end = (!here).then(|| {
        view! {
            <Confirm
                label=a.end
                about=(a.end_which)(&device, &began)
                question=(a.end_sure)(&device)
                yes=a.end_yes
                doing
                act=end
            />
        }
    });
    view! {
        <li class="session">
            <p class="session-device">
                {device} {here.then(|| view! { " " <span class="badge">{a.here}</span> })}
            </p>
            <p class="quiet">
                {(a.began)(&began)} "; " {(a.seen)(&seen)} "; " {(a.ends)(&ends)} "."
            </p>
            {end}
        </li>
    }
}
