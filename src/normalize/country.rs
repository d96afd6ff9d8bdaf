//! Countries: conversion of any code or name to ISO 3166-1 alpha-2.

mod table;

use std::borrow::Cow;
use std::cmp::Ordering;

use registrant_text::clean::says_something;
use registrant_text::fold::{Folded, is_code};
use registrant_text::near::is_one_edit_apart;
use registrant_text::place::country::{
    DEMOCRATIC, EUROPEAN_POWER, FORMS, Formed, ISLANDS, KINGDOM, OTHER_POWER, PEOPLES, REPUBLIC, formed, key,
    rotated, squeeze,
};

use crate::base::{Change, Code, Outcome, Problem, cut};
use crate::contact::Country;

/// The maximum length of an input in bytes, without surrounding spaces. A longer input is refused unread.
pub const COUNTRY_MAX_BYTES: usize = 200;

/// The reason of a change if letters were not upper-case, or spaces surrounded them.
const CASE: &str = "case";

/// Codes that ISO 3166 reserves for entities that are not countries: the European Union, the euro area, the
/// United Nations (<https://www.iso.org/glossary-for-iso-3166.html>, exceptional reservations).
const RESERVED: [&str; 3] = ["EU", "EZ", "UN"];

/// Finds the country of a code or a name.
///
/// Understands:
///
/// - ISO 3166-1 alpha-2, alpha-3 and numeric codes. "4" is refused: a number under three digits may be a
///   calling code.
/// - the codes `UK`, `EL` and `XK`
/// - official, short, local and everyday names in English, French, German, Spanish, Italian, Portuguese and
///   Dutch, and in each country's own language
///
/// Case, accents, punctuation, articles and "and" do not count. Everything else does: the search never looks
/// for a name inside another one. The constituent countries of the United Kingdom are `GB`.
///
/// # Errors
///
/// The outcome's problem is:
///
/// - `missing` for an empty input
/// - `too_long` beyond [`COUNTRY_MAX_BYTES`]
/// - `conflict` for a name of several countries ("Congo"), with `candidates`
/// - `unknown_value` for a withdrawn code or name without a single successor (`AN`), with `until` and
///   `candidates`
/// - `unknown_value` for a code that is reserved but not a country's (`EU`)
/// - `unknown_value` for any other text. If only one country's name is one letter away, its code is the fix.
///
/// ```
/// use registrant::normalize::country;
///
/// assert_eq!(country("Côte d'Ivoire").value.unwrap().as_str(), "CI");
/// assert_eq!(country("uk").value.unwrap().as_str(), "GB");
/// assert!(country("FR").changes.is_empty());
///
/// let refused = country("Congo").problem.unwrap();
/// assert_eq!(refused.params, [("candidates", "CD, CG".into())]);
/// ```
pub fn country(input: &str) -> Outcome<Country> {
    resolve(input, nearest)
}

/// Returns the value of [`country`], without the search for a fix: rules ask for the same country many times.
pub(crate) fn country_value(input: &str) -> Option<Country> {
    resolve(input, |_| None).value
}

fn resolve(input: &str, nearest: fn(&str) -> Option<Country>) -> Outcome<Country> {
    let unknown = |name: &str| {
        let problem = Problem::new(Code::UnknownValue, "country.unknown");
        Outcome::refused(match nearest(name) {
            Some(country) => problem.with_fix(country.as_str()),
            None => problem,
        })
    };
    if let Some(found) = Country::new(input).filter(|found| found.is_assigned()) {
        return Outcome::valid(found, Vec::new());
    }
    let trimmed = input.trim();
    if !says_something(trimmed) {
        return Outcome::refused(Problem::new(Code::Missing, "country.missing"));
    }
    if trimmed.len() > COUNTRY_MAX_BYTES {
        let limit = COUNTRY_MAX_BYTES.to_string();
        return Outcome::refused(Problem::new(Code::TooLong, "country.too_long").with("limit", limit));
    }
    let words = Folded::words_of(trimmed);
    let spelled = spelled_code(trimmed, &words);
    if spelled.is_some_and(|code| RESERVED.contains(&code.as_str())) {
        return Outcome::refused(Problem::new(Code::UnknownValue, "country.reserved"));
    }
    let (target, why) = match find_code(trimmed, &words) {
        Some((target, why)) => (Some(target), why),
        None => {
            let own = spelled.and_then(index_of).map(Target::Country);
            (
                find_name(trimmed, &words).filter(|found| own.is_none_or(|own| own == *found)),
                "country_from_name",
            )
        }
    };
    match target {
        Some(Target::Country(index)) => match at(index) {
            Some(found) => changed(found, input, why),
            None => unknown(trimmed),
        },
        Some(Target::Withdrawn(line)) => withdrawn(line, input),
        Some(Target::Ambiguous(line)) => {
            let candidates = table::AMBIGUOUS.lines().nth(line).and_then(|line| line.split('\t').next());
            Outcome::refused(
                Problem::new(Code::Conflict, "country.ambiguous")
                    .with("candidates", listed(candidates.unwrap_or_default())),
            )
        }
        Some(Target::Kind(_)) | None => unknown(trimmed),
    }
}

