//! Where the tiles of a treemap go: squarified (Bruls, Huizing, van Wijk 2000), so that tiles are
//! as near to squares as their areas allow and areas can be compared. A pure function of weights
//! and a size; amounts come in as shares and never pass through a float.
#![expect(clippy::float_arithmetic, reason = "places on a screen are no money")]

/// A tile's place, in the unit of the given size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    fn area(self) -> f64 {
        self.width * self.height
    }

    pub(crate) fn centre(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// The tiles for `weights`, the largest first, filling `width` × `height`. A weight of nothing
/// gets an empty tile.
pub(crate) fn squarify(weights: &[u32], width: f64, height: f64) -> Vec<Rect> {
    let total: f64 = weights.iter().copied().map(f64::from).sum();
    let mut tiles = Vec::with_capacity(weights.len());
    if total <= 0.0 || width <= 0.0 || height <= 0.0 {
        tiles.resize(weights.len(), Rect::default());
        return tiles;
    }
    let scale = width * height / total;
    let areas: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) * scale).collect();
    let mut free = Rect { x: 0.0, y: 0.0, width, height };
    let mut rest = areas.as_slice();
    while !rest.is_empty() {
        let side = free.width.min(free.height);
        let (row, after) = rest.split_at(row_length(rest, side));
        free = place(row, free, &mut tiles);
        rest = after;
    }
    tiles
}

/// How many of the first areas stand best in one row along a side.
fn row_length(areas: &[f64], side: f64) -> usize {
    let mut sum = 0.0;
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    let mut best = f64::INFINITY;
    for (length, area) in areas.iter().copied().enumerate() {
        sum += area;
        least = least.min(area);
        most = most.max(area);
        let squared = side * side;
        let worst = (squared * most / (sum * sum)).max(sum * sum / (squared * least));
        if best < worst {
            return length.max(1);
        }
        best = worst;
    }
    areas.len()
}

/// Puts one row along the shorter side and gives what is left.
fn place(row: &[f64], free: Rect, tiles: &mut Vec<Rect>) -> Rect {
    let sum: f64 = row.iter().sum();
    let upright = free.height <= free.width;
    let side = if upright { free.height } else { free.width };
    let depth = if side <= 0.0 { 0.0 } else { sum / side };
    let mut along = 0.0;
    for area in row.iter().copied() {
        let length = if depth <= 0.0 { 0.0 } else { area / depth };
        tiles.push(if upright {
            Rect { x: free.x, y: free.y + along, width: depth, height: length }
        } else {
            Rect { x: free.x + along, y: free.y, width: length, height: depth }
        });
        along += length;
    }
    if upright {
        Rect { x: free.x + depth, width: (free.width - depth).max(0.0), ..free }
    } else {
        Rect { y: free.y + depth, height: (free.height - depth).max(0.0), ..free }
    }
}

/// A way to move from tile to tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Left,
    Right,
    Up,
    Down,
}

