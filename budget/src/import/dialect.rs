//! Which character stands between cells, and whether a spreadsheet that took another one for it
//! wrapped every row into one cell.

use serde::{Deserialize, Serialize};

use super::header::{is_column_title, letters};

/// The character between cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// `,`
    #[default]
    #[serde(rename = ",")]
    Comma,
    /// `;`
    #[serde(rename = ";")]
    Semicolon,
}

impl Separator {
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }

    pub(super) const fn char(self) -> char {
        self.byte() as char
    }

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Comma => Self::Semicolon,
            Self::Semicolon => Self::Comma,
        }
    }
}

/// Physical lines that are searched for the column titles.
const TITLE_LINES: usize = 60;
/// Separators at the end of a line that only a spreadsheet puts there.
const TRAILING_MIN: usize = 2;

/// Which separator the rows use, and whether the file was opened with the other one and saved
/// again, so that each row of it sits in the first cell of a row of the other kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) inner: Separator,
    pub(super) wrapped: bool,
}

impl Dialect {
    /// Looks at the line of column titles, or at the first lines where there is none.
    pub(super) fn of(text: &str) -> Self {
        let titles = text.lines().take(TITLE_LINES).map(|line| (line, title_counts(line)));
        let best = titles.max_by_key(|(_, (comma, semicolon))| *comma.max(semicolon));
        let Some((line, (comma, semicolon))) = best.filter(|(_, (c, s))| 2 <= *c.max(s)) else {
            let count =
                |c| text.lines().take(TITLE_LINES).map(|l| l.matches(c).count()).sum::<usize>();
            let inner =
                if count(',') < count(';') { Separator::Semicolon } else { Separator::Comma };
            return Self { inner, wrapped: false };
        };
        let inner = if comma < semicolon { Separator::Semicolon } else { Separator::Comma };
        let outer = inner.other().char();
        let trailing = line.len() - line.trim_end_matches(outer).len();
        Self { inner, wrapped: TRAILING_MIN <= trailing }
    }
}

fn title_counts(line: &str) -> (usize, usize) {
    let count = |separator: char| {
        line.split(separator).filter(|cell| is_column_title(&letters(cell))).count()
    };
    (count(','), count(';'))
}
