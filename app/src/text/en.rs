//! English: complete, and written for readers who do not know the Indonesian system.

use budget::money::Lang;
use budget::publication::Counts;
use budget::tree::{Breakdown, Level};

use super::{
    Developers, Door, Home, OfExplorer, OfGovernment, OfLine, OfPublication, Site, Text, Trouble,
};
use crate::purpose::Purpose;
use crate::share::grouped;

pub(super) const TEXT: Text = Text {
    lang: Lang::En,
    site: SITE,
    home: HOME,
    government: GOVERNMENT,
    publication: PUBLICATION,
    explorer: EXPLORER,
    line: LINE,
    developers: DEVELOPERS,
    trouble: TROUBLE,
    glossary_title: "Glossary",
    glossary_lead: "The words of Indonesian budgets in plain language.",
    breakdown,
    level,
    absent,
    level_count,
};

fn count(number: u32) -> String {
    grouped(number, Lang::En)
}

fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

const SITE: Site = Site {
    skip: "Skip to content",
    home: "Terang, home",
    menu: "Menu",
    glossary: "Glossary",
    developers: "Data & API",
    other_language: "Bahasa Indonesia",
    theme_dark: "Dark theme",
    theme_light: "Light theme",
    offline: "You are offline. Budgets that you have opened before can still be read.",
    loading: "Loading …",
    foot: "Terang publishes the budgets of Indonesia’s regions as they are, down to the smallest line. \
           Each publication stays at its address and is never changed.",
    privacy: "Reading here takes no cookies, no trackers, no account.",
    copied: "Copied",
    printed_from: "Printed from",
};

const HOME: Home = Home {
    question: "Where does a region’s money go?",
    lead: "Budgets of Indonesian regions down to the smallest line: who spends how much, on what.",
    search_label: "Find a regional government",
    search_hint: "For example: Bantul",
    search_key: "Press / to search",
    found: |n| format!("{} found", counted(n, "government", "governments")),
    nothing_found: |q| {
        format!(
            "“{q}” is not among the governments on Terang. If that is how it is spelt, its budget is not \
             here yet."
        )
    },
    newest: "New on Terang",
    newest_empty: "No budget has been published here yet. As soon as a government publishes one, its name \
                   appears in this place.",
    all_governments: "All governments",
    news: |who, what, spending| format!("{who} published its {what}: spending {spending}"),
    news_deficit: |amount| format!("a deficit of {amount}"),
    news_surplus: |amount| format!("a surplus of {amount}"),
    news_itemised: |who, what, spending| {
        format!("{who} published its {what}: {spending} of spending, itemised")
    },
    news_copied: |who, what, spending| format!("{what} of {who}: spending {spending}"),
    news_copied_itemised: |who, what, spending| {
        format!("{what} of {who}: {spending} of spending, itemised")
    },
    news_incomplete: "some lines are missing from the source",
    news_even: "revenue equals spending",
    doors: "Three ways in",
    citizen: Door {
        title: "Citizens",
        says: "See where your region’s money comes from and what it is used for, down to a single line.",
        link: "Read the words of budgets",
    },
    planner: Door {
        title: "Planners",
        says: "Start from the files you have, and publish through the API with a proof that nobody can \
               alter.",
        link: "See how publishing works",
    },
    journalist: Door {
        title: "Journalists",
        says: "Download everything, cite an address that lasts, and check your copy against its \
               fingerprint.",
        link: "Data and API",
    },
};

