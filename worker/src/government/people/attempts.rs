//! Attempts that were refused: a member's stand in the history, a stranger's nowhere.

use budget::permission::{Action, Denied, Grant};

use super::super::object::Government;
use super::super::tables::history;
use super::super::tables::history::Deed;
use super::{Caller, deed};
use crate::error::Error;
use crate::limits::HISTORY_PAGE;
use crate::platform;

impl Government {
    /// The same attempt again and again says nothing new, and would push out of sight what does.
    fn note_once_an_hour(&self, deed: &Deed) -> Result<(), Error> {
        let (sql, now) = (self.sql(), platform::now());
        let newest = history::page(&sql, u32::MAX, HISTORY_PAGE)?;
        let is_known = newest.iter().any(|entry| {
            (entry.act.as_str(), &entry.on, &entry.reason) == (deed.act, &deed.on, &deed.reason)
                && entry.by.id == deed.by.id
                && same_hour(&entry.at, &now)
        });
        if !is_known {
            history::append(&sql, deed, &now)?;
        }
        Ok(())
    }

    /// An attempt of a member, or of who runs the platform, that is refused stands in the history;
    /// strangers write nothing, and who only has to sign in again attempted nothing yet.
    pub(super) fn noted(
        &self,
        caller: &Caller<'_>,
        action: Action,
        decided: Result<Grant, Denied>,
    ) -> Result<Grant, Error> {
        let denied = match decided {
            Ok(grant) => return Ok(grant),
            Err(denied) => denied,
        };
        let only_again = matches!(denied, Denied::SignInAgain | Denied::SecondFactorNeeded);
        if !caller.roles().is_empty() && !only_again {
            let deed = Deed {
                reason: denied.code().to_owned(),
                ..deed(caller, &caller.roles(), "refused", action.as_str().to_owned())
            };
            self.note_once_an_hour(&deed)?;
        }
        Err(denied.into())
    }
}

/// Whether two times are of the same hour: `2026-11-25T01`.
fn same_hour(a: &str, b: &str) -> bool {
    const HOUR: usize = 13;
    a.get(..HOUR).is_some() && a.get(..HOUR) == b.get(..HOUR)
}
