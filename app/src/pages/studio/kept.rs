//! What waits in this tab while its reader is away to sign in, and is taken out when they are
//! back. Nothing of a session is in it, and no other tab sees it.

use leptos::prelude::*;
use web_sys::Storage;

/// Storage may be forbidden: then what was written has to be written once more.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Lets it wait under a name.
pub(super) fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _kept = storage.set_item(name, value);
    }
}

/// Lets nothing wait any more: who signs out leaves nothing of theirs in this browser.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        let _cleared = storage.clear();
    }
}

/// Takes what waits under a name; it waits no longer.
pub(super) fn take(name: &str) -> Option<String> {
    let storage = storage()?;
    let kept = storage.get_item(name).ok().flatten()?;
    let _removed = storage.remove_item(name);
    Some(kept)
}
