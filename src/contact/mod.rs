//! The canonical contact: the one model that every schema decodes into and encodes from.

mod country;

pub use country::Country;
