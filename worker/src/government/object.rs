//! The object itself: an actor that takes one command, decides, stores and answers. Memory is a
//! cache; SQLite is the truth. After each wait for the outside, state is read again.

use std::cell::Cell;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use budget::government::Government as Region;
use budget::history::Actor as Doer;
use budget::role::PersonId;
use serde::Serialize;
use worker::{
    Date, DurableObject, Env, Method, Request, Response, SqlStorage, State, durable_object,
};

use super::outside::Beyond;
use super::publish::{self, Order};
use super::tables::history::Deed;
use super::tables::{self, blobs, drafts, history, incoming, jobs, region};
use super::{Act, Command, DraftFile, Outcome, checked, people};
use crate::app::{ACT_HEADER, By};
use crate::error::Error;
use crate::extract::year_of;
use crate::refusal::Refusal;
use crate::settings::Settings;
use crate::{journal, platform};

pub(super) mod files;

/// How long a failed job waits at first, and at most.
const RETRY_FIRST: Duration = Duration::from_secs(2);
const RETRY_LAST: Duration = Duration::from_hours(1);

/// The owner of what changes in one government.
#[durable_object(alarm)]
#[derive(Debug)]
pub struct Government {
    state: State,
    env: Env,
    awake: Cell<bool>,
    /// Counts the files that came in, to tell those on their way apart.
    uploads: Cell<u32>,
}

impl DurableObject for Government {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, awake: Cell::new(false), uploads: Cell::new(0) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        match self.answer(request).await {
            Ok(response) => Ok(response),
            Err(error) => respond(&Outcome::<()>::Refused(error.into_refusal())),
        }
    }

    /// Goes on with what is not done. It never fails: the runtime gives up on an alarm that does.
    async fn alarm(&self) -> worker::Result<Response> {
        let went_on = match self.wake().await {
            Ok(()) => self.go_on().await,
            Err(error) => Err(error),
        };
        if let Err(error) = went_on {
            error.into_refusal();
            self.state.storage().set_alarm(RETRY_LAST).await?;
        }
        Response::empty()
    }
}

impl Government {
    /// Wakes for an act. An address that no government has is nothing to keep tables for: whoever
    /// asks for a thousand of them leaves nothing behind.
    async fn wake_for(&self, begins: bool, absent: Refusal) -> Result<(), Error> {
        if begins || self.awake.get() || tables::exist(&self.sql())? {
            return self.wake().await;
        }
        Err(absent.into())
    }

    /// Before the first answer: the tables as this version wants them, and an alarm for a job
    /// that a crash left, soon.
    async fn wake(&self) -> Result<(), Error> {
        if self.awake.get() {
            return Ok(());
        }
        let storage = self.state.storage();
        platform::together(&storage, || {
            tables::migrate(&self.sql())?;
            incoming::clear(&self.sql())?;
            blobs::let_exports_go(&self.sql())
        })?;
        self.arm().await?;
        self.awake.set(true);
        Ok(())
    }

    /// Sees to it that what was decided and is not done goes on soon.
    async fn arm(&self) -> Result<(), Error> {
        if !jobs::pending(&self.sql())?.is_empty() {
            self.state.storage().set_alarm(RETRY_FIRST).await?;
        }
        Ok(())
    }

    async fn answer(&self, mut request: Request) -> Result<Response, Error> {
        let path = request.path();
        if path == "/command" {
            let act: Act = request.json().await?;
            // About members a stranger is told what is told of any address that is not there.
            let absent = match act.command {
                // A code is asked about in the same words wherever it does not hold.
                Command::People {
                    asked: people::Command::Invited { .. } | people::Command::Accept { .. },
                } => Refusal::NoInvitation,
                Command::People { .. } => Refusal::UnknownAddress,
                Command::Register { .. } | Command::Describe { .. } | Command::Publish { .. } => {
                    Refusal::NotRegistered
                }
            };
            self.wake_for(begins(&act), absent).await?;
            return self.obey(act).await;
        }
        if path == "/file" {
            let act: Act = carried(&request)?;
            if let Err(error) = self.wake_for(begins(&act), Refusal::UnknownAddress).await {
                files::let_by(&request).await?;
                return Err(error);
            }
            return self.take_export(&act, &request).await;
        }
        self.wake_for(false, Refusal::NotRegistered).await?;
        let mut parts = path.trim_start_matches('/').split('/');
        let year = parts.next().and_then(year_of).ok_or(Refusal::UnknownAddress)?;
        let file = parts.next().and_then(DraftFile::from_word).ok_or(Refusal::UnknownAddress)?;
        if request.method() == Method::Put {
            self.put(year, file, &request).await
        } else {
            self.get(year, file)
        }
    }

    async fn obey(&self, Act { by, command }: Act) -> Result<Response, Error> {
        Ok(match command {
            Command::People { asked } => {
                let confirms = matches!(asked, people::Command::Confirm { .. });
                let answer = self.people(&by, asked)?;
                if confirms {
                    self.publish_again().await?;
                }
                return Ok(answer);
            }
            Command::Register { government } => respond(&self.register(&by, &government)?),
            Command::Describe { year } => {
                let draft = drafts::read(&self.sql(), year)?.ok_or(Refusal::NoDraft)?;
                respond(&Outcome::Done(draft.summary))
            }
            Command::Publish { key, year, request } => {
                let by = Some(doer(&by));
                let order = Order { key, year, request: *request, now: platform::now(), by };
                respond(&Outcome::Done(self.publish(&order).await?))
            }
        }?)
    }

