//! Indonesian.

use budget::money::Lang;
use budget::protocol::people::MemberStatus;

use super::{
    Account, Forms, Founding, Frame, Join, Members, OfHistory, OfPlatform, OfSettings, Passkeys,
    Roles, SignIn, StudioHome, StudioText, StudioTrouble,
};
use crate::share::grouped;

pub(super) const TEXT: StudioText = StudioText {
    lang: Lang::Id,
    frame: FRAME,
    trouble: TROUBLE,
    sign_in: SIGN_IN,
    home: HOME,
    account: ACCOUNT,
    passkeys: PASSKEYS,
    roles: ROLES,
    members: MEMBERS,
    forms: FORMS,
    organisations: super::organisations::ID,
    found: FOUND,
    join: JOIN,
    history: HISTORY,
    settings: SETTINGS,
    platform: PLATFORM,
};

fn count(number: u32) -> String {
    grouped(number, Lang::Id)
}

const FRAME: Frame = Frame {
    studio: "Studio",
    menu: "Bagian studio",
    account: "Akun",
    roles: "Peran",
    members: "Anggota",
    organisations: "SKPD",
    settings: "Pengaturan",
    history: "Riwayat",
    public_page: "Halaman publik",
    parts_of: |name| format!("Studio {name}"),
    cancel: "Batal",
    sending: "Mengirim …",
    clock: "Waktu menurut jam perangkat ini.",
    moment: |day, time| format!("{day} pukul {time}"),
    role_in: |role, unit| format!("{role} di {unit}"),
    and: "dan",
};

const TROUBLE: StudioTrouble = StudioTrouble {
    offline: "Studio memerlukan sambungan",
    offline_says: "Tidak ada sambungan ke server. Tidak ada yang hilang; sambungkan ke internet, lalu coba lagi.",
    offline_act: "Tidak ada sambungan ke server. Isian Anda masih di sini; kirim lagi setelah tersambung, dan \
                  tidak akan tercatat dua kali.",
    failed: "Server tidak menjawab seperti seharusnya",
    failed_says: "Tidak ada yang hilang; coba lagi sebentar lagi.",
    unreadable: "Jawaban server tidak dapat dibaca",
    unreadable_says: "Halaman ini mungkin lebih tua daripada servernya. Muat ulang halaman.",
    to_studio: "Ke studio",
    to_roles: "Lihat siapa boleh apa",
    retry: "Coba lagi",
    sign_in: |name| format!("Masuk dengan {name}"),
    again: |name| format!("Masuk lagi dengan {name}"),
};

const SIGN_IN: SignIn = SignIn {
    title: "Masuk ke studio",
    lead: "Studio adalah tempat pemerintah daerah menyusun dan menerbitkan anggarannya. Membaca anggaran \
           tidak perlu masuk.",
    ways: "Pilih cara masuk",
    no_password: "Di sini tidak ada kata sandi: penyedia identitas Anda memastikan siapa Anda, lalu mengantar \
                  Anda kembali.",
    invited: "Mendapat undangan? Buka tautannya; Anda akan diminta masuk di sana.",
    expired: "Proses masuk tadi terlalu lama, sudah dipakai, atau dimulai di peramban lain, sehingga \
              dihentikan; mulailah lagi.",
    declined: "Penyedia identitas tidak meneruskan Anda ke sini; mulailah lagi, atau tanyakan kepada \
               administrator pemerintah daerah Anda.",
    provider: "Penyedia identitas tidak dapat dihubungi, atau jawabannya tidak dapat dipercaya; coba lagi \
               beberapa menit lagi, dan bila tetap begitu, kabari pengelola platform.",
    left: "Anda sudah keluar. Sesi di peramban ini berakhir dan kukinya dihapus.",
    cookie_title: "Satu kuki, hanya selama Anda masuk",
    cookie: "Setelah masuk, peramban ini menyimpan satu kuki, __Host-sesi. Isinya kunci sesi, supaya permintaan \
             berikutnya dikenali sebagai milik Anda. Kuki itu tidak terbaca oleh skrip, tidak dikirim ke situs \
             lain, dan berhenti berlaku begitu Anda keluar.",
    cookie_on_the_way: "Selama proses masuk, kuki kedua (__Host-masuk, atau __Host-kunci untuk kunci sandi) mengikat proses itu ke peramban ini; \
                        kuki itu dihapus begitu prosesnya selesai.",
    cookie_nobody: "Siapa yang tidak masuk tidak mendapat kuki apa pun.",
};

