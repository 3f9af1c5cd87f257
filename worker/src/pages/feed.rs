//! For followers and search engines: feeds (RFC 4287), the list of pages, and what robots may do.

use std::collections::BTreeSet;

use budget::money::Lang;
use budget::protocol::PublicationSummary;
use budget::text::Text;

use super::address::Target;
use super::html::Html;
use crate::app::Public;
use crate::catalogue::AddressRow;
use crate::error::Error;
use crate::extract::Asked;
use crate::limits::{PAGE_PUBLICATIONS, SITEMAP_PUBLICATIONS};
use crate::refusal::Refusal;
use crate::reply::{Keep, Reply};
use crate::words;

/// The answer, where the address is one of these.
pub(super) async fn answer(
    public: &Public,
    asked: &Asked,
    target: &Target,
) -> Result<Option<Reply>, Error> {
    let origin = asked.origin.as_str();
    Ok(Some(match target {
        Target::Robots => {
            let text = format!(
                "User-agent: *\nDisallow: /api/\nDisallow: /studio\nSitemap: {origin}/sitemap.xml\n"
            );
            Reply::bytes("text/plain; charset=utf-8", text.into_bytes(), Keep::Minute)
        }
        Target::Sitemap => {
            let all = public.catalogue.addresses(SITEMAP_PUBLICATIONS).await?;
            let xml = sitemap(origin, &all).into_bytes();
            Reply::bytes("application/xml; charset=utf-8", xml, Keep::Minute)
        }
        Target::Feed(None) => {
            let all = public.catalogue.newest(None, PAGE_PUBLICATIONS).await?;
            entries(asked, words::FEED.of(asked.lang), "/feed.atom", &all)
        }
        Target::Feed(Some(slug)) => {
            let page = public.catalogue.government(slug.as_str()).await?;
            let page = page.ok_or(Refusal::NotPublished)?;
            let mut all = page.publications;
            all.sort_by_key(|of| std::cmp::Reverse(of.log_index));
            entries(asked, &page.government.name, &format!("/{slug}/feed.atom"), &all)
        }
        Target::Home
        | Target::Glossary
        | Target::Developers
        | Target::Studio(_)
        | Target::Government(_)
        | Target::Budget(..)
        | Target::Publication(_)
        | Target::Line(..) => return Ok(None),
    }))
}

fn sitemap(origin: &str, all: &[AddressRow]) -> Html {
    let governments: BTreeSet<&str> = all.iter().map(|of| of.slug.as_str()).collect();
    let standing = ["/", "/glossary", "/developers"].map(str::to_owned);
    let governments = governments.into_iter().map(|slug| format!("/{slug}"));
    let publications = all.iter().map(|of| format!("/{}/{}/v{}", of.slug, of.year, of.number));
    let paths: Vec<String> = standing.into_iter().chain(governments).chain(publications).collect();
    Html::new()
        .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        .each(&paths, |xml, path| {
            xml.raw("<url><loc>").text(origin).text(path).raw("</loc></url>\n")
        })
        .raw("</urlset>\n")
}

fn entries(asked: &Asked, title: &str, path: &str, all: &[PublicationSummary]) -> Reply {
    let xml = atom(asked.lang, &asked.origin, title, path, all).into_bytes();
    Reply::bytes("application/atom+xml; charset=utf-8", xml, Keep::Minute).by_language(asked.lang)
}

fn atom(lang: Lang, origin: &str, title: &str, path: &str, all: &[PublicationSummary]) -> Html {
    // RFC 4287 wants a time even where nothing was published yet.
    let updated = all.first().map_or("1970-01-01T00:00:00Z", |of| of.published_at.as_str());
    Html::new()
        .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        .text(lang.tag())
        .raw("\">\n<id>")
        .text(&format!("{origin}{path}"))
        .raw("</id>\n<title>")
        .text(title)
        .raw("</title>\n<link rel=\"self\" href=\"")
        .text(&format!("{origin}{path}"))
        .raw("\"/>\n<updated>")
        .text(updated)
        .raw("</updated>\n")
        .each(all, |xml, of| entry(xml, lang, origin, of))
        .raw("</feed>\n")
}

fn entry(xml: Html, lang: Lang, origin: &str, of: &PublicationSummary) -> Html {
    let text = Text::of(lang);
    let address = format!("{origin}{}", of.address());
    let title = format!(
        "{} · {} {} · {} {}",
        of.government.name,
        text.stage(of.stage).short,
        of.year,
        words::VERSION.of(lang),
        of.number
    );
    let totals = of.stated().unwrap_or(of.totals);
    let summary = format!(
        "{} {}. {} {}.",
        text.expenditure,
        totals.expenditure.short(lang),
        text.revenue,
        totals.revenue.short(lang)
    );
    xml.raw("<entry><id>")
        .text(&address)
        .raw("</id><title>")
        .text(&title)
        .raw("</title><link href=\"")
        .text(&address)
        .raw("\"/><updated>")
        .text(&of.published_at)
        .raw("</updated><author><name>")
        .text(&of.government.name)
        .raw("</name></author><summary>")
        .text(&summary)
        .raw("</summary></entry>\n")
}