const GOVERNMENT: OfGovernment = OfGovernment {
    code: |code| format!("region code {code}"),
    revenue: "Revenue",
    expenditure: "Spending",
    surplus: "Surplus",
    deficit: "Deficit",
    balanced: "Balanced",
    net_financing: "Net financing",
    newest: |what| format!("Newest publication: {what}"),
    official_figures: |spending| {
        format!(
            "Figures of the official summary. {spending} of spending is itemised here; the source lacks the rest."
        )
    },
    itemised_figures: "Only sums of the lines that exist; the source lacks some.",
    itemised: "itemised",
    open: |what| format!("Open {what}"),
    by_year: "Revenue and spending by year",
    by_year_note: "The last publication of each year. Choose a year to open it.",
    history: "All publications",
    empty: "This government is registered but has not published a budget yet.",
    column_budget: "Budget",
    column_stage: "Stage",
    column_date: "On Terang since",
    column_basis: "Legal basis",
    column_total: "Spending",
    column_whole: "Completeness",
    complete: "complete",
    incomplete: "incomplete",
    no_basis: "not stated by the source",
    data: "All data",
    data_note: "This list is also available as JSON:",
};

const PUBLICATION: OfPublication = OfPublication {
    largest: |what, of_hundred| {
        format!("The largest part, {of_hundred} of every 100 rupiah, is for {what}.")
    },
    officially: "by the official summary,",
    itemised: "of it itemised here.",
    itemised_only: "Spending that is itemised here",
    largest_itemised: |what, of_hundred| {
        format!("The largest part, {of_hundred} of every 100 itemised rupiah, is for {what}.")
    },
    largest_small: |what| {
        format!("The largest part, less than 1 of every 100 rupiah, is for {what}.")
    },
    no_revenue: "This publication has no revenue.",
    remainder: "balance of the year",
    version: |n| format!("version {}", count(n)),
    published: |copied, date| {
        if copied {
            format!("put on Terang on {date}, copied from the official book")
        } else {
            format!("published {date}")
        }
    },
    versions: "Other versions",
    newer: "There is a newer publication:",
    basis: "Legal basis",
    origin: "Where the figures come from",
    origin_files: |n| counted(n, "source file", "source files"),
    not_law: "This is a proposal, not yet law.",
    incomplete: "This budget is incomplete",
    incomplete_lead: |amount| match amount {
        Some(amount) => format!("Its source does not itemise {amount} of spending."),
        None => "Its source lacks some of the lines.".to_owned(),
    },
    official_differs: "The figures on this page are the sums of the lines that exist, shown beside the \
                       official summary.",
    official: "Official summary",
    ours: "Sum of the lines here",
    difference: "Difference",
    missing: "What is missing",
    missing_others: "Other offices, whose books are not in the source",
    missing_part: |name| format!("{name} (in part)"),
    unlike_printed: "Lines that differ from the printed totals",
    missing_sum: "Difference from the official summary",
    explore: "Explore",
    downloads: "Download",
    downloads_lead: "Every file of this publication, without an account. SHA-256 is a file’s fingerprint: \
                     the same file always gives the same number.",
    file: "File",
    size: "Size",
    file_says: |name| match name {
        "lines.csv" => "Every line, for data work",
        "codes.csv" => "Names of the codes above the lines",
        "manifest.json" => "What this publication is: stage, totals, each file’s fingerprint",
        "columns-1.bin" => "The budget in the compact form that this page reads",
        "lines.jsonl" => "Every line, one JSON object each",
        _ => "",
    },
    api: "API of this publication, JSON",
    cite: "Cite",
    cite_lead: "This address is permanent and what it shows never changes.",
    copy: "Copy citation",
    citation: |c| {
        let part = c.part.map(|part| format!("{part}. ")).unwrap_or_default();
        format!(
            "{}. {part}{}, version {}, {}. Terang. {} (manifest SHA-256 {})",
            c.government, c.title, c.number, c.published, c.address, c.sha256
        )
    },
    proof: "Proof",
    proof_says: |index| format!("entry {index} of the publication log"),
    licence_title: "Data licence",
    counts_title: "Contents",
    counts: |c: &Counts| {
        format!(
            "{}, {}; {} and {}, counted office by office",
            counted(c.lines, "line", "lines"),
            counted(c.units, "office (SKPD)", "offices (SKPD)"),
            counted(c.programs, "program", "programs"),
            counted(c.activities, "activity", "activities")
        )
    },
};

