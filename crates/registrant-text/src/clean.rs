//! White space and invisible characters.
//!
//! Each function borrows a text that needs no change.

use std::borrow::Cow;

use crate::unicode::nfc;

/// Returns a text without invisible characters, in Unicode NFC, with single spaces and none around it.
///
/// Case, accents, punctuation and typographic apostrophes stay the same.
///
/// ```
/// use registrant_text::clean::clean;
/// assert_eq!(clean("  Saint-E\u{301}tienne \u{200b}"), "Saint-Étienne");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let visible = remove_invisible(text);
    let composed = nfc(&visible);
    let trimmed = composed.trim();
    match single_spaces(trimmed) {
        clean if *clean == *text => Cow::Borrowed(text),
        clean => Cow::Owned(clean.into_owned()),
    }
}

/// Checks if a text is unchanged by [`clean`].
pub fn is_clean(text: &str) -> bool {
    clean(text) == text
}

/// Checks if a text consists of printable ASCII and Latin letters with accents, without loose spaces.
///
/// A space is loose at either end or after another space. [`clean`] doesn't change a plain text; an empty
/// text is not plain.
pub fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_plain = match byte {
            b' ' => before != b' ',
            b'!'..=b'~' => true,
            // U+00A1 to U+02BF, except for the soft hyphen. These contain no marks, spaces or invisible
            // characters, so NFC keeps them all.
            0xC2 => bytes.next().is_some_and(|second| second > 0xA0 && second != 0xAD),
            0xC3..=0xCA => bytes.next().is_some(),
            _ => false,
        };
        if !is_plain {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// Returns a text without invisible characters.
///
/// A joiner stays after a letter whose script uses joiners.
///
/// ```
/// use registrant_text::clean::remove_invisible;
/// assert_eq!(remove_invisible("ab\u{200d}c"), "abc");
/// assert_eq!(remove_invisible("علی\u{200c}رضا"), "علی\u{200c}رضا");
/// ```
pub fn remove_invisible(text: &str) -> Cow<'_, str> {
    let is_printable = |byte| matches!(byte, b' '..=b'~' | b'\t'..=b'\r');
    if text.bytes().all(is_printable) || !text.chars().any(|c| is_invisible(c) || is_joiner(c)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        if is_joiner(c) && !takes_joiner(before) {
            continue;
        }
        kept.push(c);
        before = c;
    }
    if kept == text { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// Returns a trimmed text with one space for each run of white space.
pub fn single_spaces(text: &str) -> Cow<'_, str> {
    let mut before = 'x';
    let is_single = text.chars().all(|c| {
        let good = c == ' ' && before != ' ' || !c.is_whitespace();
        before = c;
        good
    });
    if is_single {
        return Cow::Borrowed(text);
    }
    let mut single = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !single.is_empty() {
            single.push(' ');
        }
        single.push_str(word);
    }
    Cow::Owned(single)
}

/// Checks if a joiner (ZWJ, ZWNJ) after a letter changes its appearance.
///
/// These are the Arabic, Syriac, Indic, Tibetan, Burmese, Khmer and Mongolian blocks.
#[inline]
pub fn takes_joiner(before: char) -> bool {
    matches!(before, '\u{600}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}')
}

/// Checks if a text has a character that can be seen. White space and invisible characters cannot.
///
/// ```
/// use registrant_text::clean::says_something;
/// assert!(says_something(" a") && !says_something("\u{a0}\u{200b}"));
/// ```
pub fn says_something(text: &str) -> bool {
    let is_seen = |c: char| !c.is_whitespace() && !is_invisible(c) && !is_joiner(c);
    // The first byte usually decides.
    text.as_bytes().first().is_some_and(u8::is_ascii_graphic) || text.chars().any(is_seen)
}

/// Checks for invisible characters: controls, zero-width and direction marks, fillers, tags, noncharacters.
fn is_invisible(c: char) -> bool {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => true,
        // The two selectors of text and emoji form. The selectors of ideographs distinguish names, so they
        // stay.
        '\u{FE0E}' | '\u{FE0F}' => true,
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ => (c.is_control() && !c.is_whitespace()) || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_once() {
        for (input, clean_form) in [
            ("", ""),
            (" \u{200b} ", ""),
            ("Paris", "Paris"),
            ("  Paris\t", "Paris"),
            ("New\u{a0}York\r\nCity", "New York City"),
            ("\u{200f}תל אביב\u{200e} ", "תל אביב"),
            ("a\u{0}b\u{7f}c\u{feff}", "abc"),
            ("e\u{200b}\u{301}", "é"),
            ("D’Artagnan “x”", "D’Artagnan “x”"),
            // Persian and Malayalam need joiners; a Latin word doesn't.
            ("علی\u{200c}رضا", "علی\u{200c}رضا"),
            ("രാജന്\u{200d}", "രാജന്\u{200d}"),
            ("ab\u{200d}c", "abc"),
            // An ideographic variation selector distinguishes two forms of a surname.
            ("葛\u{E0100}城", "葛\u{E0100}城"),
        ] {
            assert_eq!(clean(input), clean_form, "{input:?}");
            assert_eq!(is_clean(input), input == clean_form, "{input:?}");
            assert!(matches!(clean(clean_form), Cow::Borrowed(text) if text == clean_form), "{input:?}");
        }
    }

    #[test]
    fn plain_letters_need_no_cleaning() {
        for point in 0..0x400 {
            let Some(c) = char::from_u32(point) else { continue };
            for text in [format!("a{c}b"), format!("{c}"), format!("{c} {c}")] {
                if is_plain(&text) {
                    let visible = remove_invisible(&text);
                    let composed = nfc(&visible);
                    assert_eq!(single_spaces(composed.trim()), text, "{point:x}");
                }
            }
        }
        assert!(
            is_plain("Łódź 2º é") && !is_plain("a\u{ad}b") && !is_plain("a\u{a0}b") && !is_plain("e\u{301}")
        );
        assert!(!is_plain("") && !is_plain(" a") && !is_plain("a "));
    }
}
