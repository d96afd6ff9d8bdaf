//! Finds a country's rows in the generated tables.

use crate::contact::Country;
use crate::tables::address::{AREA_COUNTRIES, AREAS, LAYOUT_OF, LAYOUTS, POSTAL, ROWS};

/// Strings that share one text; string `n` lies between offsets `n` and `n + 1`.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) text: &'static str,
    pub(crate) offsets: &'static [u16],
}

impl Packed {
    /// String number `n`; empty where there is none.
    fn get(&self, n: usize) -> &'static str {
        let offset = |n: usize| self.offsets.get(n).map(|&at| usize::from(at));
        offset(n).zip(offset(n + 1)).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default()
    }
}

/// What is known of a country's postal codes. All empty where it has no known form.
#[derive(Clone, Copy)]
pub(crate) struct PostalCodes {
    /// The forms, in the notation of `postal_code::shape`.
    pub(crate) forms: &'static str,
    /// Letters that may stand before a code besides the country's own two, with spaces between.
    pub(crate) prefixes: &'static str,
    /// Letters that the code begins with, and that may be left out.
    pub(crate) lead: &'static str,
    /// Whether codes may begin with 0.
    pub(crate) leading_zero: bool,
    examples: &'static str,
    /// What the country prints before the code: `CH-`.
    pub(crate) printed: &'static str,
}

impl PostalCodes {
    pub(crate) fn of(country: Country) -> Self {
        let mut columns = POSTAL.get(row(country)).split('\t');
        let mut column = || columns.next().unwrap_or_default();
        Self {
            prefixes: column(),
            lead: column(),
            leading_zero: !column().is_empty(),
            examples: column(),
            printed: column(),
            forms: column(),
        }
    }

    pub(crate) fn examples(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.examples.split(',').filter(|e| !e.is_empty())
    }
}

/// The country's address layout, in columns.
pub(crate) fn layout(country: Country) -> &'static str {
    LAYOUTS.get(LAYOUT_OF.get(row(country)).copied().map_or(0, usize::from))
}

/// How the postal codes of an area begin, in the notation of `postal_code::shape`; `None` where that is not known.
///
/// `area` is an ISO 3166-2 code without the country.
pub(crate) fn area_beginnings(country: Country, area: &str) -> Option<&'static str> {
    let names = AREA_COUNTRIES.as_bytes().chunks_exact(2);
    let number = names.into_iter().position(|name| name == country.as_str().as_bytes())?;
    let areas = AREAS.get(number).split('\n').filter_map(|line| line.split_once(' '));
    areas.into_iter().find(|(code, _)| *code == area).map(|(_, beginnings)| beginnings)
}

/// The country's row; 0, the rest of the world, for one without a row.
fn row(country: Country) -> usize {
    let number =
        country.as_str().bytes().fold(0, |number, b| number * 26 + usize::from(b.wrapping_sub(b'A')));
    ROWS.get(number).copied().map_or(0, usize::from)
}
