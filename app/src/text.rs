//! The words of the interface. A field without an Indonesian and an English value does not
//! compile, and nothing is fetched or parsed to show them. Numbers and names go in through
//! functions, so that each language keeps its own word order. What a line, a rule or a government
//! is called is data and is not here.

mod en;
mod id;
pub mod studio;

use budget::line::Section;
use budget::money::Lang;
use budget::publication::Stage;
use budget::text::Text as Domain;
use budget::tree::{Breakdown, Level};

/// Words with a number in them.
pub type Counted = fn(u32) -> String;
/// Words around one text.
pub type Around = fn(&str) -> String;

/// Every word that a page shows, in one language.
#[derive(Debug)]
pub struct Text {
    /// Which language this is.
    pub lang: Lang,
    pub site: Site,
    pub home: Home,
    pub government: OfGovernment,
    pub publication: OfPublication,
    pub explorer: OfExplorer,
    pub line: OfLine,
    pub developers: Developers,
    pub trouble: Trouble,
    pub glossary_title: &'static str,
    pub glossary_lead: &'static str,
    pub breakdown: fn(Breakdown) -> &'static str,
    pub level: fn(Level) -> &'static str,
    /// What has neither code nor name on a level, and whether all of it is indirect spending.
    pub absent: fn(Level, bool) -> &'static str,
    pub level_count: fn(Level, u32) -> String,
}

/// The frame around every page.
#[derive(Debug)]
pub struct Site {
    pub skip: &'static str,
    pub home: &'static str,
    pub menu: &'static str,
    pub glossary: &'static str,
    pub developers: &'static str,
    /// The other language, in its own words, and the tag of it.
    pub other_language: &'static str,
    pub theme_dark: &'static str,
    pub theme_light: &'static str,
    pub offline: &'static str,
    pub loading: &'static str,
    pub foot: &'static str,
    pub privacy: &'static str,
    pub copied: &'static str,
    pub printed_from: &'static str,
}

/// `/`
#[derive(Debug)]
pub struct Home {
    pub question: &'static str,
    pub lead: &'static str,
    pub search_label: &'static str,
    pub search_hint: &'static str,
    pub search_key: &'static str,
    pub found: Counted,
    pub nothing_found: Around,
    pub newest: &'static str,
    pub newest_empty: &'static str,
    pub all_governments: &'static str,
    /// Name of the government, what it published, spending.
    pub news: fn(&str, &str, &str) -> String,
    /// More spending than revenue, or less, or neither.
    pub news_deficit: Around,
    pub news_surplus: Around,
    pub news_even: &'static str,
    /// What a government published, spending as far as it is itemised.
    pub news_itemised: fn(&str, &str, &str) -> String,
    /// The same of a budget that was copied: nobody says that the government published it.
    pub news_copied: fn(&str, &str, &str) -> String,
    pub news_copied_itemised: fn(&str, &str, &str) -> String,
    pub news_incomplete: &'static str,
    pub doors: &'static str,
    pub citizen: Door,
    pub planner: Door,
    pub journalist: Door,
}

/// One of the three ways in.
#[derive(Debug)]
pub struct Door {
    pub title: &'static str,
    pub says: &'static str,
    pub link: &'static str,
}

/// `/{slug}`
#[derive(Debug)]
pub struct OfGovernment {
    pub code: Around,
    pub revenue: &'static str,
    pub expenditure: &'static str,
    pub surplus: &'static str,
    pub deficit: &'static str,
    pub balanced: &'static str,
    pub net_financing: &'static str,
    /// The newest publication in words.
    pub newest: Around,
    /// Where the four figures are from, where lines are missing; and what is itemised.
    pub official_figures: Around,
    pub itemised_figures: &'static str,
    pub itemised: &'static str,
    pub open: Around,
    pub by_year: &'static str,
    pub by_year_note: &'static str,
    pub history: &'static str,
    pub empty: &'static str,
    pub column_budget: &'static str,
    pub column_stage: &'static str,
    pub column_date: &'static str,
    pub column_basis: &'static str,
    pub column_total: &'static str,
    pub column_whole: &'static str,
    pub complete: &'static str,
    pub incomplete: &'static str,
    pub no_basis: &'static str,
    pub data: &'static str,
    pub data_note: &'static str,
}

/// `/{slug}/{year}/v{n}`, but for the explorer.
#[derive(Debug)]
pub struct OfPublication {
    /// Behind the whole spending: where that figure is from, and what is itemised here.
    pub officially: &'static str,
    pub itemised: &'static str,
    pub itemised_only: &'static str,
    /// The largest purpose, and how many of each hundred rupiah.
    pub largest: fn(&str, u32) -> String,
    pub largest_small: Around,
    pub largest_itemised: fn(&str, u32) -> String,
    pub no_revenue: &'static str,
    /// What financing leaves uncovered or unused.
    pub remainder: &'static str,
    pub version: Counted,
    /// When it was published, or put here where it was copied from books made elsewhere.
    pub published: fn(bool, &str) -> String,
    pub versions: &'static str,
    pub newer: &'static str,
    pub basis: &'static str,
    pub origin: &'static str,
    pub origin_files: Counted,
    pub not_law: &'static str,
    pub incomplete: &'static str,
    /// How much spending the source does not itemise, where that is known.
    pub incomplete_lead: fn(Option<&str>) -> String,
    pub official_differs: &'static str,
    pub official: &'static str,
    pub ours: &'static str,
    pub difference: &'static str,
    pub missing: &'static str,
    pub missing_others: &'static str,
    pub missing_part: Around,
    /// Lines that differ from the totals printed beside them, and the sum of all that is missing.
    pub unlike_printed: &'static str,
    pub missing_sum: &'static str,
    pub explore: &'static str,
    pub downloads: &'static str,
    pub downloads_lead: &'static str,
    pub file: &'static str,
    pub size: &'static str,
    pub file_says: fn(&str) -> &'static str,
    pub api: &'static str,
    pub cite: &'static str,
    pub cite_lead: &'static str,
    pub copy: &'static str,
    /// Government, what, year, number, date, address, hash.
    pub citation: fn(&Cited<'_>) -> String,
    pub proof: &'static str,
    pub proof_says: fn(u64) -> String,
    pub licence_title: &'static str,
    pub counts_title: &'static str,
    pub counts: fn(&budget::publication::Counts) -> String,
}

/// What a citation needs.
#[derive(Debug)]
pub struct Cited<'a> {
    pub government: &'a str,
    pub title: &'a str,
    pub number: u32,
    /// When, in words, as [`OfPublication::published`] says it.
    pub published: &'a str,
    pub address: &'a str,
    pub sha256: &'a str,
    pub part: Option<&'a str>,
}

