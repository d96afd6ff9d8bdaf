//! Generated tables: made by `cargo xtask codegen` from `data/` and the source crates, never edited.

pub(crate) mod phone;
pub(crate) mod unicode;
