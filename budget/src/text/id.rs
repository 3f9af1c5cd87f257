//! Indonesian: the first language, in the words of a good newspaper.

use super::{Codes, Governments, Meaning, StageWords, Stages, Term, Text};
use crate::money::Lang;

pub(super) static TEXT: Text = Text {
    lang: Lang::Id,
    revenue: "Pendapatan",
    expenditure: "Belanja",
    financing_in: "Penerimaan pembiayaan",
    financing_out: "Pengeluaran pembiayaan",
    net_financing: "Pembiayaan neto",
    surplus: "Surplus",
    deficit: "Defisit",
    balance_this_year: "SiLPA tahun berkenaan",
    balance_last_year: "SiLPA tahun sebelumnya",
    stages: Stages {
        ceilings: StageWords {
            short: "KUA-PPAS",
            name: "Kebijakan umum dan plafon sementara",
            standing: "plafon, belum peraturan",
            sentence: "Kesepakatan awal tentang arah dan batas anggaran; belum menjadi hukum.",
        },
        proposal: StageWords {
            short: "RAPBD",
            name: "Rancangan APBD",
            standing: "rancangan, belum peraturan",
            sentence: "Rancangan anggaran yang masih dibahas; belum menjadi hukum.",
        },
        enacted: StageWords {
            short: "APBD",
            name: "APBD",
            standing: "ditetapkan",
            sentence: "Anggaran yang ditetapkan dengan peraturan daerah.",
        },
        shift: StageWords {
            short: "Pergeseran APBD",
            name: "Pergeseran anggaran",
            standing: "pergeseran, berlaku",
            sentence: "Anggaran yang dipindah antarpos di tengah tahun.",
        },
        amendment: StageWords {
            short: "Perubahan APBD",
            name: "Perubahan APBD",
            standing: "perubahan, ditetapkan",
            sentence: "Anggaran yang diubah di tengah tahun dengan peraturan daerah.",
        },
        realisation: StageWords {
            short: "Realisasi APBD",
            name: "Laporan realisasi anggaran",
            standing: "laporan realisasi",
            sentence: "Uang yang benar-benar diterima dan dibelanjakan.",
        },
    },
    governments: Governments {
        province: "Provinsi",
        regency: "Kabupaten",
        city: "Kota",
        village: "Desa",
    },
    codes: Codes {
        affair: "Urusan",
        function: "Fungsi",
        account: "Rekening",
        source: "Sumber dana",
    },
    months: [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
};

const fn says(term: &'static str, sentence: &'static str) -> Meaning {
    Meaning { term, sentence }
}

#[expect(clippy::too_many_lines, reason = "one arm for each word: a list, not a procedure")]
pub(super) fn meaning(term: Term) -> Meaning {
    match term {
        Term::Budget => {
            says("APBD", "Rencana uang masuk dan uang keluar pemerintah daerah selama satu tahun.")
        }
        Term::Revenue => {
            says("Pendapatan", "Uang yang menjadi hak daerah dan tidak perlu dikembalikan.")
        }
        Term::OwnRevenue => says(
            "Pendapatan asli daerah (PAD)",
            "Uang yang dikumpulkan daerah sendiri, seperti pajak dan retribusi.",
        ),
        Term::RegionalTax => {
            says("Pajak daerah", "Iuran wajib kepada daerah tanpa imbalan langsung.")
        }
        Term::Charge => says("Retribusi", "Bayaran untuk layanan atau izin tertentu dari daerah."),
        Term::TransferRevenue => {
            says("Pendapatan transfer", "Uang dari pemerintah pusat atau dari daerah lain.")
        }
        Term::TransfersToRegions => says(
            "Transfer ke daerah (TKD)",
            "Seluruh uang yang dikirim pemerintah pusat ke daerah.",
        ),
        Term::GeneralGrant => says(
            "Dana alokasi umum (DAU)",
            "Dana dari pusat agar kemampuan keuangan antardaerah lebih merata.",
        ),
        Term::SpecialGrant => {
            says("Dana alokasi khusus (DAK)", "Dana dari pusat untuk kegiatan tertentu saja.")
        }
        Term::SharedRevenue => says(
            "Dana bagi hasil (DBH)",
            "Bagian daerah dari pajak dan hasil alam yang dipungut pusat.",
        ),
        Term::FiscalIncentive => {
            says("Insentif fiskal", "Hadiah dari pusat untuk daerah yang berkinerja baik.")
        }
        Term::VillageFund => {
            says("Dana desa", "Uang dari pusat untuk desa, yang lewat kas daerah.")
        }
        Term::VillageAllocation => says(
            "Alokasi dana desa (ADD)",
            "Bagian uang kabupaten yang wajib diberikan kepada desa.",
        ),
        Term::Surcharge => {
            says("Opsen", "Tambahan atas pajak provinsi yang menjadi hak kabupaten atau kota.")
        }
        Term::Expenditure => {
            says("Belanja", "Semua pengeluaran daerah untuk layanan dan pembangunan.")
        }
        Term::OperatingExpenditure => {
            says("Belanja operasi", "Pengeluaran sehari-hari yang manfaatnya jangka pendek.")
        }
        Term::PersonnelExpenditure => {
            says("Belanja pegawai", "Gaji dan tunjangan pegawai serta pejabat daerah.")
        }
        Term::GoodsAndServices => says(
            "Belanja barang dan jasa",
            "Pembelian barang habis pakai, jasa, perawatan, dan perjalanan dinas.",
        ),
        Term::CapitalExpenditure => says(
            "Belanja modal",
            "Pembelian atau pembangunan sesuatu yang dipakai lebih dari satu tahun.",
        ),
        Term::Grant => says(
            "Hibah",
            "Pemberian uang atau barang kepada pihak lain untuk tujuan tertentu, tidak terus-menerus.",
        ),
        Term::SocialAssistance => says("Bantuan sosial", "Bantuan bagi warga yang rentan."),
        Term::Subsidy => says("Subsidi", "Bantuan agar harga suatu layanan terjangkau."),
        Term::Contingency => {
            says("Belanja tidak terduga (BTT)", "Cadangan untuk bencana dan keadaan darurat.")
        }
        Term::TransferExpenditure => {
            says("Belanja transfer", "Uang yang diteruskan ke daerah lain atau ke desa.")
        }
        Term::SharedRevenuePaid => {
            says("Belanja bagi hasil", "Bagian pajak yang diteruskan ke daerah lain atau ke desa.")
        }
        Term::FinancialAssistance => says(
            "Bantuan keuangan",
            "Bantuan uang antarpemerintah, untuk keperluan umum atau khusus.",
        ),
        Term::Surplus => says("Surplus", "Pendapatan lebih besar daripada belanja."),
        Term::Deficit => says("Defisit", "Belanja lebih besar daripada pendapatan."),
        Term::Financing => {
            says("Pembiayaan", "Cara menutup kekurangan atau memakai kelebihan anggaran.")
        }
        Term::NetFinancing => says(
            "Pembiayaan neto",
            "Penerimaan pembiayaan dikurangi pengeluaran pembiayaan, yaitu yang menutup defisit atau menyerap surplus.",
        ),
        Term::BalanceLastYear => says(
            "SiLPA tahun sebelumnya",
            "Uang yang tersisa dari tahun lalu dan dipakai lagi tahun ini; dicatat sebagai penerimaan pembiayaan.",
        ),
        Term::BalanceThisYear => says(
            "SiLPA tahun berkenaan",
            "Angka terakhir anggaran tahun ini, yaitu pendapatan dikurangi belanja ditambah pembiayaan neto; dalam APBD yang ditetapkan harus tepat nol.",
        ),
        Term::EquityInvestment => {
            says("Penyertaan modal", "Uang daerah yang ditanam di perusahaan.")
        }
        Term::ReserveFund => {
            says("Dana cadangan", "Tabungan daerah untuk kebutuhan besar di kemudian hari.")
        }
        Term::AccountCode => {
            says("Kode rekening", "Nomor yang menunjukkan jenis uang masuk atau keluar.")
        }
        Term::Affair => {
            says("Urusan", "Bidang tugas yang wajib atau dipilih untuk dikerjakan daerah.")
        }
        Term::Program => says("Program", "Kumpulan kegiatan untuk satu tujuan."),
        Term::Activity => says("Kegiatan", "Bagian program yang menghasilkan sesuatu."),
        Term::Subactivity => says("Sub kegiatan", "Pekerjaan terkecil yang diberi anggaran."),
        Term::Unit => {
            says("SKPD, OPD, perangkat daerah", "Dinas, badan, atau kantor pemerintah daerah.")
        }
        Term::Subunit => {
            says("Unit SKPD, UPT", "Bagian SKPD yang punya anggaran sendiri, misalnya puskesmas.")
        }
        Term::Function => {
            says("Fungsi", "Pengelompokan belanja menurut manfaatnya, misalnya kesehatan.")
        }
        Term::FundSource => says("Sumber dana", "Asal uang yang membiayai suatu belanja."),
        Term::Ceiling => says("Pagu", "Batas tertinggi uang yang boleh dianggarkan."),
        Term::QuantityFactors => {
            says("Koefisien, volume", "Berapa banyak dan berapa kali sesuatu dibeli.")
        }
        Term::UnitPrice => says("Harga satuan", "Harga untuk satu barang atau jasa."),
        Term::PriceStandards => says("SSH, SBU, HSPK, ASB", "Daftar harga dan biaya resmi daerah."),
        Term::Indicator => says("Indikator, target", "Ukuran dan angka hasil yang dijanjikan."),
        Term::Output => says(
            "Keluaran, hasil",
            "Barang atau layanan yang dihasilkan, dan manfaat yang dirasakan.",
        ),
        Term::MediumTermPlan => says("RPJMD", "Rencana lima tahun daerah."),
        Term::AnnualPlan => says("RKPD", "Rencana kerja daerah untuk satu tahun."),
        Term::PolicyAndCeilings => {
            says("KUA-PPAS", "Kesepakatan awal tentang arah dan batas anggaran.")
        }
        Term::WorkPlanAndBudget => says("RKA", "Usulan anggaran rinci dari setiap dinas."),
        Term::DraftBudget => says("RAPBD", "Rancangan anggaran yang dibahas bersama DPRD."),
        Term::Regulation => says(
            "Perda, Perkada",
            "Peraturan daerah yang disetujui bersama DPRD, dan peraturan kepala daerah.",
        ),
        Term::DetailedBudget => says("Penjabaran APBD", "Lampiran anggaran yang paling rinci."),
        Term::ExecutionDocument => {
            says("DPA", "Dokumen yang mengizinkan dinas membelanjakan anggaran.")
        }
        Term::Amendment => says(
            "Perubahan, pergeseran",
            "Anggaran yang diubah di tengah tahun, atau yang dipindah antarpos.",
        ),
        Term::CashPlan => says(
            "Anggaran kas, SPD, SP2D",
            "Rencana uang per bulan, izin belanjanya, dan pencairannya.",
        ),
        Term::Realisation => says(
            "Realisasi, LRA",
            "Uang yang benar-benar diterima dan dibelanjakan, dan laporannya.",
        ),
        Term::BudgetTeams => {
            says("TAPD, Banggar", "Tim anggaran pemerintah daerah, dan badan anggaran DPRD.")
        }
        Term::MinimumStandard => says(
            "Standar pelayanan minimal (SPM)",
            "Layanan dasar paling sedikit yang berhak diterima setiap warga.",
        ),
    }
}
