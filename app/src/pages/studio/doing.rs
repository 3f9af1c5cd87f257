//! Something that is sent to the server: under way, refused or done. While it is under way it
//! cannot be begun again, and what is sent once more after a lost line is done once.

use std::future::Future;

use leptos::prelude::*;

use crate::api::people::{Answer, Key, Trouble};
use crate::load::aside;

/// One button or form and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    /// What was sent last, with the key that it was sent by.
    sent: StoredValue<Option<(String, Key)>>,
}

impl Doing {
    /// Nothing was sent yet.
    pub(super) fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            sent: StoredValue::new(None),
        }
    }

    /// Whether it is under way.
    pub(super) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Why it was not done.
    pub(super) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Forgets what came of it before.
    pub(super) fn clear(self) {
        self.trouble.set(None);
        self.sent.set_value(None);
    }

    /// The key of this intent: the same for as long as the same is sent.
    pub(super) fn key(self, intent: &str) -> Key {
        if let Some((sent, key)) = self.sent.get_value()
            && sent == intent
        {
            return key;
        }
        let key = Key::new();
        self.sent.set_value(Some((intent.to_owned(), key.clone())));
        key
    }

    /// Does it, unless it is already under way; `then` hears what came of it.
    pub(super) fn run<T: 'static>(
        self,
        task: impl Future<Output = Answer<T>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        // It belongs to no page: what was sent is done, whether or not somebody waits for it.
        aside(async move {
            let answer = task.await;
            // Where the page is gone, there is nobody to tell.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    self.sent.set_value(None);
                    then(answer);
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }
}
