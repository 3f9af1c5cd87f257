//! Indonesian: the first language of every page.

use budget::money::Lang;
use budget::publication::Counts;
use budget::tree::{Breakdown, Level};

use super::{
    Developers, Door, Home, OfExplorer, OfGovernment, OfLine, OfPublication, Site, Text, Trouble,
};
use crate::purpose::Purpose;
use crate::share::grouped;

pub(super) const TEXT: Text = Text {
    lang: Lang::Id,
    site: SITE,
    home: HOME,
    government: GOVERNMENT,
    publication: PUBLICATION,
    explorer: EXPLORER,
    line: LINE,
    developers: DEVELOPERS,
    trouble: TROUBLE,
    glossary_title: "Glosarium",
    glossary_lead: "Kata-kata anggaran dalam bahasa sehari-hari.",
    breakdown,
    level,
    absent,
    level_count,
};

fn count(number: u32) -> String {
    grouped(number, Lang::Id)
}

const SITE: Site = Site {
    skip: "Langsung ke isi",
    home: "Terang, ke beranda",
    menu: "Menu",
    glossary: "Glosarium",
    developers: "Data & API",
    other_language: "English",
    theme_dark: "Tampilan gelap",
    theme_light: "Tampilan terang",
    offline: "Anda sedang luring. Anggaran yang sudah pernah dibuka tetap dapat dibaca.",
    loading: "Memuat …",
    foot: "Terang menerbitkan anggaran daerah apa adanya, sampai ke rincian terkecil. Setiap terbitan \
           tetap di alamatnya dan tidak pernah diubah.",
    privacy: "Membaca di sini tanpa kuki, tanpa pelacak, tanpa akun.",
    copied: "Tersalin",
    printed_from: "Dicetak dari",
};

const HOME: Home = Home {
    question: "Ke mana uang daerah pergi?",
    lead: "Anggaran pemerintah daerah sampai ke rincian terkecil: siapa membelanjakan berapa, untuk apa.",
    search_label: "Cari pemerintah daerah",
    search_hint: "Misalnya: Bantul",
    search_key: "Tekan / untuk mencari",
    found: |n| format!("{} pemerintah daerah ditemukan", count(n)),
    nothing_found: |q| {
        format!(
            "Tidak ada “{q}” di antara pemerintah daerah di Terang. Kalau ejaannya benar, anggarannya belum \
             dimuat di sini."
        )
    },
    newest: "Baru di Terang",
    newest_empty: "Belum ada anggaran yang diterbitkan di sini. Begitu sebuah pemerintah daerah \
                   menerbitkan anggarannya, namanya muncul di tempat ini.",
    all_governments: "Semua pemerintah daerah",
    news: |who, what, spending| format!("{who} menerbitkan {what}: belanja {spending}"),
    news_deficit: |amount| format!("defisit {amount}"),
    news_surplus: |amount| format!("surplus {amount}"),
    news_itemised: |who, what, spending| {
        format!("{who} menerbitkan {what}: belanja {spending} terinci")
    },
    news_copied: |who, what, spending| format!("{what} {who}: belanja {spending}"),
    news_copied_itemised: |who, what, spending| format!("{what} {who}: belanja {spending} terinci"),
    news_incomplete: "sebagian rincian tidak ada dalam sumber",
    news_even: "pendapatan dan belanja seimbang",
    doors: "Tiga pintu masuk",
    citizen: Door {
        title: "Warga",
        says: "Lihat dari mana uang daerah Anda datang dan untuk apa dipakai, sampai ke satu rincian.",
        link: "Baca kata-kata anggaran",
    },
    planner: Door {
        title: "Perencana",
        says: "Susun anggaran dari berkas yang sudah ada, lalu terbitkan lewat API dengan bukti yang \
               tidak dapat diubah.",
        link: "Lihat cara menerbitkan",
    },
    journalist: Door {
        title: "Jurnalis",
        says: "Unduh semuanya, kutip alamat yang tetap, dan cocokkan berkas Anda dengan sidik jarinya.",
        link: "Data dan API",
    },
};

