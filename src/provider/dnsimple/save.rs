//! The way in which DNSimple stores a contact, and `PATCH /:account/contacts/:contact`.
//!
//! Source: <https://support.dnsimple.com/articles/domain-contact-field-reference/>, "How values are stored".

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::base::discreet;
use crate::base::{Error, Place};
use crate::check::Violation;
use crate::contact::{Contact, Field};
use crate::normalize;
use crate::provider::limits;
use crate::schema::dnsimple::{MEMBERS, SCHEMA};
use crate::schema::plain;
use crate::schema::{Form, Member};

/// The texts that are in every answer; an unset one is empty.
const ALWAYS: [&str; 5] = ["label", "job_title", "organization_name", "fax", "address2"];
/// The members that only the API sets.
const READ_ONLY: [&str; 4] = ["id", "account_id", "created_at", "updated_at"];

/// A contact as DNSimple stores it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Saved {
    /// The contact without its envelope.
    pub document: Value,
    /// The changes that saving makes, in document order.
    pub changes: Vec<SavedChange>,
    /// The violations: the API would refuse these values.
    pub violations: Vec<Violation>,
}

discreet!(Saved { changes, violations });

/// A value that saving changes.
///
/// `Debug` shows the field and the code, never the value.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SavedChange {
    /// The field.
    #[serde(rename = "path")]
    pub field: Field,
    /// The JSON Pointer in the contact.
    pub pointer: &'static str,
    /// The original value; null if it was absent.
    pub before: Value,
    /// The stored value.
    pub after: String,
    /// The reason, as a key of `[change]` in `data/messages/`: `trimmed`, `case`, `stored_empty`.
    pub code: &'static str,
}

impl fmt::Debug for SavedChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SavedChange")
            .field("pointer", &self.pointer)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

/// Returns a contact as DNSimple stores it. Texts are trimmed, the e-mail address is lower case and the
/// country upper case. Null and absent optional texts become empty texts.
///
/// Phone numbers stay unchanged: answers have them as `+18001234567`, with a dot, and with spaces.
///
/// # Errors
///
/// If the document is not a DNSimple contact, alone or in an envelope.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let saved = dnsimple::on_save(&parse(r#"{"first_name": " First ", "email": "First@Example.com", "fax": null}"#)?)?;
/// assert_eq!(saved.document["first_name"], "First");
/// assert_eq!(saved.document["email"], "first@example.com");
/// assert_eq!(saved.document["fax"], "");
/// assert_eq!(saved.violations[0].rule.id, "dnsimple.last-name");
/// # Ok(())
/// # }
/// ```
pub fn on_save(document: &Value) -> Result<Saved, Error> {
    SCHEMA.decode(document)?;
    let given = plain(MEMBERS, document)?;
    let given = given.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", &given))?;
    let mut contact = Map::new();
    let mut changes = Vec::new();
    for (key, value) in given {
        let stored = match texts().find(|(name, ..)| name == key) {
            Some((_, pointer, field)) => store(field, pointer, value, &mut changes),
            None => value.clone(),
        };
        contact.insert(key.clone(), stored);
    }
    for (name, pointer, field) in texts().filter(|(name, ..)| ALWAYS.contains(name)) {
        if !contact.contains_key(name) {
            contact.insert(name.to_owned(), store(field, pointer, &Value::Null, &mut changes));
        }
    }
    let document = Value::Object(contact);
    let mut decoded = SCHEMA.decode(&document)?;
    for field in [Field::PHONE, Field::FAX] {
        in_international_form(&mut decoded, field);
    }
    Ok(Saved { document, changes, violations: limits(&decoded, &SCHEMA) })
}

/// Applies `PATCH /:account/contacts/:contact`: it replaces the members that the patch names, and saves the
/// result.
///
/// # Errors
///
/// If the contact or the patch is not an object, or if the result is not a DNSimple contact. If the patch
/// changes a member that only the API sets.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let contact = parse(r#"{"id": 1, "first_name": "First", "organization_name": "", "job_title": ""}"#)?;
/// let saved = dnsimple::update(&contact, &parse(r#"{"organization_name": "Awesome Company "}"#)?)?;
/// assert_eq!(saved.document["organization_name"], "Awesome Company");
/// assert!(saved.violations.iter().any(|violation| violation.rule.id == "dnsimple.job-title"));
/// assert!(dnsimple::update(&contact, &parse(r#"{"id": 2}"#)?).is_err());
/// # Ok(())
/// # }
/// ```
pub fn update(existing: &Value, patch: &Value) -> Result<Saved, Error> {
    SCHEMA.decode(existing)?;
    let known = plain(MEMBERS, existing)?;
    let argument = |name: &str, value: &Value| Error::wrong_type(Place::argument(name), "an object", value);
    let mut merged = known.as_object().ok_or_else(|| argument("existing", existing))?.clone();
    for (key, value) in patch.as_object().ok_or_else(|| argument("patch", patch))? {
        if READ_ONLY.contains(&key.as_str()) && merged.get(key).is_some_and(|known| known != value) {
            let place = Place::argument("patch").member(key);
            return Err(Error::at(place, "this member is read-only", "remove it").coded("read_only"));
        }
        // One webhook has another name for the e-mail address, which requests don't accept.
        if key == "email" {
            merged.shift_remove("email_address");
        }
        merged.insert(key.clone(), value.clone());
    }
    on_save(&Value::Object(merged))
}

/// Applies [`update`] and returns only the document.
///
/// # Errors
///
/// The same as [`update`].
pub fn patch(existing: &Value, patch: &Value) -> Result<Value, Error> {
    update(existing, patch).map(|saved| saved.document)
}

/// Returns the members that hold a text: name, pointer and field.
fn texts() -> impl Iterator<Item = (&'static str, &'static str, Field)> {
    let members: &'static [Member] = MEMBERS;
    members.iter().filter(|member| !matches!(member.form, Form::Integer(_))).filter_map(|member| {
        let pointer: &'static str = &member.pointer;
        Some((pointer.strip_prefix('/')?, pointer, member.field()?))
    })
}

fn store(field: Field, pointer: &'static str, value: &Value, changes: &mut Vec<SavedChange>) -> Value {
    let mut note = |before: Value, after: &str, code| {
        changes.push(SavedChange { field, pointer, before, after: after.to_owned(), code });
    };
    let Some(text) = value.as_str() else {
        note(value.clone(), "", "stored_empty");
        return Value::from("");
    };
    let trimmed = text.trim();
    if trimmed != text {
        note(Value::from(text), trimmed, "trimmed");
    }
    let cased = match field {
        Field::EMAIL => trimmed.chars().flat_map(registrant_text::unicode::lower).collect(),
        Field::COUNTRY => trimmed.to_ascii_uppercase(),
        _ => trimmed.to_owned(),
    };
    if cased != trimmed {
        note(Value::from(trimmed), &cased, "case");
    }
    Value::from(cased)
}

/// Removes the spaces of a number with a calling code. A number without one stays for the limits to refuse.
fn in_international_form(contact: &mut Contact, field: Field) {
    let number = contact.text(field).and_then(|text| normalize::value(field, text, None).value);
    if let Some(number) = number {
        contact.set(field, number);
    }
}
