//! From what someone typed to a number of a kind, and the changes on the way.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::form::Text;
use super::kind::{Fault, Issuer, Kind, Number, Reader, demand};
use super::{Identifier, LONGEST};
use crate::normalize::{Change, Outcome, Problem};
use crate::violation::Code;

/// A fault, and the kind whose form and title tell what would be right.
type Failure = (&'static Kind, Fault);

/// Reads `input` as an identifier of `kind`.
pub(super) fn read(kind: &'static Kind, input: &str, today: Option<NaiveDate>) -> Outcome<Identifier> {
    let (compact, failure) = match compact(kind, input, today) {
        Ok(read) => read,
        Err((about, fault)) => return Outcome::refused(problem(kind, about, fault)),
    };
    let changes = if compact == input { Vec::new() } else { changes(kind, input, &compact) };
    let value = Identifier { kind, compact };
    match failure {
        None => Outcome::valid(value, changes),
        Some((about, fault)) => Outcome::doubtful(value, changes, problem(kind, about, fault)),
    }
}

/// The number, and what is wrong with it although its form is right; or why there is none.
fn compact(
    kind: &'static Kind,
    input: &str,
    today: Option<NaiveDate>,
) -> Result<(String, Option<Failure>), Failure> {
    let failed = |fault| (kind, fault);
    if input.len() > LONGEST {
        return Err(failed(Fault::Long));
    }
    match kind.reader {
        Reader::Forms => {
            let text = significant(kind.kept, input).map_err(failed)?;
            let (number, fault) = number(kind, text.bytes(), today).map_err(failed)?;
            let bare = text.bytes().len() == input.len();
            if kind.strict && !bare && !separated_as_written(kind, input, number.bytes()) {
                return Err(failed(Fault::Format));
            }
            Ok((number.to_string(b""), fault.map(failed)))
        }
        Reader::Phrase(phrase) => {
            let plain: String = input.chars().filter_map(fold).collect();
            demand(!plain.trim().is_empty(), Fault::Empty).map_err(failed)?;
            Ok((phrase(plain.trim()).map_err(failed)?, None))
        }
        Reader::Country(issuer) => {
            let text = significant(VAT_SIGNS, input).map_err(failed)?;
            let text = text.bytes();
            let (country, rest) = text.split_first_chunk().ok_or(failed(Fault::Short))?;
            let Issuer { kind: inner, whole } =
                issuer(*country).ok_or(failed(Fault::Part("country prefix")))?;
            let failed = |fault| (inner, fault);
            let (number, fault) = number(inner, if whole { text } else { rest }, today).map_err(failed)?;
            let prefix = if number.bytes().starts_with(country) { b"" } else { country.as_slice() };
            Ok((number.to_string(prefix), fault.map(failed)))
        }
    }
}

/// The number that the characters `text` hold, and what is wrong with it although its form is right.
fn number(kind: &Kind, text: &[u8], today: Option<NaiveDate>) -> Result<(Text, Option<Fault>), Fault> {
    let number = kind.fit(text)?;
    let fault = kind.check(&Number { text: number.bytes(), today }).err();
    Ok((number, fault))
}

/// The signs that count in a number whose country is not yet known: those of the old Irish numbers.
const VAT_SIGNS: &str = "+*";

/// The characters of `input` that count, in upper case.
fn significant(kept: &str, input: &str) -> Result<Text, Fault> {
    let mut text = Text::new();
    for c in input.chars() {
        let byte = match c {
            '0'..='9' | 'A'..='Z' => c as u8,
            'a'..='z' => c.to_ascii_uppercase() as u8,
            _ => match fold(c) {
                None => continue,
                Some(c) if kept.contains(c) => u8::try_from(c).unwrap_or_default(),
                Some(c) if separates(c) => continue,
                Some(c) if c.is_ascii_alphanumeric() => c.to_ascii_uppercase() as u8,
                // A sign that no number has: the form will not fit.
                Some(_) => b'!',
            },
        };
        if !text.push(byte) {
            return Err(Fault::Long);
        }
    }
    if text.bytes().is_empty() { Err(Fault::Empty) } else { Ok(text) }
}

/// Whether people put `c` between the digits.
fn separates(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '/' | ',' | '(' | ')' | '\'' | '_' | ':')
}

