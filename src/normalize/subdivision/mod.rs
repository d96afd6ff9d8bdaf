//! Subdivisions: conversion of any code or name of a state, province or region to ISO 3166-2.

#[cfg_attr(feature = "all-subdivisions", path = "built_in.rs")]
mod added;
mod code;
mod find;
mod index;
mod table;
mod territory;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use registrant_text::clean::says_something;
use registrant_text::place::subdivision::rotated;

use super::text::is_latin;
use crate::base::{Change, Code, Error, Outcome, Place, Problem, conversions};
use crate::contact::Country;
use code::LocalCode;
use find::{Entry, Found};

pub(crate) use added::keep as add_subdivisions;
pub(super) use find::is_code_of;
pub(super) use territory::territory;
#[cfg(feature = "providers")]
pub(crate) use territory::whole_of;

/// The maximum length of an input in bytes, without surrounding spaces. A longer input is refused unread.
pub const SUBDIVISION_MAX_BYTES: usize = 200;

/// A subdivision of a country, from ISO 3166-2. Addresses in the United States also use military and Pacific
/// "states", which ISO does not list: `US-AA`, `US-AE`, `US-AP`, `US-FM`, `US-MH`, `US-PW`.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::subdivision;
///
/// let paris = subdivision("idf", Country::new("FR")).value.unwrap();
/// assert_eq!(paris.code(), "FR-IDF");
/// assert_eq!(paris.local_code(), "IDF");
/// assert_eq!(paris.name(), "Île-de-France");
/// assert_eq!(paris.kind(), "Metropolitan region");
/// ```
#[derive(Clone, Copy)]
pub struct Subdivision {
    country: Country,
    code: [u8; 6],
    length: u8,
    name: &'static str,
    kind: &'static str,
}

impl Subdivision {
    fn new(country: Country, entry: Entry) -> Option<Self> {
        Self::coded(country, entry.code.as_str(), entry.name(), entry.kind)
    }

    fn coded(country: Country, local: &str, name: &'static str, kind: &'static str) -> Option<Self> {
        let mut code = *b"  -   ";
        code.get_mut(..2)?.copy_from_slice(&country.bytes());
        let length = 3 + local.len();
        code.get_mut(3..length)?.copy_from_slice(local.as_bytes());
        let length = u8::try_from(length).ok()?;
        Some(Self { country, code, length, name, kind })
    }

    /// Makes a subdivision without a name from a full code. Used if this build lacks the country's list.
    fn unlisted(text: &str) -> Option<Self> {
        let upper = text.to_ascii_uppercase();
        let (country, local) = upper.split_once('-')?;
        let is_code = !local.is_empty() && local.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let country = Country::new(country).filter(|country| is_code && find::is_left_out(*country))?;
        Self::coded(country, local, "", "")
    }

    /// Returns the full code: `FR-IDF`.
    pub fn code(&self) -> &str {
        let bytes = self.code.get(..usize::from(self.length)).unwrap_or_default();
        // The bytes are always ASCII, so the default is never used.
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Returns the full code, like [`Subdivision::code`].
    pub fn as_str(&self) -> &str {
        self.code()
    }

    /// Returns the code without the country: `IDF`.
    pub fn local_code(&self) -> &str {
        self.code().split_once('-').map_or("", |(_, local)| local)
    }

    /// Returns the country of the code.
    pub fn country(&self) -> Country {
        self.country
    }

    /// Returns the name in ISO 3166-2, in the local language or its romanization. Empty if this build lacks
    /// it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the names to write in an address, the best first: in Latin letters, or else in another script
    /// of the country. Each in Latin letters is in the usual order of its words, without brackets.
    pub(crate) fn names(&self, latin: bool) -> impl Iterator<Item = Cow<'static, str>> + use<> {
        let local = LocalCode::of(self.local_code().as_bytes());
        let entry = find::entries(self.country).find(move |entry| entry.code == local);
        let names = entry.into_iter().flat_map(|entry| entry.names());
        names
            .filter(move |name| is_latin(name) == latin)
            // Other scripts have no list of ISO with its words turned round: "Республика Саха (Якутия)" is whole.
            .map(move |name| rotated(name).filter(|_| latin).map_or(Cow::Borrowed(name), Cow::Owned))
    }

