//! The reasons and the sources of rules, notes and verifications, by their numbers. Only people who look behind a rule read
//! them, so a build for forms can get them at run time.

#[cfg_attr(feature = "explanations", path = "explanations/built_in.rs")]
#[cfg_attr(not(feature = "explanations"), path = "explanations/added.rs")]
mod kept;

use std::borrow::Cow;

use crate::base::{Source, numbered};

pub(crate) use kept::keep;

/// The texts, each ended by a unit separator, and the start of every sixteenth one.
#[derive(Debug)]
pub(crate) struct Explanations {
    /// The reason of each rule.
    reasons: &'static str,
    reason_blocks: &'static [u32],
    /// Each source, with its day before it.
    sources: &'static str,
    source_blocks: &'static [u32],
    /// The line of the source of each rule, note and verification.
    source_of: &'static [u16],
}

/// Returns the reason of a built-in rule, or an empty text if this build has none and none were added.
pub(super) fn reason_of(number: u16) -> &'static str {
    kept::known().map_or("", |known| numbered(known.reasons, known.reason_blocks, number))
}

/// Returns the source of a built-in rule, note or verification, or an empty one likewise.
pub(super) fn source_of(number: u16) -> Source {
    let line = kept::known().and_then(|known| {
        let source = *known.source_of.get(usize::from(number))?;
        Some(numbered(known.sources, known.source_blocks, source))
    });
    let (date, address) = line.unwrap_or_default().split_once(' ').unwrap_or_default();
    Source { address: Cow::Borrowed(address), date: Cow::Borrowed(date) }
}
