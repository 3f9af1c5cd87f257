//! Indonesian.

use crate::organisation::OrganisationFault as F;

#[expect(clippy::too_many_lines, reason = "a list: a sentence for each fault")]
pub(super) fn fault(fault: &F) -> String {
    match fault {
        F::Unknown { id } => format!("Tidak ada SKPD dengan id {id}; muat ulang daftarnya."),
        F::BadCode { code } => {
            format!("«{code}» bukan kode: 1–40 huruf, angka, atau titik, tanpa spasi di tepinya.")
        }
        F::BadName { .. } => {
            "Nama harus 1–500 huruf dan tidak diawali = + - @; perbaiki namanya.".to_owned()
        }
        F::BadYear { year } => {
            format!("{year} bukan tahun anggaran; tulis empat angka, misalnya 2026.")
        }
        F::CodeTaken { code, name, by, year } => format!(
            "Kode {code} dipakai {by} dan {name} pada tahun {year} yang sama; periksa kode atau tahunnya."
        ),
        F::ParentMissing { name, parent, year } => format!(
            "{name} adalah unit {parent}, yang tidak ada pada tahun {year}; akhiri unitnya juga, pindahkan dahulu, atau perbaiki tahunnya."
        ),
        F::Nested { name, parent } => format!(
            "{name} tidak dapat menjadi unit {parent}, yang sendiri sebuah unit; pilih SKPD-nya."
        ),
        F::OwnParent { name } => {
            format!("{name} tidak dapat menjadi unit dirinya sendiri; pilih SKPD lain.")
        }
        F::Ended { name, until } => {
            format!("{name} sudah berakhir pada tahun {until}; muat ulang daftarnya.")
        }
        F::NotEnded { name } => format!("{name} belum berakhir; muat ulang daftarnya."),
        F::EndsTooEarly { name, since } => format!(
            "{name} bernama demikian sejak {since}, jadi tahun terakhirnya paling awal {since}; perbaiki tahunnya."
        ),
        F::BeginsTooLate { name, until } => {
            format!("Tahun pertama {name} paling akhir {until}; perbaiki tahunnya.")
        }
        F::RenameYear { name, since } => format!(
            "{name} bernama demikian sejak {since}; nama baru berlaku paling awal setahun sesudahnya. Untuk tahun yang sama, pakai «perbaiki»."
        ),
        F::SuccessorAbsent { name, successor, year } => format!(
            "{successor} menggantikan {name} mulai {year}, tetapi tidak ada pada tahun itu; pilih pengganti lain atau perbaiki tahunnya."
        ),
        F::SuccessorEnds { name } => format!(
            "{name} tidak dapat menggantikan dirinya sendiri; pilih pengganti yang tetap ada."
        ),
        F::Nothing => {
            "Tidak ada yang berbeda dari daftar sekarang; tidak ada yang perlu dikirim.".to_owned()
        }
        F::TooMany { limit } => {
            format!("Paling banyak {limit} SKPD dan unit; bagi atau periksa daftarnya.")
        }
        F::AtRow { row, because } => format!("Baris {row}: {}", self::fault(because)),
        F::NoHeader => {
            "Tidak ada baris judul kolom; tulis kode, nama, dan bila perlu induk di atas kolomnya."
                .to_owned()
        }
        F::NoRows => {
            "Tidak ada baris di bawah judul kolom; periksa apakah berkasnya benar.".to_owned()
        }
        F::NoCode { name } => format!("{name} tidak berkode; tulis kodenya."),
        F::NoName { code } => format!("Kode {code} tidak bernama; tulis namanya."),
        F::Twice { code, row } => format!(
            "Kode {code} sudah ada di baris {row}; hapus salah satunya atau perbaiki kodenya."
        ),
        F::ParentUnknown { code } => format!(
            "Tidak ada SKPD berkode {code} dalam berkas ini atau dalam daftar; perbaiki kode induknya atau tambahkan SKPD itu."
        ),
        F::ChangedLater { name, since } => format!(
            "Ini sudah bernama {name} sejak {since}, setelah tahun daftar ini; ubah satu per satu, atau hapus barisnya."
        ),
        F::TornRow => {
            "Baris ini tidak dapat dibagi menjadi kolom; periksa tanda kutipnya.".to_owned()
        }
    }
}
