//! Nothing is at the address of a publication: what its government has here instead.

use budget::protocol::{PublicationList, PublicationSummary};
use leptos::{lazy, prelude::*};

use crate::api;
use crate::api::LoadError;
use crate::load::{Load, later, live};
use crate::page::{Asked, Page};
use crate::parts::trouble::TroublePage;
use crate::routes::use_page;
use crate::settings::words_now;
use crate::text::Text;

/// The page, which hardly any reader opens: its code comes when it is needed.
pub(super) fn absent() -> AnyView {
    later(absent_page())
}

#[lazy]
fn absent_page() -> AnyView {
    view! { <Absent /> }.into_any()
}

/// With links to what there is.
#[component]
fn Absent() -> impl IntoView {
    let page = use_page();
    let asked = page.with_untracked(|page| match page {
        Page::Publication(asked) | Page::Line(asked, _) => Some(asked.clone()),
        Page::Home
        | Page::Glossary
        | Page::Developers
        | Page::Studio(_)
        | Page::Government(_)
        | Page::Nowhere => None,
    });
    // The list that the home page has: its code is here already, as that of a government is not.
    let newest = Load::new(api::publications);
    let nearby = live(move || match (words_now(), newest.get(), &asked) {
        (t, Some(Ok(newest)), Some(asked)) => nearby(t, &newest, asked),
        _ => ().into_any(),
    });
    view! { <TroublePage error=LoadError::NotFound retry=|()| () nearby /> }
}

fn nearby(t: &'static Text, newest: &PublicationList, asked: &Asked) -> AnyView {
    let mut all: Vec<&PublicationSummary> = newest.publications.iter().collect();
    all.retain(|of| of.government.slug == asked.slug);
    let Some(government) = all.first().map(|of| &of.government) else { return ().into_any() };
    let is_asked = |of: &&PublicationSummary| {
        of.year == asked.year && asked.number.is_none_or(|number| of.number == number)
    };
    let says = if all.iter().any(is_asked) {
        // The publication is there; what is not there is the line.
        t.trouble.no_line.to_owned()
    } else {
        (t.trouble.no_version)(&government.name, asked.year, asked.number)
    };
    let address = format!("/{}", government.slug);
    let name = government.name.clone();
    if all.iter().any(|of| of.year == asked.year) {
        all.retain(|of| of.year == asked.year);
    }
    let link = |of: &PublicationSummary| {
        let name = t.budget_name(of.stage, of.year);
        (of.address(), format!("{name}, {}", (t.publication.version)(of.number)))
    };
    let mut links: Vec<(String, String)> = all.into_iter().map(link).collect();
    links.push((address, name));
    let link = |(address, name)| view! { <li><a href=address>{name}</a></li> };
    view! {
        <p>{says}</p>
        <ul>{links.into_iter().map(link).collect_view()}</ul>
    }
    .into_any()
}
