//! A technical word with a dotted line under it: a tap opens one plain sentence about it. The
//! browser's own popover does the opening, closing by Escape and closing by a tap elsewhere.

use std::sync::atomic::{AtomicU32, Ordering};

use budget::text::{Term, Text};
use leptos::prelude::*;

use crate::settings::words;

/// Each explanation on a page needs a name of its own to be opened by.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// `term`, shown as `word` or as the glossary writes it.
#[component]
pub(crate) fn Explained(
    term: Term,
    /// The word as the text around it needs it.
    #[prop(optional, into)]
    word: Option<String>,
) -> impl IntoView {
    let meaning = Text::of(words().lang).meaning(term);
    let id = format!("term-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let word = word.unwrap_or_else(|| meaning.term.to_owned());
    view! {
        <button type="button" class="term" popovertarget=id.clone()>
            {word}
        </button>
        <span class="term-says" popover="auto" id=id role="note">
            <strong>{meaning.term}</strong>
            " "
            {meaning.sentence}
        </span>
    }
}
