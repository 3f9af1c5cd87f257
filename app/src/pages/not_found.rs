//! What stands at an address where nothing is.

use leptos::prelude::*;

use crate::api::LoadError;
use crate::parts::trouble::TroublePage;
use crate::settings::words_now;

/// Nothing here, and where to look.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    move || {
        words_now();
        view! { <TroublePage error=LoadError::NotFound retry=|()| () /> }
    }
}
