//! Every page and its address, inside the frame that all pages share.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::pages::developers::DevelopersPage;
use crate::pages::glossary::GlossaryPage;
use crate::pages::government::GovernmentPage;
use crate::pages::home::HomePage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::publication::PublicationPage;
use crate::pages::publication::line::LinePage;
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
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view=HomePage />
                    <Route path=path!("/glossary") view=GlossaryPage />
                    <Route path=path!("/developers") view=DevelopersPage />
                    <Route path=path!("/:slug") view=GovernmentPage />
                    <Route path=path!("/:slug/:year") view=PublicationPage />
                    <Route path=path!("/:slug/:year/:version") view=PublicationPage />
                    <Route path=path!("/:slug/:year/:version/line/:id") view=LinePage />
                </Routes>
            </main>
            <Footer />
        </Router>
    }
}
