//! What a node is called. Where the source gives it neither code nor name, the level says why: the
//! old chart gives indirect spending no program, and some books name no source of funds.

use budget::Budget;
use budget::budget::Field;
use budget::code;
use budget::tree::{self, Breakdown, Level, Node, Place};

use crate::api::Loaded;
use crate::purpose::is_old_chart;
use crate::text::Text;

/// Indirect spending *(belanja tidak langsung)* in the chart of Permendagri 13/2006; in the later
/// one the same code is something else.
const INDIRECT: &str = "5.1";

/// What a node is called where it has a name or a code of its own.
pub(super) fn name_of(t: &'static Text, node: &Node) -> String {
    match (node.name.is_empty(), node.code.is_empty()) {
        (false, _) => node.name.clone(),
        (true, false) => node.code.clone(),
        (true, true) => t.explorer.unnamed.to_owned(),
    }
}

/// A budget looked at one way, for naming what its source does not name.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub(super) t: &'static Text,
    pub(super) loaded: &'a Loaded,
    pub(super) by: Breakdown,
    pub(super) rows: &'a [u32],
}

const fn is_nameless(node: &Node) -> bool {
    node.name.is_empty() && node.code.is_empty() && node.line.is_none()
}

impl Naming<'_> {
    /// Names the nodes of a place, and those on the way to it.
    pub(super) fn place(self, place: &mut Place) {
        self.way(&mut place.trail);
        let path: Vec<String> = place.trail.iter().map(|node| node.key.clone()).collect();
        for child in place.children.iter_mut().filter(|child| is_nameless(child)) {
            child.name = self.absent(place.level, &path, &child.key);
        }
    }

    /// Names the nodes of a way down.
    pub(super) fn way(self, way: &mut [Node]) {
        let mut path: Vec<String> = Vec::new();
        for node in way {
            if is_nameless(node) {
                let level = self.at(&path).map_or(Level::Line, |place| place.level);
                node.name = self.absent(level, &path, &node.key);
            }
            path.push(node.key.clone());
        }
    }

    fn at(self, path: &[String]) -> Option<Place> {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        tree::place(&self.loaded.budget, self.by, self.rows, &path).ok()
    }

    fn absent(self, level: Level, path: &[String], key: &str) -> String {
        let mut path = path.to_vec();
        path.push(key.to_owned());
        let rows = self.at(&path).map(|place| place.rows).unwrap_or_default();
        let indirect = is_old_chart(self.loaded.year) && is_indirect(&self.loaded.budget, &rows);
        (self.t.absent)(level, indirect).to_owned()
    }
}

fn is_indirect(budget: &Budget, rows: &[u32]) -> bool {
    let account = |row: &u32| budget.text_at(Field::AccountCode, *row as usize);
    !rows.is_empty() && rows.iter().all(|row| code::ancestor(account(row), 2) == Some(INDIRECT))
}
