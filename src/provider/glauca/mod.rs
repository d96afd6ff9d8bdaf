//! Glauca's domains API, except for contacts: domains, name servers, updates and errors.

pub mod domain;
mod refusal;
mod update;

pub use refusal::{Refusal, read_errors, write_errors};
pub(super) use update::patch_to_check;
pub use update::{patch, replace};
