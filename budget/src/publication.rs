//! What is published, once and for ever: the stages a budget goes through, and the manifest that
//! names every file of a publication by its hash. The manifest is JSON in the form of RFC 8785,
//! so that it too has one byte sequence; it holds strings and small integers only, since a JSON
//! number is a double.

use serde::{Deserialize, Serialize};

use crate::budget::{Balance, Budget, Field};
use crate::canonical::Hash;
use crate::government::Government;
use crate::money::Money;

/// Which step of the year's budget a publication is. It stands on every page and in every file:
/// a proposal never looks like law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Provisional ceilings *(KUA-PPAS)*.
    Ceilings,
    /// The draft before the council *(RAPBD)*.
    Proposal,
    /// The budget that is law *(APBD)*.
    Enacted,
    /// A shift between accounts *(pergeseran)*.
    Shift,
    /// The amended budget *(perubahan APBD)*.
    Amendment,
    /// What was really received and spent *(LRA)*.
    Realisation,
}

impl Stage {
    /// All of them, in the order of a year.
    pub const ALL: [Self; 6] = [
        Self::Ceilings,
        Self::Proposal,
        Self::Enacted,
        Self::Shift,
        Self::Amendment,
        Self::Realisation,
    ];

    /// The word in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ceilings => "ceilings",
            Self::Proposal => "proposal",
            Self::Enacted => "enacted",
            Self::Shift => "shift",
            Self::Amendment => "amendment",
            Self::Realisation => "realisation",
        }
    }

    /// The stage of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == word)
    }
}

/// The regulation that makes a budget what it is *(dasar hukum)*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// Its kind, number and year, as it is cited: `Peraturan Daerah Nomor 17 Tahun 2014`.
    pub title: String,
    /// The day it was made, `2014-12-31`; absent where the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A chart of accounts, or of something else, that the budget's codes belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartUsed {
    /// What it is a chart of: `account`, `affair`, `function`, `source`.
    pub kind: String,
    /// Its name: `permendagri-13-2006`.
    pub name: String,
    /// The hash of the chart's file, where the chart is a file of this project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Hash>,
}

/// Where the figures come from, where they were not drafted here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// A sentence for readers, Indonesian.
    pub id: String,
    /// The same in English.
    pub en: String,
    /// An address, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The names of the source files.
    #[serde(default)]
    pub files: Vec<String>,
}

/// An office whose book is missing from the source, with what the official summary gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The office's code; empty for all those together that the source does not tell apart.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its revenue in the official summary, where that says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revenue: Option<Money>,
    /// Its spending in the official summary, where that says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expenditure: Option<Money>,
}

/// How whole the budget is, beside the official totals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completeness {
    /// The totals of the official summary, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<OfficialTotals>,
    /// The offices that are missing.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// What else a reader must know, Indonesian and English.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// Totals as an official summary prints them; absent where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialTotals {
    /// Revenue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revenue: Option<Money>,
    /// Spending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expenditure: Option<Money>,
    /// Financing in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub financing_in: Option<Money>,
    /// Financing out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub financing_out: Option<Money>,
}

/// The figures of the whole budget: those that the official summary prints, and the sums of the
/// leaves for what it does not print. `None` where lines are missing and no summary says what
/// the whole would be: then a surplus or a deficit of the leaves would be nobody's.
pub fn stated(
    leaves: Balance,
    official: Option<OfficialTotals>,
    complete: bool,
) -> Option<Balance> {
    let official = official.unwrap_or_default();
    if !complete && (official.revenue.is_none() || official.expenditure.is_none()) {
        return None;
    }
    Some(Balance {
        revenue: official.revenue.unwrap_or(leaves.revenue),
        expenditure: official.expenditure.unwrap_or(leaves.expenditure),
        financing_in: official.financing_in.unwrap_or(leaves.financing_in),
        financing_out: official.financing_out.unwrap_or(leaves.financing_out),
    })
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

/// What a publisher says about the budget that is to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishRequest {
    /// The hash of the canonical lines that the publisher saw: nothing else is published.
    pub lines_sha256: Hash,
    /// The stage.
    pub stage: Stage,
    /// The regulation, where there is one already.
    #[serde(default)]
    pub legal_basis: Option<LegalBasis>,
    /// The charts of its codes.
    #[serde(default)]
    pub charts: Vec<ChartUsed>,
    /// Where the figures come from, if from elsewhere.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// How whole it is.
    #[serde(default)]
    pub completeness: Completeness,
}

/// How many there are of what a reader asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Lines.
    pub lines: u32,
    /// Offices.
    pub units: u32,
    /// Programs.
    pub programs: u32,
    /// Activities.
    pub activities: u32,
    /// Accounts.
    pub accounts: u32,
}

