//! `/{slug}`: one government: what it published last, how its years compare, and everything that
//! it ever published.

use budget::Money;
use budget::protocol::{GovernmentPage as Page, PublicationSummary};
use budget::text::{Term, Text as Domain};
use leptos::prelude::*;

use crate::api::{self, LoadError};
use crate::load::Load;
use crate::page::Page as Address;
use crate::parts::amount::{ExactAmount, ShortAmount};
use crate::parts::breakable::breakable;
use crate::parts::loading::Loading;
use crate::parts::stage_badge::StageBadge;
use crate::parts::term::Explained;
use crate::parts::title::PageTitle;
use crate::parts::trouble::TroublePage;
use crate::routes::use_page;
use crate::settings::words_now;
use crate::share::share;
use crate::text::Text;

/// The page of the government that the address names.
#[component]
pub(crate) fn GovernmentPage() -> impl IntoView {
    let asked = use_page();
    let page = Load::new(move || {
        let asked = asked.get();
        async move {
            if let Address::Government(slug) = asked {
                api::government(slug.as_str()).await
            } else {
                Err(LoadError::NotFound)
            }
        }
    });
    move || match (words_now(), page.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(error))) => {
            view! { <TroublePage error retry=move |()| page.again() /> }.into_any()
        }
        (t, Some(Ok(page))) => government(t, &page).into_any(),
    }
}

fn government(t: &'static Text, page: &Page) -> impl IntoView + use<> {
    let Page { government, publications } = page;
    let kind = Domain::of(t.lang).government(government.kind);
    let about = format!("{kind}, {}", (t.government.code)(&government.code));
    let body = if publications.is_empty() {
        view! { <p class="empty">{t.government.empty}</p> }.into_any()
    } else {
        view! {
            {publications.first().map(|newest| figures(t, newest))}
            {years(t, publications)}
            {history(t, publications)}
            {data(t, government.slug.as_str())}
        }
        .into_any()
    };
    view! {
        <article class="page government">
            <p class="eyebrow">{about}</p>
            <PageTitle title=government.name.clone() />
            {body}
        </article>
    }
}

/// The four figures of the newest publication.
fn figures(t: &'static Text, newest: &PublicationSummary) -> impl IntoView + use<> {
    let name = t.budget_name(newest.stage, newest.year);
    let whole = newest.stated();
    let totals = whole.unwrap_or(newest.totals);
    let note = match whole {
        Some(whole) if whole == newest.totals => None,
        Some(_) => Some((t.government.official_figures)(&newest.totals.expenditure.short(t.lang))),
        None => Some(t.government.itemised_figures.to_owned()),
    };
    let surplus = totals.surplus().unwrap_or(Money::ZERO);
    let (term, word) = if surplus.is_negative() {
        (Term::Deficit, t.government.deficit)
    } else if surplus.is_zero() {
        (Term::Surplus, t.government.balanced)
    } else {
        (Term::Surplus, t.government.surplus)
    };
    let figure = |term: Term, word: &'static str, amount: Money| {
        view! {
            <div class="figure">
                <dt>
                    <Explained term word />
                </dt>
                <dd>
                    <ShortAmount amount />
                </dd>
            </div>
        }
    };
    view! {
        <section class="government-newest">
            <p class="government-newest-head">
                <span>{(t.government.newest)(&name)}</span>
                <StageBadge stage=newest.stage />
            </p>
            <dl class="figures">
                {figure(Term::Revenue, t.government.revenue, totals.revenue)}
                {figure(Term::Expenditure, t.government.expenditure, totals.expenditure)}
                {whole.map(|_| figure(term, word, surplus.abs()))}
                {figure(
                    Term::NetFinancing,
                    t.government.net_financing,
                    totals.net_financing().unwrap_or(Money::ZERO),
                )}
            </dl>
            {note.map(|note| view! { <p class="quiet">{note}</p> })}
            <p>
                <a class="button button-primary" href=newest.address()>
                    {(t.government.open)(&name)}
                </a>
            </p>
        </section>
    }
}

