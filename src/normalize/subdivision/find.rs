//! Search in one country's block of the table.
//!
//! A block is text. A line `=Kind` precedes the subdivisions of a kind. Each subdivision has a line with its
//! code, name and other names, separated by tabs. After the line `=` come the withdrawn codes, each with its
//! successor, and places that ISO 3166-2 does not list. These have the code `?`, and before their names the code
//! of the subdivision that contains them, if there is only one. Several codes with commas between them share the
//! names.
//!
//! A code is omitted if it is the previous code plus one. A code in small letters lacks its first letter,
//! which is the first letter of the name: `le\tRio Grande` is RLE. That saves a tenth of the compressed
//! table. Names are not folded in advance, so the table holds each only once: see `index`.

use registrant_text::fold::{Folded, is_code};
use registrant_text::place::subdivision::{core, may_be, rotated, squeezed};
use registrant_text::short::{position, same};

use super::added;
use super::code::LocalCode;
use super::index::Index;
use super::table;
use super::territory;
use crate::base::cut;
use crate::contact::Country;

/// The change to a code that was completed or corrected in form.
pub(super) const CODE: &str = "subdivision_code";
/// The code of a place that ISO 3166-2 does not list.
const AREA: &str = "?";
const NAME: &str = "subdivision_from_name";
const SUCCESSOR: &str = "subdivision_successor";

/// One line of a block.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: &'static str,
    pub(super) code: LocalCode,
    /// The names, first that of ISO 3166-2. For a withdrawn code, its successor.
    names: &'static str,
}

impl Entry {
    pub(super) fn name(&self) -> &'static str {
        self.names.split('\t').next().unwrap_or_default()
    }

    /// Returns all names, first that of ISO 3166-2.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.names.split('\t')
    }

    pub(super) fn is_withdrawn(&self) -> bool {
        self.kind.is_empty()
    }

    /// Returns whether ISO 3166-2 does not list the place. Its first name is then a list of codes.
    pub(super) fn is_area(&self) -> bool {
        self.code.as_str() == AREA
    }
}

/// An entry, and the way it was found.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) country: Country,
    pub(super) entry: Entry,
    pub(super) why: &'static str,
}

/// Returns the lines of a country's block, withdrawn codes last.
pub(super) fn entries(country: Country) -> impl Iterator<Item = Entry> {
    let mut kind = "";
    let mut code = LocalCode::default();
    let mut rest = block(country);
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let line;
            (line, rest) = cut(rest, b'\n');
            if let Some(next) = line.strip_prefix('=') {
                kind = next;
                continue;
            }
            let (written, names) = cut(line, b'\t');
            code = code.followed_by(written, names);
            return Some(Entry { kind, code, names });
        }
        None
    })
}

pub(super) fn block(country: Country) -> &'static str {
    const TABLES: &[&(&str, &[u16], &str)] = &[
        #[cfg(feature = "spellings")]
        &table::USUAL,
        #[cfg(feature = "all-subdivisions")]
        &table::OTHERS,
    ];
    let wanted = country.bytes();
    for (countries, lengths, blocks) in TABLES {
        let mut start = 0;
        for (code, length) in countries.as_bytes().as_chunks::<2>().0.iter().zip(*lengths) {
            let end = start + usize::from(*length);
            if *code == wanted {
                return blocks.get(start..end).unwrap_or_default();
            }
            start = end;
        }
    }
    added::block(country)
}

/// Returns whether this build lacks a country's subdivisions although ISO 3166-2 lists some.
#[cfg(not(feature = "all-subdivisions"))]
pub(super) fn is_left_out(country: Country) -> bool {
    let mut listed = table::LEFT_OUT.as_bytes().chunks_exact(2);
    listed.any(|code| code == country.as_str().as_bytes()) && block(country).is_empty()
}

/// Returns whether this build lacks a country's subdivisions although ISO 3166-2 lists some.
#[cfg(feature = "all-subdivisions")]
pub(super) fn is_left_out(_: Country) -> bool {
    false
}

/// Returns whether a text is the code of a subdivision of a country, as ISO 3166-2 writes it. Faster than
/// finding it.
pub(in crate::normalize) fn is_code_of(country: Country, text: &str) -> bool {
    let Some(([a, b, b'-'], code)) = text.as_bytes().split_first_chunk() else { return false };
    if [*a, *b] != country.bytes() || !(1..=3).contains(&code.len()) {
        return false;
    }
    let wanted = LocalCode::of(code);
    let is_number = wanted.is_number();
    let (whole, short) = wanted.written();
    let width = code.len() + 1;
    let mut number = LocalCode::default();
    let mut rest = block(country).as_bytes();
    while !rest.is_empty() && !rest.starts_with(b"=\n") {
        let begins = |with: &[u8; 4]| {
            rest.first() == with.first()
                && same(rest.get(..width).unwrap_or_default(), with.get(..width).unwrap_or_default())
        };
        if begins(&whole) || begins(&short) {
            return true;
        }
        if is_number {
            number = match position(rest.get(..4).unwrap_or_default(), b'\t') {
                Some(0) => number.next(),
                Some(end) => LocalCode::of(rest.get(..end).unwrap_or_default()),
                None => number,
            };
            if number == wanted {
                return true;
            }
        }
        rest = position(rest, b'\n').and_then(|end| rest.get(end + 1..)).unwrap_or_default();
    }
    false
}

