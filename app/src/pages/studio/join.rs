//! `/studio/{slug}/join#CODE`: taking an invitation. The code stands behind the mark of the
//! address, which no browser sends; it is kept for this tab only where somebody has to sign in
//! first, and until they are back.

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

/// The name under which the code waits for its reader to come back.
const KEPT: &str = "terang-invitation";
/// The longest text that is taken for a code.
const CODE_CHARS_MAX: usize = 200;
/// The heading of what came of it.
const DONE: &str = "joined";

/// What taking an invitation needs, copied by reference.
#[derive(Clone, Copy)]
struct Joining {
    slug: StoredValue<Slug>,
    session: Load<SessionView, Trouble>,
    name: Load<Option<String>, Trouble>,
    code: RwSignal<Option<String>>,
    doing: Doing,
    joined: RwSignal<Option<MembersPage>>,
}

/// Only what a code is made of: everything else in that place is none.
fn code_of(text: &str) -> Option<String> {
    let text = text.trim();
    // A whole link is taken as well as its code.
    let text = text.rsplit('#').next().unwrap_or(text);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_code = (1..=CODE_CHARS_MAX).contains(&text.len()) && text.bytes().all(fits);
    is_code.then(|| text.to_owned())
}

fn address(slug: &Slug) -> String {
    format!("/studio/{slug}/join")
}

/// What was kept for this government, which is then kept no longer.
fn kept(slug: &Slug) -> Option<String> {
    let kept = take(KEPT)?;
    let (of, code) = kept.split_once('#')?;
    if of == slug.as_str() { code_of(code) } else { None }
}

impl Joining {
    fn new(slug: Slug) -> Self {
        let in_address = window().location().hash().ok().and_then(|hash| code_of(&hash));
        let code = in_address.or_else(|| {
            let code = kept(&slug)?;
            // Back in the address, so that loading the page again does not lose it.
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            use_navigate()(&format!("{}#{code}", address(&slug)), options);
            Some(code)
        });
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
            if let Some(code) = self.code.get().filter(|_| leaves) {
                keep(KEPT, &format!("{}#{code}", self.slug.get_value()));
            }
        });
    }

    /// For whoever has no provider and no passkey yet: an account, where there is a code.
    fn account(self) -> impl IntoView {
        let slug = self.slug.get_value();
        let to = address(&slug);
        self.code.get().map(|code| view! { <NewAccount slug code to /> })
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
                {joining.code.get().map(|_| view! { <p class="lead">{(t.join.lead)(&name)}</p> })}
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
    let act = move || match code.get() {
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
fn CodeField(code: RwSignal<Option<String>>) -> impl IntoView {
    let t = &studio_words().join;
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let read = code_of(&typed.get_untracked());
        wrong.set(read.is_none());
        if read.is_some() {
            code.set(read);
        }
    };
    view! {
        <form class="member-form" novalidate on:submit=take>
            <p id="no-code">{t.no_code}</p>
            <div class="field">
                <label for="join-code">{t.code}</label>
                <input
                    id="join-code"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="no-code"
                    aria-invalid=move || wrong.get().then_some("true")
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

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn a_code_is_read_from_the_address_a_link_or_by_itself() {
        for text in ["#5e5e", "5e5e", " 5e5e\n", "https://terang.example/studio/a/join#5e5e"] {
            assert_eq!(code_of(text).as_deref(), Some("5e5e"), "{text:?}");
        }
        for text in ["", "#", "a b", "<b>", "https://terang.example/studio/a/join"] {
            assert_eq!(code_of(text), None, "{text:?}");
        }
    }
}
