//! `/{slug}/{year}/v{n}/line/{id}`: one line. In one sentence, then where it sits, its figures and
//! whatever else its source says, its number for life, and how to cite it.

use std::sync::Arc;

use budget::line::Factor;
use budget::money::Lang;
use budget::tree::{self, Breakdown, Node};
use budget::{Line, Money, Section};
use leptos::prelude::*;

use super::absent::absent;
use super::address::View;
use super::cite::Cite;
use super::names::{Naming, name_of};
use super::{use_budget, use_publication};
use crate::api::{LoadError, Loaded, Opened};
use crate::load::memo;
use crate::page::Page;
use crate::parts::amount::{Change, ExactAmount};
use crate::parts::loading::Loading;
use crate::parts::stage_badge::StageBadge;
use crate::parts::title::PageTitle;
use crate::parts::trouble::TroublePage;
use crate::routes::use_page;
use crate::settings::words_now;
use crate::share::{grouped, percent, share};
use crate::text::Text;

/// How many lines of the same place are shown beside it.
const SIBLINGS_MAX: usize = 12;

/// The page of a line.
#[component]
pub(crate) fn LinePage() -> impl IntoView {
    let opened = use_publication();
    move || match (words_now(), opened.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(LoadError::NotFound))) => absent(),
        (_, Some(Err(error))) => {
            view! { <TroublePage error retry=move |()| opened.again() /> }.into_any()
        }
        (_, Some(Ok(opened))) => view! { <LineOf opened /> }.into_any(),
    }
}

#[component]
fn LineOf(opened: Opened) -> impl IntoView {
    let budget = use_budget(&opened);
    let page = use_page();
    let id =
        memo(move || page.with(|page| if let Page::Line(_, id) = page { Some(*id) } else { None }));
    move || match (words_now(), budget.get()) {
        (_, None) => view! { <Loading /> }.into_any(),
        (_, Some(Err(error))) => {
            view! { <TroublePage error retry=move |()| budget.again() /> }.into_any()
        }
        (t, Some(Ok(loaded))) => {
            let row = id.get().and_then(|id| loaded.budget.row_of(id));
            let line = row.and_then(|row| Some((row, loaded.budget.line(row)?)));
            match line {
                Some((row, line)) => {
                    line_page(t, &opened, &loaded, u32::try_from(row).unwrap_or(u32::MAX), &line)
                        .into_any()
                }
                None => absent(),
            }
        }
    }
}

/// What the line is called.
fn title(t: &'static Text, line: &Line) -> String {
    let names = [&line.description, &line.account.name];
    names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_else(|| {
        if line.account.code.is_empty() {
            t.explorer.unnamed.to_owned()
        } else {
            line.account.code.to_string()
        }
    })
}

/// A number grouped as the reader's language groups it: `1.119`, `0,5`.
fn number(t: &'static Text, plain: &str) -> String {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let Ok(whole) = whole.parse().map(|whole| grouped(whole, t.lang)) else {
        return plain.to_owned();
    };
    match (part, t.lang) {
        ("", _) => whole,
        (part, Lang::Id) => format!("{whole},{part}"),
        (part, Lang::En) => format!("{whole}.{part}"),
    }
}

/// `12 bulan × 4 orang`
fn quantity(t: &'static Text, line: &Line) -> Vec<String> {
    let of = |factor: &Factor| {
        let number = number(t, &factor.value.normalize().to_string());
        format!("{number} {}", factor.measure).trim_end().to_owned()
    };
    line.quantity.factors().iter().map(of).collect()
}

/// `12 bulan × 4 orang × Rp250.000`, where the line has a quantity and a price.
fn product(t: &'static Text, line: &Line) -> Option<String> {
    let price = line.unit_price?;
    let mut parts = quantity(t, line);
    if parts.is_empty() {
        return None;
    }
    parts.push(price.exact(t.lang));
    let tax = line.tax.filter(|tax| !tax.is_zero());
    let tax = tax.map(|tax| format!(" + {}", tax.exact(t.lang))).unwrap_or_default();
    Some(format!("{}{tax}", parts.join(" × ")))
}

