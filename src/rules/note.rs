//! What a registry asks beside the contact's data.

use std::borrow::Cow;

use serde::Serialize;

use super::{Condition, Confidence};
use crate::base::{Source, words};
use crate::language::{Language, sentence};

/// Something that the registry will ask beside the contact's data; it makes no contact wrong.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// Never reused: `nixi.ekyc`.
    pub id: &'static str,
    /// What it is about.
    pub about: Topic,
    /// All of them must hold for the note to apply.
    #[serde(skip)]
    pub when: Cow<'static, [Condition]>,
    /// What will be asked and why, in one English sentence for people.
    pub why: &'static str,
    /// Its number among the rules, notes and verifications.
    #[serde(skip)]
    pub(crate) number: u16,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it is written down.
    #[serde(flatten)]
    pub source: Source,
}

impl Note {
    /// Returns what will be asked and why, in a language; in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or(self.why)
    }

    /// Returns what is written down of it in a language.
    pub(crate) fn said(&'static self, language: Language) -> SaidNote {
        let Self { id, about, confidence, source, .. } = self;
        SaidNote { id, about: *about, confidence: *confidence, why: self.text(language), source }
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
    source: &'static Source,
}

/// By their ids, which no two have.
impl PartialEq for Note {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
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
