//! The changes of normalization, for people: the value of a field before and after.

use registrant::contact::{Contact, Field};
use registrant::{Language, heading, normalize};

use crate::layout::DIM;

/// Normalizes a contact, and returns its changed fields as lines.
pub fn normalized(contact: Contact, language: Language) -> (Contact, String) {
    let normalized = normalize::contact(contact.clone());
    let mut fields: Vec<Field> = normalized.changes.iter().map(|change| change.field).collect();
    fields.dedup();
    let line = |(index, field): (usize, &Field)| {
        let label = if index == 0 { "changed" } else { "" };
        let [before, after] = [&contact, &normalized.contact].map(|contact| shown(contact, *field));
        // A line of its own, however long: what is changed may be the white space.
        format!("  {DIM}{label:<8}{DIM:#} {}: \"{before}\" → \"{after}\"\n", heading(*field, language))
    };
    let lines = fields.iter().enumerate().map(line).collect();
    (normalized.contact, lines)
}

/// Returns the value of a field without control characters, which could command a terminal.
fn shown(contact: &Contact, field: Field) -> String {
    let text = match field {
        Field::STREET => contact.street.join(", "),
        _ => contact.text(field).unwrap_or_default().to_owned(),
    };
    text.replace(char::is_control, "�")
}
