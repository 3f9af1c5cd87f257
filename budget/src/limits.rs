//! Every limit that the app and the Worker share, on one page, and how they relate. The numbers
//! leave several times the size of the largest real file (41,435 rows; a text of 30,813
//! characters) and stay under what one call of the edge may hold in memory.

/// Lines in one budget.
pub const LINES_MAX: usize = 300_000;
/// Bytes of one canonical file.
pub const CANONICAL_BYTES_MAX: usize = 128 * 1024 * 1024;
/// Characters in a description, a specification or a remark.
pub const DESCRIPTION_CHARS_MAX: usize = 4_000;
/// Characters in a name: of a unit, a program, an account.
pub const NAME_CHARS_MAX: usize = 500;
/// Characters in a code.
pub const CODE_CHARS_MAX: usize = 40;
/// Parts of a code, between its dots.
pub const CODE_PARTS_MAX: usize = 16;
/// Quantity factors in one line (`12 Bulan x 4 Orang x …`).
pub const FACTORS_MAX: usize = 8;
/// The largest amount, in whole rupiah: below 10^16, so that a sum of a hundred such still fits
/// in an `i64` of sen with room to spare.
pub const AMOUNT_RUPIAH_MAX: i64 = 9_999_999_999_999_999;
/// Characters of a reader's text that an error repeats.
pub const ECHO_CHARS_MAX: usize = 80;
/// Organisations of one government, those that ended included: several times the largest one's.
pub const ORGANISATIONS_MAX: usize = 2_000;
/// Bytes of one file given to the importer.
pub const IMPORT_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Rows of one file given to the importer.
pub const IMPORT_ROWS_MAX: usize = 100_000;

const _: () = assert!(AMOUNT_RUPIAH_MAX < i64::MAX / 100, "one amount fits in sen");
const _: () = assert!(IMPORT_ROWS_MAX <= LINES_MAX, "a file that can be read can be kept");