impl Country {
    /// Returns whether the code is assigned by ISO 3166-1 or is `XK`.
    pub fn is_assigned(self) -> bool {
        index_of(self).is_some()
    }

    /// Returns the ISO 3166-1 alpha-3 code (`XKX` for Kosovo), or `None` if the code is not assigned.
    ///
    /// ```
    /// use registrant::contact::Country;
    /// let country = Country::new("FR").unwrap();
    /// assert_eq!(country.alpha3(), Some("FRA"));
    /// assert_eq!(country.numeric(), Some("250"));
    /// assert_eq!(country.name(), Some("France"));
    /// ```
    pub fn alpha3(self) -> Option<&'static str> {
        codes(index_of(self)?).map(|(_, alpha3, _)| alpha3)
    }

    /// Returns the three-digit ISO 3166-1 numeric code (`983` for Kosovo), or `None` if the code is not
    /// assigned.
    pub fn numeric(self) -> Option<&'static str> {
        codes(index_of(self)?).map(|(_, _, numeric)| numeric)
    }

    /// Returns the short English name, or `None` if the code is not assigned.
    pub fn name(self) -> Option<&'static str> {
        let index = index_of(self)?;
        let end = usize::from(*table::NAME_ENDS.get(index)?);
        let start = index.checked_sub(1).and_then(|i| table::NAME_ENDS.get(i)).map_or(0, |&e| usize::from(e));
        table::NAMES.get(start..end)
    }

    /// Returns every assigned country, sorted by alpha-2 code.
    ///
    /// ```
    /// use registrant::contact::Country;
    /// assert_eq!(Country::all().count(), 250);
    /// ```
    pub fn all() -> impl Iterator<Item = Country> {
        (0..table::CODES.len()).filter_map(at)
    }
}

/// The target of a key: the index of a country, a line in a table of refused texts, or the bits of a word
/// around a name.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Country(usize),
    Withdrawn(usize),
    Ambiguous(usize),
    Kind(u16),
}

fn codes(index: usize) -> Option<(&'static str, &'static str, &'static str)> {
    let record = std::str::from_utf8(table::CODES.get(index)?).ok()?;
    let (alpha2, rest) = record.split_at_checked(2)?;
    let (alpha3, numeric) = rest.split_at_checked(3)?;
    Some((alpha2, alpha3, numeric))
}

fn at(index: usize) -> Option<Country> {
    Country::new(codes(index)?.0)
}

/// The record of each pair of letters, or 255. Every check looks up a country, and some rules do so several
/// times.
static INDEX: [u8; 26 * 26] = {
    let mut index = [u8::MAX; 26 * 26];
    let mut record = 0;
    while let Some((codes, rest)) = table::CODES.split_at(record).1.split_first() {
        if let [first, second, ..] = codes.as_slice() {
            let place = (*first - b'A') as usize * 26 + (*second - b'A') as usize;
            if let Some((slot, _)) = index.split_at_mut(place).1.split_first_mut() {
                *slot = record as u8;
            }
        }
        record += 1;
        if rest.is_empty() {
            break;
        }
    }
    index
};

const _: () = assert!(table::CODES.len() < u8::MAX as usize);

fn index_of(country: Country) -> Option<usize> {
    let [first, second] = country.bytes();
    let letter = |byte: u8| byte.checked_sub(b'A').filter(|letter| *letter < 26).map(usize::from);
    let index = *INDEX.get(letter(first)? * 26 + letter(second)?)?;
    (index != u8::MAX).then_some(usize::from(index))
}

