//! Detection of post-office boxes in street lines.

mod words;

use registrant_text::unicode::{decompose, is_mark, lower, nfc};

use crate::contact::Country;
use words::{LOCAL, MARKS, OPENERS, STREETS, Then, WORDS};

/// The maximum length to read. No registry or provider has longer street lines.
const MAX_CHARS: usize = 255;

/// Returns whether a street line is a post-office box or similar, in the languages of most registrants.
///
/// Boxes, bags and drawers count if people fetch mail from them; French `CS`, which is delivered, does not.
/// Streets with similar names do not count either: `BP Street`, `Box Hill Road`. The country of the address, if it
/// is known, decides about abbreviations: `C.P. 1234` is a box in Canada and a postal code in Argentina. Reads at
/// most 255 characters.
///
/// ```
/// use registrant::{contact::Country, normalize::address::is_po_box};
/// assert!(is_po_box("P.O. Box 12", None));
/// assert!(is_po_box("BP 40112", None));
/// assert!(is_po_box("а/я 57", None));
/// assert!(!is_po_box("12 Box Hill Road", None));
/// assert!(is_po_box("C.P. 1234", Country::new("CA")));
/// assert!(!is_po_box("C.P. 1234", Country::new("AR")));
/// ```
pub fn is_po_box(line: &str, country: Option<Country>) -> bool {
    let line = line.char_indices().nth(MAX_CHARS).and_then(|(end, _)| line.get(..end)).unwrap_or(line);
    let parts = line.split([',', ';', '\n', '،', '、', '，']);
    MARKS.iter().any(|mark| line.contains(mark))
        || holds_box(line, country, true)
        || line.contains([',', ';', '\n', '،', '、', '，'])
            && parts.clone().any(|part| holds_box(part, country, false))
}

/// Returns whether a line, or a part of one between commas, has a phrase for a box.
fn holds_box(text: &str, country: Option<Country>, is_line: bool) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let here = country.as_ref().map_or("?", Country::as_str);
    let is_local = |countries: &str| countries.split(' ').any(|one| one == here);
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        let is_name =
            at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| OPENERS.contains(word));
        let has = |phrase: &str, then| after(rest, phrase).is_some_and(|rest| follows(then, at, rest, text));
        // `3 rue de la Boîte Postale`
        let is_street = is_name
            && !words.iter().skip(at).any(|word| word.contains(char::is_numeric))
            && words.iter().take(at).any(|word| STREETS.contains(word));
        WORDS.iter().any(|(phrase, then)| match then {
            _ if is_street => false,
            Then::Number | Then::NumberOrEnd if is_name => false,
            Then::NumberAsLine => (is_line || is_local("SE")) && has(phrase, Then::NumberAlone),
            _ => has(phrase, *then),
        }) || LOCAL.iter().any(|(phrase, countries)| is_local(countries) && has(phrase, Then::Number))
            // Turkish, but a point on a road in Cameroon is `PK 12`.
            || country.is_none() && text.contains("P.K.") && has("pk", Then::NumberAlone)
    })
}

/// Returns the words after the phrase if the words begin with it.
fn after<'w>(words: &'w [&'w str], phrase: &str) -> Option<&'w [&'w str]> {
    phrase.split(' ').try_fold(words, |words, expected| {
        let (first, rest) = words.split_first()?;
        (*first == expected).then_some(rest)
    })
}

fn follows(then: Then, at: usize, rest: &[&str], line: &str) -> bool {
    const NUMBER_WORDS: &[&str] = &["n", "no", "nº", "nr", "num", "numero", "number", "nbr"];
    let rest = match rest {
        [word, rest @ ..] if NUMBER_WORDS.contains(word) => rest,
        rest => rest,
    };
    let rest = match rest {
        [code, rest @ ..]
            if then == Then::Number && code.chars().count() == 1 && !code.contains(char::is_numeric) =>
        {
            rest
        }
        rest => rest,
    };
    let number = rest.first().filter(|w| w.starts_with(|c: char| c.is_numeric()));
    let digits = number.map_or(0, |w| w.chars().count());
    // `123 Postbox Rd`, `Postfach Weg 3`
    if rest.first().is_some_and(|word| STREETS.contains(word)) {
        return false;
    }
    match then {
        Then::Anything => true,
        Then::Number => digits > 0,
        Then::NumberOrEnd => digits > 0 || rest.first().is_none_or(|word| word.chars().count() < 3),
        Then::NumberAfterCapitals => digits > 0 && line.replace(['.', ' '], "").contains("POB"),
        Then::ShortNumber => {
            (1..=3).contains(&digits) && rest.get(1).is_none_or(|w| !w.starts_with(char::is_numeric))
        }
        Then::NumberAlone | Then::NumberAsLine => {
            at == 0 && digits > 0 && rest.iter().all(|w| w.chars().all(char::is_numeric))
        }
    }
}

/// Lower-cases a line and removes accents, full stops, slashes and apostrophes. Other signs and letter-digit
/// borders become spaces. `ó` stays: Apartadó is a town, an apartado is a box.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut before = ' ';
    let mut add = |c: char| {
        if is_mark(c) || matches!(c, '.' | '/' | '\'' | '’') {
            return;
        }
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if before != ' ' && c != ' ' && before.is_numeric() != c.is_numeric() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    };
    for c in nfc(line).chars().map(narrow).flat_map(lower) {
        if c == 'ó' { add(c) } else { decompose(c).for_each(&mut add) }
    }
    out
}

/// Converts full-width ASCII, as typed on Japanese keyboards, to the usual width.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests;
