//! The shell: `index.html` of the app, with what a page says put at the marks that the build
//! makes sure are there.

use axum::http::StatusCode;
use budget::money::Lang;

use super::html::Html;
use crate::app::Public;
use crate::error::Error;
use crate::extract::Asked;
use crate::reply::{Keep, Reply};
use crate::words;

/// What a page says before the app runs.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) status: StatusCode,
    /// Without the name of the site.
    pub(super) title: String,
    pub(super) description: String,
    /// The address for search engines and previews; absent where nothing is.
    pub(super) canonical: Option<String>,
    pub(super) headline: Html,
    /// Files that the app will ask for: fetched while it is loading.
    pub(super) preload: Vec<String>,
    /// An address of the API and what it answers, so that the app need not ask.
    pub(super) data: Option<(String, String)>,
    /// The address of a feed.
    pub(super) feed: Option<String>,
}

impl Page {
    /// A page with a title, a description and a headline.
    pub(super) fn new(title: String, description: String, headline: Html) -> Self {
        Self {
            status: StatusCode::OK,
            title,
            description,
            canonical: None,
            headline,
            preload: Vec::new(),
            data: None,
            feed: None,
        }
    }
}

/// The marks in `app/index.html`.
const META: &str = "<!--meta-->";
const MENU: &str = "<!--menu-->";
const HEADLINE: &str = "<!--headline-->";
const LANG: &str = "<html lang=\"id\">";

/// The page as a reader gets it.
pub(super) async fn fill(public: &Public, asked: &Asked, page: Page) -> Result<Reply, Error> {
    // Not `/index.html`: that is sent on to `/`.
    let shell = public.assets.fetch(format!("{}/", asked.origin), None).await?;
    let shell = worker::Response::try_from(shell)?.text().await?;
    let html = put(&shell, asked, &page);
    let keep = if page.status == StatusCode::OK { Keep::Minute } else { Keep::Nowhere };
    let reply = Reply::bytes("text/html; charset=utf-8", html.into_bytes(), keep);
    Ok(reply.status(page.status).by_language(asked.lang))
}

fn put(shell: &str, asked: &Asked, page: &Page) -> String {
    let lang = match asked.lang {
        Lang::Id => LANG,
        Lang::En => "<html lang=\"en\">",
    };
    let (meta, menu) = (meta(asked, page), menu(asked.lang));
    let marks = [
        (LANG, lang),
        (META, meta.as_str()),
        (MENU, menu.as_str()),
        (HEADLINE, page.headline.as_str()),
    ];
    let mut html = String::with_capacity(shell.len() + meta.as_str().len() + 4096);
    // One pass: what was put in is not looked through for marks again.
    let mut rest = shell;
    for (mark, text) in marks {
        if let Some((before, after)) = rest.split_once(mark) {
            html.push_str(before);
            html.push_str(text);
            rest = after;
        }
    }
    html.push_str(rest);
    html
}

/// The ways to everywhere, where the app will draw them.
fn menu(lang: Lang) -> Html {
    Html::new()
        .raw("<nav class=\"masthead-menu\" aria-label=\"")
        .text(words::MENU.of(lang))
        .raw("\"><a href=\"/glossary\">")
        .text(words::GLOSSARY.of(lang))
        .raw("</a><a href=\"/developers\">")
        .text(words::MENU_DEVELOPERS.of(lang))
        .raw("</a></nav>")
}

fn meta(asked: &Asked, page: &Page) -> Html {
    let title = match page.title.as_str() {
        "Terang" => page.title.clone(),
        title => format!("{title} · Terang"),
    };
    let locale = match asked.lang {
        Lang::Id => "id_ID",
        Lang::En => "en_GB",
    };
    let meta = Html::new()
        .raw("<title>")
        .text(&title)
        .raw("</title>\n<meta name=\"description\" content=\"")
        .text(&page.description)
        .raw("\">\n<meta property=\"og:title\" content=\"")
        .text(&page.title)
        .raw("\">\n<meta property=\"og:description\" content=\"")
        .text(&page.description)
        .raw("\">\n<meta property=\"og:type\" content=\"website\">")
        .raw("\n<meta property=\"og:site_name\" content=\"Terang\">")
        .raw("\n<meta property=\"og:locale\" content=\"")
        .text(locale)
        .raw("\">\n<meta property=\"og:image\" content=\"")
        .text(&asked.origin)
        .raw("/icons/share.png\">\n<meta name=\"twitter:card\" content=\"summary\">");
    let meta = meta.maybe(page.canonical.as_ref(), |meta, path| linked(meta, &asked.origin, path));
    let robots = (page.status != StatusCode::OK).then_some(());
    let meta =
        meta.maybe(robots, |meta, ()| meta.raw("\n<meta name=\"robots\" content=\"noindex\">"));
    let meta = meta.maybe(page.feed.as_ref(), |meta, feed| {
        meta.raw("\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"")
            .text(feed)
            .raw("\">")
    });
    let meta = meta.each(&page.preload, |meta, file| {
        meta.raw("\n<link rel=\"preload\" as=\"fetch\" crossorigin href=\"").text(file).raw("\">")
    });
    meta.maybe(page.data.as_ref(), |meta, (address, json)| {
        meta.raw("\n<script type=\"application/json\" id=\"page\" data-address=\"")
            .text(address)
            .raw("\">")
            .json(json)
            .raw("</script>")
    })
}

/// The address for search engines, and the same page in each language.
fn linked(meta: Html, origin: &str, path: &str) -> Html {
    let address = format!("{origin}{path}");
    let meta = meta
        .raw("\n<link rel=\"canonical\" href=\"")
        .text(&address)
        .raw("\">\n<meta property=\"og:url\" content=\"")
        .text(&address)
        .raw("\">");
    meta.each([Lang::Id, Lang::En], |meta, lang| {
        meta.raw("\n<link rel=\"alternate\" hreflang=\"")
            .text(lang.tag())
            .raw("\" href=\"")
            .text(&format!("{address}?lang={}", lang.tag()))
            .raw("\">")
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn a_page_is_put_at_the_marks_and_nowhere_else() {
        let shell = "<!doctype html>\n<html lang=\"id\"><head><!--meta--></head>\
                     <body><header><!--menu--></header><main><!--headline--></main></body></html>";
        let (parts, ()) =
            Request::get("https://terang.example/x?lang=en").body(()).unwrap().into_parts();
        let asked = Asked::of(&parts);
        // A name that holds a mark of its own stays where it is.
        let title = "<!--headline--> & \"x\"".to_owned();
        let headline = Html::new().raw("<h1>").text("<!--meta-->").raw("</h1>");
        let mut page = Page::new(title, "d".to_owned(), headline);
        page.canonical = Some("/x".to_owned());
        let html = put(shell, &asked, &page);
        assert!(html.contains("<html lang=\"en\">"), "{html}");
        assert!(html.contains("<main><h1>&lt;!--meta--&gt;</h1></main>"), "{html}");
        assert!(html.contains("<title>&lt;!--headline--&gt; &amp; &quot;x&quot; · Terang</title>"));
        assert!(html.contains("<link rel=\"canonical\" href=\"https://terang.example/x\">"));
        assert!(!html.contains("noindex"));
    }
}
