//! Normalization of a whole contact, each field by its type.

use serde::{Deserialize, Serialize};

use super::redaction::is_redaction;
use crate::base::{Change, Outcome, Problem, in_order, iso_day, schemas};
use crate::contact::{Contact, Country, Field, FieldType};
use crate::identifier;

/// A normalized contact, with the changes and the problems.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NormalizedContact {
    /// The contact.
    pub contact: Contact,
    /// The changes, in document order.
    pub changes: Vec<FieldChange>,
    /// The problems with values. Such values are unchanged unless their normal form is known.
    pub problems: Vec<FieldProblem>,
}

/// A problem with the value of one field.
///
/// Like [`Problem`], it holds no value except a fix, and `Debug` shows neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldProblem {
    /// The field.
    #[serde(rename = "path")]
    pub field: Field,
    /// The problem with its value.
    #[serde(flatten)]
    pub problem: Problem,
}

/// A change that normalization made to one field.
///
/// `Debug` shows the field and the reason, never the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldChange {
    /// The field.
    #[serde(rename = "path")]
    pub field: Field,
    /// The change to its value.
    #[serde(flatten)]
    pub change: crate::base::Change,
}

/// Repairs as much of a contact as possible without guessing, and leaves the rest unchanged.
///
/// A value that is not understood stays unchanged. A text that only says that data are hidden, such as
/// `REDACTED FOR PRIVACY`, is removed. Registry data only loses its white space, and its countries, dates and numbers are
/// normalized: checks see it as it will be sent, and a violation offers the repaired value. A number loses its separators,
/// its prefix and its lower case, but only if the result is valid and fits the field and the country. A territory with a
/// country code of its own gets that code: `FR` with `FR-972`, or with the postal code 97200, becomes `MQ`.
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

/// Normalizes many contacts, each as [`contact()`] does, in their order.
///
/// With the feature `parallel` it uses every core. It then reads ahead by up to 128 contacts for each core. A call keeps no
/// more than these in memory.
///
/// ```
/// use registrant::contact::{Contact, Field};
/// use registrant::normalize::normalize_many;
/// let contacts = ["France", "Italia"].map(|country| Contact::new().with(Field::COUNTRY, country));
/// let codes = normalize_many(contacts).map(|normalized| normalized.contact.country.unwrap());
/// assert_eq!(codes.collect::<Vec<_>>(), ["FR", "IT"]);
/// ```
pub fn normalize_many(
    contacts: impl IntoIterator<Item = Contact>,
) -> impl Iterator<Item = NormalizedContact> {
    in_order(contacts, || contact)
}