const HOME: StudioHome = StudioHome {
    title: "Studio",
    signed_in: |name, email| {
        if email.is_empty() {
            format!("Anda masuk sebagai {name}.")
        } else {
            format!("Anda masuk sebagai {name} ({email}).")
        }
    },
    governments: "Pemerintah daerah Anda",
    none: "Anda belum menjadi anggota pemerintah daerah mana pun.",
    become_title: "Cara menjadi anggota",
    steps: [
        "Mintalah administrator pemerintah daerah Anda mengundang Anda, dengan peran yang Anda perlukan.",
        "Orang kedua mengonfirmasi undangan itu; tidak seorang pun mengangkat anggota sendirian.",
        "Anda menerima dua tautan, satu dari masing-masing. Bukalah yang satu di peramban ini, tempelkan yang lain, lalu \
         terima undangannya.",
    ],
    platform: "Administrator platform",
    platform_says: "Semua pemerintah daerah di sini, usul yang menunggu orang kedua, dan memulai yang baru.",
    more: "Lainnya",
    account_says: "Nama, bahasa, dan sesi Anda; keluar.",
    roles_says: "Tabel yang dipakai untuk setiap keputusan di studio.",
};

const ACCOUNT: Account = Account {
    title: "Akun",
    who: "Siapa Anda di sini",
    name: "Nama",
    email: "E-mail",
    provider: "Penyedia identitas",
    second_factor: "Faktor kedua",
    id: "Nomor Anda di sini",
    id_says: "Nomor itu bukan rahasia: dengan nomor itu pengelola platform dapat mengakhiri sesi Anda bila diminta.",
    with_factor: "dipakai saat masuk",
    without_factor: "tidak dipakai saat masuk",
    by_passkey: "Akun ini dibuat dengan kunci sandi, tanpa penyedia identitas.",
    from_provider: "Nama dan e-mail berasal dari penyedia identitas. Ubahlah di sana, lalu masuk lagi.",
    no_email: "tidak diberikan",
    language: "Bahasa",
    language_says: "Halaman ini berbahasa Indonesia. Pilihan bahasa disimpan di peramban ini saja.",
    to_other_language: "English",
    sessions: "Sesi",
    sessions_says: "Setiap peramban tempat Anda masuk. Akhiri yang tidak Anda kenal.",
    here: "sesi ini",
    unknown_device: "Perangkat yang tidak dikenal",
    began: |when| format!("masuk {when}"),
    seen: |when| format!("terakhir dipakai {when}"),
    ends: |when| format!("berakhir {when}"),
    end: "Akhiri",
    end_which: |device, when| format!("sesi {device}, masuk {when}"),
    end_sure: |device| {
        format!("Akhiri sesi {device}? Yang belum tersimpan di sana tidak terkirim.")
    },
    end_yes: "Akhiri sesi",
    ended: "Sesi itu sudah diakhiri.",
    end_all: "Akhiri semua sesi",
    end_all_sure: |n| {
        format!("Akhiri {} sesi, termasuk sesi ini? Setelah itu Anda perlu masuk lagi.", count(n))
    },
    end_all_yes: "Akhiri semuanya",
    sign_out: "Keluar",
};

