//! The kinds of contact: natural persons and legal entities.

use std::fmt;

use crate::base::words;
use crate::language::Language;
use crate::language::text_of;

/// The kind of a contact: a natural person or a kind of legal entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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

words!(Kind, "kind of contact", "kind":
    Individual "individual", Company "company", Association "association", PublicBody "public_body", Reseller "reseller");

impl Kind {
    /// Returns the label in a language, as used in the middle of a sentence: `public body`.
    pub fn label(self, language: Language) -> &'static str {
        text_of(language, "kind", self.as_str()).unwrap_or(self.as_str())
    }

    /// Finds the kind with a name, without making an error.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Returns the kind that another word probably means: `organization`, `Person`.
    pub(crate) fn meant(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase().replace(['-', ' ', '_'], "");
        let is_in = |words: &str| words.split(' ').any(|known| known == word);
        let found = [
            (Self::Individual, "individual person natural naturalperson human private privateperson"),
            (
                Self::Company,
                "company organization organisation org business corporation corporate legal legalentity legalperson",
            ),
            (Self::Association, "association club nonprofit ngo charity"),
            (Self::PublicBody, "publicbody government governmental public authority agency"),
            (Self::Reseller, "reseller"),
        ];
        found.into_iter().find(|(_, words)| is_in(words)).map(|(kind, _)| kind)
    }

    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of kinds of contact.
///
/// ```
/// use registrant::contact::{Kind, Kinds};
/// let kinds = Kinds::from([Kind::Company, Kind::Association]);
/// assert!(kinds.contains(Kind::Company) && !kinds.contains(Kind::Individual));
/// assert_eq!(kinds.iter().count(), 2);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kinds(pub(crate) u8);

impl Kinds {
    /// Returns the kinds with another one added.
    #[must_use]
    pub const fn with(self, kind: Kind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// Returns whether the set contains a kind.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Returns whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the kinds, in the order of [`Kind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }
}

impl<const N: usize> From<[Kind; N]> for Kinds {
    fn from(kinds: [Kind; N]) -> Self {
        kinds.into_iter().collect()
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
