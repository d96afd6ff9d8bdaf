//! The faults of a card of which its contact shows nothing.

use registrant_text::clean::says_something;
use serde_json::Value;

use crate::contact::{DocumentFault, Fault, Field};
use crate::schema::engine::more::UID;
use crate::schema::engine::object::text;

const VERSION: &str = "version";

/// The versions of a card (RFC 9553, section 2.1.2, and RFC 9982).
const VERSIONS: &[&str] = &["2.0", "1.0"];

/// Returns the faults of a card: the mandatory members that it lacks (RFC 9553, sections 2.1.1, 2.1.2 and 2.1.9), and a version
/// that no RFC defines. Since version 2.0 a card needs no `uid` (RFC 9982, section 4).
pub(crate) fn faults(card: &Value) -> Vec<DocumentFault> {
    let members = [
        ("@type", Field::KIND, "jscontact.type"),
        (VERSION, Field::KIND, "jscontact.version"),
        (UID, Field::ID, "jscontact.uid"),
    ];
    let fault = |(name, field, rule)| {
        let said = text(card, name);
        let fault = match says_something(said) {
            false if name != UID || text(card, VERSION) == "1.0" => Fault::Member(name, rule),
            true if name == VERSION && !VERSIONS.contains(&said) => Fault::Value(name, VERSIONS, rule),
            _ => return None,
        };
        Some(DocumentFault { field, pointer: ["/", name].concat(), is_in_field: false, fault })
    };
    members.into_iter().filter_map(fault).collect()
}
