//! The cleaning of every text field: invisible characters removed, Unicode NFC, single spaces.

use std::borrow::Cow;

use registrant_text::clean;
use registrant_text::unicode::nfc;

use crate::base::{Change, Code, Outcome, Problem, remove_invisible, trim};

/// The maximum length of a text, in characters. A longer text is refused unread.
pub const MAX_TEXT: usize = 1_000;

/// Returns a text field (a city, a street line, a part of a name) in its clean form.
///
/// Removes control, zero-width and direction characters, except joiners in scripts that need them. Converts
/// the rest to Unicode NFC, reduces white space to single spaces and trims the text. Case, accents,
/// punctuation and typographic apostrophes stay unchanged.
///
/// # Errors
/// - [`Code::Missing`] for an empty text
/// - [`Code::TooLong`] for a text longer than [`MAX_TEXT`]
/// - [`Code::Charset`] with a value, if the text has an emoji or U+FFFD, a character that was lost earlier
///
/// ```
/// use registrant::normalize::clean_text;
/// let city = clean_text("  Saint-Étienne \u{200b}");
/// assert_eq!(city.value.as_deref(), Some("Saint-Étienne"));
/// assert!(city.is_valid());
/// ```
pub fn clean_text(input: &str) -> Outcome<String> {
    cleaned(input).map(Cow::into_owned)
}

/// Returns whether [`clean_text`] would return a text unchanged and without a problem. Allocates nothing in
/// that case.
pub(crate) fn is_clean(text: &str) -> bool {
    if text.len() <= MAX_TEXT && clean::is_plain(text) {
        return true;
    }
    let outcome = cleaned(text);
    outcome.is_valid() && outcome.value.is_some_and(|clean| clean == text)
}

/// Returns a text as [`clean_text`] does, whatever its problem.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    cleaned(text).value.unwrap_or(Cow::Borrowed(text))
}

/// Cleans a text like [`clean_text`]. A clean text is returned without allocating.
fn cleaned(input: &str) -> Outcome<Cow<'_, str>> {
    if input.len() <= MAX_TEXT && clean::is_plain(input) {
        return Outcome::valid(Cow::Borrowed(input), Vec::new());
    }
    if exceeds(input, MAX_TEXT) {
        return Outcome::refused(too_long("text.too_long", MAX_TEXT));
    }
    let mut changes = Vec::new();
    let text = remove_invisible(input, &mut changes);
    let text = compose(text, &mut changes);
    let text = trim(text, &mut changes);
    let text = single_spaces(text, &mut changes);
    let problem = if text.is_empty() {
        return Outcome { value: None, changes, problem: Some(Problem::new(Code::Missing, "text.empty")) };
    } else if text.contains(char::REPLACEMENT_CHARACTER) {
        Some(Problem::new(Code::Charset, "text.lost_character"))
    } else if text.chars().any(is_emoji) {
        Some(Problem::new(Code::Charset, "text.emoji"))
    } else {
        None
    };
    Outcome { value: Some(text), changes, problem }
}

/// Returns whether every letter of `text` is Latin, with or without accents.
///
/// Digits, punctuation and spaces belong to every script, so a text without letters is Latin.
///
/// ```
/// use registrant::normalize::is_latin;
/// assert!(is_latin("Łódź, ul. Piotrkowska 12"));
/// assert!(!is_latin("Москва"));
/// ```
pub fn is_latin(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| !c.is_alphabetic() || is_latin_letter(c))
}

/// Checks for the blocks of <https://www.unicode.org/Public/UNIDATA/Scripts.txt> that contain Latin letters.
pub(crate) fn is_latin_letter(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | 'ª' | 'º' | '\u{C0}'..='\u{24F}' | '\u{250}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}'
        | '\u{1D00}'..='\u{1D25}' | '\u{1D2C}'..='\u{1D5C}' | '\u{1D62}'..='\u{1D65}' | '\u{1D6B}'..='\u{1D77}'
        | '\u{1D79}'..='\u{1DBE}' | '\u{1E00}'..='\u{1EFF}' | '\u{2071}' | '\u{207F}' | '\u{2090}'..='\u{209C}'
        | '\u{212A}' | '\u{212B}' | '\u{2160}'..='\u{2188}' | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB64}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
}

