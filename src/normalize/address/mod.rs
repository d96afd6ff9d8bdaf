//! Postal addresses: the fields of each country, their layout, and street lines that fit a target.

mod format;
mod lines;
mod lookup;
mod po_box;
mod street;
mod table;

pub use format::{AddressFormat, Field, Part, address_format};
pub use lines::{AddressFields, format_address};
pub(crate) use lookup::{Packed, PostalCodes, area_beginnings};
pub use po_box::is_po_box;
pub use street::{LengthUnit, street_lines};
