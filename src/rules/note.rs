//! What a registry asks beside the contact's data.

use std::borrow::Cow;

use serde::Serialize;

use super::{Condition, Confidence};
use crate::base::{Source, words};

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
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it is written down.
    #[serde(flatten)]
    pub source: Source,
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
