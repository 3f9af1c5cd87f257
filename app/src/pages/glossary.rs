//! `/glossary`: the words of budgets, each in one plain sentence.

use budget::text::{Term, Text};
use leptos::prelude::*;

use crate::parts::title::PageTitle;
use crate::settings::words_now;

/// The list.
#[component]
pub(crate) fn GlossaryPage() -> impl IntoView {
    move || {
        let t = words_now();
        let meaning = |term: Term| {
            let meaning = Text::of(t.lang).meaning(term);
            view! {
                <div class="glossary-word" id=term.as_str()>
                    <dt>{meaning.term}</dt>
                    <dd>{meaning.sentence}</dd>
                </div>
            }
        };
        view! {
            <article class="page glossary">
                <PageTitle title=t.glossary_title />
                <p class="lead">{t.glossary_lead}</p>
                <dl>{Term::ALL.map(meaning).collect_view()}</dl>
            </article>
        }
    }
}
