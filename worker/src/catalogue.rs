//! The catalogue across governments, in D1. It is behind at times and may be dropped and made
//! again: nothing in it is the truth, and nothing here is written that the archive does not say.

use std::sync::Arc;

use budget::budget::Budget;
use budget::government::Government;
use budget::line::Section;
use budget::protocol::people::Registered;
use budget::protocol::{GovernmentPage, GovernmentSummary, PublicationSummary};
use budget::search;
use budget::tree::{self, Level};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env};

use crate::error::Error;
use crate::pages::Largest;

/// The catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Catalogue {
    db: Arc<D1Database>,
}

/// By what a publication's totals are kept, and which level of the tree that is. An account is
/// summed by kind (*jenis*), the third part of its code in both charts.
const DIMENSIONS: [(&str, Level); 4] = [
    ("unit", Level::Unit),
    ("affair", Level::Affair),
    ("function", Level::Function),
    ("account", Level::AccountTo(3)),
];

/// One total of a publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Total {
    dimension: &'static str,
    section: &'static str,
    code: String,
    name: String,
    /// Text: a number would cross the bridge as a double.
    amount_sen: String,
    lines: u32,
}

/// The totals of a budget that the catalogue keeps.
pub(crate) fn totals_of(budget: &Budget) -> Result<Vec<Total>, Error> {
    let mut totals = Vec::new();
    for section in Section::ALL {
        let rows = tree::rows_of(budget, section);
        for (dimension, level) in DIMENSIONS {
            for node in tree::totals(budget, level, &rows).map_err(Error::broken)? {
                totals.push(Total {
                    dimension,
                    section: section.as_str(),
                    code: node.code,
                    name: node.name,
                    amount_sen: node.amount.sen().to_string(),
                    lines: node.lines,
                });
            }
        }
    }
    Ok(totals)
}

const ADD_GOVERNMENT: &str = "
    INSERT INTO governments (slug, body, folded, log_index) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (slug) DO UPDATE
    SET body = excluded.body, folded = excluded.folded, log_index = excluded.log_index
    WHERE governments.log_index <= excluded.log_index";
const ADD_PUBLICATION: &str = "
    INSERT OR REPLACE INTO publications (slug, year, number, log_index, summary)
    VALUES (?1, ?2, ?3, ?4, ?5)";
const CLEAR_TOTALS: &str = "DELETE FROM totals WHERE log_index = ?1";
const ADD_TOTALS: &str = "
    INSERT INTO totals (log_index, dimension, section, code, name, amount_sen, lines)
    SELECT ?1, value->>'dimension', value->>'section', value->>'code', value->>'name',
           CAST(value->>'amount_sen' AS INTEGER), value->>'lines'
    FROM json_each(?2) WHERE TRUE
    ON CONFLICT DO UPDATE SET amount_sen = totals.amount_sen + excluded.amount_sen,
                              lines = totals.lines + excluded.lines";

/// Every government with its newest publication, by name.
const GOVERNMENTS: &str = "
    SELECT governments.body, publications.summary
    FROM governments LEFT JOIN publications ON publications.log_index = (
      SELECT MAX(newest.log_index) FROM publications AS newest
      WHERE newest.slug = governments.slug)
    ORDER BY governments.folded, governments.slug";
const PUBLICATIONS_OF: &str = "
    SELECT summary FROM publications WHERE slug = ?1 ORDER BY year DESC, number DESC";
const NEWEST: &str = "
    SELECT log_index, summary FROM publications WHERE log_index < ?1
    ORDER BY log_index DESC LIMIT ?2";

/// In tens of rupiah, so that a hundred times the largest amount is still an integer of SQLite.
const LARGEST: &str = "
    SELECT name, (amount_sen / 1000 * 100 + whole / 2000) / (whole / 1000) AS of_hundred
    FROM totals, (SELECT SUM(amount_sen) AS whole FROM totals
                  WHERE log_index = ?1 AND dimension = 'affair' AND section = 'expenditure')
    WHERE log_index = ?1 AND dimension = 'affair' AND section = 'expenditure'
      AND 1000 <= whole
    ORDER BY amount_sen DESC, code LIMIT 1";