const EXPLORER: OfExplorer = OfExplorer {
    section: "Side of the budget",
    by: "Grouped by",
    show: "View",
    both: "Overview",
    picture: "Picture",
    table: "Table",
    lines: "Lines",
    search: "Search this budget",
    search_hint: "For example: jalan, honor, 5.2.2",
    all: "Everything",
    trail: "Place",
    rest: |n| format!("others ({})", count(n)),
    rest_name: "others",
    name: "Name",
    amount: "Amount (Rp)",
    share: "Share",
    previous: "Before (Rp)",
    change: "Change (Rp)",
    realised: "Realised (Rp)",
    total: "Total",
    unnamed: "without a name in the source",
    lines_count: |n| counted(n, "line", "lines"),
    found: |n, amount| format!("{} found, adding up to {amount}", counted(n, "line", "lines")),
    found_lines: "See them one by one",
    found_none: |q| {
        format!("No line on this side of the budget matches “{q}”. Try a shorter word.")
    },
    no_such_place: "This place is not in this publication, or holds nothing that the search found.",
    back_to_all: "Back to everything",
    picture_label: |name, n| {
        format!("Picture of {name}: {}, sized by amount", counted(n, "tile", "tiles"))
    },
    table_caption: |name, level| format!("{name} by {level}"),
    sorted_by: |column| format!("Sort by {column}"),
    keys: "Arrows move between tiles, Enter opens, Esc goes up.",
    new: "new",
    gone: "gone",
    loading: |n| format!("Loading {} …", counted(n, "line", "lines")),
    in_rupiah: "in rupiah",
    print_cut: |n| {
        format!("This print holds the first {} rows; lines.csv has all of them.", count(n))
    },
    colours: "Colours by purpose",
    purpose: |purpose| match purpose {
        Purpose::General => "General services",
        Purpose::Order => "Public order",
        Purpose::Economy => "Economy",
        Purpose::Environment => "Environment",
        Purpose::Housing => "Housing and public works",
        Purpose::Health => "Health",
        Purpose::Culture => "Tourism and culture",
        Purpose::Education => "Education",
        Purpose::Protection => "Social protection",
    },
    mixed: "Several purposes",
};

const LINE: OfLine = OfLine {
    costs: |what, amount, part| match part {
        Some(part) => format!("{what} {amount}, {part}."),
        None => format!("{what} {amount}."),
    },
    computed: |product, amount| format!("{product} = {amount}."),
    differs: |amount| format!("The product is {amount}; what was printed differs."),
    place: "Where it sits",
    figures: "Figures",
    before: "Before",
    after: "After",
    amount: "Amount",
    change: "Change",
    realised: "Realised",
    unit_price: "Unit price",
    tax: "Tax",
    quantity: "Quantity",
    details: "More about it",
    group: "Group",
    specification: "Specification",
    location: "Location",
    remark: "Remark",
    identity: "Line number",
    identity_says: "This number stays with this line through every version.",
    siblings: "In the same place",
    of_total: |share, what| format!("{share} of {what}"),
    of_budget: |share, what| format!("{share} of the budget of {what}"),
};

const DEVELOPERS: Developers = Developers {
    title: "Data and API",
    lead: "Everything published can be downloaded and read by machines, without an account or a key.",
    files: "Files",
    files_says: "Each publication has files that never change. Name, size and SHA-256 of each are in \
                 manifest.json.",
    api: "API",
    api_says: "JSON over GET, open to any site (CORS). Amounts are text with two decimals, because a JSON \
               number loses digits.",
    address: "Address",
    gives: "What it gives",
    governments: "Governments that have published a budget",
    one_government: "One government and everything it published",
    newest_budget: "The newest publication of a year",
    one_publication: "One publication: manifest, place in the log, other versions",
    lines: "Lines, by page; filter by section, unit, program, account, q",
    totals: "Totals by affair, function, unit, program, account or source",
    publications: "All publications, the newest first",
    example: "Example",
    rules: "Rules",
    rule_list: [
        "A publication’s address works for ever. A correction is a new version.",
        "Codes are text: 1.10 is not 1.1.",
        "The next page is in next; send it as after.",
        "ETags hold: send If-None-Match, get 304.",
        "Problems have the form of RFC 9457: type, title, status, detail.",
    ],
    columns: "Columns of lines.csv",
    columns_says: "UTF-8, commas, CRLF, one order of rows. An empty column means that the source does not \
                   say. New columns are only ever added at the end.",
};

