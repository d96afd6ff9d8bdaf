//! Normalization: one file for each kind of field.
//!
//! Every function here answers with an [`Outcome`]: the value where there is one, what was changed and why, and
//! what is wrong where something is. All of them are idempotent (normalizing a normalized value changes
//! nothing), never panic, and take time linear in their input.

mod outcome;
pub(crate) mod phone;

pub use outcome::{Change, Outcome, Problem};
pub use phone::{PHONE_METADATA_VERSION, Phone, PhoneType, phone};
