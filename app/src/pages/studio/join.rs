//! `/studio/{slug}/join#HALF`: taking an invitation. Its code comes in two halves, from two people
//! (`join/code.rs`). It stands behind the mark of the address, which no browser sends; it is kept
//! for this tab only where somebody has to sign in first, and until they are back.

mod code;

use budget::government::Slug;
use budget::protocol::people::MembersPage;
use budget::protocol::session::SessionView;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::doing::Doing;
use super::frame::{focus_soon, studio_words, studio_words_now};
use super::kept::{keep, take};
use super::passkeys::NewAccount;
use super::rights::roles_said;
use super::trouble::{DoingTrouble, Proof, StudioTroublePage, WaysIn};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use code::Gathered;

/// The name under which the code waits for its reader to come back.
const KEPT: &str = "terang-invitation";
/// The heading of what came of it.
const DONE: &str = "joined";

/// What taking an invitation needs, copied by reference.
#[derive(Clone, Copy)]
struct Joining {
    slug: StoredValue<Slug>,
    session: Load<SessionView, Trouble>,
    name: Load<Option<String>, Trouble>,
    code: RwSignal<Gathered>,
    doing: Doing,
    joined: RwSignal<Option<MembersPage>>,
}

fn address(slug: &Slug) -> String {
    format!("/studio/{slug}/join")
}

/// What was kept for this government, which is then kept no longer.
fn kept(slug: &Slug) -> Option<String> {
    let kept = take(KEPT)?;
    let (of, code) = kept.split_once('#')?;
    (of == slug.as_str()).then(|| code.to_owned())
}

impl Joining {
    fn new(slug: Slug) -> Self {
        let mut code = Gathered::default();
        let in_address = window().location().hash().is_ok_and(|hash| code.take(&hash));
        if let Some(kept) = kept(&slug).filter(|_| !in_address)
            && code.take(&kept)
        {
            // Back in the address, so that loading the page again does not lose it.
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            use_navigate()(&format!("{}#{kept}", address(&slug)), options);
        }
        let slug = StoredValue::new(slug);
        let joining = Self {
            slug,
            session: Load::new(people::session),
            name: Load::new(move || {
                let slug = slug.get_value();
                async move { Ok(people::government_name(&slug).await) }
            }),
            code: RwSignal::new(code),
            doing: Doing::new(),
            joined: RwSignal::new(None),
        };
        joining.keep_for_sign_in();
        joining
    }

    /// Keeps the code as soon as the page leads to a sign-in.
    fn keep_for_sign_in(self) {
        Effect::new(move || {
            let leads_away = |trouble: &Trouble| trouble.is_signed_out() || trouble.wants_proof();
            let first = self.session.get().and_then(Result::err);
            let leaves = first.iter().chain(&self.doing.trouble()).any(leads_away);
            if let Some(code) = self.code.get().text().filter(|_| leaves) {
                keep(KEPT, &format!("{}#{code}", self.slug.get_value()));
            }
        });
    }

    /// For whoever has no provider and no passkey yet: an account, where there is a whole code.
    fn account(self) -> AnyView {
        let slug = self.slug.get_value();
        let to = address(&slug);
        match self.code.get().whole() {
            Some(code) => view! { <NewAccount slug code to /> }.into_any(),
            None => view! { <CodeField code=self.code /> }.into_any(),
        }
    }

    /// What the government is called, or its address where it has published nothing yet.
    fn name(self) -> Option<String> {
        let name = self.name.get()?.ok().flatten();
        Some(name.unwrap_or_else(|| self.slug.get_value().to_string()))
    }
}

