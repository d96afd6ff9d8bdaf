//! Normalizing a whole contact: each field by its type.

use serde::{Deserialize, Serialize};

use crate::base::{Outcome, Problem, schemas};
use crate::contact::{Contact, Country, Field, FieldType};
use crate::identifier;

/// A contact after normalization, and what was altered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NormalizedContact {
    /// The contact.
    pub contact: Contact,
    /// What was altered, in document order.
    pub changes: Vec<FieldChange>,
    /// What is wrong with values, which stay as they were unless their normal form is known.
    pub problems: Vec<FieldProblem>,
}

/// What is wrong with the value of one field.
///
/// Like the problem it holds no value but a fix, and `Debug` shows neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldProblem {
    /// The field.
    #[serde(rename = "path")]
    pub field: Field,
    /// What is wrong with its value.
    #[serde(flatten)]
    pub problem: Problem,
}

/// One thing that normalization altered in one field.
///
/// `Debug` shows which field and why, never the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldChange {
    /// The field.
    #[serde(rename = "path")]
    pub field: Field,
    /// What was altered in it.
    #[serde(flatten)]
    pub change: crate::base::Change,
}

/// Repairs what can be repaired in a contact without guessing, and leaves the rest as it is.
///
/// A value that is not understood stays as it was given, and so does registry data but for its white space, its countries and its numbers:
/// it is checked as it will be sent, and what would repair it is offered with the violation. A number loses its separators, the letters
/// or words before it and its small letters if it then is a valid number of a kind that fits the field and the country.
///
/// ```
/// use registrant::contact::{Contact, Field};
/// let mut contact = Contact::default();
/// contact.set(Field::COUNTRY, "France");
/// contact.set(Field::PHONE, "01 42 68 53 00");
/// contact.set(Field::SUBDIVISION, "FR-J");
/// let normalized = registrant::normalize::contact(contact);
/// assert_eq!(normalized.contact.phone.as_deref(), Some("+33.142685300"));
/// assert_eq!(normalized.contact.subdivision.as_deref(), Some("FR-IDF"));
/// let fields: Vec<&str> = normalized.changes.iter().map(|change| change.field.name()).collect();
/// assert_eq!(fields, ["subdivision", "country", "phone", "phone", "phone"]);
///
/// let unknown = registrant::normalize::contact(Contact::new().with(Field::COUNTRY, "Nowhereland"));
/// assert_eq!(unknown.contact.country.as_deref(), Some("Nowhereland"));
/// assert_eq!(unknown.problems[0].field, Field::COUNTRY);
/// ```
pub fn contact(contact: Contact) -> NormalizedContact {
    let (mut contact, mut changes, mut problems) = (contact, Vec::new(), Vec::new());
    in_place(&mut contact, &mut changes, &mut problems);
    NormalizedContact { contact, changes, problems }
}

/// [`contact()`], and which fields need no second look: nothing is wrong with what they now hold.
pub(crate) fn in_place(
    contact: &mut Contact,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) -> ValidFields {
    let mut sound = ValidFields { fields: 0, numbers: true };
    let country = country_of(contact);
    let dialled_in = contact.schema.and_then(|name| Country::new(schemas::named(name)?.dialled_in?));
    for field in Field::all().take_while(|field| !field.is_registry_data()) {
        match field.kind() {
            FieldType::Kind | FieldType::Flag => {}
            FieldType::Lines => {
                contact.street.iter_mut().for_each(|line| clean(field, line, changes, problems));
            }
            _ => {
                let Some(text) = contact.text(field) else { continue };
                if super::field::is_normal(field, text, country) {
                    sound.add(field);
                    continue;
                }
                let mut outcome = match field.kind() {
                    FieldType::Phone => phone(text, country, dialled_in),
                    _ => super::value(field, text, country),
                };
                if outcome.is_valid() {
                    sound.add(field);
                }
                note(field, &mut outcome, problems);
                let mut value = text.to_owned();
                if take(field, outcome, &mut value, changes) {
                    contact.set(field, value);
                }
            }
        }
    }
    let issuers = Issuers::of(contact, country);
    for (field, text) in contact.registry.iter_mut() {
        match field.kind() {
            FieldType::Country if !super::field::is_normal(*field, text, None) => {
                let mut outcome = super::value(*field, text, None);
                note(*field, &mut outcome, problems);
                take(*field, outcome, text, changes);
            }
            _ => {
                clean(*field, text, changes, problems);
                let Some(numbers) = field.identifiers() else { continue };
                match identifier::repaired(numbers, text, issuers.of_field(*field)) {
                    Some(outcome) => drop(take(*field, outcome, text, changes)),
                    None => sound.numbers = false,
                }
            }
        }
    }
    for field in [Field::EMAIL, Field::POSTAL_CODE] {
        if let Some(text) = contact.text(field).filter(|_| sound.has(field))
            && super::field::is_doubtful(field, text, contact, country)
        {
            sound.remove(field);
        }
    }
    sound
}

