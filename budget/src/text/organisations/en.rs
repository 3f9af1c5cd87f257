//! English.

use crate::organisation::OrganisationFault as F;

#[expect(clippy::too_many_lines, reason = "a list: a sentence for each fault")]
pub(super) fn fault(fault: &F) -> String {
    match fault {
        F::Unknown { id } => format!("No office has the id {id}; load the list again."),
        F::BadCode { code } => {
            format!("“{code}” is no code: 1–40 letters, digits or dots, without spaces around it.")
        }
        F::BadName { .. } => {
            "A name has 1–500 characters and does not begin with = + - @; correct the name."
                .to_owned()
        }
        F::BadYear { year } => {
            format!("{year} is no fiscal year; write four digits, such as 2026.")
        }
        F::CodeTaken { code, name, by, year } => format!(
            "The code {code} would be that of {by} and of {name} in the same year, {year}; check the code or the years."
        ),
        F::ParentMissing { name, parent, year } => format!(
            "{name} is a unit of {parent}, which is not there in {year}; end the unit as well, move it first, or correct the year."
        ),
        F::Nested { name, parent } => format!(
            "{name} cannot be a unit of {parent}, which is a unit itself; choose its office."
        ),
        F::OwnParent { name } => {
            format!("{name} cannot be a unit of itself; choose another office.")
        }
        F::Ended { name, until } => {
            format!("{name} ended in {until} already; load the list again.")
        }
        F::NotEnded { name } => format!("{name} has not ended; load the list again."),
        F::EndsTooEarly { name, since } => format!(
            "{name} is called so since {since}, so its last year is {since} at the earliest; correct the year."
        ),
        F::BeginsTooLate { name, until } => {
            format!("The first year of {name} is {until} at the latest; correct the year.")
        }
        F::RenameYear { name, since } => format!(
            "{name} is called so since {since}; a new name holds from the year after at the earliest. For the same years, use “correct”."
        ),
        F::SuccessorAbsent { name, successor, year } => format!(
            "{successor} follows {name} from {year} on, but is not there in that year; choose another or correct the year."
        ),
        F::SuccessorEnds { name } => {
            format!("{name} cannot follow itself; choose a successor that goes on.")
        }
        F::Nothing => {
            "Nothing differs from the list as it is; there is nothing to send.".to_owned()
        }
        F::TooMany { limit } => {
            format!("At most {limit} offices and units; split or check the list.")
        }
        F::AtRow { row, because } => format!("Row {row}: {}", self::fault(because)),
        F::NoHeader => {
            "No row names the columns; write code, name and, where needed, parent above them."
                .to_owned()
        }
        F::NoRows => {
            "No row stands below the titles of the columns; check whether it is the right file."
                .to_owned()
        }
        F::NoCode { name } => format!("{name} has no code; write its code."),
        F::NoName { code } => format!("The code {code} has no name; write its name."),
        F::Twice { code, row } => format!(
            "The code {code} stands in row {row} already; delete one of the two or correct the code."
        ),
        F::ParentUnknown { code } => format!(
            "No office in this file or in the list has the code {code}; correct the parent's code or add that office."
        ),
        F::ChangedLater { name, since } => format!(
            "It is called {name} since {since}, after the year of this list; change it by itself, or delete the row."
        ),
        F::TornRow => "This row cannot be split into columns; check its quotes.".to_owned(),
    }
}
