//! The two sides of the Worker, as two types. `Public` reads what is published: it has no handle
//! on a durable object, so no public route can reach a draft or wake an object. `Studio` has one,
//! and gives it only to a caller who proved that they may.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use budget::government::Slug;
use budget::protocol::people::PersonView;
use budget::role::PersonId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use worker::durable::{ObjectNamespace, Stub};
use worker::{Env, Fetcher, Method, Request, RequestInit};

use crate::archive::Reader;
use crate::catalogue::Catalogue;
use crate::challenges::Challenges;
use crate::error::Error;
use crate::extract::Incoming;
use crate::government::{Act, Command, Outcome};
use crate::refusal::Refusal;
use crate::settings::Settings;

/// The header between the edge and an object that says what a file is for.
pub(crate) const ACT_HEADER: &str = "x-act";

/// What public routes are built from.
#[derive(Clone, Debug)]
pub(crate) struct Public {
    pub(crate) archive: Reader,
    pub(crate) catalogue: Catalogue,
    pub(crate) assets: Fetcher,
}

impl Public {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self {
            archive: Reader::new(env)?,
            catalogue: Catalogue::new(env)?,
            assets: env.assets("ASSETS")?,
        })
    }
}

/// What the routes of those who are signed in, and of machines, are built from.
#[derive(Clone, Debug)]
pub(crate) struct Studio {
    objects: ObjectNamespace,
    pub(crate) archive: Reader,
    pub(crate) catalogue: Catalogue,
    pub(crate) settings: Settings,
    people: ObjectNamespace,
    pub(crate) challenges: Challenges,
}

impl Studio {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self {
            objects: env.durable_object("GOVERNMENT")?,
            archive: Reader::new(env)?,
            catalogue: Catalogue::new(env)?,
            settings: Settings::new(env),
            people: env.durable_object("PERSON")?,
            challenges: Challenges::new(env)?,
        })
    }

    /// The owner of a person's sessions.
    pub(crate) fn person(&self, id: &PersonId) -> Result<Owner, Error> {
        Ok(Owner { stub: self.people.get_by_name(id.as_str())? })
    }

    /// The one that decides for this government, and on whose behalf it is asked.
    pub(crate) fn government(&self, by: By, slug: &Slug) -> Result<Office, Error> {
        Ok(Office { owner: Owner { stub: self.objects.get_by_name(slug.as_str())? }, by })
    }
}

/// On whose behalf a government's object is asked. Made of a proof: a session that holds or the
/// token of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub(crate) enum By {
    /// Somebody who is signed in. What they may do, the object knows.
    Person {
        /// Who.
        person: PersonView,
        /// Whether the deployment names them as one who runs it.
        platform_administrator: bool,
        /// Whether they proved only now who they are.
        recent: bool,
        /// Whether by two factors.
        second_factor: bool,
    },
    /// A machine account that allows what is asked.
    Machine {
        /// Its name.
        name: String,
    },
}

/// A government's object, asked on somebody's behalf.
#[derive(Debug)]
pub(crate) struct Office {
    owner: Owner,
    by: By,
}

impl Office {
    /// Sends a command and waits for what was decided.
    pub(crate) async fn send<T: DeserializeOwned>(&self, command: Command) -> Result<T, Error> {
        self.owner.send(&Act { by: self.by.clone(), command }).await
    }

    /// Sends a command that is answered by a stream.
    pub(crate) async fn stream(&self, command: Command) -> Result<worker::Response, Error> {
        let act = Act { by: self.by.clone(), command };
        let mut response = self.owner.stub.fetch_with_request(Owner::request(&act)?).await?;
        match refused(&mut response).await? {
            Some(refusal) => Err(refusal.into()),
            None => Ok(response),
        }
    }

    /// Hands a file on as it comes in, with a command that says what to do with it.
    pub(crate) async fn send_file<T: DeserializeOwned>(
        &self,
        command: Command,
        incoming: Incoming,
    ) -> Result<T, Error> {
        let act = Act { by: self.by.clone(), command };
        let mut init = RequestInit::new();
        init.with_method(Method::Put);
        // A name is not a header's text.
        let act = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&act)?);
        init.headers.set(ACT_HEADER, &act)?;
        init.with_body(incoming.0.map(|stream| stream.0.into()));
        self.owner.call(Request::new_with_init("https://government/file", &init)?).await
    }

    /// Hands a file of the draft on as it comes in, without reading it here.
    pub(crate) async fn put<T: DeserializeOwned>(
        &self,
        path: &str,
        incoming: Incoming,
        length: Option<u64>,
    ) -> Result<T, Error> {
        self.owner.put(path, incoming, length).await
    }

    /// Reads a file of the draft; the bytes come as a stream.
    pub(crate) async fn get(&self, path: &str) -> Result<Option<worker::Response>, Error> {
        self.owner.get(path).await
    }
}

/// An object, seen from outside.
#[derive(Debug)]
pub(crate) struct Owner {
    stub: Stub,
}

impl Owner {
    /// Sends a command and waits for what was decided.
    pub(crate) async fn send<T: DeserializeOwned>(
        &self,
        command: &impl Serialize,
    ) -> Result<T, Error> {
        self.call(Self::request(command)?).await
    }

    fn request(command: &impl Serialize) -> Result<Request, Error> {
        let mut init = RequestInit::new();
        init.with_method(Method::Post);
        init.with_body(Some(serde_json::to_string(command)?.into()));
        Ok(Request::new_with_init("https://object/command", &init)?)
    }

    async fn put<T: DeserializeOwned>(
        &self,
        path: &str,
        incoming: Incoming,
        length: Option<u64>,
    ) -> Result<T, Error> {
        let mut init = RequestInit::new();
        init.with_method(Method::Put);
        if let Some(length) = length {
            init.headers.set("x-length", &length.to_string())?;
        }
        init.with_body(incoming.0.map(|stream| stream.0.into()));
        self.call(Request::new_with_init(&format!("https://government{path}"), &init)?).await
    }

    async fn get(&self, path: &str) -> Result<Option<worker::Response>, Error> {
        let mut response = self.stub.fetch_with_str(&format!("https://government{path}")).await?;
        if let Some(refusal) = refused(&mut response).await? {
            return Err(refusal.into());
        }
        match response.status_code() {
            200 => Ok(Some(response)),
            404 => Ok(None),
            status => Err(Error::broken(format!("the object answered {status}"))),
        }
    }

    async fn call<T: DeserializeOwned>(&self, request: Request) -> Result<T, Error> {
        let mut response = self.stub.fetch_with_request(request).await?;
        match response.json::<Outcome<T>>().await? {
            Outcome::Done(done) => Ok(done),
            Outcome::Refused(refusal) => Err(refusal.into()),
        }
    }
}

/// The refusal, where an object answers with one instead of a stream.
async fn refused(response: &mut worker::Response) -> Result<Option<Refusal>, Error> {
    let media_type = response.headers().get("content-type")?;
    if !media_type.is_some_and(|of| of.starts_with("application/json")) {
        return Ok(None);
    }
    match response.json::<Outcome<()>>().await? {
        Outcome::Refused(refusal) => Ok(Some(refusal)),
        Outcome::Done(()) => Err(Error::broken("an object answered without a stream")),
    }
}
