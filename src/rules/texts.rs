//! What a rule says of itself: for the built-in ones one number, by which their texts are found, as those of notes and
//! verifications are.

use std::borrow::Cow;
use std::fmt;

use super::Rule;
use super::table::{ID_BLOCKS, IDS, SOURCE_BLOCKS, SOURCE_OF, SOURCES, TEXT_BLOCKS, TEXTS};
use crate::base::{Source, numbered};
use crate::language::{Language, sentence};

/// The texts of a rule.
#[derive(Clone)]
pub(crate) enum Texts {
    /// Those of a built-in rule, by its number.
    BuiltIn(u16),
    /// Those of a rule of the caller's.
    Own(Box<OwnTexts>),
}

/// The texts of a rule of the caller's.
#[derive(Clone)]
pub(crate) struct OwnTexts {
    pub id: String,
    pub why: String,
    pub message: String,
    pub example: String,
    /// Whose rule it is, as messages call them.
    pub author: String,
    pub source: Source,
}

impl Rule {
    /// Returns its name, never reused: `afnic.residence`.
    pub fn id(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => id_of(*number),
            Texts::Own(own) => &own.id,
        }
    }

    /// Returns the reason, in one English sentence for people.
    pub fn why(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => why_of(*number),
            Texts::Own(own) => &own.why,
        }
    }

    /// Returns the violation in the words of somebody who helps a customer; `None` if the rule has none.
    pub(crate) fn message(&self) -> Option<Message> {
        match &self.texts {
            Texts::BuiltIn(number) => Some(Message(*number)).filter(|own| !built_in(own.0).1.is_empty()),
            // A caller's own message is the violation's in every language: see `Asker`.
            Texts::Own(_) => None,
        }
    }

    /// Returns a value of the field that keeps the rule, the lines of a street by line feeds; empty where there is none.
    pub fn example(&self) -> &str {
        match &self.texts {
            Texts::BuiltIn(number) => built_in(*number).2,
            Texts::Own(own) => &own.example,
        }
    }

    /// Returns where it is written down.
    pub fn source(&self) -> Source {
        match &self.texts {
            Texts::BuiltIn(number) => source_of(*number),
            Texts::Own(own) => own.source.clone(),
        }
    }
}

/// Returns the name of a built-in rule, note or verification, by its number.
pub(super) fn id_of(number: u16) -> &'static str {
    numbered(IDS, &ID_BLOCKS, number)
}

/// Returns why, by the same number.
pub(super) fn why_of(number: u16) -> &'static str {
    built_in(number).0
}

/// Returns where it is written down, by the same number.
pub(super) fn source_of(number: u16) -> Source {
    let source = SOURCE_OF.get(usize::from(number)).copied().unwrap_or_default();
    let known = numbered(SOURCES, &SOURCE_BLOCKS, source);
    let (date, address) = known.split_once(' ').unwrap_or_default();
    Source { address: Cow::Borrowed(address), date: Cow::Borrowed(date) }
}

/// The message of a built-in rule, by the rule's number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message(u16);

impl Message {
    /// Returns it in a language; `None` if the language has no translation of it.
    pub fn text(self, language: Language) -> Option<&'static str> {
        match language {
            Language::English => Some(built_in(self.0).1),
            _ => sentence(language, self.0),
        }
    }
}

/// Why, the message and the example.
fn built_in(number: u16) -> (&'static str, &'static str, &'static str) {
    let mut parts = numbered(TEXTS, &TEXT_BLOCKS, number).splitn(3, '\t');
    let mut part = || parts.next().unwrap_or_default();
    (part(), part(), part())
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(number) => f.debug_tuple("BuiltIn").field(number).finish(),
            Self::Own(_) => f.write_str("Own"),
        }
    }
}

/// A built-in rule and the same one read at run time are written alike.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("id", &self.id())
            .field("layer", &self.layer)
            .field("provider", &self.provider)
            .field("roles", &self.roles)
            .field("any_role", &self.any_role)
            .field("operations", &self.operations().collect::<Vec<_>>())
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
            .finish()
    }
}
