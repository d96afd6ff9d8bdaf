//! What a target schema cannot carry.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::contact::Field;

/// One thing that a target schema cannot carry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// The canonical field; `None` if the member is none of a field.
    #[serde(rename = "path", skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The JSON Pointer of the member in the source document, if no field holds it; the property's name in a vCard;
    /// `/verified/0` for an entry about what was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The reason, in words.
    pub message: Cow<'static, str>,
    /// Whether the target would refuse the contact for want of it, by its own rules and whatever the domain.
    pub refused: bool,
}

impl fmt::Debug for Loss {
    /// Writes a field's name, but no pointer: the keys of a document may be somebody's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.field.map_or("…", Field::name);
        f.debug_struct("Loss").field("path", &path).field("refused", &self.refused).finish_non_exhaustive()
    }
}

impl Loss {
    /// What is lost of a field.
    pub(crate) fn of(field: Field, message: &'static str) -> Self {
        Self { field: Some(field), pointer: None, message: Cow::Borrowed(message), refused: false }
    }

    /// What is lost at a place; whether that is refused is asked of the whole document: see [`weigh`].
    pub(crate) fn at(pointer: impl Into<String>, message: &'static str) -> Self {
        Self { field: None, pointer: Some(pointer.into()), message: Cow::Borrowed(message), refused: false }
    }

    /// A field that the target has no place for.
    pub(crate) fn field(field: Field) -> Self {
        Self::of(field, "the target schema has no place for this field")
    }

    /// A phone number whose extension the target has no place for.
    pub(crate) fn extension(field: Field) -> Self {
        Self::of(field, "the target schema has no place for the number's extension")
    }

    /// A field for which the target has several places, one for each registry.
    pub(crate) fn undecided(field: Field) -> Self {
        let message = "the target schema has a place for this field for each registry, and none is chosen without the domain";
        Self::of(field, message)
    }

    /// Returns the field's name, or else the pointer.
    pub fn place(&self) -> &str {
        match self.field {
            Some(field) => field.name(),
            None => self.pointer.as_deref().unwrap_or_default(),
        }
    }

    /// Whether it is a field's, not that of a member which only the source schema has.
    pub(crate) fn is_of_field(&self) -> bool {
        self.field.is_some()
    }

    /// A member of the source document that no field of the model holds.
    pub(crate) fn extra(pointer: &str) -> Self {
        Self::at(pointer, "only the source schema has this member")
    }
}

/// Whether a value is empty all the way down, so that nothing is lost with it.
pub(crate) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Object(members) => members.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
