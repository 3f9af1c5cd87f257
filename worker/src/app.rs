//! The two sides of the Worker, as two types. `Public` reads what is published: it has no handle
//! on a durable object, so no public route can reach a draft or wake an object. `Studio` has one,
//! and gives it only to a caller who proved that they may.

use budget::government::Slug;
use budget::role::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::durable::{ObjectNamespace, Stub};
use worker::{Env, Fetcher, Method, Request, RequestInit};

use crate::archive::Reader;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::extract::{Incoming, Service};
use crate::government::Outcome;
use crate::settings::Settings;

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

/// What the routes behind the token are built from.
#[derive(Clone, Debug)]
pub(crate) struct Studio {
    objects: ObjectNamespace,
    token: Option<String>,
    pub(crate) archive: Reader,
    pub(crate) catalogue: Catalogue,
    pub(crate) settings: Settings,
    people: ObjectNamespace,
}

impl Studio {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        let token = env.secret("SERVICE_TOKEN").map(|token| token.to_string()).ok();
        Ok(Self {
            objects: env.durable_object("GOVERNMENT")?,
            token: token.filter(|token| !token.is_empty()),
            archive: Reader::new(env)?,
            catalogue: Catalogue::new(env)?,
            settings: Settings::new(env),
            people: env.durable_object("PERSON")?,
        })
    }

    /// The owner of a person's sessions.
    pub(crate) fn person(&self, id: &PersonId) -> Result<Owner, Error> {
        Ok(Owner { stub: self.people.get_by_name(id.as_str())? })
    }

    /// The token that a caller must have; `None` where publishing is not set up.
    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The one that decides for this government.
    pub(crate) fn government(&self, _proof: &Service, slug: &Slug) -> Result<Owner, Error> {
        Ok(Owner { stub: self.objects.get_by_name(slug.as_str())? })
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
        let mut init = RequestInit::new();
        init.with_method(Method::Post);
        init.with_body(Some(serde_json::to_string(command)?.into()));
        self.call(Request::new_with_init("https://object/command", &init)?).await
    }

    /// Hands a file of the draft on as it comes in, without reading it here.
    pub(crate) async fn put<T: DeserializeOwned>(
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

    /// Reads a file of the draft; the bytes come as a stream.
    pub(crate) async fn get(&self, path: &str) -> Result<Option<worker::Response>, Error> {
        let response = self.stub.fetch_with_str(&format!("https://government{path}")).await?;
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
