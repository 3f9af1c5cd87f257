//! English.

use super::{OfImport, OfOrganisations, OrganisationForms};
use crate::share::grouped;
use budget::money::Lang;

fn count(number: u32) -> String {
    grouped(number, Lang::En)
}

fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

pub(in crate::text::studio) const ORGANISATIONS: OfOrganisations = OfOrganisations {
    title_of: |name| format!("Offices of {name}"),
    lead: "Offices (SKPD) and their units through the years. Codes and names may change; what ended stays, with \
           what followed it, so that the budgets of different years can be compared.",
    count: |offices, units| match units {
        0 => counted(offices, "office", "offices"),
        _ => format!(
            "{}, {}",
            counted(offices, "office", "offices"),
            counted(units, "unit", "units")
        ),
    },
    search: "Search code or name",
    none_found: |wanted| format!("No office or unit matches “{wanted}”."),
    none: "There is no office in this list yet.",
    none_yet: "Import the list that you have, or add them one by one. The roles of operator and office head can be \
               given once their office is there.",
    since: |year| format!("since {year}"),
    begins: |year| format!("begins {year}"),
    ends: |year| format!("ends {year}"),
    former: |what, year| format!("Until {year}: {what}"),
    follows: |what| format!("Follows {what}"),
    ended: |n| format!("Ended ({})", count(n)),
    ended_says: "What ended is not deleted: the budgets of its years still point here.",
    became: |what| format!("Followed by {what}"),
    closed: "Closed, with no successor",
    forms: FORMS,
    import: IMPORT,
};

const FORMS: OrganisationForms = OrganisationForms {
    add: "Add an office or unit",
    add_says: "For what is not in the list yet. Where only the name is new, change the old one: its years stay \
               connected.",
    change: "Change",
    way: "What changes?",
    correct: [
        "Correct the spelling",
        "Code, name, parent or first year were written wrongly all along.",
    ],
    rename: [
        "New name, code or parent",
        "From a fiscal year on. The old one still holds for the years before.",
    ],
    end: ["It ends", "Merged, split or closed after a fiscal year."],
    reopen: [
        "It does not end",
        "It was marked as ended by mistake; it goes on as before, without successors.",
    ],
    code: "Code",
    code_hint: "As your region writes it, for example 1.02.0.00.0.00.01.0000",
    name: "Name",
    parent: "Unit of",
    parent_none: "No unit: an office itself",
    first_year: "First fiscal year",
    from_year: "Holds from fiscal year",
    last_year: "Last fiscal year",
    last_year_hint: "What follows begins in the year after.",
    end_says: "Merged: choose all that end together, and one successor. Split: several successors. Closed: leave \
               the successors empty.",
    with: "Ends with it",
    with_more: "Add one that ends",
    successor: "Successor that is there already",
    successor_more: "Add a successor that is there already",
    new_code: "Code of a new successor",
    new_name: "Name of a new successor",
    new_more: "Add a new successor",
    choose: "Choose an office",
    why: "Legal basis",
    why_hint: "For example Perda Nomor 5 Tahun 2025. It stays in the history, and may be left empty.",
    send_add: "Add it",
    send_correct: "Save the correction",
    send_rename: "Save the change",
    send_end: "End it",
    send_reopen: "Let it go on",
    told_added: "Added to the list.",
    told_corrected: "Corrected.",
    told_renamed: "The change is saved; the old one still holds for the years before.",
    told_ended: "Marked as ended, with its successors where there are any.",
    told_reopened: "It goes on.",
    told_imported: "The list is imported.",
    no_code: "Write the code.",
    no_name: "Write the name.",
    no_year: "Write the year in four digits, for example 2026.",
    no_new: "Write code and name of each new successor, or leave both empty.",
};

const IMPORT: OfImport = OfImport {
    open: "Import a list (CSV)",
    says: "Choose the file; first you see what was read and what would change. Nothing is sent before you agree.",
    file: "CSV file",
    file_hint: "From Excel: Save as, CSV. Its columns are code, name and, where there are units, parent (the code of \
                the office).",
    example: "code;name;parent\n1.02.01;Dinas Kesehatan;\n1.02.01.01;Puskesmas Contoh;1.02.01",
    year: "The list is of fiscal year",
    year_hint: "What is new begins in that year.",
    differs: "Where a code or name differs from what is recorded",
    renamed: |year| format!("It changed from {year} on; the old one holds for the years before"),
    corrected: "What is recorded was written wrongly; correct it for all its years",
    read: |file, rows| format!("{file}: {} read", counted(rows, "row", "rows")),
    above: |n| format!("{} above the titles of the columns not read.", counted(n, "row", "rows")),
    new: |n| format!("New ({})", count(n)),
    changed: |n| format!("Changed ({})", count(n)),
    unchanged: |n| format!("{} the same as in the list.", counted(n, "row is", "rows are")),
    absent: |n| {
        format!(
            "{} not named in this file and stay as before.",
            counted(n, "office or unit of the list is", "offices or units of the list are")
        )
    },
    more: |n| format!("and {} more", count(n)),
    from_to: |before, after| format!("{before} becomes {after}"),
    faults: |n| format!("To be corrected ({})", count(n)),
    faults_say: "Correct them in the file, save it and choose it again. A list is imported whole or not at all.",
    row: |row, says| format!("Row {row}: {says}"),
    nothing: "Nothing is new and nothing changes.",
    too_large: "This file is too large for a list of offices; check whether it is the right one.",
    send: |new, changed| match (new, changed) {
        (new, 0) => format!("Import {} new", count(new)),
        (0, changed) => format!("Import {}", counted(changed, "change", "changes")),
        (new, changed) => {
            format!("Import {} new and {}", count(new), counted(changed, "change", "changes"))
        }
    },
};
