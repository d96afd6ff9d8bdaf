//! A report in Gandi's own words: `{field, field_type, error, reason}`, and `attr` after a dry run.
//!
//! The reasons quote the value, as that API does. So this form contains personal data, unlike a report. The
//! codes are those of <https://doc.rpc.gandi.net/contact/glossary.html>; `!` negates the test that a code
//! names.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use registrant_text::clean::says_something;

use super::ErrorCodes;
use crate::base::{Code, Param, Severity, json};
use crate::check::{Report, Violation};
use crate::contact::{Contact, Field, FieldType};
use crate::language::Language;

/// A reason for Gandi to refuse an association.
///
/// `Debug` omits the reason, since it quotes the value.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AssociationError {
    /// The member of the contact: `birth_city`.
    pub field: String,
    /// `String`, `Date` or `Enum`.
    pub field_type: Cow<'static, str>,
    /// The codes, joined by `+`: `EC_INVALIDPARAM1+EC_STRTOOFEWCHARS`.
    pub error: Cow<'static, str>,
    /// The fault, with the value.
    pub reason: String,
    /// The known values, or null. Only the answer to a dry run has this member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attr: Option<Value>,
}

impl AssociationError {
    /// Returns the error as the answer to a dry run has it. Source: the fixtures of Gandi/gandi.cli,
    /// `gandi/cli/tests/fixtures/_contact.py`, read 2026-08-22.
    pub(super) fn of_dry_run(self) -> Self {
        let error = self.error.trim_start_matches("EC_INVALIDPARAM1+").to_owned();
        let (reason, attr) = match self.reason.rsplit_once(LIST) {
            Some((before, list)) => {
                let list = list.replace(',', ", ");
                ([before, LIST, &list].concat(), json!([list]))
            }
            None => (self.reason, Value::Null),
        };
        Self { error: error.into(), reason, attr: Some(attr), ..self }
    }
}

/// The words before a list of known values.
const LIST: &str = " not in list ";

impl fmt::Debug for AssociationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssociationError")
            .field("error", &self.error.parse::<ErrorCodes>().ok().as_ref().map(ErrorCodes::to_string))
            .finish_non_exhaustive()
    }
}

/// Returns the errors of a report, in order. Gandi ignores warnings.
pub(super) fn render(report: &Report, contact: &Contact) -> Vec<AssociationError> {
    let mut errors: Vec<AssociationError> = Vec::new();
    for fault in report.violations.iter().filter(|fault| fault.severity == Severity::Error) {
        let error = error(fault, contact);
        let is_country = fault.field.kind() == FieldType::Country;
        match errors.last_mut().filter(|last| is_country && last.field == error.field) {
            // A text that is not a country is one fault: the API compares it with all countries.
            Some(last) if last.reason.len() < error.reason.len() => *last = error,
            Some(_) => {}
            None => errors.push(error),
        }
    }
    errors
}

/// Returns the error for a value of a wrong type. The words are not Gandi's: no answer of the API to one is known.
pub(super) fn wrong_type(pointer: &str, reason: &str) -> AssociationError {
    let key = pointer.rsplit('/').next().unwrap_or_default();
    AssociationError {
        field: key.to_owned(),
        field_type: "String".into(),
        error: "EC_INVALIDPARAM1".into(),
        reason: format!("{key}: {reason}"),
        attr: None,
    }
}

fn error(violation: &Violation, contact: &Contact) -> AssociationError {
    let field = violation.field;
    // If a field has one key per registry, the violation's pointer gives the right one.
    let first = crate::schema::gandi_v3::SCHEMA.pointer(field).filter(|pointer| !pointer.contains("/x-"));
    let pointer = first.or(violation.pointer.as_deref()).unwrap_or_default();
    let key = pointer.rsplit('/').next().filter(|key| !key.is_empty()).unwrap_or(field.name());
    let label = field.gandi_label().unwrap_or(key);
    let street = contact.street.join("\n");
    let value = if field == Field::STREET { &street } else { contact.text(field).unwrap_or_default() };
    // White space alone says nothing.
    let value = if says_something(value) { value } else { "" };
    let params = &violation.params;
    let least = match violation.code {
        Code::Missing => Some(params.number("min").unwrap_or(1).max(1)),
        Code::TooShort => params.number("min"),
        _ => None,
    };

    let (field_type, error, reason) = if violation.code == Code::Unexpected {
        let reason = format!("{label}: string '{value}' has more than 0 characters");
        ("String", "EC_INVALIDPARAM1+EC_STRTOOMANYCHARS", reason)
    } else if let Some(years) = params.number("min_age") {
        (
            "Date",
            "EC_INVALIDPARAM1+!EC_OLDENOUGH",
            format!("{label}: '{value}' is less than {years} years ago"),
        )
    } else if params.get("format").is_some() || field.kind() == FieldType::Date {
        ("Date", "EC_INTERNALERR2", format!("{label}: time data '{value}' does not match format '%Y-%m-%d'"))
    } else if field == Field::SIREN && params.get("identifier").is_some() {
        let (error, number) = match value.len() {
            14 => ("EC_INVALIDPARAM1+!EC_VALIDSIRET", "SIRET"),
            _ => ("EC_INVALIDPARAM1+!EC_VALIDSIREN", "SIREN"),
        };
        ("String", error, format!("{label}: string '{value}' is not a valid {number}"))
    } else if field == Field::KIND {
        let written = contact.extra.get(pointer).map(Value::to_string).unwrap_or_default();
        let value = written.trim_matches('"');
        ("Enum", "EC_INVALIDPARAM1+!EC_ENUMIN", format!("{label}: {value}{LIST}0,1,2,3,4"))
    } else if let Some(values) = params.get("one_of").and_then(Param::as_list) {
        let list: Vec<&str> = values.iter().collect();
        ("Enum", "EC_INVALIDPARAM1+!EC_ENUMIN", format!("{label}: {value}{LIST}{}", list.join(",")))
    } else if let Some(pattern) = params.text("pattern") {
        (
            "String",
            "EC_INVALIDPARAM1+!EC_STRMATCH",
            format!("{label}: string '{value}' does not match '{pattern}'"),
        )
    } else if let (Code::TooLong, Some(most)) = (violation.code, params.number("max")) {
        let reason = format!("{label}: string '{value}' has more than {most} characters");
        ("String", "EC_INVALIDPARAM1+EC_STRTOOMANYCHARS", reason)
    } else if let Some(least) = least {
        let reason = format!("{label}: string '{value}' has less than {least} characters");
        ("String", "EC_INVALIDPARAM1+EC_STRTOOFEWCHARS", reason)
    } else {
        ("String", "EC_CANASSOCIATE", format!("{label}: {}", violation.text(Language::English)))
    };
    AssociationError {
        field: key.to_owned(),
        field_type: field_type.into(),
        error: error.into(),
        reason,
        attr: None,
    }
}