const PASSKEYS: Passkeys = Passkeys {
    enter: "Masuk dengan kunci sandi",
    what: "Kunci sandi (passkey) tersimpan di perangkat Anda dan dibuka dengan sidik jari, wajah, atau PIN.",
    waiting: "Menunggu perangkat Anda …",
    declined: [
        "Belum jadi",
        "Permintaan di perangkat Anda ditutup atau terlalu lama dibiarkan; tekan tombolnya sekali lagi.",
    ],
    known: [
        "Perangkat ini sudah punya kunci sandi",
        "Pakai yang sudah ada untuk masuk, atau buat di perangkat lain.",
    ],
    impossible: [
        "Kunci sandi tidak dapat dipakai di sini",
        "Peramban ini belum mengenalnya, atau alamat situs ini hanya berupa angka; pakai peramban terbaru dan alamat bernama.",
    ],
    account: "Tanpa penyedia identitas",
    account_says: "Anda dapat membuat akun dengan kunci sandi di perangkat ini. Tidak ada kata sandi yang harus diingat.",
    your_name: "Nama Anda",
    make_account: "Buat akun dengan kunci sandi",
    title: "Kunci sandi",
    says: "Dengan kunci sandi Anda masuk tanpa penyedia identitas, dan dua faktor sekaligus. Buatlah di lebih dari satu perangkat.",
    none: "Belum ada kunci sandi.",
    unnamed: "Tanpa nama",
    dates: |made, used| format!("Dibuat {made}; terakhir dipakai {used}."),
    name: "Nama perangkat untuk kunci sandi baru",
    name_example: "Laptop kantor",
    add: "Tambahkan kunci sandi",
    remove: "Hapus",
    remove_sure: |name| {
        format!("Hapus kunci sandi «{name}»? Perangkat itu tidak dapat lagi dipakai untuk masuk.")
    },
    remove_yes: "Hapus kunci sandi",
    removed: "Kunci sandi dihapus.",
};

const ROLES: Roles = Roles {
    title: "Siapa boleh apa",
    lead: "Tabel ini dipakai server untuk setiap keputusan: tidak ada hak lain di luar yang tertulis di sini.",
    each: "Setiap peran",
    table: "Setiap tindakan",
    action: "Tindakan",
    nothing: "Peran ini tidak boleh melakukan apa pun.",
    legend: "Cara membaca",
    yes: "boleh",
    own_unit: "hanya di SKPD tempat peran itu dipegang",
    two_people: "satu orang mengusulkan, orang lain mengonfirmasi",
    no: "tidak boleh",
    recent: "Untuk mengubah keanggotaan, menerbitkan, mengekspor, memulihkan, atau mengganti kunci, Anda harus \
             masuk paling lama sepuluh menit sebelumnya.",
    factor: "Setiap peran selain pembaca harus masuk dengan faktor kedua.",
    may: "Boleh",
};

fn status(status: MemberStatus) -> &'static str {
    match status {
        MemberStatus::Active => "aktif",
        MemberStatus::Suspended => "ditangguhkan",
        MemberStatus::Left => "bukan anggota lagi",
    }
}

