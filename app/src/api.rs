//! Fetching, typed: what is asked for, and why it did not come. A request that nobody waits for
//! any more is aborted. What was published never changes, so a publication that was loaded stays
//! at hand while the page is open.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use budget::Budget;
use budget::canonical::Hash;
use budget::protocol::{GovernmentList, GovernmentPage, PublicationList, PublicationPage, Version};
use budget::publication::ManifestV1;
use budget::search::Index;
use budget::wire;
use gloo_net::http::{Request, Response};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use web_sys::{AbortController, AbortSignal};

use crate::offline;
use crate::purpose::Purposes;

pub(crate) mod people;

/// Why something did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoadError {
    /// There is no such thing.
    NotFound,
    /// The browser says that there is no connection, and nothing is kept from before.
    Offline,
    /// The server answered with an error, or not at all.
    Failed,
    /// The answer is not what this page understands.
    Unreadable,
}

/// A budget with what is made of it once.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) budget: Budget,
    pub(crate) year: u16,
    pub(crate) purposes: Purposes,
    index: OnceLock<Index>,
}

impl Loaded {
    fn new(budget: Budget, year: u16) -> Self {
        let purposes = Purposes::of(&budget, year);
        Self { budget, year, purposes, index: OnceLock::new() }
    }

    /// What searching needs, made at the first search.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.budget))
    }
}

/// A file of a publication: `/data/{slug}/{year}/v{n}/{file}`.
pub(crate) fn file_address(slug: &str, year: u16, number: u32, file: &str) -> String {
    format!("/data/{slug}/{year}/v{number}/{file}")
}

/// The API's address of a publication.
pub(crate) fn publication_api(slug: &str, year: u16, number: u32) -> String {
    format!("/api/v1/governments/{slug}/budgets/{year}/v{number}")
}

/// `GET /api/v1/governments`
pub(crate) async fn governments() -> Result<GovernmentList, LoadError> {
    json("/api/v1/governments").await
}

/// `GET /api/v1/publications`
pub(crate) async fn publications() -> Result<PublicationList, LoadError> {
    json("/api/v1/publications").await
}

/// `GET /api/v1/governments/{slug}`
pub(crate) async fn government(slug: &str) -> Result<GovernmentPage, LoadError> {
    json(&format!("/api/v1/governments/{slug}")).await
}

/// A publication as it was opened: from the API or, without an answer of it, from its own manifest,
/// which then says nothing of the publications around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) manifest: ManifestV1,
    pub(crate) manifest_sha256: Hash,
    pub(crate) log_index: Option<u64>,
    pub(crate) versions: Vec<Version>,
}

impl Opened {
    /// Its address, for ever: `/{slug}/{year}/v{n}`.
    pub(crate) fn address(&self) -> String {
        let ManifestV1 { government, year, number, .. } = &self.manifest;
        format!("/{}/{year}/v{number}", government.slug)
    }

    /// The address of one of its files.
    pub(crate) fn file(&self, file: &str) -> String {
        let ManifestV1 { government, year, number, .. } = &self.manifest;
        file_address(government.slug.as_str(), *year, *number, file)
    }
}

/// The newest publication of a year, or the one of that number.
pub(crate) async fn publication(
    slug: &str,
    year: u16,
    number: Option<u32>,
) -> Result<Opened, LoadError> {
    let asked = match number {
        Some(number) => json(&publication_api(slug, year, number)).await,
        None => json(&format!("/api/v1/governments/{slug}/budgets/{year}")).await,
    };
    match (asked, number) {
        (Ok(PublicationPage { manifest, manifest_sha256, log_index, versions }), _) => {
            Ok(Opened { manifest, manifest_sha256, log_index: Some(log_index), versions })
        }
        (Err(LoadError::Offline | LoadError::Failed), Some(number)) => {
            let bytes = bytes(&file_address(slug, year, number, "manifest.json")).await?;
            let manifest_sha256 = Hash::of(&bytes);
            let manifest = serde_json::from_slice(&bytes).map_err(|_| LoadError::Unreadable)?;
            Ok(Opened { manifest, manifest_sha256, log_index: None, versions: Vec::new() })
        }
        (Err(error), _) => Err(error),
    }
}

/// How many loaded budgets are kept in memory: this one and those just looked at.
const KEPT_MAX: usize = 3;

thread_local! {
    static KEPT: RefCell<Vec<(String, Arc<Loaded>)>> = const { RefCell::new(Vec::new()) };
}

/// The whole budget of a publication, from memory where it was loaded before.
pub(crate) async fn budget(slug: &str, year: u16, number: u32) -> Result<Arc<Loaded>, LoadError> {
    let address = file_address(slug, year, number, wire::FILE_NAME);
    let kept = KEPT.with_borrow(|kept| {
        kept.iter().find(|(of, _)| *of == address).map(|(_, loaded)| Arc::clone(loaded))
    });
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let bytes = bytes(&address).await?;
    let budget = wire::decode(&bytes).map_err(|_| LoadError::Unreadable)?;
    let loaded = Arc::new(Loaded::new(budget, year));
    offline::keep(&[address.clone(), file_address(slug, year, number, "manifest.json")]);
    KEPT.with_borrow_mut(|kept| {
        kept.truncate(KEPT_MAX - 1);
        kept.insert(0, (address, Arc::clone(&loaded)));
    });
    Ok(loaded)
}

async fn bytes(address: &str) -> Result<Vec<u8>, LoadError> {
    get(address).await?.binary().await.map_err(|_| no_answer())
}

/// What the server put into the page: an answer of the API that the page will ask for. It is used
/// once, because what it says may be old when it is asked for again.
fn sent_along(address: &str) -> Option<String> {
    let sent = document().get_element_by_id("page")?;
    let is_asked = sent.get_attribute("data-address").is_some_and(|of| of == address);
    let text = is_asked.then(|| sent.text_content()).flatten()?;
    sent.remove();
    Some(text)
}

async fn json<T: DeserializeOwned>(address: &str) -> Result<T, LoadError> {
    if let Some(sent) = sent_along(address).and_then(|text| serde_json::from_str(&text).ok()) {
        return Ok(sent);
    }
    let text = get(address).await?.text().await.map_err(|_| no_answer())?;
    serde_json::from_str(&text).map_err(|_| LoadError::Unreadable)
}

/// Why nothing came. A request may also be blocked, or a server gone, with the line in order.
fn no_answer() -> LoadError {
    if window().navigator().on_line() { LoadError::Failed } else { LoadError::Offline }
}

/// Aborts a request when the part of the page that asked is gone.
fn while_wanted() -> Option<AbortSignal> {
    let abort = AbortController::new().ok();
    let signal = abort.as_ref().map(AbortController::signal);
    if Owner::current().is_some() {
        let abort = StoredValue::new_local(abort);
        on_cleanup(move || {
            if let Some(Some(abort)) = abort.try_get_value() {
                abort.abort();
            }
        });
    }
    signal
}

async fn get(address: &str) -> Result<Response, LoadError> {
    let request = Request::get(address).abort_signal(while_wanted().as_ref());
    let response = request.send().await.map_err(|_| no_answer())?;
    match response.status() {
        200..=299 => Ok(response),
        404 | 410 => Err(LoadError::NotFound),
        _ => Err(LoadError::Failed),
    }
}
