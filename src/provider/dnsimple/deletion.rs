//! The conditions for deleting a contact.
//!
//! Source: <https://support.dnsimple.com/articles/contact-management/#delete>.

use registrant_text::clean::says_something;
use serde::Serialize;
use serde_json::Value;

use super::registrant::{read_change, read_id};
use crate::base::discreet;
use crate::base::{Error, Place};

/// The API's message if it refuses to delete a contact.
const IN_USE: &str = "The contact cannot be deleted because it's currently in use";

/// The remedy for an object that the API wouldn't send.
const AS_ANSWERED: &str = "pass the API's answer unchanged";

/// The result of [`can_delete`]: the uses of a contact.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Deletion {
    /// `true` if the API would delete it.
    pub allowed: bool,
    /// The API's message if it would refuse.
    pub message: Option<&'static str>,
    /// The names or IDs of the domains that have it as registrant.
    pub domains: Vec<String>,
    /// The IDs of the open changes of registrant that name it.
    pub registrant_changes: Vec<String>,
}

discreet!(Deletion { allowed } count { domains, registrant_changes });

/// Checks if the API would delete a contact, given its domains and changes of registrant. The API refuses
/// while the contact is a domain's registrant, or while an open change names it. An order for a certificate
/// doesn't matter.
///
/// Both lists may be in the envelope of the API's answer.
///
/// # Errors
///
/// If the ID is neither a number nor a non-empty text, or if a list is not an array. Every domain must be an
/// object with a `registrant_id`. Every change must have a `contact_id` and a `state`. The list of changes
/// may be null.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let domains = parse(r#"{"data": [{"id": 5, "registrant_id": 2, "name": "example.com"}]}"#)?;
/// let none = parse("[]")?;
/// assert!(dnsimple::can_delete(&1.into(), &domains, &none)?.allowed);
/// assert_eq!(dnsimple::can_delete(&2.into(), &domains, &none)?.domains, ["example.com"]);
/// # Ok(())
/// # }
/// ```
pub fn can_delete(contact_id: &Value, domains: &Value, changes: &Value) -> Result<Deletion, Error> {
    let contact = read_id(contact_id, Place::argument("contact_id"))?;
    if !says_something(&contact) {
        return Err(Error::wrong_value(Place::argument("contact_id"), "the id of a contact"));
    }
    let mut deletion =
        Deletion { allowed: true, message: None, domains: Vec::new(), registrant_changes: Vec::new() };
    for (index, domain) in list(domains, "domains")?.iter().enumerate() {
        let place = || Place::argument("domains").element(index);
        let object = domain.as_object().ok_or_else(|| Error::wrong_type(place(), "an object", domain))?;
        let Some(registrant) = object.get("registrant_id") else {
            return Err(Error::at(
                place(),
                "expected a domain with `registrant_id`, found one without",
                AS_ANSWERED,
            ));
        };
        // The API gives null for a domain that is only hosted.
        if registrant.is_null() {
            continue;
        }
        if read_id(registrant, place().member("registrant_id"))? == contact {
            let name = domain.get("name").or(domain.get("id")).unwrap_or(&Value::Null);
            deletion.domains.push(read_id(name, place().member("name"))?);
        }
    }
    let changes = if changes.is_null() { &[] } else { list(changes, "registrant_changes")? };
    for (index, value) in changes.iter().enumerate() {
        let place = || Place::argument("registrant_changes").element(index);
        let (change, faults) = read_change(value, place())?;
        // A wrong value of these objects would make the prediction a guess.
        if let Some((_, error)) = faults.into_iter().next() {
            return Err(error);
        }
        let (Some(named), Some(state)) = (&change.contact_id, change.state) else {
            return Err(Error::at(
                place(),
                "expected a change with `contact_id` and `state`, found one without",
                AS_ANSWERED,
            ));
        };
        if state.is_open() && *named == contact {
            deletion.registrant_changes.push(change.id.map(|id| id.to_string()).unwrap_or_default());
        }
    }
    deletion.allowed = deletion.domains.is_empty() && deletion.registrant_changes.is_empty();
    deletion.message = (!deletion.allowed).then_some(IN_USE);
    Ok(deletion)
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a [Value], Error> {
    let inner = value.get("data").unwrap_or(value);
    match inner {
        Value::Array(list) => Ok(list),
        _ => Err(Error::wrong_type(Place::argument(name), "an array", inner)),
    }
}
