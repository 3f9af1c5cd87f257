//! Which nodes a picture shows as tiles, and which are gathered as "others" because nobody could
//! see or touch them. The choice depends on the amounts alone, never on the screen, so that an
//! address that opens the others shows the same ones everywhere.

use budget::Money;
use budget::tree::Node;

use crate::share::share;

/// A picture has no more tiles than an eye can hold.
const TILES_MAX: usize = 24;
/// A node below this share (in tenths of a per mille) of the whole is gathered.
const SHARE_MIN: u32 = 40;
/// The largest are shown however small they are.
const TILES_MIN: usize = 4;

/// What stands at one place, cut into what is shown and what is gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gathered {
    /// The nodes of this place, those opened before left out; the largest first.
    pub(crate) nodes: Vec<Node>,
    /// How many of them are tiles; the others are gathered.
    pub(crate) shown: usize,
    /// What the nodes add up to.
    pub(crate) total: Money,
    /// What the gathered ones add up to.
    pub(crate) rest: Money,
}

impl Gathered {
    /// Opens the others `rests` times and cuts what is there. `None` where there are no others to
    /// open, or where the sums do not fit.
    pub(crate) fn of(children: &[Node], rests: usize) -> Option<Self> {
        let mut nodes = children;
        for _ in 0..rests {
            nodes = nodes.get(tiles(nodes)..).filter(|rest| !rest.is_empty())?;
        }
        let shown = tiles(nodes);
        let sum = |nodes: &[Node]| Money::sum(nodes.iter().map(|node| node.amount)).ok();
        Some(Self {
            nodes: nodes.to_vec(),
            shown,
            total: sum(nodes)?,
            rest: sum(nodes.get(shown..).unwrap_or_default())?,
        })
    }

    /// How many are gathered.
    pub(crate) fn rest_count(&self) -> u32 {
        u32::try_from(self.nodes.len().saturating_sub(self.shown)).unwrap_or(u32::MAX)
    }
}

/// How many of the nodes, the largest first, are tiles. A single one is never gathered: it would
/// take no more place as itself.
fn tiles(nodes: &[Node]) -> usize {
    let whole = Money::sum(nodes.iter().map(|node| node.amount)).unwrap_or(Money::ZERO);
    let large = |node: &&Node| share(node.amount, whole).is_some_and(|share| SHARE_MIN <= share);
    let large = nodes.iter().take_while(large).count();
    let shown = large.clamp(TILES_MIN, TILES_MAX).min(nodes.len());
    if nodes.len() == shown + 1 { nodes.len() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(rupiah: &[i64]) -> Vec<Node> {
        let node = |(at, rupiah): (usize, &i64)| Node {
            key: format!("{at}"),
            code: String::new(),
            name: String::new(),
            amount: Money::from_rupiah(*rupiah).unwrap(),
            previous: None,
            realised: None,
            lines: 1,
            line: None,
        };
        rupiah.iter().enumerate().map(node).collect()
    }

    fn cut(rupiah: &[i64], rests: usize) -> Option<(usize, u32)> {
        Gathered::of(&nodes(rupiah), rests).map(|cut| (cut.shown, cut.rest_count()))
    }

    #[test]
    fn what_nobody_could_see_is_gathered_and_opens() {
        let mut amounts = vec![1_000_000, 500_000, 300_000, 200_000, 100_000];
        amounts.extend([100; 40]);
        assert_eq!(cut(&amounts, 0), Some((5, 40)));
        assert_eq!(cut(&amounts, 1), Some((24, 16)));
        assert_eq!(cut(&amounts, 2), Some((16, 0)));
        assert_eq!(cut(&amounts, 3), None);
        let cut = Gathered::of(&nodes(&amounts), 0).unwrap();
        assert_eq!(cut.rest, Money::from_rupiah(4_000).unwrap());
        assert_eq!(cut.total, Money::from_rupiah(2_104_000).unwrap());
    }

    #[test]
    fn a_single_one_is_not_gathered_and_nothing_is_nothing() {
        assert_eq!(cut(&[1_000_000, 9_000, 8_000, 7_000, 1], 0), Some((5, 0)));
        assert_eq!(cut(&[], 0), Some((0, 0)));
        assert_eq!(cut(&[], 1), None);
        assert_eq!(cut(&[0, 0, 0, 0, 0, 0], 0), Some((4, 2)));
    }
}
