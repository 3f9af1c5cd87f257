//! What a publication is and says, in sentences: stage, number, date, the figures, the largest
//! purpose, and the other versions.

use budget::protocol::Version;
use budget::publication::Stage;
use budget::text::Term;
use budget::tree::{self, Breakdown};
use budget::{Budget, Money, Section};
use leptos::prelude::*;

use crate::api::Opened;
use crate::parts::amount::ShortAmount;
use crate::parts::stage_badge::StageBadge;
use crate::parts::term::Explained;
use crate::parts::title::PageTitle;
use crate::settings::words;
use crate::share::{of_hundred, share};
use crate::text::Text;

/// What is known of the affair on which most is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Largest {
    /// The lines are on their way.
    Awaited,
    /// Nobody can say.
    Unknown,
    /// Its name, and how many of each hundred rupiah it has.
    Is(String, u32),
}

impl Largest {
    /// What the lines say; until they are here, or where they do not come, what the server said.
    pub(super) fn of(lines: Option<&Budget>, said: Option<(String, u32)>, awaited: bool) -> Self {
        let known = match lines {
            Some(budget) => largest(budget),
            None => said,
        };
        match known {
            Some((name, of_hundred)) => Self::Is(name, of_hundred),
            None if awaited => Self::Awaited,
            None => Self::Unknown,
        }
    }
}

fn largest(budget: &Budget) -> Option<(String, u32)> {
    let rows = tree::rows_of(budget, Section::Expenditure);
    let place = tree::place(budget, Breakdown::Affair, &rows, &[]).ok()?;
    let first = place.children.first().filter(|first| !first.name.is_empty())?;
    Some((first.name.clone(), of_hundred(share(first.amount, place.total.amount)?)))
}

/// The head of a publication's page.
#[component]
pub(super) fn Headline(opened: Opened, largest: Memo<Largest>) -> impl IntoView {
    let t = words();
    let p = &t.publication;
    let manifest = &opened.manifest;
    let government = &manifest.government;
    let name = t.budget_name(manifest.stage, manifest.year);
    let complete = manifest.is_complete();
    let date = (p.published)(manifest.is_copied(), &t.date(&manifest.published_at));
    let said_largest = move || match (largest.get(), complete) {
        (Largest::Is(what, 0), _) => view! { <span>{(p.largest_small)(&what)}</span> }.into_any(),
        (Largest::Is(what, of), true) => view! { <span>{(p.largest)(&what, of)}</span> }.into_any(),
        (Largest::Is(what, of), false) => {
            view! { <span>{(p.largest_itemised)(&what, of)}</span> }.into_any()
        }
        (Largest::Unknown, _) => ().into_any(),
        // The room that the sentence will need, so that nothing moves when it comes.
        (Largest::Awaited, _) => {
            let about_as_long = (p.largest_itemised)("Pendidikan", 50);
            view! { <span class="headline-awaited" aria-hidden="true">{about_as_long}</span> }
                .into_any()
        }
    };
    view! {
        <header class="headline">
            <p class="eyebrow">
                <a href=format!("/{}", government.slug)>{government.name.clone()}</a>
            </p>
            <PageTitle title=format!("{name}, {}", government.name) shown=name />
            <p class="headline-about">
                <StageBadge stage=manifest.stage />
                <span>{(p.version)(manifest.number)}</span>
                <time datetime=manifest.published_at.clone()>{date}</time>
                <Versions opened=opened.clone() />
            </p>
            {newer(t, &opened)}
            {(manifest.stage < Stage::Enacted).then(|| view! { <p class="notice">{p.not_law}</p> })}
            <p class="lead headline-spending">
                {spending(t, &opened)} " " {said_largest}
            </p>
            <p class="headline-balance">{balance(t, &opened)}</p>
        </header>
    }
}

