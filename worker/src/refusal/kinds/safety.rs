//! The kinds of refusal of what is done at once when something is wrong.

use super::{Kind, kind};

/// Of somebody who is no member here.
pub(super) const NO_MEMBER: Kind = kind(
    "no-member",
    404,
    ["Bukan anggota di sini", "Not a member here"],
    [
        "Periksa orangnya di daftar anggota. Tidak ada yang berubah.",
        "Check who it is in the list of members. Nothing was changed.",
    ],
);

/// Of letting go on what goes on.
pub(super) const NOT_FROZEN: Kind = kind(
    "not-frozen",
    409,
    ["Penerbitan tidak dibekukan", "Publishing is not frozen"],
    [
        "Muat ulang halamannya: mungkin sudah dibuka kembali. Tidak ada yang berubah.",
        "Load the page again: it may have been unfrozen already. Nothing was changed.",
    ],
);
