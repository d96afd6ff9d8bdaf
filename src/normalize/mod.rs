//! Normalization: one file for each kind of field.
//!
//! Every function here answers with an [`Outcome`]: the value where there is one, what was changed and why, and
//! what is wrong where something is. All of them are idempotent (normalizing a normalized value changes
//! nothing), never panic, and take time linear in their input.

pub mod address;
mod contact;
mod date;
mod email;
mod field;
mod name;
mod outcome;
mod postal_code;
mod text;
mod transliterate;

pub use contact::{FieldChange, NormalizedContact, contact};
pub use date::{DateOrder, date};
pub use email::{EmailOptions, email, email_suggestion, email_with};
pub(crate) use field::{problem, value};
pub use name::{Confidence, SplitName, organization, person_name, split_name};
pub use outcome::{Change, Outcome, Problem};
pub use postal_code::{postal_code, postal_code_matches};
pub use text::{MAX_TEXT, clean_text, is_latin};
pub(crate) use text::{remove_invisible, takes_joiner, trim};
pub use transliterate::to_ascii_text;
