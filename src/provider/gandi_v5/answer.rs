//! The API's answer to a request: success, or the faults.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::base::discreet;
use crate::base::{Code, Error, Layer, Params, Place, Role, Roles, Severity, Source};
use crate::check::{RuleRef, Violation, Wording};
use crate::language::Language;
use crate::schema::gandi_v5::SCHEMA;
use crate::schema::parse;

/// The longest answer, in bytes.
const LONGEST: usize = 1 << 20;

/// The API's answer to a request.
///
/// `Debug` omits the messages, since they quote values.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Answer {
    /// `true` if the request succeeded, or would succeed without `Dry-Run`.
    pub accepted: bool,
    /// The HTTP status, if the whole request is refused.
    pub code: Option<i64>,
    /// The message about the whole request.
    pub message: Option<String>,
    /// The object of the error.
    pub object: Option<String>,
    /// The cause of the error.
    pub cause: Option<String>,
    /// The faults of the request's members.
    pub refusals: Vec<Refusal>,
}

/// A fault of a member, as the API reports it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// `body`, `path`, `querystring` or `header`.
    pub location: String,
    /// The member as a path with dots: `owner.phone`.
    pub name: String,
    /// The API's message; it may quote the value.
    pub description: String,
}

discreet!(Refusal {});

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("accepted", &self.accepted)
            .field("code", &self.code)
            .field("refusals", &self.refusals)
            .finish_non_exhaustive()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &self.accepted)?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("object", &self.object)?;
        map.serialize_entry("cause", &self.cause)?;
        map.serialize_entry("violations", &self.violations())?;
        map.serialize_entry("refusals", &self.refusals)?;
        map.end()
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("location", &self.location)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("description", &self.description)?;
        map.end()
    }
}

impl Answer {
    /// Returns the refusals about fields of a contact, in order. `pointer` refers to the body of the request.
    pub fn violations(&self) -> Vec<Violation> {
        self.refusals.iter().filter_map(Refusal::violation).collect()
    }
}

/// Reads the body of an answer and its HTTP status. It parses a body that is a text.
///
/// Under `Dry-Run` the HTTP status is always 200; the body's own `status` gives the result.
///
/// # Errors
///
/// If the body is not JSON (a gateway answers in HTML), has an unknown form, or is longer than 1 MiB.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Code, contact::Field, provider::gandi_v5, schema::parse};
/// let body = parse(r#"{"status": "error", "errors": [
///     {"location": "body", "name": "owner.zip", "description": "Required"}]}"#)?;
/// let answer = gandi_v5::errors(&body, 200)?;
/// assert!(!answer.accepted);
/// let violation = &answer.violations()[0];
/// assert_eq!((violation.field, violation.code), (Field::POSTAL_CODE, Code::Missing));
/// assert_eq!(violation.pointer.as_deref(), Some("/owner/zip"));
/// # Ok(())
/// # }
/// ```
pub fn errors(body: &Value, http_status: u16) -> Result<Answer, Error> {
    let succeeded = (200..300).contains(&http_status);
    let parsed = match body {
        Value::String(text) if text.trim().is_empty() && succeeded => Value::Object(Map::new()),
        Value::String(text) => text_body(text)?,
        _ => body.clone(),
    };
    let object = parsed.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", &parsed))?;
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let refusals = match object.get("errors") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => {
            list.iter().enumerate().map(|(index, item)| refusal(item, index)).collect::<Result<_, _>>()?
        }
        Some(other) => return Err(Error::wrong_type(Place::root().member("errors"), "an array", other)),
    };
    let is_error = text("status").is_some_and(|status| status == "error");
    let says_something = ["code", "message", "object", "cause", "status", "errors"]
        .iter()
        .any(|key| object.contains_key(*key));
    if !succeeded && !says_something {
        let remedy = "read the answer itself: a gateway may have sent it";
        return Err(Error::at(Place::root(), "expected an error in the body, found none", remedy));
    }
    Ok(Answer {
        accepted: succeeded && !is_error && refusals.is_empty(),
        code: object.get("code").and_then(Value::as_i64),
        message: text("message"),
        object: text("object"),
        cause: text("cause"),
        refusals,
    })
}