const GOVERNMENT: OfGovernment = OfGovernment {
    code: |code| format!("kode wilayah {code}"),
    revenue: "Pendapatan",
    expenditure: "Belanja",
    surplus: "Surplus",
    deficit: "Defisit",
    balanced: "Seimbang",
    net_financing: "Pembiayaan neto",
    newest: |what| format!("Terbitan terbaru: {what}"),
    official_figures: |spending| {
        format!(
            "Angka ringkasan resmi. Belanja yang terinci di sini {spending}; sisanya tidak ada dalam sumber."
        )
    },
    itemised_figures: "Hanya jumlah rincian yang ada; sebagian tidak ada dalam sumber.",
    itemised: "terinci",
    open: |what| format!("Buka {what}"),
    by_year: "Pendapatan dan belanja per tahun",
    by_year_note: "Terbitan terakhir setiap tahun. Pilih satu tahun untuk membukanya.",
    history: "Semua terbitan",
    empty: "Pemerintah daerah ini sudah terdaftar, tetapi belum menerbitkan anggaran.",
    column_budget: "Anggaran",
    column_stage: "Tahap",
    column_date: "Di Terang sejak",
    column_basis: "Dasar hukum",
    column_total: "Belanja",
    column_whole: "Kelengkapan",
    complete: "lengkap",
    incomplete: "belum lengkap",
    no_basis: "tidak disebut sumber",
    data: "Semua data",
    data_note: "Daftar ini juga tersedia sebagai JSON:",
};

const PUBLICATION: OfPublication = OfPublication {
    largest: |what, of_hundred| {
        format!("Bagian terbesar, {of_hundred} dari setiap 100 rupiah, untuk {what}.")
    },
    officially: "menurut ringkasan resmi,",
    itemised: "terinci di sini.",
    itemised_only: "Belanja yang terinci di sini",
    largest_itemised: |what, of_hundred| {
        format!("Bagian terbesar, {of_hundred} dari setiap 100 rupiah yang terinci, untuk {what}.")
    },
    largest_small: |what| {
        format!("Bagian terbesar, kurang dari 1 di antara setiap 100 rupiah, untuk {what}.")
    },
    no_revenue: "Pendapatan tidak ada dalam terbitan ini.",
    remainder: "sisa tahun berjalan",
    version: |n| format!("versi {}", count(n)),
    published: |copied, date| {
        if copied {
            format!("dimuat di Terang {date}, disalin dari buku resmi")
        } else {
            format!("terbit {date}")
        }
    },
    versions: "Versi lain",
    newer: "Ada terbitan yang lebih baru:",
    basis: "Dasar hukum",
    origin: "Asal angka",
    origin_files: |n| format!("{} berkas sumber", count(n)),
    not_law: "Ini rancangan, belum peraturan.",
    incomplete: "Anggaran ini belum lengkap",
    incomplete_lead: |amount| match amount {
        Some(amount) => format!("Rincian belanja senilai {amount} tidak ada dalam sumbernya."),
        None => "Sebagian rinciannya tidak ada dalam sumbernya.".to_owned(),
    },
    official_differs: "Angka di halaman ini adalah jumlah rincian yang ada, di samping ringkasan resmi.",
    official: "Ringkasan resmi",
    ours: "Jumlah rincian di sini",
    difference: "Selisih",
    missing: "Yang tidak ada",
    missing_others: "Organisasi lain, yang bukunya tidak ada dalam sumber",
    missing_part: |name| format!("{name} (sebagian)"),
    unlike_printed: "Rincian yang tidak sama dengan jumlah tercetak",
    missing_sum: "Selisih dengan ringkasan resmi",
    explore: "Jelajahi",
    downloads: "Unduh",
    downloads_lead: "Semua berkas terbitan ini, tanpa akun. SHA-256 adalah sidik jari berkas: berkas yang \
                     sama selalu menghasilkan angka yang sama.",
    file: "Berkas",
    size: "Ukuran",
    file_says: |name| match name {
        "lines.csv" => "Semua rincian, untuk olah data",
        "codes.csv" => "Nama kode di atas rincian",
        "manifest.json" => "Isi terbitan: tahap, jumlah, sidik jari setiap berkas",
        "columns-1.bin" => "Anggaran dalam bentuk ringkas, yang dibaca halaman ini",
        "lines.jsonl" => "Semua rincian, satu objek JSON per baris",
        _ => "",
    },
    api: "API terbitan ini, JSON",
    cite: "Kutip",
    cite_lead: "Alamat ini tetap dan isinya tidak pernah berubah.",
    copy: "Salin kutipan",
    citation: |c| {
        let part = c.part.map(|part| format!("{part}. ")).unwrap_or_default();
        format!(
            "{}. {part}{}, versi {}, {}. Terang. {} (SHA-256 manifes {})",
            c.government, c.title, c.number, c.published, c.address, c.sha256
        )
    },
    proof: "Bukti",
    proof_says: |index| format!("tercatat di log terbitan nomor {index}"),
    licence_title: "Lisensi data",
    counts_title: "Isi",
    counts: |c: &Counts| {
        format!(
            "{} rincian, {} SKPD; {} program dan {} kegiatan, dihitung per SKPD",
            count(c.lines),
            count(c.units),
            count(c.programs),
            count(c.activities)
        )
    },
};

