//! What a file says about itself before its rows: the title rows (*Judul, Daerah, Tahun, Kode
//! Organisasi, Nama Organisasi, Kolom*), in the spellings that volunteers and spreadsheets gave
//! them, and the column titles, which decide what each column means.

use super::table::Cells;

/// The letters of a text in lower case and nothing else: how titles and names are compared, since
/// blanks, points and capitals vary (`No. Rekening`, `NOREKENING`, `Bertambah / Berkurang`).
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Code,
    Name,
    Amount,
    Before,
    After,
    Realised,
    Remark,
    /// A difference or a percentage: computed, so never read.
    Computed,
}

/// What a column title means; titles are compared by their letters.
fn role(title: &str) -> Option<Role> {
    Some(match title {
        "norekening" | "koderekening" | "kode" | "nourut" | "norek" | "nomorrekening" | "no" => {
            Role::Code
        }
        "uraian" | "urusanpemerintahandaerah" => Role::Name,
        "jumlah" | "anggaran" | "jumlahrp" | "jumlahanggaran" => Role::Amount,
        "sebelum" | "sebelumperubahan" => Role::Before,
        "sesudah" | "setelah" | "sesudahperubahan" | "setelahperubahan" => Role::After,
        "realisasi" => Role::Realised,
        "keterangan" | "penjelasan" | "dasarhukum" => Role::Remark,
        "angka" | "selisih" | "prosentase" | "persentase" | "persen" | "bertambahberkurang" => {
            Role::Computed
        }
        _ => return None,
    })
}

/// Whether the letters of a cell are those of a column title.
pub(super) fn is_column_title(title: &str) -> bool {
    role(title).is_some()
}

/// Whether the letters of a cell are those of a title row's first cell.
pub(super) fn is_title_key(key: &str) -> bool {
    Key::of(key).is_some()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Title,
    Government,
    Year,
    UnitCode,
    UnitName,
    Columns,
}

impl Key {
    fn of(letters: &str) -> Option<Self> {
        Some(match letters {
            "judul" => Self::Title,
            "daerah" | "kabupaten" => Self::Government,
            "tahun" => Self::Year,
            "kodeorganisasi" | "kodeoranisasi" => Self::UnitCode,
            "namaorganisasi" | "namaorgansisasi" | "organisasi" => Self::UnitName,
            "kolom" => Self::Columns,
            _ => return None,
        })
    }
}

/// Where each thing stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) code: usize,
    pub(super) name: usize,
    /// The amount that counts: the only one, the one after a change, the one budgeted.
    pub(super) amount: usize,
    /// What it was before, or what was realised.
    pub(super) second: Option<usize>,
    /// The first column behind all numbers, from which on the remark stands.
    pub(super) remark: usize,
    pub(super) kind: ColumnKind,
}

/// What the numbers beside the amount mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    One,
    BeforeAfter,
    Realisation,
    /// Revenue and expenditure side by side, in two rows of titles.
    ByAffair,
    /// Personnel, goods, capital and their sum; what was realised stands two rows below.
    ByNature,
}

const FOUR_COLUMNS: Columns =
    Columns { code: 0, name: 1, amount: 2, second: None, remark: 3, kind: ColumnKind::One };
const SEVEN_COLUMNS: Columns = Columns {
    code: 0,
    name: 1,
    amount: 3,
    second: Some(2),
    remark: 6,
    kind: ColumnKind::BeforeAfter,
};

/// What the rows before the first one of the budget say.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub(super) title: String,
    pub(super) government: String,
    pub(super) year: Option<u16>,
    pub(super) unit_code: String,
    pub(super) unit_name: String,
    columns_said: usize,
    pub(super) columns: Option<Columns>,
    /// Rows of the table that belong to the header.
    pub(super) rows: usize,
}

/// Rows in which column titles are looked for.
const HEADER_ROWS_MAX: usize = 40;

impl Header {
    pub(super) fn read<'t>(rows: impl Iterator<Item = Cells<'t>>) -> Self {
        let mut header = Self::default();
        for (at, cells) in rows.take(HEADER_ROWS_MAX).enumerate() {
            if let Some(columns) = titles(cells) {
                header.columns = Some(columns);
                header.rows = at + 1;
                break;
            }
            if begins_with_code(cells) && 2 <= cells.len() {
                // No column titles: the file says how many columns there are.
                header.rows = at;
                break;
            }
            header.title_row(cells);
        }
        let realised = letters(&header.title).starts_with("realisasi");
        let said = match header.columns_said {
            7 => SEVEN_COLUMNS,
            _ => FOUR_COLUMNS,
        };
        let columns = header.columns.get_or_insert(said);
        if realised && columns.kind == ColumnKind::BeforeAfter {
            // The same form, filled in with what was budgeted and what was realised.
            columns.kind = ColumnKind::Realisation;
            columns.second = Some(columns.amount);
            columns.amount = 2;
        }
        header
    }

    fn title_row(&mut self, cells: Cells<'_>) {
        let Some(key) = Key::of(&letters(cells.get(0))) else { return };
        let value = (1..cells.len()).map(|c| cells.get(c).trim()).find(|text| !text.is_empty());
        let value = value.unwrap_or_default().trim_end_matches([';', ',']);
        let first = |place: &mut String| {
            if place.is_empty() {
                place.push_str(value);
            }
        };
        match key {
            Key::Title => first(&mut self.title),
            Key::Government => first(&mut self.government),
            Key::Year => self.year = value.parse().ok().or(self.year),
            Key::Columns => self.columns_said = value.parse().unwrap_or(self.columns_said),
            Key::UnitCode | Key::UnitName => self.unit(value),
        }
    }

    /// `1.20.03`, `Dinas Sosial`, `1.13.01 – Dinas Sosial`: in whichever row it stands.
    fn unit(&mut self, value: &str) {
        let code_end = value
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
            .unwrap_or(value.len());
        let (code, name) = value.split_at(code_end);
        let code = code.trim().trim_end_matches('.').replace(',', ".");
        let name = name.trim_start_matches(['-', '–', ' ', '.']).trim();
        // A number alone (`0`, `1`, `1001`) is the government itself.
        if self.unit_code.is_empty() && code.contains('.') {
            self.unit_code = code;
        }
        if self.unit_name.is_empty() {
            self.unit_name.push_str(name);
        }
    }
}

