//! Where a rule comes from.

use super::words;

/// Where a rule comes from; a later layer may replace the rules of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// What a country's addresses and numbers look like.
    Country,
    /// What is asked for every domain of the same kind.
    Generic,
    /// What the registry asks.
    Registry,
    /// What the provider asks beside, or does not ask.
    Provider,
    /// What the caller asks.
    Caller,
}

words!(Layer, "layer", "layer":
    Country "country", Generic "generic", Registry "registry", Provider "provider", Caller "caller");
