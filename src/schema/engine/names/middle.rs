//! The middle name of GoDaddy, and the further given names of cards.

use serde_json::Value;

use super::is_card;
use crate::base::Change;
use crate::base::schemas::CANONICAL;
use crate::contact::{Contact, Field};
use crate::normalize::FieldChange;
use crate::schema::Schema;
use crate::schema::engine::edited;
use crate::schema::engine::more::{GIVEN2, More, What, parts};

/// The middle name of GoDaddy, which no field holds. Cards have a part of the name for it.
const MIDDLE_NAME: (&str, &str) = ("godaddy", "/nameMiddle");

/// Returns the middle name of a contact's document as a part of the name.
pub(crate) fn middle_name(contact: &Contact) -> Option<More> {
    let (schema, pointer) = MIDDLE_NAME;
    let text = contact.extra.get(pointer).filter(|_| contact.schema == Some(schema))?.as_str()?;
    let mut item = More::new(What::Name(GIVEN2), text.trim(), None, "", &[])?;
    item.members = vec![pointer.to_owned()];
    Some(item)
}

/// Takes the further given names of a document out of the given name, for a schema with a place for them.
pub(crate) fn take_further_names(
    contact: &mut Contact,
    to: &Schema,
    changes: &mut Vec<FieldChange>,
) -> Option<String> {
    let given = contact.given_name.clone().filter(|_| to.name == MIDDLE_NAME.0)?;
    let more = edited::further(contact);
    let (texts, first) = parts(&more, GIVEN2, &given);
    let change = Change::new("moved", given.as_str(), first.as_deref()?);
    changes.push(FieldChange { field: Field::GIVEN_NAME, change });
    contact.given_name = first;
    Some(texts.join(" "))
}

/// Writes the further given names into a document.
pub(crate) fn put_further_names(document: &mut Value, names: &str) {
    crate::schema::engine::codec::put(document, MIDDLE_NAME.1, names.into());
}

/// Adds a middle name to the given name: contacts and all other schemas have it there.
pub(super) fn take_middle_name(contact: &mut Contact, to: &Schema, changes: &mut Vec<FieldChange>) {
    let (schema, pointer) = MIDDLE_NAME;
    let is_moved = contact.schema == Some(schema) && ![schema, CANONICAL].contains(&to.name);
    let middle = contact.extra.get(pointer).and_then(Value::as_str).map(str::trim).unwrap_or_default();
    if middle.is_empty() || !is_moved || !contact.has(Field::GIVEN_NAME) {
        return;
    }
    let given = contact.given_name.as_deref().unwrap_or_default();
    let both = [given, middle].join(" ");
    changes
        .push(FieldChange { field: Field::GIVEN_NAME, change: Change::new("moved", given, both.as_str()) });
    contact.given_name = Some(both);
    // A card takes it out again.
    if !is_card(to.name) {
        contact.extra.shift_remove(pointer);
    }
}
