//! The parts that pages are made of. A part takes props and callbacks and no context but the
//! reader's settings.

pub(crate) mod amount;
pub(crate) mod breakable;
pub(crate) mod copying;
pub(crate) mod frame;
pub(crate) mod keys;
pub(crate) mod loading;
pub(crate) mod stage_badge;
pub(crate) mod term;
pub(crate) mod title;
pub(crate) mod treemap;
pub(crate) mod trouble;
pub(crate) mod virtual_rows;
