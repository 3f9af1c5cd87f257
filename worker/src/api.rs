//! The API: one file for each resource. Public ones take `Public`, those behind the token take
//! `Studio` and `Service`.

pub(crate) mod catalogue;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod governments;
pub(crate) mod health;
pub(crate) mod lines;
pub(crate) mod openapi;
pub(crate) mod problems;
pub(crate) mod publications;
pub(crate) mod session;
pub(crate) mod totals;
