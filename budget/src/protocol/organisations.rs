//! Organisations on the wire: the list of a government, and an act that changes it.

use serde::{Deserialize, Serialize};

use crate::government::Slug;
use crate::organisation::{OrganisationAct, Organisations};
use crate::permission::Action;

/// `GET /api/v1/organisations/{slug}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationsPage {
    /// Whose organisations.
    pub slug: Slug,
    /// What the government is called.
    pub name: String,
    /// How many acts changed the list: an act says which it has seen.
    pub revision: u32,
    /// All that are and were, by id.
    pub organisations: Organisations,
    /// Everything in the table that the caller's own roles reach here.
    pub may: Vec<Action>,
}

/// `POST /api/v1/organisations/{slug}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrganisationAct {
    /// The revision of the list that whoever asks has seen.
    pub revision: u32,
    /// What is to change.
    pub change: OrganisationAct,
    /// Why, for the history: above all the regulation that says so. It may be empty.
    #[serde(default)]
    pub reason: String,
}
