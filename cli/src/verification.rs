//! Verifications in words, for `check`, `requirements` and `explain`.

use registrant::Language;
use registrant::rules::{Consequence, Verification};

/// Returns what the sentence of a verification lacks: by when, since when, and what happens otherwise.
pub fn in_words(one: &Verification) -> String {
    let sentence = one.text(Language::English);
    let lacks = |word: &str| !sentence.contains(word);
    let days = one.days.filter(|days| lacks(&days.to_string())).map(|days| format!("within {days} days"));
    let since = one.since.map(|day| format!("since {day}"));
    let otherwise = match one.consequence {
        Consequence::Suspended if lacks("suspend") && lacks("stops") && lacks("hold") => "suspended",
        Consequence::Deleted if lacks("delete") => "deleted",
        Consequence::NotRegistered if lacks("before") && lacks("only after") => "not registered",
        _ => "",
    };
    let otherwise = (!otherwise.is_empty()).then(|| format!("otherwise the domain is {otherwise}"));
    [days, since, otherwise].into_iter().flatten().collect::<Vec<_>>().join("; ")
}
