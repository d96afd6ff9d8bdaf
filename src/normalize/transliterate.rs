//! Conversion of text to ASCII, for registries and providers that accept nothing else.

mod caucasian;
mod cyrillic;
mod greek;
mod hangul;
mod kana;
mod latin;

use registrant_text::unicode::{decompose, nfc};

use super::text::{MAX_TEXT, exceeds, too_long};
use crate::base::{Change, Code, Outcome, Problem, remove_invisible};
use crate::contact::Country;

/// Converts a text to ASCII, as people in `country` spell it without their own letters.
///
/// It knows the Latin, Greek, Cyrillic, Armenian and Georgian alphabets, Japanese kana and Korean Hangul. `ä` is
/// `ae` in German but `a` elsewhere, `å` is `aa` in Danish and Norwegian, `г` is `h` in Ukrainian. Without a
/// country, Latin letters lose their accents and Cyrillic ones follow passports (ICAO Doc 9303). The conversion
/// loses information, so use it only if a target requires ASCII. An ASCII text stays unchanged. For a person's
/// name, use [`to_ascii_name`].
///
/// # Errors
/// - [`Code::Charset`] without a value, for a letter of another script or a sign without an ASCII spelling.
///   No character is dropped silently. Chinese characters, Arabic, Hebrew, Thai and the scripts of India are
///   among them: only the person knows the spelling.
/// - [`Code::Missing`] for an empty text
/// - [`Code::TooLong`] for a text longer than [`MAX_TEXT`] characters
///
/// ```
/// use registrant::{contact::Country, normalize::to_ascii_text};
/// let spelled = |text, country| to_ascii_text(text, Country::new(country)).value;
/// assert_eq!(spelled("Jürgen Großmann", "DE").as_deref(), Some("Juergen Grossmann"));
/// assert_eq!(spelled("Århus", "DK").as_deref(), Some("Aarhus"));
/// assert_eq!(spelled("서울시 강남구", "KR").as_deref(), Some("Seoul-si Gangnam-gu"));
/// assert_eq!(spelled("東京", "JP"), None);
/// ```
pub fn to_ascii_text(input: &str, country: Option<Country>) -> Outcome<String> {
    to_ascii(input, country, false)
}

/// Converts a person's name to ASCII, like [`to_ascii_text`].
///
/// Only Korean differs: in a name, the consonants of two syllables don't assimilate. A whole name of three or four
/// syllables gets a space after the family name, and frequent family names have the spelling of most passports.
///
/// ```
/// use registrant::{contact::Country, normalize::{to_ascii_name, to_ascii_text}};
/// let korea = Country::new("KR");
/// assert_eq!(to_ascii_name("복남", korea).value.as_deref(), Some("Boknam"));
/// assert_eq!(to_ascii_name("김복남", korea).value.as_deref(), Some("Kim Boknam"));
/// assert_eq!(to_ascii_text("종로", korea).value.as_deref(), Some("Jongno"));
/// ```
pub fn to_ascii_name(input: &str, country: Option<Country>) -> Outcome<String> {
    to_ascii(input, country, true)
}

fn to_ascii(input: &str, country: Option<Country>, is_name: bool) -> Outcome<String> {
    if exceeds(input, MAX_TEXT) {
        return Outcome::refused(too_long("text.too_long", MAX_TEXT));
    }
    let visible = remove_invisible(input, &mut Vec::new());
    if visible.trim().is_empty() {
        return Outcome::refused(Problem::new(Code::Missing, "text.empty"));
    }
    if input.is_ascii() {
        return Outcome::valid(input.to_owned(), Vec::new());
    }
    let country = country.as_ref().map_or("", Country::as_str);
    let chars: Vec<char> = nfc(&kana::full_width(&visible)).chars().collect();
    let (family, rest) = match hangul::family_length(&chars).filter(|_| is_name) {
        Some(length) => chars.split_at_checked(length).unwrap_or_default(),
        None => (&[][..], &*chars),
    };
    let mut ascii = hangul::family(family).unwrap_or_default().to_owned();
    let parts = [if ascii.is_empty() { family } else { &[] }, rest];
    for (part, at) in parts.iter().flat_map(|part| (0..part.len()).map(move |at| (part, at))) {
        if at == 0 && !ascii.is_empty() && !part.starts_with(&[' ']) {
            ascii.push(' ');
        }
        if spell(&mut ascii, part, at, country, is_name).is_none() {
            return Outcome::refused(Problem::new(Code::Charset, "text.no_transliteration"));
        }
    }
    if ascii.trim().is_empty() {
        return Outcome::refused(Problem::new(Code::Missing, "text.empty"));
    }
    let change = Change::new("transliterated", input, ascii.as_str());
    Outcome::valid(ascii, vec![change])
}

