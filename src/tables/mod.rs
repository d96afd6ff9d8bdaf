//! Generated tables: made by `cargo xtask codegen`, never edited.

pub(crate) mod country;
pub(crate) mod subdivision;
