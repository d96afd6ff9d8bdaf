//! The basis of the rules of a suffix.

use serde::Serialize;

use crate::base::{Source, words};

/// The basis of the rules of a suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Rules of its registry on the contact's data are known.
    Registry,
    /// Its sources were read and ask nothing special: [`Suffix::review`](super::Suffix::review) has them.
    Reviewed,
    /// Its sources were not read: the generic rules of its kind are applied.
    Generic,
}

words!(Basis, "basis", "basis": Registry "registry", Reviewed "reviewed", Generic "generic");

/// A source that asks nothing special for a suffix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Review {
    /// The content of the source, in a few English words.
    pub says: &'static str,
    /// The source, and the day on which it was read.
    #[serde(flatten)]
    pub source: Source,
}
