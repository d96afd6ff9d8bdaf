//! Changes of registrant, and the conditions for deleting a contact.
//!
//! Source: <https://developer.dnsimple.com/v2/registrar/registrant-changes/>,
//! <https://support.dnsimple.com/articles/contact-management/#delete>.

use registrant_text::clean::says_something;
use serde::Serialize;
use serde_json::{Map, Value};

use super::attributes::{AttributeDefinition, attribute_definitions, read_extended_attributes};
use crate::base::discreet;
use crate::base::{Error, Place};
use crate::schema::text_at;

/// The API's message if it refuses to delete a contact.
const IN_USE: &str = "The contact cannot be deleted because it's currently in use";

/// The remedy for an object that the API wouldn't send.
const AS_ANSWERED: &str = "pass the API's answer unchanged";

/// The state of a change of registrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeState {
    /// The change was requested.
    New,
    /// The registry or another party has yet to act.
    Pending,
    /// The change is being cancelled.
    Cancelling,
    /// The change was cancelled.
    Cancelled,
    /// The change is complete.
    Completed,
}

impl ChangeState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::New, Self::Pending, Self::Cancelling, Self::Cancelled, Self::Completed];

    /// Returns the state as the API spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Pending => "pending",
            Self::Cancelling => "cancelling",
            Self::Cancelled => "cancelled",
            Self::Completed => "completed",
        }
    }

    /// Returns `true` if the API counts the change as open.
    pub fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Pending)
    }
}

/// A change of registrant, or the result of checking one.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RegistrantChange {
    /// The change's ID; a check has none.
    pub id: Option<u64>,
    /// The account.
    pub account_id: Option<u64>,
    /// The domain, by id or name.
    pub domain_id: Option<String>,
    /// The new registrant.
    pub contact_id: Option<String>,
    /// The state; a check has none.
    pub state: Option<ChangeState>,
    /// `true` if the registry considers it a change of owner.
    pub registry_owner_change: Option<bool>,
    /// The date on which the transfer lock ends, `YYYY-MM-DD`.
    pub irt_lock_lifted_by: Option<String>,
    /// The given extended attributes, by key; all values are texts.
    pub extended_attributes: Map<String, Value>,
    /// In a check: the extended attributes that the registry asks for.
    pub asked_for: Vec<AttributeDefinition>,
}

discreet!(RegistrantChange { id, state } count { extended_attributes, asked_for });

/// Reads a change of registrant or the answer of a check, with or without its envelope.
///
/// # Errors
///
/// If the value is not such an object, such as a list or the body of an error. If a member has an impossible value, or if the
/// contact or the domain is missing.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let answer = parse(r#"{"data": {"id": 101, "domain_id": 101, "contact_id": 2, "state": "new", "extended_attributes": {}}}"#)?;
/// let change = dnsimple::registrant_change(&answer)?;
/// assert!(change.state.unwrap().is_open());
/// # Ok(())
/// # }
/// ```
pub fn registrant_change(answer: &Value) -> Result<RegistrantChange, Error> {
    let (value, place) = match answer.get("data") {
        Some(data) => (data, Place::root().member("data")),
        None => (answer, Place::root()),
    };
    read_whole_change(value, place)
}

