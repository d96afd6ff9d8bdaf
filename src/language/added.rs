//! Messages added at run time.

use std::sync::OnceLock;

use super::Language;
use super::catalogue::Translation;

/// The added messages of each language, by [`Language::ALL`]. They are never freed, since messages are
/// `&'static`.
static KEPT: [OnceLock<Translation>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// Returns the added messages of a language.
pub(super) fn added(language: Language) -> Option<&'static Translation> {
    KEPT.get(language as usize)?.get()
}

/// Keeps the messages of a language, unless it already has some.
pub(super) fn keep(language: Language, parts: &[&str], labels: &str) {
    let Some(place) = KEPT.get(language as usize) else { return };
    place.get_or_init(|| {
        let kept = |text: &str| -> &'static str { Box::leak(Box::from(text)) };
        let texts: Vec<&'static str> = parts.iter().map(|part| kept(part)).collect();
        Translation { language: language.as_str(), texts: texts.leak(), labels: kept(labels) }
    });
}