const MEMBERS: Members = Members {
    title_of: |name| format!("Anggota {name}"),
    lead: "Siapa boleh bertindak untuk pemerintah daerah ini. Setiap perubahan diusulkan satu orang dan \
           dikonfirmasi orang lain.",
    count: |n| format!("{} anggota", count(n)),
    left: |n| format!("Bukan anggota lagi ({})", count(n)),
    status,
    since: |when| format!("anggota sejak {when}"),
    you: "Anda",
    waiting: "Menunggu orang kedua",
    waiting_says: "Usul di bawah ini belum berlaku sampai orang lain mengonfirmasinya.",
    waiting_none: "Tidak ada yang menunggu.",
    proposed: |who, when| format!("Diusulkan {who}, {when}."),
    reason: |why| format!("Alasan: {why}"),
    copy_made: |who, when| format!("Menurut isinya, salinan ini dibuat {who}, {when}."),
    copy_holds: |publications, years, members| {
        let [publications, years, members] = [publications, years, members].map(count);
        format!("Isinya {publications} terbitan, {years} tahun rancangan, dan {members} anggota.")
    },
    copy_heads: |names| format!("Administratornya yang aktif: {names}."),
    copy_no_heads: "Tidak ada administrator yang aktif di dalamnya.",
    copy_new: |list| format!("Belum terbit di sini, dan terbit begitu dikonfirmasi: {list}."),
    copy_nothing_new: "Semua yang terbit di dalamnya sudah terbit di sini.",
    to_invite: |name, roles| format!("Mengundang {name} sebagai {roles}"),
    to_change: |name, roles| format!("Mengganti peran {name} menjadi {roles}"),
    to_suspend: |name| format!("Menangguhkan {name}"),
    to_reinstate: |name| format!("Memulihkan {name}"),
    to_end: |name| format!("Mengakhiri keanggotaan {name}"),
    to_unfreeze: "Membuka kembali penerbitan yang dibekukan",
    to_restore: |sha256| {
        format!("Memulihkan pemerintah daerah ini dari salinan dengan SHA-256 {sha256}")
    },
    to_found: |name, who| {
        format!("Memulai {name} di sini, dengan {who} sebagai administrator pertama")
    },
    confirm: "Konfirmasi",
    confirm_sure: "Konfirmasi usul ini? Perubahannya langsung berlaku dan tercatat atas nama Anda.",
    confirm_yes: "Ya, konfirmasi",
    turn_down: "Tolak",
    turn_down_sure: "Tolak usul ini? Usulnya dihapus dari daftar, dan penolakannya tercatat.",
    turn_down_yes: "Ya, tolak",
    withdraw: "Tarik kembali",
    withdraw_sure: "Tarik kembali usul Anda? Penarikannya tercatat.",
    withdraw_yes: "Ya, tarik kembali",
    own_proposal: "Anda sendiri yang mengusulkannya, jadi orang lain yang harus mengonfirmasi.",
    about_you: "Usul ini tentang Anda sendiri, jadi orang lain yang harus memutuskannya.",
    not_confirmable: "Anda tidak dapat mengonfirmasi usul ini: pengusulnya mungkin tidak berhak lagi, atau Anda \
                      harus masuk lagi lebih dahulu.",
    invitations: "Undangan",
    invitations_none: "Tidak ada undangan yang masih berlaku.",
    invitation_ends: |when| format!("berlaku sampai {when}"),
    revoke: "Cabut",
    revoke_sure: |name| format!("Cabut undangan untuk {name}? Tautannya tidak dapat dipakai lagi."),
    revoke_yes: "Ya, cabut",
    platform_done: "Tidak ada lagi yang menunggu Anda di sini.",
    platform_only: "Anda melihat halaman ini sebagai administrator platform: hanya usul yang menunggu Anda, bukan daftar anggotanya.",
    told_proposed: "Usul terkirim. Usul itu berlaku setelah orang lain mengonfirmasinya.",
    told_confirmed: "Dikonfirmasi. Perubahannya sudah berlaku.",
    told_turned_down: "Usul ditolak. Tidak ada yang berubah pada keanggotaan.",
    told_withdrawn: "Usul ditarik kembali. Tidak ada yang berubah pada keanggotaan.",
    told_revoked: "Undangan dicabut. Tautannya tidak berlaku lagi.",
    told_sessions: "Semua sesinya sudah diakhiri. Perannya tidak berubah: ia dapat masuk lagi.",
    half_says: "Anda yang mengusulkannya: serahkan separuh kode ini langsung kepada orangnya. Separuh lainnya diserahkan oleh \
                yang mengonfirmasi, supaya tidak seorang pun membuat anggota sendirian.",
    half_link: "Bagian Anda",
    code_title: |name| format!("Undangan untuk {name} siap diserahkan"),
    code_says: "Ini separuh kodenya; separuh lainnya ada pada pengusulnya, di halaman ini. Serahkan bagian Anda langsung \
                kepada orangnya, dan tidak kepada siapa pun lagi. Bagian ini hanya ditampilkan sekali.",
    code_ends: |when| format!("Berlaku satu kali, sampai {when}."),
    code_link: "Tautan",
    code_code: "Kode",
    copy_link: "Salin tautan",
    copy_code: "Salin kode",
    code_done: "Sudah saya salin, tutup",
};

