//! The kinds of refusal, as a table: code, status, title, remedy. `docs/refusals.md` is made of it.

mod organisations;
mod safety;

use super::export;
use crate::words::Words;

/// What every case of one refusal shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// Its name, for ever.
    pub(crate) code: &'static str,
    /// The HTTP status.
    pub(crate) status: u16,
    /// The kind in a few words.
    pub(crate) title: Words,
    /// What to do about it.
    pub(crate) remedy: Words,
}

/// Every kind, in the order of [`Refusal`].
pub(crate) const KINDS: [Kind; 58] = [
    kind(
        "unknown-address",
        404,
        ["Alamat tidak dikenal", "Unknown address"],
        [
            "Periksa ejaannya, atau mulailah dari /api/v1/openapi.json yang memuat semua alamat.",
            "Check its spelling, or start at /api/v1/openapi.json, which lists every address.",
        ],
    ),
    kind(
        "not-published",
        404,
        ["Belum ada yang diterbitkan di sini", "Nothing is published here"],
        [
            "Cari di /api/v1/governments; alamat yang pernah diterbitkan tetap berlaku selamanya.",
            "Look in /api/v1/governments; an address once published works for ever.",
        ],
    ),
    kind(
        "method-not-allowed",
        405,
        ["Cara ini tidak tersedia di alamat ini", "Not a method of this address"],
        [
            "Pakai salah satu cara yang disebut di header Allow.",
            "Use one of those in the header Allow.",
        ],
    ),
    kind(
        "not-acceptable",
        406,
        ["Bentuk ini tidak tersedia", "Not in this form"],
        [
            "Ubah header Accept menjadi salah satunya, atau hilangkan.",
            "Put one of them into the header Accept, or leave it out.",
        ],
    ),
    kind(
        "bad-parameter",
        400,
        ["Parameter tidak dapat dibaca", "A parameter cannot be read"],
        ["Perbaiki parameter itu dan ulangi.", "Correct that parameter and ask again."],
    ),
    kind(
        "bad-field",
        422,
        ["Isian tidak dapat diterima", "A field cannot be taken"],
        [
            "Perbaiki isian itu dan kirim lagi. Tidak ada yang berubah.",
            "Correct that field and send it again. Nothing was changed.",
        ],
    ),
    kind(
        "bad-body",
        400,
        ["Isi permintaan tidak dapat dibaca", "The body cannot be read"],
        [
            "Bandingkan dengan /api/v1/openapi.json. Tidak ada yang berubah.",
            "Compare it with /api/v1/openapi.json. Nothing was changed.",
        ],
    ),
    kind(
        "wrong-media-type",
        415,
        ["Jenis isi tidak diterima di sini", "This media type is not taken here"],
        [
            "Kirim isi itu dengan Content-Type yang disebut. Tidak ada yang berubah.",
            "Send it with the Content-Type named. Nothing was changed.",
        ],
    ),
    kind(
        "too-large",
        413,
        ["Isi terlalu besar", "The body is too large"],
        [
            "Bagilah menurut SKPD, atau periksa apakah berkasnya benar. Tidak ada yang berubah.",
            "Split it by office, or check whether it is the right file. Nothing was changed.",
        ],
    ),
    kind(
        "not-canonical",
        422,
        ["Berkas tidak dalam bentuk baku", "A file is not in the canonical form"],
        [
            "Buat ulang berkas menurut docs/formats.md. Rancangan yang tersimpan tidak berubah.",
            "Write the file again as docs/formats.md says. The draft that is stored is unchanged.",
        ],
    ),
    kind(
        "publishing-off",
        503,
        ["Penerbitan belum disiapkan", "Publishing is not set up"],
        [
            "Pengelola harus mendaftarkan akun mesin di MACHINE_ACCOUNTS; README menjelaskan caranya.",
            "The operator must list a machine account in MACHINE_ACCOUNTS; the README says how.",
        ],
    ),
    kind(
        "token-missing",
        401,
        ["Token tidak disertakan", "No token was sent"],
        [
            "Kirim header Authorization: Bearer dengan token akun mesin.",
            "Send the header Authorization: Bearer with the token of a machine account.",
        ],
    ),
    kind(
        "token-wrong",
        401,
        ["Token salah", "The token is wrong"],
        [
            "Periksa token akun mesin pada pengelola. Tidak ada yang berubah.",
            "Ask the operator for the token of the account. Nothing was changed.",
        ],
    ),
    kind(
        "token-limited",
        403,
        ["Akun mesin tidak berwenang", "Not within the machine account"],
        [
            "Pengelola menentukan kewenangan akun di MACHINE_ACCOUNTS. Tidak ada yang berubah.",
            "The operator says in MACHINE_ACCOUNTS what an account may do. Nothing was changed.",
        ],
    ),
    kind(
        "signed-out",
        401,
        ["Belum masuk", "Not signed in"],
        [
            "Masuk dahulu di /studio/sign-in. Tidak ada yang berubah.",
            "Sign in first, at /studio/sign-in. Nothing was changed.",
        ],
    ),
    kind(
        "session-ended",
        401,
        ["Sesi sudah berakhir", "The session has ended"],
        [
            "Masuk lagi di /studio/sign-in, lalu lanjutkan. Yang belum terkirim tetap tersimpan di peramban Anda.",
            "Sign in again at /studio/sign-in, then go on. What was not sent is still in your browser.",
        ],
    ),
    kind(
        "other-site",
        403,
        ["Permintaan dari situs lain", "A request from another site"],
        [
            "Lakukan dari halaman Terang sendiri; permintaan dari situs lain ditolak. Tidak ada yang berubah.",
            "Do it from a page of Terang itself; requests from other sites are refused. Nothing was changed.",
        ],
    ),
    kind(
        "passkey-refused",
        403,
        ["Kunci sandi tidak diterima", "The passkey was not accepted"],
        [
            "Coba sekali lagi dari awal; bila tetap gagal, pakai kunci sandi lain atau penyedia identitas.",
            "Try once more from the beginning; where it fails again, use another passkey or an identity provider.",
        ],
    ),
    kind(
        "last-passkey",
        409,
        ["Kunci sandi terakhir", "The last passkey"],
        [
            "Tambahkan kunci sandi lain dahulu: tanpa satu pun Anda tidak dapat masuk lagi.",
            "Add another passkey first: without one you could not sign in again.",
        ],
    ),
    kind(
        "no-proposal",
        404,
        ["Tidak menunggu lagi", "No longer waiting"],
        [
            "Muat ulang halamannya: mungkin sudah disetujui atau ditolak orang lain. Tidak ada yang berubah.",
            "Load the page again: somebody may have confirmed it or turned it down. Nothing was changed.",
        ],
    ),
    kind(
        "no-invitation",
        404,
        ["Undangan tidak berlaku", "The invitation does not hold"],
        [
            "Periksa kodenya, atau minta undangan baru: undangan berlaku tujuh hari dan hanya sekali.",
            "Check the code, or ask for a new invitation: one holds for seven days, and once.",
        ],
    ),
    kind(
        "already-member",
        409,
        ["Sudah anggota", "A member already"],
        [
            "Minta admin mengubah peran Anda; undangan ini tetap berlaku untuk orang lain.",
            "Ask an administrator to change your roles; the invitation still holds for somebody else.",
        ],
    ),
    kind(
        "already-founded",
        409,
        ["Sudah punya admin", "It has an administrator already"],
        [
            "Admin pemerintah itu yang mengundang anggota lain.",
            "That government's own administrator invites the others.",
        ],
    ),
    kind(
        "member-changed",
        409,
        ["Keanggotaan sudah berubah", "The membership has changed"],
        [
            "Muat ulang halamannya dan lihat keadaannya sekarang. Tidak ada yang berubah.",
            "Load the page again and see how it is now. Nothing was changed.",
        ],
    ),
    safety::NO_MEMBER,
    safety::NOT_FROZEN,
    organisations::UNKNOWN,
    organisations::BAD,
    organisations::CHANGED,
    kind(
        "too-many",
        409,
        ["Terlalu banyak yang menunggu", "Too many"],
        [
            "Selesaikan atau batalkan sebagian dahulu. Tidak ada yang berubah.",
            "Settle or cancel some of them first. Nothing was changed.",
        ],
    ),
    export::NOT_AN_EXPORT,
    export::NOT_EMPTY,
    kind(
        "too-often",
        429,
        ["Terlalu sering", "Too often"],
        [
            "Yang sudah tersimpan tetap tersimpan; yang ini belum dilakukan.",
            "What was stored is stored; this one was not done.",
        ],
    ),
    kind("not-your-role", 403, ["Bukan wewenang peran Anda", "Not within your role"], DENIED),
    kind("not-your-unit", 403, ["Bukan SKPD Anda", "Not your office"], DENIED),
    kind("not-now", 409, ["Belum atau tidak lagi pada tahap ini", "Not at this stage"], DENIED),
    kind("same-person", 403, ["Harus orang lain", "It takes another person"], DENIED),
    kind("own-lines", 403, ["Suntingan sendiri", "Your own lines"], DENIED),
    kind("yourself", 403, ["Menyangkut diri sendiri", "About yourself"], DENIED),
    kind("last-administrator", 409, ["Admin terakhir", "The last administrator"], DENIED),
    kind("sign-in-again", 403, ["Perlu masuk lagi", "Sign in again"], DENIED),
    kind("second-factor-needed", 403, ["Perlu faktor kedua", "A second factor is needed"], DENIED),
    kind("frozen", 409, ["Penerbitan dibekukan", "Publishing is frozen"], DENIED),
    kind("findings", 409, ["Ada temuan yang menghalangi", "A finding blocks"], DENIED),
    kind(
        "units-not-verified",
        409,
        ["Belum semua SKPD diverifikasi", "Not every office is verified"],
        DENIED,
    ),
    kind("approval-missing", 409, ["Persetujuan belum lengkap", "Approval is missing"], DENIED),
    kind("hash-changed", 409, ["Bukan lagi yang disetujui", "No longer what was approved"], DENIED),
    kind(
        "needs-one-of-each",
        403,
        ["Perlu satu dari masing-masing", "It takes one of each"],
        DENIED,
    ),
    kind(
        "slug-taken",
        409,
        ["Alamat ini milik pemerintah lain", "This address is another government's"],
        [
            "Pilih alamat lain: alamat berlaku selamanya dan tidak berpindah tangan.",
            "Choose another address: one is given for ever and never changes hands.",
        ],
    ),
    kind(
        "not-registered",
        404,
        ["Pemerintah belum terdaftar", "The government is not registered"],
        [
            "Daftarkan dahulu dengan PUT /api/v1/governments/{slug}.",
            "Register it first, by PUT /api/v1/governments/{slug}.",
        ],
    ),
    kind(
        "no-draft",
        404,
        ["Rancangan tidak ada", "There is no draft"],
        [
            "Kirim dahulu dengan PUT /api/v1/drafts/{slug}/{year}/lines.",
            "Send one first, by PUT /api/v1/drafts/{slug}/{year}/lines.",
        ],
    ),
    kind(
        "nothing-to-publish",
        422,
        ["Rancangan masih kosong", "The draft is empty"],
        ["Kirim baris anggarannya, lalu terbitkan.", "Send the lines of the budget, then publish."],
    ),
    kind(
        "draft-changed",
        409,
        ["Rancangan sudah berubah", "The draft has changed"],
        [
            "Baca lagi rancangannya, lalu terbitkan dengan hash yang baru. Belum ada yang terbit.",
            "Read the draft again, then publish by its new hash. Nothing was published.",
        ],
    ),
    kind(
        "key-missing",
        400,
        ["Idempotency-Key tidak disertakan", "No Idempotency-Key was sent"],
        [
            "Kirim header Idempotency-Key: 8 sampai 100 huruf, angka, - atau _, satu untuk tiap penerbitan.",
            "Send the header Idempotency-Key: 8 to 100 letters, digits, - or _, one a publication.",
        ],
    ),
    kind(
        "key-reused",
        422,
        ["Idempotency-Key sudah dipakai", "The Idempotency-Key is used"],
        ["Pakai kunci baru untuk permintaan yang lain.", "Use a new key for another request."],
    ),
    kind(
        "totals-too-large",
        422,
        ["Jumlah terlalu besar", "The totals are too large"],
        [
            "Periksa satuan angkanya: mungkin dikalikan seribu.",
            "Check the unit of the figures: they may be a thousand times too large.",
        ],
    ),
    kind(
        "still-publishing",
        503,
        ["Penerbitan masih berjalan", "Still being published"],
        [
            "Ulangi permintaan yang sama dengan kunci yang sama setelah waktu di Retry-After; penerbitan berlanjut sendiri.",
            "Send the same request with the same key after the time in Retry-After; the publication goes on by itself.",
        ],
    ),
    INTERNAL,
];

/// What to do stands in the sentence itself: it differs from person to person.
const DENIED: [&str; 2] = [
    "Siapa yang boleh tertulis di /studio/roles. Tidak ada yang berubah.",
    "Who may stands at /studio/roles. Nothing was changed.",
];

/// A fault of ours.
pub(super) const INTERNAL: Kind = kind(
    "internal",
    500,
    ["Kesalahan pada kami", "A fault of ours"],
    [
        "Ulangi sebentar lagi; bila tetap terjadi, sebutkan nomor itu kepada pengelola.",
        "Try again in a while; where it stays, tell the operator that number.",
    ],
);

pub(super) const fn kind(
    code: &'static str,
    status: u16,
    title: [&'static str; 2],
    remedy: [&'static str; 2],
) -> Kind {
    Kind { code, status, title: Words::new(title), remedy: Words::new(remedy) }
}
