//! Gandi's calls about contacts and domains, with the behaviour of its API: `contact.can_associate`,
//! `contact.can_associate_domain` and `contact.update`. Source: <https://doc.rpc.gandi.net/contact/faq.html>.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::rendering::{self, AssociationError};
use crate::base::{Code, Error, ErrorKind, Operation, Place, iso_day};
use crate::check::{Violation, check, keep_named};
use crate::contact::{Contact, Field, FieldType};
use crate::normalize;
use crate::rules::Association;
use crate::schema::gandi_v3::SCHEMA;
use crate::schema::{self, Misfit};

/// Gandi's answer: `true`, or the list of errors.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The contact may be associated with the domain.
    Accepted,
    /// The contact must not be associated, for these reasons.
    Refused(Vec<AssociationError>),
}

impl Verdict {
    /// Returns `true` if the contact may be associated.
    pub fn is_accepted(&self) -> bool {
        *self == Self::Accepted
    }

    /// Returns the errors; empty if there are no errors.
    pub fn errors(&self) -> &[AssociationError] {
        match self {
            Self::Accepted => &[],
            Self::Refused(errors) => errors,
        }
    }

    /// Returns the errors about fields of the contact as violations. They omit the quoted values. They also
    /// omit roles, which the answer doesn't name.
    pub fn violations(&self) -> Vec<Violation> {
        self.errors().iter().filter_map(AssociationError::violation).collect()
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Accepted => serializer.serialize_bool(true),
            Self::Refused(errors) => errors.serialize(serializer),
        }
    }
}

/// Checks if a Gandi v3 contact may be associated with a domain, and answers in Gandi's format.
///
/// It judges the values as they are, without normalization, because Gandi does. The API accepts `+33123456789` for
/// `+33.123456789`, and knows countries by their codes alone.
///
/// Unless the association names another provider, it uses Gandi. The contact may be in a message of XML-RPC.
///
/// # Errors
///
/// If the document is not a Gandi v3 contact, or if the association is invalid.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Association, Role, provider::gandi_v3, schema::parse};
///
/// let contact = parse(r#"{
///     "type": 0, "given": "Given", "family": "Family", "email": "given@family.net", "phone": "+33123456789",
///     "streetaddr": "my street", "city": "My City", "zip": "75000", "country": "FR"
/// }"#)?;
/// let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin);
/// let verdict = gandi_v3::can_associate(&contact, &association)?;
/// assert_eq!(verdict.errors()[0].reason, "BirthCity: string '' has less than 1 characters");
///
/// let patch = parse(r#"{"extra_parameters": {
///     "birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75", "birth_country": "FR"
/// }}"#)?;
/// let contact = gandi_v3::update(&contact, &patch)?;
/// assert!(gandi_v3::can_associate(&contact, &association)?.is_accepted());
/// # Ok(())
/// # }
/// ```
pub fn can_associate(contact: &Value, association: &Association) -> Result<Verdict, Error> {
    let part = schema::only(&SCHEMA, contact)?;
    let (at, mut document) =
        part.map_or((String::new(), Cow::Borrowed(contact)), |part| (part.pointer, part.document));
    let read = schema::set_aside(&SCHEMA, &mut document, |document| SCHEMA.decode(document));
    let (sent, misfits) = read.map_err(|error| if at.is_empty() { error } else { error.under(&at) })?;
    let wrong = |misfit: &Misfit| rendering::wrong_type(&misfit.pointer, misfit.error.reason());
    let unreadable: Vec<_> = misfits.iter().map(wrong).collect();
    let read = as_read(&sent);
    let mut report = if association.provider.is_some() {
        check(&read, association)?
    } else {
        check(&read, &association.clone().provider(SCHEMA.provider))?
    };
    // The form of a date says nothing of its year.
    report.violations.retain(|violation| {
        let is_day = || read.text(violation.field).is_some_and(|text| iso_day(text).is_some());
        violation.code != Code::UnknownValue || violation.field.kind() != FieldType::Date || !is_day()
    });
    if association.operation == Operation::Update {
        // What the update does not name stays as it is.
        keep_named(&mut report.violations, &SCHEMA, &document, &sent);
    }
    if report.is_accepted() && unreadable.is_empty() {
        return Ok(Verdict::Accepted);
    }
    let mut errors = rendering::render(&report, &sent);
    // A value of a wrong type is not missing.
    errors.retain(|error| unreadable.iter().all(|other| other.field != error.field));
    errors.extend(unreadable);
    if is_dry_run(contact) {
        errors = errors.into_iter().map(AssociationError::of_dry_run).collect();
    }
    Ok(Verdict::Refused(errors))
}

/// Returns whether a contact is in a call with the option `dry_run`.
fn is_dry_run(contact: &Value) -> bool {
    let is_set = |options: &Value| match options.get("dry_run") {
        Some(Value::Bool(is_dry)) => *is_dry,
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        _ => false,
    };
    #[cfg(feature = "xml")]
    if let Some(Ok(super::Message::Call { params, .. })) = contact.as_str().map(super::read_message) {
        return params.iter().any(is_set);
    }
    contact.get("params").and_then(Value::as_array).is_some_and(|params| params.iter().any(is_set))
}

