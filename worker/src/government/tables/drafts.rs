//! The draft of each year: which files it is made of, and how often it was changed.

use budget::canonical::Hash;
use budget::protocol::DraftSummary;
use serde::Deserialize;
use worker::SqlStorage;

use crate::error::Error;
use crate::government::DraftFile;

/// A draft without its bytes.
#[derive(Clone, Debug)]
pub(in crate::government) struct DraftRow {
    pub(in crate::government) summary: DraftSummary,
    pub(in crate::government) codes_sha256: Hash,
}

impl DraftRow {
    pub(in crate::government) fn hash(&self, file: DraftFile) -> &Hash {
        match file {
            DraftFile::Lines => &self.summary.lines_sha256,
            DraftFile::Codes => &self.codes_sha256,
        }
    }
}

#[derive(Deserialize)]
struct Row {
    summary: String,
    codes_sha256: Hash,
}

pub(in crate::government) fn read(sql: &SqlStorage, year: u16) -> Result<Option<DraftRow>, Error> {
    let query = "SELECT summary, codes_sha256 FROM drafts WHERE year = ?1";
    let rows: Vec<Row> = sql.exec(query, vec![i64::from(year).into()])?.to_array()?;
    let Some(Row { summary, codes_sha256 }) = rows.into_iter().next() else { return Ok(None) };
    Ok(Some(DraftRow { summary: serde_json::from_str(&summary)?, codes_sha256 }))
}

/// Every draft, by year.
pub(in crate::government) fn all(sql: &SqlStorage) -> Result<Vec<(u16, DraftRow)>, Error> {
    let years: Vec<u16> =
        super::values(sql, "SELECT year AS value FROM drafts ORDER BY year", vec![])?;
    let draft = |year| Ok(read(sql, year)?.map(|draft| (year, draft)));
    years.into_iter().filter_map(|year| draft(year).transpose()).collect()
}

pub(in crate::government) fn write(
    sql: &SqlStorage,
    year: u16,
    draft: &DraftRow,
) -> worker::Result<()> {
    let DraftRow { summary, codes_sha256 } = draft;
    let statement = "INSERT OR REPLACE INTO drafts VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = vec![
        i64::from(year).into(),
        i64::from(summary.revision).into(),
        summary.lines_sha256.as_str().into(),
        codes_sha256.as_str().into(),
        serde_json::to_string(summary)?.into(),
    ];
    super::run(sql, statement, values)
}
