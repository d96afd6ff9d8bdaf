//! The contacts API of Freebox OS beyond its entries: answers and updates.

mod patch;

pub use patch::patch;

pub use crate::schema::freebox::{entries, error};
