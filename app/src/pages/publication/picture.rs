//! The picture of a place: what stands there as areas, the small ones gathered, the colours of
//! purposes named below. On a narrow screen the table's bars are the picture.

use leptos::prelude::*;

use super::address::{REST, View};
use super::explorer::{Exploring, Seen, purposes_of};
use super::names::name_of;
use crate::load::memo;
use crate::parts::treemap::view::{Tile, Treemap};
use crate::purpose::Purpose;
use crate::settings::words;
use crate::share::{percent, share};
use crate::text::Text;

/// How many shades of one colour there are beside itself; `treemap.css` has them.
const SHADE_MAX: usize = 5;

/// The class that colours something of this purpose.
pub(super) const fn colour(purpose: Option<Purpose>) -> &'static str {
    match purpose {
        Some(purpose) => purpose.class(),
        None => "purpose-none",
    }
}

/// The same beside others that have a purpose: not a colour that could be taken for one of theirs.
pub(super) fn colour_among(purpose: Option<Purpose>, seen: &Seen) -> &'static str {
    match purpose {
        None if seen.purposes.iter().any(Option::is_some) => "purpose-mixed",
        purpose => colour(purpose),
    }
}

/// The treemap and its key.
#[component]
pub(super) fn Picture(exploring: Exploring) -> impl IntoView {
    let t = words();
    let tiles = memo(move || {
        let view = exploring.view.get();
        exploring
            .seen
            .with(|seen| seen.as_ref().map(|seen| tiles(t, exploring, &view, seen)))
            .unwrap_or_default()
    });
    let label = Signal::derive(move || {
        let count = tiles.with(|tiles| u32::try_from(tiles.len()).unwrap_or(u32::MAX));
        (t.explorer.picture_label)(&here(t, exploring), count)
    });
    let key = move || {
        exploring.seen.with(|seen| {
            let seen = seen.as_ref()?;
            let purposes = purposes_of(seen);
            let mixed = seen.purposes.iter().any(Option::is_none);
            (!purposes.is_empty()).then(|| legend(t, &purposes, mixed))
        })
    };
    // A tile may have no room for its own name.
    let named = move || {
        let key = exploring.pointed.get()?;
        tiles.with(|tiles| {
            let tile = tiles.iter().find(|tile| tile.key == key)?;
            Some(format!("{}, {}, {}", tile.name, tile.amount, tile.share))
        })
    };
    view! {
        <figure class="picture">
            <Treemap tiles label pointed=exploring.pointed />
            <figcaption>
                <span class="picture-pointed" aria-hidden="true">
                    {named}
                </span>
                {key}
                <span class="picture-keys">{t.explorer.keys}</span>
            </figcaption>
        </figure>
    }
}

/// What the place is called.
pub(super) fn here(t: &'static Text, exploring: Exploring) -> String {
    let section = exploring.view.with(|view| view.section);
    exploring.seen.with(|seen| match seen.as_ref().and_then(|seen| seen.place.trail.last()) {
        Some(node) => name_of(t, node),
        None => t.section(section).to_owned(),
    })
}

fn tiles(t: &'static Text, exploring: Exploring, view: &View, seen: &Seen) -> Vec<Tile> {
    let total = seen.cut.total;
    // Where all have one colour, its shades tell them apart, the largest having the colour itself.
    let shaded = seen.purposes.iter().all(|purpose| Some(purpose) == seen.purposes.first());
    let class = |rank: usize, purpose: Option<Purpose>| {
        if shaded {
            format!("{} shade-{}", colour(purpose), rank.min(SHADE_MAX))
        } else {
            colour_among(purpose, seen).to_owned()
        }
    };
    let nodes = seen.cut.nodes.iter().zip(&seen.purposes).take(seen.cut.shown).enumerate();
    let mut tiles: Vec<Tile> = nodes
        .filter_map(|(rank, (node, purpose))| {
            let weight = share(node.amount, total).filter(|share| 0 < *share)?;
            Some(Tile {
                key: node.key.clone(),
                name: name_of(t, node),
                amount: node.amount.short(t.lang),
                share: percent(weight, t.lang),
                class: class(rank, *purpose),
                weight,
                address: exploring.address_of(view, node),
            })
        })
        .collect();
    let rest = seen.cut.rest_count();
    if let (1.., Some(weight)) = (rest, share(seen.cut.rest, total)) {
        tiles.push(Tile {
            key: REST.to_owned(),
            name: (t.explorer.rest)(rest),
            amount: seen.cut.rest.short(t.lang),
            share: percent(weight, t.lang),
            class: "tile-rest".to_owned(),
            // However small: it is the way to all of them.
            weight: weight.max(150),
            address: exploring.address(&view.below(REST)),
        });
    }
    tiles
}

fn legend(t: &'static Text, purposes: &[Purpose], mixed: bool) -> impl IntoView + use<> {
    let entry = |(class, name): (&'static str, &'static str)| {
        view! {
            <li>
                <span class=format!("legend-mark {class}") aria-hidden="true"></span>
                {name}
            </li>
        }
    };
    let purposes = purposes.iter().map(|of| (of.class(), (t.explorer.purpose)(*of)));
    let mixed = mixed.then_some(("purpose-mixed", t.explorer.mixed));
    view! {
        <ul class="legend" aria-label=t.explorer.colours>
            {purposes.chain(mixed).map(entry).collect_view()}
        </ul>
    }
}
