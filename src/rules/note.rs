//! Notes: demands of a registry besides the contact's data.

use std::borrow::Cow;

use serde::Serialize;

use super::{Condition, Confidence};
use crate::base::{Source, words};

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
    /// The confidence in the note.
    pub confidence: Confidence,
    /// The source of the note.
    #[serde(flatten)]
    pub source: Source,
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