const TROUBLE: Trouble = Trouble {
    not_found: "Nothing here",
    not_found_says: |address| format!("There is nothing at {address}."),
    no_version: |who, year, number| match number {
        Some(number) => {
            format!("{who} has no version {number} of its {year} budget on Terang. What there is:")
        }
        None => format!("{who} has no {year} budget on Terang. What there is:"),
    },
    no_line: "The publication is there but does not hold this line:",
    not_found_do: "Check the spelling of the address, or start from the search on the home page.",
    offline: "Not kept on this device yet",
    offline_says: "There is no connection, and this page has not been opened here before. Connect to the \
                   internet and try again.",
    failed: "The data could not be fetched",
    failed_says: "The server cannot be reached or did not answer as it should. Nothing is lost; try \
                  again in a moment.",
    unreadable: "The data could not be read",
    unreadable_says: "This page may be older than its server. Reload the page.",
    retry: "Try again",
    to_home: "To the home page",
    reload: "Reload",
};

fn breakdown(breakdown: Breakdown) -> &'static str {
    match breakdown {
        Breakdown::Affair => "affair",
        Breakdown::Function => "function",
        Breakdown::Unit => "office",
        Breakdown::Program => "program",
        Breakdown::Account => "account",
        Breakdown::Source => "source of funds",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Affair => "affair",
        Level::Function => "function",
        Level::Unit => "office",
        Level::Program | Level::ProgramName => "program",
        Level::Activity => "activity",
        Level::Subactivity => "subactivity",
        Level::AccountTo(2) => "account group",
        Level::AccountTo(3) => "account type",
        Level::AccountTo(4) => "account object",
        Level::AccountTo(_) | Level::Account => "account",
        Level::Source => "source of funds",
        Level::Line => "line",
    }
}

fn absent(level: Level, indirect: bool) -> &'static str {
    match (level, indirect) {
        (Level::Program | Level::ProgramName, true) => "Indirect spending, without a program",
        (Level::Program | Level::ProgramName, false) => "without a program",
        (Level::Activity, true) => "Indirect spending, without an activity",
        (Level::Activity, false) => "without an activity",
        (Level::Subactivity, _) => "without a subactivity",
        (Level::Source, _) => "source of funds not stated",
        (Level::Affair, _) => "affair not stated",
        (Level::Function, _) => "function not stated",
        (Level::Unit, _) => "office not stated",
        (Level::AccountTo(_) | Level::Account, _) => "account not stated",
        (Level::Line, _) => EXPLORER.unnamed,
    }
}

fn level_count(of: Level, number: u32) -> String {
    let many = match of {
        Level::Affair => "affairs",
        Level::Function => "functions",
        Level::Unit => "offices",
        // Many offices have programs of one name; `counts` counts each of them.
        Level::ProgramName => return counted(number, "program name", "program names"),
        Level::Program => "programs",
        Level::Activity => "activities",
        Level::Subactivity => "subactivities",
        Level::AccountTo(2) => "account groups",
        Level::AccountTo(3) => "account types",
        Level::AccountTo(4) => "account objects",
        Level::AccountTo(_) | Level::Account => "accounts",
        Level::Source => "sources of funds",
        Level::Line => "lines",
    };
    counted(number, level(of), many)
}
