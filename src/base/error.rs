//! Errors of a call. A fault of a contact is never an error.

use std::fmt;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::{Place, nearest, words};

/// An error in a call: an unknown schema, a document that cannot be parsed, an invalid domain.
///
/// It names the place, the reason and the remedy, and never quotes a value of the contact. Faults of a
/// *contact* are not errors: they are in a [`crate::check::Report`].
///
/// ```
/// let error = registrant::schema::parse("{\"given\": }").unwrap_err();
/// assert_eq!(error.kind(), registrant::ErrorKind::Document);
/// assert_eq!(error.offset(), Some(10));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    pointer: Option<String>,
    /// `true` if the pointer begins with the name of an argument.
    is_named: bool,
    offset: Option<usize>,
    line: Option<usize>,
    code: &'static str,
    reason: String,
    remedy: String,
    cause: Option<Cause>,
}

/// The error that caused another one. Two causes are equal if their messages are equal.
#[derive(Clone, Debug)]
struct Cause(Arc<dyn std::error::Error + Send + Sync>);

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_string() == other.0.to_string()
    }
}

impl Eq for Cause {}

/// The kind of mistake in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is not valid JSON, or does not fit the schema.
    Document,
    /// The schema is unknown, or cannot be detected from the document.
    Schema,
    /// The domain is not a valid domain name.
    Domain,
    /// The domain's suffix is unknown.
    Suffix,
    /// The association, an option or another argument is invalid.
    Argument,
    /// No contact has the handle.
    Handle,
    /// The caller's rules are not valid in the rule language.
    Rules,
    /// The rules of the domain's suffix or of the provider, or the numbers of a calling code, are not loaded. Only a build without the
    /// feature `all-rules` or with `phone-pieces` says so.
    NotLoaded,
}