fn text_body(text: &str) -> Result<Value, Error> {
    if text.len() > LONGEST {
        let reason = format!("expected at most {LONGEST} bytes, found {}", text.len());
        return Err(Error::at(Place::root(), reason, "pass the body of one answer"));
    }
    if text.trim_start().starts_with('<') {
        let remedy = "send the request again later: a gateway answered instead of the API";
        return Err(Error::at_offset(0, "expected JSON, found HTML", remedy));
    }
    parse(text)
}

fn refusal(item: &Value, index: usize) -> Result<Refusal, Error> {
    let place = || Place::root().member("errors").element(index);
    let object = item.as_object().ok_or_else(|| Error::wrong_type(place(), "an object", item))?;
    let text = |key: &str| match object.get(key) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(other) => Err(Error::wrong_type(place().member(key), "a string", other)),
    };
    Ok(Refusal { location: text("location")?, name: text("name")?, description: text("description")? })
}

impl Refusal {
    /// Returns the violation, if the refusal is about a member of a contact.
    pub fn violation(&self) -> Option<Violation> {
        if !matches!(self.location.as_str(), "body" | "") {
            return None;
        }
        let path: Vec<&str> = self.name.split('.').collect();
        let (role, member) = match path.as_slice() {
            [role, rest @ ..] if role.parse::<Role>().is_ok() => (role.parse::<Role>().ok(), rest),
            rest => (None, rest),
        };
        let field = SCHEMA.field_at(&format!("/{}", member.join("/")))?;
        let code = code_of(&self.description);
        let template = if code == Code::Missing { "missing" } else { "refused" };
        // `PUT …/contacts/owner` sends the owner without an outer object.
        let roles = Roles::default().with(role.unwrap_or(Role::Owner));
        let wording = Wording::answer(template, SCHEMA.provider);
        Some(Violation {
            code,
            severity: Severity::Error,
            field,
            pointer: Some(format!("/{}", path.join("/"))),
            roles,
            params: Params::default(),
            rule: RuleRef {
                id: "gandi-v5.answer".to_owned(),
                layer: Layer::Provider,
                source: Source {
                    address: "https://api.gandi.net/docs/domains/".into(),
                    date: "2026-08-22".into(),
                },
            },
            fix: None,
            message: wording.text(Language::English, field, roles, &Params::default()),
            wording,
        })
    }
}

/// Returns the kind of fault for a description. The API documents no list. This recognizes the words of its
/// examples and of the validator that they come from. Any other description means a wrong format.
fn code_of(description: &str) -> Code {
    const WORDS: [(&str, Code); 18] = [
        ("required", Code::Missing),
        ("missing", Code::Missing),
        ("unknown field", Code::Unexpected),
        ("not allowed", Code::Unexpected),
        ("unexpected", Code::Unexpected),
        ("shorter", Code::TooShort),
        ("too short", Code::TooShort),
        ("less than", Code::TooShort),
        ("longer", Code::TooLong),
        ("too long", Code::TooLong),
        ("more than", Code::TooLong),
        ("not one of", Code::UnknownValue),
        ("must be one of", Code::UnknownValue),
        ("not in list", Code::UnknownValue),
        ("unknown", Code::UnknownValue),
        ("eligible", Code::NotEligible),
        ("checksum", Code::Checksum),
        ("match", Code::InvalidFormat),
    ];
    let lower: String = description.chars().take(1000).flat_map(registrant_text::unicode::lower).collect();
    WORDS.iter().find(|(words, _)| lower.contains(words)).map_or(Code::InvalidFormat, |(_, code)| *code)
}
