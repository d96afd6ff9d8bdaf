//! The caller's own rules, read at run time.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value;

use super::suffix::Suffix;
use super::texts::Texts;
use super::{Confidence, Presence, Rule, file};
use crate::base::{Error, ErrorKind, Layer, Roles, Severity, Values};
use crate::contact::Field;

/// The caller's own rules, in the format of the built-in ones: see `docs/rule-language.md`.
///
/// They apply besides the built-in rules if an [`super::association::Association`] has them, and may replace
/// any of those.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::rules::RuleBook;
/// use registrant::{Association, Code, Role, check, contact::{Contact, Field}};
///
/// let book = RuleBook::from_json_text(r#"{
///     "suffixes": ["dev"],
///     "rule": [{
///         "id": "ours.job-title", "field": "job_title", "presence": "required",
///         "severity": "error", "why": "we invoice departments"
///     }]
/// }"#)?;
/// let association = Association::new("example.dev").role(Role::Owner).rules(book);
/// let report = check(&Contact::default(), &association)?;
/// let violation = report.violations.iter().find(|v| v.field == Field::JOB_TITLE).unwrap();
/// assert_eq!((violation.code, violation.rule.id.as_str()), (Code::Missing, "ours.job-title"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct RuleBook(Arc<[file::OwnRule]>);

/// Two books are equal only if they are clones of one book. Their rules are not compared.
impl PartialEq for RuleBook {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl RuleBook {
    /// Reads rules from JSON: one rule file or an array of them.
    ///
    /// # Errors
    ///
    /// If a key or value is not valid in the rule language. The error has its JSON Pointer.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let files = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let mut rules: Vec<file::OwnRule> = Vec::new();
        for (index, each) in files.iter().enumerate() {
            let read = file::read(each).map_err(|error| match value.is_array() {
                true => error.under(&format!("/{index}")),
                false => error,
            })?;
            rules.extend(read);
        }
        for (index, own) in rules.iter().enumerate() {
            if rules.iter().take(index).any(|earlier| earlier.rule.id() == own.rule.id()) {
                let reason = format!("expected each id once, found `{}` twice", own.rule.id());
                return Err(Error::new(ErrorKind::Rules, reason, "give each rule its own id"));
            }
        }
        Ok(Self(rules.into()))
    }

    /// Reads rules from JSON text.
    ///
    /// # Errors
    ///
    /// The errors of [`RuleBook::from_json`], with the line.
    pub fn from_json_text(text: &str) -> Result<Self, Error> {
        let value = serde_json::from_str(text).map_err(|error| {
            let line = error.line();
            let refused = Error::new(ErrorKind::Rules, error.to_string(), "pass a rule file in JSON");
            refused.on_line(line).coded("not_json").caused_by(error)
        })?;
        Self::from_json(&value).map_err(|error| {
            let line = error.pointer().and_then(|pointer| super::place::line_in_json(text, pointer));
            line.map_or(error.clone(), |line| error.on_line(line))
        })
    }

    /// Reads rules from TOML, the format of the built-in files.
    ///
    /// # Errors
    ///
    /// The errors of [`RuleBook::from_json`], with the line.
    ///
    /// ```
    /// use registrant::rules::RuleBook;
    /// let error = RuleBook::from_toml("suffixes = [\"fr\"]\n[[rule]]\nid = \"ours.x\"\nfield = \"contry\"\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 4, at /rule/0/field: unknown field; did you mean `country`?");
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        Self::from_json(&Self::value_of_toml(text)?).map_err(|error| {
            let line = error.pointer().and_then(|pointer| super::place::line_in_toml(text, pointer));
            line.map_or(error.clone(), |line| error.on_line(line))
        })
    }

    /// Converts a rule file from TOML to the JSON that [`RuleBook::from_json`] takes. Does not check its keys
    /// and values.
    ///
    /// # Errors
    ///
    /// If the text is not TOML. The error has the line.
    #[cfg(feature = "toml")]
    pub fn value_of_toml(text: &str) -> Result<Value, Error> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| super::place::line_of(text, span.start));
            Error::new(ErrorKind::Rules, error.message(), "pass a rule file in TOML")
                .on_line(line)
                .coded("not_toml")
        })
    }

    /// Returns every rule, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter().map(|own| &own.rule)
    }

    /// Returns the rules for a suffix. Each keeps the book alive.
    pub(crate) fn handles(&self, suffix: Suffix) -> impl Iterator<Item = RuleHandle> {
        let own = self.0.iter().enumerate().filter(move |(_, own)| own.concerns(suffix));
        own.map(|(index, _)| RuleHandle(Handle::Own(self.0.clone(), index)))
    }

    /// Returns the rules for a suffix.
    pub(crate) fn of(&self, suffix: Suffix) -> impl Iterator<Item = &Rule> {
        self.0.iter().filter(move |own| own.concerns(suffix)).map(|own| &own.rule)
    }
}

/// A rule, built-in or from a caller's book, that can be stored and keeps its book alive.
///
/// ```
/// use registrant::check::requirements;
/// use registrant::{Association, Role};
/// let asked = requirements(&Association::new("example.fr").role(Role::Owner), None, None)?;
/// assert!(asked.fields.iter().flat_map(|field| &field.rules).any(|asked| asked.rule.id() == "afnic.residence"));
/// # Ok::<(), registrant::Error>(())
/// ```
#[derive(Clone)]
pub struct RuleHandle(Handle);

#[derive(Clone)]
enum Handle {
    BuiltIn(&'static Rule),
    /// The rules of a book, and the index of this one.
    Own(Arc<[file::OwnRule]>, usize),
}

/// A substitute for a rule that is missing from its book, which cannot happen.
static NONE: Rule = Rule {
    texts: Texts::BuiltIn(u16::MAX),
    layer: Layer::Caller,
    provider: None,
    roles: Roles(0),
    any_role: false,
    operations: 0,
    kinds: 0,
    when: Cow::Borrowed(&[]),
    unless: Cow::Borrowed(&[]),
    field: Field::KIND,
    alternatives: Cow::Borrowed(&[]),
    presence: Presence::Optional,
    demand: None,
    code: None,
    severity: Severity::Warning,
    confidence: Confidence::Low,
    replaces: Values::NONE,
};

impl From<&'static Rule> for RuleHandle {
    fn from(rule: &'static Rule) -> Self {
        Self(Handle::BuiltIn(rule))
    }
}

impl Deref for RuleHandle {
    type Target = Rule;

    fn deref(&self) -> &Rule {
        match &self.0 {
            Handle::BuiltIn(rule) => rule,
            Handle::Own(rules, index) => rules.get(*index).map_or(&NONE, |own| &own.rule),
        }
    }
}

impl fmt::Debug for RuleHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