/// The page.
#[component]
pub(super) fn JoinPage(slug: Slug) -> impl IntoView {
    let joining = Joining::new(slug);
    move || {
        let t = studio_words_now();
        let (Some(session), Some(name)) = (joining.session.get(), joining.name()) else {
            return view! { <Loading /> }.into_any();
        };
        if let (Ok(session), Some(page)) = (&session, joining.joined.get()) {
            return view! { <Joined page session=session.clone() /> }.into_any();
        }
        let body = match session {
            Ok(session) => view! { <Accept joining session /> }.into_any(),
            Err(trouble) if trouble.is_signed_out() => view! {
                <section>
                    <p>{t.join.first_sign_in}</p>
                    <WaysIn proof=Proof::First />
                </section>
                {joining.account()}
            }
            .into_any(),
            Err(trouble) => {
                let retry = move |()| joining.session.again();
                return view! { <StudioTroublePage trouble retry /> }.into_any();
            }
        };
        view! {
            <article class="page studio">
                <PageTitle title=(t.join.title_of)(&name) />
                {joining
                    .code
                    .get()
                    .text()
                    .map(|_| view! { <p class="lead">{(t.join.lead)(&name)}</p> })}
                <ul class="means">
                    {t.join.means.map(|means| view! { <li>{means}</li> }).collect_view()}
                </ul>
                {body}
            </article>
        }
        .into_any()
    }
}

/// The button, or the field for a code where the address has none.
#[component]
fn Accept(joining: Joining, session: SessionView) -> impl IntoView {
    let t = studio_words();
    let Joining { slug, code, doing, joined, .. } = joining;
    let navigate = use_navigate();
    let accept = move |code: String| {
        let (slug, navigate) = (slug.get_value(), navigate.clone());
        let address = address(&slug);
        let key = doing.key(&code);
        let task = async move { people::accept(&slug, &code, &key).await };
        doing.run(task, move |page| {
            // A code that was used stands in no address any more.
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&address, options);
            joined.set(Some(page));
            focus_soon(DONE);
        });
    };
    let as_whom = (t.join.as_whom)(&session.person.name, &session.person.email);
    let act = move || match code.get().whole() {
        None => view! { <CodeField code /> }.into_any(),
        Some(code) => {
            let accept = accept.clone();
            view! {
                <p>
                    <button
                        type="button"
                        class="button button-primary"
                        aria-disabled=move || doing.is_busy().then_some("true")
                        on:click=move |_| accept(code.clone())
                    >
                        {move || if doing.is_busy() { t.frame.sending } else { t.join.accept }}
                    </button>
                </p>
                <DoingTrouble doing />
            }
            .into_any()
        }
    };
    view! {
        <section>
            <p>{as_whom} " " <a href="/studio/account">{t.join.someone_else}</a></p>
            {act}
        </section>
    }
}

#[component]
fn CodeField(code: RwSignal<Gathered>) -> impl IntoView {
    let t = &studio_words().join;
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let mut gathered = code.get_untracked();
        let is_code = typed.with_untracked(|typed| gathered.take(typed));
        // The half that was there already is no other half.
        let is_new = is_code && gathered != code.get_untracked();
        wrong.set(!is_new);
        if is_new {
            typed.set(String::new());
            code.set(gathered);
        }
    };
    let says = move || if code.get().is_half() { t.other_half } else { t.no_code };
    view! {
        <form class="member-form" novalidate on:submit=take>
            <p id="no-code">{says}</p>
            <div class="field">
                <label for="join-code">{t.code}</label>
                <input
                    id="join-code"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="no-code"
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <p role="alert">{move || wrong.get().then_some(t.bad_code)}</p>
            <p>
                <button type="submit" class="button">
                    {t.use_code}
                </button>
            </p>
        </form>
    }
}

/// What one is since, and where to go.
#[component]
fn Joined(page: MembersPage, session: SessionView) -> impl IntoView {
    let t = studio_words();
    let me = page.members.iter().find(|member| member.person.id == session.person.id);
    let roles = me.map(|member| roles_said(t, &member.roles, &[])).unwrap_or_default();
    let members = format!("/studio/{}/members", page.slug);
    view! {
        <article class="page studio">
            <PageTitle title=(t.join.done_title)(&page.name) />
            <section>
                <p class="lead" id=DONE role="status" tabindex="-1">
                    {(t.join.done_says)(&roles)}
                </p>
                <p class="buttons">
                    <a class="button button-primary" href="/studio">
                        {t.join.to_studio}
                    </a>
                    <a class="button" href=members>
                        {t.frame.members}
                    </a>
                </p>
            </section>
        </article>
    }
}
