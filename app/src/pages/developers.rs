//! `/developers`: how to read everything here by machine, on one page.

use budget::canonical::COLUMNS;
use leptos::prelude::*;

use crate::parts::breakable::breakable;
use crate::parts::title::PageTitle;
use crate::settings::words_now;
use crate::text::Text;

/// The guide.
#[component]
pub(crate) fn DevelopersPage() -> impl IntoView {
    move || {
        let t = words_now();
        let d = &t.developers;
        view! {
            <article class="page developers">
                <PageTitle title=d.title />
                <p class="lead">{d.lead}</p>
                <section>
                    <h2>{d.files}</h2>
                    <p>{d.files_says}</p>
                    <p>
                        <code>"/data/{slug}/{year}/v{n}/{file}"</code>
                    </p>
                </section>
                <section>
                    <h2>{d.api}</h2>
                    <p>{d.api_says}</p>
                    <Addresses t />
                    <h3>{d.example}</h3>
                    <pre tabindex="0">
                        <code>{example()}</code>
                    </pre>
                </section>
                <section>
                    <h2>{d.rules}</h2>
                    <ul>{d.rule_list.map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
                </section>
                <section>
                    <h2>{d.columns}</h2>
                    <p>{d.columns_says}</p>
                    <p class="developers-columns">
                        {COLUMNS.map(|column| view! { <code>{column}</code> " " }).collect_view()}
                    </p>
                </section>
            </article>
        }
    }
}

/// A command that works on the deployment that shows it.
fn example() -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("curl -s {origin}/api/v1/publications")
}

#[component]
fn Addresses(t: &'static Text) -> impl IntoView {
    let d = &t.developers;
    let rows = [
        ("/api/v1/governments", d.governments),
        ("/api/v1/governments/{slug}", d.one_government),
        ("/api/v1/governments/{slug}/budgets/{year}", d.newest_budget),
        ("/api/v1/governments/{slug}/budgets/{year}/v{n}", d.one_publication),
        ("…/v{n}/lines?section=&q=&after=", d.lines),
        ("…/v{n}/totals?by=affair&section=", d.totals),
        ("/api/v1/publications", d.publications),
    ];
    let row = |(address, gives)| {
        view! {
            <tr>
                <th scope="row">
                    <code>{breakable(address)}</code>
                </th>
                <td>{gives}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" role="region" aria-label=d.api tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{d.address}</th>
                        <th scope="col">{d.gives}</th>
                    </tr>
                </thead>
                <tbody>{rows.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
