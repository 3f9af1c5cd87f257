//! What stands on a page before the app runs: the figures in sentences, and links. The markup is
//! the app's, so that nothing moves when it takes over.

use axum::http::StatusCode;
use budget::line::{Line, Section};
use budget::money::{Lang, Money};
use budget::protocol::{GovernmentPage, PublicationPage, PublicationSummary};
use budget::publication::{ManifestV1, Stage};
use budget::text::Text;
use budget::wire;

use super::html::Html;
use super::shell::Page;
use crate::error::Error;
use crate::refusal::Refusal;
use crate::words;

/// The affair on which most is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Largest {
    pub(crate) name: String,
    /// How many of each hundred rupiah.
    pub(crate) of_hundred: u32,
}

/// `APBD 2015`
fn name_of(lang: Lang, stage: Stage, year: u16) -> String {
    format!("{} {year}", Text::of(lang).stage(stage).short)
}

/// `/`
pub(super) fn home(lang: Lang, newest: &[PublicationSummary]) -> Page {
    let headline = Html::new()
        .raw("<article class=\"home\"><h1>")
        .text(words::QUESTION.of(lang))
        .raw("</h1><p class=\"lead\">")
        .text(words::LEAD.of(lang))
        .raw("</p><ul>")
        .each(newest, |html, of| {
            html.raw("<li><a href=\"")
                .text(&of.address())
                .raw("\">")
                .text(&of.government.name)
                .raw(" · ")
                .text(&name_of(lang, of.stage, of.year))
                .raw("</a></li>")
        })
        .raw("</ul></article>");
    let mut page =
        Page::new(words::QUESTION.of(lang).to_owned(), words::LEAD.of(lang).to_owned(), headline);
    page.canonical = Some("/".to_owned());
    page.feed = Some("/feed.atom".to_owned());
    page
}

/// `/studio` and what stands below it.
pub(super) fn studio(lang: Lang) -> Page {
    standing(words::STUDIO.of(lang), words::STUDIO_ABOUT.of(lang), "/studio")
}

/// `/glossary`
pub(super) fn glossary(lang: Lang) -> Page {
    standing(words::GLOSSARY.of(lang), words::GLOSSARY_ABOUT.of(lang), "/glossary")
}

/// `/developers`
pub(super) fn developers(lang: Lang) -> Page {
    standing(words::DEVELOPERS.of(lang), words::DEVELOPERS_ABOUT.of(lang), "/developers")
}

/// A page whose other words are the app's own.
fn standing(title: &str, about: &str, path: &str) -> Page {
    let headline = Html::new()
        .raw("<article class=\"page\"><h1>")
        .text(title)
        .raw("</h1><p class=\"lead\">")
        .text(about)
        .raw("</p></article>");
    let mut page = Page::new(title.to_owned(), about.to_owned(), headline);
    page.canonical = Some(path.to_owned());
    page
}

/// `/{slug}`
pub(super) fn government(lang: Lang, page: &GovernmentPage) -> Result<Page, Error> {
    let GovernmentPage { government, publications } = page;
    let kind = Text::of(lang).government(government.kind);
    let newest = publications.first();
    let about = newest.map(|newest| {
        let name = name_of(lang, newest.stage, newest.year);
        let spending = newest.stated().unwrap_or(newest.totals).expenditure.short(lang);
        format!("{name}: {} {spending}.", Text::of(lang).section(Section::Expenditure))
    });
    let about = about.unwrap_or_default();
    let headline = Html::new()
        .raw("<article class=\"page government\"><p class=\"eyebrow\">")
        .text(&format!("{kind}, {} {}", words::CODE.of(lang), government.code))
        .raw("</p><h1>")
        .text(&government.name)
        .raw("</h1><p class=\"lead\">")
        .text(&about)
        .raw("</p><ul>")
        .each(publications, |html, of| {
            html.raw("<li><a href=\"")
                .text(&of.address())
                .raw("\">")
                .text(&name_of(lang, of.stage, of.year))
                .raw("</a> ")
                .text(&figures(lang, of))
                .raw("</li>")
        })
        .raw("</ul></article>");
    let address = format!("/{}", government.slug);
    let mut out = Page::new(government.name.clone(), about, headline);
    out.feed = Some(format!("{address}/feed.atom"));
    out.data = Some((format!("/api/v1/governments/{}", government.slug), json(page)?));
    out.canonical = Some(address);
    Ok(out)
}

/// `Belanja Rp1,98 triliun, Pendapatan Rp1,83 triliun.`
fn figures(lang: Lang, of: &PublicationSummary) -> String {
    let text = Text::of(lang);
    let side = |section, amount: Money| format!("{} {}", text.section(section), amount.short(lang));
    let totals = of.stated().unwrap_or(of.totals);
    let spending = side(Section::Expenditure, totals.expenditure);
    format!("{spending}, {}.", side(Section::Revenue, totals.revenue))
}

