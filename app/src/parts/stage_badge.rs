//! The stage of a publication, on every page: a proposal never looks like law.

use budget::publication::Stage;
use budget::text::Text;
use leptos::prelude::*;

use crate::settings::words;

/// The stage as a word in a frame; what is not law has a broken frame.
#[component]
pub(crate) fn StageBadge(stage: Stage) -> impl IntoView {
    let t = words();
    let words = Text::of(t.lang).stage(stage);
    let class = match stage {
        Stage::Ceilings | Stage::Proposal => "stage-badge stage-badge-open",
        Stage::Enacted | Stage::Shift | Stage::Amendment => "stage-badge",
        Stage::Realisation => "stage-badge stage-badge-past",
    };
    view! { <span class=class title=words.sentence>{words.standing}</span> }
}