/// A publication's pointer is called as `archive::pointer_key` calls it; `0` stands after `/`.
const STRIKE: &str = "
    DELETE FROM publications
    WHERE ?1 < 'publications/' || slug || '/' || year || '/' || number || '.json'
      AND 'publications/' || slug || '/' || year || '/' || number || '.json' <= ?2
      AND 'publications/' || slug || '/' || year || '/' || number || '.json'
          NOT IN (SELECT value FROM json_each(?3))";

#[derive(Deserialize)]
struct LargestRow {
    name: String,
    of_hundred: u32,
}

const REGISTER: &str = "
    INSERT INTO registered (slug, body, folded, since) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (slug) DO UPDATE SET body = excluded.body, folded = excluded.folded";
const PROPOSE: &str = "
    INSERT OR IGNORE INTO registered (slug, body, folded, since) VALUES (?1, ?2, ?3, ?4)";
const REGISTERED: &str = "
    SELECT registered.body, registered.since, COUNT(publications.number) AS publications
    FROM registered LEFT JOIN publications ON publications.slug = registered.slug
    GROUP BY registered.slug ORDER BY registered.folded, registered.slug";

/// Whether a government began, or is only proposed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Settled {
    Yes,
    Proposed,
}

#[derive(Deserialize)]
struct RegisteredRow {
    body: String,
    since: String,
    publications: u32,
}

const ADDRESSES: &str =
    "SELECT slug, year, number FROM publications ORDER BY log_index DESC LIMIT ?1";

/// Where a publication is.
#[derive(Debug, Deserialize)]
pub(crate) struct AddressRow {
    pub(crate) slug: String,
    pub(crate) year: u16,
    pub(crate) number: u32,
}

#[derive(Deserialize)]
struct GovernmentRow {
    body: String,
    summary: Option<String>,
}

#[derive(Deserialize)]
struct SummaryRow {
    summary: String,
}

impl Catalogue {
    pub(crate) fn new(env: &Env) -> worker::Result<Self> {
        Ok(Self { db: Arc::new(env.d1("CATALOGUE")?) })
    }

    /// Enters a publication. Doing it twice, or late, changes nothing that is newer.
    pub(crate) async fn enter(
        &self,
        summary: &PublicationSummary,
        totals: &[Total],
    ) -> Result<(), Error> {
        let government = &summary.government;
        let slug = || JsValue::from(government.slug.as_str());
        let index = || number(summary.log_index);
        let statements = vec![
            self.bound(
                ADD_GOVERNMENT,
                &[
                    slug(),
                    serde_json::to_string(government)?.into(),
                    search::fold(&government.name).into(),
                    index(),
                ],
            )?,
            self.bound(
                ADD_PUBLICATION,
                &[
                    slug(),
                    u32::from(summary.year).into(),
                    summary.number.into(),
                    index(),
                    serde_json::to_string(summary)?.into(),
                ],
            )?,
            self.bound(CLEAR_TOTALS, &[index()])?,
            self.bound(ADD_TOTALS, &[index(), serde_json::to_string(totals)?.into()])?,
        ];
        self.db.batch(statements).await?;
        Ok(())
    }

    /// The governments that answer the question, all of them where it is empty.
    pub(crate) async fn governments(
        &self,
        question: &str,
    ) -> Result<Vec<GovernmentSummary>, Error> {
        let rows: Vec<GovernmentRow> = self.db.prepare(GOVERNMENTS).all().await?.results()?;
        let mut governments = Vec::with_capacity(rows.len());
        for row in rows {
            let government: Government = serde_json::from_str(&row.body)?;
            if search::answers(question, &format!("{} {}", government.name, government.code)) {
                let newest = row.summary.map(|summary| serde_json::from_str(&summary));
                governments.push(GovernmentSummary { government, newest: newest.transpose()? });
            }
        }
        Ok(governments)
    }

    /// Notes that a government began here, or is to begin. What is only proposed changes nothing
    /// that is known.
    pub(crate) async fn register(
        &self,
        government: &Government,
        now: &str,
        settled: Settled,
    ) -> Result<(), Error> {
        let statement = match settled {
            Settled::Yes => REGISTER,
            Settled::Proposed => PROPOSE,
        };
        let values = [
            government.slug.as_str().into(),
            serde_json::to_string(government)?.into(),
            search::fold(&government.name).into(),
            now.into(),
        ];
        self.bound(statement, &values)?.run().await?;
        Ok(())
    }

