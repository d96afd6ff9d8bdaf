//! Reading of typed text as a number of a kind, with the changes.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::fault::{Fault, Part, demand};
use super::form::Text;
use super::kind::{Issuer, Kind, Number, Reader};
use super::{Identifier, LONGEST};
use crate::base::{Change, Code, Outcome, Problem};
use crate::contact::Country;

/// A fault, and the kind whose form and title describe the right number.
pub(super) type Failure = (&'static Kind, Fault);

/// Reads `input` as an identifier of `kind`.
pub(super) fn read(kind: &'static Kind, input: &str, today: Option<NaiveDate>) -> Outcome<Identifier> {
    let (compact, failure) = match compact(kind, input, today) {
        Ok(read) => read,
        Err((about, fault)) => {
            let mut problem = problem(kind, about, fault);
            problem.fix = without_its_name(kind, input, today);
            return Outcome::refused(problem);
        }
    };
    let changes = if compact == input { Vec::new() } else { changes(kind, input, &compact) };
    let value = Identifier { kind, compact };
    match failure {
        None => Outcome::valid(value, changes),
        Some((about, fault)) => Outcome::doubtful(value, changes, problem(kind, about, fault)),
    }
}

/// Returns the number after words that only name it, as in "SIREN 732829320".
#[cold]
fn without_its_name(kind: &'static Kind, input: &str, today: Option<NaiveDate>) -> Option<String> {
    let (number, failure) = compact(kind, behind_its_name(kind, input)?, today).ok()?;
    failure.is_none().then_some(number)
}

/// Returns the text after words that only name the number, if it has the form of a number.
#[cold]
pub(super) fn behind_its_name<'t>(kind: &'static Kind, input: &'t str) -> Option<&'t str> {
    // The words for numbers in any country.
    const NAMES: &[&str] = &[
        "no", "nr", "n", "p", "id", "tax", "number", "vat", "tva", "iva", "btw", "mwst", "ust", "idnr",
        "ustidnr",
    ];
    let mut rest = Some(input.trim()).filter(|text| text.len() <= LONGEST)?;
    let named = kind.name().split('.').chain(kind.title().split(|c: char| !c.is_alphanumeric()));
    let is_name =
        |word: &str| named.clone().chain(NAMES.iter().copied()).any(|known| known.eq_ignore_ascii_case(word));
    while let Some((words, after)) = rest.split_once([' ', ':', '\u{a0}']) {
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        if !words.all(is_name) {
            return None;
        }
        rest = after.trim();
        if compact(kind, rest, None).is_ok() {
            return Some(rest);
        }
    }
    None
}

/// Returns `input` with the letters of `country` before it, if numbers of `kind` begin with a country and the
/// result is valid.
#[cold]
pub(super) fn completed(
    kind: &'static Kind,
    input: &str,
    country: Country,
    today: Option<NaiveDate>,
) -> Option<Outcome<Identifier>> {
    if !matches!(kind.reader, Reader::Country(_)) || input.len() > LONGEST {
        return None;
    }
    // The prefix of Greek numbers is not the ISO code.
    let letters = if country.as_str() == "GR" { "EL" } else { country.as_str() };
    let whole = format!("{letters}{}", input.trim());
    let mut outcome = read(kind, &whole, today);
    outcome.changes.insert(0, Change::new("identifier.completed", input, whole));
    outcome.is_valid().then_some(outcome)
}

/// Returns whether `input` is surely a number of `kind`. Avoids allocating if possible.
pub(super) fn is_sound(kind: &'static Kind, input: &str, today: Option<NaiveDate>) -> bool {
    match kind.reader {
        Reader::Forms if !kind.strict && input.len() <= LONGEST => significant(kind.kept(), input)
            .and_then(|text| number(kind, text.bytes(), today).map(|(_, fault)| fault.is_none()))
            .unwrap_or(false),
        _ => read(kind, input, today).problem.is_none(),
    }
}

/// Returns the number, with its fault if only the form is right, or the fault that prevents reading it.
pub(super) fn compact(
    kind: &'static Kind,
    input: &str,
    today: Option<NaiveDate>,
) -> Result<(String, Option<Failure>), Failure> {
    let failed = |fault| (kind, fault);
    if input.len() > LONGEST {
        return Err(failed(Fault::Long));
    }
    match kind.reader {
        Reader::Forms | Reader::Verified(_) => {
            let text = significant(kind.kept(), input).map_err(failed)?;
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
                issuer(*country).ok_or(failed(Fault::Part(Part::CountryPrefix)))?;
            let failed = |fault| (inner, fault);
            let (number, fault) = number(inner, if whole { text } else { rest }, today).map_err(failed)?;
            let prefix = if number.bytes().starts_with(country) { b"" } else { country.as_slice() };
            Ok((number.to_string(prefix), fault.map(failed)))
        }
    }
}

/// Returns the number in the characters of `text`, with its fault if only the form is right.
fn number(kind: &Kind, text: &[u8], today: Option<NaiveDate>) -> Result<(Text, Option<Fault>), Fault> {
    let number = kind.fit(text)?;
    match kind.check(&Number { text: number.bytes(), today }) {
        Ok(()) => Ok((number, None)),
        Err(fault @ (Fault::Checksum | Fault::Part(_))) => Ok((number, Some(fault))),
        Err(fault) => Err(fault),
    }
}

/// The signs that count in a number whose country is still unknown: those of the old Irish numbers.
const VAT_SIGNS: &str = "+*";

/// Returns the characters of `input` that count, in upper case.
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
                // No number has this sign, so the form does not fit.
                Some(_) => b'!',
            },
        };
        if !text.push(byte) {
            return Err(Fault::Long);
        }
    }
    if text.bytes().is_empty() { Err(Fault::Empty) } else { Ok(text) }
}

