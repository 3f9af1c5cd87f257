//! The budget itself, and nothing else: what money is, what a code means, what a line says, what
//! lines add up to, how a file becomes a budget and a budget becomes bytes that can be hashed.
//!
//! No I/O, no clock, no randomness, no float: whatever happens outside comes in as an argument.
//! The modules are listed in reading order.

pub mod limits;
pub mod money;
pub mod code;
pub mod line;
pub mod budget;
pub mod canonical;
pub mod chart;
pub mod wire;
pub mod search;
pub mod tree;
pub mod government;
pub mod region;
pub mod publication;
pub mod organisation;
pub mod role;
pub mod permission;
pub mod drafting;
pub mod import;
pub mod history;
pub mod export;
pub mod protocol;
pub mod text;

pub use budget::Budget;
pub use code::Code;
pub use line::{Line, LineId, Section};
pub use money::Money;
