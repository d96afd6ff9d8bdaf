//! Verifications in words, for `check`, `requirements` and `explain`.

use registrant::Language;
use registrant::rules::{Consequence, Verification};

use crate::texts::{DELETED, NOT_REGISTERED, SINCE, SUSPENDED, WITHIN_DAYS};

/// Returns what the sentence of a verification lacks: by when, since when, and what happens otherwise.
pub fn in_words(one: &Verification, language: Language) -> String {
    let sentence = one.text(Language::English);
    let lacks = |word: &str| !sentence.contains(word);
    let days = one.days.filter(|days| lacks(&days.to_string())).map(|days| WITHIN_DAYS.with(language, days));
    let since = one.since.map(|day| SINCE.with(language, day));
    let otherwise = match one.consequence {
        Consequence::Suspended if lacks("suspend") && lacks("stops") && lacks("hold") => Some(SUSPENDED),
        Consequence::Deleted if lacks("delete") => Some(DELETED),
        Consequence::NotRegistered if lacks("before") && lacks("only after") => Some(NOT_REGISTERED),
        _ => None,
    };
    let otherwise = otherwise.map(|text| text.of(language).to_owned());
    [days, since, otherwise].into_iter().flatten().collect::<Vec<_>>().join("; ")
}
