//! The contacts API of Freebox OS, except for its entries: answers and updates.

mod patch;

pub use patch::patch;
pub(super) use patch::{item_alone, merge_to_check};

pub use crate::schema::freebox::{entries, error};
