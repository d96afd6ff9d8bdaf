//! The results of normalization.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::code::Code;

/// The result of normalizing one value.
///
/// `value` is present whenever the input was understood, even if it is not valid, such as a phone number that
/// parses but does not exist. `problem` is present whenever the value must not be used as it is. A value
/// without a problem is valid.
///
/// `Debug` shows no part of the value.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome<T> {
    /// The normalized value, or `None` if the input was not understood.
    pub value: Option<T>,
    /// The changes that normalization made, in order. Empty, and not allocated, if it changed nothing.
    pub changes: Vec<Change>,
    /// The problem with the value, or `None` if it is valid.
    pub problem: Option<Problem>,
}

impl<T> Outcome<T> {
    /// Makes the outcome of a valid value, with the changes that led to it.
    pub fn valid(value: T, changes: Vec<Change>) -> Self {
        Self { value: Some(value), changes, problem: None }
    }

    /// Makes an outcome without a value, with the reason.
    pub fn refused(problem: Problem) -> Self {
        Self { value: None, changes: Vec::new(), problem: Some(problem) }
    }

    /// Makes the outcome of a value that was understood but is not valid, with the reason.
    pub fn doubtful(value: T, changes: Vec<Change>, problem: Problem) -> Self {
        Self { value: Some(value), changes, problem: Some(problem) }
    }

    /// Returns whether there is a value without a problem.
    pub fn is_valid(&self) -> bool {
        self.value.is_some() && self.problem.is_none()
    }

    /// Returns the outcome with the value mapped.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: self.value.map(f), changes: self.changes, problem: self.problem }
    }
}

impl<T> fmt::Debug for Outcome<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("value", &self.value.as_ref().map(|_| "…"))
            .field("changes", &self.changes)
            .field("problem", &self.problem)
            .finish()
    }
}

/// One change that normalization made to a value.
///
/// `Debug` shows the reason, never the value.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The reason, as a key of `[change]` in `data/messages/`: `trimmed`, `trunk_prefix_removed`, …
    pub code: &'static str,
    /// The value, or the changed part of it, before the change.
    pub before: String,
    /// The same after the change.
    pub after: String,
}

impl Change {
    /// Makes a change.
    pub fn new(code: &'static str, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { code, before: before.into(), after: after.into() }
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("before", &self.before)?;
        map.serialize_entry("after", &self.after)?;
        map.serialize_entry("code", self.code)?;
        map.end()
    }
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change").field("code", &self.code).finish_non_exhaustive()
    }
}

/// A problem with a value.
///
/// It never holds the value itself, so it can be logged: `params` are the facts of the rule (a limit, a
/// pattern, a list of candidates). Only `fix` may hold personal data, and `Debug` omits it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The kind of fault, from a closed list.
    pub code: Code,
    /// The exact reason, as a key of `[problem]` in `data/messages/`: `phone.too_short`, …
    pub reason: &'static str,
    /// The facts that the message quotes, by name.
    pub params: Vec<(&'static str, Cow<'static, str>)>,
    /// A value that would be right, if one is known. It is offered, never applied.
    pub fix: Option<String>,
}

impl Problem {
    /// Makes a problem without parameters.
    pub fn new(code: Code, reason: &'static str) -> Self {
        Self { code, reason, params: Vec::new(), fix: None }
    }

    /// Returns the problem with another parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Returns the problem with a suggested fix.
    #[must_use]
    pub fn with_fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

/// The names of the parameters of problems.
const PARAMS: [&str; 20] = [
    "calling_code",
    "candidates",
    "country",
    "digits",
    "example",
    "form",
    "kind",
    "known",
    "length",
    "lengths",
    "limit",
    "lines",
    "most",
    "other",
    "part",
    "title",
    "unit",
    "until",
    "format",
    "near",
];

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("reason", self.reason)?;
        map.serialize_entry("params", &Facts(&self.params))?;
        map.serialize_entry("fix", &self.fix)?;
        map.end()
    }
}

struct Facts<'a>(&'a [(&'static str, Cow<'static, str>)]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Problem {
    /// Makes a problem from deserialized parts, or returns `None` if this version does not know one of the
    /// parameters.
    pub(crate) fn read(
        code: Code,
        reason: &'static str,
        params: Vec<(String, String)>,
        fix: Option<String>,
    ) -> Option<Self> {
        let known = |(name, value): (String, String)| {
            Some((PARAMS.into_iter().find(|known| *known == name)?, Cow::Owned(value)))
        };
        Some(Self { code, reason, params: params.into_iter().map(known).collect::<Option<_>>()?, fix })
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("code", &self.code)
            .field("reason", &self.reason)
            .field("params", &self.params)
            .finish_non_exhaustive()
    }
}
