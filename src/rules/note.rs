//! Notes: demands of a registry besides the contact's data.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::explanations::source_of;
use super::texts::{id_of, said_of};
use super::{Condition, Confidence};
use crate::base::{Source, words};
use crate::language::Language;

/// A demand of the registry besides the contact's data. It never makes a contact invalid.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Note {
    /// The number among the rules, notes and verifications, for finding the texts.
    pub(crate) number: u16,
    /// The topic of the note.
    pub about: Topic,
    /// The conditions of the note. All must hold for the note to apply.
    pub when: Cow<'static, [Condition]>,
    /// The confidence in the note.
    pub confidence: Confidence,
}

impl Note {
    /// Returns the id, such as `nixi.ekyc`. It is never reused.
    pub fn id(&self) -> &'static str {
        id_of(self.number)
    }

    /// Returns the demand and its reason in one sentence, or in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        said_of(self.number, language)
    }

    /// Returns the source of the note.
    pub fn source(&self) -> Source {
        source_of(self.number)
    }

    /// Returns the note as a report says it in a language.
    pub(crate) fn said(&self, language: Language) -> SaidNote {
        let Self { number, about, confidence, .. } = *self;
        SaidNote { id: id_of(number), about, why: self.text(language), confidence, source: source_of(number) }
    }
}

/// Compares notes by their numbers, which are unique.
impl PartialEq for Note {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.said(Language::English).serialize(serializer)
    }
}

/// A note as it is written down in a language.
#[derive(Serialize)]
pub(crate) struct SaidNote {
    id: &'static str,
    about: Topic,
    why: &'static str,
    confidence: Confidence,
    #[serde(flatten)]
    source: Source,
}

/// The topic of a [`Note`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// Documents that the holder must show.
    Documents,
    /// An address or a seat in the country.
    Presence,
    /// A connection to a place or a community.
    Connection,
    /// A profession or an industry.
    Profession,
    /// Terms to accept, or a registration to confirm.
    Confirmation,
    /// A declaration by the holder.
    Declaration,
    /// An identity check of the holder.
    IdentityCheck,
    /// The holder that the domain will have.
    Holder,
}

words!(Topic, "topic", "about":
    Documents "documents", Presence "presence", Connection "connection", Profession "profession", Confirmation "confirmation", Declaration "declaration", IdentityCheck "identity_check", Holder "holder");