/// Finds the subdivision of a full code: "FR-IDF", "fr_idf", "FR IDF".
pub(super) fn full_code(text: &str) -> Option<Found> {
    let (country, code) = text.split_once(['-', '_', ' ', '.', ':', '\u{2010}', '\u{2011}', '\u{2013}'])?;
    let mut upper = [0; 2];
    if country.len() != upper.len() {
        return None;
    }
    upper.copy_from_slice(country.as_bytes());
    upper.make_ascii_uppercase();
    by_code(Country::new(std::str::from_utf8(&upper).ok()?)?, code.trim())
}

/// Finds the subdivision of a code without its country.
fn by_code(country: Country, text: &str) -> Option<Found> {
    // Folded, so that "N.S.W." and full-width letters also match.
    let folded = Folded::words_of(text);
    let code = folded.as_str();
    if code.is_empty() || code.len() > 3 || !is_code(text) {
        return None;
    }
    let exact = |wanted: &str| entries(country).find(|entry| entry.code.is(wanted));
    let found = exact(code).or_else(|| {
        // "1" for "01": a spreadsheet treated the code as a number.
        let number = code.bytes().all(|byte| byte.is_ascii_digit()).then_some(code)?;
        (number.len()..3).find_map(|width| exact(&format!("{number:0>0$}", width + 1)))
    })?;
    if !found.is_withdrawn() {
        return Some(Found { country, entry: found, why: CODE });
    }
    let entry = exact(found.names)?;
    Some(Found { country, entry, why: SUCCESSOR })
}

/// Finds the subdivision of a code or a name in a country.
pub(super) fn within(country: Country, text: &str) -> Option<Found> {
    if let Some(found) = by_code(country, text) {
        return Some(found);
    }
    let mut named = Index::of(country)?.named(squeezed(text).as_str());
    if shared(named.clone()).is_some() {
        return None;
    }
    let found = |entry| Found { country, entry, why: NAME };
    let exact = best(named.clone());
    if exact.is_none() && named.any(|(entry, _)| entry.is_area()) {
        return None;
    }
    exact
        .or_else(|| best(self::named(country, &rotated(text)?)))
        .or_else(|| by_core(country, text))
        .map(found)
}

/// Returns the codes of the subdivisions that share a name, with commas between them: `57,58` for Vilnius.
pub(super) fn several(country: Country, text: &str) -> Option<&'static str> {
    shared(named(country, text))
}

fn shared(named: impl Iterator<Item = (Entry, bool)>) -> Option<&'static str> {
    named
        .map(|(entry, _)| entry)
        .filter(Entry::is_area)
        .map(|area| area.name())
        .find(|codes| codes.contains(','))
}

/// Finds a historic region, a city or an agglomeration, which ISO 3166-2 does not list. Returns the only
/// subdivision that contains it, or `Some(None)`.
pub(super) fn area(country: Country, text: &str) -> Option<Option<Entry>> {
    let code = named(country, text).map(|(entry, _)| entry).find(Entry::is_area)?.name();
    Some(entries(country).find(|entry| !code.is_empty() && entry.code.as_str() == code))
}

/// Returns the best of the entries with a name: first among the ISO names, then among the others.
fn best(named: impl Iterator<Item = (Entry, bool)>) -> Option<Entry> {
    let mut other = None;
    for (entry, is_first) in named.filter(|(entry, _)| !entry.is_withdrawn()) {
        if is_first {
            return Some(entry);
        }
        other = other.or(Some(entry));
    }
    other
}

fn named(country: Country, text: &str) -> impl Iterator<Item = (Entry, bool)> {
    Index::of(country).into_iter().flat_map(|index| index.named(squeezed(text).as_str()))
}

/// Finds the entry with the same name, apart from words for the kind of place. If there are two, returns the
/// one whose kind is among those words.
fn by_core(country: Country, text: &str) -> Option<Entry> {
    let wanted = core(text);
    let words = Folded::words_of(text);
    let mut first = None;
    for entry in Index::of(country)?.with_core(wanted.as_str()).filter(|entry| may_be(text, entry.kind)) {
        let kind = Folded::words_of(entry.kind);
        if kind.words().any(|kind| words.words().any(|word| word == kind)) {
            return Some(entry);
        }
        first = first.or(Some(entry));
    }
    first
}

/// Finds the subdivision if the country is also part of another one: "971" or "Guadeloupe" for `GP`.
pub(super) fn as_part_of_another(country: Country, text: &str) -> Option<Found> {
    let whole = territory::state_of(country)?;
    within(whole, text).filter(|found| is_same_place(country, found))
}

/// Returns whether a subdivision of another country is the same place as `country`.
pub(super) fn is_same_place(country: Country, found: &Found) -> bool {
    territory::is_part(country, found.country, found.entry.code.as_str())
}

/// Returns the only entry with a name one letter away from `text`. A name under five letters is too
/// ambiguous.
pub(super) fn nearest(country: Country, text: &str) -> Option<Entry> {
    let wanted = squeezed(text);
    let wanted = Some(wanted.as_str()).filter(|wanted| wanted.chars().nth(4).is_some())?;
    Index::of(country)?.nearest(wanted)
}

#[cfg(test)]
pub(super) fn is_named_alike(one: &str, other: &str) -> bool {
    squeezed(one).as_str() == squeezed(other).as_str() || core(one).as_str() == core(other).as_str()
}