/// The usual character for `c`: an ASCII digit, letter, dash or space for the other ways of writing it, nothing for
/// what cannot be seen.
fn fold(c: char) -> Option<char> {
    // The letters that look alike in Cyrillic and Latin, as they stand in numbers of Belarus and Macedonia.
    const ALIKE: &str = "АAВBЕEКKМMНHОOРPСCТTУYХX";
    let digit = |zero: u32| char::from_digit(u32::from(c).wrapping_sub(zero), 10);
    match c {
        ' '..='~' => Some(c),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{0660}'..='\u{0669}' => digit(0x0660),
        '\u{06F0}'..='\u{06F9}' => digit(0x06F0),
        '\u{0966}'..='\u{096F}' => digit(0x0966),
        '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => Some('-'),
        '\u{2018}' | '\u{2019}' => Some('\''),
        '·' | '•' | '∙' | '。' => Some('.'),
        '\u{0391}'..='\u{04FF}' => {
            let upper = c.to_uppercase().next().unwrap_or(c);
            let mut pairs = ALIKE.chars();
            while let (Some(cyrillic), Some(latin)) = (pairs.next(), pairs.next()) {
                if cyrillic == upper {
                    return Some(latin);
                }
            }
            Some(c)
        }
        'ñ' => Some('Ñ'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Whether `input`, where it has separators at all, has them where the country puts them.
fn separated_as_written(kind: &Kind, input: &str, number: &[u8]) -> bool {
    let plain: String = input.trim().chars().filter_map(fold).collect();
    let Ok(number) = std::str::from_utf8(number) else { return false };
    let written = kind.display(number, kind.prefix());
    let spaced = written.replace('-', " ");
    !plain.chars().any(separates)
        || plain.eq_ignore_ascii_case(&written)
        || plain.eq_ignore_ascii_case(&spaced)
}

/// How the country writes a number of `kind`.
pub(super) fn display(kind: &Kind, compact: &str) -> String {
    if let Reader::Country(issuer) = kind.reader
        && let Some((country, rest)) = compact.split_at_checked(2)
        && let Some(issuer) = country.as_bytes().first_chunk().and_then(|&letters| issuer(letters))
    {
        let written = issuer.kind.display(if issuer.whole { compact } else { rest }, country);
        return if written.starts_with(country) { written } else { format!("{country} {written}") };
    }
    kind.display(compact, kind.prefix())
}

/// What was done to `input` to get `compact`, one change for each step.
#[cold]
fn changes(kind: &Kind, input: &str, compact: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut now = Cow::Borrowed(input);
    let mut step = |why, after: Cow<'_, str>| {
        if after != now {
            changes.push(Change::new(why, &*now, &*after));
            now = Cow::Owned(after.into_owned());
        }
    };
    let trimmed = input.trim();
    step("trimmed", Cow::Borrowed(trimmed));
    let folded: String = trimmed.chars().filter_map(fold).collect();
    step("identifier.characters_replaced", Cow::Borrowed(&folded));
    if !matches!(kind.reader, Reader::Phrase(_)) {
        let kept = if matches!(kind.reader, Reader::Country(_)) { VAT_SIGNS } else { kind.kept };
        let bare: String = folded.chars().filter(|&c| kept.contains(c) || !separates(c)).collect();
        step("identifier.separators_removed", Cow::Borrowed(&bare));
        let mut bare = bare.as_str();
        if let Some((more, rest)) =
            bare.len().checked_sub(compact.len()).and_then(|more| bare.split_at_checked(more))
            && !more.is_empty()
            && rest.eq_ignore_ascii_case(compact)
        {
            let zeros = more.bytes().all(|c| c == b'0');
            let why = if zeros { "identifier.zeros_removed" } else { "identifier.prefix_removed" };
            step(why, Cow::Borrowed(rest));
            bare = rest;
        }
        if bare.eq_ignore_ascii_case(compact) {
            step("identifier.case", Cow::Borrowed(compact));
        } else if bare.len() < compact.len() {
            let upper = bare.to_ascii_uppercase();
            step("identifier.case", Cow::Borrowed(&upper));
            let zeros = compact.strip_suffix(&upper).is_some_and(|more| more.bytes().all(|c| c == b'0'));
            let why = if zeros { "identifier.zeros_added" } else { "identifier.completed" };
            step(why, Cow::Borrowed(compact));
        }
    }
    step("identifier.rewritten", Cow::Borrowed(compact));
    changes
}

/// The fault as the caller gets it: never with the number, always with what would be right.
#[cold]
fn problem(kind: &Kind, about: &Kind, fault: Fault) -> Problem {
    let (code, reason) = match fault {
        Fault::Empty => (Code::Missing, "identifier.empty"),
        Fault::Short => (Code::TooShort, "identifier.length"),
        Fault::Long => (Code::TooLong, "identifier.length"),
        Fault::Format => (Code::InvalidFormat, "identifier.format"),
        Fault::Part(_) => (Code::InvalidFormat, "identifier.component"),
        Fault::Checksum => (Code::Checksum, "identifier.checksum"),
    };
    let problem = Problem::new(code, reason).with("kind", kind.name()).with("title", about.title());
    let form = || about.forms().collect::<Vec<_>>().join(", ");
    match fault {
        Fault::Short | Fault::Long => match about.reader {
            Reader::Forms => problem.with("lengths", about.lengths()).with("form", form()),
            _ => problem.with("form", form()),
        },
        Fault::Format => problem.with("form", form()),
        Fault::Part(part) => problem.with("part", part),
        Fault::Empty | Fault::Checksum => problem,
    }
}

/// The problem of a kind that is not supported, with the names that are nearest to it.
#[cold]
pub(super) fn unsupported(name: &str) -> Problem {
    let (country, number) = name.split_once('.').unwrap_or(("", name));
    let names = || super::kinds().map(Kind::name);
    let same = |wanted: &str, have: &str| {
        !wanted.is_empty() && wanted.trim_end_matches('_').eq_ignore_ascii_case(have.trim_end_matches('_'))
    };
    let parts = |name: &'static str| name.split_once('.').unwrap_or(("", name));
    let mut near: Vec<&str> = names().filter(|name| same(number, parts(name).1)).collect();
    near.extend(names().filter(|name| same(country, parts(name).0) && !same(number, parts(name).1)));
    near.truncate(12);
    let problem = Problem::new(Code::Unsupported, "identifier.unsupported");
    if near.is_empty() { problem } else { problem.with("known", near.join(", ")) }
}
