//! DNSimple's errors: read into violations, and written from them.
//!
//! Source: <https://developer.dnsimple.com/v2/#errors>, the fixtures of its clients, and its OpenAPI
//! document. `errors` is an object that maps a member to its errors: a list of texts, one text, or nothing.
//! In a batch it maps to the errors of each element. Errors about no member are under `base`.

use serde::Serialize;
use serde_json::json;
use serde_json::{Map, Value};

use super::words::{Words, read_text, write_text};
use crate::base::discreet;
use crate::base::{Code, Layer, Params, Roles, Severity, Source};
use crate::check::{RuleRef, Violation, Wording, heading};
use crate::contact::{Field, SortedMap};
use crate::language::Language;
use crate::schema::dnsimple::{MEMBERS, SCHEMA};

/// Batches nest twice. DNSimple sends nothing deeper than this.
const DEEPEST: usize = 8;

/// A refusal in an answer of DNSimple.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// The kind of refusal, or `None` if neither status nor body shows it.
    pub kind: Option<RefusalKind>,
    /// The API's message, or the title of a gateway's page.
    pub message: Option<String>,
    /// The faults of contact members, and of extended attributes that are fields.
    pub violations: Vec<Violation>,
    /// The other faults.
    pub others: Vec<OtherFault>,
}

discreet!(Refusal { kind, violations, others });

/// The kind of a refusal, by its HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefusalKind {
    /// 400: the request or its data is wrong.
    Invalid,
    /// 401: the credentials are wrong.
    Unauthorized,
    /// 402: the account must pay first.
    PaymentRequired,
    /// 403: the credentials lack the permission.
    Forbidden,
    /// 404: the object doesn't exist.
    NotFound,
    /// 405: the URL doesn't support this method.
    MethodNotAllowed,
    /// 412: the account's plan lacks the feature.
    PreconditionFailed,
    /// 429: too many requests; the same one may succeed later.
    TooManyRequests,
    /// 5xx: an error in DNSimple's server; the same request may succeed later.
    Server,
}

/// A fault that concerns no field of a contact.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OtherFault {
    /// The JSON Pointer of the faulty part of the request; empty for the whole request.
    pub source: String,
    /// The kind of fault.
    pub code: Code,
    /// The API's message.
    pub text: String,
}

discreet!(OtherFault { code });

impl RefusalKind {
    fn of_status(status: u16) -> Option<Self> {
        Some(match status {
            400 => Self::Invalid,
            401 => Self::Unauthorized,
            402 => Self::PaymentRequired,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            412 => Self::PreconditionFailed,
            429 => Self::TooManyRequests,
            500..=599 => Self::Server,
            _ => return None,
        })
    }

    /// Returns `true` if the same request may succeed later.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::TooManyRequests | Self::Server)
    }
}

/// Reads the body of a refusal, and its HTTP status if known.
///
/// A text is parsed as the raw answer: JSON, or the page of a gateway. This never fails: an unknown message
/// becomes one of the other faults, in the API's own words.
///
/// ```
/// use registrant::{Code, provider::dnsimple};
/// let body = r#"{"message": "Validation failed", "errors": {"city": ["can't be blank"], "base": "too early"}}"#;
/// let refusal = dnsimple::read_refusal(&body.into(), Some(400));
/// assert_eq!(refusal.violations[0].code, Code::Missing);
/// assert_eq!(refusal.violations[0].pointer.as_deref(), Some("/city"));
/// assert_eq!(refusal.others[0].text, "too early");
/// ```
pub fn read_refusal(body: &Value, status: Option<u16>) -> Refusal {
    let mut refusal = Refusal {
        kind: status.and_then(RefusalKind::of_status),
        message: None,
        violations: Vec::new(),
        others: Vec::new(),
    };
    match body {
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(Value::String(_)) | Err(_) => refusal.read_page(text),
            Ok(body) => return read_refusal(&body, status),
        },
        Value::Object(members) => refusal.read_body(members),
        _ => {}
    }
    refusal
}

impl Refusal {
    fn read_body(&mut self, body: &Map<String, Value>) {
        let message = body.get("message").or(body.get("error_description")).or(body.get("error"));
        self.message = message.and_then(Value::as_str).map(str::to_owned);
        // A delayed answer has its errors inside `data`.
        let errors = body.get("errors").or_else(|| body.get("data")?.get("errors"));
        if let Some(errors) = errors {
            self.read_errors(errors, "", None, 0);
        }
        let is_about_data = self.kind.is_none() && errors.is_some();
        if is_about_data {
            self.kind = Some(RefusalKind::Invalid);
        }
    }

    /// Reads the status from the title of a page: `<title>502 Bad Gateway</title>`.
    fn read_page(&mut self, page: &str) {
        let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        let Some((title, _)) = title else { return };
        let status = title.split(' ').next().and_then(|number| number.parse().ok());
        self.kind = self.kind.or(status.and_then(RefusalKind::of_status));
        self.message = Some(title.trim().chars().take(200).collect());
    }

