//! The lines of a publication: filtered, page by page, as JSON or as the canonical CSV.

use axum::extract::State;
use axum::http::header::{LINK, VARY};
use budget::budget::{Budget, Field};
use budget::canonical;
use budget::line::{LineId, Section};
use budget::money::Money;
use budget::protocol::{LineView, LinesPage};
use budget::search::Index;
use serde::Deserialize;
use worker::url::form_urlencoded::Serializer;

use super::governments::check_question;
use super::totals::section_of;
use crate::app::Public;
use crate::error::Error;
use crate::extract::{Asked, Params, PublicationAt, echo};
use crate::limits::{PAGE_LINES, PAGE_LINES_MAX};
use crate::refusal::{Expected, Refusal};
use crate::reply::{Keep, Reply};
use crate::whole;

/// The query: filters, and which page.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Filter {
    section: Option<String>,
    unit: Option<String>,
    affair: Option<String>,
    program: Option<String>,
    activity: Option<String>,
    account: Option<String>,
    q: Option<String>,
    after: Option<String>,
    limit: Option<String>,
}

/// `GET /api/v1/governments/{slug}/budgets/{year}/v{n}/lines`
#[worker::send]
pub(crate) async fn get(
    State(public): State<Public>,
    asked: Asked,
    at: PublicationAt,
    Params(filter): Params<Filter>,
) -> Result<Reply, Error> {
    let offered = ["application/json", "text/csv"];
    if !asked.accepts(&offered) {
        return Err(Refusal::NotAcceptable { offered: offered.join(", ") }.into());
    }
    let section = filter.section.as_deref().map(section_of).transpose()?;
    let question = filter.q.as_deref().unwrap_or("");
    check_question(question)?;
    let limit = limit_of(filter.limit.as_deref())?;
    let budget = whole::budget(&public, &at).await?;
    let mut rows = rows_of(&budget, section, &filter);
    if !question.is_empty() {
        rows = Index::of(&budget).find(&budget, question, &rows);
    }
    let amounts = rows.iter().filter_map(|row| budget.amounts().get(*row as usize).copied());
    let amount = Money::sum(amounts).map_err(Error::broken)?;
    let count = u32::try_from(rows.len()).map_err(Error::broken)?;
    let (page, next) = page_of(&budget, &rows, filter.after.as_deref(), limit)?;
    let link = next.map(|next| link_to(&asked.path, &filter, next));
    let reply = if asked.prefers("text/csv") {
        let bytes = canonical::lines_csv_of(&budget, page);
        Reply::bytes("text/csv; charset=utf-8; header=present", bytes, Keep::Forever)
    } else {
        let lines = page.filter_map(|row| budget.line(row)).map(LineView::from).collect();
        let next = next.map(|id| id.to_string());
        Reply::json(&LinesPage { count, amount, lines, next }, Keep::Forever)?
    };
    let reply = reply.with(VARY, "Accept");
    Ok(match link {
        Some(link) => reply.with(LINK, &link),
        None => reply,
    })
}

fn limit_of(text: Option<&str>) -> Result<usize, Refusal> {
    let Some(text) = text else { return Ok(PAGE_LINES as usize) };
    let limit = text.parse().ok().filter(|limit| (1..=PAGE_LINES_MAX).contains(limit));
    limit.map(|limit| limit as usize).ok_or_else(|| Refusal::BadParameter {
        name: "limit".to_owned(),
        found: echo(text),
        expected: Expected::Number(1, PAGE_LINES_MAX),
    })
}

/// The rows that the filters leave, in the order of `lines.csv`. A code takes in what is below it
/// by whole parts: `5.2` has `5.2.2` in it, but not `5.20`.
fn rows_of(budget: &Budget, section: Option<Section>, filter: &Filter) -> Vec<u32> {
    let codes = [
        (Field::UnitCode, &filter.unit),
        (Field::AffairCode, &filter.affair),
        (Field::ProgramCode, &filter.program),
        (Field::ActivityCode, &filter.activity),
        (Field::AccountCode, &filter.account),
    ];
    let mut rows: Vec<u32> = (0..).take(budget.len()).collect();
    if let Some(section) = section {
        rows.retain(|row| budget.sections().get(*row as usize) == Some(&section));
    }
    for (field, wanted) in codes {
        let Some(wanted) = wanted.as_deref().filter(|wanted| !wanted.is_empty()) else { continue };
        rows.retain(|row| {
            let below = budget.text_at(field, *row as usize).strip_prefix(wanted);
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
    }
    rows
}

/// The rows of one page, and the line after which the next begins.
fn page_of<'a>(
    budget: &'a Budget,
    rows: &'a [u32],
    after: Option<&str>,
    limit: usize,
) -> Result<(impl Iterator<Item = usize> + 'a, Option<LineId>), Refusal> {
    let start = match after {
        None => 0,
        Some(after) => {
            let row = LineId::parse(after).ok().and_then(|id| budget.row_of(id));
            let row = row.ok_or_else(|| Refusal::BadParameter {
                name: "after".to_owned(),
                found: echo(after),
                expected: Expected::Next,
            })?;
            rows.partition_point(|other| *other as usize <= row)
        }
    };
    let rest = rows.get(start..).unwrap_or_default();
    let page = rest.get(..limit).unwrap_or(rest);
    let more = page.len() < rest.len();
    let next = page.last().filter(|_| more).and_then(|last| budget.id(*last as usize));
    Ok((page.iter().map(|row| *row as usize), next))
}

/// RFC 8288: the address of the next page, with the same filters.
fn link_to(path: &str, filter: &Filter, after: LineId) -> String {
    let parameters = [
        ("section", &filter.section),
        ("unit", &filter.unit),
        ("affair", &filter.affair),
        ("program", &filter.program),
        ("activity", &filter.activity),
        ("account", &filter.account),
        ("q", &filter.q),
        ("limit", &filter.limit),
    ];
    let mut query = Serializer::new(String::new());
    for (name, value) in parameters {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.append_pair("after", &after.to_string());
    format!("<{path}?{}>; rel=\"next\"", query.finish())
}
