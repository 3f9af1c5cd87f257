//! A long address that may be broken after each of its strokes, and is copied without the breaks.

use leptos::prelude::*;

/// The address in pieces.
pub(crate) fn breakable(address: &str) -> impl IntoView + use<> {
    let piece = |piece: &str| view! { {piece.to_owned()} <wbr /> };
    address.split_inclusive('/').map(piece).collect_view()
}