/// `/{slug}/{year}` and `…/v{n}`
pub(super) fn publication(
    lang: Lang,
    page: &PublicationPage,
    largest: Option<&Largest>,
    newest: bool,
) -> Result<Page, Error> {
    let manifest = &page.manifest;
    let government = &manifest.government;
    let name = name_of(lang, manifest.stage, manifest.year);
    let spending = spending(lang, manifest);
    let largest = largest.filter(|largest| largest.of_hundred != 0);
    let largest = largest.map(|of| (of, says_largest(lang, manifest, of)));
    let says = largest.as_ref().map(|(_, says)| format!("{spending} {says}"));
    let says = says.unwrap_or_else(|| spending.clone());
    let balance = balance(lang, manifest);
    let stage = Text::of(lang).stage(manifest.stage);
    let not_law = (manifest.stage < Stage::Enacted).then_some(stage.sentence);
    let headline = Html::new()
        .raw("<article class=\"page publication\"><header class=\"headline\">")
        .raw("<p class=\"eyebrow\"><a href=\"/")
        .text(government.slug.as_str())
        .raw("\">")
        .text(&government.name)
        .raw("</a></p><h1>")
        .text(&name)
        .raw("</h1><p class=\"headline-about\"><span class=\"")
        .raw(badge(manifest.stage))
        .raw("\">")
        .text(stage.standing)
        .raw("</span> <span>")
        .text(&format!("{} {}", words::VERSION.of(lang), manifest.number))
        .raw("</span> <time datetime=\"")
        .text(&manifest.published_at)
        .raw("\">")
        .text(&published(lang, manifest))
        .raw("</time></p>")
        .maybe(not_law, |html, says| html.raw("<p class=\"notice\">").text(says).raw("</p>"))
        .raw("<p class=\"lead headline-spending\">")
        .text(&spending)
        .maybe(largest, |html, (Largest { name, of_hundred }, says)| {
            html.raw(" <span data-largest=\"")
                .text(name)
                .raw("\" data-of-hundred=\"")
                .text(&of_hundred.to_string())
                .raw("\">")
                .text(&says)
                .raw("</span>")
        })
        .raw("</p><p class=\"headline-balance\">")
        .text(&balance)
        .raw("</p></header></article>");
    let description = match not_law {
        Some(not_law) => format!("{says} {balance} {not_law}"),
        None => format!("{says} {balance}"),
    };
    let mut out = Page::new(format!("{name}, {}", government.name), description, headline);
    let budget = format!("/{}/{}", government.slug, manifest.year);
    let version = format!("{budget}/v{}", manifest.number);
    out.preload = vec![format!("/data{version}/{}", wire::FILE_NAME)];
    out.feed = Some(format!("/{}/feed.atom", government.slug));
    let api = format!("/api/v1/governments/{}/budgets/{}", government.slug, manifest.year);
    let api = if newest { api } else { format!("{api}/v{}", manifest.number) };
    out.data = Some((api, json(page)?));
    // What can be cited is the address that never changes.
    out.canonical = Some(version);
    Ok(out)
}

/// The classes of the badge, as the app has them.
const fn badge(stage: Stage) -> &'static str {
    match stage {
        Stage::Ceilings | Stage::Proposal => "stage-badge stage-badge-open",
        Stage::Enacted | Stage::Shift | Stage::Amendment => "stage-badge",
        Stage::Realisation => "stage-badge stage-badge-past",
    }
}

/// `terbit 31 Desember 2014`; of what was copied, when it was put here.
fn published(lang: Lang, manifest: &ManifestV1) -> String {
    let date = Text::of(lang).date(&manifest.published_at);
    let [before, after] = words::COPIED;
    if manifest.is_copied() {
        format!("{} {date}{}", before.of(lang), after.of(lang))
    } else {
        format!("{} {date}", words::PUBLISHED.of(lang))
    }
}

/// `Belanja Rp1,98 triliun.` Where lines are missing, the whole by the official summary, and how
/// much of it is itemised.
fn spending(lang: Lang, manifest: &ManifestV1) -> String {
    let side = Text::of(lang).section(Section::Expenditure);
    let itemised = manifest.totals.expenditure.short(lang);
    let whole = manifest.stated().map(|whole| whole.expenditure);
    match (whole, lang) {
        (Some(whole), _) if whole == manifest.totals.expenditure => format!("{side} {itemised}."),
        (Some(whole), Lang::Id) => {
            let whole = whole.short(lang);
            format!("{side} {whole} menurut ringkasan resmi, {itemised} terinci di sini.")
        }
        (Some(whole), Lang::En) => {
            let whole = whole.short(lang);
            format!("{side} {whole} by the official summary, {itemised} of it itemised here.")
        }
        (None, Lang::Id) => format!("Belanja yang terinci di sini {itemised}."),
        (None, Lang::En) => format!("Spending that is itemised here {itemised}."),
    }
}

