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
/// Sessions of one person; a new one ends the oldest.
pub(crate) const SESSIONS_MAX: u32 = 5;
/// How long a session holds, whatever is done in it.
pub(crate) const SESSION_MS: u64 = 12 * 60 * 60 * 1000;
/// How long it holds while nothing is done in it.
pub(crate) const SESSION_IDLE_MS: u64 = 2 * 60 * 60 * 1000;
/// How long after signing in what is delicate may be done.
pub(crate) const SIGN_IN_RECENT_MS: u64 = 10 * 60 * 1000;
/// How often it is written down that a session is in use.
pub(crate) const SEEN_EVERY_MS: u64 = 60 * 1000;
/// How long a person may take at the provider, from leaving to coming back.
pub(crate) const SIGN_IN_S: u64 = 10 * 60;
/// Characters of a provider's name for somebody, of a name and of an address.
pub(crate) const PERSON_CHARS_MAX: usize = 200;

const _: () = assert!(SEEN_EVERY_MS < SESSION_IDLE_MS, "a session in use does not look idle");
const _: () = assert!(SIGN_IN_RECENT_MS < SESSION_IDLE_MS && SESSION_IDLE_MS < SESSION_MS);
/// How long an invitation may be taken.
pub(crate) const INVITATION_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// Invitations that wait, changes that wait of one person, and members, of one government.
pub(crate) const INVITATIONS_MAX: usize = 200;
pub(crate) const PROPOSALS_MAX: usize = 50;
pub(crate) const MEMBERS_MAX: usize = 5_000;
/// Roles of one member, one for each office that they work in.
pub(crate) const ROLES_MAX: usize = 20;
/// Characters of a reason.
pub(crate) const REASON_CHARS_MAX: usize = 2_000;
/// Entries of one page of a history.
pub(crate) const HISTORY_PAGE: u32 = 50;
/// How long a challenge to a passkey may be answered.
pub(crate) const CHALLENGE_MS: u64 = 5 * 60 * 1000;
/// Passkeys of one person.
pub(crate) const PASSKEYS_MAX: usize = 10;
/// Characters of a passkey's name.
pub(crate) const PASSKEY_CHARS_MAX: usize = 60;
/// Governments that one answer to those who run the platform names.
pub(crate) const REGISTERED_MAX: usize = 1_000;
/// Bytes of an export that comes back, packed.
pub(crate) const EXPORT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of one file in it, and of all of them. One file is read into memory when it is a budget;
/// all of them only pass through it and lie in the object's tables, which hold ten times as much.
/// Gzip makes budgets six to eleven times smaller: what is packed reaches its limit first.
pub(crate) const EXPORT_FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
pub(crate) const EXPORT_UNPACKED_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// Files in it, and bytes of the list of their sums.
pub(crate) const EXPORT_FILES_MAX: usize = 10_000;
pub(crate) const EXPORT_SUMS_BYTES_MAX: u64 = 2 * 1024 * 1024;
/// Entries that may stand in the history of a government before it is restored, and their bytes:
/// one entry holds them afterwards.
pub(crate) const RESTORE_ENTRIES_MAX: u32 = 500;
pub(crate) const RESTORE_ENTRIES_BYTES_MAX: u64 = 1_000_000;
/// Members whom a restore tells where their government is now; the others find it by its address.
pub(crate) const RESTORE_TOLD_MAX: usize = 500;

const _: () = assert!(DRAFT_FILE_BYTES_MAX as u64 <= EXPORT_FILE_BYTES_MAX, "a draft comes back");
