//! Schemas in a build without providers: every document is a canonical contact.

use serde_json::Value;

use super::Schema;
use crate::base::Error;
use crate::contact::{Contact, Country, Field};

impl Schema {
    /// Reads a document as a canonical contact.
    ///
    /// # Errors
    ///
    /// The same as [`Contact::from_json`].
    pub fn decode(&'static self, document: &Value) -> Result<Contact, Error> {
        Contact::from_json(document)
    }

    /// Always empty: each member of a contact is named after its field.
    pub(crate) fn pointers(&self, _: Field) -> &'static [&'static str] {
        &[]
    }

    /// Returns the field at a JSON Pointer.
    pub(crate) fn field_in(&self, pointer: &str) -> Option<Field> {
        Field::named(pointer.strip_prefix('/')?)
    }

    /// Always `None`: no field is below a member.
    pub(crate) fn field_near(&self, _: &str) -> Option<Field> {
        None
    }

    /// Returns `true` if a contact names a kind that there is not.
    pub(crate) fn has_unknown_kind(&self, contact: &Contact) -> bool {
        contact.kind.is_none() && contact.extra.contains_key(super::canonical::KIND)
    }
}

/// The finder of places in a contact.
pub(crate) struct Locator {
    pub schema: &'static Schema,
}

impl Locator {
    pub fn of(_: &Contact) -> Option<Self> {
        Some(Self { schema: super::CONTACT })
    }

    /// Returns the JSON Pointer of a field.
    pub fn field(&self, field: Field) -> Option<String> {
        Some(format!("/{}", field.name()))
    }

    /// Always `None`: the lines of the street are one field.
    pub fn line(&self, _: usize) -> Option<String> {
        None
    }

    pub fn member(&self, pointer: &str) -> String {
        pointer.to_owned()
    }
}

/// Always 0: this build has no provider schemas.
pub(super) fn fit(_: &Schema, _: &Value) -> usize {
    0
}

/// A fast reader of one provider's documents; this build has none.
#[derive(Debug)]
pub(crate) enum Reader {}

impl Reader {
    pub fn new(_: &'static Schema) -> Option<Self> {
        None
    }

    pub fn read(&mut self, _: &str) -> Option<&mut Contact> {
        match *self {}
    }
}