    /// The governments that began here and answer the question, by name; at most so many.
    pub(crate) async fn registered(
        &self,
        question: &str,
        count: usize,
    ) -> Result<Vec<Registered>, Error> {
        let rows: Vec<RegisteredRow> = self.db.prepare(REGISTERED).all().await?.results()?;
        let mut found = Vec::new();
        for RegisteredRow { body, since, publications } in rows {
            let government: Government = serde_json::from_str(&body)?;
            let words = format!("{} {}", government.name, government.code);
            if found.len() < count && search::answers(question, &words) {
                found.push(Registered { government, since, publications });
            }
        }
        Ok(found)
    }

    /// A government and everything that it published.
    pub(crate) async fn government(&self, slug: &str) -> Result<Option<GovernmentPage>, Error> {
        let rows = self.bound(PUBLICATIONS_OF, &[slug.into()])?.all().await?;
        let publications = summaries(&rows.results()?)?;
        let newest = publications.iter().max_by_key(|summary| summary.log_index);
        let government = newest.map(|summary| summary.government.clone());
        Ok(government.map(|government| GovernmentPage { government, publications }))
    }

    /// The newest publications, below this place in the log.
    pub(crate) async fn newest(
        &self,
        below: Option<u64>,
        count: u32,
    ) -> Result<Vec<PublicationSummary>, Error> {
        let below = below.map_or(JsValue::from(i32::MAX), number);
        summaries(&self.bound(NEWEST, &[below, count.into()])?.all().await?.results()?)
    }

    /// Marks what is known of governments as doubtful, before all of it is entered again.
    pub(crate) async fn doubt(&self) -> Result<(), Error> {
        self.db.prepare("UPDATE governments SET log_index = -1").run().await?;
        Ok(())
    }

    /// Takes out publications whose pointers are after `after`, up to `last`, and not among
    /// `keys`; at the end, with no `last`, also what belongs to nothing any more.
    pub(crate) async fn strike(
        &self,
        after: &str,
        last: Option<&str>,
        keys: &[&str],
    ) -> Result<(), Error> {
        let keys = serde_json::to_string(keys)?;
        let last_or_end = last.unwrap_or("publications0");
        let mut statements =
            vec![self.bound(STRIKE, &[after.into(), last_or_end.into(), keys.into()])?];
        if last.is_none() {
            statements.push(self.db.prepare("DELETE FROM governments WHERE log_index < 0"));
            statements.push(self.db.prepare(
                "DELETE FROM totals WHERE log_index NOT IN (SELECT log_index FROM publications)",
            ));
        }
        self.db.batch(statements).await?;
        Ok(())
    }

    /// The affair on which most is spent in a publication.
    pub(crate) async fn largest(&self, log_index: u64) -> Result<Option<Largest>, Error> {
        let rows = self.bound(LARGEST, &[number(log_index)])?.all().await?;
        let row = rows.results::<LargestRow>()?.into_iter().next();
        let row = row.filter(|row| !row.name.is_empty());
        Ok(row.map(|LargestRow { name, of_hundred }| Largest { name, of_hundred }))
    }

    /// Addresses of the newest publications: whose, which year, which number.
    pub(crate) async fn addresses(&self, count: u32) -> Result<Vec<AddressRow>, Error> {
        Ok(self.bound(ADDRESSES, &[count.into()])?.all().await?.results()?)
    }

    /// Whether it answers.
    pub(crate) async fn answers(&self) -> Result<(), Error> {
        self.db.prepare("SELECT 1 AS one").first::<u32>(Some("one")).await?;
        Ok(())
    }

    fn bound(&self, sql: &str, values: &[JsValue]) -> Result<D1PreparedStatement, Error> {
        Ok(self.db.prepare(sql).bind(values)?)
    }
}

fn summaries(rows: &[SummaryRow]) -> Result<Vec<PublicationSummary>, Error> {
    let read = |row: &SummaryRow| serde_json::from_str(&row.summary);
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// A place in the log as a number of JavaScript: exact, since it stays far below 2^53.
fn number(index: u64) -> JsValue {
    u32::try_from(index).unwrap_or(u32::MAX).into()
}
