//! What the parts of the page of the organisations share: what was loaded, the one form that is
//! open with what is written in it, and what was just done. It is outside of what is drawn again
//! when the list is read anew or the language changes.

use budget::government::Slug;
use budget::organisation::{Differs, List, OrganisationAct};
use budget::protocol::organisations::{NewOrganisationAct, OrganisationsPage};
use budget::protocol::people::SessionView;
use budget::role::PersonId;
use js_sys::Date;
use leptos::prelude::*;

use super::super::doing::Doing;
use super::super::frame::{Lead, focus};
use super::super::kept::{keep, take};
use super::super::members::one_line;
use super::draft::{Draft, Form, Way};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::text::studio::OrganisationForms;

/// The element that says what was done.
pub(super) const TOLD: &str = "told";
/// The name under which a form waits for its writer to come back.
const KEPT: &str = "terang-organisation";

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Added,
    Imported,
    Changed(Way),
}

impl Told {
    /// In words.
    pub(super) const fn said(self, f: &OrganisationForms) -> &'static str {
        match self {
            Self::Added => f.told_added,
            Self::Imported => f.told_imported,
            Self::Changed(Way::Correct) => f.told_corrected,
            Self::Changed(Way::Rename) => f.told_renamed,
            Self::Changed(Way::End) => f.told_ended,
            Self::Changed(Way::Reopen) => f.told_reopened,
        }
    }
}

/// A file that was chosen, as it was understood; nothing where it is too large for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) file: String,
    pub(super) list: Option<List>,
}

/// All of it, copied by reference.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) slug: StoredValue<Slug>,
    pub(super) page: Load<OrganisationsPage, Trouble>,
    pub(super) open: RwSignal<Option<Form>>,
    pub(super) draft: RwSignal<Draft>,
    pub(super) chosen: RwSignal<Option<Chosen>>,
    pub(super) differs: RwSignal<Differs>,
    pub(super) search: RwSignal<String>,
    fresh: StoredValue<bool>,
    pub(super) doing: Doing,
    pub(super) told: RwSignal<Option<Told>>,
    lead: Lead,
    /// The year by the clock of this device.
    pub(super) year: u16,
}

fn this_year() -> u16 {
    u16::try_from(Date::new_0().get_full_year()).unwrap_or(0)
}

/// The form of this government that waited for just this writer.
fn kept(slug: &Slug, writer: &PersonId) -> Option<(Form, Draft)> {
    let (by, of, form, draft): (PersonId, Slug, _, _) = serde_json::from_str(&take(KEPT)?).ok()?;
    (by == *writer && of == *slug).then_some((form, draft))
}

impl Desk {
    /// The desk of a government, which begins to load.
    pub(super) fn new(slug: Slug) -> Self {
        let slug = StoredValue::new(slug);
        let page = Load::new(move || {
            let slug = slug.get_value();
            async move { people::organisations(&slug).await }
        });
        let desk = Self {
            slug,
            page,
            open: RwSignal::new(None),
            draft: RwSignal::new(Draft::default()),
            chosen: RwSignal::new(None),
            differs: RwSignal::new(Differs::Renamed),
            search: RwSignal::new(String::new()),
            fresh: StoredValue::new(false),
            doing: Doing::new(),
            told: RwSignal::new(None),
            lead: Lead::of(page),
            year: this_year(),
        };
        let session = Load::new(people::session);
        desk.follow_trouble(session);
        desk.open_what_waited(session);
        desk
    }

    /// Opens the form that waited, as soon as it is known who is here.
    fn open_what_waited(self, session: Load<SessionView, Trouble>) {
        Effect::new(move || {
            let Some(Ok(session)) = session.get() else { return };
            if let Some((form, draft)) = kept(&self.slug.get_value(), &session.person.id) {
                self.draft.set(draft);
                self.open.set(Some(form));
            }
        });
    }

    /// Keeps the form where the page leads from it to a sign-in, and reads the list again where
    /// somebody else has changed it.
    fn follow_trouble(self, session: Load<SessionView, Trouble>) {
        Effect::new(move || {
            let Some(trouble) = self.doing.trouble() else { return };
            if trouble.is_kind("organisations-changed") {
                self.page.again();
            }
            let leaves = trouble.is_signed_out() || trouble.wants_proof();
            let form = self.open.get().filter(|form| leaves && *form != Form::Import);
            let session = session.get().and_then(Result::ok);
            if let (Some(form), Some(session)) = (form, session) {
                let waits = (session.person.id, self.slug.get_value(), form, self.draft.get());
                keep(KEPT, &serde_json::to_string(&waits).unwrap_or_default());
            }
        });
    }

    /// Opens a form with what it begins with, or closes it where it is open.
    pub(super) fn toggle(self, form: Form, begins: Draft) {
        if self.open.get_untracked().as_ref() == Some(&form) {
            return self.close();
        }
        self.doing.clear();
        self.told.set(None);
        self.chosen.set(None);
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
        self.chosen.set(None);
        let _forgotten = take(KEPT);
    }

    /// Sends an act upon the list that is shown.
    pub(super) fn send(self, change: OrganisationAct, revision: u32, told: Told) {
        let slug = self.slug.get_value();
        let reason = self.draft.with_untracked(|draft| one_line(&draft.reason));
        let new = NewOrganisationAct { revision, change, reason };
        let key = self.doing.key(&serde_json::to_string(&new).unwrap_or_default());
        let task = async move { people::organise(&slug, &new, &key).await };
        self.doing.run(task, move |_| {
            self.put_away();
            self.told.set(Some(told));
            self.lead.to(TOLD);
            self.page.again();
        });
    }
}
