//! The providers' interfaces besides contacts: conversions, patches, requests, answers, errors, lists.

mod body;
mod convert;
pub mod dnsimple;
mod encode;
pub mod freebox;
pub mod gandi_v3;
pub mod gandi_v5;
pub mod glauca;
mod limits;
pub mod list;
mod mismatch;
mod patch;

pub use body::{ConvertedBody, ConvertedContact, convert_all};
pub use convert::{Conversion, Converted, convert, convert_many};
pub(crate) use limits::limits;
pub use patch::{Patched, patch, patch_checked};
