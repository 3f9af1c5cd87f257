//! Indonesian.

use super::{OfImport, OfOrganisations, OrganisationForms};
use crate::share::grouped;
use budget::money::Lang;

fn count(number: u32) -> String {
    grouped(number, Lang::Id)
}

pub(in crate::text::studio) const ORGANISATIONS: OfOrganisations = OfOrganisations {
    title_of: |name| format!("SKPD {name}"),
    lead: "Perangkat daerah dan unitnya dari tahun ke tahun. Kode dan nama boleh berganti; yang berakhir tetap \
           tercatat bersama penggantinya, supaya anggaran antartahun dapat dibandingkan.",
    count: |offices, units| match units {
        0 => format!("{} SKPD", count(offices)),
        _ => format!("{} SKPD, {} unit", count(offices), count(units)),
    },
    search: "Cari kode atau nama",
    none_found: |wanted| format!("Tidak ada SKPD atau unit yang cocok dengan «{wanted}»."),
    none: "Belum ada SKPD dalam daftar ini.",
    none_yet: "Impor daftar yang sudah Anda punya, atau tambahkan satu per satu. Peran operator dan kepala SKPD \
               baru dapat diberikan setelah SKPD-nya ada.",
    since: |year| format!("sejak {year}"),
    begins: |year| format!("mulai {year}"),
    ends: |year| format!("berakhir {year}"),
    former: |what, year| format!("Sampai {year}: {what}"),
    follows: |what| format!("Menggantikan {what}"),
    ended: |n| format!("Sudah berakhir ({})", count(n)),
    ended_says: "Yang berakhir tidak dihapus: anggaran tahun-tahunnya tetap menunjuk ke sini.",
    became: |what| format!("Digantikan {what}"),
    closed: "Ditutup tanpa pengganti",
    forms: FORMS,
    import: IMPORT,
};

const FORMS: OrganisationForms = OrganisationForms {
    add: "Tambah SKPD atau unit",
    add_says: "Untuk yang belum ada dalam daftar. Bila hanya namanya yang baru, ubah yang lama: riwayatnya tetap \
               tersambung.",
    change: "Ubah",
    way: "Apa yang berubah?",
    correct: [
        "Perbaiki penulisan",
        "Kode, nama, induk, atau tahun pertamanya selama ini salah tulis.",
    ],
    rename: [
        "Berganti nama, kode, atau induk",
        "Mulai suatu tahun anggaran. Yang lama tetap berlaku untuk tahun-tahun sebelumnya.",
    ],
    end: ["Berakhir", "Digabung, dipecah, atau ditutup setelah suatu tahun anggaran."],
    reopen: [
        "Batal berakhir",
        "Ditandai berakhir karena keliru; diteruskan seperti semula, tanpa pengganti.",
    ],
    code: "Kode",
    code_hint: "Seperti ditulis daerah Anda, misalnya 1.02.0.00.0.00.01.0000",
    name: "Nama",
    parent: "Unit dari",
    parent_none: "Bukan unit: SKPD sendiri",
    first_year: "Tahun anggaran pertama",
    from_year: "Berlaku mulai tahun anggaran",
    last_year: "Tahun anggaran terakhir",
    last_year_hint: "Penggantinya berlaku mulai tahun berikutnya.",
    end_says: "Digabung: pilih semua yang berakhir bersama, lalu satu pengganti. Dipecah: isi beberapa pengganti. \
               Ditutup: biarkan penggantinya kosong.",
    with: "Berakhir bersamanya",
    with_more: "Tambah yang berakhir",
    successor: "Pengganti yang sudah ada",
    successor_more: "Tambah pengganti yang sudah ada",
    new_code: "Kode pengganti baru",
    new_name: "Nama pengganti baru",
    new_more: "Tambah pengganti baru",
    choose: "Pilih SKPD",
    why: "Dasar",
    why_hint: "Misalnya Perda Nomor 5 Tahun 2025. Tetap ada dalam riwayat; boleh kosong.",
    send_add: "Tambahkan",
    send_correct: "Simpan perbaikan",
    send_rename: "Simpan perubahan",
    send_end: "Akhiri",
    send_reopen: "Teruskan lagi",
    told_added: "Ditambahkan ke daftar.",
    told_corrected: "Diperbaiki.",
    told_renamed: "Perubahannya tersimpan; yang lama tetap untuk tahun-tahun sebelumnya.",
    told_ended: "Ditandai berakhir, bersama penggantinya bila ada.",
    told_reopened: "Diteruskan lagi.",
    told_imported: "Daftarnya sudah diimpor.",
    no_code: "Tulis kodenya.",
    no_name: "Tulis namanya.",
    no_year: "Tulis tahunnya dengan empat angka, misalnya 2026.",
    no_new: "Tulis kode dan nama setiap pengganti baru, atau kosongkan keduanya.",
};

const IMPORT: OfImport = OfImport {
    open: "Impor daftar (CSV)",
    says: "Pilih berkasnya; dahulu ditampilkan apa yang terbaca dan apa yang akan berubah. Tidak ada yang terkirim \
           sebelum Anda menyetujuinya.",
    file: "Berkas CSV",
    file_hint: "Dari Excel: Simpan sebagai, CSV. Kolomnya kode, nama, dan bila ada unit: induk (kode SKPD-nya).",
    example: "kode;nama;induk\n1.02.01;Dinas Kesehatan;\n1.02.01.01;Puskesmas Contoh;1.02.01",
    year: "Daftar ini untuk tahun anggaran",
    year_hint: "Yang baru berlaku mulai tahun ini.",
    differs: "Bila kode atau nama berbeda dari yang tercatat",
    renamed: |year| format!("Memang berganti mulai {year}; yang lama tetap untuk tahun sebelumnya"),
    corrected: "Yang tercatat salah tulis; perbaiki untuk semua tahunnya",
    read: |file, rows| format!("{file}: {} baris terbaca", count(rows)),
    above: |n| format!("{} baris di atas judul kolom tidak dibaca.", count(n)),
    new: |n| format!("Baru ({})", count(n)),
    changed: |n| format!("Berubah ({})", count(n)),
    unchanged: |n| format!("{} baris sama dengan daftar sekarang.", count(n)),
    absent: |n| {
        format!(
            "{} SKPD atau unit dalam daftar tidak disebut berkas ini; semuanya tetap seperti sekarang.",
            count(n)
        )
    },
    more: |n| format!("dan {} lagi", count(n)),
    from_to: |before, after| format!("{before} menjadi {after}"),
    faults: |n| format!("Perlu diperbaiki ({})", count(n)),
    faults_say: "Perbaiki di berkasnya, simpan, lalu pilih lagi. Daftar diimpor utuh atau tidak sama sekali.",
    row: |row, says| format!("Baris {row}: {says}"),
    nothing: "Tidak ada yang baru dan tidak ada yang berubah.",
    too_large: "Berkas ini terlalu besar untuk sebuah daftar SKPD; periksa apakah berkasnya benar.",
    send: |new, changed| match (new, changed) {
        (new, 0) => format!("Impor {} yang baru", count(new)),
        (0, changed) => format!("Impor {} perubahan", count(changed)),
        (new, changed) => {
            format!("Impor {} yang baru dan {} perubahan", count(new), count(changed))
        }
    },
};