const FORMS: Forms = Forms {
    recent: "Mengubah keanggotaan memerlukan bukti baru siapa Anda: masuklah lagi sekarang, supaya isian Anda \
             nanti langsung terkirim.",
    invite: "Undang anggota",
    invite_says: "Setelah orang kedua mengonfirmasi, Anda berdua masing-masing menyerahkan separuh kode kepada orang yang \
                  diundang.",
    invite_name: "Nama",
    invite_name_hint: "Untuk yang membaca daftar ini. Orang itu masuk dengan namanya sendiri.",
    roles: "Peran",
    unit: "SKPD",
    unit_choose: "Pilih SKPD atau unit",
    units_none: "Belum ada SKPD dalam daftar, jadi peran ini belum dapat diberikan.",
    units_add: "Tambahkan SKPD dahulu",
    more_units: "Tambah SKPD",
    why: "Alasan",
    why_hint: "Dibaca orang kedua, dan tetap ada dalam riwayat.",
    send_invite: "Usulkan undangan",
    change: "Ganti peran",
    change_says: |name| format!("Peran baru {name} menggantikan semua peran yang sekarang."),
    send_change: "Usulkan peran baru",
    suspend: "Tangguhkan",
    suspend_says: |name| {
        format!("{name} tidak dapat bertindak sampai dipulihkan. Riwayatnya tetap.")
    },
    send_suspend: "Usulkan penangguhan",
    reinstate: "Pulihkan",
    reinstate_says: |name| format!("{name} dapat bertindak lagi dengan peran yang sekarang."),
    send_reinstate: "Usulkan pemulihan",
    end: "Akhiri keanggotaan",
    end_says: |name| {
        format!("{name} bukan anggota lagi. Untuk kembali, orang itu perlu diundang lagi.")
    },
    send_end: "Usulkan pengakhiran",
    end_sessions: "Akhiri sesinya",
    end_sessions_sure: |name| {
        format!(
            "Akhiri semua sesi {name} sekarang? Ia harus masuk lagi di setiap perangkat; perannya tetap."
        )
    },
    end_sessions_yes: "Akhiri semua",
    no_name: "Tulis nama orang yang diundang.",
    no_role: "Pilih paling sedikit satu peran.",
    no_unit: |role| format!("Pilih SKPD untuk {role}."),
    no_reason: "Tulis alasannya.",
};

const FOUND: Founding = Founding {
    open: "Daftarkan pemerintah daerah",
    says: "Administrator platform lain mengonfirmasinya. Setelah itu Anda berdua masing-masing menyerahkan separuh kode \
           undangan kepada administrator pertama pemerintah daerah itu.",
    name: "Nama resmi",
    name_hint: "Pilih dari daftar resmi kementerian, misalnya Kabupaten Bantul: kode dan alamatnya terisi sendiri. Nama desa \
                diketik.",
    kind: "Jenis",
    code: "Kode wilayah",
    code_hint: "Menurut Kementerian Dalam Negeri, misalnya 34.02",
    slug: "Alamat",
    slug_hint: "Berlaku selamanya: huruf kecil, angka, dan tanda hubung, misalnya kabupaten-bantul",
    administrator: "Nama administrator pertama",
    send: "Usulkan pendaftaran",
    missing: "Isi semua kolom; alamat hanya memuat huruf kecil, angka, dan tanda hubung tunggal.",
    told: "Usul terkirim. Administrator platform lain mengonfirmasinya di",
};

const JOIN: Join = Join {
    title_of: |name| format!("Undangan dari {name}"),
    lead: |name| format!("{name} mengundang Anda menjadi anggota di studionya."),
    means: [
        "Peran Anda sudah ditentukan dalam undangan ini; setelah menerimanya, Anda melihatnya di daftar anggota.",
        "Nama dan e-mail dari penyedia identitas Anda terlihat oleh anggota lain.",
        "Apa yang Anda lakukan di studio tercatat dalam riwayat, dengan nama Anda.",
    ],
    accept: "Terima undangan",
    first_sign_in: "Masuklah lebih dahulu, supaya undangan ini menjadi milik Anda. Setelah itu Anda kembali ke \
                    halaman ini.",
    as_whom: |name, email| {
        if email.is_empty() {
            format!("Anda masuk sebagai {name}.")
        } else {
            format!("Anda masuk sebagai {name} ({email}).")
        }
    },
    someone_else: "Bukan Anda? Keluarlah di halaman akun, lalu buka tautan undangan sekali lagi.",
    no_code: "Tautan ini tidak memuat kode undangan. Anda menerima dua bagian dari dua orang: tempelkan keduanya di sini, \
              tautan atau kodenya, satu per satu.",
    other_half: "Ini satu dari dua bagian. Orang kedua yang membuat undangan ini menyerahkan bagian lainnya: tempelkan tautan \
                 atau kodenya di sini.",
    bad_code: "Itu bukan kode undangan; salin tautannya sekali lagi, sampai huruf terakhir.",
    code: "Kode undangan",
    use_code: "Pakai kode ini",
    done_title: |name| format!("Selamat datang di {name}"),
    done_says: |roles| format!("Anda sekarang anggota, sebagai {roles}."),
    to_studio: "Ke studio",
};

