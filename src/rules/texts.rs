//! The texts of rules, notes and verifications. Those of a built-in one are found by one number.

use std::fmt;

use chrono::NaiveDate;

use super::Rule;
use super::explanations::{reason_of, sentence_of, source_of};
use super::stock;
use crate::base::Source;
use crate::language::{Language, sentence};

/// The texts of a rule.
#[derive(Clone)]
pub(crate) enum Texts {
    /// The texts of a built-in rule, by its number.
    BuiltIn(u16),
    /// The texts of a caller's rule.
    Own(Box<OwnTexts>),
}

/// The texts of a caller's rule.
#[derive(Clone)]
pub(crate) struct OwnTexts {
    pub id: String,
    pub why: String,
    pub message: String,
    pub example: String,
    /// The author of the rule, as named in messages.
    pub author: String,
    pub source: Source,
    /// When its file was compared with its sources; empty if the file does not say.
    pub reviewed: String,
    pub days: Days,
}

/// The first day on which a rule counts, and the first on which it no longer does.
pub(crate) type Days = (Option<NaiveDate>, Option<NaiveDate>);

impl Rule {
    /// Returns the rule's id, which is never reused: `afnic.residence`.
    pub fn id(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => id_of(*number),
            Texts::Own(own) => &own.id,
        }
    }

    /// Returns the reason, in one English sentence for people.
    pub fn why(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => reason_of(*number),
            Texts::Own(own) => &own.why,
        }
    }

    /// Returns the rule's message for customers, or `None` if it has none.
    pub(crate) fn message(&self) -> Option<Message> {
        match &self.texts {
            Texts::BuiltIn(number) => Some(Message { number: *number, english: sentence_of(*number).0 })
                .filter(|own| !own.english.is_empty()),
            // In every language, a caller's own message is that of the violation: see `Asker`.
            Texts::Own(_) => None,
        }
    }

    /// Returns a value of the field that complies, or an empty text. Line feeds separate the lines of a
    /// street.
    pub fn example(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => sentence_of(*number).1,
            Texts::Own(own) => &own.example,
        }
    }

    /// Returns the source of the rule.
    pub fn source(&self) -> Source {
        match &self.texts {
            Texts::BuiltIn(number) => source_of(*number),
            Texts::Own(own) => own.source.clone(),
        }
    }

    /// Returns the first day on which it counts, if it has not always counted.
    pub fn from(&self) -> Option<NaiveDate> {
        self.days().0
    }

    /// Returns the first day on which it no longer counts, if one is known.
    pub fn until(&self) -> Option<NaiveDate> {
        self.days().1
    }

    fn days(&self) -> Days {
        match &self.texts {
            Texts::BuiltIn(number) => stock::days(*number),
            Texts::Own(own) => own.days,
        }
    }

    /// Returns the day on which it was last compared with its sources, `YYYY-MM-DD`; `None` if the caller's file does not say.
    pub fn reviewed(&self) -> Option<&str> {
        match &self.texts {
            Texts::BuiltIn(number) => stock::reviewed(*number),
            Texts::Own(own) => Some(own.reviewed.as_str()).filter(|day| !day.is_empty()),
        }
    }
}

/// Returns the name of a built-in rule, note or verification, by its number.
pub(super) fn id_of(number: u16) -> &'static str {
    stock::id(number)
}

/// Returns what a note or a verification says, in a language or else in English, by the same number.
pub(super) fn said_of(number: u16, language: Language) -> &'static str {
    sentence(language, number).unwrap_or_else(|| sentence_of(number).0)
}

/// The message of a built-in rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    /// The number of the rule.
    number: u16,
    english: &'static str,
}

impl Message {
    /// Returns the message in a language, or `None` if the language has no translation of it.
    pub fn text(self, language: Language) -> Option<&'static str> {
        match language {
            Language::English => Some(self.english),
            _ => sentence(language, self.number),
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(number) => f.debug_tuple("BuiltIn").field(number).finish(),
            Self::Own(_) => f.write_str("Own"),
        }
    }
}

/// Formats a built-in rule and the same rule read at run time alike.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("id", &self.id())
            .field("layer", &self.layer)
            .field("provider", &self.provider)
            .field("roles", &self.roles)
            .field("any_role", &self.any_role)
            .field("operations", &self.operations().collect::<Vec<_>>())
            .field("from", &self.from())
            .field("until", &self.until())
            .field("kinds", &self.kinds)
            .field("when", &self.when)
            .field("unless", &self.unless)
            .field("field", &self.field)
            .field("alternatives", &self.alternatives)
            .field("presence", &self.presence)
            .field("demand", &self.demand)
            .field("code", &self.code)
            .field("severity", &self.severity)
            .field("confidence", &self.confidence)
            .field("replaces", &self.replaces)
            .field("why", &self.why())
            .field("example", &self.example())
            .field("source", &self.source())
            .field("reviewed", &self.reviewed())
            .finish()
    }
}
