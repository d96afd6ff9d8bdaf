//! The extension at the end of a written number.
//!
//! The forms are those of libphonenumber's `createExtnPattern`, and words of more languages. They are read
//! backwards: first the digits at the end of the text, then the label before them.

use registrant_text::unicode::lower;

use crate::digits::{Digits, decimal};
use crate::scan::find;

/// The maximum number of digits of an extension, as in libphonenumber.
pub(crate) const LONGEST: usize = 20;

/// The labels that allow the longest extensions.
const EXPLICIT: [&str; 23] = [
    "xt",
    "xtn",
    "xtensio",
    "xtension",
    "xtensió",
    "xtensión",
    "xtensio\u{301}",
    "xtensio\u{301}n",
    "ｘｔ",
    "ｘｔｎ",
    "доб",
    "anexo",
    "poste",
    "добавочный",
    "durchwahl",
    "dw",
    "interno",
    "ramal",
    "toestel",
    "wew",
    "내선",
    "内线",
    "内線",
];

/// The labels that are words of their own: letters before them would make them a part of a number in letters.
const WORDS: [&str; 13] = [
    "nst",
    "nebenstelle",
    "app",
    "apparat",
    "kl",
    "klappe",
    "klapka",
    "tst",
    "anknytning",
    "dahili",
    "mellék",
    "внутр",
    "alanumero",
];

/// The fewest digits of a number before a label without digits.
const SHORTEST: usize = 7;

/// Returns the length of a number without the label at its end if no digit follows: `ext.`, `poste n/a`.
pub(crate) fn without_empty(number: &str) -> Option<usize> {
    let digits = || number.char_indices().filter(|(_, c)| decimal(*c).is_some());
    let (at, last) = digits().next_back()?;
    let (before, text) = number.split_at_checked(at + last.len_utf8())?;
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let word: String = words.find(|word| !word.is_empty())?.chars().flat_map(lower).collect();
    // Chinese and Japanese have no space after the label.
    let begins = |known: &str| !known.is_ascii() && word.starts_with(known);
    let is_label = |word: &str| EXPLICIT.contains(&word) || WORDS.contains(&word) || word == "int";
    let is_known =
        is_label(&word) || word.strip_prefix('e').is_some_and(is_label) || EXPLICIT.into_iter().any(begins);
    (is_known && digits().count() >= SHORTEST && !before.contains(char::is_alphabetic))
        .then_some(before.len())
}

/// A way to read an extension.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// The earliest start, with the separators before its label.
    pub(crate) start: usize,
    /// The start of its label.
    pub(crate) label: usize,
}

/// Returns the possible readings of an extension at the end of a number, and its ASCII digits.
pub(crate) fn readings(number: &str) -> Option<(impl Iterator<Item = Reading> + use<>, Digits<LONGEST>)> {
    let (body, hash) = match number.strip_suffix('#') {
        Some(body) => (body, true),
        None => (number, false),
    };
    let (head, run) = split_end(body, |c| decimal(c).is_some());
    let mut digits = Digits::new();
    for c in run.chars() {
        if !digits.push(decimal(c)?) {
            return None;
        }
    }
    let count = digits.len();
    if count == 0 {
        return None;
    }
    let (before, after_label) = split_end(head, |c| is_blank(c) || matches!(c, ',' | '-'));
    let labelled = before.strip_suffix([':', '.', '．', '：']).unwrap_or(before);
    let mut readings = [None; 9];
    // `;ext=5`
    if !hash && ends_with(head, ";ext=") {
        let start = head.len() - 5;
        readings[0] = Some(Reading { start, label: start });
    }
    // `ext. 5`
    readings[1] = EXPLICIT.iter().filter_map(|label| suffix(labelled, label)).min().map(|label| {
        let (left, right) = labelled.split_at_checked(label).unwrap_or((labelled, ""));
        let initial = match right.chars().next() {
            Some('x' | 'X') => suffix(left, "e"),
            Some('ｘ' | 'Ｘ') => suffix(left, "ｅ"),
            _ => None,
        };
        separated(labelled, initial.unwrap_or(label))
    });
    // `x 5`, `#5`, `~5`, `int 5`
    if count <= 9 {
        readings[2] = ["x", "ｘ", "#", "＃", "~", "～", "int", "ｉｎｔ"]
            .iter()
            .find_map(|label| suffix(labelled, label))
            .map(|label| separated(labelled, label));
    }
    // ` - 5#`
    let (start, separators) = split_end(head, |c| matches!(c, '-' | ' '));
    if hash && count <= 6 && !separators.is_empty() {
        readings[3] = Some(Reading { start: start.len(), label: head.len() - 1 });
    }
    // `;5` and `,,5`
    if count <= 15 {
        readings[4] = [";", ",,"].iter().find_map(|label| suffix(labelled, label)).map(|at| blanks(head, at));
        readings[5] = find(after_label, ",,").map(|at| blanks(head, before.len() + at));
    }
    // `,5`
    if count <= 9 {
        let commas = split_end(labelled, |c| c == ',').0;
        readings[6] = (commas.len() < labelled.len()).then(|| blanks(head, commas.len()));
        readings[7] = after_label.find(',').map(|at| blanks(head, before.len() + at));
    }
    // `Nst. 5`
    let is_word = |at: &usize| labelled.get(..*at).is_some_and(|left| !left.ends_with(char::is_alphabetic));
    readings[8] = WORDS
        .iter()
        .filter_map(|word| suffix(labelled, word))
        .find(is_word)
        .map(|label| separated(labelled, label));
    Some((readings.into_iter().flatten(), digits))
}

fn separated(text: &str, label: usize) -> Reading {
    let start = split_end(text.get(..label).unwrap_or_default(), |c| is_blank(c) || c == ',').0.len();
    Reading { start, label }
}

fn blanks(text: &str, label: usize) -> Reading {
    Reading { start: split_end(text.get(..label).unwrap_or_default(), is_blank).0.len(), label }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\t')
}

/// Splits a text before its longest end of such characters.
fn split_end(text: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at_checked(text.trim_end_matches(is).len()).unwrap_or((text, ""))
}

fn ends_with(text: &str, end: &str) -> bool {
    suffix(text, end).is_some()
}

/// Returns the start of a suffix, ignoring case; `end` is lower-case.
fn suffix(text: &str, end: &str) -> Option<usize> {
    let mut rest = text.char_indices().rev();
    let mut start = None;
    for wanted in end.chars().rev() {
        let (at, c) = rest.next()?;
        if c.to_ascii_lowercase() != wanted && (c.is_ascii() || !lower(c).eq([wanted])) {
            return None;
        }
        start = Some(at);
    }
    start
}