/// Returns whether `text` has more than `limit` characters, without reading beyond them.
pub(crate) fn exceeds(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().nth(limit).is_some()
}

/// Makes the problem of an input over `limit` characters.
pub(crate) fn too_long(reason: &'static str, limit: usize) -> Problem {
    Problem::new(Code::TooLong, reason).with("limit", limit.to_string())
}

fn compose<'a>(text: Cow<'a, str>, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let Cow::Owned(composed) = nfc(&text) else { return text };
    changes.push(Change::new("unicode_composed", text, composed.as_str()));
    Cow::Owned(composed)
}

fn single_spaces<'a>(text: Cow<'a, str>, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let Cow::Owned(single) = clean::single_spaces(&text) else { return text };
    changes.push(Change::new("spaces_collapsed", text, single.as_str()));
    Cow::Owned(single)
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_once() {
        for (input, clean, whys) in [
            ("Paris", "Paris", &[][..]),
            ("  Paris\t", "Paris", &["trimmed"]),
            ("New  York", "New York", &["spaces_collapsed"]),
            ("New\u{a0}York\r\nCity", "New York City", &["spaces_collapsed"]),
            ("Saint\u{2011}E\u{301}tienne", "Saint\u{2011}Étienne", &["unicode_composed"]),
            ("\u{200f}תל אביב\u{200e} ", "תל אביב", &["invisible_removed", "trimmed"]),
            ("a\u{0}b\u{7f}c\u{feff}", "abc", &["invisible_removed"]),
            ("e\u{200b}\u{301}", "é", &["invisible_removed", "unicode_composed"]),
            ("D’Artagnan “x”", "D’Artagnan “x”", &[]),
            // Persian and Malayalam need their joiners; a Latin word does not.
            ("علی\u{200c}رضا", "علی\u{200c}رضا", &[]),
            ("രാജന്\u{200d}", "രാജന്\u{200d}", &[]),
            ("ab\u{200d}c", "abc", &["invisible_removed"]),
            // An ideographic variation selector distinguishes two forms of a surname.
            ("葛\u{E0100}城", "葛\u{E0100}城", &[]),
        ] {
            let outcome = clean_text(input);
            assert_eq!(outcome.value.as_deref(), Some(clean), "{input:?}");
            assert_eq!(outcome.changes.iter().map(|c| c.code).collect::<Vec<_>>(), whys, "{input:?}");
            assert!(outcome.is_valid(), "{input:?}");
            let again = clean_text(clean);
            assert_eq!((again.value.as_deref(), again.changes.len()), (Some(clean), 0), "{input:?}");
        }
    }

    #[test]
    fn what_cannot_be_a_text_has_a_reason() {
        for (input, reason, has_value) in [
            ("", "text.empty", false),
            (" \t\u{3000}", "text.empty", false),
            ("\u{202e}\u{0}", "text.empty", false),
            (&"9".repeat(1_000_000), "text.too_long", false),
            (&"é".repeat(1_001), "text.too_long", false),
            ("M\u{fffd}ller", "text.lost_character", true),
            ("Ann 🎉", "text.emoji", true),
        ] {
            let outcome = clean_text(input);
            assert_eq!(outcome.problem.as_ref().map(|p| p.reason), Some(reason));
            assert_eq!(outcome.value.is_some(), has_value);
        }
        assert!(clean_text(&"é".repeat(1_000)).is_valid());
    }

    #[test]
    fn scripts_are_told_apart() {
        for text in ["", "12, rue de l’Église", "Ñandú ÞŁØß", "№ 5", "Ｔｏｋｙｏ", "Nguyễn"]
        {
            assert!(is_latin(text), "{text}");
        }
        for text in ["Москва", "Αθήνα", "東京", "Paris (パリ)", "תל אביב", "서울"] {
            assert!(!is_latin(text), "{text}");
        }
    }
}
