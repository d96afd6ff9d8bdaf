//! A contact in ASCII, for a target that takes nothing else.

use super::contact::country_of;
use super::{FieldChange, FieldProblem, NormalizedContact, Outcome, to_ascii_name, to_ascii_text};
use crate::contact::{Contact, Field, FieldType};

/// Spells the names and the address of a contact in ASCII, as people in its country do, and returns each change.
///
/// A field that no rule can spell, such as a name in Chinese characters, stays as it is. It has a problem: only the
/// person knows how the passport spells it. Numbers, e-mail addresses, the id and the label stay too. Normalize the
/// contact first.
///
/// ```
/// use registrant::contact::{Contact, Field};
/// let contact = Contact::new().with(Field::GIVEN_NAME, "Jürgen").with(Field::CITY, "東京").with(Field::COUNTRY, "DE");
/// let spelled = registrant::normalize::to_ascii_contact(contact);
/// assert_eq!(spelled.contact.given_name.as_deref(), Some("Juergen"));
/// assert_eq!(spelled.changes[0].change.code, "transliterated");
/// assert_eq!(spelled.contact.city.as_deref(), Some("東京"));
/// assert_eq!(spelled.problems[0].field, Field::CITY);
/// ```
pub fn to_ascii_contact(contact: Contact) -> NormalizedContact {
    let (mut contact, mut changes, mut problems) = (contact, Vec::new(), Vec::new());
    for field in Field::all() {
        let Some(outcome) = to_ascii_field(&contact, field) else { continue };
        problems.extend(outcome.problem.map(|problem| FieldProblem { field, problem }));
        changes.extend(outcome.changes.into_iter().map(|change| FieldChange { field, change }));
        if let Some(ascii) = outcome.value {
            contact.set(field, ascii);
        }
    }
    NormalizedContact { contact, changes, problems }
}

/// Spells a field in ASCII, or returns `None` if it is in ASCII or not a text in a language.
///
/// The lines of a street have line feeds between them.
pub(crate) fn to_ascii_field(contact: &Contact, field: Field) -> Option<Outcome<String>> {
    let is_text = match field.kind() {
        FieldType::Text => !matches!(field, Field::ID | Field::LABEL) && field.identifiers().is_none(),
        FieldType::Lines | FieldType::Subdivision => true,
        _ => false,
    };
    let country = || country_of(contact);
    if field == Field::STREET && contact.street.iter().any(|line| !line.is_ascii()) {
        let mut all = Outcome::valid(String::new(), Vec::new());
        for (index, line) in contact.street.iter().enumerate() {
            let ascii = if line.is_ascii() {
                Outcome::valid(line.clone(), Vec::new())
            } else {
                to_ascii_text(line, country())
            };
            all.changes.extend(ascii.changes);
            all.problem = all.problem.or(ascii.problem);
            all.value = all
                .value
                .zip(ascii.value)
                .map(|(all, line)| if index == 0 { line } else { format!("{all}\n{line}") });
        }
        // A street is spelled as a whole or not at all.
        if all.value.is_none() {
            all.changes.clear();
        }
        return Some(all);
    }
    let text = contact.text(field).filter(|text| is_text && !text.is_ascii())?;
    Some(match field {
        Field::GIVEN_NAME | Field::FAMILY_NAME | Field::FULL_NAME => to_ascii_name(text, country()),
        _ => to_ascii_text(text, country()),
    })
}
