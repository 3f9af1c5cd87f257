//! One entry of a history: who, when, what, on what, before and after, why, and its hash.

use budget::government::Slug;
use budget::history::Entry;
use budget::permission::Action;
use budget::role::Role;
use budget::text::Text as Domain;
use leptos::prelude::*;
use serde_json::Value;

use super::super::frame::{When, studio_words};
use super::value::{Names, is_proposal, said};
use crate::text::studio::StudioText;

/// How many digits of a hash are shown; the whole stands in the entry after it.
const DIGITS: usize = 12;
/// What the history calls an attempt that was refused.
const REFUSED: &str = "refused";

/// The entry.
#[component]
pub(super) fn OneEntry(entry: Entry, slug: Slug, names: StoredValue<Names>) -> impl IntoView {
    let t = studio_words();
    let h = &t.history;
    let is_refused = entry.act == REFUSED;
    let hash = entry.hash().ok().map(|hash| hash.as_str().to_owned());
    let what = what(t, &entry);
    let roles = roles(t, &entry);
    let facts = names.with_value(|names| facts(t, &entry, names));
    let on = on(&entry, &slug, names);
    let Entry { number, at, by, .. } = entry;
    let machine = by.id.starts_with("machine:");
    let class = if is_refused { "entry entry-refused" } else { "entry" };
    let fact = |(name, value): (&'static str, AnyView)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let hash = hash.map(|hash| {
        let short = hash.get(..DIGITS).unwrap_or_default().to_owned();
        (h.hash, view! { <code title=hash>{short} "…"</code> }.into_any())
    });
    let facts = on.map(|on| (h.on, on)).into_iter().chain(facts).chain(hash);
    view! {
        <li class=class>
            <p class="entry-head quiet">
                <span>{(h.number)(number)}</span>
                <When iso=at />
            </p>
            <div class="entry-body">
                <h3>
                    {what}
                    {is_refused.then(|| view! { " " <span class="badge badge-bad">{h.refused}</span> })}
                    {machine.then(|| view! { " " <span class="badge">{h.machine}</span> })}
                </h3>
                {(!roles.is_empty()).then(|| view! { <p class="quiet">{roles}</p> })}
                <dl class="facts">{facts.map(fact).collect_view()}</dl>
            </div>
        </li>
    }
}

/// Who did what.
fn what(t: &StudioText, entry: &Entry) -> String {
    let who = &entry.by.name;
    if entry.act == REFUSED {
        let asked = Action::from_word(&entry.on);
        let asked = asked.map_or(entry.on.as_str(), |asked| Domain::of(t.lang).action(asked));
        return (t.history.attempted)(who, asked);
    }
    let act = (t.history.act)(&entry.act).unwrap_or(&entry.act);
    format!("{who} {act}")
}

/// As what they did it.
fn roles(t: &StudioText, entry: &Entry) -> String {
    let name = |word: &String| match Role::from_word(word) {
        Some(role) => Domain::of(t.lang).role(role).name.to_owned(),
        None => word.clone(),
    };
    entry.by.roles.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// On what: a publication is linked, a person is named.
fn on(entry: &Entry, slug: &Slug, names: StoredValue<Names>) -> Option<AnyView> {
    // What was attempted is already said, and so is who joined and whom a proposal is about.
    let is_said = entry.act == REFUSED
        || entry.on == entry.by.id
        || [&entry.before, &entry.after].into_iter().flatten().any(is_proposal);
    let on = Some(entry.on.clone()).filter(|on| !on.is_empty() && !is_said)?;
    if entry.act == "publish" {
        let address = format!("/{slug}/{on}");
        return Some(view! { <a href=address>{on}</a> }.into_any());
    }
    let person = names.with_value(|names| names.find(&on).map(str::to_owned));
    Some(view! { {person.unwrap_or(on)} }.into_any())
}

/// Before, after and why, as far as they say something.
fn facts(t: &'static StudioText, entry: &Entry, names: &Names) -> Vec<(&'static str, AnyView)> {
    let h = &t.history;
    let reason = match entry.act.as_str() {
        REFUSED => (h.denied)(&entry.reason).unwrap_or(&entry.reason),
        _ => &entry.reason,
    };
    let value = |name: &'static str, value: &Option<Value>| {
        let value = value.as_ref();
        let name = if value.is_some_and(is_proposal) { h.proposal } else { name };
        (name, value.map(|value| said(t, value, names)))
    };
    let values = [
        value(h.before, &entry.before),
        value(h.after, &entry.after),
        (h.reason, Some(reason.to_owned()).filter(|reason| !reason.is_empty())),
    ];
    let shown = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| (name, view! { {value} }.into_any()))
    };
    values.into_iter().filter_map(shown).collect()
}
