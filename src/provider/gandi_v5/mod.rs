//! Gandi's REST API, version 5, except for contacts.
//!
//! A contact has no handle: it belongs to one domain and one role. [`contacts()`] reads the four roles of a
//! domain. [`request`] makes the requests that send contacts. [`migrate()`] makes such a request from a v3
//! domain and its handles. [`errors()`] reads the API's answer. Source:
//! <https://api.gandi.net/docs/domains/>.

mod answer;
mod body;
mod contacts;
mod migrate;
mod order;
mod patch;
pub mod request;

pub use answer::{Answer, Refusal, errors};
pub use contacts::{RoleContacts, contacts};
pub use migrate::migrate;
#[cfg(feature = "provider-calls")]
pub(crate) use migrate::texts;
pub(super) use patch::patch_to_check;
pub use patch::{patch, patch_contacts, put_owner};
