//! Long tables: only the rows that can be seen are in the page, however the reader scrolls. Short
//! tables are whole, and so is everything that is printed, up to a limit. The browser's own search
//! cannot see rows that are not there, so a page with a long table has a search of its own.

use std::ops::Range;

use leptos::ev;
use leptos::html::Tbody;
use leptos::prelude::*;

use crate::load::memo;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Tables up to this long are simply whole.
pub(crate) const WHOLE_MAX: usize = 150;
/// The most rows that are printed.
pub(crate) const PRINTED_MAX: usize = 2_000;
/// The height of a row of a long table, in pixels; `virtual_rows.css` says the same.
const ROW_PX: usize = 60;
/// Rows kept above and below what can be seen.
const SPARE: usize = 12;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the screen, never below zero"
)]
fn whole(pixels: f64) -> usize {
    pixels.max(0.0) as usize
}

/// The rows that can be seen now, and some more.
fn seen(body: NodeRef<Tbody>, count: usize) -> Range<usize> {
    let Some(body) = body.get_untracked() else { return 0..count.min(SPARE * 3) };
    // A box that begins above the window has a negative top.
    let above = whole(body.get_bounding_client_rect().top().min(0.0).abs()) / ROW_PX;
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let visible = whole(height.unwrap_or(1_000.0)) / ROW_PX;
    let first = above.saturating_sub(SPARE).min(count);
    first..(first + visible + 2 * SPARE).min(count)
}

/// Calls back whenever anything scrolls. In the capture phase, so that the scrolling of a box
/// around the table is heard too, which does not bubble.
fn follow_scrolling(moved: impl FnMut() + 'static) {
    let moved = Closure::<dyn FnMut()>::new(moved);
    let listener = moved.as_ref().unchecked_ref();
    let _added = window().add_event_listener_with_callback_and_bool("scroll", listener, true);
    let kept = StoredValue::new_local(moved);
    on_cleanup(move || {
        kept.try_with_value(|moved| {
            let listener = moved.as_ref().unchecked_ref();
            window().remove_event_listener_with_callback_and_bool("scroll", listener, true)
        });
    });
}

/// The body of a table of `count` rows.
#[component]
pub(crate) fn VirtualRows<F, V>(
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Draws the row at a place; it must be a `<tr>` with `aria-rowindex` two above the place,
    /// since the head is the first row.
    row: F,
) -> impl IntoView
where
    F: Fn(usize) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let body = NodeRef::<Tbody>::new();
    let moved = RwSignal::new(0_u32);
    let printing = RwSignal::new(false);
    follow_scrolling(move || moved.update(|n| *n ^= 1));
    let resize = window_event_listener(ev::resize, move |_| moved.update(|n| *n ^= 1));
    let before = window_event_listener_untyped("beforeprint", move |_| printing.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| printing.set(false));
    on_cleanup(move || {
        [resize, before, after].into_iter().for_each(WindowListenerHandle::remove);
    });
    let range = memo(move || {
        moved.track();
        let count = count.get();
        match (printing.get(), count <= WHOLE_MAX) {
            (_, true) => 0..count,
            (true, false) => 0..count.min(PRINTED_MAX),
            (false, false) => seen(body, count),
        }
    });
    let above = move || range.with(|range| range.start * ROW_PX);
    let below = move || count.get().saturating_sub(range.with(|range| range.end)) * ROW_PX;
    view! {
        <tbody node_ref=body class:virtual-rows=move || { WHOLE_MAX < count.get() }>
            <tr class="virtual-space" aria-hidden="true">
                <td style:height=move || format!("{}px", above())></td>
            </tr>
            <For each=move || range.get() key=|at| *at children=row />
            <tr class="virtual-space" aria-hidden="true">
                <td style:height=move || format!("{}px", below())></td>
            </tr>
        </tbody>
    }
}
