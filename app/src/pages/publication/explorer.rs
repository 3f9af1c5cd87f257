//! The explorer: one side of a budget, grouped one way, at one place, as a picture and a table
//! that move together. All of its state is in the address; it only reads it and leads to others.

use std::collections::BTreeSet;
use std::sync::Arc;

use budget::budget::{Balance, Field};
use budget::tree::{self, Breakdown, Node, Place};
use budget::{Budget, Section};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::address::{Show, View};
use super::gather::Gathered;
use super::lines::LineList;
use super::names::Naming;
use super::picture::{Picture, here};
use super::search::{Found, Search};
use super::table::NodeTable;
use super::trail::{Trail, keep_focus};
use crate::api::{Loaded, Opened};
use crate::load::memo;
use crate::parts::keys::is_typing;
use crate::parts::title::name_document;
use crate::purpose::{self, Purpose};
use crate::settings::words;
use crate::text::Text;

/// What stands at the place that the address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) place: Place,
    pub(super) cut: Gathered,
    /// The purpose of each node: its own, or that of the node under the root that it is below.
    pub(super) purposes: Vec<Option<Purpose>>,
}

/// What every part of the explorer needs. All of it is copied by reference.
#[derive(Clone, Copy)]
pub(super) struct Exploring {
    pub(super) loaded: StoredValue<Arc<Loaded>>,
    /// The publication's own address.
    pub(super) base: StoredValue<String>,
    pub(super) view: Memo<View>,
    pub(super) seen: Memo<Option<Seen>>,
    /// The node that is pointed at, in the picture or in the table.
    pub(super) pointed: RwSignal<Option<String>>,
}

impl Exploring {
    fn new(opened: &Opened, loaded: Arc<Loaded>) -> Self {
        let (t, query) = (words(), use_query_map());
        let view = memo(move || query.with(|query| View::read(|key| query.get_str(key))));
        let loaded = StoredValue::new(loaded);
        let asked = memo(move || view.with(|view| (view.section, view.q.clone())));
        let rows = memo(move || {
            asked.with(|(section, q)| {
                loaded.with_value(|loaded| {
                    let rows = tree::rows_of(&loaded.budget, *section);
                    if q.trim().is_empty() {
                        rows
                    } else {
                        loaded.index().find(&loaded.budget, q, &rows)
                    }
                })
            })
        });
        let seen = memo(move || {
            view.with(|view| {
                rows.with(|rows| loaded.with_value(|loaded| see(t, loaded, view, rows)))
            })
        });
        let base = StoredValue::new(opened.address());
        Self { loaded, base, view, seen, pointed: RwSignal::new(None) }
    }

    /// Whether something is searched and nothing found.
    pub(super) fn is_empty_search(self) -> bool {
        self.view.with(|view| !view.q.trim().is_empty())
            && self.seen.with(|seen| seen.as_ref().is_none_or(|seen| seen.place.rows.is_empty()))
    }

    /// The address of a state of the explorer.
    pub(super) fn address(self, view: &View) -> String {
        self.base.with_value(|base| view.address(base))
    }

    /// The address of what is now, but for some change.
    pub(super) fn changed(self, change: impl Fn(&mut View)) -> String {
        let mut view = self.view.get();
        change(&mut view);
        self.address(&view)
    }

    /// Where a node leads: a line to its page, everything else one step down.
    pub(super) fn address_of(self, view: &View, node: &Node) -> String {
        match node.line {
            Some(line) => self.base.with_value(|base| format!("{base}/line/{line}")),
            None => self.address(&view.below(&node.key)),
        }
    }
}

fn see(t: &'static Text, loaded: &Loaded, view: &View, rows: &[u32]) -> Option<Seen> {
    let (budget, by) = (&loaded.budget, view.breakdown());
    let mut place = tree::place(budget, by, rows, &view.path()).ok()?;
    Naming { t, loaded, by, rows }.place(&mut place);
    let cut = Gathered::of(&place.children, view.rests())?;
    // The first node on the way that has a purpose colours everything below it.
    let above = place.trail.iter().enumerate().find_map(|(depth, node)| {
        let path = view.path();
        let level = tree::place(budget, by, rows, path.get(..depth)?).ok()?.level;
        purpose::of_node(&loaded.purposes.by_node(budget, view.section, level), node)
    });
    let of_level = loaded.purposes.by_node(budget, view.section, place.level);
    let purpose_of = |node: &Node| above.or_else(|| purpose::of_node(&of_level, node));
    let purposes = cut.nodes.iter().map(purpose_of).collect();
    Some(Seen { place, cut, purposes })
}