words!(ErrorKind, "kind of error", "kind":
    Document "document", Schema "schema", Domain "domain", Suffix "suffix", Argument "argument", Handle "handle", Rules "rules", NotLoaded "not_loaded");

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            pointer: None,
            is_named: false,
            offset: None,
            line: None,
            code: code_of(kind),
            reason: reason.into(),
            remedy: remedy.into(),
            cause: None,
        }))
    }

    /// Makes the error for something that only a build with a certain feature has.
    #[cold]
    pub(crate) fn left_out(kind: ErrorKind, what: &str, feature: &str) -> Self {
        let reason = format!("this build does not include the {what}");
        let remedy =
            format!("use `registrant` instead of `registrant/form`, or the Rust feature `{feature}`");
        Self::new(kind, reason, remedy).coded("left_out")
    }

    /// Returns the error with a code of its own, one of those that [`Error::code`] lists.
    #[cold]
    pub(crate) fn coded(mut self, code: &'static str) -> Self {
        self.0.code = code;
        self
    }

    /// Returns the error with its cause. The cause must not contain a value of a document.
    #[cold]
    pub(crate) fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        // In JavaScript nobody asks for it, and its texts for people are code.
        if !cfg!(target_arch = "wasm32") {
            self.0.cause = Some(Cause(Arc::new(cause)));
        }
        self
    }

    #[cold]
    pub(crate) fn at(place: Place, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        let mut error = Self::new(place.kind, reason, remedy);
        error.0.pointer = Some(place.pointer);
        error.0.is_named = place.is_named;
        error
    }

    #[cold]
    pub(crate) fn at_offset(offset: usize, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Document, reason, remedy);
        error.0.offset = Some(offset);
        error
    }

    #[cold]
    pub(crate) fn wrong_type(place: Place, expected: &str, found: &Value) -> Self {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        let found = if expected.starts_with(found) { "another value" } else { found };
        Self::expected(place, expected, found).coded("wrong_type")
    }

    #[cold]
    pub(crate) fn wrong_value(place: Place, expected: &str) -> Self {
        Self::expected(place, expected, "another value").coded("wrong_value")
    }

    fn expected(place: Place, expected: &str, found: &str) -> Self {
        Self::at(place, format!("expected {expected}, found {found}"), format!("pass {expected}"))
    }

    #[cold]
    pub(crate) fn unknown_member<'a>(place: Place, key: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = known.collect();
        let remedy = match nearest(key, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if names.len() <= MOST_NAMES => format!("remove it, or use one of: {}", names.join(", ")),
            None => "remove it".to_owned(),
        };
        Self::at(place, "unknown member", remedy).coded("unknown_member")
    }

    /// Returns the error with another remedy.
    #[cold]
    pub(crate) fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.0.remedy = remedy.into();
        self
    }

    /// Returns the error with a JSON Pointer that begins with the argument's name, unless it has such a
    /// pointer already.
    #[cold]
    pub(crate) fn in_argument(mut self, at: &str) -> Self {
        if !self.0.is_named {
            self = self.under(at);
            self.0.is_named = true;
        }
        self
    }

    /// Returns the error at another place.
    #[cold]
    pub(crate) fn moved_to(mut self, place: &Place) -> Self {
        self.0.pointer = Some(place.pointer.clone());
        self.0.is_named = place.is_named;
        self
    }

    /// Returns the error at a place in the document itself.
    #[cfg(feature = "providers")]
    pub(crate) fn unnamed(mut self, pointer: String) -> Self {
        self.0.pointer = Some(pointer);
        self.0.is_named = false;
        self
    }

    /// Returns whether the pointer begins with the name of an argument.
    pub(crate) fn is_named(&self) -> bool {
        self.0.is_named
    }

    /// Returns the error with its pointer mapped, if it has a pointer.
    pub(crate) fn map_pointer(mut self, map: impl FnOnce(&str) -> String) -> Self {
        self.0.pointer = self.0.pointer.as_deref().map(map);
        self
    }

    /// Returns the error for a document that is inside another one, at a JSON Pointer.
    #[cold]
    pub(crate) fn under(mut self, at: &str) -> Self {
        self.0.pointer = Some(format!("{at}{}", self.0.pointer.unwrap_or_default()));
        self
    }

    /// Returns the error with its line in the text, counted from 1.
    #[cold]
    pub(crate) fn on_line(mut self, line: usize) -> Self {
        self.0.line = Some(line);
        self
    }

    /// Returns the code of the error. Codes are the same in every version.
    ///
    /// | code | situation |
    /// |---|---|
    /// | `not_json` | the text is not JSON, or nests too deep |
    /// | `not_toml` | the text of a rule file is not TOML |
    /// | `wrong_type` | a value has the wrong type, such as a number instead of a text |
    /// | `wrong_value` | a value has the right type but is not an allowed value |
    /// | `wrong_extension` | the extension of a phone number is not digits |
    /// | `contradiction` | two members of a document give one field different values |
    /// | `too_long` | the text of a field has more bytes than any field takes |
    /// | `unknown_member` | a member, an option or an argument is not known |
    /// | `unknown_name` | a name is not in a closed list: of roles, operations, kinds, severities |
    /// | `unknown_field` | no field has the name |
    /// | `unknown_schema` | no schema has the name, or the provider of the schema has no such call |
    /// | `undetected_schema` | the schema cannot be detected from the members of the document |
    /// | `mismatched_schema` | the document is clearly in another schema than the named one |
    /// | `error_answer` | the document is a provider's error answer, not a contact |
    /// | `not_a_contact` | the document is another object of a provider: a domain, an order, a check |
    /// | `unknown_provider` | no schema and no rule belongs to the provider |
    /// | `unknown_language` | there are no messages in the language |
    /// | `unknown_country`, `unknown_subdivision` | no country or subdivision has the code |
    /// | `unknown_operation` | no operation of the JSON contract has the name |
    /// | `unknown_suffix` | no suffix of the domain is known |
    /// | `unknown_handle` | no contact has the handle |
    /// | `missing_role` | an association or a contact of an order has no role |
    /// | `missing_domain` | a domain is missing |
    /// | `read_only` | a patch changes a member that cannot be changed |
    /// | `left_out` | this build lacks the schema, the operation or the messages |
    /// | `invalid_document` | a document is invalid for another reason |
    /// | `invalid_domain` | the text is not a domain name |
    /// | `invalid_argument` | an argument is invalid for another reason |
    /// | `rules_not_loaded` | the rules of the suffix or of the provider are not loaded |
    /// | `phones_not_loaded` | the phone numbers of a calling code are not loaded |
    /// | `invalid_rules` | a rule file is invalid for another reason |
    ///
    /// New versions may add codes. A caller that branches on codes should treat an unknown one by its
    /// [`Error::kind`].
    ///
    /// ```
    /// use registrant::{Association, Role, schema};
    /// assert_eq!(schema::parse("{").unwrap_err().code(), "not_json");
    /// assert_eq!("ownr".parse::<Role>().unwrap_err().code(), "unknown_name");
    /// assert_eq!(schema::named("gandi").unwrap_err().code(), "unknown_schema");
    /// ```
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Returns the kind of mistake.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the place in the document or argument, as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> Option<&str> {
        self.0.pointer.as_deref()
    }

    /// Returns the offset in the text, in bytes from its start.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Returns the line of the text, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// Returns the reason: the mistake itself.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Returns the remedy: how to correct the mistake.
    pub fn remedy(&self) -> &str {
        &self.0.remedy
    }

    /// Returns whether the remedy, `pass X`, only repeats the reason, `expected X, found Y`.
    fn repeats_itself(&self) -> bool {
        let expected = self.0.reason.strip_prefix("expected ");
        expected.zip(self.0.remedy.strip_prefix("pass ")).is_some_and(|(all, wanted)| all.starts_with(wanted))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.0.line {
            write!(f, "line {line}{}", if self.0.pointer.is_some() { ", " } else { ": " })?;
        }
        match (&self.0.pointer, self.0.offset) {
            (Some(pointer), Some(offset)) if !pointer.is_empty() => {
                write!(f, "at {pointer}, byte {offset}: ")?
            }
            (Some(pointer), None) if pointer.is_empty() => f.write_str("at the root: ")?,
            (Some(pointer), None) => write!(f, "at {pointer}: ")?,
            (_, Some(offset)) => write!(f, "at byte {offset}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.0.reason)?;
        if self.repeats_itself() { Ok(()) } else { write!(f, "; {}", self.0.remedy) }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| -> &(dyn std::error::Error + 'static) { &*cause.0 })
    }
}

/// Returns the code of an error about which only the kind is known.
const fn code_of(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Document => "invalid_document",
        ErrorKind::Schema => "unknown_schema",
        ErrorKind::Domain => "invalid_domain",
        ErrorKind::Suffix => "unknown_suffix",
        ErrorKind::Argument => "invalid_argument",
        ErrorKind::Handle => "unknown_handle",
        ErrorKind::Rules => "invalid_rules",
        ErrorKind::NotLoaded => "rules_not_loaded",
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.0.kind.as_str())?;
        if let Some(pointer) = &self.0.pointer {
            map.serialize_entry("pointer", pointer)?;
        }
        if let Some(offset) = self.0.offset {
            map.serialize_entry("offset", &offset)?;
        }
        if let Some(line) = self.0.line {
            map.serialize_entry("line", &line)?;
        }
        map.serialize_entry("reason", &self.0.reason)?;
        map.serialize_entry("remedy", &self.0.remedy)?;
        map.serialize_entry("message", &self.to_string())?;
        map.end()
    }
}

/// The most known names that a remedy lists.
const MOST_NAMES: usize = 12;

#[cfg(test)]
mod tests {
    use super::Error;
    use crate::base::Place;

    #[test]
    fn a_key_that_is_no_identifier_is_not_repeated() {
        let place = || Place::argument("options");
        for (key, pointer) in [
            ("x-uk_co_no", "/options/x-uk_co_no/deep"),
            ("~email", "/options/~0email/deep"),
            ("jean.dupont@secret.example", "/options"),
            ("", "/options"),
            ("a b", "/options"),
            (&"k".repeat(41), "/options"),
        ] {
            let error = Error::unknown_member(place().member(key).member("deep"), key, ["today"].into_iter());
            assert_eq!(error.pointer(), Some(pointer));
            assert!(error.to_string().len() < 200, "{error}");
        }
    }
}
