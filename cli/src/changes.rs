//! The changes of normalization, for people: the value of a field before and after.

use registrant::contact::{Contact, Field};
use registrant::{Language, heading, normalize, schema};

use crate::layout::{DIM, indent, room};
use crate::texts::{CHANGED, COLON};

/// Normalizes a contact, and returns its changed fields as lines: those that its own schema would write otherwise.
pub fn normalized(contact: Contact, language: Language) -> (Contact, String) {
    let normalized = normalize::contact(contact.clone());
    let mut fields: Vec<Field> = normalized.changes.iter().map(|change| change.field).collect();
    fields.dedup();
    let stored = stored(&normalized.contact);
    let stored = stored.as_ref().unwrap_or(&normalized.contact);
    let texts = |field: Field| (field, shown(&contact, field), shown(stored, field));
    let seen = fields.into_iter().map(texts).filter(|(_, before, after)| before != after);
    let line = |(index, (field, before, after)): (usize, (Field, String, String))| {
        let label = if index == 0 { CHANGED.of(language) } else { "" };
        let blanks = indent(language).saturating_sub(3 + room(label)).max(1);
        // A line of its own, however long: what is changed may be the white space.
        let (heading, colon) = (heading(field, language), COLON.of(language));
        format!("  {DIM}{label}{:blanks$}{DIM:#} {heading}{colon}\"{before}\" → \"{after}\"\n", "")
    };
    let lines = seen.enumerate().map(line).collect();
    (normalized.contact, lines)
}

/// Returns a contact as a document of its schema has it.
fn stored(contact: &Contact) -> Option<Contact> {
    let schema = schema::named(contact.schema?).ok()?;
    schema.decode(&schema.encode(contact).document).ok()
}

/// Returns the value of a field without control characters, which could command a terminal.
fn shown(contact: &Contact, field: Field) -> String {
    let text = match field {
        Field::STREET => contact.street.join(", "),
        _ => contact.text(field).unwrap_or_default().to_owned(),
    };
    text.replace(char::is_control, "�")
}
