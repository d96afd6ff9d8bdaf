//! Postal codes in their country's own form.
//!
//! Forms and prefixes come from Google's address data (CC-BY 4.0) and `data/postal/forms.toml`, through
//! `cargo xtask codegen`.

mod shape;
mod sign;

use std::borrow::Cow;

use registrant_text::clean::says_something;

use crate::base::{Change, Code, Outcome, Problem};
use crate::contact::Country;
use crate::normalize::address::{PostalCodes, area_beginnings, areas};
use shape::{Lookalikes, Short, begins, fill};
use sign::{Sign, is_invisible};

/// The maximum length of an input, in bytes. A longer input is refused unread.
const MAX_BYTES: usize = 256;

/// Converts a postal code to the form of its country.
///
/// Digits and letters of any width or script become ASCII; letters become upper case; spaces and dashes move
/// to the country's usual places. The country's letters before the code (`F-75001`, `DE 10115`) are removed,
/// or added if they are part of it (`1010` in Latvia). If the country has no known form, the text is only
/// trimmed.
///
/// # Errors
/// - `missing` if the text has only spaces, control characters and invisible ones
/// - `invalid_format` if the country cannot have the code. The value is the trimmed text; the parameters have
///   an example, and an obvious correction is the fix.
/// - `too_long`, without a value, over 256 bytes
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::postal_code;
/// let gb = Country::new("GB").unwrap();
/// assert_eq!(postal_code("sw1a1aa", gb).value.as_deref(), Some("SW1A 1AA"));
/// assert!(!postal_code("SW1A", gb).is_valid());
/// let fr = Country::new("FR").unwrap();
/// assert_eq!(postal_code("F-75001", fr).value.as_deref(), Some("75001"));
/// ```
pub fn postal_code(input: &str, country: Country) -> Outcome<Cow<'_, str>> {
    if input.len() > MAX_BYTES {
        let problem = Problem::new(Code::TooLong, "postal_code.too_long");
        return Outcome::refused(problem.with("limit", MAX_BYTES.to_string()));
    }
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let trimmed = match input.as_bytes() {
        bytes if is_plain(bytes.first()) && is_plain(bytes.last()) => input,
        _ => input.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c)),
    };
    if !says_something(trimmed) {
        return Outcome::refused(Problem::new(Code::Missing, "postal_code.missing"));
    }
    let known = PostalCodes::of(country);
    if known.forms.is_empty() {
        return Outcome::valid(Cow::Borrowed(trimmed), trimming(input, trimmed));
    }
    let Some(code) = compact(trimmed) else {
        return malformed(input, trimmed, country, &known, None);
    };
    match Reading::of(code.bytes(), country, &known) {
        Some(reading) if reading.written.bytes() == input.as_bytes() => {
            Outcome::valid(Cow::Borrowed(input), Vec::new())
        }
        Some(reading) => {
            let changes = reading.changes(input, trimmed);
            Outcome::valid(Cow::Owned(reading.written.as_str().to_owned()), changes)
        }
        None => malformed(input, trimmed, country, &known, Some(code)),
    }
}

/// Returns whether a postal code is in a subdivision of its country, judged by its beginning, or `None` if
/// unknown.
///
/// `subdivision` is an ISO 3166-2 code, with or without the country. The data ages as post offices move, so a
/// mismatch is only ever a warning.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::postal_code_matches;
/// let us = Country::new("US").unwrap();
/// assert_eq!(postal_code_matches("90210", us, "US-CA"), Some(true));
/// assert_eq!(postal_code_matches("90210", us, "NY"), Some(false));
/// assert_eq!(postal_code_matches("75001", Country::new("FR").unwrap(), "FR-IDF"), None);
/// ```
pub fn postal_code_matches(code: &str, country: Country, subdivision: &str) -> Option<bool> {
    let area = match subdivision.split_once('-') {
        Some((prefix, area)) if prefix == country.as_str() => area,
        Some(_) => return None,
        None => subdivision,
    };
    let code = compact(code).filter(|code| !code.bytes().is_empty())?;
    Some(begins(area_beginnings(country, area)?, code.bytes()))
}

/// Returns the ISO 3166-2 codes of the subdivisions whose postal codes begin like a code.
pub(crate) fn subdivisions_of(code: &str, country: Country) -> Vec<String> {
    let Some(code) = compact(code).filter(|code| !code.bytes().is_empty()) else { return Vec::new() };
    let found = areas(country).filter(|(_, beginnings)| begins(beginnings, code.bytes()));
    found.map(|(area, _)| format!("{}-{area}", country.as_str())).collect()
}

/// Returns the letters and digits of a code in upper case, or `None` if it has other characters or too many.
fn compact(text: &str) -> Option<Short> {
    let mut out = Short::new();
    for c in text.chars() {
        match Sign::of(c) {
            Sign::Letter(byte) => out.push(byte.to_ascii_uppercase())?,
            Sign::Separator(_) | Sign::Nothing => {}
            Sign::Stranger => return None,
        }
    }
    Some(out)
}

/// A code that fits one of its country's forms.
struct Reading {
    written: Short,
    /// The number of country letters before the code.
    prefix: usize,
    /// `true` if letters that belong to the code were missing.
    led: bool,
}

