//! The API: one file for each resource. Public ones take `Public`, those of who is signed in
//! take `Studio` and `SignedIn`, those of machines `Studio` and `Machine`.

pub(crate) mod catalogue;
pub(crate) mod drafts;
pub(crate) mod exports;
pub(crate) mod files;
pub(crate) mod governments;
pub(crate) mod health;
pub(crate) mod lines;
pub(crate) mod members;
pub(crate) mod openapi;
pub(crate) mod organisations;
pub(crate) mod passkeys;
pub(crate) mod platform;
pub(crate) mod problems;
pub(crate) mod publications;
pub(crate) mod regions;
pub(crate) mod session;
pub(crate) mod totals;
