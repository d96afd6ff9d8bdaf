//! Splitting of a whole name into given name and family name.

use std::fmt;
use std::ops::Range;

use super::{east_asian, person_name, words};
use crate::base::{Outcome, words};
use crate::contact::Country;

/// The confidence in a [`SplitName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// A guess: ask a person.
    Low,
    /// Right for most names of this form.
    Medium,
    /// The name itself shows it: a comma, capitals, a particle, or two words in a known order.
    High,
}

words!(Confidence, "confidence", "confidence": Low "low", Medium "medium", High "high");

/// A person's name in two parts.
///
/// `Debug` shows the confidence, never the name.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitName {
    /// The given names with any title before them. Empty if the name is one word.
    pub given: String,
    /// The family name with its particles and any suffix (`Jr.`).
    pub family: String,
    /// The confidence in the split.
    pub confidence: Confidence,
}

impl SplitName {
    pub(super) fn new(given: impl Into<String>, family: impl Into<String>, confidence: Confidence) -> Self {
        Self { given: given.into(), family: family.into(), confidence }
    }
}

impl fmt::Debug for SplitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitName").field("confidence", &self.confidence).finish_non_exhaustive()
    }
}

/// Splits a whole name, as some providers store it, into given and family name.
///
/// The first of these that applies decides:
///
/// 1. `Family, Given`
/// 2. a Chinese, Japanese or Korean script
/// 3. a Slavic patronymic
/// 4. a family name in capitals
/// 5. a family name before the given one, if `country` or the name itself says so
/// 6. particles and conjunctions
/// 7. two family names, if `country` has them
/// 8. the last word
///
/// No word is lost. Suffixes stay with the family name, titles with the given name; since they are not part
/// of it, the confidence is then low. It is also low if the name has digits. A single word is the family
/// name, as in passports (ICAO Doc 9303 part 3, section 4.6).
///
/// # Errors
/// The errors of [`person_name`], which cleans the name first.
///
/// ```
/// use registrant::normalize::{Confidence, split_name};
/// let name = split_name("Ludwig van Beethoven", None).value.unwrap();
/// assert_eq!((name.given.as_str(), name.family.as_str()), ("Ludwig", "van Beethoven"));
/// assert_eq!(name.confidence, Confidence::High);
/// ```
pub fn split_name(full: &str, country: Option<Country>) -> Outcome<SplitName> {
    let country = country.as_ref().map_or("", Country::as_str);
    person_name(full).map(|name| split(&name, country))
}

fn split(name: &str, country: &str) -> SplitName {
    let parts: Vec<&str> =
        name.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_suffixes = |part: &&str| part.split(' ').all(words::is_suffix);
    match *parts.as_slice() {
        [] => SplitName::new("", name, Confidence::Low),
        [whole] => whole_name(whole, &[], country),
        [whole, ref suffixes @ ..] if suffixes.iter().all(is_suffixes) => {
            whole_name(whole, suffixes, country)
        }
        [family, given] => SplitName::new(given, family, Confidence::High),
        [family, given, ref suffixes @ ..] if suffixes.iter().all(is_suffixes) => {
            SplitName::new(given, join(&[family], suffixes), Confidence::High)
        }
        [family, ref given @ ..] => SplitName::new(given.join(", "), family, Confidence::Low),
    }
}

/// Splits a name without commas. `suffixes` came after a comma.
fn whole_name(name: &str, suffixes: &[&str], country: &str) -> SplitName {
    if let Some(split) = east_asian::split(name, country) {
        return split;
    }
    let all: Vec<&str> = name.split(' ').collect();
    let titles = all.iter().take_while(|word| words::is_title(word)).count().min(all.len() - 1);
    let (titles, rest) = all.split_at_checked(titles).unwrap_or((&[], &all));
    let (core, inner_suffixes) = before_suffixes(rest, country);
    let (family, mut confidence) = family(core, country);
    if !titles.is_empty() {
        confidence = Confidence::Low;
    }
    // "X Æ A-12": no rule finds its family name.
    if name.contains(|c: char| c.is_numeric()) {
        confidence = Confidence::Low;
    }
    let before = core.get(..family.start).unwrap_or_default();
    let after = core.get(family.end..).unwrap_or_default();
    let family = core.get(family).unwrap_or_default();
    let given = join(&[titles, before].concat(), after);
    SplitName::new(given, join(&[family, inner_suffixes].concat(), suffixes), confidence)
}

fn join(first: &[&str], then: &[&str]) -> String {
    [first, then].concat().join(" ")
}

