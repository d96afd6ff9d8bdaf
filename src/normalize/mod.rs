//! Normalization: one file for each kind of field.
//!
//! Every function here returns an [`Outcome`]: the value if there is one, the changes with their reasons, and
//! a problem if there is one. All functions are idempotent (normalizing twice changes nothing more), never
//! panic, and take linear time.

pub mod address;
mod ascii;
mod contact;
mod country;
mod date;
mod email;
mod field;
mod name;
mod phone;
mod postal_code;
mod redaction;
mod subdivision;
mod text;
mod transliterate;

pub use crate::base::{Change, Outcome, Problem};
pub use ascii::to_ascii_contact;
pub(crate) use ascii::to_ascii_field;
pub use contact::{FieldChange, FieldProblem, NormalizedContact, contact, normalize_many};
pub(crate) use contact::{ValidFields, country_of, in_place, number_of};
#[cfg(any(test, all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"))))]
pub(crate) use country::country_of_code;
pub(crate) use country::country_value;
pub use country::{COUNTRY_MAX_BYTES, country};
pub use date::{DateOptions, DateOrder, date, date_with};
pub use email::{EmailOptions, email, email_suggestion, email_with};
#[cfg(feature = "cards")]
pub(crate) use field::language_tag;
pub(crate) use field::{doubt, problem_in, problem_of_day, value};
#[cfg(feature = "cards")]
pub(crate) use name::is_generation;
pub use name::{Confidence, SplitName, is_name_of, is_organization, organization, person_name, split_name};
pub(crate) use name::{are_titles, begins_with_family, has_given_name, is_role, writes_family_first};
pub use phone::{PHONE_METADATA_VERSION, Phone, PhoneRegion, PhoneType, as_you_type, e164, phone};
pub(crate) use phone::{add_plans, is_valid_epp, phone_example, phone_region, with_plans};
pub(crate) use postal_code::subdivisions_of;
pub use postal_code::{postal_code, postal_code_matches};
pub(crate) use subdivision::add_subdivisions;
use subdivision::territory;
#[cfg(feature = "providers")]
pub(crate) use subdivision::whole_of;
pub use subdivision::{SUBDIVISION_MAX_BYTES, Subdivision, has_subdivisions, subdivision, subdivisions};
pub use text::{MAX_TEXT, clean_text, is_latin};
pub use transliterate::{to_ascii_name, to_ascii_text};
