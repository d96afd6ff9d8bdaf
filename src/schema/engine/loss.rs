//! The losses of a conversion.

use std::borrow::Cow;
use std::fmt;

use registrant_text::clean::says_something;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::contact::Field;

/// A value that the target schema cannot hold.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// The canonical field, or `None` for a member without a field.
    #[serde(rename = "path", skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The JSON Pointer of the member in the source document, if no field holds it. In a vCard, the name of
    /// the property. `/verified/0` for an entry about what was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The reason, in words.
    pub message: Cow<'static, str>,
    /// `true` if the target's own rules refuse a contact without this value, for every domain.
    pub refused: bool,
}

impl fmt::Debug for Loss {
    /// Writes the name of a field, but never a pointer: a document's keys may be personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.field.map_or("…", Field::name);
        f.debug_struct("Loss").field("path", &path).field("refused", &self.refused).finish_non_exhaustive()
    }
}

impl Loss {
    /// Returns the loss of a field, or of part of it.
    pub(crate) fn of(field: Field, message: &'static str) -> Self {
        Self { field: Some(field), pointer: None, message: Cow::Borrowed(message), refused: false }
    }

    /// Returns a loss at a pointer. Only [`weigh`], which sees the whole document, decides if the target
    /// refuses it.
    pub(crate) fn at(pointer: impl Into<String>, message: &'static str) -> Self {
        Self { field: None, pointer: Some(pointer.into()), message: Cow::Borrowed(message), refused: false }
    }

    /// Returns the loss of a field that the target schema lacks.
    pub(crate) fn field(field: Field) -> Self {
        Self::of(field, "the target schema has no place for this field")
    }

    /// Returns the loss of a phone number's extension.
    pub(crate) fn extension(field: Field) -> Self {
        Self::of(field, "the target schema has no place for the number's extension")
    }

    /// Returns the loss of a field for which the target has several members, one per registry.
    pub(crate) fn undecided(field: Field) -> Self {
        let message = "the target schema has one place for each registry: name the domain in the conversion";
        Self::of(field, message)
    }

    /// Returns the field's name, or else the pointer.
    pub fn place(&self) -> &str {
        match self.field {
            Some(field) => field.name(),
            None => self.pointer.as_deref().unwrap_or_default(),
        }
    }

    /// Returns `true` for the loss of a field, not of a member that only the source schema has.
    pub(crate) fn is_of_field(&self) -> bool {
        self.field.is_some()
    }

    /// Returns the loss of a member without a field in the model.
    pub(crate) fn extra(pointer: &str) -> Self {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        // Another card has places for these.
        let message = match CARRIED_BY_NO_CONVERSION.contains(&name) {
            true => "the conversion does not carry this member over",
            false => "the target schema has no place for this member",
        };
        Self::at(pointer, message)
    }
}

/// The members and parameters of cards for which JSContact and vCard both have places, and no conversion carries them.
const CARRIED_BY_NO_CONVERSION: [&str; 8] =
    ["sortAs", "sort-as", "phonetic", "phoneticSystem", "phoneticScript", "localizations", "script", "label"];

/// A list of losses that finds one of them by its place and reason.
#[derive(Default)]
pub(crate) struct Losses {
    pub list: Vec<Loss>,
    known: Map<String, Value>,
}

impl Losses {
    /// Adds losses, whether they are new or not.
    pub fn extend(&mut self, losses: impl IntoIterator<Item = Loss>) {
        for loss in losses {
            self.known.insert(key(&loss), Value::Null);
            self.list.push(loss);
        }
    }

    /// Adds a loss if it is new.
    pub fn add(&mut self, loss: Loss) {
        if self.known.insert(key(&loss), Value::Null).is_none() {
            self.list.push(loss);
        }
    }

    pub fn contains(&self, loss: &Loss) -> bool {
        self.known.contains_key(&key(loss))
    }
}

/// Returns a text that differs for each loss of a contact. The name of a field has no slash, and a reason no tab.
fn key(loss: &Loss) -> String {
    [&loss.message, "\t", loss.place()].concat()
}

/// Returns `true` for a value that says nothing, and for a text of spaces and invisible characters.
pub(crate) fn is_blank(value: &Value) -> bool {
    says_nothing(value) || value.as_str().is_some_and(|text| !says_something(text))
}

/// Returns `true` if a value is empty at every level, so that omitting it loses nothing.
pub(crate) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Object(members) => members.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