fn line_page(
    t: &'static Text,
    opened: &Opened,
    loaded: &Arc<Loaded>,
    row: u32,
    line: &Line,
) -> impl IntoView + use<> {
    let manifest = &opened.manifest;
    let title = title(t, line);
    let name = t.budget_name(manifest.stage, manifest.year);
    let path = format!("{}/line/{}", opened.address(), line.id);
    let computed = match product(t, line) {
        Some(product) => (t.line.computed)(&product, &line.amount.exact(t.lang)),
        None => costs(t, loaded, row, line),
    };
    let differs = line.computed_amount().ok().flatten().filter(|product| *product != line.amount);
    let differs = differs.map(|product| {
        view! { <p class="notice">{(t.line.differs)(&product.exact(t.lang))}</p> }
    });
    view! {
        <article class="page line">
            <p class="eyebrow">
                <a href=format!("/{}", manifest.government.slug)>{manifest.government.name.clone()}</a>
                "\u{a0}· "
                <a href=opened.address()>{name}</a>
                " "
                <StageBadge stage=manifest.stage />
            </p>
            <PageTitle title=title.clone() />
            <p class="lead line-sentence">{computed}</p>
            {differs}
            {sits(t, opened, loaded, row, line)}
            {figures(t, line)}
            {details(t, line)}
            {siblings(t, opened, loaded, row, line)}
            <Cite opened=opened.clone() part=(title, path) />
        </article>
    }
}

/// `Belanja Rp900.000.000, 48,2% dari Dinas Sosial.`, where nothing was multiplied.
fn costs(t: &'static Text, loaded: &Loaded, row: u32, line: &Line) -> String {
    let part = part_of_more(t, loaded, row, line);
    (t.line.costs)(t.section(line.section), &line.amount.exact(t.lang), part.as_deref())
}

/// `48,2% dari Dinas Pendidikan Dasar`: of its office or, where that cannot be said, of the nearest
/// place above it that holds more than this line.
fn part_of_more(t: &'static Text, loaded: &Loaded, row: u32, line: &Line) -> Option<String> {
    let way = way(t, loaded, row, line, view_of(line.section).breakdown());
    let holds_more = |node: &&Node| line.amount < node.amount;
    let code = line.unit.code.as_str();
    let of_unit = way.iter().filter(holds_more).find(|node| !code.is_empty() && node.code == code);
    let whole = of_unit.or_else(|| way.iter().rev().find(holds_more))?;
    let part = percent(share(line.amount, whole.amount)?, t.lang);
    Some((t.line.of_budget)(&part, &name_of(t, whole)))
}

/// Spending is looked at by purpose, everything else by the kind of money.
fn view_of(section: Section) -> View {
    View { section, ..View::default() }
}

fn way(t: &'static Text, loaded: &Loaded, row: u32, line: &Line, by: Breakdown) -> Vec<Node> {
    let rows = tree::rows_of(&loaded.budget, line.section);
    let mut way = tree::way_to(&loaded.budget, by, &rows, row).unwrap_or_default();
    Naming { t, loaded, by, rows: &rows }.way(&mut way);
    way
}

/// The way down to the line, each step a link into the explorer, with its share of it.
fn sits(
    t: &'static Text,
    opened: &Opened,
    loaded: &Loaded,
    row: u32,
    line: &Line,
) -> impl IntoView + use<> {
    let mut view = view_of(line.section);
    let way = way(t, loaded, row, line, view.breakdown());
    let base = opened.address();
    let amount = line.amount;
    let step = |name: String, address: String, of: Option<Money>| {
        let part = of.and_then(|of| share(amount, of)).map(|part| percent(part, t.lang));
        let part = part.map(|part| (t.line.of_total)(&part, &of.unwrap_or_default().short(t.lang)));
        view! {
            <li>
                <a href=address>{name}</a>
                <span class="quiet">{part}</span>
            </li>
        }
    };
    let total = loaded.budget.total(line.section).ok();
    let mut steps = vec![step(t.section(line.section).to_owned(), view.address(&base), total)];
    for node in way.iter().filter(|node| node.line.is_none()) {
        view = view.below(&node.key);
        steps.push(step(name_of(t, node), view.address(&base), Some(node.amount)));
    }
    view! {
        <section>
            <h2>{t.line.place}</h2>
            <ol class="line-way">{steps.collect_view()}</ol>
        </section>
    }
}

