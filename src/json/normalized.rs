//! The answer about a normalized value, member by member. It serializes to a JSON value or to text alike.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::base::{Change, Outcome, Problem};
use crate::language::Language;
use crate::normalize::{FieldProblem, Phone};

/// The answer: the members of all kinds, followed by those of this kind.
pub(super) struct Normalized<'a, V, D> {
    pub input: &'a str,
    /// The value, or a type that serializes to null.
    pub value: V,
    pub valid: bool,
    pub changes: &'a [Change],
    pub problem: Option<&'a Problem>,
    /// The language of the messages. With a language, changes have messages too.
    pub language: Option<Language>,
    pub details: Option<&'a D>,
}

/// The members that a kind of value adds.
pub(super) trait Details {
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error>;
}

impl<'a> Normalized<'a, Option<String>, Phone> {
    pub fn of_phone(input: &'a str, outcome: &'a Outcome<Phone>, language: Option<Language>) -> Self {
        Self {
            input,
            value: outcome.value.as_ref().map(Phone::epp),
            valid: outcome.is_valid(),
            changes: &outcome.changes,
            problem: outcome.problem.as_ref(),
            language,
            details: outcome.value.as_ref(),
        }
    }
}

impl<V: Serialize, D: Details> Serialize for Normalized<'_, V, D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("input", self.input)?;
        map.serialize_entry("value", &self.value)?;
        map.serialize_entry("valid", &self.valid)?;
        map.serialize_entry("changes", &Changes(self.changes, self.language))?;
        map.serialize_entry("error", &self.problem.map(|problem| Fault(problem, self.language)))?;
        if let Some(details) = self.details {
            details.write(&mut map)?;
        }
        map.end()
    }
}

impl Details for Phone {
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        to.serialize_entry("e164", &self.e164())?;
        to.serialize_entry("epp", &self.epp_number())?;
        to.serialize_entry("national", &self.national())?;
        to.serialize_entry("international", &self.international())?;
        to.serialize_entry("extension", &self.extension())?;
        to.serialize_entry("possible", &self.is_possible())?;
        to.serialize_entry("region", &self.region_code())?;
        to.serialize_entry("type", self.phone_type().as_str())
    }
}

impl Details for Map<String, Value> {
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, value)| to.serialize_entry(name, value))
    }
}

/// The changes, with messages if there is a language.
struct Changes<'a>(&'a [Change], Option<Language>);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|change| Written(change, self.1)))
    }
}

/// One change.
pub(super) struct Written<'a>(pub &'a Change, pub Option<Language>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.0.code)?;
        map.serialize_entry("before", &self.0.before)?;
        map.serialize_entry("after", &self.0.after)?;
        if let Some(language) = self.1 {
            map.serialize_entry("message", self.0.text(language))?;
        }
        map.end()
    }
}

/// The problem.
pub(super) struct Fault<'a>(pub &'a Problem, pub Option<Language>);

impl Serialize for Fault<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(problem, language) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &problem.code)?;
        map.serialize_entry("reason", problem.reason)?;
        map.serialize_entry("params", &Params(problem))?;
        map.serialize_entry("fix", &problem.fix)?;
        map.serialize_entry("message", &problem.text(language.unwrap_or_default()))?;
        map.end()
    }
}

/// The problems of a contact's fields, with messages in a language.
pub(super) struct SaidProblems<'a>(pub &'a [FieldProblem], pub Language);

impl Serialize for SaidProblems<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|problem| SaidProblem(problem, self.1)))
    }
}

struct SaidProblem<'a>(&'a FieldProblem, Language);

impl Serialize for SaidProblem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(FieldProblem { field, problem }, language) = self;
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("path", field)?;
        map.serialize_entry("code", &problem.code)?;
        map.serialize_entry("reason", problem.reason)?;
        map.serialize_entry("params", &Params(problem))?;
        map.serialize_entry("fix", &problem.fix)?;
        map.serialize_entry("message", &problem.text(*language))?;
        map.end()
    }
}

struct Params<'a>(&'a Problem);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.params.iter().map(|(name, value)| (name, value)))
    }
}