/// Returns the country of an ISO 3166-1 code, current or withdrawn, in either case. It never looks up names,
/// so a build that only needs codes can leave out the table of names.
#[cfg(any(test, all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"))))]
pub(crate) fn country_of_code(text: &str) -> Option<Country> {
    let mut upper = [0; 3];
    let code = upper.get_mut(..text.len())?;
    code.copy_from_slice(text.as_bytes());
    code.make_ascii_uppercase();
    match &*code {
        // ISO 3166 treats these two as names.
        b"UK" => Country::new("GB"),
        b"EL" => Country::new("GR"),
        // These two are only regions of the phone numbering plan.
        b"AC" | b"TA" => Country::new(text),
        code => match find_upper_code(code)?.0 {
            Target::Country(index) => at(index),
            Target::Withdrawn(line) => Country::new(withdrawal(line).1).or_else(|| Country::new(text)),
            Target::Ambiguous(_) | Target::Kind(_) => None,
        },
    }
}

/// Returns the two letters that a text spells, as in "EU", "E.U.", "E U" and "E-U". "E.-U." does not count:
/// French abbreviates names like that ("É.-U.", "R.-U."), but nobody writes a code so.
fn spelled_code(text: &str, words: &Folded) -> Option<Country> {
    let plain = |part: &str| is_code(part);
    if text.contains(".-") || !text.split([' ', '-']).all(plain) {
        return None;
    }
    let mut letters = words.words().flat_map(str::bytes);
    let code = [letters.next()?, letters.next()?].map(|letter| letter.to_ascii_uppercase());
    if letters.next().is_some() { None } else { Country::new(std::str::from_utf8(&code).ok()?) }
}

/// Returns the target of an alpha-2, alpha-3 or numeric code, and the reason of the change.
fn find_code(text: &str, words: &Folded) -> Option<(Target, &'static str)> {
    let folded = words.as_str();
    if !is_code(text.trim_matches([' ', ')', ']'])) {
        return None;
    }
    let mut upper = [0; 3];
    let code = upper.get_mut(..folded.len())?;
    code.copy_from_slice(folded.as_bytes());
    code.make_ascii_uppercase();
    find_upper_code(code)
}

fn find_upper_code(code: &[u8]) -> Option<(Target, &'static str)> {
    let column = match code {
        [b'A'..=b'Z', b'A'..=b'Z'] => 0..2,
        [b'A'..=b'Z', b'A'..=b'Z', b'A'..=b'Z'] => 2..5,
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] => 5..8,
        _ => return None,
    };
    let why = match column.start {
        0 => CASE,
        2 => "country_from_alpha3",
        _ => "country_from_numeric",
    };
    let own = |record: &[u8; 8]| record.get(column.clone()).map(|own| own.cmp(code));
    let here = match code {
        // The records are sorted by these codes.
        [_, _] => table::CODES.binary_search_by(|record| own(record).unwrap_or(Ordering::Less)).ok(),
        _ => table::CODES.iter().position(|record| own(record) == Some(Ordering::Equal)),
    };
    if let Some(index) = here {
        return Some((Target::Country(index), why));
    }
    find_withdrawn(code, usize::from(column.start > 0) + usize::from(column.start > 2))
        .map(|target| (target, why))
}

/// Finds a withdrawn code in a column of the table: alpha-2, alpha-3 or numeric.
// A function of its own, because the first call waits until the code that it runs is compiled.
#[cold]
#[inline(never)]
fn find_withdrawn(code: &[u8], column: usize) -> Option<Target> {
    let matches = |line: &str| {
        let rest = (0..column).fold(line, |rest, _| cut(rest, b'\t').1);
        cut(rest, b'\t').0.as_bytes() == code
    };
    table::WITHDRAWN.lines().position(matches).map(Target::Withdrawn)
}

/// Finds the target of a name. Tries the name itself, its usual word order, and the name without its state
/// form. Then tries two names of one country, or a territory and its state.
fn find_name(name: &str, words: &Folded) -> Option<Target> {
    if !cfg!(feature = "spellings") {
        // To the table these two codes are names.
        let code = match words.as_str() {
            "uk" => "GB",
            "el" => "GR",
            _ => return None,
        };
        return index_of(Country::new(code)?).map(Target::Country);
    }
    find_whole(name, words).or_else(|| {
        let (one, other) = name.split_once([',', '('])?;
        let part = |text: &str| {
            let words = Folded::words_of(text);
            find_code(text, &words).map(|(target, _)| target).or_else(|| find_whole(text, &words))
        };
        let (one, other) = (part(one)?, part(other)?);
        (one == other || belongs(one, other)).then_some(one)
    })
}

/// Returns whether `territory` belongs to `state`, as in "Guadeloupe (France)".
fn belongs(territory: Target, state: Target) -> bool {
    let code = |target| match target {
        Target::Country(index) => codes(index).map(|(alpha2, ..)| alpha2),
        _ => None,
    };
    let (Some(territory), Some(state)) = (code(territory), code(state)) else { return false };
    let mut lines = table::SOVEREIGNS.lines().filter_map(|line| line.split_once('\t'));
    lines.any(|(sovereign, own)| sovereign == state && own.split(' ').any(|code| code == territory))
}

