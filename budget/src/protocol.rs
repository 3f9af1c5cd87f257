//! What the app and the Worker say to each other, and what the public API says to everybody:
//! amounts as text, addresses as in `design`, problems as in RFC 9457.

use serde::{Deserialize, Serialize};

use crate::budget::Balance;
use crate::canonical::Hash;
use crate::government::Government;
use crate::line::{Line, LineId, Section};
use crate::money::Money;
use crate::publication::{LegalBasis, ManifestV1, OfficialTotals, Stage, stated};

pub mod organisations;
pub mod people;

/// `GET /api/v1/governments`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GovernmentList {
    /// Those that published something, by name.
    pub governments: Vec<GovernmentSummary>,
}

/// A government in a list, with its newest publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GovernmentSummary {
    /// Who.
    pub government: Government,
    /// What it published last.
    pub newest: Option<PublicationSummary>,
}

/// `GET /api/v1/governments/{slug}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GovernmentPage {
    /// Who.
    pub government: Government,
    /// Everything it published, the newest year and number first.
    pub publications: Vec<PublicationSummary>,
}

/// A publication in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationSummary {
    /// Whose budget.
    pub government: Government,
    /// The fiscal year.
    pub year: u16,
    /// Its number in the budget.
    pub number: u32,
    /// The stage.
    pub stage: Stage,
    /// When.
    pub published_at: String,
    /// The regulation.
    pub legal_basis: Option<LegalBasis>,
    /// Sums of the leaves.
    pub totals: Balance,
    /// How many lines.
    pub lines: u32,
    /// Whether nothing is known to be missing.
    pub complete: bool,
    /// The totals of the official summary, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<OfficialTotals>,
    /// Whether its figures were copied from books made elsewhere, as [`ManifestV1::is_copied`]
    /// says.
    #[serde(default)]
    pub copied: bool,
    /// The hash of its manifest.
    pub manifest_sha256: Hash,
    /// Its place in the log.
    pub log_index: u64,
}

impl PublicationSummary {
    /// The summary of a published manifest.
    pub fn of(manifest: &ManifestV1, manifest_sha256: Hash, log_index: u64) -> Self {
        Self {
            government: manifest.government.clone(),
            year: manifest.year,
            number: manifest.number,
            stage: manifest.stage,
            published_at: manifest.published_at.clone(),
            legal_basis: manifest.legal_basis.clone(),
            totals: manifest.totals,
            lines: manifest.counts.lines,
            complete: manifest.is_complete(),
            official: manifest.completeness.official,
            copied: manifest.is_copied(),
            manifest_sha256,
            log_index,
        }
    }

    /// The budget's own figures, as [`stated`] says.
    pub fn stated(&self) -> Option<Balance> {
        stated(self.totals, self.official, self.complete)
    }

    /// Its address, for ever: `/{slug}/{year}/v{n}`.
    pub fn address(&self) -> String {
        format!("/{}/{}/v{}", self.government.slug, self.year, self.number)
    }
}

/// `GET /api/v1/publications`: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationList {
    /// The publications.
    pub publications: Vec<PublicationSummary>,
    /// Where the next page begins, for `?after=`.
    pub next: Option<String>,
}

/// `GET /api/v1/governments/{slug}/budgets/{year}` (the newest) and `…/v{n}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationPage {
    /// Its manifest, as published.
    pub manifest: ManifestV1,
    /// The hash of the manifest's bytes.
    pub manifest_sha256: Hash,
    /// Its place in the log.
    pub log_index: u64,
    /// Every number published in this budget so far, with its stage, ascending.
    pub versions: Vec<Version>,
}

/// One of a budget's publications, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub number: u32,
    /// Its stage.
    pub stage: Stage,
    /// When.
    pub published_at: String,
}

/// `GET …/v{n}/lines`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesPage {
    /// How many lines the filter leaves, over all pages.
    pub count: u32,
    /// What they add up to.
    pub amount: Money,
    /// The lines of this page, in the order of `lines.csv`.
    pub lines: Vec<LineView>,
    /// Where the next page begins, for `?after=`.
    pub next: Option<String>,
}

/// A line on the wire: the columns of `lines.csv`, absent ones left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the columns of `lines.csv`: see `Line`")]
pub struct LineView {
    pub line_id: LineId,
    pub section: Section,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub affair_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub affair: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub function_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub function: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub program_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub program: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub activity_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub activity: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subactivity_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subactivity: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub specification: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quantity: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Money>,
    pub amount: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_amount: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realised_amount: Option<Money>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub location: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl From<Line> for LineView {
    fn from(line: Line) -> Self {
        Self {
            line_id: line.id,
            section: line.section,
            unit_code: line.unit.code.into(),
            unit: line.unit.name,
            affair_code: line.affair.code.into(),
            affair: line.affair.name,
            function_code: line.function.code.into(),
            function: line.function.name,
            program_code: line.program.code.into(),
            program: line.program.name,
            activity_code: line.activity.code.into(),
            activity: line.activity.name,
            subactivity_code: line.subactivity.code.into(),
            subactivity: line.subactivity.name,
            account_code: line.account.code.into(),
            account: line.account.name,
            source_code: line.source.code.into(),
            source: line.source.name,
            group: line.group,
            description: line.description,
            specification: line.specification,
            quantity: line.quantity.numbers(),
            measure: line.quantity.measures(),
            unit_price: line.unit_price,
            tax: line.tax,
            amount: line.amount,
            previous_amount: line.previous_amount,
            realised_amount: line.realised_amount,
            location: line.location,
            remark: line.remark,
        }
    }
}

/// `GET …/v{n}/totals?by=…`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsPage {
    /// What the rows are.
    pub by: String,
    /// The side of the budget.
    pub section: Section,
    /// The sum of the rows.
    pub amount: Money,
    /// A row for each, the largest first.
    pub rows: Vec<TotalRow>,
}

/// One row of totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalRow {
    /// The code, empty where the lines have none.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The sum of its lines.
    pub amount: Money,
    /// What it was in the version before, where the budget says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_amount: Option<Money>,
    /// How many lines.
    pub lines: u32,
}

/// RFC 9457: what went wrong, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// An address that explains this kind of problem, for ever.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// This case: what, where, and what to do.
    pub detail: String,
    /// The address that was asked for.
    pub instance: String,
    /// Single faults, where there are several or where they have a place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
}

/// One fault inside a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where: a JSON pointer, or `row 12, column amount`.
    pub pointer: String,
    /// Which rule.
    pub rule: String,
    /// What it says of this place.
    pub detail: String,
}

/// `PUT /api/v1/drafts/{slug}/{year}`: the draft's canonical files are in the object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSummary {
    /// Counts the changes of the draft.
    pub revision: u32,
    /// The hash of its canonical lines.
    pub lines_sha256: Hash,
    /// How many lines.
    pub lines: u32,
    /// Sums of the leaves.
    pub totals: Balance,
}