/// Returns whether people put `c` between the digits.
fn separates(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '/' | ',' | '(' | ')' | '\'' | '_' | ':')
}

/// Returns the usual character for `c`: an ASCII digit, letter, dash or space. Returns `None` if `c` is
/// invisible.
#[inline(never)]
fn fold(c: char) -> Option<char> {
    // The letters that look alike in Cyrillic and Latin and occur in numbers of Belarus and Macedonia.
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
        'А'..='я' => {
            // The 32 small letters follow the capital ones.
            let mut pairs = ALIKE.chars();
            while let (Some(cyrillic), Some(latin)) = (pairs.next(), pairs.next()) {
                if c == cyrillic || u32::from(c) == u32::from(cyrillic) + 0x20 {
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

/// Returns whether `input` has no separators, or has them in the country's usual places.
fn separated_as_written(kind: &Kind, input: &str, number: &[u8]) -> bool {
    let plain: String = input.trim().chars().filter_map(fold).collect();
    let Ok(number) = std::str::from_utf8(number) else { return false };
    let written = kind.display(number, kind.prefix());
    let spaced = written.replace('-', " ");
    !plain.chars().any(separates)
        || plain.eq_ignore_ascii_case(&written)
        || plain.eq_ignore_ascii_case(&spaced)
}

/// Formats a number of `kind` as its country does.
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

/// Returns the changes from `input` to `compact`, one for each step.
#[cold]
pub(super) fn changes(kind: &Kind, input: &str, compact: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut now = input.to_owned();
    let mut step = |why, after: &str| {
        if after != now {
            changes.push(Change::new(why, std::mem::replace(&mut now, after.to_owned()), after));
        }
    };
    let trimmed = input.trim();
    step("trimmed", trimmed);
    let mut text: String = trimmed.chars().filter_map(fold).collect();
    step("identifier.characters_replaced", &text);
    if !matches!(kind.reader, Reader::Phrase(_)) {
        let kept = if matches!(kind.reader, Reader::Country(_)) { VAT_SIGNS } else { kind.kept() };
        text.retain(|c| kept.contains(c) || !separates(c));
        step("identifier.separators_removed", &text);
        let prefix = kind.prefixes().find(|prefix| {
            let starts = text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
            starts && !compact.starts_with(prefix)
        });
        text = text.get(prefix.map_or(0, str::len)..).unwrap_or_default().to_owned();
        step("identifier.prefix_removed", &text);
        let zeros = text.len().saturating_sub(compact.len());
        text = text.get(zeros..).unwrap_or_default().to_owned();
        step("identifier.zeros_removed", &text);
        if text.eq_ignore_ascii_case(compact) {
            text = compact.to_owned();
        } else {
            text.make_ascii_uppercase();
        }
        step("identifier.case", &text);
        let added = compact.strip_suffix(&text).unwrap_or_default();
        let zeros = !added.is_empty() && added.bytes().all(|c| c == b'0');
        step(if zeros { "identifier.zeros_added" } else { "identifier.completed" }, compact);
    }
    step("identifier.rewritten", compact);
    changes
}

/// Makes the caller's problem from a fault. It never contains the number, and always the expected form.
#[cold]
pub(super) fn problem(kind: &Kind, about: &Kind, fault: Fault) -> Problem {
    let (code, reason) = match fault {
        Fault::Empty => (Code::Missing, "identifier.empty"),
        Fault::Short => (Code::TooShort, "identifier.length"),
        Fault::Long => (Code::TooLong, "identifier.length"),
        Fault::Format => (Code::InvalidFormat, "identifier.format"),
        Fault::Part(_) => (Code::InvalidFormat, "identifier.component"),
        Fault::Checksum => (Code::Checksum, "identifier.checksum"),
    };
    let mut params = vec![("kind", Cow::Borrowed(kind.name())), ("title", Cow::Borrowed(about.title()))];
    if let Fault::Part(part) = fault {
        params.push(("part", Cow::Borrowed(part.words())));
    }
    if matches!(fault, Fault::Short | Fault::Long | Fault::Format) {
        params.push(("form", Cow::Owned(joined(&mut about.forms().map(Cow::Owned)))));
    }
    if matches!(fault, Fault::Short | Fault::Long) && about.reader.has_masks() {
        params.push(("lengths", Cow::Owned(about.lengths())));
    }
    Problem { code, reason, params, fix: None }
}

/// Joins words with commas.
#[inline(never)]
fn joined(words: &mut dyn Iterator<Item = Cow<'static, str>>) -> String {
    let mut joined = String::new();
    for word in words {
        joined.push_str(if joined.is_empty() { "" } else { ", " });
        joined.push_str(&word);
    }
    joined
}

/// Makes the problem of an unsupported kind. It lists kinds with the same number name or, failing that, of
/// the same country.
#[cold]
pub(super) fn unsupported(name: &str) -> Problem {
    let (country, number) = name.split_once('.').unwrap_or(("", name));
    let alike = |a: &str, b: &str| a.trim_end_matches('_').eq_ignore_ascii_case(b.trim_end_matches('_'));
    let known = |by_number: bool| {
        let mut names = super::kinds().map(Kind::name).filter(|name| {
            let parts = name.split_once('.');
            parts.is_some_and(|(c, n)| if by_number { alike(n, number) } else { alike(c, country) })
        });
        joined(&mut names.by_ref().map(Cow::Borrowed))
    };
    let mut known_names = known(true);
    if known_names.is_empty() {
        known_names = known(false);
    }
    let known = known_names;
    if known.is_empty() {
        return Problem::new(Code::Unsupported, "identifier.unknown");
    }
    Problem::new(Code::Unsupported, "identifier.unsupported").with("known", known)
}