const EXPLORER: OfExplorer = OfExplorer {
    section: "Sisi anggaran",
    by: "Menurut",
    show: "Tampilan",
    both: "Ringkasan",
    picture: "Gambar",
    table: "Tabel",
    lines: "Rincian",
    search: "Cari di anggaran ini",
    search_hint: "Misalnya: jalan, honor, 5.2.2",
    all: "Semua",
    trail: "Letak",
    rest: |n| format!("lainnya ({})", count(n)),
    rest_name: "lainnya",
    name: "Nama",
    amount: "Jumlah (Rp)",
    share: "Bagian",
    previous: "Sebelum (Rp)",
    change: "Perubahan (Rp)",
    realised: "Realisasi (Rp)",
    total: "Jumlah",
    unnamed: "tanpa nama dalam sumber",
    lines_count: |n| format!("{} rincian", count(n)),
    found: |n, amount| format!("{} rincian cocok, berjumlah {amount}", count(n)),
    found_lines: "Lihat satu per satu",
    found_none: |q| {
        format!(
            "Tidak ada rincian yang cocok dengan “{q}” di sisi anggaran ini. Coba kata yang lebih pendek."
        )
    },
    no_such_place: "Tempat ini tidak ada dalam terbitan ini, atau tidak memuat hasil pencarian.",
    back_to_all: "Kembali ke semua",
    picture_label: |name, n| format!("Gambar {name}: {} kotak, luasnya menurut jumlah", count(n)),
    table_caption: |name, level| format!("{name} menurut {level}"),
    sorted_by: |column| format!("Urutkan menurut {column}"),
    keys: "Panah berpindah kotak, Enter membuka, Esc naik.",
    new: "baru",
    gone: "hilang",
    loading: |n| format!("Memuat {} rincian …", count(n)),
    in_rupiah: "dalam rupiah",
    print_cut: |n| format!("Cetakan memuat {} baris pertama; semuanya ada di lines.csv.", count(n)),
    colours: "Warna menurut tujuan",
    purpose: |purpose| match purpose {
        Purpose::General => "Pelayanan umum",
        Purpose::Order => "Ketertiban",
        Purpose::Economy => "Ekonomi",
        Purpose::Environment => "Lingkungan",
        Purpose::Housing => "Perumahan dan fasilitas umum",
        Purpose::Health => "Kesehatan",
        Purpose::Culture => "Pariwisata dan budaya",
        Purpose::Education => "Pendidikan",
        Purpose::Protection => "Perlindungan sosial",
    },
    mixed: "Beberapa tujuan",
};

const LINE: OfLine = OfLine {
    costs: |what, amount, part| match part {
        Some(part) => format!("{what} {amount}, {part}."),
        None => format!("{what} {amount}."),
    },
    computed: |product, amount| format!("{product} = {amount}."),
    differs: |amount| format!("Hasil perkaliannya {amount}; yang tercetak berbeda."),
    place: "Letaknya",
    figures: "Angka",
    before: "Sebelum",
    after: "Sesudah",
    amount: "Jumlah",
    change: "Perubahan",
    realised: "Realisasi",
    unit_price: "Harga satuan",
    tax: "Pajak",
    quantity: "Volume",
    details: "Keterangan lain",
    group: "Kelompok",
    specification: "Spesifikasi",
    location: "Lokasi",
    remark: "Keterangan",
    identity: "Nomor rincian",
    identity_says: "Nomor ini tetap milik rincian ini, di setiap versi.",
    siblings: "Di tempat yang sama",
    of_total: |share, what| format!("{share} dari {what}"),
    of_budget: |share, what| format!("{share} dari anggaran {what}"),
};

