//! What the parts of the page of the members share: what was loaded, the one form that is open, and
//! what was just done.

use budget::government::Slug;
use budget::organisation::{Organisation, Organisations};
use budget::protocol::organisations::OrganisationsPage;
use budget::protocol::people::{InvitationCode, MembersPage, NewProposal};
use budget::protocol::session::SessionView;
use js_sys::Date;
use leptos::prelude::*;

use super::super::frame::Lead;
use super::super::opened::Opened;
use super::super::select::{self, Options};
use super::draft::{Draft, Form};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::text::studio::Members;

/// The element that says what was done.
pub(super) const TOLD: &str = "told";
/// The heading over a new code.
pub(super) const CODE: &str = "code";

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
    pub(super) opened: Opened<Form, Draft>,
    pub(super) told: RwSignal<Option<Told>>,
    pub(super) lead: Lead,
    /// A new code, and for whom: on this page until it is closed, and nowhere else.
    pub(super) code: RwSignal<Option<(String, InvitationCode)>>,
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
        let session = Load::new(people::session);
        Self {
            slug,
            session,
            page,
            offices: Load::new(move || {
                let slug = of();
                async move { people::organisations(&slug).await }
            }),
            opened: Opened::new(slug, session),
            told: RwSignal::new(None),
            lead: Lead::of(page),
            code: RwSignal::new(None),
        }
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
        self.told.set(None);
        self.opened.toggle(form, begins);
    }

    /// Sends what the open form says.
    pub(super) fn send(self, new: NewProposal) {
        let slug = self.slug.get_value();
        let key = self.opened.doing.key(&serde_json::to_string(&new).unwrap_or_default());
        let task = async move { people::propose(&slug, &new, &key).await };
        self.opened.doing.run(task, move |_| {
            self.opened.put_away();
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
