//! What is wrong with a file that should be an export, in words.

use budget::money::Lang;
use serde::{Deserialize, Serialize};

use super::kinds::{Kind, kind};

/// The kind of refusal that an [`ExportFault`] is told by.
pub(super) const NOT_AN_EXPORT: Kind = kind(
    "not-an-export",
    422,
    ["Bukan ekspor yang utuh", "Not a whole export"],
    [
        "Pakai berkas ekspor seperti saat diunduh; docs/export.md menjelaskan isinya. Tidak ada yang berubah.",
        "Use the export just as it was downloaded; docs/export.md says what it holds. Nothing was changed.",
    ],
);

/// That a government has something, so that nothing can be put back over it.
pub(super) const NOT_EMPTY: Kind = kind(
    "not-empty",
    409,
    ["Di sini sudah ada isinya", "There is something here already"],
    [
        "Ekspor hanya dikembalikan ke pemerintah yang belum punya rancangan atau terbitan di sini. Tidak ada yang berubah.",
        "An export goes back only into a government that has drafted and published nothing here. Nothing was changed.",
    ],
);

/// Where a file stops being an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ExportFault {
    /// What is wrong.
    pub(crate) rule: ExportRule,
    /// Where: a path inside, or what stands there.
    pub(crate) at: String,
}

/// What an export must be, by what can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ExportRule {
    /// It is packed by gzip, whole, and nothing is behind it.
    Packed,
    /// It is a tar of plain files.
    Archive,
    /// It has no other files than those of an export.
    Path,
    /// It has no file twice, and not too many.
    Twice,
    /// It has all of them.
    Missing,
    /// Each file has the sum that `SHA256SUMS` says.
    Sum,
    /// It is of a version that this deployment knows.
    Version,
    /// It is this government's.
    OtherGovernment,
    /// Each row can be read.
    Row,
    /// There are as many rows as it says.
    Count,
    /// A manifest and the files that it names fit together.
    Manifest,
    /// Each entry of the history follows the one before it, and fits what was published.
    History,
    /// Its files say the same.
    Disagrees,
    /// Somebody has an administrator's role in it, or here.
    NoAdministrator,
    /// It has everything that was published here.
    Behind,
    /// It was sent here.
    NotHere,
}

impl ExportFault {
    /// What is wrong, and where.
    pub(super) fn of(&self, lang: Lang) -> String {
        let place = if self.at.is_empty() { String::new() } else { format!(" ({})", self.at) };
        let [id, en] = self.rule.words();
        match lang {
            Lang::Id => format!("{id}{place}."),
            Lang::En => format!("{en}{place}."),
        }
    }
}

impl ExportRule {
    const fn words(self) -> [&'static str; 2] {
        match self {
            Self::Packed => [
                "Berkas gzip rusak, terpotong, atau ada isi lain di belakangnya",
                "The gzip is damaged or cut off, or something else is behind it",
            ],
            Self::Archive => {
                ["Isinya bukan tar dari berkas biasa saja", "It is not a tar of plain files only"]
            }
            Self::Path => [
                "Ada berkas yang bukan bagian dari ekspor",
                "It holds a file that is no part of an export",
            ],
            Self::Twice => ["Ada berkas yang berulang", "It holds a file more than once"],
            Self::Missing => ["Ada berkas yang tidak disertakan", "A file is missing"],
            Self::Sum => {
                ["Isi berkas tidak sesuai dengan SHA256SUMS", "A file is not what SHA256SUMS says"]
            }
            Self::Version => [
                "Bukan ekspor Terang, atau versinya belum dikenal di sini",
                "It is no export of Terang, or of a version that is not known here",
            ],
            Self::OtherGovernment => {
                ["Ekspor ini milik pemerintah lain", "It is another government's export"]
            }
            Self::Row => ["Ada baris yang tidak dapat dibaca", "A row cannot be read"],
            Self::Count => [
                "Jumlah barisnya tidak seperti yang disebutkan",
                "It has not as many rows as it says",
            ],
            Self::Manifest => [
                "Manifes tidak sesuai dengan berkas yang disebutkannya",
                "A manifest does not fit the files that it names",
            ],
            Self::History => [
                "Entri riwayat tidak menyambung pada entri sebelumnya atau pada yang diterbitkan",
                "An entry of the history does not follow the one before it, or not what was published",
            ],
            Self::Disagrees => {
                ["Berkas-berkasnya tidak saling sesuai", "Its files do not say the same"]
            }
            Self::NoAdministrator => [
                "Sesudahnya tidak akan ada admin yang aktif",
                "Nobody active would be an administrator afterwards",
            ],
            Self::Behind => [
                "Di sini sudah terbit yang tidak ada di dalamnya; pakai ekspor yang lebih baru",
                "Something was published here that it does not have; use a newer export",
            ],
            Self::NotHere => [
                "Berkas dengan hash ini belum dikirim ke sini",
                "No file of this hash was sent here",
            ],
        }
    }
}
