//! Splitting of a whole name into given name and family name.

use std::fmt;

use super::family::family;
use super::given::{Given, given};
use super::{affix, east_asian, is_organization, mark, person_name, words};
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
    /// The name itself shows it: a comma, capitals, a particle, or a frequent given name.
    High,
}

words!(Confidence, "confidence", "confidence": Low "low", Medium "medium", High "high");

/// A person's name in two parts.
///
/// `Debug` shows the confidence, never the name.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitName {
    /// Academic and professional titles before the name (`Dr.`, `Ing.`), and forms of address. They are no name.
    pub title: String,
    /// The given names with any nickname. Empty if the name is one word.
    pub given: String,
    /// The family name with its particles and the suffix of a generation (`Jr.`, `III`).
    pub family: String,
    /// Academic and professional letters after the name (`PhD`, `MBA`), without commas. They are no name.
    pub credentials: String,
    /// The confidence in the split.
    pub confidence: Confidence,
}

impl SplitName {
    pub(super) fn new(given: impl Into<String>, family: impl Into<String>, confidence: Confidence) -> Self {
        let [title, credentials] = [String::new(), String::new()];
        Self { title, given: given.into(), family: family.into(), credentials, confidence }
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
/// 3. a patronymic
/// 4. a family name in capitals
/// 5. a family name before the given one, if `country` or the name itself says so
/// 6. particles and conjunctions
/// 7. two family names, if `country` has them
/// 8. frequent given names, and endings of family names
/// 9. the last word
///
/// No word is lost. `Jr.` and `III` stay with the family name, nicknames with the given name. Titles and letters such as
/// `PhD` are apart. A title lowers the confidence, since it is not part of a name. It is also low if the
/// name has digits, or is an organization's ([`is_organization`](super::is_organization)). A single word is the family name, as in passports (ICAO Doc 9303 part 3, section 4.6).
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
    let code = country.as_ref().map_or("", Country::as_str);
    person_name(full).map(|name| {
        let mut split = split(&name, code);
        if is_organization(&name, country) || has_sign(&name) || mark::has_remark(&name) {
            split.confidence = Confidence::Low;
        }
        split
    })
}

fn split(name: &str, country: &str) -> SplitName {
    let parts: Vec<&str> =
        name.split([',', '，', '、', '،']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, rest @ ..] = parts.as_slice() else { return SplitName::new("", name, Confidence::Low) };
    // `MA` may be somebody's whole given name, so a single word before it is the family name.
    let is_person = first.contains(' ');
    let letters = rest.iter().rev().take_while(|part| affix::are_letters(part)).count();
    let (middle, letters) = rest.split_at_checked(rest.len() - letters).unwrap_or_default();
    match *middle {
        [] if is_person || letters.iter().all(|part| affix::suffixes(&["", part]) > 0) => {
            whole_name(first, letters, country)
        }
        [] => SplitName::new(letters.join(", "), *first, Confidence::Low),
        _ if is_person && !is_upper(first) && middle.iter().all(|part| affix::may_be_letters(part)) => {
            SplitName { confidence: Confidence::Low, ..whole_name(first, rest, country) }
        }
        [given] => family_comma_given(first, given, letters, country),
        _ => SplitName::new(rest.join(", "), *first, Confidence::Low),
    }
}

/// Returns whether a name has signs that no person's has: `ABB / Products`, `Research & Development`, `a@b`.
fn has_sign(name: &str) -> bool {
    name.contains(['&', '@', '+', '|', ':', ';', '[', ']', '#', '*', '_', '!', '?', '='])
        || [" / ", " - ", " – "].iter().any(|sign| name.contains(sign))
}

fn is_upper(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// Splits `Family, Given`. `letters` came after another comma.
fn family_comma_given(first: &str, second: &str, letters: &[&str], country: &str) -> SplitName {
    let all: Vec<&str> = second.split(' ').collect();
    let (titles, rest) = all.split_at_checked(affix::titles(&all, country)).unwrap_or((&[], &all));
    let (rest, suffixes) = rest.split_at_checked(rest.len() - affix::suffixes(rest)).unwrap_or((rest, &[]));
    // `Beethoven, Ludwig van`
    let particles = rest
        .iter()
        .skip(1)
        .rev()
        .take_while(|word| words::is_particle(word, country) && word.starts_with(char::is_lowercase));
    let (given_words, particles) =
        rest.split_at_checked(rest.len() - particles.count()).unwrap_or((rest, &[]));
    let (generations, credentials) = by_generation(&[suffixes, letters].concat());
    let family = [particles, &[first], &generations].concat().join(" ");
    let mut family_words = first.split(' ');
    let opening = family_words.next().unwrap_or_default();
    let is_known = given_words.iter().any(|word| given(word) > Given::Unknown);
    let are_several = given_words.contains(&"&") || mark::are_several(given_words, country);
    let confidence = if !titles.is_empty() || has_digit(second) || are_several {
        Confidence::Low
    } else if family_words.next().is_none() || is_known {
        Confidence::High
    } else if given(opening) >= Given::Both
        || affix::titles(&[opening, ""], country) > 0
        || second.chars().count() < 4
    {
        Confidence::Low
    } else {
        Confidence::Medium
    };
    let (title, before) = apart(titles, country);
    let given = [before, given_words].concat().join(" ");
    SplitName { title, credentials, ..SplitName::new(given, family, confidence) }
}

/// Splits titles into those that are no part of a name and, at the end, those that may be one.
fn apart<'a, 'b>(titles: &'b [&'a str], country: &str) -> (String, &'b [&'a str]) {
    let count = titles.iter().rposition(|title| affix::is_apart(title, country)).map_or(0, |last| last + 1);
    let (apart, names) = titles.split_at_checked(count).unwrap_or((titles, &[]));
    (apart.join(" "), names)
}