const HISTORY: OfHistory = OfHistory {
    title_of: |name| format!("Riwayat {name}"),
    lead: "Setiap perubahan keanggotaan, setiap penerbitan, dan setiap percobaan yang ditolak, terbaru dahulu. Tidak ada entri yang \
           pernah diubah atau dihapus.",
    none: "Belum ada yang tercatat. Entri pertama muncul begitu sesuatu terjadi.",
    entries: "Entri",
    shown: |shown, all| format!("{} dari {} entri", count(shown), count(all)),
    older: "Tampilkan yang lebih lama",
    all_shown: "Semua entri sudah ditampilkan.",
    download: "Unduh seluruh riwayat (JSON, satu entri per baris)",
    check_title: "Memeriksa riwayat",
    check_says: "Setiap entri memuat sidik jari entri sebelumnya. Simpan sidik jari terbaru; kelak periksa berkas \
                 yang diunduh dengan perintah ini, yang menyebut entri pertama yang tidak cocok:",
    newest_hash: "Sidik jari terbaru",
    copy_hash: "Salin sidik jari",
    holds: "Entri yang tampil di sini diperiksa di peramban Anda: semuanya bersambung.",
    broken: |n| {
        format!(
            "Entri {} tidak bersambung dengan entri sesudahnya: salah satunya diubah.",
            count(n)
        )
    },
    number: |n| format!("Entri {}", count(n)),
    refused: "ditolak",
    machine: "mesin",
    on: "Pada",
    proposal: "Usul",
    before: "Sebelum",
    after: "Sesudah",
    reason: "Alasan",
    hash: "Sidik jari",
    act,
    attempted: |who, what| format!("{who} mencoba {what}"),
    denied,
    key,
    yes: "ya",
    no: "tidak",
};

fn act(code: &str) -> Option<&'static str> {
    Some(match code {
        "export-history" => "mengunduh riwayat",
        "found" => "memulai pemerintah daerah",
        "register" => "mendaftarkan pemerintah daerah",
        "invite" => "mengundang anggota",
        "change-roles" => "mengganti peran",
        "suspend" => "menangguhkan anggota",
        "reinstate" => "memulihkan anggota",
        "end" => "mengakhiri keanggotaan",
        "propose" => "mengusulkan perubahan",
        "turn-down" => "menolak atau menarik kembali usul",
        "cancel-invitation" => "mencabut undangan",
        "join" => "menerima undangan",
        "organisation-add" => "menambah SKPD",
        "organisation-correct" => "memperbaiki penulisan SKPD",
        "organisation-rename" => "mengganti nama, kode, atau induk SKPD",
        "organisation-end" => "mengakhiri SKPD",
        "organisation-reopen" => "meneruskan lagi SKPD",
        "organisation-import" => "mengimpor daftar SKPD",
        "end-sessions" => "mengakhiri semua sesi seorang anggota",
        "freeze" => "membekukan penerbitan",
        "unfreeze" => "membuka kembali penerbitan",
        "export" => "mengambil salinan lengkap",
        "restore" => "memulihkan semuanya dari salinan",
        "draft" => "mengirim rancangan",
        "publish" => "menerbitkan",
        _ => return None,
    })
}

fn key(name: &str) -> Option<&'static str> {
    Some(match name {
        "roles" => "peran",
        "status" => "status",
        "name" => "nama",
        "person" => "orang",
        "code" => "kode",
        "kind" => "jenis",
        "slug" => "alamat",
        "manifest_sha256" => "sidik jari manifes",
        "number" => "nomor",
        "change" => "perubahan",
        "parent" => "unit dari",
        "from" => "sejak",
        "until" => "sampai",
        "former" => "sebelumnya",
        "successors" => "pengganti",
        "unit" => "SKPD",
        _ => return None,
    })
}

fn denied(code: &str) -> Option<&'static str> {
    Some(match code {
        "not-your-role" => "bukan wewenang perannya",
        "not-your-unit" => "bukan SKPD-nya",
        "not-now" => "tidak pada tahap itu",
        "same-person" => "harus orang lain",
        "own-lines" => "menyangkut suntingannya sendiri",
        "yourself" => "menyangkut dirinya sendiri",
        "last-administrator" => "administrator terakhir",
        "frozen" => "penerbitan dibekukan",
        "findings" => "ada temuan yang menghalangi",
        "units-not-verified" => "belum semua SKPD terverifikasi",
        "approval-missing" => "persetujuan belum lengkap",
        "hash-changed" => "bukan lagi yang disetujui",
        "needs-one-of-each" => "perlu satu dari masing-masing administrator",
        _ => return None,
    })
}