/// The amounts, before and after where the budget says so.
fn figures(t: &'static Text, line: &Line) -> impl IntoView + use<> {
    let l = &t.line;
    let row = |name: &'static str, amount: Option<Money>| {
        amount.map(|amount| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">
                        <ExactAmount amount />
                    </td>
                </tr>
            }
        })
    };
    let change = line.previous_amount.and_then(|before| line.amount.minus(before).ok());
    let change = change.map(|amount| {
        view! {
            <tr>
                <th scope="row">{l.change}</th>
                <td class="number">
                    <Change amount />
                </td>
            </tr>
        }
    });
    let after = if line.previous_amount.is_some() { l.after } else { l.amount };
    let quantity = (!line.quantity.is_empty()).then(|| {
        let quantity = quantity(t, line).join(" × ");
        view! {
            <tr>
                <th scope="row">{l.quantity}</th>
                <td class="number">{quantity}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{l.figures} " (Rp)"</h2>
            <table class="line-figures">
                <tbody>
                    {quantity} {row(l.unit_price, line.unit_price)} {row(l.tax, line.tax)}
                    {row(l.before, line.previous_amount)} {row(after, Some(line.amount))} {change}
                    {row(l.realised, line.realised_amount)}
                </tbody>
            </table>
        </section>
    }
}

/// Whatever else the source says of the line, and its number.
fn details(t: &'static Text, line: &Line) -> impl IntoView + use<> {
    use budget::tree::Level;
    let l = &t.line;
    let coded = |name: &'static str, code: &str, text: &str| {
        let (code, text) = (code.to_owned(), text.to_owned());
        (!code.is_empty() || !text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd>{text} " " <span class="code">{code}</span></dd>
            }
        })
    };
    view! {
        <section>
            <h2>{l.details}</h2>
            <dl class="origin">
                {coded((t.level)(Level::Account), line.account.code.as_str(), &line.account.name)}
                {coded((t.level)(Level::Unit), line.unit.code.as_str(), &line.unit.name)}
                {coded((t.level)(Level::Source), line.source.code.as_str(), &line.source.name)}
                {coded(l.group, "", &line.group)}
                {coded(l.specification, "", &line.specification)}
                {coded(l.location, "", &line.location)} {coded(l.remark, "", &line.remark)}
                <dt>{l.identity}</dt>
                <dd>
                    <code>{line.id.to_string()}</code>
                    " "
                    <span class="quiet">{l.identity_says}</span>
                </dd>
            </dl>
        </section>
    }
}

/// The other lines of the same place.
fn siblings(
    t: &'static Text,
    opened: &Opened,
    loaded: &Loaded,
    row: u32,
    line: &Line,
) -> impl IntoView + use<> {
    let by = view_of(line.section).breakdown();
    let way = way(t, loaded, row, line, by);
    let path: Vec<&str> =
        way.iter().filter(|node| node.line.is_none()).map(|node| node.key.as_str()).collect();
    let rows = tree::rows_of(&loaded.budget, line.section);
    let place = tree::place(&loaded.budget, by, &rows, &path).ok()?;
    let base = opened.address();
    let others = place.children.iter().filter(|node| node.line.is_some_and(|id| id != line.id));
    let others: Vec<_> = others
        .take(SIBLINGS_MAX)
        .filter_map(|node| {
            let address = format!("{base}/line/{}", node.line?);
            Some(view! {
                <tr>
                    <th scope="row">
                        <a href=address>{name_of(t, node)}</a>
                    </th>
                    <td class="number">
                        <ExactAmount amount=node.amount />
                    </td>
                </tr>
            })
        })
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t.line.siblings}</h2>
                <table class="line-figures">
                    <tbody>{others}</tbody>
                </table>
            </section>
        }
    })
}
