//! Every reason to say no to a request: a stable code, a status, and words in both languages that
//! say what, where, and what to do. Causes inside the Worker are not told to anybody but the log.
//! `docs/refusals.md` is this file's table for readers; a test holds the two together.

use budget::canonical::{Hash, ReadError};
use budget::money::Lang;
use budget::protocol::Fault;
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// Why a request is refused, with what the sentence needs to say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub(crate) enum Refusal {
    /// Nothing is at this address.
    UnknownAddress,
    /// There is no such publication, government, line or file.
    NotPublished,
    /// The address is there, but not for this method.
    MethodNotAllowed,
    /// None of the forms that the request accepts is offered.
    NotAcceptable {
        /// The media types that are.
        offered: String,
    },
    /// A parameter of the address is not what it may be.
    BadParameter {
        /// Its name.
        name: String,
        /// The beginning of what stands there.
        found: String,
        /// What may stand there, in words that both languages share.
        expected: String,
    },
    /// The body is not the JSON that the API describes.
    BadBody {
        /// What the reader of JSON says, with line and column.
        fault: String,
    },
    /// The body has another media type than this address takes.
    WrongMediaType {
        /// The one it takes.
        expected: String,
    },
    /// The body is larger than it may be.
    TooLarge {
        /// The limit, in bytes.
        limit_bytes: u64,
        /// What was sent, in bytes, as far as it was read.
        found_bytes: u64,
    },
    /// A file is not in the canonical form.
    NotCanonical {
        /// Which file.
        file: String,
        /// Where, and what is wrong there.
        fault: CanonicalFault,
    },
    /// Publishing is not set up in this deployment: it has no service token.
    PublishingOff,
    /// No token was sent.
    TokenMissing,
    /// The token sent is another.
    TokenWrong,
    /// The slug belongs to another government.
    SlugTaken {
        /// The code of the government that has it.
        code: String,
    },
    /// The government is not registered.
    NotRegistered,
    /// There is no draft.
    NoDraft,
    /// The draft has no line, so there is nothing to publish.
    NothingToPublish,
    /// The draft is not the one that the publisher saw.
    DraftChanged {
        /// The hash that the request names.
        seen: Hash,
        /// The hash of the draft as it is.
        found: Hash,
    },
    /// A request that must not happen twice came without its key.
    KeyMissing,
    /// The key was used for another request.
    KeyReused,
    /// The totals of the budget do not fit into an amount.
    TotalsTooLarge,
    /// The publication is on its way and not finished yet.
    StillPublishing,
    /// A fault of ours. The reference leads to it in the log.
    Internal {
        /// Which case in the log.
        reference: String,
    },
}

/// Where a file stops being canonical.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CanonicalFault {
    /// The row, counted from 1; 0 for the whole file.
    pub(crate) row: u64,
    /// The column's name, where it is one cell.
    pub(crate) column: String,
    /// What is wrong there.
    pub(crate) rule: CanonicalRule,
    /// The beginning of what stands there.
    pub(crate) echo: String,
}

/// What a canonical file must be, by what can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CanonicalRule {
    /// Each row has the columns of the header.
    Row,
    /// A cell is spelled in one way.
    Spelling,
    /// A text has its longest length.
    Length,
    /// No text begins like a formula or holds a control character.
    Formula,
    /// Rows in order, the fewest quotes, CRLF.
    Bytes,
    /// No more lines than a budget may have.
    Lines,
    /// No identity twice.
    Identity,
}

impl CanonicalRule {
    /// Its name in a problem.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Spelling => "spelling",
            Self::Length => "length",
            Self::Formula => "formula",
            Self::Bytes => "bytes",
            Self::Lines => "lines",
            Self::Identity => "identity",
        }
    }
}

impl From<ReadError> for CanonicalFault {
    fn from(error: ReadError) -> Self {
        use budget::budget::BudgetError;
        use budget::canonical::CellError;
        let whole = |rule, echo| Self { row: 0, column: String::new(), rule, echo };
        match error {
            ReadError::TooLarge | ReadError::NotCanonical => {
                whole(CanonicalRule::Bytes, String::new())
            }
            ReadError::Row { row, .. } => Self { row, ..whole(CanonicalRule::Row, String::new()) },
            ReadError::Cell { row, column, fault, echo } => {
                let rule = match fault {
                    CellError::NotCanonical => CanonicalRule::Spelling,
                    CellError::TooLong(_) => CanonicalRule::Length,
                    CellError::Unsafe => CanonicalRule::Formula,
                };
                Self { row, column: column.to_owned(), rule, echo }
            }
            ReadError::Budget(BudgetError::TooManyLines) => {
                whole(CanonicalRule::Lines, String::new())
            }
            ReadError::Budget(BudgetError::SameId(id)) => {
                whole(CanonicalRule::Identity, id.to_string())
            }
            ReadError::Budget(BudgetError::Torn) => whole(CanonicalRule::Bytes, String::new()),
        }
    }
}

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
pub(crate) const KINDS: [Kind; 21] = [
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
            "Pengelola harus memasang rahasia SERVICE_TOKEN; README menjelaskan caranya.",
            "The operator must set the secret SERVICE_TOKEN; the README says how.",
        ],
    ),
    kind(
        "token-missing",
        401,
        ["Token tidak disertakan", "No token was sent"],
        [
            "Kirim header Authorization: Bearer dengan token layanan.",
            "Send the header Authorization: Bearer with the service token.",
        ],
    ),
    kind(
        "token-wrong",
        401,
        ["Token salah", "The token is wrong"],
        [
            "Periksa token layanan pada pengelola. Tidak ada yang berubah.",
            "Ask the operator for the service token. Nothing was changed.",
        ],
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
        [
            "Kirim baris anggarannya, lalu terbitkan.",
            "Send the lines of the budget, then publish.",
        ],
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
        [
            "Pakai kunci baru untuk permintaan yang lain.",
            "Use a new key for another request.",
        ],
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
];

