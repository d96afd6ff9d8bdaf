//! Changes of registrant: the requests, the answers, and the checks of both.
//!
//! Source: <https://developer.dnsimple.com/v2/registrar/registrant-changes/>, and `RegistrantChange` of
//! <https://developer.dnsimple.com/v2/openapi/>.

use registrant_text::clean::says_something;
use serde::Serialize;
use serde_json::{Map, Value};

use super::attributes::{AttributeDefinition, attribute_definitions};
use crate::base::discreet;
use crate::base::{Code, Error, Place, read_day};
use crate::domain::to_ascii;
use crate::schema::text_at;

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
    /// The faults: values that the API would refuse or would not send, then missing members. Such a value is not in the
    /// other members.
    #[serde(rename = "violations")]
    pub faults: Vec<ChangeFault>,
}

discreet!(RegistrantChange { id, state, faults } count { extended_attributes, asked_for });

impl RegistrantChange {
    /// Returns `true` if nothing is wrong with the document.
    pub fn is_accepted(&self) -> bool {
        self.faults.is_empty()
    }
}

/// A fault of a change of registrant.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChangeFault {
    /// The JSON Pointer in the document.
    pub pointer: String,
    /// The kind of fault.
    pub code: Code,
    /// The reason: what is expected, and what was found. It never quotes the value.
    pub message: String,
    /// The remedy.
    pub remedy: String,
}

discreet!(ChangeFault { code });

/// Reads a change of registrant, its request, or the request or the answer of a check, with or without its envelope. A wrong
/// value or a missing member is a fault of the change.
///
/// # Errors
///
/// If the value is not such an object, such as a list or the body of an error.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let answer = parse(r#"{"data": {"id": 101, "domain_id": 101, "contact_id": 2, "state": "new", "extended_attributes": {}}}"#)?;
/// let change = dnsimple::registrant_change(&answer)?;
/// assert!(change.is_accepted() && change.state.unwrap().is_open());
/// let change = dnsimple::registrant_change(&parse(r#"{"domain_id": "example.fi", "contact_id": " "}"#)?)?;
/// assert_eq!(change.faults[0].pointer, "/contact_id");
/// # Ok(())
/// # }
/// ```
pub fn registrant_change(answer: &Value) -> Result<RegistrantChange, Error> {
    let (value, place) = opened(answer);
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
    let (value, place) = opened(answer);
    let list = value.as_array().ok_or_else(|| Error::wrong_type(place.clone(), "an array", value))?;
    let changes = list.iter().enumerate();
    changes.map(|(index, change)| read_whole_change(change, place.clone().element(index))).collect()
}

/// Returns the content of the envelope of an answer, or the value itself.
fn opened(answer: &Value) -> (&Value, Place) {
    match answer.get("data") {
        Some(data) => (data, Place::root().member("data")),
        None => (answer, Place::root()),
    }
}

/// The members that tell a change from other objects.
const TELLING: [&str; 6] = [
    "contact_id",
    "domain_id",
    "state",
    "extended_attributes",
    "registry_owner_change",
    "irt_lock_lifted_by",
];

/// Reads a change that names its contact and its domain. The API asks for both, and returns both.
fn read_whole_change(value: &Value, place: Place) -> Result<RegistrantChange, Error> {
    let (mut change, mut faults) = read_change(value, place.clone())?;
    if TELLING.into_iter().all(|name| value.get(name).is_none()) {
        let found = "expected a change of registrant, found another object";
        return Err(Error::at(place, found, "pass a change, the check of one, or a page of them"));
    }
    for (name, found) in [
        ("contact_id", "expected the id of a contact, found none"),
        ("domain_id", "expected the id or the name of a domain, found none"),
    ] {
        if value.get(name).is_none_or(is_blank) {
            let remedy = "add it: the API asks for it, and returns it";
            faults.push((Code::Missing, Error::at(place.clone().member(name), found, remedy)));
        }
    }
    change.faults = faults.into_iter().map(fault).collect();
    Ok(change)
}

fn fault((code, error): (Code, Error)) -> ChangeFault {
    ChangeFault {
        pointer: error.pointer().unwrap_or_default().to_owned(),
        code,
        message: error.reason().to_owned(),
        remedy: error.remedy().to_owned(),
    }
}

/// The faults of a change, as errors with their places.
type Faults = Vec<(Code, Error)>;

/// A value of a member, or its fault.
type Checked<T> = Result<T, (Code, Error)>;

/// Reads the members of a change that are there, and collects the wrong ones.
pub(super) fn read_change(value: &Value, place: Place) -> Result<(RegistrantChange, Faults), Error> {
    let members = value.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", value))?;
    let reading = Reading { members, place };
    let faults = &mut Vec::new();
    let (asked_for, extended_attributes) = reading.attributes(faults);
    let change = RegistrantChange {
        id: reading.member("id", faults, whole),
        account_id: reading.member("account_id", faults, whole),
        domain_id: reading.member("domain_id", faults, id_of_domain),
        contact_id: reading.member("contact_id", faults, id_of_contact),
        state: reading.member("state", faults, state),
        registry_owner_change: reading.member("registry_owner_change", faults, flag),
        irt_lock_lifted_by: reading.member("irt_lock_lifted_by", faults, day),
        extended_attributes,
        asked_for,
        faults: Vec::new(),
    };
    for name in ["created_at", "updated_at"] {
        reading.member(name, faults, time);
    }
    Ok((change, std::mem::take(faults)))
}