    /// Returns the kind of subdivision, in English: `State`, `Province`, `Metropolitan region`, … Empty if
    /// this build lacks it.
    pub fn kind(&self) -> &'static str {
        self.kind
    }
}

impl PartialEq for Subdivision {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Subdivision {}

impl PartialOrd for Subdivision {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Subdivision {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for Subdivision {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl FromStr for Subdivision {
    type Err = Error;

    /// Finds the subdivision with exactly this code, such as `FR-IDF`. [`subdivision`] reads names too.
    ///
    /// # Errors
    ///
    /// If no subdivision has the code.
    fn from_str(code: &str) -> Result<Self, Error> {
        let country = code.split_once('-').and_then(|(country, _)| Country::new(country));
        let found = subdivision(code, country).value.filter(|found| found.code() == code);
        found.ok_or_else(|| {
            let remedy = "use an ISO 3166-2 code, such as `FR-IDF`";
            Error::at(Place::argument("subdivision"), "unknown subdivision", remedy)
                .coded("unknown_subdivision")
        })
    }
}

conversions!(Subdivision);

impl fmt::Debug for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Returns every subdivision of a country: the usual kind first, each kind sorted by code. Returns nothing if
/// ISO 3166-2 lists none, or this build lacks the list.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::subdivisions;
///
/// let italy = Country::new("IT").unwrap();
/// assert!(subdivisions(italy).any(|subdivision| subdivision.code() == "IT-RM"));
/// assert_eq!(subdivisions(Country::new("PR").unwrap()).count(), 0);
/// ```
pub fn subdivisions(country: Country) -> impl Iterator<Item = Subdivision> {
    find::entries(country)
        .filter(|entry| !entry.is_withdrawn())
        .filter_map(move |entry| Subdivision::new(country, entry))
}

/// Returns whether a country has subdivisions in ISO 3166-2 and this build has their list.
pub fn has_subdivisions(country: Country) -> bool {
    find::entries(country).next().is_some()
}

/// Finds the subdivision of `country` with a code or a name.
///
/// Understands:
///
/// - the code with or without the country ("FR-IDF", "fr_idf", "IDF")
/// - the name in the local language, in its usual romanization and in English
/// - the usual abbreviations ("Calif.")
/// - all of these with the kind of place ("State of California", "Osaka-fu")
///
/// For a withdrawn code, it finds the same place or the larger place that it is now part of. Some places are
/// both a country and a subdivision (Guadeloupe is `GP` and `FR-971`); it finds them under either country.
/// Case, accents, punctuation and spaces do not count.
///
/// If two subdivisions have the same name, the kind in the input decides. Without a kind, the first in the
/// order of [`subdivisions`] is taken: the top level, or the one usual in addresses.
///
/// # Errors
///
/// The outcome's problem is:
///
/// - `missing` for an empty input
/// - `too_long` beyond [`SUBDIVISION_MAX_BYTES`]
/// - `mismatch` for the full code of another country's subdivision
/// - `unknown_value` without a country, if the input is not a full code
/// - `unknown_value` if the country has no subdivisions, or none with the name. If only one name is one
///   letter away, or only brackets surround a name, that one is the fix. So is the only subdivision around a
///   historic region, a city or an agglomeration: `CA-NL` for "Labrador".
/// - `conflict` for a name that several share ("Vilnius"), with `candidates`
/// - `unsupported` if this build lacks the country's list. A full code is returned anyway.
///
/// An unknown name does not prove a fault: lists of subdivisions change often.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::subdivision;
///
/// assert_eq!(subdivision("State of California", Country::new("US")).value.unwrap().code(), "US-CA");
/// assert_eq!(subdivision("FR-J", None).value.unwrap().code(), "FR-IDF");
/// assert_eq!(subdivision("971", Country::new("GP")).value.unwrap().code(), "FR-971");
/// assert_eq!(subdivision("Nowhere", Country::new("US")).problem.unwrap().reason, "subdivision.unknown");
/// ```
pub fn subdivision(input: &str, country: Option<Country>) -> Outcome<Subdivision> {
    let trimmed = input.trim();
    if !says_something(trimmed) {
        return Outcome::refused(Problem::new(Code::Missing, "subdivision.missing"));
    }
    if trimmed.len() > SUBDIVISION_MAX_BYTES {
        let limit = SUBDIVISION_MAX_BYTES.to_string();
        return Outcome::refused(Problem::new(Code::TooLong, "subdivision.too_long").with("limit", limit));
    }
    let full = find::full_code(trimmed);
    let Some(country) = country else {
        return match full {
            Some(found) => accepted(found, input),
            None => match Subdivision::unlisted(trimmed) {
                Some(area) => left_out(area.country, Some(area), input),
                None => Outcome::refused(Problem::new(Code::UnknownValue, "subdivision.country_needed")),
            },
        };
    };
    if let Some(found) = full.filter(|found| found.country == country || find::is_same_place(country, found))
    {
        // NL-BQ1 is BQ-BO in the country of its own.
        let own = (found.country != country).then(|| find::within(country, found.entry.name())).flatten();
        return accepted(own.unwrap_or(found), input);
    }
    if let Some(found) = find::within(country, trimmed).or_else(|| find::as_part_of_another(country, trimmed))
    {
        return accepted(found, input);
    }
    let unlisted = Subdivision::unlisted(trimmed);
    if find::is_left_out(country) && full.is_none() && unlisted.is_none_or(|area| area.country == country) {
        return left_out(country, unlisted, input);
    }
    let other = full.map(|found| found.country).or(unlisted.map(|area| area.country));
    let problem = match other {
        Some(other) => Problem::new(Code::Mismatch, "subdivision.other_country")
            .with("country", country.as_str().to_owned())
            .with("other", other.as_str().to_owned()),
        None if !has_subdivisions(country) => Problem::new(Code::UnknownValue, "subdivision.none_in_country")
            .with("country", country.as_str().to_owned()),
        None if let Some(codes) = find::several(country, trimmed) => {
            let candidates: Vec<String> =
                codes.split(',').map(|code| format!("{}-{code}", country.as_str())).collect();
            Problem::new(Code::Conflict, "subdivision.ambiguous").with("candidates", candidates.join(", "))
        }
        None => {
            let problem = Problem::new(Code::UnknownValue, "subdivision.unknown")
                .with("country", country.as_str().to_owned());
            // "(RM)" after an Italian city.
            let bare = trimmed.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace());
            let bare = Some(bare)
                .filter(|bare| bare.len() < trimmed.len())
                .and_then(|bare| find::within(country, bare));
            // The name of a real place is not a slip.
            let near = bare.map(|found| found.entry).or_else(|| match find::area(country, trimmed) {
                Some(whole) => whole,
                None => find::nearest(country, trimmed),
            });
            match near.and_then(|entry| Subdivision::new(country, entry)) {
                Some(near) => problem.with_fix(near.code()),
                None => problem,
            }
        }
    };
    Outcome::refused(problem)
}

/// Returns whether [`subdivision`] would return a text unchanged and without a problem.
pub(crate) fn is_normal_subdivision(text: &str, country: Option<Country>) -> bool {
    if country.is_some_and(|country| is_code_of(country, text)) {
        return true;
    }
    // A name never comes back unchanged, so only codes are looked for.
    let Some(found) = find::full_code(text) else { return false };
    country.is_none_or(|country| find::is_same_place(country, &found) && !has_subdivisions(country))
        && Subdivision::new(found.country, found.entry).is_some_and(|area| area.code() == text)
}

/// Makes the outcome if the country's list is missing: the value may be right.
fn left_out(country: Country, area: Option<Subdivision>, input: &str) -> Outcome<Subdivision> {
    let problem = Problem::new(Code::Unsupported, "subdivision.left_out");
    let case = area.filter(|area| area.code() != input).map(|area| Change::new("case", input, area.code()));
    Outcome {
        value: area,
        changes: case.into_iter().collect(),
        problem: Some(problem.with("country", country.as_str().to_owned())),
    }
}

fn accepted(found: Found, input: &str) -> Outcome<Subdivision> {
    let Some(value) = Subdivision::new(found.country, found.entry) else {
        return Outcome::refused(Problem::new(Code::UnknownValue, "subdivision.unknown"));
    };
    if input == value.code() {
        return Outcome::valid(value, Vec::new());
    }
    let why = match found.why {
        find::CODE if input.trim() != input && input.trim() == value.code() => "trimmed",
        find::CODE if input.trim().eq_ignore_ascii_case(value.code()) => "case",
        why => why,
    };
    Outcome::valid(value, vec![Change::new(why, input, value.code())])
}

#[cfg(test)]
mod tests;
