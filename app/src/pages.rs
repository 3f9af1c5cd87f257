//! One file for each page of `routes.rs`.

pub(crate) mod developers;
pub(crate) mod glossary;
pub(crate) mod government;
pub(crate) mod home;
pub(crate) mod not_found;
pub(crate) mod publication;
pub(crate) mod studio;