/// Reads the changes of registrant of a page of the API's list, or of a list alone.
///
/// # Errors
///
/// If the value is not a list, and for the reasons of [`registrant_change`].
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let page = parse(r#"{"data": [{"id": 101, "domain_id": 101, "contact_id": 2}], "pagination": {"total_entries": 1}}"#)?;
/// assert_eq!(dnsimple::registrant_changes(&page)?[0].id, Some(101));
/// # Ok(())
/// # }
/// ```
pub fn registrant_changes(answer: &Value) -> Result<Vec<RegistrantChange>, Error> {
    let (value, place) = match answer.get("data") {
        Some(data) => (data, Place::root().member("data")),
        None => (answer, Place::root()),
    };
    let list = value.as_array().ok_or_else(|| Error::wrong_type(place.clone(), "an array", value))?;
    let changes = list.iter().enumerate();
    changes.map(|(index, change)| read_whole_change(change, place.clone().element(index))).collect()
}

/// Reads a change that names its contact and its domain. The API asks for both, and returns both.
fn read_whole_change(value: &Value, place: Place) -> Result<RegistrantChange, Error> {
    let change = read_change(value, place.clone())?;
    let missing = match &change {
        RegistrantChange { contact_id: None, domain_id: None, state: None, .. }
            if change.asked_for.is_empty() =>
        {
            let found = "expected a change of registrant, found another object";
            return Err(Error::at(place, found, "pass a change, the check of one, or a page of them"));
        }
        RegistrantChange { contact_id: None, .. } => {
            ("contact_id", "expected the id of a contact, found none")
        }
        RegistrantChange { domain_id: None, .. } => ("domain_id", "expected the id of a domain, found none"),
        _ => return Ok(change),
    };
    let (member, found) = missing;
    Err(Error::at(place.member(member), found, "add it: the API asks for it, and returns it"))
}

fn read_change(value: &Value, place: Place) -> Result<RegistrantChange, Error> {
    let members = value.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", value))?;
    let at = |name: &str| place.clone().member(name);
    let there = |name: &str| members.get(name).filter(|value| !is_blank(value));
    let text = |name: &str| there(name).map(|value| text_at(value, at(name)).map(str::to_owned)).transpose();
    let whole = |name: &str| {
        let number = |value: &Value| {
            value.as_u64().ok_or_else(|| Error::wrong_type(at(name), "a whole number", value))
        };
        there(name).map(number).transpose()
    };
    let id = |name: &str| there(name).map(|value| read_id(value, at(name))).transpose();
    let state = |value: &Value| {
        let known = |text| ChangeState::ALL.into_iter().find(|state| Some(state.as_str()) == text);
        let expected = "new, pending, cancelling, cancelled or completed";
        known(value.as_str()).ok_or_else(|| Error::wrong_value(at("state"), expected))
    };
    let attributes = members.get("extended_attributes").unwrap_or(&Value::Null);
    // A check lists the required attributes; a change has the given ones.
    let (asked_for, given) = match attributes {
        Value::Array(_) => (attribute_definitions(attributes).map_err(|e| inside(e, &place))?, &Value::Null),
        _ => (Vec::new(), attributes),
    };
    read_extended_attributes(given)?;
    let given = given.as_object().into_iter().flatten();
    let flag = |value: &Value| {
        value.as_bool().ok_or_else(|| Error::wrong_type(at("registry_owner_change"), "a boolean", value))
    };
    Ok(RegistrantChange {
        id: whole("id")?,
        account_id: whole("account_id")?,
        domain_id: id("domain_id")?,
        contact_id: id("contact_id")?,
        state: there("state").map(state).transpose()?,
        registry_owner_change: there("registry_owner_change").map(flag).transpose()?,
        irt_lock_lifted_by: text("irt_lock_lifted_by")?,
        extended_attributes: given
            .filter(|(_, v)| v.is_string())
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect(),
        asked_for,
    })
}

/// Returns `true` for null, and for a text that says nothing.
fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| !says_something(text))
}

/// Moves an error about the list of attributes to its place in the change.
fn inside(error: Error, place: &Place) -> Error {
    let list = place.clone().member("extended_attributes");
    error.map_pointer(|pointer| format!("{}{pointer}", list.as_str()))
}

/// Reads an ID, which is a number or its text. A domain's ID may be its name.
fn read_id(value: &Value, place: Place) -> Result<String, Error> {
    match value.as_u64() {
        Some(number) => Ok(number.to_string()),
        None => text_at(value, place).map(str::to_owned),
    }
}

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
        let change = read_change(value, place())?;
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