/// What is spent: of the whole budget, and where lines are missing how much of it is itemised.
fn spending(t: &'static Text, opened: &Opened) -> impl IntoView + use<> {
    let (p, manifest) = (&t.publication, &opened.manifest);
    let itemised = manifest.totals.expenditure;
    match manifest.stated() {
        None => view! {
            <Explained term=Term::Expenditure word=p.itemised_only />
            " "
            <ShortAmount amount=itemised />
            "."
        }
        .into_any(),
        Some(whole) if whole.expenditure == itemised => view! {
            <Explained term=Term::Expenditure word=t.section(Section::Expenditure) />
            " "
            <ShortAmount amount=itemised />
            "."
        }
        .into_any(),
        Some(whole) => view! {
            <Explained term=Term::Expenditure word=t.section(Section::Expenditure) />
            " "
            <ShortAmount amount=whole.expenditure />
            " "
            {p.officially}
            " "
            <ShortAmount amount=itemised />
            " "
            {p.itemised}
        }
        .into_any(),
    }
}

/// Revenue, and how the budget balances, where the whole of it is known.
fn balance(t: &'static Text, opened: &Opened) -> impl IntoView + use<> {
    let Some(totals) = opened.manifest.stated() else { return ().into_any() };
    let surplus = totals.surplus().unwrap_or(Money::ZERO);
    if totals.revenue.is_zero() {
        return view! { <span>{t.publication.no_revenue}</span> }.into_any();
    }
    let (term, word) = if surplus.is_negative() {
        (Term::Deficit, t.government.deficit)
    } else {
        (Term::Surplus, t.government.surplus)
    };
    let net = totals.net_financing().unwrap_or(Money::ZERO);
    let rest = totals.remainder().unwrap_or(Money::ZERO);
    let figures = [
        (Term::Revenue, t.section(Section::Revenue), totals.revenue),
        (term, word, surplus.abs()),
        (Term::NetFinancing, t.government.net_financing, net),
        (Term::BalanceThisYear, t.publication.remainder, rest),
    ];
    let mut figures = figures.into_iter().filter(|(.., amount)| !amount.is_zero()).peekable();
    let mut pieces = Vec::new();
    while let Some((term, word, amount)) = figures.next() {
        // No line begins with what only separates.
        let more = figures.peek().is_some().then_some("\u{a0}·");
        pieces.push(view! {
            <span>
                <Explained term word />
                " "
                <span class="headline-figure">
                    <ShortAmount amount />
                    {more}
                </span>
            </span>
            " "
        });
    }
    pieces.into_any()
}

/// Where the publication is not the newest of its year, a way to the one that is.
fn newer(t: &'static Text, opened: &Opened) -> impl IntoView + use<> {
    let number = opened.manifest.number;
    let newest = opened.versions.iter().max_by_key(|version| version.number)?;
    let address = version_address(opened, newest.number);
    let name = version_name(t, opened, newest);
    (number < newest.number).then(|| {
        view! {
            <p class="notice">
                {t.publication.newer} " " <a href=address>{name}</a>
            </p>
        }
    })
}

fn version_address(opened: &Opened, number: u32) -> String {
    let manifest = &opened.manifest;
    format!("/{}/{}/v{number}", manifest.government.slug, manifest.year)
}

fn version_name(t: &'static Text, opened: &Opened, version: &Version) -> String {
    let name = t.budget_name(version.stage, opened.manifest.year);
    format!("{name}, {}", (t.publication.version)(version.number))
}

/// The publications of the same budget, one below the other.
#[component]
fn Versions(opened: Opened) -> impl IntoView {
    let t = words();
    (1 < opened.versions.len()).then(|| {
        let version = |version: &Version| {
            let here = version.number == opened.manifest.number;
            let (name, date) = (version_name(t, &opened, version), t.date(&version.published_at));
            view! {
                <li>
                    <a
                        href=version_address(&opened, version.number)
                        aria-current=here.then_some("page")
                    >
                        {name}
                    </a>
                    " "
                    <span class="quiet">{date}</span>
                </li>
            }
        };
        view! {
            <details class="versions">
                <summary>{t.publication.versions}</summary>
                <ol>{opened.versions.iter().rev().map(version).collect_view()}</ol>
            </details>
        }
    })
}