const DEVELOPERS: Developers = Developers {
    title: "Data dan API",
    lead: "Semua yang terbit dapat diunduh dan dibaca mesin, tanpa akun dan tanpa kunci.",
    files: "Berkas",
    files_says: "Setiap terbitan punya berkas yang tidak pernah berubah. Nama, ukuran, dan SHA-256 setiap \
                 berkas ada di manifest.json.",
    api: "API",
    api_says: "JSON, GET, terbuka untuk situs mana pun (CORS). Jumlah uang adalah teks dengan dua angka \
               desimal, karena angka JSON kehilangan digit.",
    address: "Alamat",
    gives: "Isi",
    governments: "Pemerintah daerah yang menerbitkan anggaran",
    one_government: "Satu pemerintah daerah dan semua terbitannya",
    newest_budget: "Terbitan terbaru dari satu tahun",
    one_publication: "Satu terbitan: manifes, tempat di log, versi lain",
    lines: "Rincian, per halaman; saring dengan section, unit, program, account, q",
    totals: "Jumlah menurut affair, function, unit, program, account, atau source",
    publications: "Semua terbitan, terbaru dahulu",
    example: "Contoh",
    rules: "Aturan",
    rule_list: [
        "Alamat terbitan berlaku selamanya. Koreksi adalah versi baru.",
        "Kode adalah teks: 1.10 bukan 1.1.",
        "Halaman berikutnya ada di next; kirim sebagai after.",
        "ETag berlaku: kirim If-None-Match, dapatkan 304.",
        "Kesalahan berbentuk RFC 9457: type, title, status, detail.",
    ],
    columns: "Kolom lines.csv",
    columns_says: "UTF-8, koma, CRLF, satu urutan baris. Kolom yang kosong berarti sumber tidak \
                   menyebutnya. Kolom baru hanya ditambahkan di belakang.",
};

const TROUBLE: Trouble = Trouble {
    not_found: "Tidak ada di sini",
    not_found_says: |address| format!("Tidak ada apa pun di {address}."),
    no_version: |who, year, number| match number {
        Some(number) => {
            format!("{who} tidak punya versi {number} untuk anggaran {year} di Terang. Yang ada:")
        }
        None => format!("{who} tidak punya anggaran {year} di Terang. Yang ada:"),
    },
    no_line: "Terbitannya ada, tetapi tidak memuat rincian ini:",
    not_found_do: "Periksa ejaan alamatnya, atau mulai dari pencarian di beranda.",
    offline: "Belum tersimpan di perangkat ini",
    offline_says: "Tidak ada sambungan, dan halaman ini belum pernah dibuka di sini. Sambungkan ke \
                   internet, lalu coba lagi.",
    failed: "Data tidak dapat diambil",
    failed_says: "Server tidak terjangkau atau tidak menjawab seperti seharusnya. Tidak ada yang hilang; \
                  coba lagi sebentar lagi.",
    unreadable: "Data tidak dapat dibaca",
    unreadable_says: "Halaman ini mungkin lebih tua daripada servernya. Muat ulang halaman.",
    retry: "Coba lagi",
    to_home: "Ke beranda",
    reload: "Muat ulang",
};

fn breakdown(breakdown: Breakdown) -> &'static str {
    match breakdown {
        Breakdown::Affair => "urusan",
        Breakdown::Function => "fungsi",
        Breakdown::Unit => "SKPD",
        Breakdown::Program => "program",
        Breakdown::Account => "rekening",
        Breakdown::Source => "sumber dana",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Affair => "urusan",
        Level::Function => "fungsi",
        Level::Unit => "SKPD",
        Level::Program | Level::ProgramName => "program",
        Level::Activity => "kegiatan",
        Level::Subactivity => "sub kegiatan",
        Level::AccountTo(2) => "kelompok rekening",
        Level::AccountTo(3) => "jenis rekening",
        Level::AccountTo(4) => "objek rekening",
        Level::AccountTo(_) | Level::Account => "rekening",
        Level::Source => "sumber dana",
        Level::Line => "rincian",
    }
}

fn absent(level: Level, indirect: bool) -> &'static str {
    match (level, indirect) {
        (Level::Program | Level::ProgramName, true) => "Belanja tidak langsung, tanpa program",
        (Level::Program | Level::ProgramName, false) => "tanpa program",
        (Level::Activity, true) => "Belanja tidak langsung, tanpa kegiatan",
        (Level::Activity, false) => "tanpa kegiatan",
        (Level::Subactivity, _) => "tanpa sub kegiatan",
        (Level::Source, _) => "sumber dana tidak disebut",
        (Level::Affair, _) => "urusan tidak disebut",
        (Level::Function, _) => "fungsi tidak disebut",
        (Level::Unit, _) => "SKPD tidak disebut",
        (Level::AccountTo(_) | Level::Account, _) => "rekening tidak disebut",
        (Level::Line, _) => EXPLORER.unnamed,
    }
}

fn level_count(of: Level, number: u32) -> String {
    // Many offices have programs of one name; `counts` counts each of them.
    let what = if of == Level::ProgramName { "nama program" } else { level(of) };
    format!("{} {what}", count(number))
}