impl Reading {
    fn of(code: &[u8], country: Country, known: &PostalCodes) -> Option<Self> {
        let whole = |code: &[u8]| fill(known.forms, code, Lookalikes::Refused);
        let led = |code: &[u8]| {
            let mut all = Short::new();
            let lead = Some(known.lead()).filter(|lead| !lead.is_empty())?;
            lead.bytes().chain(code.iter().copied()).try_for_each(|b| all.push(b))?;
            whole(all.bytes())
        };
        let read = |code: &[u8], prefix| {
            if let Some(written) = whole(code) {
                return Some(Self { written, prefix, led: false });
            }
            Some(Self { written: led(code)?, prefix, led: true })
        };
        read(code, 0).or_else(|| {
            let prefixes = std::iter::once(country.as_str()).chain(known.prefixes().split(' '));
            prefixes.filter(|p| !p.is_empty()).find_map(|p| read(code.strip_prefix(p.as_bytes())?, p.len()))
        })
    }

    /// Returns the changes from the typed text to the written code.
    fn changes(&self, input: &str, trimmed: &str) -> Vec<Change> {
        let mut changes = trimming(input, trimmed);
        let mut current = trimmed.to_owned();
        let mut step = |why, after: String| {
            if after != current {
                changes.push(Change::new(why, std::mem::replace(&mut current, after.clone()), after));
            }
        };
        let ascii: String = trimmed
            .chars()
            .filter_map(|c| match Sign::of(c) {
                Sign::Letter(byte) | Sign::Separator(byte) => Some(char::from(byte)),
                Sign::Nothing | Sign::Stranger => None,
            })
            .collect();
        let upper = ascii.to_ascii_uppercase();
        let bare = skip_letters(&upper, self.prefix).to_owned();
        step("ascii", ascii);
        step("case", upper);
        step("country_prefix_removed", bare);
        step(if self.led { "country_prefix_added" } else { "separators" }, self.written.as_str().to_owned());
        changes
    }
}

/// Returns the text after the first `count` letters and their separators.
fn skip_letters(text: &str, count: usize) -> &str {
    if count == 0 {
        return text;
    }
    let letters = text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric());
    letters.map(|(at, _)| at).nth(count).and_then(|at| text.get(at..)).unwrap_or(text)
}

fn trimming(input: &str, trimmed: &str) -> Vec<Change> {
    if input == trimmed { Vec::new() } else { vec![Change::new("trimmed", input, trimmed)] }
}

fn malformed<'a>(
    input: &str,
    trimmed: &'a str,
    country: Country,
    known: &PostalCodes,
    code: Option<Short>,
) -> Outcome<Cow<'a, str>> {
    let mut problem = Problem::new(Code::InvalidFormat, "postal_code.format")
        .with("country", country.as_str().to_owned())
        .with("example", known.examples().next().unwrap_or_default());
    let fix =
        code.and_then(|code| repair(code.bytes(), known)).or_else(|| among_words(trimmed, country, known));
    problem.fix = fix.map(|fix| fix.as_str().to_owned());
    Outcome::doubtful(Cow::Borrowed(trimmed), trimming(input, trimmed), problem)
}

/// The maximum number of parts of a code, separated by spaces.
const PARTS: usize = 3;

/// Finds the only code in texts such as "Singapore 048624", "10115 Berlin", "75001 CEDEX 08". The number
/// after CEDEX belongs to the office, not to the code. A text with numbers only is not searched, since any of
/// them could be the code.
fn among_words(text: &str, country: Country, known: &PostalCodes) -> Option<Short> {
    let parts: Vec<&str> = text.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let is_word = |part: &&str| part.chars().nth(2).is_some() && part.chars().all(char::is_alphabetic);
    let read = |run: &[&str]| {
        let has_digit = run.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()));
        let code = compact(&run.concat()).filter(|_| has_digit)?;
        Reading::of(code.bytes(), country, known).map(|reading| reading.written)
    };
    let (length, start, found) = (1..=PARTS.min(parts.len())).rev().find_map(|length| {
        let mut codes =
            parts.windows(length).enumerate().filter_map(|(start, run)| Some((start, read(run)?)));
        let (start, first) = codes.next()?;
        Some((length, start, codes.next().is_none().then_some(first)))
    })?;
    let mut around = parts.iter().enumerate().filter(|(at, _)| !(start..start + length).contains(at));
    found.filter(|_| around.any(|(_, part)| is_word(part)))
}

/// Returns the code that was surely meant: with the leading zero that a spreadsheet dropped, or with `0` for
/// `O` and `1` for `I`.
fn repair(code: &[u8], known: &PostalCodes) -> Option<Short> {
    let mut zeroed = Short::new();
    if known.has_leading_zero() && code.iter().all(u8::is_ascii_digit) {
        std::iter::once(b'0').chain(code.iter().copied()).try_for_each(|b| zeroed.push(b))?;
        return fill(known.forms, zeroed.bytes(), Lookalikes::Refused);
    }
    fill(known.forms, code, Lookalikes::Replaced)
}

#[cfg(test)]
mod tests;
