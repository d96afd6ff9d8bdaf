//! Entries of trade registers. These are phrases, not numbers: a court or town, a letter, a number.

use super::checksum::{luhn, value};
use super::fault::{Fault, Part, demand};

/// Splits an entry into words. A number right after letters is a separate word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split([' ', ',']) {
        let letters = word.bytes().position(|c| c.is_ascii_digit()).unwrap_or(word.len());
        let (before, number) = word.split_at_checked(letters).unwrap_or((word, ""));
        words.extend([before, number].iter().filter(|part| !part.is_empty()));
    }
    words
}

/// Adds a word, with a space before it.
#[inline(never)]
fn add(phrase: &mut String, word: &str) {
    if !phrase.is_empty() && !word.is_empty() {
        phrase.push(' ');
    }
    phrase.push_str(word);
}

/// Returns whether a word may be in the name of a town or court: no control characters and only the usual
/// signs.
#[inline(never)]
fn names(word: &str) -> bool {
    word.chars().all(|c| {
        c.is_ascii_alphabetic() || matches!(c, '-' | '\'' | '.' | '(' | ')' | '/' | '\u{a1}'..='\u{ffef}')
    })
}

/// Reads a French entry: `RCS Paris B 732829320` from `RCS Paris B 732 829 320` or `732 829 320 R.C.S.
/// Paris`.
///
/// Since 2007 entries omit the letter (A trader, B company, C group, D other).
pub(super) fn rcs(text: &str) -> Result<String, Fault> {
    let (mut register, mut letter) = (false, "");
    let (mut town, mut siren) = (String::new(), String::new());
    for word in words(text) {
        if numeric(word) {
            siren.push_str(word);
        } else if ["RCS", "R.C.S.", "R.C.S"].iter().any(|rcs| rcs.eq_ignore_ascii_case(word)) {
            register = true;
        } else if matches!(word, "A" | "B" | "C" | "D") && letter.is_empty() && !town.is_empty() {
            letter = word;
        } else if names(word) && (word.len() > 1 || town.is_empty()) {
            add(&mut town, word);
        } else {
            return Err(Fault::Format);
        }
    }
    demand(siren.len() >= 9, Fault::Short)?;
    demand(siren.len() <= 9, Fault::Long)?;
    demand(register && !town.is_empty(), Fault::Format)?;
    demand(luhn(siren.as_bytes()), Fault::Checksum)?;
    let mut entry = "RCS".to_owned();
    [&town, letter, &siren].iter().for_each(|part| add(&mut entry, part));
    Ok(entry)
}

/// Reads a German entry: `Aachen HRA 11223` from `Amtsgericht Aachen, HRA 11223` or `HRA 11223 Aachen`. A
/// letter may follow the number.
pub(super) fn handelsregister(text: &str) -> Result<String, Fault> {
    const REGISTERS: [&str; 7] = ["HRA", "HRB", "GnR", "GsR", "PR", "VR", "SSR"];
    let (mut register, mut number, mut suffix) = ("", "", "");
    let mut court = String::new();
    for word in words(text) {
        let named = REGISTERS.iter().find(|name| name.eq_ignore_ascii_case(word));
        if let (Some(named), true) = (named, register.is_empty()) {
            register = named;
        } else if numeric(word) && number.is_empty() {
            number = word;
        } else if !number.is_empty() && word.len() <= 2 {
            suffix = word;
        } else if !names(word) {
            return Err(Fault::Format);
        } else if !matches!(word, "Amtsgericht" | "AG") {
            add(&mut court, word);
        }
    }
    demand(!register.is_empty() && !court.is_empty() && matches!(number.len(), 1..=6), Fault::Format)?;
    [register, number, suffix].iter().for_each(|part| add(&mut court, part));
    Ok(court)
}

/// Reads a Romanian entry: `J40/750/2012` or, since 2024, `J2012000750408` (register letter, year, serial
/// number, county, check digit). <https://www.onrc.ro>: "Structura numărului de ordine în registrul
/// comerțului"
pub(super) fn onrc(text: &str) -> Result<String, Fault> {
    let mut bare = String::new();
    for c in text.chars().filter(|&c| c != ' ') {
        match c {
            '-' | '\\' | '/' if bare.len() == 1 => {}
            '-' | '\\' => bare.push('/'),
            c => bare.push(c.to_ascii_uppercase()),
        }
    }
    let letter = bare.bytes().next().unwrap_or_default();
    demand(matches!(letter, b'J' | b'F' | b'C'), Fault::Part(Part::FirstLetter))?;
    let rest = bare.get(1..).unwrap_or_default();
    if let Some((county, rest)) = cut(rest) {
        let (serial, date) = cut(rest).ok_or(Fault::Format)?;
        // The year may be the end of a full date.
        let year = date.get(date.len().saturating_sub(4)..).unwrap_or_default();
        let full = matches!(date.as_bytes(), [_, _, b'.', _, _, b'.', _, _, _, _]);
        demand(full || date.len() == 4, Fault::Format)?;
        demand(numeric(county) && numeric(serial) && numeric(year), Fault::Format)?;
        demand(county.len() <= 2 && serial.len() <= 5, Fault::Format)?;
        demand(known_county(county), Fault::Part(Part::County))?;
        demand(("1990"..="2024").contains(&year), Fault::Part(Part::Year))?;
        let zero = if county.len() == 1 { "0" } else { "" };
        return Ok([bare.get(..1).unwrap_or_default(), zero, county, "/", serial, "/", year].concat());
    }
    demand(numeric(rest), Fault::Format)?;
    demand(rest.len() >= 13, Fault::Short)?;
    demand(rest.len() <= 13, Fault::Long)?;
    let (year, county) = (rest.get(..4).unwrap_or_default(), rest.get(10..12).unwrap_or_default());
    demand(year >= "1990", Fault::Part(Part::Year))?;
    // Entries since July 2024 have no county.
    let holds = (year <= "2024" && known_county(county)) || (year >= "2024" && county == "00");
    demand(holds, Fault::Part(Part::County))?;
    // The value of the letter is the last digit of its ASCII code.
    let (check, body) = rest.as_bytes().split_last().ok_or(Fault::Short)?;
    let sum: u32 = u32::from(letter) + body.iter().map(|&c| value(c)).sum::<u32>();
    demand(sum % 10 == value(*check), Fault::Checksum)?;
    Ok(bare)
}

/// Splits a text at its first slash.
#[inline(never)]
fn cut(text: &str) -> Option<(&str, &str)> {
    let (before, rest) = text.split_at_checked(text.bytes().position(|c| c == b'/')?)?;
    Some((before, rest.get(1..)?))
}

#[inline(never)]
fn numeric(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit())
}

#[inline(never)]
fn known_county(county: &str) -> bool {
    let county = county.bytes().fold(0, |county, c| county * 10 + value(c));
    matches!(county, 1..=40 | 51 | 52)
}