impl Counts {
    /// Counts what is in a budget. A program or an activity is one inside its office.
    pub fn of(budget: &Budget) -> Self {
        let distinct = |fields: &[Field]| {
            let column = |row: usize| {
                fields.iter().map(|f| budget.field(*f).get(row).copied().unwrap_or(0)).collect()
            };
            let mut keys: Vec<Vec<u32>> = (0..budget.len()).map(column).collect();
            keys.retain(|key| key.last().is_some_and(|text| *text != 0));
            keys.sort_unstable();
            keys.dedup();
            u32::try_from(keys.len()).unwrap_or(u32::MAX)
        };
        Self {
            lines: u32::try_from(budget.len()).unwrap_or(u32::MAX),
            units: distinct(&[Field::UnitCode, Field::Unit]),
            programs: distinct(&[Field::UnitCode, Field::AffairCode, Field::ProgramCode]),
            activities: distinct(&[
                Field::UnitCode,
                Field::AffairCode,
                Field::ProgramCode,
                Field::ActivityCode,
            ]),
            accounts: distinct(&[Field::AccountCode]),
        }
    }
}

/// A file of a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// Its name at `/data/{slug}/{year}/v{n}/`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its length, uncompressed.
    pub bytes: u32,
    /// Its hash, uncompressed.
    pub sha256: Hash,
}

/// The word that says which form a manifest has.
pub const MANIFEST_SCHEMA: &str = "terang-manifest-1";
/// The licence of published data where the government chose no other.
pub const LICENCE: &str = "CC-BY-4.0";

/// `manifest.json`: what a publication is and which files it has. Versions of this form are kept
/// for ever; a later one is another struct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestV1 {
    /// [`MANIFEST_SCHEMA`].
    pub schema: String,
    /// Whose budget.
    pub government: Government,
    /// The fiscal year.
    pub year: u16,
    /// The publication's number within the budget, from 1, over all stages.
    pub number: u32,
    /// The stage.
    pub stage: Stage,
    /// The regulation.
    pub legal_basis: Option<LegalBasis>,
    /// ISO 4217.
    pub currency: String,
    /// The charts of its codes.
    pub charts: Vec<ChartUsed>,
    /// Sums of the leaves.
    pub totals: Balance,
    /// How many of what.
    pub counts: Counts,
    /// Where the figures come from, if from elsewhere.
    pub origin: Option<Origin>,
    /// How whole it is.
    pub completeness: Completeness,
    /// The files, by name.
    pub files: Vec<PublishedFile>,
    /// The hash of the manifest before this one in the same budget.
    pub previous: Option<Hash>,
    /// When, in UTC: `2026-11-25T01:13:48Z`. Set once, by the government's object.
    pub published_at: String,
    /// The licence of the data.
    pub licence: String,
}

impl ManifestV1 {
    /// The file of this name.
    pub fn file(&self, name: &str) -> Option<&PublishedFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The figures of the whole budget, as [`stated`] says.
    pub fn stated(&self) -> Option<Balance> {
        stated(self.totals, self.completeness.official, self.is_complete())
    }

    /// Whether it was copied from books that were made elsewhere: then nobody may say that the
    /// government published it here.
    pub const fn is_copied(&self) -> bool {
        self.origin.is_some()
    }

    /// Whether nothing is known to be missing and every official total is met.
    pub fn is_complete(&self) -> bool {
        let official = self.completeness.official.unwrap_or_default();
        let met = |printed: Option<Money>, ours| printed.is_none_or(|printed| printed == ours);
        self.completeness.missing.is_empty()
            && met(official.revenue, self.totals.revenue)
            && met(official.expenditure, self.totals.expenditure)
            && met(official.financing_in, self.totals.financing_in)
            && met(official.financing_out, self.totals.financing_out)
    }
}

/// The record of one publication in the log: at most 65,535 bytes, in the form of RFC 8785.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntryV1 {
    /// `terang-entry-1`.
    pub schema: String,
    /// Whose budget.
    pub government: String,
    /// The fiscal year.
    pub year: u16,
    /// The publication's number.
    pub number: u32,
    /// The stage.
    pub stage: Stage,
    /// The hash of its manifest.
    pub manifest_sha256: Hash,
    /// When, as in the manifest.
    pub published_at: String,
}

/// The word that says which form a log entry has.
pub const ENTRY_SCHEMA: &str = "terang-entry-1";

/// The bytes of RFC 8785 of anything that is made of strings and small integers.
///
/// # Errors
/// Where it cannot be written as JSON, which only a bug in its type can cause.
pub fn jcs(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_no_surplus() {
        let rupiah = |rupiah| Money::from_rupiah(rupiah).unwrap();
        let leaves = Balance {
            revenue: rupiah(100),
            expenditure: rupiah(60),
            financing_in: rupiah(9),
            financing_out: rupiah(2),
        };
        assert_eq!(stated(leaves, None, true), Some(leaves));
        assert_eq!(stated(leaves, None, false), None);
        let spending_only = OfficialTotals { expenditure: Some(rupiah(107)), ..Default::default() };
        assert_eq!(stated(leaves, Some(spending_only), false), None);
        let official = OfficialTotals { revenue: Some(rupiah(100)), ..spending_only };
        let whole = Balance { expenditure: rupiah(107), ..leaves };
        assert_eq!(stated(leaves, Some(official), false), Some(whole));
        assert_eq!(whole.remainder(), Ok(Money::ZERO));
    }
}
