//! Every page, inside the frame that all pages share. Which page an address is, `page.rs` says.

use leptos::{lazy, prelude::*};
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_url};
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::load::{later, live, memo};
use crate::page::{Page, Studio};
use crate::pages::developers::DevelopersPage;
use crate::pages::glossary::GlossaryPage;
use crate::pages::government::GovernmentPage;
use crate::pages::home::HomePage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::publication::PublicationPage;
use crate::pages::publication::line::LinePage;
use crate::pages::studio::{HistoryPages, StudioPages};
use crate::parts::copying::copy_exact_amounts;
use crate::parts::frame::{Footer, Masthead, OfflineNotice, SkipLink};
use crate::parts::keys::SearchKey;
use crate::parts::loading::ServerPage;
use crate::parts::title::LastPath;
use crate::settings::Settings;

/// The site.
#[component]
pub(crate) fn App(server: ServerPage) -> impl IntoView {
    Settings::provide();
    server.provide();
    LastPath::provide();
    copy_exact_amounts();
    view! {
        <Router>
            <SkipLink />
            <Masthead />
            <SearchKey />
            <OfflineNotice />
            <main id="content" tabindex="-1">
                <Pages />
            </main>
            <Footer />
        </Router>
    }
}

/// The page that is open, with what its address asks for now.
#[derive(Clone, Copy)]
struct Open(Memo<Page>);

/// The page that the address asks for.
pub(crate) fn use_page() -> Memo<Page> {
    use_context::<Open>().map_or_else(|| memo(|| Page::Nowhere), |open| open.0)
}

/// Which sort of page it is: a page that stays is told of a new address, and is not made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Home,
    Glossary,
    Developers,
    Studio,
    History,
    Government,
    Publication,
    Line,
    Nowhere,
}

impl Kind {
    const fn of(page: &Page) -> Self {
        match page {
            Page::Home => Self::Home,
            Page::Glossary => Self::Glossary,
            Page::Developers => Self::Developers,
            Page::Studio(Studio::History(_)) => Self::History,
            Page::Studio(_) => Self::Studio,
            Page::Government(_) => Self::Government,
            Page::Publication(_) => Self::Publication,
            Page::Line(..) => Self::Line,
            Page::Nowhere => Self::Nowhere,
        }
    }
}

/// The router's own matching of routes would be a tenth of the app's bytes; so few addresses
/// need less.
#[component]
fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    let page = memo(move || path.with(|path| Page::of(path)));
    provide_context(Open(page));
    complete_navigations();
    let kind = memo(move || page.with(Kind::of));
    live(move || match kind.get() {
        Kind::Home => view! { <HomePage /> }.into_any(),
        Kind::Glossary => later(glossary()),
        Kind::Developers => later(developers()),
        Kind::Studio => later(studio()),
        Kind::History => later(history()),
        Kind::Government => later(government()),
        Kind::Publication => later(publication()),
        Kind::Line => later(line()),
        Kind::Nowhere => view! { <NotFoundPage /> }.into_any(),
    })
}

/// The router writes an address into the history once its page stands.
fn complete_navigations() {
    let url = use_url();
    let location = StoredValue::new_local(use_context::<BrowserUrl>());
    Effect::new(move || {
        url.track();
        location.with_value(|location| {
            if let Some(location) = location {
                location.ready_to_complete();
            }
        });
    });
}

// The home page comes with the app; every other page is a part of its own, loaded when it is first
// opened and cut at these functions.

#[lazy]
fn publication() -> AnyView {
    view! { <PublicationPage /> }.into_any()
}

#[lazy]
fn line() -> AnyView {
    view! { <LinePage /> }.into_any()
}

// The studio in two parts and no more: code that several parts share is cut into pieces of its own,
// so that each further part makes the public pages heavier too.

#[lazy]
fn studio() -> AnyView {
    view! { <StudioPages /> }.into_any()
}

#[lazy]
fn history() -> AnyView {
    view! { <HistoryPages /> }.into_any()
}

#[lazy]
fn government() -> AnyView {
    view! { <GovernmentPage /> }.into_any()
}

#[lazy]
fn glossary() -> AnyView {
    view! { <GlossaryPage /> }.into_any()
}

#[lazy]
fn developers() -> AnyView {
    view! { <DevelopersPage /> }.into_any()
}
