//! `/studio/{slug}/history`: everything that was done, the newest first; each entry is bound to
//! the one before it, and the page looks after that for what it shows.

mod entry;
mod value;

use budget::government::Slug;
use budget::history::Entry;
use budget::protocol::people::{HistoryPage as Page, MembersPage};
use leptos::prelude::*;

use super::doing::Doing;
use super::frame::{GovernmentMenu, focus, studio_words, studio_words_now};
use super::trouble::{DoingTrouble, StudioTroublePage};
use crate::api::people::{self, Trouble};
use crate::load::Load;
use crate::parts::copying::CopyButton;
use crate::parts::loading::Loading;
use crate::parts::title::PageTitle;
use entry::OneEntry;
use value::Names;

/// The element that says how many entries are shown.
const SHOWN: &str = "shown";

/// What was loaded of a history, copied by reference.
#[derive(Clone, Copy)]
struct Reading {
    slug: StoredValue<Slug>,
    page: Load<Page, Trouble>,
    /// Who is who. Where it cannot be read, the history can.
    members: Load<Option<MembersPage>, Trouble>,
    /// What was asked for after the first page.
    older: RwSignal<Vec<Page>>,
    doing: Doing,
}

impl Reading {
    fn new(slug: Slug) -> Self {
        let slug = StoredValue::new(slug);
        Self {
            slug,
            page: Load::new(move || {
                let slug = slug.get_value();
                async move { people::history(&slug, None).await }
            }),
            members: Load::new(move || {
                let slug = slug.get_value();
                async move { Ok(people::members(&slug).await.ok()) }
            }),
            older: RwSignal::new(Vec::new()),
            doing: Doing::new(),
        }
    }

    /// Asks for the page before the number, and keeps what is shown.
    fn more(self, before: u32) {
        let slug = self.slug.get_value();
        let task = async move { people::history(&slug, Some(before)).await };
        self.doing.run(task, move |page| {
            let is_last = page.next.is_none();
            self.older.update(|older| older.push(page));
            if is_last {
                // The button is gone with the last page.
                focus(SHOWN);
            }
        });
    }
}

/// The page.
#[component]
pub(super) fn HistoryPage(slug: Slug) -> impl IntoView {
    let reading = Reading::new(slug);
    move || {
        let t = studio_words_now();
        let (Some(page), Some(members)) = (reading.page.get(), reading.members.get()) else {
            return view! { <Loading /> }.into_any();
        };
        let page = match page {
            Ok(page) => page,
            Err(trouble) => {
                let retry = move |()| reading.page.again();
                return view! { <StudioTroublePage trouble retry /> }.into_any();
            }
        };
        let members = members.ok().flatten();
        let name = members.as_ref().map_or_else(|| page.slug.to_string(), |of| of.name.clone());
        let names = Names::of(members.map(|of| of.members).unwrap_or_default());
        view! {
            <article class="page studio">
                <GovernmentMenu slug=page.slug.clone() name=name.clone() history=true />
                <PageTitle title=(t.history.title_of)(&name) />
                <p class="lead">{t.history.lead}</p>
                <Entries reading page=page.clone() names />
                <Check page />
            </article>
        }
        .into_any()
    }
}

