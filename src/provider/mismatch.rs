//! The check for a document whose given schema is wrong.

use serde_json::Value;

use crate::base::{Error, Place, escape};
use crate::contact::Field;
use crate::schema::fit::fit;
use crate::schema::{SURE, detect};
use crate::schema::{Schema, named};

/// Members that only one schema has, for schemas without a signature of single members.
const MARKS: [(&str, &[&str]); 6] = [
    ("glauca", &["local_address", "entity_type", "street_1", "country_code"]),
    ("freebox", &["display_name", "numbers", "last_update", "photo_url", "success"]),
    ("jscontact", &["@type", "version"]),
    ("rdap", &["vcardArray", "objectClassName"]),
    ("openprovider", &["company_name", "additional_data", "locale"]),
    ("namecheap", &["EmailAddress", "StateProvince"]),
];

/// Refuses a document that hardly fits its given schema, and clearly belongs to another provider. Almost all
/// of its data would be lost without an explanation.
///
/// With too few members to decide, the given schema counts.
pub(super) fn refuse(as_named: &'static Schema, document: &Value) -> Result<(), Error> {
    if fit(as_named, document) >= SURE {
        return Ok(());
    }
    let Ok(detected) = detect(document) else { return Ok(()) };
    let Ok(other) = named(detected.schema) else { return Ok(()) };
    let is_near = other.provider == as_named.provider || detected.runner_up == Some(as_named.name);
    if is_near || other.decode(document).is_err() {
        return Ok(());
    }
    let marks =
        MARKS.iter().find(|(name, _)| *name == other.name).map_or(other.signature, |(_, marks)| marks);
    // One member may occur anywhere; two that no other schema has are proof enough.
    let members = document.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    let mut telling = members.filter(|key| marks.contains(key) && !holds(as_named, key));
    let (Some(telling), Some(_)) = (telling.next(), telling.next()) else { return Ok(()) };
    let place = Place::pointer(&format!("/{}", escape(telling)));
    let reason = format!("expected a document in the schema {}, found one in {}", as_named.name, other.name);
    Err(Error::at(place, reason, format!("name the schema {}, or let registrant detect it", other.name))
        .coded("mismatched_schema"))
}

/// Returns `true` if a schema has a field at a top-level member or below it.
fn holds(schema: &'static Schema, key: &str) -> bool {
    let is_there = |pointer: &str| pointer.split('/').nth(1) == Some(key);
    Field::all().any(|field| schema.pointers(field).into_iter().any(is_there))
}
