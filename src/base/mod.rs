//! The base of every other module: errors, codes, roles, outcomes, days, and the table of schemas.

mod claim;
mod clean;
mod code;
mod day;
mod discreet;
mod error;
mod json;
mod layer;
mod many;
mod nearest;
mod numbered;
mod operation;
mod outcome;
mod params;
mod place;
mod role;
pub(crate) mod schemas;
mod severity;
mod source;
mod values;
mod words;

pub use claim::{Claim, Verifier};
pub(crate) use clean::{remove_invisible, trim};
pub use code::Code;
pub(crate) use day::{is_iso_day, iso_day, read_day};
pub(crate) use discreet::discreet;
pub use error::{Error, ErrorKind};
pub(crate) use json::{json, parse_json, put, to_json};
pub use layer::Layer;
pub(crate) use many::in_order;
pub(crate) use nearest::nearest;
#[cfg(any(
    not(feature = "explanations"),
    not(all(feature = "languages", not(all(target_arch = "wasm32", feature = "js"))))
))]
pub(crate) use numbered::blocks;
pub(crate) use numbered::{cut, numbered};
pub use operation::Operation;
pub use outcome::{Change, Outcome, Problem};
pub use params::{Param, Params};
pub(crate) use place::{Place, escape, unescape};
pub use role::{Role, Roles};
pub use severity::Severity;
pub use source::Source;
pub use values::Values;
pub(crate) use words::{conversions, read_name, unknown, words};
