//! Drafting by many hands: edits of single cells that are made on a device, kept there, sent in
//! order, and taken up by the government's object, which alone says in which order they happened.
//!
//! Nothing is decided by time and nothing by who came last. An edit names the edit whose value it
//! replaces ([`Edit::seen`]): where that one still stands in the cell, the new one takes its place;
//! where another has come between, both values are kept and a person chooses. Edits of different
//! cells never meet.
//!
//! Read on in `drafting/value.rs` (what a cell holds), `drafting/edit.rs` (an edit and what became
//! of it), `drafting/sheet.rs` (the draft as all of them made it, on both sides), then
//! `drafting/desk.rs` (a browser's side). `cargo xtask simulate` runs them against each other over
//! a line that loses, doubles and disorders what is sent.

mod value;
mod edit;
mod sheet;
mod desk;

pub use desk::{Batch, Desk, Kept, Shown, State};
pub use edit::{Act, Edit, Entry, Fault, OpId, Outcome, Reply};
pub use sheet::{Held, Row, Sheet};
pub use value::{Column, Value};
