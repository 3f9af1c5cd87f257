//! The object itself: one command in, one answer out, nothing awaited in between.

use std::cell::Cell;

use budget::canonical::Hash;
use budget::protocol::people::{PersonView, SessionList, SessionSummary};
use serde::Serialize;
use worker::{Date, DurableObject, Env, Request, Response, SqlStorage, State, durable_object};

use super::tables::sessions::SessionRow;
use super::tables::{self, identity, memberships, sessions};
use super::{Command, Identity, Session, id_of};
use crate::error::Error;
use crate::government::Outcome;
use crate::limits::{SEEN_EVERY_MS, SESSION_IDLE_MS, SESSION_MS, SIGN_IN_RECENT_MS};
use crate::platform;
use crate::refusal::Refusal;

/// The owner of a person's sessions.
#[durable_object(fetch)]
#[derive(Debug)]
pub struct Person {
    state: State,
    awake: Cell<bool>,
}

impl DurableObject for Person {
    fn new(state: State, _: Env) -> Self {
        Self { state, awake: Cell::new(false) }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let command: Command = request.json().await?;
        match self.obey(command, Date::now().as_millis()) {
            Ok(response) => Ok(response),
            Err(error) => Response::from_json(&Outcome::<()>::Refused(error.into_refusal())),
        }
    }
}

impl Person {
    fn obey(&self, command: Command, now_ms: u64) -> Result<Response, Error> {
        let sql = self.sql();
        if !self.awake.get() {
            platform::together(&self.state.storage(), || tables::migrate(&sql))?;
            self.awake.set(true);
        }
        match command {
            Command::SignIn { identity, secret_sha256, id, proved_ms, second_factor, device } => {
                let row = SessionRow {
                    secret_sha256,
                    id,
                    began_ms: now_ms,
                    // The provider's clock may be ahead of ours; nobody has proved anything later
                    // than now.
                    proved_ms: proved_ms.min(now_ms),
                    seen_ms: now_ms,
                    ends_ms: now_ms + SESSION_MS,
                    second_factor: second_factor.into(),
                    device,
                };
                platform::together(&self.state.storage(), || {
                    identity::write(&sql, &identity)?;
                    sessions::begin(&sql, &row)
                })?;
                done(&())
            }
            Command::Session { secret_sha256 } => {
                let (identity, row) = self.session(&secret_sha256, now_ms)?;
                if row.seen_ms + SEEN_EVERY_MS <= now_ms {
                    sessions::seen(&sql, &row.id, now_ms)?;
                }
                done(&Session {
                    person: view(&identity)?,
                    summary: summary(&row, true),
                    second_factor: row.second_factor != 0,
                    recent: now_ms < row.proved_ms + SIGN_IN_RECENT_MS,
                    memberships: memberships::all(&sql)?,
                    issuer: identity.issuer,
                    subject: identity.subject,
                })
            }
            Command::List { secret_sha256 } => {
                let (_, here) = self.session(&secret_sha256, now_ms)?;
                let rows = sessions::all(&sql)?;
                let rows = rows.iter().filter(|row| holds(row, now_ms));
                let sessions = rows.map(|row| summary(row, row.id == here.id)).collect();
                done(&SessionList { sessions })
            }
            Command::End { id } => done(&sessions::end(&sql, &id)?),
            Command::EndAll => done(&sessions::end_all(&sql)?),
            Command::Join { membership } => done(&memberships::add(&sql, &membership)?),
            Command::Leave { slug } => done(&memberships::remove(&sql, &slug)?),
        }
    }

    /// The session of this secret, where it holds; one that does not is removed.
    fn session(&self, secret: &Hash, now_ms: u64) -> Result<(Identity, SessionRow), Error> {
        let sql = self.sql();
        let row = sessions::all(&sql)?.into_iter().find(|row| row.secret_sha256 == *secret);
        let (Some(row), Some(identity)) = (row, identity::read(&sql)?) else {
            return Err(Refusal::SessionEnded.into());
        };
        if !holds(&row, now_ms) {
            sessions::end(&sql, &row.id)?;
            return Err(Refusal::SessionEnded.into());
        }
        Ok((identity, row))
    }

    fn sql(&self) -> SqlStorage {
        self.state.storage().sql()
    }
}

fn holds(row: &SessionRow, now_ms: u64) -> bool {
    now_ms < row.ends_ms && now_ms < row.seen_ms + SESSION_IDLE_MS
}

fn view(identity: &Identity) -> Result<PersonView, Error> {
    Ok(PersonView {
        id: id_of(&identity.issuer, &identity.subject)?,
        name: identity.name.clone(),
        email: identity.email.clone(),
    })
}

fn summary(row: &SessionRow, here: bool) -> SessionSummary {
    SessionSummary {
        id: row.id.clone(),
        began_at: platform::time(row.began_ms),
        seen_at: platform::time(row.seen_ms),
        ends_at: platform::time(row.ends_ms),
        device: row.device.clone(),
        here,
    }
}

fn done<T: Serialize>(of: &T) -> Result<Response, Error> {
    Ok(Response::from_json(&Outcome::Done(of))?)
}
