//! Generated tables: made by `cargo xtask codegen` from `data/` and the source crates, never edited.

pub(crate) mod address;
pub(crate) mod fields;
pub(crate) mod messages;
pub(crate) mod rules;
pub(crate) mod suffixes;
