//! The words of findings and notes, in the reader's language: which row, what is wrong with it,
//! what to do. A new kind does not compile before it has both.

use super::report::{Finding, FindingKind, Suggestion};
use crate::money::{Lang, Money};

impl Finding {
    /// What to tell a person.
    pub fn message(&self, lang: Lang) -> String {
        let body = match lang {
            Lang::Id => self.indonesian(),
            Lang::En => self.english(),
        };
        let label = match (self.row, lang) {
            (0, _) => return body,
            (row, Lang::Id) => format!("Baris {row}"),
            (row, Lang::En) => format!("Row {row}"),
        };
        match self.what() {
            what if what.is_empty() => format!("{label}: {body}"),
            what => format!("{label} ({what}): {body}"),
        }
    }

    fn what(&self) -> String {
        let words = [self.code.trim(), self.name.trim()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Printed, computed, and how far apart, for a sentence.
    fn figures(&self, lang: Lang) -> (String, String, String) {
        let shown = |amount: Option<Money>| amount.map_or("–".to_owned(), |a| a.exact(lang));
        let difference = match (self.printed, self.computed) {
            (Some(printed), Some(computed)) => printed.minus(computed).ok(),
            _ => None,
        };
        (shown(self.printed), shown(self.computed), shown(difference))
    }

    #[expect(clippy::too_many_lines, reason = "one sentence for each kind")]
    fn indonesian(&self) -> String {
        let (printed, computed, difference) = self.figures(Lang::Id);
        let detail = &self.detail;
        let sum = format!(
            "tercetak {printed}, jumlah baris di bawahnya {computed}, selisih {difference}"
        );
        match self.kind {
            FindingKind::SubtotalMismatch => {
                format!("{sum}. Bandingkan dengan buku aslinya dan perbaiki baris yang salah.")
            }
            FindingKind::SecondColumnMismatch => {
                format!("pada kolom pembanding (sebelum perubahan atau realisasi) {sum}. Bandingkan dengan buku aslinya.")
            }
            FindingKind::TotalMismatch => {
                format!("jumlah tercetak {printed}, hasil hitung {computed}, selisih {difference}. Bandingkan dengan buku aslinya.")
            }
            FindingKind::ScaleThousand => {
                format!("{sum}. Tiga angka nol tampaknya hilang atau bertambah; periksa usul perbaikannya.")
            }
            FindingKind::ScaleHundred => {
                format!("{sum}. Tanda desimal tampaknya hilang atau bertambah; periksa usul perbaikannya.")
            }
            FindingKind::MissingSibling => {
                format!("{sum}. Nomor barisnya melompat; satu baris tampaknya hilang. Periksa buku aslinya.")
            }
            FindingKind::DuplicateRow => {
                format!("{sum}. Satu baris tercantum dua kali; hapus salah satunya bila memang ganda.")
            }
            FindingKind::RemarkAmount => {
                format!("{sum}. Rincian pada keterangan satu baris menghasilkan jumlah yang cocok; periksa usul perbaikannya.")
            }
            FindingKind::MisplacedRow => {
                format!("{sum}. Satu baris tampaknya berada di bawah induk lain; periksa kodenya.")
            }
            FindingKind::ParentAmount => {
                format!("{sum}. Jumlah anaknya cocok dengan baris di atasnya; yang salah tampaknya jumlah tercetak ini.")
            }
            FindingKind::DigitsLost => {
                format!("jumlah tertulis \"{detail}\": lembar sebar membuang angka-angkanya. Ketik ulang jumlah dari buku aslinya.")
            }
            FindingKind::AmountUnreadable => {
                format!("\"{detail}\" bukan jumlah dalam bentuk angka kolomnya. Ketik ulang jumlahnya.")
            }
            FindingKind::CodeUnreadable => {
                format!("kode barisnya tidak terbaca, sehingga jumlah {printed} tidak ikut dihitung. Perbaiki kodenya.")
            }
            FindingKind::OrphanRow => {
                format!("tidak ada baris induk bagi jumlah {printed}. Lengkapi baris induknya atau perbaiki kodenya.")
            }
            FindingKind::NoPrintedTotal => {
                "Berkas tidak memuat jumlah belanja, sehingga tidak ada pembanding. Lengkapi baris BELANJA.".to_owned()
            }
            FindingKind::NegativeAmount => {
                format!("{detail} bernilai negatif ({printed}). Pastikan tandanya benar.")
            }
            FindingKind::NoRows => {
                "Tidak ada baris anggaran yang terbaca. Pastikan berkas memuat kode rekening, uraian, dan jumlah.".to_owned()
            }
            FindingKind::TooLong => {
                format!("Berkas melebihi batas impor ({detail}). Bagi berkasnya per perangkat daerah.")
            }
            FindingKind::FormulaMismatch => {
                format!("perhitungan \"{detail}\" tidak menghasilkan {printed}; keterangannya disimpan sebagai teks.")
            }
            FindingKind::RemarkDiffers => {
                format!("rincian pada keterangan berjumlah {computed}, barisnya {printed}; keterangannya disimpan sebagai teks.")
            }
            FindingKind::TrailingZeroLost => {
                format!("{detail} kode urusan kehilangan nol di belakang (1.1 dibaca 1.10), dikenali dari lebar kodenya.")
            }
            FindingKind::SignLost => {
                format!("tercetak {printed} tanpa tanda; hasil hitung {computed}. Angkanya cocok, tandanya hilang.")
            }
            FindingKind::NumberedDeeper => {
                format!("{printed} bernomor satu tingkat terlalu dalam; menurut jumlahnya setara dengan baris di atasnya.")
            }
            FindingKind::PrefixLost => {
                format!("{detail} kode pendapatan kehilangan angka pertamanya (2 dibaca 1.2), dikenali dari urutannya.")
            }
            FindingKind::DotsLost => {
                format!("{detail} kode kehilangan titiknya dan dipotong menurut lebar bagan akun.")
            }
            FindingKind::NumberedFromOne => {
                "Pendapatan, belanja, dan pembiayaan bernomor 1, 2, 3; dibaca sebagai akun 4, 5, 6.".to_owned()
            }
            FindingKind::TextTidied => {
                format!("Tanda di awal teks (= + - @) dihilangkan, misalnya pada \"{detail}\".")
            }
            FindingKind::TextCut => format!("Teks yang terlalu panjang dipotong, misalnya \"{detail}\"."),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence for each kind")]
    fn english(&self) -> String {
        let (printed, computed, difference) = self.figures(Lang::En);
        let detail = &self.detail;
        let sum = format!(
            "printed {printed}, the rows below it add up to {computed}, difference {difference}"
        );
        match self.kind {
            FindingKind::SubtotalMismatch => {
                format!("{sum}. Compare with the printed book and correct the row that is wrong.")
            }
            FindingKind::SecondColumnMismatch => {
                format!("in the column beside it (before the change, or realised) {sum}. Compare with the printed book.")
            }
            FindingKind::TotalMismatch => {
                format!("printed total {printed}, computed {computed}, difference {difference}. Compare with the printed book.")
            }
            FindingKind::ScaleThousand => {
                format!("{sum}. Three zeros seem to be lost or added; look at the suggestion.")
            }
            FindingKind::ScaleHundred => {
                format!("{sum}. A decimal mark seems to be lost or added; look at the suggestion.")
            }
            FindingKind::MissingSibling => {
                format!("{sum}. The numbering has a gap; a row seems to be missing. Look into the printed book.")
            }
            FindingKind::DuplicateRow => {
                format!("{sum}. A row stands there twice; delete one if it is the same.")
            }
            FindingKind::RemarkAmount => {
                format!("{sum}. The arithmetic in one row's remark gives an amount that fits; look at the suggestion.")
            }
            FindingKind::MisplacedRow => {
                format!("{sum}. A row seems to stand under another parent; check its code.")
            }
            FindingKind::ParentAmount => {
                format!("{sum}. The children fit the row above; this printed amount seems to be wrong.")
            }
            FindingKind::DigitsLost => {
                format!("the amount reads \"{detail}\": a spreadsheet threw its digits away. Type it again from the printed book.")
            }
            FindingKind::AmountUnreadable => {
                format!("\"{detail}\" is no amount in the number form of its column. Type it again.")
            }
            FindingKind::CodeUnreadable => {
                format!("its code cannot be read, so {printed} is not counted. Correct the code.")
            }
            FindingKind::OrphanRow => {
                format!("there is no row above it for its {printed}. Add the parent or correct the code.")
            }
            FindingKind::NoPrintedTotal => {
                "The file has no total of spending to compare with. Add the row BELANJA.".to_owned()
            }
            FindingKind::NegativeAmount => format!("{detail} is negative ({printed}). Make sure of the sign."),
            FindingKind::NoRows => {
                "No row of a budget could be read. The file needs account codes, descriptions and amounts.".to_owned()
            }
            FindingKind::TooLong => {
                format!("The file is longer than an import may be ({detail}). Split it by organisation.")
            }
            FindingKind::FormulaMismatch => {
                format!("the calculation \"{detail}\" does not give {printed}; the remark is kept as text.")
            }
            FindingKind::RemarkDiffers => {
                format!("the calculations in the remark add up to {computed}, the row is {printed}; the remark is kept as text.")
            }
            FindingKind::TrailingZeroLost => {
                format!("{detail} affair codes lost the zero at their end (1.1 is read as 1.10), known by the width of the code.")
            }
            FindingKind::SignLost => {
                format!("printed {printed} without a sign; computed {computed}. The digits agree, the sign is lost.")
            }
            FindingKind::NumberedDeeper => {
                format!("{printed} is numbered one level too deep; by the sums it stands beside the row above it.")
            }
            FindingKind::PrefixLost => {
                format!("{detail} codes of revenue lost their first number (2 is read as 1.2), known by their order.")
            }
            FindingKind::DotsLost => {
                format!("{detail} codes lost their dots and were cut by the widths of the chart.")
            }
            FindingKind::NumberedFromOne => {
                "Revenue, spending and financing are numbered 1, 2, 3; read as accounts 4, 5, 6.".to_owned()
            }
            FindingKind::TextTidied => {
                format!("Marks at the beginning of a text (= + - @) were taken off, as in \"{detail}\".")
            }
            FindingKind::TextCut => format!("A text that is too long was cut, as in \"{detail}\"."),
        }
    }
}

impl Suggestion {
    /// What to try.
    pub fn message(&self, lang: Lang) -> String {
        let (row, name, to) = (self.row, self.name.trim(), self.to.exact(lang));
        match (self.from, lang) {
            (Some(from), Lang::Id) if from == self.to => {
                format!(
                    "Baris {row} ({name}) sebesar {to} tampaknya termasuk di sini; perbaiki kodenya."
                )
            }
            (Some(from), Lang::En) if from == self.to => {
                format!("Row {row} ({name}) of {to} seems to be the one; correct its code.")
            }
            (None, Lang::Id) => {
                format!("Sebelum baris {row} ({name}) tambahkan baris sebesar {to}.")
            }
            (None, Lang::En) => format!("Before row {row} ({name}) add a row of {to}."),
            (Some(from), Lang::Id) => {
                format!("Baris {row} ({name}): {to}, bukan {}.", from.exact(lang))
            }
            (Some(from), Lang::En) => {
                format!("Row {row} ({name}): {to} instead of {}.", from.exact(lang))
            }
        }
    }
}
