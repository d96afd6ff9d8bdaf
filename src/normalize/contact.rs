//! Normalizing a whole contact: each field by its type.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::contact::{Contact, Field, FieldType};

/// A contact after normalization, and what was altered.
#[derive(Clone, Debug, PartialEq)]
pub struct NormalizedContact {
    /// The contact.
    pub contact: Contact,
    /// What was altered, in document order.
    pub changes: Vec<FieldChange>,
}

/// One thing that normalization altered in one field.
///
/// `Debug` shows which field and why, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// What was altered in it.
    pub change: super::Change,
}

impl Serialize for FieldChange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", self.field.name())?;
        map.serialize_entry("before", &self.change.before)?;
        map.serialize_entry("after", &self.change.after)?;
        map.serialize_entry("why", self.change.why)?;
        map.end()
    }
}

/// Repairs what can be repaired in a contact without guessing, and leaves the rest as it is.
pub fn contact(contact: Contact) -> NormalizedContact {
    let mut contact = contact;
    let mut changes = Vec::new();
    for field in Field::all() {
        if matches!(field.kind(), FieldType::Lines | FieldType::Kind | FieldType::Flag) {
            continue;
        }
        let Some(text) = contact.text(field) else { continue };
        // Registry data is checked as it will be sent: what would repair it is offered with the violation.
        let outcome = if field.is_registry_data() {
            super::clean_text(text)
        } else {
            super::value(field, text, &contact)
        };
        let Some(value) = outcome.value.filter(|value| value != text) else { continue };
        changes.extend(outcome.changes.into_iter().map(|change| FieldChange { field, change }));
        contact.set(field, value);
    }
    NormalizedContact { contact, changes }
}