fn clean(field: Field, text: &mut String, changes: &mut Vec<FieldChange>, problems: &mut Vec<FieldProblem>) {
    if !super::text::is_clean(text) {
        let mut outcome = super::clean_text(text);
        note(field, &mut outcome, problems);
        take(field, outcome, text, changes);
    }
}

/// Moves the problem of an outcome into a list.
fn note(field: Field, outcome: &mut Outcome<String>, problems: &mut Vec<FieldProblem>) {
    problems.extend(outcome.problem.take().map(|problem| FieldProblem { field, problem }));
}

/// Fields whose value is there, in its normal form and valid beyond doubt as the field's type goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ValidFields {
    fields: u64,
    /// Whether each field that can hold a number of a kind is empty, or holds a valid one.
    pub(crate) numbers: bool,
}

impl ValidFields {
    /// Only the fields of every contact are remembered; those that a registry asks for are judged by its rules.
    pub(crate) fn add(&mut self, field: Field) {
        self.fields |= 1u64.checked_shl(field.0.into()).unwrap_or(0);
    }

    fn remove(&mut self, field: Field) {
        self.fields &= !1u64.checked_shl(field.0.into()).unwrap_or(0);
    }

    pub(crate) fn has(self, field: Field) -> bool {
        self.fields & 1u64.checked_shl(field.0.into()).unwrap_or(0) != 0
    }
}

/// A number of the contact's country, or else of the country in which its source's numbers are dialled.
fn phone(text: &str, country: Option<Country>, dialled_in: Option<Country>) -> Outcome<String> {
    let outcome = super::phone(text, country);
    let Some(home) = dialled_in.filter(|home| !outcome.is_valid() && country != Some(*home)) else {
        return outcome.map(|phone| phone.epp());
    };
    let mut there = super::phone(text, Some(home));
    if !there.is_valid() {
        return outcome.map(|phone| phone.epp());
    }
    for change in &mut there.changes {
        if change.code == "phone.calling_code_added" {
            change.code = "phone.calling_code_assumed";
        }
    }
    there.map(|phone| phone.epp())
}

/// The contact's country, where it is known.
pub(crate) fn country_of(contact: &Contact) -> Option<Country> {
    let text = contact.country.as_deref()?;
    Country::new(text).filter(|country| country.is_assigned()).or_else(|| super::country(text).value)
}

/// The countries whose numbers a contact has: its own, unless it says that another one issued them.
#[derive(Clone, Copy)]
pub(crate) struct Issuers {
    country: Option<Country>,
    of_document: Option<Country>,
}

impl Issuers {
    /// Looks them up; only registry data names any but the contact's own.
    pub(crate) fn of(contact: &Contact, country: Option<Country>) -> Self {
        let named = |field| contact.registry.get(&field).and_then(|text| super::country(text).value);
        if contact.registry.is_empty() {
            return Self { country, of_document: country };
        }
        let country = named(Field::IDENT_COUNTRY).or(country);
        Self { country, of_document: named(Field::ID_COUNTRY).or(country) }
    }

    /// The country that issued the number in a field.
    pub(crate) fn of_field(self, field: Field) -> Option<Country> {
        if field == Field::ID_NUMBER { self.of_document } else { self.country }
    }
}

/// Puts a normalized value in the place of another; false where they are the same.
fn take(field: Field, outcome: Outcome<String>, value: &mut String, changes: &mut Vec<FieldChange>) -> bool {
    let Some(normal) = outcome.value.filter(|normal| normal != value) else { return false };
    if outcome.changes.is_empty() {
        let change = crate::base::Change::new("written", value.as_str(), normal.as_str());
        changes.push(FieldChange { field, change });
    }
    changes.extend(outcome.changes.into_iter().map(|change| FieldChange { field, change }));
    *value = normal;
    true
}