/// A fault of ours: not in [`KINDS`], since nobody can do anything about it but report it.
const INTERNAL: Kind = kind(
    "internal",
    500,
    ["Kesalahan pada kami", "A fault of ours"],
    [
        "Ulangi sebentar lagi; bila tetap terjadi, sebutkan nomor itu kepada pengelola.",
        "Try again in a while; where it stays, tell the operator that number.",
    ],
);

const fn kind(
    code: &'static str,
    status: u16,
    title: [&'static str; 2],
    remedy: [&'static str; 2],
) -> Kind {
    Kind { code, status, title: Words::new(title), remedy: Words::new(remedy) }
}

impl Refusal {
    /// The kind it is of.
    pub(crate) fn kind(&self) -> Kind {
        let code = self.code();
        KINDS.into_iter().find(|kind| kind.code == code).unwrap_or(INTERNAL)
    }

    fn code(&self) -> &'static str {
        match self {
            Self::UnknownAddress => "unknown-address",
            Self::NotPublished => "not-published",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NotAcceptable { .. } => "not-acceptable",
            Self::BadParameter { .. } => "bad-parameter",
            Self::BadBody { .. } => "bad-body",
            Self::WrongMediaType { .. } => "wrong-media-type",
            Self::TooLarge { .. } => "too-large",
            Self::NotCanonical { .. } => "not-canonical",
            Self::PublishingOff => "publishing-off",
            Self::TokenMissing => "token-missing",
            Self::TokenWrong => "token-wrong",
            Self::SlugTaken { .. } => "slug-taken",
            Self::NotRegistered => "not-registered",
            Self::NoDraft => "no-draft",
            Self::NothingToPublish => "nothing-to-publish",
            Self::DraftChanged { .. } => "draft-changed",
            Self::KeyMissing => "key-missing",
            Self::KeyReused => "key-reused",
            Self::TotalsTooLarge => "totals-too-large",
            Self::StillPublishing => "still-publishing",
            Self::Internal { .. } => "internal",
        }
    }

    /// This case and what to do about it, in a sentence or two.
    pub(crate) fn detail(&self, lang: Lang) -> String {
        let remedy = self.kind().remedy.of(lang);
        match self.case(lang) {
            Some(case) => format!("{case} {remedy}"),
            None => format!("{}. {remedy}", self.kind().title.of(lang)),
        }
    }

    /// What is special about this case.
    fn case(&self, lang: Lang) -> Option<String> {
        let say = |id: String, en: String| Some(match lang {
            Lang::Id => id,
            Lang::En => en,
        });
        match self {
            Self::NotAcceptable { offered } => {
                say(format!("Yang tersedia: {offered}."), format!("There is: {offered}."))
            }
            Self::BadParameter { name, found, expected } => say(
                format!("{name} berisi «{found}», seharusnya {expected}."),
                format!("{name} holds “{found}”, where {expected} belongs."),
            ),
            Self::BadBody { fault } => say(format!("JSON: {fault}."), format!("JSON: {fault}.")),
            Self::WrongMediaType { expected } => say(
                format!("Alamat ini menerima {expected}."),
                format!("This address takes {expected}."),
            ),
            Self::TooLarge { limit_bytes, found_bytes } => say(
                format!("Paling besar {limit_bytes} byte; yang dikirim {found_bytes} byte."),
                format!("At most {limit_bytes} bytes; {found_bytes} bytes were sent."),
            ),
            Self::NotCanonical { file, fault } => {
                say(format!("{file}: {}", fault.id()), format!("{file}: {}", fault.en()))
            }
            Self::SlugTaken { code } => say(
                format!("Alamat ini terdaftar untuk pemerintah dengan kode {code}."),
                format!("This address is registered for the government with the code {code}."),
            ),
            Self::DraftChanged { seen, found } => say(
                format!("Yang diminta {seen}; rancangan sekarang {found}."),
                format!("The request names {seen}; the draft is now {found}."),
            ),
            Self::Internal { reference } => {
                say(format!("Nomor {reference}."), format!("Number {reference}."))
            }
            Self::UnknownAddress
            | Self::NotPublished
            | Self::MethodNotAllowed
            | Self::PublishingOff
            | Self::TokenMissing
            | Self::TokenWrong
            | Self::NotRegistered
            | Self::NoDraft
            | Self::NothingToPublish
            | Self::KeyMissing
            | Self::KeyReused
            | Self::TotalsTooLarge
            | Self::StillPublishing => None,
        }
    }

    /// Single faults with their place.
    pub(crate) fn faults(&self, lang: Lang) -> Vec<Fault> {
        let Self::NotCanonical { fault, .. } = self else { return Vec::new() };
        let detail = match lang {
            Lang::Id => fault.id(),
            Lang::En => fault.en(),
        };
        let pointer = match (fault.row, fault.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("row {row}"),
            (row, column) => format!("row {row}, column {column}"),
        };
        vec![Fault { pointer, rule: fault.rule.as_str().to_owned(), detail }]
    }
}

impl CanonicalFault {
    fn id(&self) -> String {
        let place = match (self.row, self.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("baris {row}: "),
            (row, column) => format!("baris {row}, kolom {column}: "),
        };
        let what = match self.rule {
            CanonicalRule::Row => "bukan baris dengan kolom-kolom yang benar",
            CanonicalRule::Spelling => "tidak ditulis menurut bentuk baku",
            CanonicalRule::Length => "teks terlalu panjang",
            CanonicalRule::Formula => "diawali = + - @ atau berisi karakter kendali",
            CanonicalRule::Bytes => {
                "urutan baris, tanda kutip atau akhir baris tidak menurut bentuk baku"
            }
            CanonicalRule::Lines => "baris terlalu banyak",
            CanonicalRule::Identity => "dua baris dengan identitas yang sama",
        };
        format!("{place}{what}{}", self.quoted())
    }

    fn en(&self) -> String {
        let place = match (self.row, self.column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("row {row}: "),
            (row, column) => format!("row {row}, column {column}: "),
        };
        let what = match self.rule {
            CanonicalRule::Row => "not a row of the right columns",
            CanonicalRule::Spelling => "not in the canonical spelling",
            CanonicalRule::Length => "too long a text",
            CanonicalRule::Formula => "begins with = + - @ or holds a control character",
            CanonicalRule::Bytes => {
                "the order of rows, the quotes or the ends of lines are not the canonical ones"
            }
            CanonicalRule::Lines => "too many lines",
            CanonicalRule::Identity => "two lines with the same identity",
        };
        format!("{place}{what}{}", self.quoted())
    }

    fn quoted(&self) -> String {
        if self.echo.is_empty() { ".".to_owned() } else { format!(" («{}»).", self.echo) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<Refusal> {
        let text = || "x".to_owned();
        let hash = || Hash::of(b"");
        let fault = CanonicalFault {
            row: 7,
            column: "amount".to_owned(),
            rule: CanonicalRule::Spelling,
            echo: "1,5".to_owned(),
        };
        vec![
            Refusal::UnknownAddress,
            Refusal::NotPublished,
            Refusal::MethodNotAllowed,
            Refusal::NotAcceptable { offered: text() },
            Refusal::BadParameter { name: text(), found: text(), expected: text() },
            Refusal::BadBody { fault: text() },
            Refusal::WrongMediaType { expected: text() },
            Refusal::TooLarge { limit_bytes: 1, found_bytes: 2 },
            Refusal::NotCanonical { file: text(), fault },
            Refusal::PublishingOff,
            Refusal::TokenMissing,
            Refusal::TokenWrong,
            Refusal::SlugTaken { code: text() },
            Refusal::NotRegistered,
            Refusal::NoDraft,
            Refusal::NothingToPublish,
            Refusal::DraftChanged { seen: hash(), found: hash() },
            Refusal::KeyMissing,
            Refusal::KeyReused,
            Refusal::TotalsTooLarge,
            Refusal::StillPublishing,
        ]
    }

    #[test]
    fn every_refusal_has_its_kind_and_keeps_its_code_on_the_wire() {
        for (refusal, kind) in one_of_each().iter().zip(KINDS) {
            assert_eq!(refusal.kind().code, kind.code);
            let wire = serde_json::to_value(refusal).unwrap();
            assert_eq!(wire.get("refusal").and_then(|code| code.as_str()), Some(kind.code));
            assert!(refusal.detail(Lang::Id).ends_with('.'), "{}", kind.code);
            assert_ne!(refusal.detail(Lang::Id), refusal.detail(Lang::En), "{}", kind.code);
        }
    }

    #[test]
    fn a_fault_in_a_file_names_the_row_and_the_column() {
        let refused = budget::canonical::read(b"line_id\r\n", b"").unwrap_err();
        let fault = CanonicalFault::from(refused);
        assert_eq!(fault.rule, CanonicalRule::Row);
        let refusal = one_of_each().swap_remove(8);
        assert_eq!(refusal.faults(Lang::En)[0].pointer, "row 7, column amount");
        assert!(refusal.detail(Lang::Id).contains("baris 7, kolom amount"));
    }
}
