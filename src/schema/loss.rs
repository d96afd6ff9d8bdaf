//! What a target schema cannot carry.

use serde::Serialize;
use serde_json::Value;

use crate::contact::Field;

/// One thing that a target schema cannot carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The canonical field, or the JSON Pointer in the source document where no field holds it.
    pub path: String,
    /// Why, in words.
    pub why: &'static str,
}

impl Loss {
    /// A field that the target has no place for.
    pub(crate) fn field(field: Field) -> Self {
        Self { path: field.name().to_owned(), why: "the target schema has no place for this field" }
    }

    /// A phone number whose extension the target has no place for.
    pub(crate) fn extension(field: Field) -> Self {
        Self {
            path: field.name().to_owned(),
            why: "the target schema has no place for the number's extension",
        }
    }

    /// A field for which the target has several places, one for each registry.
    pub(crate) fn undecided(field: Field) -> Self {
        let why = "the target schema has a place for this field for each registry, and none is chosen without the domain";
        Self { path: field.name().to_owned(), why }
    }

    /// A member of the source document that no field of the model holds.
    pub(crate) fn extra(pointer: &str) -> Self {
        Self { path: pointer.to_owned(), why: "only the source schema has this member" }
    }
}

/// Whether a value is empty all the way down, so that nothing is lost with it.
pub(super) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Object(members) => members.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
