//! The API's refusals, and the bodies that report them.
//!
//! The bodies come from Django REST framework: `{member: [message]}`, nested for objects and by index for
//! lists. `{"non_field_errors": [message]}` is about an object as a whole. `{"detail": message}` is not about
//! the document. Sources: <https://docs.glauca.digital/api/>, AS207960/domains `domains/api/serializers.py`
//! (which also writes a bare text for a list of one), read 2026-07-08.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;
use serde_json::{Map, Value};

use crate::base::discreet;
use crate::base::{Code, Error, Place, escape, unescape};
use crate::contact::Field;
use crate::schema::glauca::{ADDRESS, CONTACT, key};

/// The member for errors of an object as a whole.
pub(super) const WHOLE_OBJECT: &str = "non_field_errors";

/// The member for errors that are not about the document.
const DETAIL: &str = "detail";

/// A fault that the API refuses, or would refuse, in a document.
///
/// `Debug` omits the message, since the API's own may quote the value.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The JSON Pointer, as in the API's answer. An error of a whole object is at its member
    /// `non_field_errors`, an error about anything else than the document at `/detail`.
    pub pointer: String,
    /// The kind of fault.
    pub code: Code,
    /// The message. A fault from an answer has the API's own words.
    pub message: String,
}

discreet!(Refusal { code });

impl Refusal {
    pub(super) fn new(pointer: impl Into<String>, code: Code, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, message: message.into() }
    }

    /// Returns the canonical field, if the fault is about one.
    pub fn field(&self) -> Option<Field> {
        let name = self.pointer.rsplit('/').next()?;
        if matches!(name, "entity_type" | "entity_typ") {
            return Some(Field::KIND);
        }
        let found = CONTACT.iter().chain(ADDRESS).find(|member| key(member) == name)?;
        // A domain has an ID too, which is not a contact's.
        found.field().filter(|field| *field != Field::ID)
    }

    /// Returns `true` if the fault is about the call (permission, payment, a missing object) and not about
    /// the document.
    pub fn is_about_the_call(&self) -> bool {
        self.pointer.strip_prefix('/') == Some(DETAIL)
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", &self.pointer)?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("path", &self.field().map(Field::name))?;
        map.serialize_entry("message", &self.message)?;
        map.end()
    }
}

/// Reads the body of a refusal.
///
/// # Errors
///
/// If the body contains anything but objects, lists and messages.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Code, provider::glauca, schema::parse};
/// let body = parse(r#"{"city": ["This field is required."], "sec_dns": {"non_field_errors": ["x"]}}"#)?;
/// let refusals = glauca::read_errors(&body)?;
/// assert_eq!((refusals[0].pointer.as_str(), refusals[0].code), ("/city", Code::Missing));
/// assert_eq!(refusals[1].pointer, "/sec_dns/non_field_errors");
/// assert_eq!(glauca::write_errors(&refusals), body);
/// # Ok(())
/// # }
/// ```
pub fn read_errors(body: &Value) -> Result<Vec<Refusal>, Error> {
    let mut refusals = Vec::new();
    if body.is_object() {
        walk(body, "", &mut refusals)?;
    } else if body.is_array() || body.is_string() {
        // An error raised without a member is only a list of messages.
        walk(body, &format!("/{WHOLE_OBJECT}"), &mut refusals)?;
    } else {
        return Err(Error::wrong_type(Place::root(), "an object of messages", body));
    }
    Ok(refusals)
}

fn walk(value: &Value, at: &str, refusals: &mut Vec<Refusal>) -> Result<(), Error> {
    match value {
        Value::Null => {}
        Value::String(message) => refusals.push(Refusal::new(at, code(message), message.as_str())),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if item.is_string() {
                    walk(item, at, refusals)?;
                } else {
                    walk(item, &format!("{at}/{index}"), refusals)?;
                }
            }
        }
        Value::Object(members) => {
            for (name, item) in members {
                walk(item, &format!("{at}/{}", escape(name)), refusals)?;
            }
        }
        Value::Bool(_) | Value::Number(_) => {
            return Err(Error::wrong_type(Place::pointer(at), "a message", value));
        }
    }
    Ok(())
}

