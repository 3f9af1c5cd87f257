//! Why a change of the organisations cannot be, in words: what is the matter, where, and what to
//! do.

use super::Text;
use crate::money::Lang;
use crate::organisation::OrganisationFault;

mod en;
mod id;

impl Text {
    /// What is the matter and what to do, in a sentence or two.
    pub fn organisation_fault(&self, fault: &OrganisationFault) -> String {
        match self.lang {
            Lang::Id => id::fault(fault),
            Lang::En => en::fault(fault),
        }
    }
}