fn has_digit(text: &str) -> bool {
    text.contains(char::is_numeric)
}

/// Splits a name without commas. `letters` came after a comma.
fn whole_name(name: &str, letters: &[&str], country: &str) -> SplitName {
    if let Some(split) = east_asian::split(name, country) {
        return split;
    }
    if let Some((title, rest)) = mark::thai_title(name) {
        let split = whole_name(rest, letters, country);
        let title = [title, &split.title].join(" ").trim_end().to_owned();
        return SplitName { title, confidence: Confidence::Low, ..split };
    }
    let mut all: Vec<&str> = name.split(' ').collect();
    let noted = mark::before_note(&all).map_or(Vec::new(), |at| all.split_off(at));
    let nickname: Vec<&str> =
        affix::nickname(&all).map(|range| all.drain(range).collect()).unwrap_or_default();
    let (titles, rest) = all.split_at_checked(affix::titles(&all, country)).unwrap_or((&[], &all));
    let (core, suffixes) = before_suffixes(rest, country);
    let (family, mut confidence) = family(core, country);
    // `ifj. Kovács János`
    let (marks, titles): (Vec<&str>, Vec<&str>) =
        titles.iter().partition(|title| mark::is_generation_before(title, country));
    // "X Æ A-12": no rule finds its family name.
    if !(titles.is_empty() && marks.is_empty())
        || has_digit(name)
        || suffixes.iter().any(|word| mark::may_be_name(word) && !words::is_portuguese(country))
        || suffixes.iter().any(|word| mark::is_degree(word))
    {
        confidence = Confidence::Low;
    }
    let before = core.get(..family.start).unwrap_or_default();
    let after = core.get(family.end..).unwrap_or_default();
    let family = core.get(family).unwrap_or_default();
    let (title, first) = apart(&titles, country);
    let given = [first, before, &nickname, after].concat().join(" ");
    let (generations, credentials) = by_generation(&[suffixes, &noted, letters].concat());
    let family = [&marks, family, &generations].concat().join(" ");
    SplitName { title, credentials, ..SplitName::new(given, family, confidence) }
}

/// Splits what follows a name into the suffixes of generations and the letters.
fn by_generation<'a>(after: &[&'a str]) -> (Vec<&'a str>, String) {
    let (mut generations, mut letters) = (Vec::new(), Vec::new());
    for word in after.iter().flat_map(|part| part.split(' ')) {
        // `d. y.` and `d. J.` are one mark.
        let is_second = generations.last() == Some(&"d.");
        let is_mark =
            word == "d." || is_second || affix::is_generation(word) || words::is_portuguese_suffix(word);
        if is_mark { &mut generations } else { &mut letters }.push(word);
    }
    (generations, letters.join(" "))
}

/// Splits words into a name of at least one word, and its suffixes.
fn before_suffixes<'a, 'b>(rest: &'b [&'a str], country: &str) -> (&'b [&'a str], &'b [&'a str]) {
    let mut core = rest.len() - affix::suffixes(rest);
    while rest.get(..core).is_some_and(|words| mark::is_degree_after(words, country)) {
        core -= 1;
    }
    if let Some([_, _, .., last]) = rest.get(..core)
        && words::is_portuguese(country)
        && words::is_portuguese_suffix(last)
    {
        core -= 1;
    }
    rest.split_at_checked(core).unwrap_or((rest, &[]))
}

#[cfg(test)]
mod tests;
