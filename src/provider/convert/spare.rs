//! Values without a place of their own, in the notes of a target.

use super::fitting::moved;
use crate::contact::{Contact, Field};
use crate::normalize::FieldChange;
use crate::schema::more::What;
use crate::schema::numbers::Use;
use crate::schema::{self, Codec, Encoded, Loss, Schema, find, put, short_subdivision, split_extension};

/// The targets with notes, the place of these, and what separates two of them. The label of another provider is the name of a
/// contact in a list.
const NOTES: [(&str, &str, &str); 2] = [("openprovider", "/comments", "; "), ("freebox", "/notes", "\n")];

/// The fields that go to the notes. Numbers and dates that identify a person do not: notes are for everybody who sees the contact.
const FIELDS: [Field; 6] =
    [Field::JOB_TITLE, Field::SUBDIVISION, Field::MOBILE, Field::FAX, Field::WEBSITE, Field::TRADING_NAME];

/// Returns the numbers and e-mail addresses of a document that no field of its contact holds. They go to the notes of a target
/// without lists. Adds the pointers of the members that the notes carry.
pub(super) fn further(contact: &Contact, to: &Schema, carried: &mut Vec<String>) -> Vec<(Field, String)> {
    if matches!(to.codec, Codec::Edited(_)) || !NOTES.iter().any(|(name, ..)| *name == to.name) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for item in schema::further(contact) {
        let field = match item.what {
            What::Number(Use::Mobile) => Field::MOBILE,
            What::Number(Use::Fax) => Field::FAX,
            What::Number(_) => Field::PHONE,
            What::Email => Field::EMAIL,
            _ => continue,
        };
        carried.extend(item.members);
        found.push((field, item.text));
    }
    found
}

/// Moves lost values to the notes of a document, each after its label: `Mobile number: +351912345678`. Further numbers and e-mail
/// addresses follow.
pub(super) fn note(
    contact: &mut Contact,
    to: &Schema,
    encoded: &mut Encoded,
    changes: &mut Vec<FieldChange>,
    further: Vec<(Field, String)>,
) {
    let Some((_, place, between)) = NOTES.into_iter().find(|(name, ..)| *name == to.name) else { return };
    let mut notes: Vec<String> = find(&encoded.document, place)
        .and_then(|known| known.as_str())
        .map(str::to_owned)
        .into_iter()
        .collect();
    notes.retain(|known| !known.is_empty());
    let known = notes.len();
    encoded.losses.retain(|loss| {
        let Some((field, text, rest)) = loss.field.and_then(|field| lost(contact, loss, field)) else {
            return true;
        };
        let before = contact.text(field).unwrap_or_default().to_owned();
        notes.push(text);
        changes.push(moved(field, &before, &rest));
        if rest.is_empty() {
            contact.unset(field)
        } else {
            contact.set(field, rest)
        }
        false
    });
    for (field, text) in further {
        notes.push([field.label(), ": ", &text].concat());
        changes.push(moved(field, &text, &text));
    }
    if notes.len() > known {
        put(&mut encoded.document, place, notes.join(between).into());
    }
}

/// Returns the field of a loss, the note about it, and what stays in the field.
fn lost(contact: &Contact, loss: &Loss, field: Field) -> Option<(Field, String, String)> {
    let text = contact.text(field)?;
    let label = field.label();
    let is_lost = FIELDS.contains(&field) && *loss == Loss::field(field);
    if *loss == Loss::extension(field) {
        let (number, extension) = split_extension(text);
        return Some((field, [label, ", extension: ", extension?].concat(), number.to_owned()));
    }
    let said = match field {
        Field::SUBDIVISION => short_subdivision(contact)?.into_owned(),
        Field::MOBILE | Field::FAX => text.replace('x', ", extension: "),
        _ => text.to_owned(),
    };
    is_lost.then(|| (field, [label, ": ", &said].concat(), String::new()))
}