/// Splits words into a name of at least one word, and its suffixes.
fn before_suffixes<'a, 'b>(rest: &'b [&'a str], country: &str) -> (&'b [&'a str], &'b [&'a str]) {
    let mut core = rest;
    while let [shorter @ .., last] = core
        && !shorter.is_empty()
        && (words::is_suffix(last)
            || (shorter.len() > 1 && words::is_portuguese(country) && words::is_portuguese_suffix(last)))
    {
        core = shorter;
    }
    (core, rest.get(core.len()..).unwrap_or_default())
}

/// Returns the range of the family name.
fn family(core: &[&str], country: &str) -> (Range<usize>, Confidence) {
    let length = core.len();
    if length < 2 {
        return (0..length, Confidence::Low);
    }
    patronymic(core, country)
        .or_else(|| capitals(core, country))
        .or_else(|| family_first(core, country))
        .or_else(|| particle(core, country))
        .or_else(|| two_family_names(core, country))
        .unwrap_or_else(|| last_word(core, country))
}

/// Recognizes `Иванов Иван Иванович` and `Иван Иванович Иванов`. Of two Cyrillic words, the family name has a
/// typical ending.
fn patronymic(core: &[&str], country: &str) -> Option<(Range<usize>, Confidence)> {
    match *core {
        [_, middle, last] if words::is_patronymic(middle, country) => {
            let is_sure = !words::is_patronymic(last, country);
            Some((2..3, if is_sure { Confidence::High } else { Confidence::Medium }))
        }
        [_, _, last] if words::is_patronymic(last, country) => Some((0..1, Confidence::High)),
        [first, last] => match (words::is_slavic_family(first), words::is_slavic_family(last)) {
            (true, false) => Some((0..1, Confidence::Medium)),
            (true, true) => Some((1..2, Confidence::Low)),
            (false, _) => None,
        },
        _ => None,
    }
}

/// Recognizes `DUPONT Jean`, `Jan van der BERG`: one run of words in capitals at either end, next to other
/// words.
fn capitals(core: &[&str], country: &str) -> Option<(Range<usize>, Confidence)> {
    let first = core.iter().position(|word| is_capitals(word))?;
    let run = core.iter().skip(first).take_while(|word| is_capitals(word)).count();
    let end = first + run;
    let is_elsewhere = core.iter().skip(end).any(|word| is_capitals(word));
    let is_mixed = core.iter().any(|word| !is_capitals(word) && word.chars().any(char::is_lowercase));
    if is_elsewhere || !is_mixed {
        return None;
    }
    let particles =
        core.iter().take(first).rev().take_while(|word| words::is_particle(word, country)).count();
    let start = first - particles;
    let is_long = core.iter().skip(first).take(run).any(|word| word.chars().count() > 2);
    match (start, end == core.len()) {
        (1.., true) if is_long => Some((start..end, Confidence::High)),
        (1.., true) => Some((start..end, Confidence::Medium)),
        // `JP Morgan` begins with initials, `LI Wei` with a family name.
        (0, false) if is_long => Some((start..end, Confidence::High)),
        (0, false) if words::writes_family_first(country) => Some((start..end, Confidence::High)),
        _ => None,
    }
}

fn is_capitals(word: &str) -> bool {
    let word = ["Mc", "Mac"].iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !word.contains('.') && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}

fn family_first(core: &[&str], country: &str) -> Option<(Range<usize>, Confidence)> {
    let [first, second, ..] = core else { return None };
    let last = core.last()?;
    // `Nguyễn Văn An` and `Nguyen Thi Hoa` are Vietnamese in any country.
    if is_vietnamese_middle(second) && words::is_frequent_family(first, "VN") {
        return Some((0..1, if country == "VN" { Confidence::High } else { Confidence::Medium }));
    }
    if !words::writes_family_first(country) {
        return None;
    }
    let end = core.len() - 1;
    if country == "HU" {
        return Some(match (words::is_hungarian_given(first), words::is_hungarian_given(last)) {
            (false, true) => (0..1, Confidence::Medium),
            (true, false) => (end..end + 1, Confidence::Medium),
            _ => (0..1, Confidence::Low),
        });
    }
    let is_known = |word: &&str| words::is_frequent_family(word, country);
    Some(match (is_known(first), is_known(last)) {
        (true, false) => (0..1, if country == "VN" { Confidence::High } else { Confidence::Medium }),
        (false, true) => (end..end + 1, Confidence::Medium),
        (true, true) => (0..1, Confidence::Low),
        // `Tony Leung Chiu-wai`: a Western given name before a complete Chinese name.
        (false, false) => core
            .iter()
            .position(is_known)
            .map_or((0..1, Confidence::Low), |at| (at..at + 1, Confidence::Medium)),
    })
}

