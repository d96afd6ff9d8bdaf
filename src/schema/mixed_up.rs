//! A document that was named as one schema's and is another provider's.

use serde_json::Value;

use super::detect::{SURE, detect, fit};
use super::{Schema, named};
use crate::contact::{Contact, Field, FieldType};
use crate::error::{Error, Place, escape};

/// Members that no other schema has, of those that are told by more than single members.
const MARKS: [(&str, &[&str]); 6] = [
    ("glauca", &["local_address", "entity_type", "street_1", "country_code"]),
    ("freebox", &["display_name", "numbers", "last_update", "photo_url", "success"]),
    ("jscontact", &["@type"]),
    ("rdap", &["vcardArray", "objectClassName"]),
    ("openprovider", &["company_name", "additional_data", "locale"]),
    ("namecheap", &["EmailAddress", "StateProvince"]),
];

/// Refuses a document that is far from the schema that it was named as, and surely in one of another provider: nearly all
/// of it would be lost without a word of why. `read` is what the named schema read in it.
///
/// What few members do not tell is taken as it was named, and so is what the named schema reads as well as the other.
pub(super) fn refuse(as_named: &'static Schema, read: &Contact, document: &Value) -> Result<(), Error> {
    if fit(as_named, document) >= SURE {
        return Ok(());
    }
    let Ok(detected) = detect(document) else { return Ok(()) };
    let other = named(detected.schema)?;
    if other.provider == as_named.provider || detected.runner_up == Some(as_named.name) {
        return Ok(());
    }
    // Flags have defaults, which say nothing about the document.
    let texts = || Field::all().filter(|field| field.kind() != FieldType::Flag);
    let said = |contact: &Contact| texts().filter(|field| contact.has(*field)).count();
    let own = said(read);
    match other.decode(document) {
        Ok(contact) if own == 0 || own * 2 < said(&contact) => {}
        _ => return Ok(()),
    }
    // Only a member that no other schema has is proof enough: of few members any may be anybody's.
    let mut members = document.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    let marks =
        MARKS.iter().find(|(name, _)| *name == other.name).map_or(other.signature, |(_, marks)| marks);
    let Some(telling) = members.find(|key| marks.contains(key)) else { return Ok(()) };
    let place = Place::pointer(&format!("/{}", escape(telling)));
    let reason =
        format!("the document seems to be in the schema {}, and not in {}", other.name, as_named.name);
    Err(Error::at(place, reason, format!("name it {}, or leave it to be told", other.name)))
}
