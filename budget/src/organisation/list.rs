//! A list of organisations as people have it: a CSV saved by a spreadsheet, with `;` or `,`
//! between cells, in whatever encoding, a title above the columns. Every row below the titles is
//! read or reported, none is passed over in silence.

use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};

use super::{OrganisationFault as Fault, check_code, check_name};
use crate::import::encoding::decode;
use crate::limits::ORGANISATIONS_MAX;

/// Rows in which the titles of the columns are looked for.
const TITLE_ROWS: usize = 20;
/// What people call the columns, by their letters.
const CODE_TITLES: [&str; 8] = [
    "kode",
    "kodeskpd",
    "kodeopd",
    "kodeunit",
    "kodeorganisasi",
    "kodeperangkatdaerah",
    "code",
    "koderekening",
];
const NAME_TITLES: [&str; 10] = [
    "nama",
    "namaskpd",
    "namaopd",
    "namaunit",
    "namaorganisasi",
    "namaperangkatdaerah",
    "perangkatdaerah",
    "skpd",
    "uraian",
    "name",
];
const PARENT_TITLES: [&str; 6] =
    ["induk", "kodeinduk", "kodeskpdinduk", "skpdinduk", "indukskpd", "parent"];

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRow {
    /// Its line in the file, from 1.
    pub row: u32,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The code of what it is a unit of; empty where the list does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Its line in the file, from 1; 0: the file as a whole.
    pub row: u32,
    /// What.
    pub fault: Fault,
}

/// What was understood of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The line with the titles of the columns; what stands above it is not read.
    pub titles: u32,
    /// The rows that could be read.
    pub rows: Vec<ListRow>,
    /// The rows that could not.
    pub faults: Vec<RowFault>,
}

/// Where the columns are.
#[derive(Clone, Copy)]
struct Columns {
    code: usize,
    name: usize,
    parent: Option<usize>,
}

impl Columns {
    fn of(record: &StringRecord) -> Option<Self> {
        let titles: Vec<String> = record.iter().map(letters).collect();
        let find = |known: &[&str]| titles.iter().position(|title| known.contains(&title.as_str()));
        Some(Self {
            code: find(&CODE_TITLES)?,
            name: find(&NAME_TITLES)?,
            parent: find(&PARENT_TITLES),
        })
    }
}

fn letters(cell: &str) -> String {
    cell.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Reads a list. Whatever its bytes are, there is a result: one that cannot be read has no rows and
/// a fault that says why.
///
/// ```
/// use budget::organisation::read_list;
///
/// let list = read_list("Kode;Nama\r\n1.02.01;Dinas Kesehatan\r\n1.03.01;\r\n".as_bytes());
/// assert_eq!(list.rows[0].name, "Dinas Kesehatan");
/// assert_eq!(list.faults[0].row, 3);
/// ```
pub fn read_list(bytes: &[u8]) -> List {
    let (text, _) = decode(bytes);
    for separator in [b';', b',', b'\t'] {
        let mut rows = Rows::new(&text, separator);
        for _ in 0..TITLE_ROWS {
            if !matches!(rows.next(), Some(true)) {
                break;
            }
            if let Some(columns) = Columns::of(&rows.record) {
                let mut list = List { titles: rows.line, ..List::default() };
                read_rows(&mut rows, columns, &mut list);
                return list;
            }
        }
    }
    List { faults: vec![RowFault { row: 0, fault: Fault::NoHeader }], ..List::default() }
}

/// The rows of a text, each with its line as a spreadsheet shows it.
struct Rows<'t> {
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    record: StringRecord,
    line: u32,
    counted: usize,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, separator: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator);
        let reader = builder.from_reader(text.as_bytes());
        Self { text, reader, record: StringRecord::new(), line: 1, counted: 0 }
    }

    /// Reads the next; `Some(false)` for one that cannot be split, none behind the last.
    fn next(&mut self) -> Option<bool> {
        let read = self.reader.read_record(&mut self.record);
        if let Some(at) = self.record.position().and_then(|at| usize::try_from(at.byte()).ok()) {
            // The reader is still behind the row before, where blank lines may stand.
            let rest = self.text.get(at..).unwrap_or_default();
            let begins = at + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
            let passed = self.text.get(self.counted..begins).unwrap_or_default();
            self.line += u32::try_from(passed.matches('\n').count()).unwrap_or(0);
            self.counted = begins.max(self.counted);
        }
        match read {
            Ok(true) => Some(true),
            Ok(false) => None,
            Err(_) => Some(false),
        }
    }
}