fn find_whole(name: &str, words: &Folded) -> Option<Target> {
    let everything = |words: &Folded| find(squeeze(words, |_| true).as_str());
    let turned = rotated(name);
    everything(words)
        .or_else(|| everything(turned.as_ref()?))
        .or_else(|| find_formed(&formed(words, kind)?))
        .or_else(|| find_formed(&formed(turned.as_ref()?, kind)?))
}

/// Returns the bits of a word that may surround a name.
fn kind(word: &str) -> u16 {
    let mut key = Folded::new();
    key.push('#');
    key.push_str(word);
    match find(key.as_str()) {
        Some(Target::Kind(bits)) => bits,
        _ => 0,
    }
}

fn find_formed(formed: &Formed<'_>) -> Option<Target> {
    let power = EUROPEAN_POWER | OTHER_POWER;
    [power | ISLANDS, power, 0].iter().find_map(|&optional| find_core(formed, optional))
}

fn find_core(formed: &Formed<'_>, optional: u16) -> Option<Target> {
    let (core, bits) = (formed.core(optional), formed.bits);
    if core.as_str().is_empty() {
        return None;
    }
    let mut beside_form = Folded::new();
    beside_form.push('~');
    beside_form.push_str(core.as_str());
    match find(beside_form.as_str()).or_else(|| find(core.as_str()))? {
        Target::Country(index) => {
            // A Republic of China without "People's" is Taiwan.
            if bits & (REPUBLIC | PEOPLES) == REPUBLIC && codes(index)?.0 == "CN" {
                return index_of(Country::new("TW")?).map(Target::Country);
            }
            let allowed = table::FORMS.get(index)?;
            (allowed & bits & FORMS != 0).then_some(Target::Country(index))
        }
        Target::Ambiguous(line) => {
            let (candidates, decided_by) = table::AMBIGUOUS.lines().nth(line)?.split_once('\t')?;
            let (one, other) = candidates.split_once(' ')?;
            let meant = match decided_by {
                "democratic" if bits & (DEMOCRATIC | PEOPLES) != 0 => one,
                "democratic" if bits & REPUBLIC != 0 => other,
                "power" if bits & (EUROPEAN_POWER | KINGDOM) != 0 => one,
                "power" if bits & OTHER_POWER != 0 => other,
                _ => return Some(Target::Ambiguous(line)),
            };
            index_of(Country::new(meant)?).map(Target::Country)
        }
        withdrawn => Some(withdrawn),
    }
}

/// Finds the target of a key in the front-coded table.
fn find(wanted: &str) -> Option<Target> {
    Some(wanted.as_bytes()).filter(|wanted| !wanted.is_empty()).and_then(find_bytes)
}

fn find_bytes(wanted: &[u8]) -> Option<Target> {
    let block = block_of(wanted)?;
    let mut tail = usize::from(*table::KEY_BLOCKS.get(block)?);
    // The number of bytes that `wanted` shares with the key before.
    let mut same = 0;
    for key in block * table::KEYS_IN_BLOCK..(block + 1) * table::KEYS_IN_BLOCK {
        let shared = usize::from(*table::KEY_SHARED.get(key)?);
        let end = tail + usize::from(*table::KEY_LENGTHS.get(key)?);
        match shared.cmp(&same) {
            // This key and those after it come after `wanted`.
            Ordering::Less => return None,
            Ordering::Equal => {
                let (own, rest) = (table::KEY_TAILS.get(tail..end)?, wanted.get(same..)?);
                if own == rest {
                    return target(key);
                }
                same += own.iter().zip(rest).take_while(|(own, other)| own == other).count();
            }
            Ordering::Greater => {}
        }
        tail = end;
    }
    None
}

/// Returns the target of a key by its number.
fn target(key: usize) -> Option<Target> {
    let index = usize::from(*table::KEY_TARGETS.get(key)?);
    Some(match *table::KEY_TARGET_KINDS.get(key)? {
        0 => Target::Country(index),
        1 => Target::Withdrawn(index),
        2 => Target::Ambiguous(index),
        _ => Target::Kind(*table::WORD_KINDS.get(index)?),
    })
}

