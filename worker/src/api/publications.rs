//! Publications: what was published, when, and what it says of itself.

use axum::extract::State;
use axum::http::header::LINK;
use budget::protocol::{PublicationList, PublicationPage};
use serde::Deserialize;

use crate::app::Public;
use crate::error::Error;
use crate::extract::{Asked, BudgetAt, Params, PublicationAt, echo};
use crate::limits::PAGE_PUBLICATIONS;
use crate::refusal::{Expected, Refusal};
use crate::reply::{Keep, Reply};

/// Where a page of the list begins.
#[derive(Debug, Deserialize)]
pub(crate) struct PageOf {
    after: Option<String>,
}

/// `GET /api/v1/publications`
#[worker::send]
pub(crate) async fn list(
    State(public): State<Public>,
    asked: Asked,
    Params(PageOf { after }): Params<PageOf>,
) -> Result<Reply, Error> {
    let below = after.map(|after| place_of(&after)).transpose()?;
    let mut publications = public.catalogue.newest(below, PAGE_PUBLICATIONS + 1).await?;
    let most = PAGE_PUBLICATIONS as usize;
    let more = most < publications.len();
    publications.truncate(most);
    let last = publications.last().filter(|_| more);
    let next = last.map(|last| format!("p{}", last.log_index));
    let link = next.as_ref().map(|next| format!("<{}?after={next}>; rel=\"next\"", asked.path));
    let reply = Reply::json(&PublicationList { publications, next }, Keep::Minute)?;
    Ok(match link {
        Some(link) => reply.with(LINK, &link),
        None => reply,
    })
}

/// The cursor of this list: a publication's place in the log, with a letter before it so that
/// nobody takes it for a count.
fn place_of(cursor: &str) -> Result<u64, Refusal> {
    let place = cursor.strip_prefix('p').and_then(|digits| digits.parse().ok());
    place.ok_or_else(|| Refusal::BadParameter {
        name: "after".to_owned(),
        found: echo(cursor),
        expected: Expected::Next,
    })
}

/// `GET /api/v1/governments/{slug}/budgets/{year}`: the newest.
#[worker::send]
pub(crate) async fn newest(State(public): State<Public>, at: BudgetAt) -> Result<Reply, Error> {
    page_of(&public, &at, None).await
}

/// `GET /api/v1/governments/{slug}/budgets/{year}/v{n}`
#[worker::send]
pub(crate) async fn page(State(public): State<Public>, at: PublicationAt) -> Result<Reply, Error> {
    let PublicationAt { slug, year, number } = at;
    page_of(&public, &BudgetAt { slug, year }, Some(number)).await
}

async fn page_of(public: &Public, at: &BudgetAt, number: Option<u32>) -> Result<Reply, Error> {
    let page = read(public, at, number).await?;
    let address = format!("/{}/{}", page.manifest.government.slug, page.manifest.year);
    let newest = page.versions.last().map_or(page.manifest.number, |newest| newest.number);
    let files = format!("/data{address}/v{}", page.manifest.number);
    let link = format!(
        "</api/v1/governments/{}/budgets/{}/v{newest}>; rel=\"latest-version\", \
         <{files}/manifest.json>; rel=\"describedby\"; type=\"application/json\", \
         <{files}/lines.csv>; rel=\"alternate\"; type=\"text/csv\"",
        at.slug, at.year
    );
    Ok(Reply::json(&page, Keep::Minute)?.with(LINK, &link))
}

/// A publication with the numbers beside it; the newest where no number is asked for.
pub(crate) async fn read(
    public: &Public,
    at: &BudgetAt,
    number: Option<u32>,
) -> Result<PublicationPage, Error> {
    let versions = public.archive.versions(&at.slug, at.year).await?;
    let newest = versions.last().map(|newest| newest.number);
    let number = number.or(newest).ok_or(Refusal::NotPublished)?;
    let publication = public.archive.publication(&at.slug, at.year, number).await?;
    let publication = publication.ok_or(Refusal::NotPublished)?;
    Ok(PublicationPage {
        manifest: publication.manifest.clone(),
        manifest_sha256: publication.pointer.entry.manifest_sha256.clone(),
        log_index: publication.pointer.log_index,
        versions,
    })
}