/// The explorer of a loaded budget.
#[component]
pub(super) fn Explorer(opened: Opened, loaded: Arc<Loaded>) -> impl IntoView {
    let t = words();
    let exploring = Exploring::new(&opened, loaded);
    climb_by_escape(exploring);
    keep_focus(exploring);
    name_place(t, exploring, &opened);
    let show = memo(move || exploring.view.with(|view| view.show));
    let searching = memo(move || exploring.view.with(|view| !view.q.trim().is_empty()));
    let found = memo(move || !exploring.is_empty_search());
    let there = memo(move || found.get() && exploring.seen.with(Option::is_some));
    // A table with what was before has no room beside a picture.
    let wide = memo(move || {
        exploring.seen.with(|seen| {
            let nodes = seen.as_ref().map(|seen| seen.cut.nodes.as_slice()).unwrap_or_default();
            nodes.iter().any(|node| node.previous.is_some() || node.realised.is_some())
        })
    });
    // One tile says nothing that the sentence above it does not.
    let several = memo(move || {
        exploring.seen.with(|seen| seen.as_ref().is_some_and(|seen| 1 < seen.cut.nodes.len()))
    });
    let with_picture = move || several.get() && matches!(show.get(), Show::Both | Show::Picture);
    // Where a picture has no room, the bars of the table stand in its place.
    let with_table = move || there.get() && show.get() != Show::Lines;
    let with_lines = move || there.get() && (show.get() == Show::Lines || searching.get());
    view! {
        <section class="explorer" aria-label=t.publication.explore>
            <Sections exploring opened />
            <Controls exploring />
            <Trail exploring />
            <Found exploring />
            {move || (found.get() && !there.get()).then(|| nowhere(t, exploring))}
            <div
                class="explorer-body"
                class:explorer-both=move || {
                    show.get() == Show::Both && several.get() && !wide.get()
                }
            >
                {move || with_picture().then(|| view! { <Picture exploring /> })}
                <div class:nodes-instead=move || show.get() == Show::Picture && several.get()>
                    {move || with_table().then(|| view! { <NodeTable exploring /> })}
                </div>
            </div>
            {move || with_lines().then(|| view! { <LineList exploring /> })}
        </section>
    }
}

/// Nothing is at this address: why, and a way back.
fn nowhere(t: &'static Text, exploring: Exploring) -> impl IntoView {
    view! {
        <div class="explorer-nowhere">
            <p>{t.explorer.no_such_place}</p>
            <p>
                <a
                    data-noscroll
                    href=move || exploring.changed(|view| {
                        view.at.clear();
                        view.q.clear();
                    })
                >
                    {t.explorer.back_to_all}
                </a>
            </p>
        </div>
    }
}

/// The sides of the budget that have lines, with their totals.
#[component]
fn Sections(exploring: Exploring, opened: Opened) -> impl IntoView {
    let t = words();
    let has_lines = exploring.loaded.with_value(|loaded| {
        Section::ALL.map(|section| loaded.budget.sections().contains(&section))
    });
    let totals = opened.manifest.totals;
    let whole = opened.manifest.stated();
    let itemised = move |section: Section| match whole {
        Some(whole) => side_of(whole, section) != side_of(totals, section),
        None => true,
    };
    let order = [
        (Section::Expenditure, totals.expenditure),
        (Section::Revenue, totals.revenue),
        (Section::FinancingIn, totals.financing_in),
        (Section::FinancingOut, totals.financing_out),
    ];
    let tab = |(section, amount): (Section, budget::Money)| {
        let here = move || exploring.view.with(|view| view.section == section).then_some("true");
        let address = move || {
            exploring.changed(|view| {
                *view = View { section, show: view.show, q: view.q.clone(), ..View::default() };
            })
        };
        view! {
            <li>
                <a class="section-tab" href=address data-noscroll aria-current=here>
                    <span class="section-name">{t.section(section)}</span>
                    <span class="section-amount">
                        {amount.short(t.lang)} {itemised(section).then(|| view! {
                            " "
                            <span class="section-note">{t.government.itemised}</span>
                        })}
                    </span>
                </a>
            </li>
        }
    };
    let shown = order.into_iter().filter(|(s, _)| has_lines.get(*s as usize) == Some(&true));
    view! {
        <nav class="sections" aria-label=t.explorer.section>
            <ul>{shown.map(tab).collect_view()}</ul>
        </nav>
    }
}

