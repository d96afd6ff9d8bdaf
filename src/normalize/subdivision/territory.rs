//! Territories with a country code of their own that are also written under their state: Martinique is `MQ`, and
//! `FR-972` in France.

use super::code::LocalCode;
use super::table::TERRITORIES;
use super::{find, is_code_of};
use crate::base::cut;
use crate::contact::Country;
use crate::normalize;

/// A territory in one state.
#[derive(Clone, Copy)]
struct Territory {
    own: &'static str,
    /// Its codes as a subdivision of the state, without the state's letters, with commas between them.
    codes: &'static str,
    /// The beginnings of its postal codes.
    postal: &'static str,
}

impl Territory {
    fn read(row: &'static str) -> Self {
        let (own, columns) = cut(row, b' ');
        let (codes, postal) = cut(columns, b' ');
        Self { own, codes, postal }
    }

    fn has(&self, code: &str) -> bool {
        self.codes.split(',').any(|own| own == code)
    }
}

/// Returns the rows of a state as text.
fn rows(state: Country) -> &'static str {
    TERRITORIES.iter().find(|(code, _)| *code == state.as_str()).map_or("", |(_, rows)| *rows)
}

fn lines(mut rows: &'static str) -> impl Iterator<Item = &'static str> {
    std::iter::from_fn(move || {
        let line;
        (line, rows) = cut(rows, b'\n');
        (!line.is_empty()).then_some(line)
    })
}

/// Returns the row of a territory in a state.
fn row_of(country: Country, rows: &'static str) -> Option<Territory> {
    let own = country.bytes();
    lines(rows).find(|line| line.as_bytes().first_chunk() == Some(&own)).map(Territory::read)
}

/// Returns whether a code of a state's subdivision is the place that `country` is.
pub(super) fn is_part(country: Country, state: Country, code: &str) -> bool {
    row_of(country, rows(state)).is_some_and(|row| row.has(code))
}

/// Returns the state in which `country` is a subdivision.
pub(super) fn state_of(country: Country) -> Option<Country> {
    let is_in = |rows| row_of(country, rows).is_some_and(|row| !row.codes.is_empty());
    let (state, _) = TERRITORIES.iter().find(|(_, rows)| is_in(rows))?;
    Country::new(state)
}

/// Returns the state of a territory, and the territory's only code there: `FR` and `FR-972` for `MQ`.
pub(crate) fn whole_of(country: Country) -> Option<[String; 2]> {
    let state = state_of(country)?;
    let row = row_of(country, rows(state))?;
    let code = Some(row.codes).filter(|codes| !codes.contains(','))?;
    Some([state.as_str().to_owned(), [state.as_str(), "-", code].concat()])
}

/// Returns the territory of a state that an address is in: by its subdivision or, without one, its postal code.
pub(in crate::normalize) fn territory(state: Country, area: &str, postal_code: &str) -> Option<Country> {
    let text = rows(state);
    if text.is_empty() {
        return None;
    }
    let (mut rows, area) = (lines(text).map(Territory::read), area.trim());
    if area.is_empty() {
        let code = postal_code.trim();
        let starts =
            |begin: &str| code.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin));
        // 97133 is in Saint-Barthélemy, although 971 is Guadeloupe.
        let begins = |row: &Territory| {
            let begins = row.postal.split(',').filter(|begin| !begin.is_empty() && starts(begin));
            begins.map(str::len).max()
        };
        let found = rows.filter(|row| begins(row).is_some()).max_by_key(begins)?;
        return Country::new(found.own).filter(|own| normalize::postal_code(code, *own).is_valid());
    }
    let local = match area.split_once('-').filter(|_| is_code_of(state, area)) {
        Some((_, local)) => Some(LocalCode::of(local.as_bytes())),
        // A slip must not choose another country.
        None => find::full_code(area)
            .filter(|found| found.country == state || find::is_same_place(state, found))
            .or_else(|| find::within(state, area))
            .or_else(|| find::as_part_of_another(state, area))
            .map(|found| found.entry.code),
    };
    let named = || normalize::country_value(area).filter(|_| area.len() > 3);
    let found = match local {
        // Most codes are in no row, which the text tells at once.
        Some(local) if !text.contains(local.as_str()) => None,
        Some(local) => rows.find(|row| row.has(local.as_str())),
        None => named().and_then(|named| row_of(named, text)),
    };
    Country::new(found?.own)
}
