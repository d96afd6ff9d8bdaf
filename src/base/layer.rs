//! The layers of rules.

use super::words;

/// The layer that a rule belongs to. A later layer may replace the rules of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// Rules about the form of a country's addresses and numbers.
    Country,
    /// Rules for all domains of one kind.
    Generic,
    /// Rules of the registry.
    Registry,
    /// Rules that the provider adds or drops.
    Provider,
    /// Rules of the caller.
    Caller,
}

words!(Layer, "layer", "layer":
    Country "country", Generic "generic", Registry "registry", Provider "provider", Caller "caller");