#[component]
fn Entries(reading: Reading, page: Page, names: Names) -> impl IntoView {
    let t = studio_words();
    if page.entries.is_empty() {
        return view! { <p class="empty">{t.history.none}</p> }.into_any();
    }
    let Page { slug, entries: first, count, next: first_next } = page;
    let names = StoredValue::new(names);
    let all = Memo::new(move |_| {
        let mut all = first.clone();
        reading.older.with(|older| {
            all.extend(older.iter().flat_map(|page| page.entries.iter().cloned()));
        });
        all
    });
    let next =
        move || reading.older.with(|older| older.last().map_or(first_next, |page| page.next));
    let said = move || {
        let shown = all.with(|all| u32::try_from(all.len()).unwrap_or(u32::MAX));
        let rest = if next().is_none() { t.history.all_shown } else { "" };
        format!("{}. {rest}", (t.history.shown)(shown, count))
    };
    let list = move || {
        let slug = &slug;
        all.with(|all| {
            let one =
                |entry: &Entry| view! { <OneEntry entry=entry.clone() slug=slug.clone() names /> };
            all.iter().map(one).collect_view()
        })
    };
    let doing = reading.doing;
    let more = move || {
        next().map(|before| {
            view! {
                <p>
                    <button
                        type="button"
                        class="button"
                        aria-disabled=move || doing.is_busy().then_some("true")
                        on:click=move |_| reading.more(before)
                    >
                        {move || if doing.is_busy() { t.frame.sending } else { t.history.older }}
                    </button>
                </p>
            }
        })
    };
    view! {
        <section>
            <h2 class="visually-hidden">{t.history.entries}</h2>
            <Chain all />
            <ol class="entries">{list}</ol>
            <p class="quiet" id=SHOWN role="status" tabindex="-1">
                {said}
            </p>
            {more}
            <DoingTrouble doing />
            <p class="quiet">{t.frame.clock}</p>
        </section>
    }
    .into_any()
}

/// The first entry, from the newest on, that does not lead to the one after it.
fn broken(all: &[Entry]) -> Option<u32> {
    all.iter().zip(all.iter().skip(1)).find_map(|(newer, older)| {
        let follows = older.hash().is_ok_and(|hash| hash == newer.previous);
        let next = older.number.checked_add(1) == Some(newer.number);
        (!(follows && next)).then_some(older.number)
    })
}

/// Whether what is shown is one chain.
#[component]
fn Chain(all: Memo<Vec<Entry>>) -> impl IntoView {
    let t = &studio_words().history;
    move || match all.with(|all| broken(all)) {
        None => view! { <p class="whole">{t.holds}</p> }.into_any(),
        Some(number) => {
            view! { <p class="notice notice-bad" role="alert">{(t.broken)(number)}</p> }.into_any()
        }
    }
}

/// How anybody checks it who does not trust this page.
#[component]
fn Check(page: Page) -> impl IntoView {
    let t = &studio_words().history;
    let file = format!("{}-history.jsonl", page.slug);
    let newest = page.entries.first().and_then(|entry| entry.hash().ok());
    let newest = newest.map(|hash| {
        view! {
            <p>{t.newest_hash} ": " <code class="hash">{hash.as_str().to_owned()}</code></p>
            <div class="buttons">
                <CopyButton text=hash.as_str().to_owned() label=t.copy_hash />
            </div>
        }
    });
    view! {
        <section>
            <h2>{t.check_title}</h2>
            <p>{t.check_says}</p>
            <pre tabindex="0">
                <code>"cargo xtask verify-history " {file}</code>
            </pre>
            {newest}
            <p>
                <a rel="external" href=people::history_file(&page.slug) download="">
                    {t.download}
                </a>
            </p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use budget::canonical::Hash;
    use budget::history::{Actor, Entry, beginning};

    use super::broken;

    #[test]
    fn a_chain_is_followed_from_the_newest_entry_back() {
        let entry = |number, previous: Hash| Entry {
            number,
            at: "2026-11-25T01:13:48Z".to_owned(),
            by: Actor { id: "p".to_owned(), name: "Ani".to_owned(), roles: Vec::new() },
            act: "invite".to_owned(),
            on: String::new(),
            before: None,
            after: None,
            reason: String::new(),
            previous,
        };
        let first = entry(1, beginning());
        let second = entry(2, first.hash().unwrap());
        let third = entry(3, second.hash().unwrap());
        let chain = [third.clone(), second.clone(), first.clone()];
        assert_eq!(broken(&chain), None);
        assert_eq!(broken(&[]), None);
        let changed = Entry { reason: "lain".to_owned(), ..first };
        assert_eq!(broken(&[third.clone(), second, changed.clone()]), Some(1));
        assert_eq!(broken(&[third, changed]), Some(1), "an entry that was taken out");
    }
}
