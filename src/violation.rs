//! What is wrong with one field of a contact.

use std::fmt;

use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use crate::association::{Role, Roles};
use crate::contact::Field;
use crate::language::Language;
use crate::message::Wording;
use crate::params::Params;
use crate::rules::{Layer, Rule, Severity, Source};

/// The kind of a fault: a closed list, so that a caller can branch on it and translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A required value is not there.
    Missing,
    /// A value stands where none may.
    Unexpected,
    /// The value does not have the form that it must have.
    InvalidFormat,
    /// The value is not one of those that are known.
    UnknownValue,
    /// The value contradicts another one.
    Mismatch,
    /// The value is shorter than allowed.
    TooShort,
    /// The value is longer than allowed.
    TooLong,
    /// The value holds a character that is not allowed.
    Charset,
    /// The value's check digit is wrong.
    Checksum,
    /// The contact may not hold the domain in this role.
    NotEligible,
    /// Two values exclude each other.
    Conflict,
    /// The value's kind is not one that this version can check.
    Unsupported,
}

impl Code {
    /// The code as it stands in JSON: `invalid_format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unexpected => "unexpected",
            Self::InvalidFormat => "invalid_format",
            Self::UnknownValue => "unknown_value",
            Self::Mismatch => "mismatch",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Charset => "charset",
            Self::Checksum => "checksum",
            Self::NotEligible => "not_eligible",
            Self::Conflict => "conflict",
            Self::Unsupported => "unsupported",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing wrong with one field of a contact.
///
/// It holds no value of the contact: `params` are facts of the rule, and `message` is made of code and params.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The kind of fault.
    pub code: Code,
    /// Whether the registry or provider would refuse the contact for it.
    pub severity: Severity,
    /// The field in the canonical contact.
    pub field: Field,
    /// The same in the caller's document, as a JSON Pointer, where the document's schema has a place for it; the canonical
    /// contact's own member where the contact is of no provider's schema.
    pub source: Option<String>,
    /// The roles for which the rule was broken.
    pub roles: Roles,
    /// The facts of the rule that a message or a form needs: `min`, `pattern`, `one_of`, …
    pub params: Params,
    /// The rule that was broken.
    pub rule: RuleRef,
    /// A value that would be right, where one is known. Offered, never applied.
    pub fix: Option<String>,
    /// What is wrong, in the association's language, without any value of the contact.
    pub message: String,
    pub(crate) wording: Wording,
}

impl Violation {
    /// What is wrong, in a language, without any value of the contact.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::{Association, Language, Role, check, contact::Contact};
    /// let report = check(&Contact::default(), &Association::new("example.com").role(Role::Owner))?;
    /// let text = report.violations[0].text(Language::German);
    /// assert_eq!(text, "Nachname: Angabe fehlt, ICANN verlangt sie (Domaininhaber)");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text(&self, language: Language) -> String {
        self.wording.text(language, self.field, self.roles, &self.params)
    }
}

/// Which rule was broken, and where it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleRef {
    /// The rule's id.
    pub id: String,
    /// Where it comes from.
    pub layer: Layer,
    /// Where it is written down, and when that was read.
    #[serde(flatten)]
    pub source: Source,
}

impl RuleRef {
    pub(crate) fn of(rule: &Rule) -> Self {
        Self { id: rule.id().to_owned(), layer: rule.layer, source: rule.source() }
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("severity", &self.severity)?;
        map.serialize_entry("path", self.field.name())?;
        map.serialize_entry("source", &self.source)?;
        map.serialize_entry("roles", &self.roles.iter().map(Role::as_str).collect::<Vec<_>>())?;
        map.serialize_entry("params", &self.params)?;
        map.serialize_entry("rule", &self.rule)?;
        map.serialize_entry("fix", &self.fix)?;
        map.serialize_entry("message", &self.message)?;
        map.end()
    }
}
