//! What a contact is before the law.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::language::text_of;

/// What a contact is: a natural person or one of the kinds of legal entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A natural person.
    Individual,
    /// A company.
    Company,
    /// An association.
    Association,
    /// A public body, or another organization that is neither company nor association.
    PublicBody,
    /// A reseller of the provider.
    Reseller,
}

impl Kind {
    /// Every kind, in the order of Gandi's numbers 0 to 4.
    pub const ALL: [Self; 5] =
        [Self::Individual, Self::Company, Self::Association, Self::PublicBody, Self::Reseller];

    /// The kind as it stands in JSON: `public_body`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Company => "company",
            Self::Association => "association",
            Self::PublicBody => "public_body",
            Self::Reseller => "reseller",
        }
    }

    /// What a message calls the kind, in a language, as in the middle of a sentence: `public body`.
    pub fn label(self, language: Language) -> &'static str {
        text_of(language, "kind", self.as_str()).unwrap_or(self.as_str())
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}
