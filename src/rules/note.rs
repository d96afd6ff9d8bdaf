//! What a registry asks beside the contact's data.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::texts::{id_of, source_of, why_of};
use super::{Condition, Confidence};
use crate::base::{Source, words};
use crate::language::{Language, sentence};

/// Something that the registry will ask beside the contact's data; it makes no contact wrong.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Note {
    /// Its number among the rules, notes and verifications, by which its texts are found.
    pub(crate) number: u16,
    /// What it is about.
    pub about: Topic,
    /// All of them must hold for the note to apply.
    pub when: Cow<'static, [Condition]>,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Note {
    /// Returns its name, never reused: `nixi.ekyc`.
    pub fn id(&self) -> &'static str {
        id_of(self.number)
    }

    /// Returns what will be asked and why, in one sentence for people; in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or_else(|| why_of(self.number))
    }

    /// Returns where it is written down.
    pub fn source(&self) -> Source {
        source_of(self.number)
    }

    /// Returns what is written down of it in a language.
    pub(crate) fn said(&self, language: Language) -> SaidNote {
        let Self { number, about, confidence, .. } = *self;
        SaidNote { id: id_of(number), about, why: self.text(language), confidence, source: source_of(number) }
    }
}

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

/// What a [`Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// Papers that have to be shown.
    Documents,
    /// An address or a seat in the country.
    Presence,
    /// A connection to a place or a community.
    Connection,
    /// A profession or a branch.
    Profession,
    /// Terms that are accepted, or a registration that is confirmed.
    Confirmation,
    /// Something that the holder declares.
    Declaration,
    /// A check of who the holder is.
    IdentityCheck,
    /// Who the holder of the domain will be.
    Holder,
}

words!(Topic, "topic", "about":
    Documents "documents", Presence "presence", Connection "connection", Profession "profession", Confirmation "confirmation", Declaration "declaration", IdentityCheck "identity_check", Holder "holder");
