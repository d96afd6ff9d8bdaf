//! The faults of the addresses in a contact.

use serde_json::Value;

use crate::contact::{DocumentFault, Fault, Field};
use crate::schema::find;
use crate::schema::loss::is_blank;

/// The places of an address in or beside its contact.
const ADDRESSES: [&str; 4] =
    ["/local_address", "/int_address", "/contact/local_address", "/contact/int_address"];

/// Returns the addresses to create that have no description: each address has its own. An address of an answer has an ID or
/// a URL, and nobody writes it again.
pub(crate) fn faults(document: &Value) -> Vec<DocumentFault> {
    let lacks = |at: &&str| {
        let Some(address) = find(document, at).and_then(Value::as_object) else { return false };
        let has = |name: &str| address.get(name).is_some_and(|value| !is_blank(value));
        !has("id") && !has("url") && !has("description")
    };
    let fault = |at: &str| DocumentFault {
        field: Field::LABEL,
        pointer: [at, "/description"].concat(),
        is_in_field: false,
        fault: Fault::Description,
    };
    ADDRESSES.into_iter().filter(lacks).map(fault).collect()
}
