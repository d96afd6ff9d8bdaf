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

    /// Returns the JSON Pointer of a field in a contact.
    pub(crate) fn place(&self, _: &Contact, field: Field) -> Option<String> {
        Some(format!("/{}", field.name()))
    }

    /// Always `None`: a contact has no lists.
    pub(crate) fn places(&self, _: &Contact) -> Option<Vec<(Field, String)>> {
        None
    }

    /// Always empty: each member of a contact is named after its field.
    pub(crate) fn pointers(&self, _: Field) -> &'static [&'static str] {
        &[]
    }

    /// Always `false`: decoding refuses an unknown kind.
    pub(crate) fn has_unknown_kind(&self, _: &Contact) -> bool {
        false
    }

    pub(crate) fn placed(&self, _: &Contact, pointer: &str) -> String {
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