    fn register(&self, by: &By, government: &Region) -> Result<Outcome<Region>, Error> {
        checked::government(government)?;
        let before = region::read(&self.sql())?;
        if let Some(before) = &before {
            // The name may be corrected; whose address it is may not.
            if (&before.code, before.kind) != (&government.code, government.kind) {
                return Err(Refusal::SlugTaken { code: before.code.clone() }.into());
            }
        }
        // Registering again what is registered is no act.
        if before.as_ref() != Some(government) {
            let deed = Deed {
                by: doer(by),
                act: "register",
                on: government.slug.to_string(),
                before: before.as_ref().map(serde_json::to_value).transpose()?,
                after: Some(serde_json::to_value(government)?),
                reason: String::new(),
            };
            self.together(|| {
                region::write(&self.sql(), government)?;
                history::append(&self.sql(), &deed, &platform::now())
            })?;
        }
        Ok(Outcome::Done(government.clone()))
    }

    async fn publish(&self, order: &Order) -> Result<serde_json::Value, Error> {
        // Set before anything is decided: a crash can then leave an alarm without a job, which
        // finds nothing to do, but never a job without an alarm.
        self.state.storage().set_alarm(RETRY_FIRST * 15).await?;
        let beyond = Beyond::new(&self.env, self.sql())?;
        let began = Date::now().as_millis();
        match publish::publish(self, &beyond, order).await {
            Ok(reply) => {
                let took = Date::now().as_millis().saturating_sub(began);
                let fields = [
                    ("year", order.year.to_string()),
                    ("key", order.key.clone()),
                    ("duration_ms", took.to_string()),
                    ("memory_kib", platform::memory_kib().to_string()),
                ];
                let fields: Vec<_> = fields.iter().map(|(name, of)| (*name, of.as_str())).collect();
                journal::note("published", &fields);
                Ok(serde_json::from_str(&reply)?)
            }
            Err(Error::Broken(cause)) if !jobs::pending(&self.sql())?.is_empty() => {
                journal::error("publishing waits to go on", &[("cause", &cause)]);
                self.state.storage().set_alarm(RETRY_FIRST).await?;
                Err(Refusal::StillPublishing.into())
            }
            Err(error) => Err(error),
        }
    }

    /// After a restore: what was published is carried out here, and where that fails the alarm
    /// goes on with it.
    async fn publish_again(&self) -> Result<(), Error> {
        if jobs::pending(&self.sql())?.is_empty() {
            return Ok(());
        }
        self.state.storage().set_alarm(RETRY_FIRST * 15).await?;
        self.go_on().await
    }

    async fn go_on(&self) -> Result<(), Error> {
        let beyond = Beyond::new(&self.env, self.sql())?;
        let mut wait: Option<Duration> = None;
        for intention in jobs::pending(&self.sql())? {
            if let Err(error) = publish::carry_out(self, &beyond, &intention).await {
                error.into_refusal();
                let tries = jobs::tried(&self.sql(), &intention.key)?;
                wait = Some(RETRY_FIRST.saturating_mul(1 << tries.min(11)).min(RETRY_LAST));
                // Those behind it wait with it: they have their places in the log after it.
                break;
            }
        }
        if let Some(wait) = wait {
            self.state.storage().set_alarm(wait).await?;
        }
        Ok(())
    }

    /// Whether the deployment names this person as one who runs it, now.
    pub(super) fn runs_the_platform(&self, person: &PersonId) -> Result<bool, Error> {
        Settings::new(&self.env).is_administrator(person)
    }

    pub(super) const fn env(&self) -> &Env {
        &self.env
    }

    pub(super) fn sql(&self) -> SqlStorage {
        self.state.storage().sql()
    }

    /// Runs the writes as one.
    pub(super) fn together(
        &self,
        writes: impl FnMut() -> worker::Result<()>,
    ) -> worker::Result<()> {
        platform::together(&self.state.storage(), writes)
    }
}

/// Whether an act may be the first in a government's object.
fn begins(act: &Act) -> bool {
    match (&act.command, &act.by) {
        (Command::Register { .. }, _) => true,
        (Command::People { .. }, By::Person { platform_administrator, .. }) => {
            *platform_administrator
        }
        _ => false,
    }
}

/// The act that a file comes with.
fn carried(request: &Request) -> Result<Act, Error> {
    let text = request.headers().get(ACT_HEADER)?.unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(Error::broken)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Who did it, for the history.
fn doer(by: &By) -> Doer {
    match by {
        By::Person { person, .. } => {
            Doer { id: person.id.to_string(), name: person.name.clone(), roles: Vec::new() }
        }
        By::Machine { name } => {
            Doer { id: format!("machine:{name}"), name: name.clone(), roles: Vec::new() }
        }
    }
}

pub(super) fn respond<T: Serialize>(outcome: &Outcome<T>) -> worker::Result<Response> {
    Response::from_json(outcome)
}
