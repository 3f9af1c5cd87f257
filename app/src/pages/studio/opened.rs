//! The one form that is open on a page, with what is written in it. It is outside of what is drawn
//! again when a list is read anew or the language changes, and waits in this tab for just its
//! writer while they are away to sign in: nothing that somebody writes is lost, and on a computer
//! that several people use nobody finds what another wrote.

use budget::government::Slug;
use budget::protocol::session::SessionView;
use budget::role::PersonId;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::doing::Doing;
use super::frame::focus;
use super::kept::{keep, take};
use crate::api::people::Trouble;
use crate::load::Load;

/// Which form it can be.
pub(super) trait Form:
    Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync
{
    /// The name under which it waits for its writer to come back.
    const KEPT: &'static str;

    /// The id of the button that opens it.
    fn opener(&self) -> String;

    /// Whether it can wait: a file that was chosen cannot.
    fn waits(&self) -> bool {
        true
    }
}

/// All of it, copied by reference.
pub(super) struct Opened<F: 'static, D: 'static> {
    pub(super) form: RwSignal<Option<F>>,
    pub(super) draft: RwSignal<D>,
    /// Of the form that is open.
    pub(super) doing: Doing,
    /// Whether it was opened just now, and its first field has still to take the focus.
    fresh: StoredValue<bool>,
}

impl<F, D> Copy for Opened<F, D> {}

impl<F, D> Clone for Opened<F, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Form, D> Opened<F, D>
where
    D: Clone + Default + Serialize + DeserializeOwned + Send + Sync,
{
    /// None is open, but for one that waited for who is here.
    pub(super) fn new(slug: StoredValue<Slug>, session: Load<SessionView, Trouble>) -> Self {
        let opened = Self {
            form: RwSignal::new(None),
            draft: RwSignal::new(D::default()),
            doing: Doing::new(),
            fresh: StoredValue::new(false),
        };
        opened.keep_for_sign_in(session, slug);
        opened.open_what_waited(session, slug);
        opened
    }

    /// Keeps the form as soon as the page leads from it to a sign-in.
    fn keep_for_sign_in(self, session: Load<SessionView, Trouble>, slug: StoredValue<Slug>) {
        Effect::new(move || {
            let leaves =
                self.doing.trouble().is_some_and(|of| of.is_signed_out() || of.wants_proof());
            let form = self.form.get().filter(|form| leaves && form.waits());
            let session = session.get().and_then(Result::ok);
            if let (Some(form), Some(session)) = (form, session) {
                let waits = (session.person.id, slug.get_value(), form, self.draft.get());
                keep(F::KEPT, &serde_json::to_string(&waits).unwrap_or_default());
            }
        });
    }

    /// Opens the form that waited, as soon as it is known who is here. What waited for somebody
    /// else, or for another government, is gone.
    fn open_what_waited(self, session: Load<SessionView, Trouble>, slug: StoredValue<Slug>) {
        Effect::new(move || {
            let Some(Ok(session)) = session.get() else { return };
            let waited = take(F::KEPT).and_then(|text| serde_json::from_str(&text).ok());
            let Some(waited) = waited else { return };
            let (by, of, form, draft): (PersonId, Slug, F, D) = waited;
            if by == session.person.id && of == slug.get_value() {
                self.draft.set(draft);
                self.form.set(Some(form));
            }
        });
    }

    /// Whether this form is the open one.
    pub(super) fn is(self, form: &F) -> bool {
        self.form.with(|open| open.as_ref() == Some(form))
    }

    /// Opens a form with what it begins with, or closes it where it is open.
    pub(super) fn toggle(self, form: F, begins: D) {
        if self.form.get_untracked().as_ref() == Some(&form) {
            return self.close();
        }
        self.doing.clear();
        self.draft.set(begins);
        self.fresh.set_value(true);
        self.form.set(Some(form));
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
        if let Some(form) = self.form.get_untracked() {
            self.put_away();
            focus(&form.opener());
        }
    }

    /// It was sent, and waits for nobody any more.
    pub(super) fn put_away(self) {
        self.form.set(None);
        let _forgotten = take(F::KEPT);
    }
}
