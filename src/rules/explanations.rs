//! What people read about rules, notes and verifications, by their numbers. A page shows it after the first answer, so a build
//! for forms can get it at run time.

#[cfg_attr(feature = "explanations", path = "explanations/built_in.rs")]
#[cfg_attr(not(feature = "explanations"), path = "explanations/added.rs")]
mod kept;

use std::borrow::Cow;

use crate::base::{Source, cut, numbered};

pub(crate) use kept::{keep_explanations, keep_sentences};

/// Lines, each ended by a unit separator, and the start of every eighth one.
#[derive(Debug)]
struct Lines {
    text: &'static str,
    blocks: &'static [u32],
}

impl Lines {
    fn line(&self, number: u16) -> &'static str {
        numbered(self.text, self.blocks, number)
    }
}

/// The reasons and the sources.
#[derive(Debug)]
struct Explanations {
    /// The reason of each rule.
    reasons: Lines,
    /// Each source, with its day before it.
    sources: Lines,
    /// The line of the source of each rule, note and verification.
    source_of: &'static [u16],
}

/// Returns the message and the example of a rule, or the text of a note or a verification, in English. They are empty if
/// this build has none and none were added.
pub(super) fn sentence_of(number: u16) -> (&'static str, &'static str) {
    cut(kept::sentences().map_or("", |known| known.line(number)), b'\t')
}

/// Returns the reason of a rule, or an empty text likewise.
pub(super) fn reason_of(number: u16) -> &'static str {
    kept::explanations().map_or("", |known| known.reasons.line(number))
}

/// Returns the source of a rule, note or verification, or an empty one likewise.
pub(super) fn source_of(number: u16) -> Source {
    let line = kept::explanations().and_then(|known| {
        let source = *known.source_of.get(usize::from(number))?;
        Some(known.sources.line(source))
    });
    let (date, address) = line.unwrap_or_default().split_once(' ').unwrap_or_default();
    Source { address: Cow::Borrowed(address), date: Cow::Borrowed(date) }
}