/// Returns a contact as the API reads it. A phone number may lack its dot, but only a code is a country. A SIREN has digits
/// alone, and an e-mail address has no white space around it. A month or a day may have one digit.
pub(crate) fn as_read(sent: &Contact) -> Contact {
    let mut read = sent.clone();
    for field in Field::all() {
        let Some(text) = sent.text(field) else { continue };
        match field.kind() {
            FieldType::Phone if text.strip_prefix('+').is_some_and(is_number) => {
                if let Some(dotted) = normalize::value(field, text, None).value {
                    read.set(field, dotted);
                }
            }
            FieldType::Date => {
                if let Some(day) = day(text) {
                    read.set(field, day);
                }
            }
            FieldType::Country if !is_code(text) => read.set(field, NOTHING_KNOWN),
            // The rules would forgive separators in a number.
            _ if field == Field::SIREN && !is_number(text.trim()) && !text.trim().is_empty() => {
                read.set(field, NOTHING_KNOWN);
            }
            FieldType::Email => {
                if let Some(refused) = refused_email(field, text) {
                    read.set(field, refused);
                }
            }
            _ => {}
        }
    }
    read
}

/// Returns a stand-in with the same fault for an e-mail address that the rules would mend, as `mailto:a@b.example`: the API takes
/// what was sent.
fn refused_email(field: Field, text: &str) -> Option<&'static str> {
    const TAKEN: [&str; 3] = ["case", "email.domain_to_ascii", "email.quotes_removed"];
    let mended = normalize::value(field, text, None).changes;
    let change = mended.iter().find(|change| !TAKEN.contains(&change.code))?;
    Some(if change.code == "trailing_dot_removed" { "a@example.com.." } else { "a b@example.com" })
}

/// Returns a date in full digits. The API reads dates by Python's `strptime` with `%Y-%m-%d`, which takes `1980-1-1` too:
/// <https://docs.python.org/3/library/datetime.html#technical-detail>, note 9, read 2026-11-23.
fn day(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let mut part = |longest: usize| parts.next().filter(|part| is_number(part) && part.len() <= longest);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let day = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    (year.len() == 4 && parts.next().is_none() && iso_day(&day).is_some()).then_some(day)
}

/// The stand-in for a text that the API refuses: no spelling of a country, and no number.
const NOTHING_KNOWN: &str = "??";

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_code(text: &str) -> bool {
    text.trim().is_empty() || matches!(text.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z'])
}

/// Checks the contact with this handle, among the given contacts, as [`can_associate`] does.
///
/// # Errors
///
/// If no contact has the handle, and for the reasons of [`can_associate`].
pub fn can_associate_domain(
    handle: &str,
    association: &Association,
    contacts: &[Value],
) -> Result<Verdict, Error> {
    let found = contacts
        .iter()
        .enumerate()
        .find(|(_, contact)| contact.get("handle").and_then(Value::as_str) == Some(handle));
    let (index, contact) = found.ok_or_else(|| unknown_handle(contacts.len()))?;
    can_associate(contact, association).map_err(|error| match error.kind() {
        ErrorKind::Document => error.in_argument(&format!("/contacts/{index}")),
        _ => error,
    })
}

#[cold]
fn unknown_handle(known: usize) -> Error {
    Error::at(
        Place::argument("handle").of_kind(ErrorKind::Handle),
        format!("unknown handle: not one of the {known} contacts"),
        "use the handle of one of the contacts",
    )
}

/// Merges a patch into a contact as `contact.update` does. Each member of the patch replaces the contact's,
/// but `extra_parameters` is merged key by key.
///
/// # Errors
///
/// If the contact or the patch is not an object, or if the patch changes the handle. If the result is not
/// a Gandi v3 contact.
pub fn update(contact: &Value, patch: &Value) -> Result<Value, Error> {
    let mut merged = object(contact, "contact")?.clone();
    for (key, value) in object(patch, "patch")? {
        let place = || Place::argument("patch").member(key);
        if matches!(key.as_str(), "handle" | "id") && merged.get(key).is_some_and(|known| known != value) {
            return Err(Error::at(place(), "this member is read-only", "remove it").coded("read_only"));
        }
        match (key.as_str(), merged.get_mut(key), value) {
            ("extra_parameters", Some(Value::Object(known)), Value::Object(new)) => {
                known.extend(new.iter().map(|(key, value)| (key.clone(), value.clone())));
            }
            _ => {
                merged.insert(key.clone(), value.clone());
            }
        }
    }
    let merged = Value::Object(merged);
    SCHEMA.decode(&merged)?;
    Ok(merged)
}

fn object<'a>(value: &'a Value, name: &str) -> Result<&'a Map<String, Value>, Error> {
    value.as_object().ok_or_else(|| Error::wrong_type(Place::argument(name), "an object", value))
}
