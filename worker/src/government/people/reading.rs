//! Reading the history of a government: by page, and all of it as lines.

use budget::permission::{Action, Denied, Facts, Grant};
use budget::protocol::people::HistoryPage;
use worker::Response;

use super::super::Outcome;
use super::super::object::{Government, respond};
use super::super::tables::{history, region};
use super::{Caller, deed};
use crate::error::Error;
use crate::limits::HISTORY_PAGE;
use crate::platform;

impl Government {
    pub(super) fn history_page(
        &self,
        caller: &Caller<'_>,
        before: Option<u32>,
    ) -> Result<HistoryPage, Error> {
        let sql = self.sql();
        let _grant = self.may_read_history(caller)?;
        let region = region::read(&sql)?.ok_or(Denied::Absent)?;
        let (count, _) = history::head(&sql)?;
        let entries = history::page(&sql, before.unwrap_or(u32::MAX), HISTORY_PAGE)?;
        let next = entries.last().map(|entry| entry.number).filter(|number| 1 < *number);
        Ok(HistoryPage { slug: region.slug, entries, count, next })
    }

    /// All of it as one stream, read from the table part by part; which has been read is noted.
    pub(super) fn history_lines(&self, caller: &Caller<'_>) -> worker::Result<Response> {
        const PART: u32 = 200;
        let grant = match self.may_read_history(caller) {
            Ok(grant) => grant,
            Err(error) => return respond(&Outcome::<()>::Refused(error.into_refusal())),
        };
        let sql = self.sql();
        let deed = deed(caller, &[grant.role()], "export-history", String::new());
        history::append(&sql, &deed, &platform::now())?;
        let parts = (0..).map(move |part| history::lines(&sql, part * PART + 1, PART));
        let parts = parts.take_while(|part| !part.as_ref().is_ok_and(Vec::is_empty));
        let bytes = parts.map(|part| {
            part.map(|lines| lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect())
                .map(String::into_bytes)
        });
        Response::from_stream(futures_util::stream::iter(bytes))
    }

    fn may_read_history(&self, caller: &Caller<'_>) -> Result<Grant, Error> {
        let grant = caller.may(Action::ReadMembership, None, &Facts::default());
        self.noted(caller, Action::ReadMembership, grant)
    }
}