    /// Reads errors. `at` is the pointer of the faulty object in the request, `name` its last member.
    fn read_errors(&mut self, errors: &Value, at: &str, name: Option<&str>, depth: usize) {
        match errors {
            Value::String(text) => self.fault(text, at, name),
            Value::Array(list) if depth < DEEPEST => {
                for (index, error) in list.iter().enumerate() {
                    match error {
                        Value::Object(element) => self.read_element(element, index, at, depth + 1),
                        _ => self.read_errors(error, at, name, depth + 1),
                    }
                }
            }
            Value::Object(members) if depth < DEEPEST => {
                // The OpenAPI document has this form: {"city": {"field": "city", "errors": [text]}}.
                if let (Some(name), Some(texts)) = (name, members.get("errors").filter(|e| e.is_array())) {
                    return self.read_errors(texts, at, Some(name), depth + 1);
                }
                for (key, value) in members {
                    let inner = if key == "base" {
                        at.to_owned()
                    } else {
                        format!("{at}/{}", crate::base::escape(key))
                    };
                    let name = Some(key.as_str()).filter(|key| *key != "base");
                    self.read_errors(value, &inner, name, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// Reads an element of a batch: `{"index": 0, "message": …, "errors": …}`.
    fn read_element(&mut self, element: &Map<String, Value>, index: usize, at: &str, depth: usize) {
        let index = element.get("index").and_then(Value::as_u64).unwrap_or(index as u64);
        let at = format!("{at}/{index}");
        match element.get("errors") {
            Some(errors) => self.read_errors(errors, &at, None, depth),
            None => {
                if let Some(text) = element.get("message").and_then(Value::as_str) {
                    self.fault(text, &at, None);
                }
            }
        }
    }

    fn fault(&mut self, text: &str, at: &str, name: Option<&str>) {
        let words = read_text(text);
        let field = name.filter(|name| at.strip_prefix('/') == Some(name)).and_then(|name| {
            let pointer = format!("/{name}");
            let member = MEMBERS.iter().find(|member| member.pointer == pointer);
            let attribute =
                || Field::all().find(|field| field.keys_of(SCHEMA.provider).any(|key| key == name));
            member.and_then(|member| member.field()).or_else(attribute)
        });
        match field {
            Some(field) => self.violations.push(violation(field, at, text, words)),
            None => {
                let fault = OtherFault { source: at.to_owned(), code: words.code, text: text.to_owned() };
                self.others.push(fault);
            }
        }
    }
}

fn violation(field: Field, at: &str, text: &str, words: Words) -> Violation {
    let limits = [("min", words.min), ("max", words.max)];
    let mut params: Params = limits.into_iter().filter_map(|(name, limit)| Some((name, limit?))).collect();
    let template = match words.code {
        Code::InvalidFormat if words.max.is_some() => "dnsimple.wrong_length",
        Code::UnknownValue => "dnsimple.unknown_value",
        Code::Missing | Code::Unexpected | Code::TooLong | Code::TooShort | Code::InvalidFormat => {
            words.code.as_str()
        }
        _ => "dnsimple.refused",
    };
    let wording = Wording::answer(template, SCHEMA.provider);
    params.insert("text", text.to_owned());
    let source =
        Source { address: "https://developer.dnsimple.com/v2/#errors".into(), date: "2026-08-22".into() };
    Violation {
        code: words.code,
        severity: Severity::Error,
        field,
        pointer: Some(at.to_owned()),
        roles: Roles::default(),
        message: wording.text(Language::English, field, Roles::default(), &params),
        wording,
        params,
        rule: RuleRef { id: "dnsimple.answer".to_owned(), layer: Layer::Provider, source },
        fix: None,
    }
}

/// Returns DNSimple's answer to a contact with these violations, or `None` if no violation is an error.
///
/// A field that DNSimple's contacts lack is reported under `base`. A violation that came from an answer keeps
/// the words of that answer.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::dnsimple;
/// let saved = dnsimple::on_save(&serde_json::json!({"first_name": "First", "country": "ITA"}))?;
/// let answer = dnsimple::write_refusal(&saved.violations).unwrap();
/// assert_eq!(answer["message"], "Validation failed");
/// assert_eq!(answer["errors"]["last_name"][0], "can't be blank");
/// # Ok(())
/// # }
/// ```
pub fn write_refusal(violations: &[Violation]) -> Option<Value> {
    let errors = violations.iter().filter(|violation| violation.severity == Severity::Error);
    body(errors.map(|violation| (violation.field, violation.code, &violation.params)))
}

pub(crate) fn body<'a>(violations: impl Iterator<Item = (Field, Code, &'a Params)>) -> Option<Value> {
    // The API sorts its members by name.
    let mut errors: SortedMap<&str, Vec<Value>> = SortedMap::default();
    for (field, code, params) in violations {
        let text = write_text(field, code, params);
        let member = SCHEMA.pointer(field).and_then(|pointer| pointer.strip_prefix('/'));
        let (key, text) = match member.or_else(|| field.key_of(SCHEMA.provider)) {
            Some(key) => (key, text),
            None => ("base", format!("{} {text}", heading(field, Language::English))),
        };
        match errors.get_mut(key) {
            Some(texts) if texts.iter().any(|known| known.as_str() == Some(text.as_str())) => {}
            Some(texts) => texts.push(Value::from(text)),
            None => drop(errors.insert(key, vec![Value::from(text)])),
        }
    }
    (!errors.is_empty()).then(|| json!({"message": "Validation failed", "errors": errors}))
}
