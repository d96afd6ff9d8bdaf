//! The built-in rules. A build for forms has those of every domain, and gets the others at run time.

#[cfg_attr(feature = "all-rules", path = "stock/built_in.rs")]
#[cfg_attr(not(feature = "all-rules"), path = "stock/added.rs")]
mod kept;
#[cfg(any(test, not(feature = "all-rules")))]
mod read;
mod table;

use super::basis::Basis;
use super::suffix::Suffix;
use crate::base::{Error, ErrorKind};

pub(crate) use kept::keep_rules;
pub(super) use kept::{SETS, days, general, id, ids, label_lines, note, reviewed, rule, set, verification};
pub(crate) use table::{DATA_VERSION, PROVIDERS};

/// Consecutive rows of a table: the index of the first, and their number.
pub(super) type Span = (u16, u16);

/// The rules of a set of suffixes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set {
    /// The spans of rules of every layer except the provider layer, of providers' rules for some suffixes only, of notes,
    /// and of verifications. The lowest layer is first.
    pub spans: [&'static [Span]; 4],
    pub basis: Basis,
    /// The number of the review, if the basis is one.
    #[cfg_attr(
        not(feature = "all-rules"),
        allow(dead_code, reason = "only a build with all rules has reviews")
    )]
    pub review: u8,
}

/// A set without rules.
pub(super) const NOTHING: Set = Set { spans: [&[]; 4], basis: Basis::Generic, review: 0 };

/// Fails if the rules of a suffix or of a provider are not here.
pub(crate) fn are_here(suffix: Suffix, provider: Option<&str>) -> Result<(), Error> {
    let name = suffix.name();
    let has_rules = |provider: &&str| PROVIDERS.iter().any(|(known, _)| known == provider);
    let missing = match provider.filter(has_rules) {
        _ if set(suffix.set_number()).is_none() => format!(".{name}"),
        Some(provider) if general(provider).is_none() => provider.to_owned(),
        _ => return Ok(()),
    };
    let provider = provider.map_or_else(String::new, |name| format!(", provider: \"{name}\""));
    let remedy = format!("call `await ready({{ domains: [\"example.{name}\"]{provider} }})` first");
    let reason = format!("expected the rules of {missing}, found none");
    Err(Error::new(ErrorKind::NotLoaded, reason, remedy))
}
