//! The kinds about organisations.

use super::{Kind, kind};

/// An office that is none of the list.
pub(super) const UNKNOWN: Kind = kind(
    "unknown-organisation",
    422,
    ["SKPD tidak ada dalam daftar", "No office of the list"],
    [
        "Tambahkan SKPD itu dahulu di daftar SKPD, atau pilih salah satu yang ada. Tidak ada yang berubah.",
        "Add the office to the list of offices first, or choose one that is there. Nothing was changed.",
    ],
);

/// A list that cannot be; why not is told in the case.
pub(super) const BAD: Kind = kind(
    "bad-organisations",
    422,
    ["Daftar SKPD tidak dapat demikian", "The list of offices cannot be so"],
    ["Tidak ada yang berubah.", "Nothing was changed."],
);

/// A list that somebody else has changed.
pub(super) const CHANGED: Kind = kind(
    "organisations-changed",
    409,
    ["Daftar SKPD sudah berubah", "The list of offices has changed"],
    [
        "Orang lain baru saja mengubahnya; muat ulang daftarnya, lalu ulangi. Tidak ada yang berubah.",
        "Somebody has just changed it; load the list again and repeat. Nothing was changed.",
    ],
);