const fn side_of(balance: Balance, section: Section) -> budget::Money {
    match section {
        Section::Revenue => balance.revenue,
        Section::Expenditure => balance.expenditure,
        Section::FinancingIn => balance.financing_in,
        Section::FinancingOut => balance.financing_out,
    }
}

/// Whether grouping one side this way says anything.
fn says_something(budget: &Budget, section: Section, breakdown: Breakdown) -> bool {
    let fields: &[Field] = match breakdown {
        Breakdown::Affair => &[Field::AffairCode, Field::Affair],
        Breakdown::Function => &[Field::FunctionCode, Field::Function],
        Breakdown::Unit => &[Field::UnitCode, Field::Unit],
        Breakdown::Program => &[Field::Program],
        Breakdown::Account => &[Field::AccountCode, Field::Account],
        Breakdown::Source => &[Field::SourceCode, Field::Source],
    };
    fields.iter().any(|field| {
        let texts = budget.field(*field).iter().zip(budget.sections());
        texts.filter(|(_, of)| **of == section).any(|(text, _)| *text != 0)
    })
}

/// Grouped by what, shown how, and the search.
#[component]
fn Controls(exploring: Exploring) -> impl IntoView {
    let t = words();
    let section = memo(move || exploring.view.with(|view| view.section));
    let group = move |breakdown: Breakdown| {
        let here =
            move || exploring.view.with(|view| view.breakdown() == breakdown).then_some("true");
        let address = move || {
            exploring.changed(|view| {
                view.by = Some(breakdown);
                view.at.clear();
            })
        };
        view! {
            <li>
                <a href=address data-noscroll aria-current=here>
                    {(t.breakdown)(breakdown)}
                </a>
            </li>
        }
    };
    let groups = move || {
        let section = section.get();
        exploring.loaded.with_value(|loaded| {
            let says = |by: &Breakdown| says_something(&loaded.budget, section, *by);
            Breakdown::ALL.into_iter().filter(says).map(group).collect_view()
        })
    };
    view! {
        <div class="controls">
            <nav class="control" aria-label=t.explorer.by>
                <span class="control-name" aria-hidden="true">
                    {t.explorer.by}
                </span>
                <ul>{groups}</ul>
            </nav>
            <nav class="control" aria-label=t.explorer.show>
                <span class="control-name" aria-hidden="true">
                    {t.explorer.show}
                </span>
                <ul>{Show::ALL.map(|show| shown_as(t, exploring, show)).collect_view()}</ul>
            </nav>
            <Search exploring />
        </div>
    }
}

fn shown_as(t: &'static Text, exploring: Exploring, show: Show) -> impl IntoView {
    let (name, class) = match show {
        Show::Both => (t.explorer.both, ""),
        Show::Picture => (t.explorer.picture, "show-picture"),
        Show::Table => (t.explorer.table, "show-table"),
        Show::Lines => (t.explorer.lines, ""),
    };
    let here = move || exploring.view.with(|view| view.show == show).then_some("true");
    view! {
        <li class=class>
            <a href=move || exploring.changed(|view| view.show = show) data-noscroll aria-current=here>
                {name}
            </a>
        </li>
    }
}

/// The document is called after the place that one is at.
fn name_place(t: &'static Text, exploring: Exploring, opened: &Opened) {
    let manifest = &opened.manifest;
    let budget = t.budget_name(manifest.stage, manifest.year);
    let whole = format!("{budget}, {}", manifest.government.name);
    let at_root = memo(move || exploring.view.with(|view| view.at.is_empty()));
    Effect::new(move || {
        let place = (!at_root.get()).then(|| here(t, exploring));
        match place {
            Some(place) => name_document(&format!("{place} · {whole}")),
            None => name_document(&whole),
        }
    });
}

/// Escape goes one step up, unless it has something nearer to close.
fn climb_by_escape(exploring: Exploring) {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() != "Escape" || event.default_prevented() || is_typing() {
            return;
        }
        let open = document().query_selector(":popover-open").ok().flatten();
        let above = exploring.view.try_get_untracked().and_then(|view| view.above());
        if let (None, Some(above)) = (open, above) {
            event.prevent_default();
            let options = NavigateOptions { scroll: false, ..Default::default() };
            navigate(&exploring.address(&above), options);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The purposes that a set of nodes has, each once, in order.
pub(super) fn purposes_of(seen: &Seen) -> Vec<Purpose> {
    let shown: BTreeSet<Purpose> = seen.purposes.iter().flatten().copied().collect();
    shown.into_iter().collect()
}
