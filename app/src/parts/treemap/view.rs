//! A treemap's tiles as links. One of them is in the tab order; arrows move between them.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::load::memo;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::hyphens::hyphenated;
use super::layout::{Direction, Rect, neighbour, squarify};

/// One tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tile {
    /// What it is called among the tiles beside it.
    pub(crate) key: String,
    /// What stands on it.
    pub(crate) name: String,
    /// The amount, short.
    pub(crate) amount: String,
    /// The share, in words.
    pub(crate) share: String,
    /// The classes that colour it.
    pub(crate) class: String,
    /// How large it is; any unit, the same for all.
    pub(crate) weight: u32,
    /// Where it leads.
    pub(crate) address: String,
}

/// How much of a tile's text has a place on it.
const fn room(width: u32, height: u32) -> &'static str {
    match (width, height) {
        (200.., 120..) => "tile tile-large",
        (110.., 64..) => "tile tile-medium",
        (64.., 34..) => "tile tile-small",
        _ => "tile tile-bare",
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size on the screen, never below zero"
)]
const fn whole(pixels: f64) -> u32 {
    pixels as u32
}

/// The size of an element, followed as it changes.
fn size_of(element: NodeRef<Div>) -> Signal<(u32, u32)> {
    let size = RwSignal::new((0, 0));
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let watched = element.clone();
        let measure = move || {
            let rect = watched.get_bounding_client_rect();
            size.set((whole(rect.width()), whole(rect.height())));
        };
        measure();
        let changed = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let kept = StoredValue::new_local((observer, changed));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    size.into()
}

fn direction(event: &KeyboardEvent) -> Option<Direction> {
    match event.key().as_str() {
        "ArrowLeft" => Some(Direction::Left),
        "ArrowRight" => Some(Direction::Right),
        "ArrowUp" => Some(Direction::Up),
        "ArrowDown" => Some(Direction::Down),
        _ => None,
    }
}

/// Moves the focus from the tile that has it to the one beside it.
fn walk(frame: NodeRef<Div>, rects: &[Rect], event: &KeyboardEvent) {
    let (Some(frame), Some(direction)) = (frame.get_untracked(), direction(event)) else { return };
    let tiles = frame.children();
    let focused = document().active_element();
    let from = (0..tiles.length()).find(|at| tiles.item(*at) == focused);
    let to = from.and_then(|from| neighbour(rects, from as usize, direction));
    event.prevent_default();
    let tile = to.and_then(|to| tiles.item(u32::try_from(to).ok()?));
    if let Some(tile) = tile.and_then(|tile| tile.dyn_into::<HtmlElement>().ok()) {
        let _focused = tile.focus();
    }
}

/// The picture of what `tiles` says, as large as its frame.
#[component]
pub(crate) fn Treemap(
    /// The tiles, the largest first.
    tiles: Memo<Vec<Tile>>,
    /// What the picture is of.
    #[prop(into)]
    label: Signal<String>,
    /// The key of the tile, or of what shows the same elsewhere, that is pointed at.
    pointed: RwSignal<Option<String>>,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let size = size_of(frame);
    let rects = memo(move || {
        let (width, height) = size.get();
        tiles.with(|tiles| {
            let weights: Vec<u32> = tiles.iter().map(|tile| tile.weight).collect();
            squarify(&weights, width.into(), height.into())
        })
    });
    let drawn = move || {
        tiles.with(|tiles| {
            let tile = |(at, tile): (usize, &Tile)| {
                view! { <TileLink tile=tile.clone() rects at pointed /> }
            };
            tiles.iter().enumerate().map(tile).collect_view()
        })
    };
    view! {
        <div
            class="treemap"
            role="group"
            aria-label=label
            node_ref=frame
            on:keydown=move |event| rects.with_untracked(|rects| walk(frame, rects, &event))
            on:mouseleave=move |_| pointed.set(None)
        >
            {drawn}
        </div>
    }
}

#[component]
fn TileLink(
    tile: Tile,
    /// Every tile's place, which changes with the size of the frame.
    rects: Memo<Vec<Rect>>,
    at: usize,
    pointed: RwSignal<Option<String>>,
) -> impl IntoView {
    let Tile { key, name, amount, share, class, address, .. } = tile;
    let place = move || rects.with(|rects| rects.get(at).copied().unwrap_or_default());
    let class = move || {
        let Rect { width, height, .. } = place();
        format!("{} {class}", room(whole(width), whole(height)))
    };
    let title = format!("{name}, {amount}, {share}");
    let (over, focus, same) = (key.clone(), key.clone(), key.clone());
    view! {
        <a
            class=class
            data-pointed=move || pointed.with(|pointed| pointed.as_ref() == Some(&same))
            href=address
            data-noscroll
            data-key=key
            tabindex=if at == 0 { "0" } else { "-1" }
            title=title
            style:left=move || px(place().x)
            style:top=move || px(place().y)
            style:width=move || px(place().width)
            style:height=move || px(place().height)
            on:mouseenter=move |_| pointed.set(Some(over.clone()))
            on:focus=move |_| pointed.set(Some(focus.clone()))
        >
            <span class="tile-name">{hyphenated(&name)}</span>
            " "
            <span class="tile-amount">{amount}</span>
            " "
            <span class="tile-share">{share}</span>
        </a>
    }
}

fn px(length: f64) -> String {
    format!("{length:.1}px")
}
