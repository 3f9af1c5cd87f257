//! Totals of a publication, by any dimension.

use axum::extract::State;
use budget::line::Section;
use budget::money::Money;
use budget::protocol::{TotalRow, TotalsPage};
use budget::tree::{self, Level, Node};
use serde::Deserialize;

use crate::app::Public;
use crate::error::Error;
use crate::extract::{Params, PublicationAt, echo};
use crate::refusal::{Expected, Refusal};
use crate::reply::{Keep, Reply};
use crate::whole;

/// The words for what totals may be summed by, and the level of the tree that each is.
pub(crate) const DIMENSIONS: [(&str, Level); 11] = [
    ("affair", Level::Affair),
    ("function", Level::Function),
    ("unit", Level::Unit),
    ("program", Level::Program),
    ("source", Level::Source),
    ("account", Level::Account),
    ("account-1", Level::AccountTo(1)),
    ("account-2", Level::AccountTo(2)),
    ("account-3", Level::AccountTo(3)),
    ("account-4", Level::AccountTo(4)),
    ("account-5", Level::AccountTo(5)),
];

/// The query.
#[derive(Debug, Deserialize)]
pub(crate) struct By {
    by: Option<String>,
    section: Option<String>,
}

/// `GET /api/v1/governments/{slug}/budgets/{year}/v{n}/totals`
#[worker::send]
pub(crate) async fn get(
    State(public): State<Public>,
    at: PublicationAt,
    Params(By { by, section }): Params<By>,
) -> Result<Reply, Error> {
    let by = by.unwrap_or_else(|| "affair".to_owned());
    let level = DIMENSIONS.iter().find(|(word, _)| *word == by).map(|(_, level)| *level);
    let level = level.ok_or_else(|| {
        let words = DIMENSIONS.iter().map(|(word, _)| (*word).to_owned()).collect();
        Refusal::BadParameter {
            name: "by".to_owned(),
            found: echo(&by),
            expected: Expected::OneOf(words),
        }
    })?;
    let section = section.map_or(Ok(Section::Expenditure), |word| section_of(&word))?;
    let budget = whole::budget(&public, &at).await?;
    let rows = tree::rows_of(&budget, section);
    let nodes = tree::totals(&budget, level, &rows).map_err(Error::broken)?;
    let amount = Money::sum(nodes.iter().map(|node| node.amount)).map_err(Error::broken)?;
    let row = |node: Node| TotalRow {
        code: node.code,
        name: node.name,
        amount: node.amount,
        previous_amount: node.previous,
        lines: node.lines,
    };
    let rows = nodes.into_iter().map(row).collect();
    Reply::json(&TotalsPage { by, section, amount, rows }, Keep::Forever)
}

/// The side of the budget that a parameter names.
pub(crate) fn section_of(word: &str) -> Result<Section, Refusal> {
    Section::from_word(word).ok_or_else(|| {
        let words = Section::ALL.map(|section| section.as_str().to_owned()).into();
        let expected = Expected::OneOf(words);
        Refusal::BadParameter { name: "section".to_owned(), found: echo(word), expected }
    })
}
