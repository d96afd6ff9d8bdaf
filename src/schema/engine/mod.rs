//! The engines that read and write documents: by a table of members, in place, or by a schema's own
//! functions.

pub(crate) mod codec;
pub(crate) mod direct;
pub(crate) mod edited;
pub(crate) mod fit;
pub(crate) mod free_text;
pub(crate) mod house_number;
pub(crate) mod index;
pub(crate) mod language;
pub(crate) mod locator;
pub(crate) mod loss;
pub(crate) mod member;
pub(crate) mod merge;
pub(crate) mod more;
mod moved;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod object;
mod order;
mod scan;
pub(crate) mod shape;
pub(crate) mod subdivision;
pub(crate) mod table;
