//! The free text of a contact. Some schemas have a label, others have notes.

use crate::contact::{Contact, Field};
use crate::normalize;

/// Returns whether a label only says the name of the contact.
pub(crate) fn is_name(label: &str, contact: &Contact) -> bool {
    let text = |field| contact.text(field).unwrap_or_default();
    let (given, family) = (text(Field::GIVEN_NAME), text(Field::FAMILY_NAME));
    let names = [
        text(Field::FULL_NAME).to_owned(),
        text(Field::ORGANIZATION).to_owned(),
        [given, " ", family].concat(),
        [family, " ", given].concat(),
    ];
    names.iter().any(|name| normalize::is_name_of(label, name))
}

/// Returns whether a contact has a name, of a person or of an organization.
fn has_name(contact: &Contact) -> bool {
    [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME, Field::ORGANIZATION]
        .iter()
        .any(|field| contact.has(*field))
}

/// The places of a label and of a whole name in a document with notes.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// The name to show, if the document has a place for it.
    pub name: Option<&'a str>,
    /// The label, as a note.
    pub note: Option<&'a str>,
}

/// Returns where a document with notes has the label. It is the name to show if the contact has no other. The whole name is
/// shown if the document has no other place for it.
pub(super) fn shown<'a>(contact: &'a Contact, takes_whole_name: bool) -> Shown<'a> {
    let said = |text: &'a Option<String>| text.as_deref().filter(|text| !text.trim().is_empty());
    let label = said(&contact.label);
    let is_shown = |label: &&str| !has_name(contact) || is_name(label, contact);
    let whole = said(&contact.full_name).filter(|_| !takes_whole_name);
    Shown { name: whole.or(label.filter(is_shown)), note: label.filter(|label| !is_shown(label)) }
}
