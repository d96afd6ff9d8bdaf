//! Generated tables: made by `cargo xtask codegen` from `data/` and the source crates, never edited.

pub(crate) mod address;
pub(crate) mod country;
pub(crate) mod fields;
pub(crate) mod gandi_faults;
pub(crate) mod messages;
pub(crate) mod roles;
pub(crate) mod rules;
pub(crate) mod subdivision;
pub(crate) mod suffixes;
pub(crate) mod values;
