//! The copy of a government: everything that it keeps here in one file, which it may take
//! elsewhere and bring back. `budget::export` says how the file is written; here it is filled from
//! the tables and the archive (`pack`), and read as strictly as nothing else that comes in
//! (`unpack`, `check`, `rows`, `prove`), because what it says becomes the truth.

pub(super) mod check;
pub(super) mod pack;
mod prove;
mod rows;
pub(super) mod unpack;
