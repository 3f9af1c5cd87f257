//! The object itself: one command in, one answer out, nothing awaited in between.

use std::cell::Cell;

use budget::canonical::Hash;
use budget::protocol::people::PersonView;
use budget::protocol::session::{Passkey, PasskeyList, SessionList, SessionSummary};
use serde::Serialize;
use worker::{Date, DurableObject, Env, Request, Response, SqlStorage, State, durable_object};

use super::tables::passkeys::PasskeyRow;
use super::tables::sessions::SessionRow;
use super::tables::{self, identity, memberships, passkeys, sessions};
use super::{Command, Identity, Session, id_of};
use crate::error::Error;
use crate::government::Outcome;
use crate::limits::{PASSKEYS_MAX, SEEN_EVERY_MS, SESSION_IDLE_MS, SESSION_MS, SIGN_IN_RECENT_MS};
use crate::passkey::{self, Key};
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
        // Whoever asks with a made-up name leaves no tables behind. A membership may come before
        // the person: where a government came back, its members never signed in here yet.
        let begins =
            matches!(command, Command::SignIn { .. } | Command::Keep { .. } | Command::Join { .. });
        if !begins && !self.awake.get() && !tables::exist(&sql)? {
            let by_key = matches!(command, Command::Key { .. } | Command::Use { .. });
            let refusal = if by_key { Refusal::PasskeyRefused } else { Refusal::SessionEnded };
            return Err(refusal.into());
        }
        if !self.awake.get() {
            platform::together(&self.state.storage(), || tables::migrate(&sql))?;
            self.awake.set(true);
        }
        match command {
            Command::SignIn { identity, secret_sha256, id, proved_ms, second_factor, device } => {
                // The provider's clock may be ahead of ours; nobody has proved anything later than
                // now.
                let proved_ms = proved_ms.min(now_ms);
                let row = begun((secret_sha256, id, device), now_ms, proved_ms, second_factor);
                self.together(|| {
                    identity::write(&sql, &identity)?;
                    sessions::begin(&sql, &row)
                })?;
                done(&())
            }
            Command::Use { key, challenge, secret_sha256, id, device } => {
                // A passkey is two factors: something that one has, opened by what one is or knows.
                let row = begun((secret_sha256, id, device), now_ms, now_ms, true);
                done(&self.use_passkey(&key, &challenge, &row, now_ms)?)
            }
            Command::Key { id } => done(&self.passkey(&id)?),
            Command::Keep { key, name, challenge, identity } => {
                done(&self.keep_passkey(key, name, &challenge, identity.as_ref(), now_ms)?)
            }
            Command::Passkeys => done(&self.passkeys()?),
            Command::Lose { id } => done(&self.lose_passkey(&id)?),
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

    fn passkeys(&self) -> Result<PasskeyList, Error> {
        let view = |row: PasskeyRow| Passkey {
            id: row.id,
            name: row.name,
            created_at: platform::time(row.created_ms),
            used_at: platform::time(row.used_ms),
        };
        Ok(PasskeyList { passkeys: passkeys::all(&self.sql())?.into_iter().map(view).collect() })
    }

    fn passkey(&self, id: &str) -> Result<Key, Error> {
        let found = passkeys::all(&self.sql())?.into_iter().find(|row| row.id == id);
        let key =
            |row: PasskeyRow| Key { id: row.id, public: row.public_key, counter: row.counter };
        Ok(found.map(key).ok_or(Refusal::PasskeyRefused)?)
    }

    /// Begins a session by a passkey that was checked. A challenge is answered once, and a counter
    /// that does not grow tells of a copy.
    fn use_passkey(
        &self,
        key: &Key,
        challenge: &Hash,
        row: &SessionRow,
        now_ms: u64,
    ) -> Result<(), Error> {
        let sql = self.sql();
        let known = self.passkey(&key.id)?;
        let counts = key.counter != 0 || known.counter != 0;
        let is_copy = counts && key.counter <= known.counter;
        if is_copy || passkeys::is_answered(&sql, challenge)? {
            return Err(Refusal::PasskeyRefused.into());
        }
        self.together(|| {
            passkeys::answer(&sql, challenge, now_ms)?;
            passkeys::used(&sql, &key.id, key.counter, now_ms)?;
            sessions::begin(&sql, row)
        })
    }

    fn keep_passkey(
        &self,
        key: Key,
        name: String,
        challenge: &Hash,
        identity: Option<&Identity>,
        now_ms: u64,
    ) -> Result<(), Error> {
        let sql = self.sql();
        let known = passkeys::all(&sql)?;
        if PASSKEYS_MAX <= known.len() {
            return Err(Refusal::TooMany { limit: PASSKEYS_MAX }.into());
        }
        let taken = identity.is_some() && identity::read(&sql)?.is_some();
        let again = known.iter().any(|row| row.id == key.id);
        if taken || again || passkeys::is_answered(&sql, challenge)? {
            return Err(Refusal::PasskeyRefused.into());
        }
        let Key { id, public: public_key, counter } = key;
        let (created_ms, used_ms) = (now_ms, now_ms);
        let row = PasskeyRow { id, public_key, counter, name, created_ms, used_ms };
        self.together(|| {
            if let Some(identity) = identity {
                identity::write(&sql, identity)?;
            }
            passkeys::answer(&sql, challenge, now_ms)?;
            passkeys::add(&sql, &row)
        })
    }

    /// Whoever has no provider keeps at least one passkey: without it they could never come back.
    fn lose_passkey(&self, id: &str) -> Result<(), Error> {
        let sql = self.sql();
        let own = identity::read(&sql)?.is_some_and(|of| of.issuer == passkey::ISSUER);
        let is_last = passkeys::all(&sql)?.iter().all(|row| row.id == id);
        if own && is_last {
            return Err(Refusal::LastPasskey.into());
        }
        Ok(passkeys::remove(&sql, id)?)
    }

    fn together(&self, writes: impl FnMut() -> worker::Result<()>) -> Result<(), Error> {
        Ok(platform::together(&self.state.storage(), writes)?)
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

/// A session that begins now: its secret's hash, its name and its device, and what was proved.
fn begun(
    (secret_sha256, id, device): (Hash, String, String),
    now_ms: u64,
    proved_ms: u64,
    second_factor: bool,
) -> SessionRow {
    SessionRow {
        secret_sha256,
        id,
        began_ms: now_ms,
        proved_ms,
        seen_ms: now_ms,
        ends_ms: now_ms + SESSION_MS,
        second_factor: second_factor.into(),
        device,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_holds_two_hours_without_use_and_twelve_with_it() {
        const HOUR: u64 = 60 * 60 * 1000;
        let began = 1_000_000;
        let mut row = begun((Hash::of(b""), "id".to_owned(), String::new()), began, began, true);
        assert!(holds(&row, began));
        assert!(holds(&row, began + 2 * HOUR - 1));
        assert!(!holds(&row, began + 2 * HOUR));
        // Used every hour it goes on, and ends after the twelfth whatever is done in it.
        for hour in 1..12 {
            row.seen_ms = began + hour * HOUR;
            assert!(holds(&row, row.seen_ms + HOUR - 1), "{hour}");
        }
        assert!(!holds(&row, began + 12 * HOUR));
    }
}
