//! Generated tables: made by `cargo xtask codegen`, committed, never edited.

pub mod unicode;