/// The last publication of each year, the oldest year first.
fn by_year(publications: &[PublicationSummary]) -> Vec<&PublicationSummary> {
    let mut years: Vec<&PublicationSummary> = Vec::new();
    for publication in publications {
        match years.iter_mut().find(|other| other.year == publication.year) {
            Some(other) if other.number < publication.number => *other = publication,
            Some(_) => {}
            None => years.push(publication),
        }
    }
    years.sort_unstable_by_key(|publication| publication.year);
    years
}

fn years(t: &'static Text, publications: &[PublicationSummary]) -> impl IntoView + use<> {
    let years = by_year(publications);
    let figures = |of: &PublicationSummary| of.stated().unwrap_or(of.totals);
    let sides = years.iter().flat_map(|of| [figures(of).revenue, figures(of).expenditure]);
    let most = sides.max().unwrap_or(Money::ZERO);
    let bar = |class: &'static str, word: &'static str, amount: Money| {
        let width = share(amount, most).unwrap_or(0);
        view! {
            <span class="year-side">
                <span class="year-word">{word}</span>
                <span class="year-track">
                    <span
                        class=format!("year-bar {class}")
                        style:width=format!("{}.{:02}%", width / 100, width % 100)
                    ></span>
                </span>
                <span class="year-amount">{amount.short(t.lang)}</span>
            </span>
        }
    };
    let year = |of: &PublicationSummary| {
        let totals = figures(of);
        view! {
            <li>
                <a class="year" href=of.address()>
                    <span class="year-name">{t.budget_name(of.stage, of.year)}</span>
                    {bar("year-bar-revenue", t.government.revenue, totals.revenue)}
                    {bar("year-bar-expenditure", t.government.expenditure, totals.expenditure)}
                </a>
            </li>
        }
    };
    view! {
        <section>
            <h2>{t.government.by_year}</h2>
            <p class="quiet">{t.government.by_year_note}</p>
            <ol class="years">{years.into_iter().map(year).collect_view()}</ol>
        </section>
    }
}

fn history(t: &'static Text, publications: &[PublicationSummary]) -> impl IntoView + use<> {
    let g = &t.government;
    view! {
        <section>
            <h2>{g.history}</h2>
            <div class="table-scroll" role="region" aria-label=g.history tabindex="0">
                <table class="history">
                    <thead>
                        <tr>
                            <th scope="col">{g.column_budget}</th>
                            <th scope="col">{g.column_stage}</th>
                            <th scope="col">{g.column_date}</th>
                            <th scope="col">{g.column_basis}</th>
                            <th scope="col" class="number">
                                {g.column_total}
                                " (Rp)"
                            </th>
                            <th scope="col">{g.column_whole}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {publications.iter().map(|of| history_row(t, of)).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn history_row(t: &'static Text, of: &PublicationSummary) -> impl IntoView + use<> {
    let basis = of.legal_basis.as_ref().map_or_else(
        || view! { <span class="quiet">{t.government.no_basis}</span> }.into_any(),
        |basis| view! { {basis.title.clone()} }.into_any(),
    );
    let itemised = (of.stated() != Some(of.totals)).then(|| {
        let itemised = of.totals.expenditure;
        view! {
            <span class="history-itemised">
                <ExactAmount amount=itemised /> " " {t.government.itemised}
            </span>
        }
    });
    let whole = if of.complete {
        view! { <span class="whole">{t.government.complete}</span> }
    } else {
        view! { <span class="not-whole">{t.government.incomplete}</span> }
    };
    view! {
        <tr>
            <th scope="row">
                <a href=of.address()>{t.budget_name(of.stage, of.year)}</a>
                " "
                <span class="quiet">{(t.publication.version)(of.number)}</span>
            </th>
            <td>
                <StageBadge stage=of.stage />
            </td>
            <td>
                <time datetime=of.published_at.clone()>{t.date(&of.published_at)}</time>
            </td>
            <td>{basis}</td>
            <td class="number">
                <ExactAmount amount=of.stated().unwrap_or(of.totals).expenditure />
                {itemised}
            </td>
            <td>{whole}</td>
        </tr>
    }
}

fn data(t: &'static Text, slug: &str) -> impl IntoView + use<> {
    let address = format!("/api/v1/governments/{slug}");
    view! {
        <section>
            <h2>{t.government.data}</h2>
            <p>
                {t.government.data_note} " "
                <a rel="external" href=address.clone()>
                    {breakable(&address)}
                </a>
            </p>
        </section>
    }
}
