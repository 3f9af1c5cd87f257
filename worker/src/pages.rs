//! Pages for people: the shell of the app with title, preview and headline already in it, so that
//! a link preview, a search engine and a slow phone have something before the app runs. Nothing
//! here is a second app: what stands in the headline is replaced by the app's own.

use axum::extract::State;
use axum::http::header::{ALLOW, LOCATION};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use budget::line::Line;
use budget::money::Lang;
use budget::protocol::GovernmentPage;

use crate::api::publications;
use crate::app::Public;
use crate::error::Error;
use crate::extract::{Asked, BudgetAt, PublicationAt};
use crate::limits::HOME_PUBLICATIONS;
use crate::refusal::Refusal;
use crate::reply::{Keep, Reply};
use crate::{journal, whole};

mod address;
mod feed;
mod headline;
mod html;
mod shell;
mod site;

use address::Target;
pub(crate) use headline::Largest;
use shell::Page;

/// Whether an address is that of a page of ours, and no other site's.
pub(crate) fn is_page(path: &str) -> bool {
    Target::of(path).is_some_and(|target| target.to_string() == path)
}

/// Whatever has no route of its own: a page, a file of the site, or nothing.
#[worker::send]
pub(crate) async fn other(State(public): State<Public>, asked: Asked) -> Response {
    if ["/api/", "/data/", "/assets/", "/log/"].iter().any(|of| asked.path.starts_with(of)) {
        return Refusal::UnknownAddress.into_response();
    }
    if ![Method::GET, Method::HEAD].contains(&asked.method) {
        return ([(ALLOW, "GET, HEAD")], Refusal::MethodNotAllowed).into_response();
    }
    match answer(&public, &asked).await {
        Ok(response) => response,
        Err(error) => trouble(&public, &asked, error).await,
    }
}

async fn answer(public: &Public, asked: &Asked) -> Result<Response, Error> {
    let Some(target) = Target::of(&asked.path) else {
        return site::file(public, asked).await;
    };
    let address = target.to_string();
    if address != asked.path {
        // Another spelling of an address of ours, such as one with a stroke at its end.
        let moved = Reply::bytes("text/plain", Vec::new(), Keep::Minute);
        let moved = moved.status(StatusCode::PERMANENT_REDIRECT).with(LOCATION, &address);
        return Ok(moved.into_response());
    }
    if let Some(reply) = feed::answer(public, asked, &target).await? {
        return Ok(reply.into_response());
    }
    let page = page(public, asked.lang, &target).await?;
    Ok(shell::fill(public, asked, page).await?.into_response())
}

/// What the page at an address says before the app runs.
async fn page(public: &Public, lang: Lang, target: &Target) -> Result<Page, Error> {
    match target {
        Target::Home => {
            let newest = public.catalogue.newest(None, HOME_PUBLICATIONS).await?;
            Ok(headline::home(lang, &newest))
        }
        Target::Glossary => Ok(headline::glossary(lang)),
        Target::Developers => Ok(headline::developers(lang)),
        Target::Studio(_) => Ok(headline::studio(lang)),
        Target::Government(slug) => {
            let page: Option<GovernmentPage> = public.catalogue.government(slug.as_str()).await?;
            headline::government(lang, &page.ok_or(Refusal::NotPublished)?)
        }
        Target::Budget(slug, year) => {
            let at = BudgetAt { slug: slug.clone(), year: *year };
            publication(public, lang, &at, None).await
        }
        Target::Publication(PublicationAt { slug, year, number }) => {
            let at = BudgetAt { slug: slug.clone(), year: *year };
            publication(public, lang, &at, Some(*number)).await
        }
        Target::Line(at, id) => {
            let budget = whole::budget(public, at).await?;
            let line = budget.row_of(*id).and_then(|row| budget.line(row));
            let line: Line = line.ok_or(Refusal::NotPublished)?;
            let publication = public.archive.publication(&at.slug, at.year, at.number).await?;
            let publication = publication.ok_or(Refusal::NotPublished)?;
            Ok(headline::line(lang, &publication.manifest, &line))
        }
        Target::Robots | Target::Sitemap | Target::Feed(_) => Err(Refusal::UnknownAddress.into()),
    }
}

async fn publication(
    public: &Public,
    lang: Lang,
    at: &BudgetAt,
    number: Option<u32>,
) -> Result<Page, Error> {
    let page = publications::read(public, at, number).await?;
    // The catalogue may be behind or away: then the sentence about it is left out.
    let largest: Option<Largest> = match public.catalogue.largest(page.log_index).await {
        Ok(largest) => largest,
        Err(error) => {
            journal::error(
                "a page without its largest affair",
                &[("cause", &format!("{error:?}"))],
            );
            None
        }
    };
    headline::publication(lang, &page, largest.as_ref(), number.is_none())
}

/// The same shell, with what went wrong in it.
async fn trouble(public: &Public, asked: &Asked, error: Error) -> Response {
    let refusal = error.into_refusal();
    match shell::fill(public, asked, headline::trouble(asked.lang, &refusal)).await {
        Ok(reply) => reply.into_response(),
        Err(_) => refusal.into_response(),
    }
}
