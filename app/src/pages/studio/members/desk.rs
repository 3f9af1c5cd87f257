//! What the parts of the page of the members share: what was loaded, the one form that is open
//! with what is written in it, and what was just done. It is outside of what is drawn again when
//! the list is read anew or the language changes, so nothing that somebody writes is lost by that.

use budget::government::Slug;
use budget::organisation::{Organisation, Organisations};
use budget::protocol::organisations::OrganisationsPage;
use budget::protocol::people::{InvitationCode, MembersPage, NewProposal, SessionView};
use budget::role::PersonId;
use js_sys::Date;
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::frame::{Lead, focus};
use super::super::kept::{keep, take};
use super::super::select::{self, Options};
use super::draft::{Draft, Form};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::text::studio::Members;

/// The element that says what was done.
pub(super) const TOLD: &str = "told";
/// The heading over a new code.
pub(super) const CODE: &str = "code";

/// The name under which a form waits for its writer to come back.
const KEPT: &str = "terang-form";

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Proposed,
    Confirmed,
    TurnedDown,
    Withdrawn,
    Revoked,
    SessionsEnded,
}

impl Told {
    /// In words.
    pub(super) const fn said(self, t: &Members) -> &'static str {
        match self {
            Self::Proposed => t.told_proposed,
            Self::Confirmed => t.told_confirmed,
            Self::TurnedDown => t.told_turned_down,
            Self::Withdrawn => t.told_withdrawn,
            Self::Revoked => t.told_revoked,
            Self::SessionsEnded => t.told_sessions,
        }
    }
}

/// All of it, copied by reference.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) slug: StoredValue<Slug>,
    pub(super) session: Load<SessionView, Trouble>,
    pub(super) page: Load<MembersPage, Trouble>,
    offices: Load<OrganisationsPage, Trouble>,
    pub(super) open: RwSignal<Option<Form>>,
    pub(super) draft: RwSignal<Draft>,
    /// Whether it was opened just now, and its first field has still to take the focus.
    fresh: StoredValue<bool>,
    /// Of the form that is open.
    pub(super) doing: Doing,
    pub(super) told: RwSignal<Option<Told>>,
    pub(super) lead: Lead,
    /// A new code, and for whom: on this page until it is closed, and nowhere else.
    pub(super) code: RwSignal<Option<(String, InvitationCode)>>,
}

/// The form of this government that waited for just this writer. What waited for somebody else, on
/// a computer that several people use, is gone.
fn kept(slug: &Slug, writer: &PersonId) -> Option<(Form, Draft)> {
    let (by, of, form, draft): (PersonId, Slug, _, _) = serde_json::from_str(&take(KEPT)?).ok()?;
    (by == *writer && of == *slug).then_some((form, draft))
}

impl Desk {
    /// The desk of a government, which begins to load.
    pub(super) fn new(slug: Slug) -> Self {
        let slug = StoredValue::new(slug);
        let of = move || slug.get_value();
        let page = Load::new(move || {
            let slug = of();
            async move { people::members(&slug).await }
        });
        let desk = Self {
            slug,
            session: Load::new(people::session),
            page,
            offices: Load::new(move || {
                let slug = of();
                async move { people::organisations(&slug).await }
            }),
            open: RwSignal::new(None),
            draft: RwSignal::new(Draft::default()),
            fresh: StoredValue::new(false),
            doing: Doing::new(),
            told: RwSignal::new(None),
            lead: Lead::of(page),
            code: RwSignal::new(None),
        };
        desk.keep_for_sign_in();
        desk.open_what_waited();
        desk
    }

    /// Opens the form that waited, as soon as it is known who is here.
    fn open_what_waited(self) {
        Effect::new(move || {
            let Some(Ok(session)) = self.session.get() else { return };
            if let Some((form, draft)) = kept(&self.slug.get_value(), &session.person.id) {
                self.draft.set(draft);
                self.open.set(Some(form));
            }
        });
    }

    /// Keeps the form as soon as the page leads from it to a sign-in.
    fn keep_for_sign_in(self) {
        Effect::new(move || {
            let leaves =
                self.doing.trouble().is_some_and(|of| of.is_signed_out() || of.wants_proof());
            let form = self.open.get().filter(|_| leaves);
            let session = self.session.get().and_then(Result::ok);
            if let (Some(form), Some(session)) = (form, session) {
                let by = session.person.id;
                let waits = (by, self.slug.get_value(), form, self.draft.get());
                keep(KEPT, &serde_json::to_string(&waits).unwrap_or_default());
            }
        });
    }

    /// Asks for everything once more.
    pub(super) fn again(self) {
        self.session.again();
        self.page.again();
    }

    fn organisations(self) -> Organisations {
        self.offices.get().and_then(Result::ok).map(|page| page.organisations).unwrap_or_default()
    }

    /// What every office that is or was there is called, as far as that is known by now.
    pub(super) fn offices(self) -> Vec<(String, String)> {
        let said = |of: &Organisation| (of.id.to_string(), format!("{} ({})", of.name, of.code));
        self.organisations().iter().map(said).collect()
    }

    /// The offices in which a role can be given; nothing until they are known.
    pub(super) fn open_offices(self) -> Option<Options> {
        let year = u16::try_from(Date::new_0().get_full_year()).unwrap_or(0);
        self.offices.get()?.ok()?;
        let all = self.organisations();
        let said = |of: &Organisation| (of.id.to_string(), select::label(of));
        Some(select::open(&all, year).into_iter().map(said).collect())
    }

    /// Opens a form with what it begins with, or closes it where it is open.
    pub(super) fn toggle(self, form: Form, begins: Draft) {
        if self.open.get_untracked().as_ref() == Some(&form) {
            return self.close();
        }
        self.doing.clear();
        self.told.set(None);
        self.draft.set(begins);
        self.fresh.set_value(true);
        self.open.set(Some(form));
    }

    /// Leads the focus into a form that was opened just now; drawn again, it takes nothing.
    pub(super) fn begin_at(self, field: &str) {
        if self.fresh.get_value() {
            self.fresh.set_value(false);
            focus(field);
        }
    }

    /// Closes the form; the focus goes back to the button that opened it.
    pub(super) fn close(self) {
        if let Some(form) = self.open.get_untracked() {
            self.put_away();
            focus(&form.opener());
        }
    }

    fn put_away(self) {
        self.open.set(None);
        let _forgotten = take(KEPT);
    }

    /// Sends what the open form says.
    pub(super) fn send(self, new: NewProposal) {
        let slug = self.slug.get_value();
        let key = self.doing.key(&serde_json::to_string(&new).unwrap_or_default());
        let task = async move { people::propose(&slug, &new, &key).await };
        self.doing.run(task, move |_| {
            self.put_away();
            self.tell(Told::Proposed);
        });
    }

    /// Says what was done, and shows how things are since.
    pub(super) fn tell(self, told: Told) {
        self.told.set(Some(told));
        self.lead.to(TOLD);
        self.page.again();
    }
}