/// A change while it is read.
struct Reading<'a> {
    members: &'a Map<String, Value>,
    place: Place,
}

impl Reading<'_> {
    /// Reads a member unless it is null. A blank id is a missing one.
    fn member<T>(&self, name: &str, faults: &mut Faults, read: fn(&Value, Place) -> Checked<T>) -> Option<T> {
        let is_id = matches!(name, "domain_id" | "contact_id");
        let value = self.members.get(name).filter(|value| !(value.is_null() || is_id && is_blank(value)))?;
        read(value, self.place.clone().member(name)).map_err(|fault| faults.push(fault)).ok()
    }

    /// Returns the attributes that a check lists, and those that a change gives.
    fn attributes(&self, faults: &mut Faults) -> (Vec<AttributeDefinition>, Map<String, Value>) {
        let (mut asked_for, mut given) = (Vec::new(), Map::new());
        let at = || self.place.clone().member("extended_attributes");
        match self.members.get("extended_attributes") {
            None | Some(Value::Null) => {}
            Some(list @ Value::Array(_)) => match attribute_definitions(list) {
                Ok(definitions) => asked_for = definitions,
                Err(error) => {
                    let error = error.map_pointer(|pointer| [at().as_str(), pointer].concat());
                    faults.push((Code::InvalidFormat, error));
                }
            },
            Some(Value::Object(attributes)) => {
                for (name, value) in attributes.iter().filter(|(_, value)| !value.is_null()) {
                    match text_at(value, at().member(name)) {
                        Ok(text) => drop(given.insert(name.clone(), Value::from(text))),
                        Err(error) => faults.push((Code::InvalidFormat, error)),
                    }
                }
            }
            Some(other) => {
                faults.push((Code::InvalidFormat, Error::wrong_type(at(), "an object", other)));
            }
        }
        (asked_for, given)
    }
}

/// Returns `true` for null, and for a text that says nothing.
fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| !says_something(text))
}

fn whole(value: &Value, place: Place) -> Checked<u64> {
    value.as_u64().ok_or_else(|| (Code::InvalidFormat, Error::wrong_type(place, "a whole number", value)))
}

/// Reads the ID of a contact, which is a number or its text.
fn id_of_contact(value: &Value, place: Place) -> Checked<String> {
    let is_id = value.is_u64() || value.as_str().is_some_and(is_number);
    let wrong = |place| Error::wrong_value(place, "the id of a contact, a whole number");
    if is_id { read_id(value, place).map_err(invalid) } else { Err(invalid(wrong(place))) }
}

/// Reads the ID of a domain, which may be its name.
fn id_of_domain(value: &Value, place: Place) -> Checked<String> {
    let is_name = |text: &str| text.contains('.') && to_ascii(text).is_valid();
    let is_id = value.is_u64() || value.as_str().is_some_and(|text| is_number(text) || is_name(text));
    let wrong = |place| Error::wrong_value(place, "the id or the name of a domain");
    if is_id { read_id(value, place).map_err(invalid) } else { Err(invalid(wrong(place))) }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn invalid(error: Error) -> (Code, Error) {
    (Code::InvalidFormat, error)
}

fn state(value: &Value, place: Place) -> Checked<ChangeState> {
    let known = ChangeState::ALL.into_iter().find(|state| Some(state.as_str()) == value.as_str());
    let expected = "new, pending, cancelling, cancelled or completed";
    known.ok_or_else(|| (Code::UnknownValue, Error::wrong_value(place, expected)))
}

fn flag(value: &Value, place: Place) -> Checked<bool> {
    value.as_bool().ok_or_else(|| invalid(Error::wrong_type(place, "a boolean", value)))
}

fn day(value: &Value, place: Place) -> Checked<String> {
    let text = text_at(value, place.clone()).map_err(invalid)?;
    read_day(text, place).map_err(invalid)?;
    Ok(text.to_owned())
}

fn time(value: &Value, place: Place) -> Checked<()> {
    let is_time = |text: &str| text.len() <= 64 && chrono::DateTime::parse_from_rfc3339(text).is_ok();
    let is_valid = value.as_str().is_some_and(is_time);
    is_valid.then_some(()).ok_or_else(|| invalid(Error::wrong_value(place, "a date and time in ISO 8601")))
}

/// Reads an ID, which is a number or its text. A domain's ID may be its name.
pub(super) fn read_id(value: &Value, place: Place) -> Result<String, Error> {
    match value.as_u64() {
        Some(number) => Ok(number.to_string()),
        None => text_at(value, place).map(str::to_owned),
    }
}