/// `Bagian terbesar, 41 dari setiap 100 rupiah, untuk Pendidikan.` The number first: an affair's
/// name may be long.
fn says_largest(lang: Lang, manifest: &ManifestV1, largest: &Largest) -> String {
    let Largest { name, of_hundred } = largest;
    match (manifest.is_complete(), lang) {
        (true, Lang::Id) => {
            format!("Bagian terbesar, {of_hundred} dari setiap 100 rupiah, untuk {name}.")
        }
        (false, Lang::Id) => {
            format!(
                "Bagian terbesar, {of_hundred} dari setiap 100 rupiah yang terinci, untuk {name}."
            )
        }
        (true, Lang::En) => {
            format!("The largest part, {of_hundred} of every 100 rupiah, is for {name}.")
        }
        (false, Lang::En) => {
            format!("The largest part, {of_hundred} of every 100 itemised rupiah, is for {name}.")
        }
    }
}

/// `Pendapatan Rp1,83 triliun · Defisit Rp150 miliar.` of the whole budget; nothing where nobody
/// knows the whole.
fn balance(lang: Lang, manifest: &ManifestV1) -> String {
    let text = Text::of(lang);
    let Some(totals) = manifest.stated() else { return String::new() };
    let mut said = vec![format!("{} {}", text.revenue, totals.revenue.short(lang))];
    let surplus = totals.surplus().unwrap_or(Money::ZERO);
    if !surplus.is_zero() {
        let word = if surplus.is_negative() { text.deficit } else { text.surplus };
        said.push(format!("{word} {}", surplus.abs().short(lang)));
    }
    let net = totals.net_financing().unwrap_or(Money::ZERO);
    if !net.is_zero() {
        said.push(format!("{} {}", text.net_financing, net.short(lang)));
    }
    format!("{}.", said.join(" · "))
}

/// `/{slug}/{year}/v{n}/line/{id}`
pub(super) fn line(lang: Lang, manifest: &ManifestV1, line: &Line) -> Page {
    let named = [&line.description, &line.account.name, &line.unit.name];
    let what = named.into_iter().find(|name| !name.is_empty());
    let what = what.map_or_else(|| line.id.to_string(), Clone::clone);
    let where_from = name_of(lang, manifest.stage, manifest.year);
    let amount = line.amount.exact(lang);
    let version = format!("/{}/{}/v{}", manifest.government.slug, manifest.year, manifest.number);
    let about = [
        Text::of(lang).section(line.section),
        &line.unit.name,
        &line.activity.name,
        &line.account.name,
    ];
    let about: Vec<&str> = about.into_iter().filter(|name| !name.is_empty()).collect();
    let about = about.join(" › ");
    let headline = Html::new()
        .raw("<article class=\"page\"><p class=\"eyebrow\"><a href=\"")
        .text(&version)
        .raw("\">")
        .text(&format!("{where_from}, {}", manifest.government.name))
        .raw("</a></p><h1>")
        .text(&what)
        .raw("</h1><p class=\"lead\">")
        .text(&amount)
        .raw("</p><p>")
        .text(&about)
        .raw("</p></article>");
    let title = format!("{what} · {where_from}, {}", manifest.government.name);
    let mut page = Page::new(title, format!("{amount}. {about}."), headline);
    page.canonical = Some(format!("{version}/line/{}", line.id));
    page.preload = vec![format!("/data{version}/{}", wire::FILE_NAME)];
    page
}

/// What went wrong.
pub(super) fn trouble(lang: Lang, refusal: &Refusal) -> Page {
    let kind = refusal.kind();
    let (title, says) = match kind.status {
        404 => (words::NOT_FOUND.of(lang).to_owned(), words::NOT_FOUND_SAYS.of(lang).to_owned()),
        _ => (kind.title.of(lang).to_owned(), refusal.detail(lang)),
    };
    let headline = Html::new()
        .raw("<article class=\"page\"><h1>")
        .text(&title)
        .raw("</h1><p class=\"lead\">")
        .text(&says)
        .raw("</p><p><a href=\"/\">")
        .text(words::TO_HOME.of(lang))
        .raw("</a></p></article>");
    let mut page = Page::new(title, says, headline);
    page.status = StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page
}

fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}