/// Normalizes like [`contact()`] and returns the fields whose new values are known to be valid.
pub(crate) fn in_place(
    contact: &mut Contact,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) -> ValidFields {
    let mut sound = ValidFields { fields: 0, numbers: true };
    contact.state.is_normalized = true;
    let state = country_of(contact);
    let own = state.and_then(|state| {
        let text = |field| contact.text(field).unwrap_or_default();
        super::subdivision::territory(state, text(Field::SUBDIVISION), text(Field::POSTAL_CODE))
    });
    let country = own.or(state);
    let dialled_in = dialled_in(contact);
    for field in Field::all().take_while(|field| !field.is_registry_data()) {
        match field.kind() {
            FieldType::Kind | FieldType::Flag => {}
            FieldType::Lines => {
                contact.street.retain(|line| !is_hidden(field, line, changes));
                contact.street.iter_mut().for_each(|line| clean(field, line, changes, problems));
            }
            _ => {
                let Some(text) = contact.text(field) else { continue };
                if is_hidden(field, text, changes) {
                    contact.unset(field);
                    continue;
                }
                if let Some(own) = own.filter(|_| field == Field::COUNTRY) {
                    let change = Change::new("country_of_territory", text, own.as_str());
                    changes.push(FieldChange { field, change });
                    contact.set(field, own.as_str());
                    sound.add(field);
                    continue;
                }
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
        let is_normal = match field.kind() {
            FieldType::Country => super::field::is_normal(*field, text, None),
            FieldType::Date => iso_day(text).is_some(),
            _ => true,
        };
        if !is_normal {
            let mut outcome = super::value(*field, text, country);
            note(*field, &mut outcome, problems);
            take(*field, outcome, text, changes);
            continue;
        }
        clean(*field, text, changes, problems);
        let Some(numbers) = field.identifiers() else { continue };
        match identifier::repaired(numbers, text, issuers.of_field(*field)) {
            Some(outcome) => drop(take(*field, outcome, text, changes)),
            None => sound.numbers = false,
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

/// Returns whether a text only says that the data are hidden, and reports it.
fn is_hidden(field: Field, text: &str, changes: &mut Vec<FieldChange>) -> bool {
    let is_hidden = is_redaction(&super::text::clean(text));
    if is_hidden {
        changes.push(FieldChange { field, change: Change::new("text.redacted", text, "") });
    }
    is_hidden
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

/// The fields with a value that is surely in its normal form and valid for the field's type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ValidFields {
    fields: u64,
    /// `true` if each field for numbers is empty or has a valid number.
    pub(crate) numbers: bool,
}

impl ValidFields {
    /// Adds a field that every contact has. Registry data is left out, since its rules check it.
    pub(crate) fn add(&mut self, field: Field) {
        self.fields |= 1u64.checked_shl(field.0.into()).unwrap_or(0);
    }

    fn remove(&mut self, field: Field) {
        self.fields &= !1u64.checked_shl(field.0.into()).unwrap_or(0);
    }

    /// Forgets a field whose value changes, and all fields if their validity depends on it.
    pub(crate) fn forget(&mut self, field: Field) {
        match field.kind() {
            FieldType::Country => *self = Self::default(),
            _ => self.remove(field),
        }
    }

    pub(crate) fn has(self, field: Field) -> bool {
        self.fields & 1u64.checked_shl(field.0.into()).unwrap_or(0) != 0
    }
}

/// Returns the country in which the numbers of the contact's source are dialled.
fn dialled_in(contact: &Contact) -> Option<Country> {
    Country::new(schemas::named(contact.schema?)?.dialled_in?)
}

/// Returns a number as normalization writes that of a contact, or `None` if it is in doubt.
pub(crate) fn number_of(contact: &Contact, text: &str) -> Option<String> {
    let outcome = phone(text, country_of(contact), dialled_in(contact));
    if outcome.is_valid() { outcome.value } else { None }
}

/// Normalizes a number of the contact's country, or else of the country in which its source's numbers are
/// dialled.
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

/// Returns the contact's country, if it is known.
pub(crate) fn country_of(contact: &Contact) -> Option<Country> {
    let text = contact.country.as_deref()?;
    Country::new(text).filter(|country| country.is_assigned()).or_else(|| super::country_value(text))
}

/// The countries that issued a contact's numbers: its own, unless the contact names another one.
#[derive(Clone, Copy)]
pub(crate) struct Issuers {
    country: Option<Country>,
    of_document: Option<Country>,
}

impl Issuers {
    /// Returns the issuers of a contact's numbers. Only registry data names others than the contact's country.
    pub(crate) fn of(contact: &Contact, country: Option<Country>) -> Self {
        let named = |field| contact.registry.get(&field).and_then(|text| super::country_value(text));
        if contact.registry.is_empty() {
            return Self { country, of_document: country };
        }
        let country = named(Field::IDENT_COUNTRY).or(country);
        Self { country, of_document: named(Field::ID_COUNTRY).or(country) }
    }

    /// Returns the country that issued the number in a field.
    pub(crate) fn of_field(self, field: Field) -> Option<Country> {
        if field == Field::ID_NUMBER { self.of_document } else { self.country }
    }
}

/// Replaces a value with its normalized form. Returns `false` if they are equal.
fn take(field: Field, outcome: Outcome<String>, value: &mut String, changes: &mut Vec<FieldChange>) -> bool {
    let Some(normal) = outcome.value.filter(|normal| normal != value) else { return false };
    if outcome.changes.is_empty() {
        let change = Change::new("written", value.as_str(), normal.as_str());
        changes.push(FieldChange { field, change });
    }
    changes.extend(outcome.changes.into_iter().map(|change| FieldChange { field, change }));
    *value = normal;
    true
}

#[cfg(test)]
mod tests {
    use crate::contact::{Contact, Field};

    #[test]
    fn a_second_pass_changes_nothing() {
        let people = [Field::GIVEN_NAME, Field::FAMILY_NAME];
        for (texts, wanted) in [
            // An invisible character hides the case of a language, and a text that says that data are hidden.
            (&[(Field::LANGUAGE, "de\0T")][..], &[(Field::LANGUAGE, Some("det"))][..]),
            (
                &[(people[0], "Ann"), (people[1], "RE\u{200f}DACTED FOR PRIVACY")],
                &[(people[0], Some("Ann")), (people[1], None)],
            ),
            // The code of the state around a territory is one of the territory's own.
            (
                &[(Field::COUNTRY, "NL"), (Field::SUBDIVISION, "BQ1")],
                &[(Field::COUNTRY, Some("BQ")), (Field::SUBDIVISION, Some("BQ-BO"))],
            ),
        ] {
            let contact =
                texts.iter().fold(Contact::new(), |contact, (field, text)| contact.with(*field, *text));
            let once = super::contact(contact).contact;
            for (field, text) in wanted {
                assert_eq!(once.text(*field), *text, "{field:?}");
            }
            assert_eq!(super::contact(once.clone()).contact, once);
        }
    }
}
