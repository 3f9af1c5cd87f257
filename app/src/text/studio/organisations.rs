//! The words of the page of the organisations: its list, its forms, and the import of a list.

mod en;
mod id;

pub(super) use en::ORGANISATIONS as EN;
pub(super) use id::ORGANISATIONS as ID;

use super::{Around, Between, Counted};

/// A year in words.
pub type OfYear = fn(u16) -> String;
/// One way in which an organisation changes: what it is called, and when it is the right one.
pub type Way = [&'static str; 2];

/// `/studio/{slug}/organisations`
#[derive(Debug)]
pub struct OfOrganisations {
    pub title_of: Around,
    pub lead: &'static str,
    /// How many offices, and how many units.
    pub count: fn(u32, u32) -> String,
    pub search: &'static str,
    pub none_found: Around,
    pub none: &'static str,
    pub none_yet: &'static str,
    pub since: OfYear,
    pub begins: OfYear,
    pub ends: OfYear,
    /// What it was called, until when.
    pub former: fn(&str, u16) -> String,
    pub follows: Around,
    pub ended: Counted,
    pub ended_says: &'static str,
    pub became: Around,
    pub closed: &'static str,
    pub forms: OrganisationForms,
    pub import: OfImport,
}

/// The forms.
#[derive(Debug)]
pub struct OrganisationForms {
    pub add: &'static str,
    pub add_says: &'static str,
    pub change: &'static str,
    pub way: &'static str,
    pub correct: Way,
    pub rename: Way,
    pub end: Way,
    pub reopen: Way,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub name: &'static str,
    pub parent: &'static str,
    pub parent_none: &'static str,
    pub first_year: &'static str,
    pub from_year: &'static str,
    pub last_year: &'static str,
    pub last_year_hint: &'static str,
    pub end_says: &'static str,
    pub with: &'static str,
    pub with_more: &'static str,
    pub successor: &'static str,
    pub successor_more: &'static str,
    pub new_code: &'static str,
    pub new_name: &'static str,
    pub new_more: &'static str,
    pub choose: &'static str,
    pub why: &'static str,
    pub why_hint: &'static str,
    pub send_add: &'static str,
    pub send_correct: &'static str,
    pub send_rename: &'static str,
    pub send_end: &'static str,
    pub send_reopen: &'static str,
    pub told_added: &'static str,
    pub told_corrected: &'static str,
    pub told_renamed: &'static str,
    pub told_ended: &'static str,
    pub told_reopened: &'static str,
    pub told_imported: &'static str,
    pub no_code: &'static str,
    pub no_name: &'static str,
    pub no_year: &'static str,
    pub no_new: &'static str,
}

/// The import of a list.
#[derive(Debug)]
pub struct OfImport {
    pub open: &'static str,
    pub says: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub example: &'static str,
    pub year: &'static str,
    pub year_hint: &'static str,
    pub differs: &'static str,
    pub renamed: OfYear,
    pub corrected: &'static str,
    /// The file, and how many rows were read.
    pub read: fn(&str, u32) -> String,
    pub above: Counted,
    pub new: Counted,
    pub changed: Counted,
    pub unchanged: Counted,
    pub absent: Counted,
    pub more: Counted,
    /// What was, what is to be.
    pub from_to: Between,
    pub faults: Counted,
    pub faults_say: &'static str,
    pub row: fn(u32, &str) -> String,
    pub nothing: &'static str,
    pub too_large: &'static str,
    /// How many are new, how many change.
    pub send: fn(u32, u32) -> String,
}
