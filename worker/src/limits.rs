//! The edge's own limits. Those that the app shares are in `budget::limits`.

/// Bytes of one file of a draft: several times the largest real budget, and what one call can
/// read again as a budget within the memory that it has.
pub(crate) const DRAFT_FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of a JSON body.
pub(crate) const JSON_BYTES_MAX: usize = 1024 * 1024;
/// Lines of one page of the API, and how many there are unless the reader says.
pub(crate) const PAGE_LINES_MAX: u32 = 500;
pub(crate) const PAGE_LINES: u32 = 100;
/// Publications of one page of the API.
pub(crate) const PAGE_PUBLICATIONS: u32 = 50;
/// Characters of a question to the server's search.
pub(crate) const QUESTION_CHARS_MAX: usize = 40;
/// Publications named on the home page before the app runs.
pub(crate) const HOME_PUBLICATIONS: u32 = 8;
/// Publications in the list of pages for search engines, which may have 50,000 addresses.
pub(crate) const SITEMAP_PUBLICATIONS: u32 = 20_000;