/// Returns the kind of fault for a message of Django, of Django REST framework or of the API itself.
fn code(message: &str) -> Code {
    const WORDS: &[(&str, Code)] = &[
        ("is required", Code::Missing),
        ("required for this registry", Code::Missing),
        ("contact required", Code::Missing),
        ("may not be null", Code::Missing),
        ("may not be blank", Code::Missing),
        ("may not be empty", Code::Missing),
        ("must set one of", Code::Missing),
        ("no more than", Code::TooLong),
        ("at least", Code::TooShort),
        ("can't set both", Code::Conflict),
        ("already exists", Code::Conflict),
        ("must be unique", Code::Conflict),
        ("permission", Code::NotEligible),
        ("invalid state transition", Code::NotEligible),
        ("prohibits", Code::NotEligible),
        ("not a valid choice", Code::UnknownValue),
        ("does not exist", Code::UnknownValue),
        ("not found", Code::UnknownValue),
        ("unsupported", Code::Unsupported),
        ("not allowed", Code::Unsupported),
        ("null characters", Code::Charset),
    ];
    // The messages are ASCII; case tables for other letters would take 9 KB.
    let message = message.to_ascii_lowercase();
    WORDS.iter().find(|(words, _)| message.contains(words)).map_or(Code::InvalidFormat, |(_, code)| *code)
}

/// Writes the body of a refusal. Lists of messages are nested as in the document; a list's elements go by
/// index, as in the API.
pub fn write_errors(refusals: &[Refusal]) -> Value {
    let mut body = Map::new();
    for refusal in refusals {
        if refusal.is_about_the_call() {
            body.insert(DETAIL.to_owned(), json!(refusal.message));
            continue;
        }
        let names = refusal.pointer.split('/').skip(1).map(|name| unescape(name).into_owned());
        let names: Vec<String> = names.collect();
        match names.as_slice() {
            [] => push(&mut body, &[], WHOLE_OBJECT, &refusal.message),
            [path @ .., last] => push(&mut body, path, last, &refusal.message),
        }
    }
    Value::Object(body)
}

/// Puts a message at a path. If a path continues below a message, that message moves to the object as a
/// whole.
fn push(object: &mut Map<String, Value>, path: &[String], last: &str, message: &str) {
    let (name, rest) = match path {
        [first, rest @ ..] => (first.as_str(), Some(rest)),
        [] => (last, None),
    };
    let here = object.entry(name).or_insert(Value::Null);
    if rest.is_some() && !here.is_object() {
        let before = here.take();
        *here = if before.is_null() { json!({}) } else { json!({ WHOLE_OBJECT: before }) };
    }
    match (here, rest) {
        (Value::Object(inner), Some(rest)) => push(inner, rest, last, message),
        (Value::Object(inner), None) => push(inner, &[], WHOLE_OBJECT, message),
        (Value::Array(messages), _) => messages.push(json!(message)),
        (other, _) => *other = json!([message]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{read_errors, write_errors};
    use crate::base::Code;

    #[test]
    fn every_shape_of_an_error_is_read() {
        for (body, want) in [
            (json!({}), vec![]),
            (json!({"email": ["Enter a valid email address."]}), vec![("/email", Code::InvalidFormat)]),
            (json!({"admin_contact": "Required for this registry"}), vec![("/admin_contact", Code::Missing)]),
            (json!(["Admin contact required"]), vec![("/non_field_errors", Code::Missing)]),
            (json!({"detail": "Not found."}), vec![("/detail", Code::UnknownValue)]),
            (
                json!({"name": ["Ensure this field has at least 4 characters."]}),
                vec![("/name", Code::TooShort)],
            ),
            (
                json!({"name_servers": {"1": {"addresses": {"0": ["Enter a valid IPv4 or IPv6 address."]}}}}),
                vec![("/name_servers/1/addresses/0", Code::InvalidFormat)],
            ),
            (
                json!({"name_servers": [{}, {"host_object": ["This field may not be null."]}]}),
                vec![("/name_servers/1/host_object", Code::Missing)],
            ),
            (
                json!({"sec_dns": {"non_field_errors": ["can't set both ds_data and key_data"]}}),
                vec![("/sec_dns/non_field_errors", Code::Conflict)],
            ),
            (
                json!({"a/b": ["x", "y"]}),
                vec![("/a~1b", Code::InvalidFormat), ("/a~1b", Code::InvalidFormat)],
            ),
        ] {
            let refusals = read_errors(&body).unwrap();
            let got: Vec<_> = refusals.iter().map(|r| (r.pointer.as_str(), r.code)).collect();
            assert_eq!(got, want, "{body}");
            assert_eq!(read_errors(&write_errors(&refusals)).unwrap(), refusals, "{body}");
        }
        for wrong in [json!(1), json!(null), json!({"email": [1]})] {
            assert!(read_errors(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn messages_of_an_object_and_of_its_members_stand_together() {
        let body = json!({"sec_dns": {"non_field_errors": ["a"], "ds_data": {"0": {"digest": ["b"]}}}});
        let mut refusals = read_errors(&body).unwrap();
        assert_eq!(write_errors(&refusals), body);
        refusals[0].pointer = "/sec_dns".to_owned();
        assert_eq!(write_errors(&refusals), body);
        refusals.reverse();
        assert_eq!(read_errors(&write_errors(&refusals)).unwrap().len(), 2);
    }
}