/// Appends the spelling of the character at `at`, or returns `None` if it has none.
fn spell(ascii: &mut String, chars: &[char], at: usize, country: &str, is_name: bool) -> Option<()> {
    let c = *chars.get(at)?;
    let is_mute = match c {
        '\'' | '’' | 'ʼ' => cyrillic::is_mute_apostrophe(chars, at, country),
        '·' => latin::is_mute_dot(chars, at),
        _ => false,
    };
    if is_mute {
        // An ASCII character needs no spelling.
    } else if c.is_ascii() {
        ascii.push(c);
    } else if let Some(sign) = latin::sign(c) {
        if matches!(c, '¼'..='¾' | '⅓' | '⅔') && ascii.ends_with(|last: char| last.is_ascii_digit()) {
            ascii.push(' ');
        }
        if c == '（' && ascii.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            ascii.push(' ');
        }
        ascii.push_str(sign);
        if latin::is_spaced(chars, at) {
            ascii.push(' ');
        }
    } else if let Some(spelling) = latin::letter(lower(c), country)
        .or_else(|| cyrillic::letter(chars, at, country))
        .or_else(|| greek::letter(chars, at))
        .or_else(|| caucasian::letter(chars, at))
    {
        if is_caseless(c) { push_word(ascii, spelling) } else { push_cased(ascii, spelling, chars, at) }
    } else if let Some(spelling) = kana::letter(chars, at).or_else(|| hangul::letter(chars, at, is_name)) {
        push_word(ascii, &spelling);
    } else if c.is_whitespace() {
        ascii.push(' ');
    } else {
        for part in decompose(c) {
            match part {
                '\0'..='\x7f' => ascii.push(part),
                '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' => {}
                _ if part == c => return None,
                _ => push_cased(ascii, letter_alone(part, country)?, chars, at),
            }
        }
    }
    Some(())
}

/// Returns the spelling of a letter without its accent: `ø` from `ǿ`, `и` from `ѝ`.
fn letter_alone(part: char, country: &str) -> Option<&'static str> {
    latin::letter(lower(part), country).or_else(|| cyrillic::letter(&[part], 0, country))
}

/// Finds the spelling of a letter in a text of entries with spaces between them: the letter, then its spelling.
fn find(table: &'static str, letter: char) -> Option<&'static str> {
    table.split_ascii_whitespace().find_map(|entry| entry.strip_prefix(letter))
}

/// Returns whether a letter is of a script without capitals: Georgian.
fn is_caseless(c: char) -> bool {
    matches!(c, 'ა'..='ჵ')
}

/// Appends `spelling`, with a capital letter at the beginning of a word.
fn push_word(ascii: &mut String, spelling: &str) {
    let is_start = !ascii.ends_with(|last: char| last.is_ascii_alphanumeric() || matches!(last, '\'' | '-'));
    let mut chars = spelling.chars();
    if let Some(first) = chars.next().filter(|_| is_start) {
        ascii.push(first.to_ascii_uppercase());
        ascii.push_str(chars.as_str());
    } else {
        ascii.push_str(spelling);
    }
}

/// Appends `spelling` in the case of the letter at `at`. Only the first of several letters is a capital,
/// unless the surrounding letters are capitals too: `Åse`, `ÅSE`.
fn push_cased(ascii: &mut String, spelling: &str, chars: &[char], at: usize) {
    let is_upper = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_uppercase());
    let is_lower = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_lowercase());
    let (before, after) = (at.checked_sub(1), at.checked_add(1));
    let is_capital = chars.get(at).is_some_and(|c| lower(*c) != *c);
    let is_all = is_upper(after) || (is_upper(before) && !is_lower(after));
    for (index, c) in spelling.chars().enumerate() {
        ascii.push(if is_capital && (index == 0 || is_all) { c.to_ascii_uppercase() } else { c });
    }
}

fn lower(c: char) -> char {
    registrant_text::unicode::lower(c).next().unwrap_or(c)
}

#[cfg(test)]
mod tests;
