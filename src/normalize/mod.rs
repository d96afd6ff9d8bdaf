//! Normalization: one file for each kind of field.
//!
//! Every function here answers with an [`Outcome`]: the value where there is one, what was changed and why, and
//! what is wrong where something is. All of them are idempotent (normalizing a normalized value changes
//! nothing), never panic, and take time linear in their input.

mod country;
mod country_key;
mod fold;
mod near;
mod outcome;
mod subdivision;

pub use country::{COUNTRY_MAX_BYTES, country};
pub use outcome::{Change, Outcome, Problem};
pub use subdivision::{SUBDIVISION_MAX_BYTES, Subdivision, has_subdivisions, subdivision, subdivisions};