/// The explorer of a publication.
#[derive(Debug)]
pub struct OfExplorer {
    pub section: &'static str,
    pub by: &'static str,
    pub show: &'static str,
    pub both: &'static str,
    pub picture: &'static str,
    pub table: &'static str,
    pub lines: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub all: &'static str,
    pub trail: &'static str,
    pub rest: Counted,
    pub rest_name: &'static str,
    pub name: &'static str,
    pub amount: &'static str,
    pub share: &'static str,
    pub previous: &'static str,
    pub change: &'static str,
    pub realised: &'static str,
    pub total: &'static str,
    pub unnamed: &'static str,
    pub lines_count: Counted,
    pub found: fn(u32, &str) -> String,
    pub found_none: Around,
    /// Leads from what was found as groups to the lines one by one.
    pub found_lines: &'static str,
    pub no_such_place: &'static str,
    pub back_to_all: &'static str,
    pub picture_label: fn(&str, u32) -> String,
    pub table_caption: fn(&str, &str) -> String,
    pub sorted_by: Around,
    pub keys: &'static str,
    pub new: &'static str,
    pub gone: &'static str,
    pub loading: fn(u32) -> String,
    pub in_rupiah: &'static str,
    pub print_cut: Counted,
    pub colours: &'static str,
    pub purpose: fn(crate::purpose::Purpose) -> &'static str,
    /// In the key of a picture in which other tiles have one purpose.
    pub mixed: &'static str,
}

/// `/{slug}/{year}/v{n}/line/{id}`
#[derive(Debug)]
pub struct OfLine {
    /// What, how much it costs, and of what that is a part.
    pub costs: fn(&str, &str, Option<&str>) -> String,
    /// The calculation before the equals sign, and the amount.
    pub computed: fn(&str, &str) -> String,
    pub differs: Around,
    pub place: &'static str,
    pub figures: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub amount: &'static str,
    pub change: &'static str,
    pub realised: &'static str,
    pub unit_price: &'static str,
    pub tax: &'static str,
    pub quantity: &'static str,
    pub details: &'static str,
    pub group: &'static str,
    pub specification: &'static str,
    pub location: &'static str,
    pub remark: &'static str,
    pub identity: &'static str,
    pub identity_says: &'static str,
    pub siblings: &'static str,
    pub of_total: fn(&str, &str) -> String,
    /// A share of what an office, or another place, has in all.
    pub of_budget: fn(&str, &str) -> String,
}

/// `/developers`
#[derive(Debug)]
pub struct Developers {
    pub title: &'static str,
    pub lead: &'static str,
    pub files: &'static str,
    pub files_says: &'static str,
    pub api: &'static str,
    pub api_says: &'static str,
    pub address: &'static str,
    pub gives: &'static str,
    pub governments: &'static str,
    pub one_government: &'static str,
    pub newest_budget: &'static str,
    pub one_publication: &'static str,
    pub lines: &'static str,
    pub totals: &'static str,
    pub publications: &'static str,
    pub example: &'static str,
    pub rules: &'static str,
    pub rule_list: [&'static str; 5],
    pub columns: &'static str,
    pub columns_says: &'static str,
}

/// What a page says when it cannot show what was asked for.
#[derive(Debug)]
pub struct Trouble {
    pub not_found: &'static str,
    pub not_found_says: Around,
    pub not_found_do: &'static str,
    /// A government has no such publication: its name, the year, the number that was asked for.
    pub no_version: fn(&str, u16, Option<u32>) -> String,
    pub no_line: &'static str,
    pub offline: &'static str,
    pub offline_says: &'static str,
    pub failed: &'static str,
    pub failed_says: &'static str,
    pub unreadable: &'static str,
    pub unreadable_says: &'static str,
    pub retry: &'static str,
    pub to_home: &'static str,
    pub reload: &'static str,
}

impl Text {
    /// The words of a language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Id => &id::TEXT,
            Lang::En => &en::TEXT,
        }
    }

    /// What a side of the budget is called.
    pub const fn section(&self, section: Section) -> &'static str {
        Domain::of(self.lang).section(section)
    }

    /// What a publication is called: `APBD 2015`.
    pub fn budget_name(&self, stage: Stage, year: u16) -> String {
        format!("{} {year}", Domain::of(self.lang).stage(stage).short)
    }

    /// `31 Desember 2014` of `2014-12-31` or of a time in UTC.
    pub fn date(&self, iso: &str) -> String {
        Domain::of(self.lang).date(iso)
    }
}
