//! The forms with several amounts in a row, as data: which columns hold what.

use super::header::ColumnKind;
use crate::line::Section;

/// One of the amounts of a row.
pub(super) struct Measure {
    pub(super) account: &'static str,
    pub(super) name: &'static str,
    pub(super) section: Section,
    /// The column of the amount that counts, and of the one before the change.
    pub(super) columns: (usize, usize),
    /// Whether the printed sum of the row includes it.
    pub(super) in_sum: bool,
}

/// A form: its amounts, and the columns of their printed sum.
pub(super) struct Form {
    pub(super) measures: [Measure; 3],
    pub(super) sum: (usize, usize),
    /// The second amounts stand in the same columns of a row below.
    pub(super) below: bool,
}

const fn spending(account: &'static str, name: &'static str, columns: (usize, usize)) -> Measure {
    Measure { account, name, section: Section::Expenditure, columns, in_sum: true }
}

const BY_AFFAIR: Form = Form {
    measures: [
        Measure {
            account: "4",
            name: "Pendapatan",
            section: Section::Revenue,
            columns: (3, 2),
            in_sum: false,
        },
        spending("5.1", "Belanja Tidak Langsung", (9, 6)),
        spending("5.2", "Belanja Langsung", (10, 7)),
    ],
    sum: (11, 8),
    below: false,
};

const BY_NATURE: Form = Form {
    measures: [
        spending("5.2.1", "Belanja Pegawai", (2, 2)),
        spending("5.2.2", "Belanja Barang dan Jasa", (3, 3)),
        spending("5.2.3", "Belanja Modal", (4, 4)),
    ],
    sum: (5, 5),
    below: true,
};

/// The form of these columns, where it is one of this module's.
pub(super) fn form(kind: ColumnKind) -> Option<&'static Form> {
    match kind {
        ColumnKind::ByAffair => Some(&BY_AFFAIR),
        ColumnKind::ByNature => Some(&BY_NATURE),
        ColumnKind::One | ColumnKind::BeforeAfter | ColumnKind::Realisation => None,
    }
}