const SETTINGS: OfSettings = OfSettings {
    title_of: |name| format!("Pengaturan {name}"),
    lead: "Hal yang menyangkut seluruh pemerintah daerah ini.",
    recent: "Untuk ini Anda harus baru saja masuk, paling lama sepuluh menit yang lalu.",
    why_missing: "Tuliskan alasannya.",
    publishing: "Penerbitan",
    goes_on: "berjalan",
    goes_on_says: "Anggaran dapat diterbitkan.",
    frozen: "dibekukan",
    frozen_by: |name, when| format!("oleh {name}, {when}"),
    frozen_says: "Tidak ada yang terbit sampai penerbitan dibuka kembali. Yang sudah terbit tetap dapat dibaca.",
    freeze: "Bekukan penerbitan",
    freeze_says: "Berlaku seketika dan cukup satu orang: tidak ada anggaran yang terbit lagi. Membukanya kembali perlu dua \
                  orang, seorang administrator pemerintah daerah dan seorang administrator platform.",
    freeze_hint: "Dibaca semua anggota selama pembekuan, dan tetap ada di riwayat.",
    freeze_send: "Bekukan sekarang",
    unfreeze: "Usulkan pembukaan kembali",
    unfreeze_says: "Penerbitan berjalan lagi setelah orang kedua mengonfirmasinya: seorang dari pemerintah daerah, \
                    seorang dari platform.",
    unfreeze_send: "Usulkan",
    unfreeze_waits: "Pembukaan kembali sudah diusulkan dan menunggu orang kedua di",
    unfreeze_where: "halaman anggota",
    copy: "Salinan lengkap",
    copy_says: "Semua yang disimpan pemerintah daerah ini di sini, dalam satu berkas yang dapat dibuka tanpa Terang: rancangan, \
                terbitan, anggota, dan riwayat. Di dalamnya ada nama dan alamat e-mail; simpanlah seaman data itu.",
    copy_take: "Unduh salinan",
    restore: "Pemulihan",
    restore_says: "Mengembalikan sebuah salinan ke pemerintah daerah yang di sini belum menyusun dan belum menerbitkan \
                   apa pun. Perlu dua orang: seorang administrator pemerintah daerah dan seorang administrator platform.",
    restore_not: "Pemerintah daerah ini sudah menyusun atau menerbitkan di sini: salinan tidak lagi dapat dikembalikan ke sini.",
    restore_file: "Berkas salinan",
    restore_file_hint: "Berkas .tar.gz, paling besar 64 MiB. Seluruh isinya diperiksa sebelum diusulkan.",
    restore_no_file: "Pilih berkas salinannya.",
    restore_send: "Periksa dan usulkan pemulihan",
    sessions: "Sesi anggota",
    sessions_says: "Bila perangkat seorang anggota hilang atau dipakai orang lain, akhiri semua sesinya. Perannya tetap; yang \
                    tidak boleh bertindak lagi ditangguhkan oleh administratornya.",
    sessions_send: "Akhiri semua sesinya",
    person_id: "Nomor orangnya",
    person_id_hint: "Tertulis di halaman akun orang itu: 32 huruf kecil dan angka.",
    person_id_wrong: "Nomor orang terdiri dari 16 sampai 64 huruf kecil dan angka.",
    told_frozen: "Penerbitan dibekukan.",
    told_proposed: "Usul terkirim dan menunggu orang kedua.",
    told_sessions: "Semua sesinya sudah diakhiri.",
};

const PLATFORM: OfPlatform = OfPlatform {
    title: "Platform",
    lead: "Semua pemerintah daerah yang dimulai di sini. Anda menjadi orang kedua bila administratornya mengusulkan \
           sesuatu; daftar anggotanya tidak Anda lihat.",
    governments: "Pemerintah daerah",
    none: "Belum ada pemerintah daerah yang dimulai di sini.",
    search: "Cari nama atau kode",
    not_found: "Tidak ada yang cocok.",
    since: |when| format!("sejak {when}"),
    publications: |count_of| match count_of {
        0 => "belum menerbitkan apa pun".to_owned(),
        _ => format!("{} terbitan", count(count_of)),
    },
    waiting: "Yang menunggu",
};