/// The tile that one comes to from `from`: of those that lie wholly that way, the nearest to the
/// middle of its edge, where a step aside counts double.
pub(crate) fn neighbour(tiles: &[Rect], from: usize, direction: Direction) -> Option<usize> {
    let here = *tiles.get(from)?;
    let (x, y) = here.centre();
    let (right, bottom) = (here.x + here.width, here.y + here.height);
    // How far a span is from a point; nothing inside it.
    let aside =
        |start: f64, length: f64, point: f64| (start - point).max(point - start - length).max(0.0);
    let reach = |tile: &Rect| {
        let (to_right, to_bottom) = (tile.x + tile.width, tile.y + tile.height);
        let (ahead, aside) = match direction {
            Direction::Left => (here.x - to_right, aside(tile.y, tile.height, y)),
            Direction::Right => (tile.x - right, aside(tile.y, tile.height, y)),
            Direction::Up => (here.y - to_bottom, aside(tile.x, tile.width, x)),
            Direction::Down => (tile.y - bottom, aside(tile.x, tile.width, x)),
        };
        // Edges that touch may miss each other by a rounding.
        (-0.5 < ahead && 0.0 < tile.area()).then_some(ahead.max(0.0) + 2.0 * aside)
    };
    let reached = tiles.iter().enumerate().filter(|(at, _)| *at != from);
    let reached = reached.filter_map(|(at, tile)| Some((at, reach(tile)?)));
    reached.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 0.001
    }

    /// The example of the paper: 6, 6, 4, 3, 2, 2, 1 in 6 × 4.
    #[test]
    fn the_papers_example_comes_out_as_printed() {
        let tiles = squarify(&[6, 6, 4, 3, 2, 2, 1], 6.0, 4.0);
        let expected = [
            (0.0, 0.0, 3.0, 2.0),
            (0.0, 2.0, 3.0, 2.0),
            (3.0, 0.0, 1.714, 2.333),
            (4.714, 0.0, 1.286, 2.333),
            (3.0, 2.333, 1.2, 1.667),
            (4.2, 2.333, 1.2, 1.667),
            (5.4, 2.333, 0.6, 1.667),
        ];
        for (tile, (x, y, width, height)) in tiles.iter().zip(expected) {
            let fits = close(tile.x, x)
                && close(tile.y, y)
                && close(tile.width, width)
                && close(tile.height, height);
            assert!(fits, "{tile:?} is not at {x} {y} {width} {height}");
        }
    }

    #[test]
    fn areas_are_in_the_proportion_of_the_weights_and_fill_the_frame() {
        let weights = [4_100, 2_000, 900, 850, 400, 333, 120, 40, 7, 1];
        let (width, height) = (813.0, 420.0);
        let total: u32 = weights.iter().sum();
        let tiles = squarify(&weights, width, height);
        for (tile, weight) in tiles.iter().zip(weights) {
            let area = width * height * f64::from(weight) / f64::from(total);
            assert!(close(tile.area() / area, 1.0), "{weight}: {tile:?}");
            assert!(tile.x + tile.width <= width + 0.001 && tile.y + tile.height <= height + 0.001);
        }
        for (at, a) in tiles.iter().enumerate() {
            for b in tiles.iter().skip(at + 1) {
                let apart = a.x + a.width <= b.x + 0.001
                    || b.x + b.width <= a.x + 0.001
                    || a.y + a.height <= b.y + 0.001
                    || b.y + b.height <= a.y + 0.001;
                assert!(apart, "{a:?} and {b:?} overlap");
            }
        }
    }

    #[test]
    fn nothing_gives_empty_tiles_and_no_division_by_zero() {
        assert_eq!(squarify(&[], 10.0, 10.0), []);
        assert_eq!(squarify(&[0, 0], 10.0, 10.0), [Rect::default(); 2]);
        assert_eq!(squarify(&[1], 0.0, 10.0), [Rect::default()]);
        let tiles = squarify(&[5, 0], 10.0, 10.0);
        assert!(tiles.iter().all(|tile| tile.area().is_finite()), "{tiles:?}");
    }

    #[test]
    fn an_arrow_leads_to_the_tile_beside() {
        let tiles = squarify(&[6, 6, 4, 3, 2, 2, 1], 600.0, 400.0);
        assert_eq!(neighbour(&tiles, 0, Direction::Down), Some(1));
        assert_eq!(neighbour(&tiles, 0, Direction::Right), Some(2));
        assert_eq!(neighbour(&tiles, 4, Direction::Right), Some(5));
        assert_eq!(neighbour(&tiles, 4, Direction::Up), Some(2));
        assert_eq!(neighbour(&tiles, 0, Direction::Left), None);
        assert_eq!(neighbour(&tiles, 99, Direction::Left), None);
        // A tall tile beside many: there and back again.
        let tiles = squarify(&[60, 9, 9, 8, 5, 4, 3, 2], 600.0, 400.0);
        let right = neighbour(&tiles, 0, Direction::Right).unwrap();
        assert_eq!(neighbour(&tiles, right, Direction::Left), Some(0));
    }
}
