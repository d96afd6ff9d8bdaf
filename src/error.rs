//! What is wrong with a call, never with a contact.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A wrong call: an unknown schema, a document that cannot be parsed, a domain that is none.
///
/// It names the place, the reason and the remedy, and never quotes a value of the contact. What is wrong with a
/// *contact* is not an error but a [`crate::Report`].
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
    offset: Option<usize>,
    line: Option<usize>,
    reason: String,
    remedy: String,
}

/// What kind of mistake a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is not JSON, or not what the schema holds.
    Document,
    /// The schema is not known, or cannot be told from the document.
    Schema,
    /// The domain is not a domain name.
    Domain,
    /// The domain's suffix is not known.
    Suffix,
    /// The association, an option or another argument is not what it must be.
    Argument,
    /// No contact has the handle.
    Handle,
    /// The caller's rules are not of the rule language.
    Rules,
}

impl ErrorKind {
    /// The kind as it stands in JSON: `document`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Schema => "schema",
            Self::Domain => "domain",
            Self::Suffix => "suffix",
            Self::Argument => "argument",
            Self::Handle => "handle",
            Self::Rules => "rules",
        }
    }
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            pointer: None,
            offset: None,
            line: None,
            reason: reason.into(),
            remedy: remedy.into(),
        }))
    }

    /// For what only a build with a certain feature has.
    #[cold]
    pub(crate) fn left_out(kind: ErrorKind, what: &str, feature: &str) -> Self {
        let reason = format!("this build leaves the {what} out");
        let remedy = format!(
            "take the full build: `registrant` and not `registrant/slim` in JavaScript, the feature `{feature}` in Rust"
        );
        Self::new(kind, reason, remedy)
    }

    #[cold]
    pub(crate) fn at(place: Place, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        let mut error = Self::new(place.kind, reason, remedy);
        error.0.pointer = Some(place.pointer);
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
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        Self::at(
            place,
            format!("{expected} is expected, and {found} stands there"),
            format!("give {expected}"),
        )
    }

    #[cold]
    pub(crate) fn wrong_value(place: Place, expected: &str) -> Self {
        Self::at(place, format!("the value is not {expected}"), format!("give {expected}"))
    }

    #[cold]
    pub(crate) fn unknown_member<'a>(place: Place, key: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let remedy = match nearest(key, known) {
            Some(name) => format!("`{name}` may be meant"),
            None => "take it away, or put it under `extra`".to_owned(),
        };
        Self::at(place, "no such member is known", remedy)
    }

    /// The same error with another pointer, where it has one.
    pub(crate) fn map_pointer(mut self, map: impl FnOnce(&str) -> String) -> Self {
        self.0.pointer = self.0.pointer.as_deref().map(map);
        self
    }

    /// The same error in a document that stands inside another one, at a JSON Pointer.
    #[cold]
    pub(crate) fn under(mut self, at: &str) -> Self {
        self.0.pointer = Some(format!("{at}{}", self.0.pointer.unwrap_or_default()));
        self
    }

    /// The same error with its line in the text, counted from 1.
    #[cold]
    pub(crate) fn on_line(mut self, line: usize) -> Self {
        self.0.line = Some(line);
        self
    }

    /// What kind of mistake it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where in the document or argument, as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> Option<&str> {
        self.0.pointer.as_deref()
    }

    /// Where in the text, in bytes from its start.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// On which line of the text, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// What is wrong.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// What to do about it.
    pub fn remedy(&self) -> &str {
        &self.0.remedy
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.0.line {
            write!(f, "line {line}{}", if self.0.pointer.is_some() { ", " } else { ": " })?;
        }
        match (&self.0.pointer, self.0.offset) {
            (Some(pointer), _) if pointer.is_empty() => f.write_str("at the top: ")?,
            (Some(pointer), _) => write!(f, "at {pointer}: ")?,
            (None, Some(offset)) => write!(f, "at byte {offset}: ")?,
            (None, None) => {}
        }
        write!(f, "{}; {}", self.0.reason, self.0.remedy)
    }
}

impl std::error::Error for Error {}

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

/// Where something stands in a JSON value.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    kind: ErrorKind,
    pointer: String,
}

impl Place {
    /// The top of a document.
    pub fn root() -> Self {
        Self { kind: ErrorKind::Document, pointer: String::new() }
    }

    /// The top of an argument that is not a document.
    pub fn argument(name: &str) -> Self {
        Self { kind: ErrorKind::Argument, pointer: String::new() }.member(name)
    }

    /// The top of a rule file.
    pub fn rules() -> Self {
        Self::root().of_kind(ErrorKind::Rules)
    }

    /// A pointer as it stands.
    pub fn pointer(pointer: &str) -> Self {
        Self { kind: ErrorKind::Document, pointer: pointer.to_owned() }
    }

    /// The same place, where another kind of mistake was made.
    pub fn of_kind(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// The JSON Pointer.
    pub fn as_str(&self) -> &str {
        &self.pointer
    }

    /// One member further down.
    pub fn member(mut self, key: &str) -> Self {
        self.pointer.push('/');
        self.pointer.push_str(&escape(key));
        self
    }

    /// What a pointer leads to from here.
    pub fn pointer_below(mut self, pointer: &str) -> Self {
        self.pointer.push_str(pointer);
        self
    }

    /// One element further down.
    pub fn element(mut self, index: usize) -> Self {
        self.pointer.push('/');
        self.pointer.push_str(&index.to_string());
        self
    }
}

/// A key as it stands in a JSON Pointer: <https://www.rfc-editor.org/rfc/rfc6901#section-3>.
pub(crate) fn escape(key: &str) -> std::borrow::Cow<'_, str> {
    if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        key.replace('~', "~0").replace('/', "~1").into()
    } else {
        key.into()
    }
}

/// The known name that is at most two edits away from a wrong one.
pub(crate) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > 64 {
        return None;
    }
    known.map(|name| (edits(wrong, name), name)).filter(|(edits, _)| *edits <= 2).min().map(|(_, name)| name)
}

/// Levenshtein's distance, over bytes: names are ASCII.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, above) in b.bytes().zip(row.iter_mut().skip(1)) {
            let here = (diagonal + usize::from(x != y)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, here);
            left = here;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn edits_are_levenshteins() {
        for (a, b, distance) in
            [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("given_nmae", "given_name", 2)]
        {
            assert_eq!(edits(a, b), distance, "{a} {b}");
        }
        assert_eq!(nearest("ownr", ["owner", "admin"].into_iter()), Some("owner"));
        assert_eq!(nearest("zebra", ["owner", "admin"].into_iter()), None);
    }
}
