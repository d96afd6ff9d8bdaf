//! Notes: demands of a registry besides the contact's data.

use std::borrow::Cow;

use serde::Serialize;

use super::{Condition, Confidence};
use crate::base::{Source, words};
use crate::language::{Language, sentence};

/// A demand of the registry besides the contact's data. It never makes a contact invalid.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// The id, such as `nixi.ekyc`. It is never reused.
    pub id: &'static str,
    /// The topic of the note.
    pub about: Topic,
    /// The conditions of the note. All must hold for the note to apply.
    #[serde(skip)]
    pub when: Cow<'static, [Condition]>,
    /// The demand and its reason, in one English sentence for people.
    pub why: &'static str,
    /// Its number among the rules, notes and verifications.
    #[serde(skip)]
    pub(crate) number: u16,
    /// The confidence in the note.
    pub confidence: Confidence,
    /// The source of the note.
    #[serde(flatten)]
    pub source: Source,
}

impl Note {
    /// Returns what will be asked and why, in a language, or in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or(self.why)
    }

    /// Returns the note as it is written down in a language.
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

/// Compares notes by their ids, which are unique.
impl PartialEq for Note {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
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
