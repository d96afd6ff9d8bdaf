//! Gandi's XML-RPC API, version 3, except for contacts: associations, updates, answers and fault codes.

mod answer;
mod associate;
#[cfg(feature = "xml")]
mod call;
mod error_codes;
mod fault;
mod rendering;

use std::borrow::Cow;

use crate::base::Source;

pub use answer::errors;
pub(super) use associate::as_read;
pub use associate::{Verdict, can_associate, can_associate_domain, update};
#[cfg(feature = "xml")]
pub use call::ContactCall;
#[cfg(feature = "xml")]
pub(super) use call::in_message;
pub use error_codes::{ErrorCode, ErrorCodes};
pub use fault::{Fault, fault};
pub use rendering::AssociationError;

#[cfg(all(feature = "xml", feature = "provider-calls"))]
pub(crate) use crate::schema::body::xml_rpc::check as check_message;
#[cfg(feature = "xml")]
pub use crate::schema::body::xml_rpc::{Message, read as read_message, write as write_message};

/// The documentation of the API's answers.
const FAQ: Source = Source {
    address: Cow::Borrowed("https://doc.rpc.gandi.net/contact/faq.html"),
    date: Cow::Borrowed("2026-08-22"),
};
