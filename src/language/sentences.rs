//! What rules, notes and verifications say in languages other than English, by their numbers.
//!
//! Natively they are built in with the feature `languages`. In a wasm file they would weigh more than half of all rules, and
//! most pages need one language: they are added at run time.

mod table;

use super::Language;
use crate::base::numbered;
use table::SENTENCES;

/// The sentences of a language.
#[derive(Debug)]
pub(crate) struct Sentences {
    pub language: &'static str,
    /// A line for each rule, note and verification, ended by a unit separator; empty if it has none.
    pub text: &'static str,
    /// The start of every eighth line.
    pub blocks: &'static [u32],
}

/// Returns what the rule, note or verification of a number says in a language; `None` if nothing is there.
pub(crate) fn sentence(language: Language, number: u16) -> Option<&'static str> {
    let built_in = SENTENCES.iter().find(|known| known.language == language.as_str());
    let known = built_in.or_else(|| added::added(language))?;
    Some(numbered(known.text, known.blocks, number)).filter(|sentence| !sentence.is_empty())
}

pub(super) use added::keep;

#[cfg(all(feature = "languages", not(all(target_arch = "wasm32", feature = "js"))))]
mod added {
    use super::{Language, Sentences};

    /// Returns nothing: all sentences are built in.
    pub fn added(_: Language) -> Option<&'static Sentences> {
        None
    }

    /// Keeps nothing: all sentences are built in.
    pub fn keep(_: Language, _: &str) {}
}

#[cfg(not(all(feature = "languages", not(all(target_arch = "wasm32", feature = "js")))))]
mod added {
    use std::sync::OnceLock;

    use super::{Language, Sentences};
    use crate::base::blocks;

    /// The sentences of each language, by [`Language::ALL`]; they stay, as messages do.
    static KEPT: [OnceLock<Sentences>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];

    /// Returns the sentences of a language that were added.
    pub fn added(language: Language) -> Option<&'static Sentences> {
        KEPT.get(language as usize)?.get()
    }

    /// Keeps the sentences of a language, unless it has some already.
    pub fn keep(language: Language, text: &str) {
        let Some(place) = KEPT.get(language as usize) else { return };
        place.get_or_init(|| {
            let blocks: &'static [u32] = blocks(text).leak();
            Sentences { language: language.as_str(), text: Box::leak(Box::from(text)), blocks }
        });
    }
}
