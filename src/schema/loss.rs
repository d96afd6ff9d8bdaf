//! What a target schema cannot carry.

use serde::Serialize;
use serde_json::Value;

use super::Schema;
use super::convert::limits;
use crate::contact::{Contact, Field};
use crate::rules::Severity;
use crate::violation::Violation;

/// One thing that a target schema cannot carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The canonical field, or the JSON Pointer in the source document where no field holds it.
    pub path: String,
    /// Why, in words.
    pub why: &'static str,
    /// Whether the target would refuse the contact for want of it, by its own rules and whatever the domain.
    pub refused: bool,
}

impl Loss {
    /// What is lost of a field.
    pub(crate) fn of(field: Field, why: &'static str) -> Self {
        Self::at(field.name(), why)
    }

    /// What is lost at a place; whether that is refused is asked of the whole document: see [`weigh`].
    pub(crate) fn at(path: impl Into<String>, why: &'static str) -> Self {
        Self { path: path.into(), why, refused: false }
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
        let why = "the target schema has a place for this field for each registry, and none is chosen without the domain";
        Self::of(field, why)
    }

    /// Whether it is a field's, not that of a member which only the source schema has.
    pub(super) fn is_of_field(&self) -> bool {
        Field::named(&self.path).is_some()
    }

    /// A member of the source document that no field of the model holds.
    pub(crate) fn extra(pointer: &str) -> Self {
        Self::at(pointer, "only the source schema has this member")
    }
}

/// The fields that a name may stand in: one that is taken apart or put together is the same name.
const NAMES: [Field; 3] = [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME];

/// Says of each loss whether the target would refuse the contact for it: whether what was written breaks a rule (`broken`)
/// that it would keep with what the contact had. No rule asks for what only the source schema knows.
pub(super) fn weigh(
    losses: &mut [Loss],
    broken: &[Violation],
    contact: &Contact,
    written: &Contact,
    to: &'static Schema,
) {
    if broken.iter().all(|violation| violation.severity != Severity::Error) {
        return;
    }
    for loss in losses {
        let Some(field) = Field::named(&loss.path) else { continue };
        let whole = limits(&with(written, contact, field), to);
        let stays =
            |fault: &Violation| whole.iter().any(|o| o.rule.id == fault.rule.id && o.code == fault.code);
        loss.refused = broken.iter().any(|fault| fault.severity == Severity::Error && !stays(fault));
    }
}

/// A written contact with what another one has in a field; a name in each of the fields that lack it.
fn with(written: &Contact, contact: &Contact, field: Field) -> Contact {
    let mut whole = written.clone();
    match (field, contact.text(field)) {
        (Field::STREET, _) => whole.street.clone_from(&contact.street),
        (Field::KIND, _) => whole.kind = contact.kind,
        (_, Some(text)) => {
            whole.set(field, text);
            for name in NAMES.into_iter().filter(|name| NAMES.contains(&field) && !written.has(*name)) {
                whole.set(name, text);
            }
        }
        (_, None) => contact.flag(field).into_iter().for_each(|flag| whole.set_flag(field, flag)),
    }
    whole
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