/// Returns the last block that starts with `wanted` or a key before it.
fn block_of(wanted: &[u8]) -> Option<usize> {
    // The first key of a block shares no bytes with the one before, so it is complete.
    let starts_before = |block: usize| {
        let offset = usize::from(*table::KEY_BLOCKS.get(block)?);
        let length = usize::from(*table::KEY_LENGTHS.get(block * table::KEYS_IN_BLOCK)?);
        Some(table::KEY_TAILS.get(offset..offset + length)? <= wanted)
    };
    let (mut low, mut high) = (0, table::KEY_BLOCKS.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if starts_before(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

/// A reader of consecutive keys. Each key is stored as the number of bytes shared with the previous key, the
/// number of further bytes, and those bytes.
struct Keys {
    /// The offset of the next key, and of the bytes that it does not share.
    next: usize,
    tail: usize,
    bytes: [u8; table::LONGEST_KEY],
    length: usize,
}

impl Keys {
    fn of_block(block: usize) -> Option<Self> {
        let tail = usize::from(*table::KEY_BLOCKS.get(block)?);
        Some(Self { next: block * table::KEYS_IN_BLOCK, tail, bytes: [0; table::LONGEST_KEY], length: 0 })
    }

    /// Moves to the next key and returns its target.
    fn advance(&mut self) -> Option<Target> {
        let shared = usize::from(*table::KEY_SHARED.get(self.next)?);
        let more = usize::from(*table::KEY_LENGTHS.get(self.next)?);
        let target = target(self.next)?;
        self.length = shared + more;
        let tail = table::KEY_TAILS.get(self.tail..self.tail + more)?;
        self.bytes.get_mut(shared..self.length)?.copy_from_slice(tail);
        (self.next, self.tail) = (self.next + 1, self.tail + more);
        Some(target)
    }

    fn key(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

fn changed(found: Country, input: &str, why: &'static str) -> Outcome<Country> {
    let why = match why {
        CASE if input.trim().eq_ignore_ascii_case(found.as_str()) && input != input.trim() => "trimmed",
        why => why,
    };
    Outcome::valid(found, vec![Change::new(why, input, found.as_str())])
}

fn withdrawn(line: usize, input: &str) -> Outcome<Country> {
    let (until, successors) = withdrawal(line);
    if let Some(successor) = Country::new(successors) {
        return changed(successor, input, "country_successor");
    }
    Outcome::refused(
        Problem::new(Code::UnknownValue, "country.withdrawn")
            .with("until", until)
            .with("candidates", listed(successors)),
    )
}

/// Returns the year of a withdrawal and the successors.
fn withdrawal(line: usize) -> (&'static str, &'static str) {
    let mut columns = table::WITHDRAWN.lines().nth(line).unwrap_or_default().split('\t').skip(3);
    (columns.next().unwrap_or_default(), columns.next().unwrap_or_default())
}

/// Returns a list of codes as a message shows it.
fn listed(codes: &str) -> Cow<'static, str> {
    codes.replace(' ', ", ").into()
}

/// Returns the only country with a name one letter away from `name`. Names under five letters are too
/// ambiguous.
fn nearest(name: &str) -> Option<Country> {
    if !cfg!(feature = "spellings") {
        return None;
    }
    let folded = key(name);
    let wanted = folded.as_str();
    if wanted.chars().count() < 5 {
        return None;
    }
    let mut found = None;
    let mut take = |target: Target| {
        match target {
            Target::Country(index) if found.is_none_or(|other| other == index) => found = Some(index),
            Target::Kind(_) => {}
            _ => return None,
        }
        Some(())
    };
    let mut keys = Keys::of_block(block_of(wanted.as_bytes().get(..1)?).unwrap_or(0))?;
    while let Some(target) = keys.advance() {
        match keys.key().first().cmp(&wanted.as_bytes().first()) {
            Ordering::Equal if is_one_edit_apart(wanted.as_bytes(), keys.key()) => take(target)?,
            Ordering::Greater => break,
            _ => {}
        }
    }
    // The keys with another first letter are too many to compare. Only these can be one edit away.
    let mut letters = wanted.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let (rest, tail) = (wanted.get(first.len_utf8()..)?, letters.as_str());
    let swapped = String::from_iter([second, first]) + tail;
    for key in [swapped.as_str(), rest].into_iter().filter(|key| *key != wanted) {
        find(key).map_or(Some(()), &mut take)?;
    }
    for tail in [rest, wanted] {
        let mut key = ["?", tail].concat().into_bytes();
        for letter in (b'a'..=b'z').chain(*b"~#").filter(|letter| char::from(*letter) != first) {
            key.iter_mut().take(1).for_each(|place| *place = letter);
            find_bytes(&key).map_or(Some(()), &mut take)?;
        }
    }
    at(found?)
}

#[cfg(test)]
mod tests;
