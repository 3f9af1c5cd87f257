//! `/studio/roles`: who may do what, made of the very table that decides. A table where there is
//! room for one, and a list by role where there is not.

use budget::permission::{Action, Rule};
use budget::role::Role;
use budget::text::Text as Domain;
use leptos::prelude::*;

use super::frame::{StudioMenu, studio_words, studio_words_now};
use crate::parts::title::PageTitle;
use crate::text::studio::Roles;

/// The page.
#[component]
pub(super) fn RolesPage() -> impl IntoView {
    move || {
        let t = &studio_words_now().roles;
        view! {
            <article class="page studio roles">
                <StudioMenu />
                <PageTitle title=t.title />
                <p class="lead">{t.lead}</p>
                <section>
                    <h2>{t.each}</h2>
                    <dl class="role-words">{Role::ALL.map(role_words).collect_view()}</dl>
                    <p>{t.factor}</p>
                    <p>{t.recent}</p>
                </section>
                <section>
                    <h2>{t.table}</h2>
                    <Legend t />
                    <Table t />
                    <div class="roles-list">{Role::ALL.map(by_role).collect_view()}</div>
                </section>
            </article>
        }
    }
}

fn role_words(role: Role) -> impl IntoView {
    let words = Domain::of(studio_words().lang).role(role);
    view! {
        <div>
            <dt>{words.name}</dt>
            <dd>{words.sentence}</dd>
        </div>
    }
}

/// What the words in the cells mean.
#[component]
fn Legend(t: &'static Roles) -> impl IntoView {
    let rule = |rule: Rule, says: &'static str| {
        view! {
            <div>
                <dt>
                    <Cell rule />
                </dt>
                <dd>{says}</dd>
            </div>
        }
    };
    view! {
        <dl class="legend-rules" aria-label=t.legend>
            {rule(Rule::Yes, t.yes)} {rule(Rule::OwnUnit, t.own_unit)}
            {rule(Rule::TwoPeople, t.two_people)} {rule(Rule::No, t.no)}
        </dl>
    }
}

/// What the table says in a cell. A no is a dash, so that the others are seen; it is read out.
#[component]
fn Cell(rule: Rule) -> impl IntoView {
    let word = Domain::of(studio_words().lang).rule(rule);
    match rule {
        Rule::No => view! {
            <span class="rule rule-no" aria-hidden="true">
                "–"
            </span>
            <span class="visually-hidden">{word}</span>
        }
        .into_any(),
        Rule::Yes => view! { <span class="rule rule-yes">{word}</span> }.into_any(),
        Rule::OwnUnit | Rule::TwoPeople => view! { <span class="rule">{word}</span> }.into_any(),
    }
}

#[component]
fn Table(t: &'static Roles) -> impl IntoView {
    let domain = Domain::of(studio_words().lang);
    let head = |role: Role| view! { <th scope="col">{domain.role(role).name}</th> };
    let cell = |action: Action, role: Role| {
        view! {
            <td>
                <Cell rule=action.rule(role) />
            </td>
        }
    };
    let row = |action: Action| {
        view! {
            <tr>
                <th scope="row">{domain.action(action)}</th>
                {Role::ALL.map(|role| cell(action, role)).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-scroll roles-table" role="region" aria-label=t.table tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.action}</th>
                        {Role::ALL.map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{Action::ALL.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// What one role may do, for a narrow screen.
fn by_role(role: Role) -> impl IntoView {
    let t = studio_words();
    let domain = Domain::of(t.lang);
    let may: Vec<_> = Action::ALL.into_iter().filter(|of| of.rule(role) != Rule::No).collect();
    let act = |action: Action| {
        let cell = action.rule(role);
        let under = (cell != Rule::Yes)
            .then(|| view! { " " <span class="quiet">"(" {domain.rule(cell)} ")"</span> });
        view! { <li>{domain.action(action)} {under}</li> }
    };
    let list = if may.is_empty() {
        view! { <p class="quiet">{t.roles.nothing}</p> }.into_any()
    } else {
        view! {
            <p class="quiet">{t.roles.may}</p>
            <ul>{may.into_iter().map(act).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section>
            <h3>{domain.role(role).name}</h3>
            {list}
        </section>
    }
}
