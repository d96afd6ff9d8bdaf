//! The faults of a card of which its contact shows nothing.

use serde_json::Value;

use crate::contact::{DocumentFault, Fault, Field};
use crate::schema::engine::more::UID;
use crate::schema::engine::object::text;

/// Returns the faults of a card: the mandatory members that it lacks (RFC 9553, sections 2.1.1, 2.1.2 and 2.1.9). Since version
/// 2.0 a card needs no `uid` (RFC 9982, section 4).
pub(crate) fn faults(card: &Value) -> Vec<DocumentFault> {
    let members = [
        ("@type", Field::KIND, "jscontact.type"),
        ("version", Field::KIND, "jscontact.version"),
        (UID, Field::ID, "jscontact.uid"),
    ];
    let is_missing = |(name, ..): &(&str, Field, &str)| {
        text(card, name).trim().is_empty() && (*name != UID || text(card, "version") == "1.0")
    };
    let fault = |(name, field, rule)| DocumentFault {
        field,
        pointer: ["/", name].concat(),
        is_in_field: false,
        fault: Fault::Member(name, rule),
    };
    members.into_iter().filter(is_missing).map(fault).collect()
}
