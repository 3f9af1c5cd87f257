//! Why a change of the organisations cannot be, or a row of a list cannot be read. The sentences
//! are in `text/organisations`.

use serde::{Deserialize, Serialize};

use super::OrganisationId;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says: a code, a name, a year")]
pub enum OrganisationFault {
    /// No organisation has this id.
    Unknown { id: OrganisationId },
    /// A code is empty, too long or not plain.
    BadCode { code: String },
    /// A name is empty, too long or not plain.
    BadName { name: String },
    /// No fiscal year.
    BadYear { year: u16 },
    /// Two organisations with one code in the same year.
    CodeTaken { code: String, name: String, by: String, year: u16 },
    /// What it would be a unit of is no organisation of its years.
    ParentMissing { name: String, parent: String, year: u16 },
    /// A unit of a unit.
    Nested { name: String, parent: String },
    /// A unit of itself.
    OwnParent { name: String },
    /// It has ended already.
    Ended { name: String, until: u16 },
    /// It has not ended.
    NotEnded { name: String },
    /// It would end before the years in which it is called what it is called now.
    EndsTooEarly { name: String, since: u16 },
    /// It would begin after it was called something else, or after it ended.
    BeginsTooLate { name: String, until: u16 },
    /// A new name begins after the one that it follows, and before the end.
    RenameYear { name: String, since: u16 },
    /// What follows it is not there in the year after.
    SuccessorAbsent { name: String, successor: String, year: u16 },
    /// What follows it ends with it.
    SuccessorEnds { name: String },
    /// Nothing would be different.
    Nothing,
    /// More than a government may have.
    TooMany { limit: u32 },
    /// In a list: what one of its rows would do.
    AtRow { row: u32, because: Box<OrganisationFault> },
    /// In a list: no row names the columns for code and name.
    NoHeader,
    /// In a list: no row below the titles.
    NoRows,
    /// In a list: a row without a code.
    NoCode { name: String },
    /// In a list: a row without a name.
    NoName { code: String },
    /// In a list: a code that an earlier row has.
    Twice { code: String, row: u32 },
    /// In a list: no row and no organisation has the code of what it is a unit of.
    ParentUnknown { code: String },
    /// In a list: it is called something else in a later year already.
    ChangedLater { name: String, since: u16 },
    /// In a list: the row cannot be split into cells.
    TornRow,
}