fn read_rows(rows: &mut Rows<'_>, columns: Columns, list: &mut List) {
    while let Some(whole) = rows.next() {
        if !whole {
            list.faults.push(RowFault { row: rows.line, fault: Fault::TornRow });
            break;
        }
        if rows.record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if ORGANISATIONS_MAX <= list.rows.len() {
            let limit = u32::try_from(ORGANISATIONS_MAX).unwrap_or(u32::MAX);
            list.faults.push(RowFault { row: 0, fault: Fault::TooMany { limit } });
            break;
        }
        let row = read_row(rows, columns);
        let earlier = |of: &&ListRow| of.code == row.code;
        let fault = check(&row).err().or_else(|| {
            let twice = list.rows.iter().find(earlier)?;
            Some(Fault::Twice { code: row.code.clone(), row: twice.row })
        });
        match fault {
            Some(fault) => list.faults.push(RowFault { row: row.row, fault }),
            None => list.rows.push(row),
        }
    }
    if list.rows.is_empty() && list.faults.is_empty() {
        list.faults.push(RowFault { row: 0, fault: Fault::NoRows });
    }
}

fn read_row(rows: &Rows<'_>, columns: Columns) -> ListRow {
    // An apostrophe before a code keeps a spreadsheet from taking it for a number.
    let cell =
        |at: usize| one_line(rows.record.get(at).unwrap_or_default().trim_start_matches('\''));
    ListRow {
        row: rows.line,
        code: cell(columns.code),
        name: cell(columns.name),
        parent: columns.parent.map(cell).unwrap_or_default(),
    }
}

/// Single blanks, and none at the ends.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a row can be read by itself.
pub(super) fn check(row: &ListRow) -> Result<(), Fault> {
    if row.code.is_empty() {
        return Err(Fault::NoCode { name: row.name.clone() });
    }
    if row.name.is_empty() {
        return Err(Fault::NoName { code: row.code.clone() });
    }
    check_code(&row.code)?;
    check_name(&row.name)?;
    if row.parent.is_empty() { Ok(()) } else { check_code(&row.parent) }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u32, String, String, String);

    fn read(text: &str) -> (Vec<Row>, Vec<(u32, Fault)>) {
        let list = read_list(text.as_bytes());
        let rows = list.rows.into_iter().map(|of| (of.row, of.code, of.name, of.parent));
        (rows.collect(), list.faults.into_iter().map(|of| (of.row, of.fault)).collect())
    }

    fn row(row: u32, code: &str, name: &str, parent: &str) -> Row {
        (row, code.to_owned(), name.to_owned(), parent.to_owned())
    }

    #[test]
    fn a_list_is_read_as_people_write_it() {
        let kinds = [
            "\u{feff}Kode SKPD;Nama SKPD;Induk\r\n1.02.01;Dinas Kesehatan, Kota;\r\n\r\n1.02.01.01;Puskesmas I;1.02.01\r\n",
            "kode_skpd,nama_skpd,induk\n1.02.01,\"Dinas Kesehatan, Kota\",\n\n1.02.01.01,Puskesmas I,1.02.01\n",
            "Code\tName\tParent\n'1.02.01\t Dinas  Kesehatan, Kota\t\n\n1.02.01.01\tPuskesmas I\t1.02.01",
        ];
        let rows = vec![
            row(2, "1.02.01", "Dinas Kesehatan, Kota", ""),
            row(4, "1.02.01.01", "Puskesmas I", "1.02.01"),
        ];
        for text in kinds {
            assert_eq!(read(text), (rows.clone(), Vec::new()), "{text:?}");
        }
        let titled = "DAFTAR SKPD\nKabupaten Contoh\nNo;Kode;Uraian\n1;1.01;Dinas A\n";
        let list = read_list(titled.as_bytes());
        assert_eq!((list.titles, list.rows.len(), list.faults.len()), (3, 1, 0));
        assert_eq!(read_list(b"Kode;Nama\n1;Caf\xE9\n").rows[0].name, "Café");
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named_and_never_passed_over() {
        let text = "kode;nama\n;Tanpa kode\n1.01;\n1.02;A\n1.02;B\n;;\n1.03\n";
        let (rows, faults) = read(text);
        assert_eq!(rows, [row(4, "1.02", "A", "")]);
        let name = "Tanpa kode".to_owned();
        assert_eq!(
            faults,
            [
                (2, Fault::NoCode { name }),
                (3, Fault::NoName { code: "1.01".to_owned() }),
                (5, Fault::Twice { code: "1.02".to_owned(), row: 4 }),
                (7, Fault::NoName { code: "1.03".to_owned() }),
            ]
        );
        let long = format!("kode;nama\n{};A\n1;{}\n", "1".repeat(41), "a".repeat(501));
        assert!(matches!(
            &read(&long).1[..],
            [(2, Fault::BadCode { .. }), (3, Fault::BadName { .. })]
        ));
    }

    #[test]
    fn what_is_no_list_says_so() {
        assert_eq!(read("").1, [(0, Fault::NoHeader)]);
        assert_eq!(read("1.01;Dinas A\n").1, [(0, Fault::NoHeader)]);
        assert_eq!(read("kode;nama\n;\n").1, [(0, Fault::NoRows)]);
        let many: Vec<_> = (0..=ORGANISATIONS_MAX).map(|n| format!("{n};D {n}")).collect();
        let (rows, faults) = read(&format!("kode;nama\n{}", many.join("\n")));
        assert_eq!((rows.len(), faults.len()), (ORGANISATIONS_MAX, 1));
    }
}