fn is_vietnamese_middle(word: &str) -> bool {
    matches!(word, "Văn" | "Thị") || word.eq_ignore_ascii_case("van") || word.eq_ignore_ascii_case("thi")
}

/// Starts at the first particle, or at the word before a conjunction: `María de la Cruz`, `José Ortega y
/// Gasset`.
fn particle(core: &[&str], country: &str) -> Option<(Range<usize>, Confidence)> {
    let length = core.len();
    let is_particle = |index: usize| core.get(index).is_some_and(|word| words::is_particle(word, country));
    if core
        .first()
        .is_some_and(|word| words::is_particle(word, country) && word.starts_with(char::is_lowercase))
    {
        // `van Gogh`, `van Gogh Vincent`: particles do not begin a given name.
        let name = (0..length).find(|&index| !is_particle(index)).unwrap_or(length - 1);
        return Some((0..name + 1, Confidence::Low));
    }
    let mut start = 1;
    while start + 1 < length && !opens_family(core, start, country) {
        start += 1;
    }
    if start + 1 >= length {
        return None;
    }
    // `María del Carmen Pérez`: here the particle belongs to the given name.
    let noun = (start..length).find(|&index| !is_particle(index)).unwrap_or(length - 1);
    if core.get(noun).is_some_and(|word| words::is_devotional(word)) && is_marian(core, start) {
        return (noun + 1 < length)
            .then_some((noun + 1..length, Confidence::Medium))
            .or(Some((start..length, Confidence::Low)));
    }
    let before = core.get(start - 1).copied().unwrap_or_default();
    let is_conjunction = core.get(start + 1).is_some_and(|word| is_conjunction(word));
    if start > 1
        && !is_conjunction
        && words::has_two_family_names(country)
        && !words::is_portuguese(country)
        && !words::is_second_given(before)
    {
        return Some((start - 1..length, Confidence::Medium));
    }
    Some((start..length, if start == 1 { Confidence::High } else { Confidence::Medium }))
}

fn opens_family(core: &[&str], index: usize, country: &str) -> bool {
    core.get(index).is_some_and(|word| words::is_particle(word, country))
        || (index + 2 < core.len() && core.get(index + 1).is_some_and(|word| is_conjunction(word)))
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "y" | "i" | "e")
}

/// Returns whether the word before `start` is a given name that often has a devotion after it.
fn is_marian(core: &[&str], start: usize) -> bool {
    let before = core.get(start - 1).map(|word| words::fold(word));
    matches!(before.as_deref(), Some("maria" | "ma." | "m." | "ana" | "rosa" | "jose" | "juan" | "luz"))
}

/// Returns the last two of three or more words, if people in the country have two family names.
fn two_family_names(core: &[&str], country: &str) -> Option<(Range<usize>, Confidence)> {
    let length = core.len();
    if length < 3 || !words::has_two_family_names(country) {
        return None;
    }
    if length == 3 && core.get(1).is_some_and(|word| words::is_second_given(word)) {
        return Some((2..3, Confidence::Medium));
    }
    let is_usual = length < 5 && !words::is_portuguese(country);
    Some((length - 2..length, if is_usual { Confidence::Medium } else { Confidence::Low }))
}

fn last_word(core: &[&str], country: &str) -> (Range<usize>, Confidence) {
    let last = core.len() - 1;
    let is_initial = |word: &&str| word.trim_end_matches('.').chars().count() == 1;
    let are_initials = core.iter().take(last).skip(1).all(is_initial);
    let confidence = match core.len() {
        // `SMITH JOHN` and `JOHN SMITH` are both possible; `De Vries` may be a whole family name.
        _ if core.iter().all(|word| is_capitals(word)) => Confidence::Medium,
        2 if core.first().is_some_and(|word| words::is_particle(word, country)) => Confidence::Low,
        // Many people there have no family name, or write it first in Latin letters.
        _ if matches!(country, "ID" | "JP" | "MM" | "MN") => Confidence::Low,
        _ if core.iter().any(|word| matches!(*word, "&" | "+" | "and" | "et" | "und" | "y" | "e")) => {
            Confidence::Low
        }
        2 if country.is_empty() => Confidence::Medium,
        _ if are_initials => Confidence::High,
        3 => Confidence::Medium,
        _ => Confidence::Low,
    };
    (last..last + 1, confidence)
}

#[cfg(test)]
mod tests;
