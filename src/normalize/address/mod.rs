//! Postal addresses: the fields of each country, their layout, and street lines that fit a target.

mod apart;
mod clues;
mod east_asian;
mod format;
mod lines;
mod lookup;
mod names;
mod one_line;
mod parts;
mod po_box;
mod printed;
mod region;
mod street;
mod table;
#[cfg(feature = "cards")]
mod unit;
mod value;

pub use apart::{ParsedAddress, parse_address};
pub use format::{AddressFormat, Field, Part, address_format};
pub use lines::{AddressFields, format_address};
pub(crate) use lookup::{Packed, PostalCodes, area_beginnings, areas};
pub use po_box::is_po_box;
pub(crate) use printed::{name_beside, name_of};
pub use street::{LengthUnit, street_lines};
#[cfg(feature = "cards")]
pub(crate) use unit::{box_of, unit_line};
pub use value::{Address, NormalizedAddress, address};
