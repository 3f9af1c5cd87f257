//! What the parts of the page of the organisations share: what was loaded, the one form that is
//! open, and what was just done.

use budget::government::Slug;
use budget::organisation::{Differs, List, OrganisationAct};
use budget::protocol::organisations::{NewOrganisationAct, OrganisationsPage};
use js_sys::Date;
use leptos::prelude::*;

use super::super::frame::Lead;
use super::super::members::one_line;
use super::super::opened::Opened;
use super::draft::{Draft, Form, Way};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::text::studio::OrganisationForms;

/// The element that says what was done.
pub(super) const TOLD: &str = "told";
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
    pub(super) opened: Opened<Form, Draft>,
    pub(super) chosen: RwSignal<Option<Chosen>>,
    pub(super) differs: RwSignal<Differs>,
    pub(super) search: RwSignal<String>,
    pub(super) told: RwSignal<Option<Told>>,
    lead: Lead,
    /// The year by the clock of this device.
    pub(super) year: u16,
}

fn this_year() -> u16 {
    u16::try_from(Date::new_0().get_full_year()).unwrap_or(0)
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
            opened: Opened::new(slug, Load::new(people::session)),
            chosen: RwSignal::new(None),
            differs: RwSignal::new(Differs::Renamed),
            search: RwSignal::new(String::new()),
            told: RwSignal::new(None),
            lead: Lead::of(page),
            year: this_year(),
        };
        desk.follow_changes();
        desk
    }

    /// Reads the list again where somebody else has changed it.
    fn follow_changes(self) {
        Effect::new(move || {
            let trouble = self.opened.doing.trouble();
            if trouble.is_some_and(|of| of.is_kind("organisations-changed")) {
                self.page.again();
            }
        });
    }

    /// Opens a form with what it begins with, or closes it where it is open.
    pub(super) fn toggle(self, form: Form, begins: Draft) {
        self.told.set(None);
        self.chosen.set(None);
        self.opened.toggle(form, begins);
    }

    /// Closes the form, and forgets the file that was chosen in it.
    pub(super) fn close(self) {
        self.chosen.set(None);
        self.opened.close();
    }

    /// Sends an act upon the list that is shown.
    pub(super) fn send(self, change: OrganisationAct, revision: u32, told: Told) {
        let slug = self.slug.get_value();
        let reason = self.opened.draft.with_untracked(|draft| one_line(&draft.reason));
        let new = NewOrganisationAct { revision, change, reason };
        let key = self.opened.doing.key(&serde_json::to_string(&new).unwrap_or_default());
        let task = async move { people::organise(&slug, &new, &key).await };
        self.opened.doing.run(task, move |_| {
            self.chosen.set(None);
            self.opened.put_away();
            self.told.set(Some(told));
            self.lead.to(TOLD);
            self.page.again();
        });
    }
}