fn begins_with_code(cells: Cells<'_>) -> bool {
    let code = cells.get(0).trim();
    code.starts_with(|c: char| c.is_ascii_digit())
        && code.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b' '))
}

/// The columns, where this is the row of their titles.
fn titles(cells: Cells<'_>) -> Option<Columns> {
    let titles: Vec<String> = cells.iter().map(letters).collect();
    let find = |wanted: Role| titles.iter().position(|title| role(title) == Some(wanted));
    let name = find(Role::Name)?;
    if name != 1 || cells.len() < 3 {
        return None;
    }
    let has = |title: &str| titles.iter().any(|t| t == title);
    if has("pegawai") && has("modal") {
        let amount = titles.iter().position(|title| title == "jumlah")?;
        let kind = ColumnKind::ByNature;
        return Some(Columns { code: 0, name, amount, second: None, remark: amount + 3, kind });
    }
    if has("pendapatan") && has("belanja") {
        let kind = ColumnKind::ByAffair;
        return Some(Columns { code: 0, name, amount: 11, second: Some(8), remark: 14, kind });
    }
    let kind = match (find(Role::After), find(Role::Realised)) {
        (Some(_), _) => ColumnKind::BeforeAfter,
        (None, Some(_)) => ColumnKind::Realisation,
        (None, None) => ColumnKind::One,
    };
    let (amount, second) = match kind {
        ColumnKind::BeforeAfter => (find(Role::After)?, find(Role::Before)),
        ColumnKind::Realisation => (find(Role::Amount)?, find(Role::Realised)),
        ColumnKind::One | ColumnKind::ByAffair | ColumnKind::ByNature => {
            (find(Role::Amount)?, None)
        }
    };
    let last_number = titles.iter().rposition(|title| {
        matches!(
            role(title),
            Some(Role::Amount | Role::Before | Role::After | Role::Realised | Role::Computed)
        )
    });
    let remark = find(Role::Remark).unwrap_or(last_number? + 1);
    Some(Columns { code: 0, name, amount, second, remark, kind })
}

#[cfg(test)]
mod tests {
    use super::super::dialect::Dialect;
    use super::super::table::Table;
    use super::*;

    fn header(text: &str) -> Header {
        Header::read(Table::read(text, Dialect::of(text)).rows())
    }

    #[test]
    fn titles_are_known_in_all_their_spellings() {
        let read = header(
            "JUDUL,\"Penjabaran APBD\",,\nKODE ORANISASI,2.06.01,,\nKABUPATEN,KOTA,,\nTAHUN,2015,,\n\
             ,,,\nKODE REKENING ,URAIAN ,ANGGARAN ,PENJELASAN\n2.06.01 ,Dinas,\"1,000\",\n",
        );
        assert_eq!((read.title.as_str(), read.year), ("Penjabaran APBD", Some(2015)));
        assert_eq!((read.unit_code.as_str(), read.government.as_str()), ("2.06.01", "KOTA"));
        assert_eq!((read.columns, read.rows), (Some(FOUR_COLUMNS), 6));
    }

    #[test]
    fn the_column_titles_outweigh_the_number_of_columns_that_the_file_claims() {
        let read = header(
            "Judul,Perubahan,,\nKolom,4,,\nNo. Rekening,Uraian,Sebelum,Sesudah,Angka,Prosentase,Keterangan\n",
        );
        assert_eq!(read.columns, Some(SEVEN_COLUMNS));
    }

    #[test]
    fn without_column_titles_the_number_of_columns_decides() {
        let read =
            header("Judul,APBD\nKolom,4\n1.15 . 1.15.01 . 00 . 00 . 4,PENDAPATAN,75000000,\n");
        assert_eq!((read.columns, read.rows), (Some(FOUR_COLUMNS), 2));
    }

    #[test]
    fn a_realisation_in_the_form_of_an_amendment_is_understood_by_its_title() {
        let read = header(
            "Judul,Realisasi Anggaran\nKode Organisasi,2.06.02. - Kantor Pasar\n\
             No. Rekening,Uraian,Sebelum,Sesudah,Angka,Prosentase,Keterangan\n",
        );
        let columns = read.columns.unwrap();
        assert_eq!(columns.kind, ColumnKind::Realisation);
        assert_eq!((columns.amount, columns.second), (2, Some(3)));
        assert_eq!((read.unit_code.as_str(), read.unit_name.as_str()), ("2.06.02", "Kantor Pasar"));
    }
}
