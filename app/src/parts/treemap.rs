//! The treemap: areas for amounts. Where the tiles go is `layout`'s to say and is tested there;
//! `view` draws them as links that one can tab to and walk with the arrows, long words broken as
//! `hyphens` says.

mod hyphens;
pub(crate) mod layout;
pub(crate) mod view;
