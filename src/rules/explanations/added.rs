//! The texts that were added at run time.

use std::sync::OnceLock;

use super::{Explanations, Lines};
use crate::base::blocks;

static SENTENCES: OnceLock<Lines> = OnceLock::new();
static EXPLANATIONS: OnceLock<Explanations> = OnceLock::new();

pub(super) fn sentences() -> Option<&'static Lines> {
    SENTENCES.get()
}

pub(super) fn explanations() -> Option<&'static Explanations> {
    EXPLANATIONS.get()
}

impl Lines {
    /// Copies a text. It is never freed, since sentences are `&'static`.
    fn of(text: &str) -> Self {
        Self { text: Box::leak(Box::from(text)), blocks: blocks(text).leak() }
    }
}

/// Keeps the sentences, unless there are some. Returns whether the text has the right form.
pub(crate) fn keep_sentences(text: &str) -> bool {
    SENTENCES.get_or_init(|| Lines::of(text));
    true
}

/// Keeps the reasons, the sources, and the number of each source, with form feeds between, unless there are some. Returns
/// whether the text has that form.
pub(crate) fn keep_explanations(text: &str) -> bool {
    let mut parts = text.split('\u{c}');
    let (Some(reasons), Some(sources), Some(source_of), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    EXPLANATIONS.get_or_init(|| {
        let source_of = source_of.split(' ').map(|number| number.parse().unwrap_or(u16::MAX));
        let source_of: Vec<u16> = source_of.collect();
        Explanations { reasons: Lines::of(reasons), sources: Lines::of(sources), source_of: source_of.leak() }
    });
    true
}
