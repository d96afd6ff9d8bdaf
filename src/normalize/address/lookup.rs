//! Access to a country's rows in the generated tables.

use std::cmp::Ordering;

use super::table::{AREA_COUNTRIES, AREAS, LAYOUT_OF, LAYOUTS, POSTAL, ROWS};
use crate::contact::Country;

/// Strings that share one text. String `n` is between offsets `n` and `n + 1`.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) text: &'static str,
    pub(crate) offsets: &'static [u16],
}

impl Packed {
    /// Returns string number `n`, or an empty text if it does not exist.
    fn get(&self, n: usize) -> &'static str {
        let offset = |n: usize| self.offsets.get(n).map(|&at| usize::from(at));
        offset(n).zip(offset(n + 1)).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default()
    }
}

/// The table's facts about a country's postal codes. All are empty if no form is known.
#[derive(Clone, Copy)]
pub(crate) struct PostalCodes {
    columns: &'static str,
    /// The forms, in the notation of `postal_code::shape`.
    pub(crate) forms: &'static str,
}

impl PostalCodes {
    pub(crate) fn of(country: Country) -> Self {
        let columns = POSTAL.get(row(country));
        // Every contact needs the last column, and few the others.
        let start = columns.bytes().rposition(|byte| byte == b'\t').map_or(0, |tab| tab + 1);
        Self { columns, forms: columns.get(start..).unwrap_or_default() }
    }

    fn column(&self, number: usize) -> &'static str {
        self.columns.split('\t').nth(number).unwrap_or_default()
    }

    /// Returns the letters that may precede a code besides the country's own two, separated by spaces.
    pub(crate) fn prefixes(&self) -> &'static str {
        self.column(0)
    }

    /// Returns the letters that begin the code but may be omitted.
    pub(crate) fn lead(&self) -> &'static str {
        self.column(1)
    }

    /// Returns whether codes may begin with 0.
    pub(crate) fn has_leading_zero(&self) -> bool {
        !self.column(2).is_empty()
    }

    pub(crate) fn examples(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.column(3).split(',').filter(|e| !e.is_empty())
    }

    /// Returns the text that the country prints before the code: `CH-`.
    pub(crate) fn printed(&self) -> &'static str {
        self.column(4)
    }
}

/// Returns the country's address layout, in columns.
pub(crate) fn layout(country: Country) -> &'static str {
    LAYOUTS.get(LAYOUT_OF.get(row(country)).copied().map_or(0, usize::from))
}

/// Returns the beginnings of an area's postal codes, in the notation of `postal_code::shape`, or `None` if
/// unknown.
///
/// `area` is an ISO 3166-2 code without the country.
pub(crate) fn area_beginnings(country: Country, area: &str) -> Option<&'static str> {
    let (names, _) = AREA_COUNTRIES.as_bytes().as_chunks();
    let number = names.iter().position(|name| *name == country.bytes())?;
    let mut lines = AREAS.get(number);
    // The lines are sorted, so search the half that may contain the area.
    while !lines.is_empty() {
        let (before, after) = lines.as_bytes().split_at_checked(lines.len() / 2)?;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = after.iter().position(|byte| *byte == b'\n').map_or(lines.len(), |at| before.len() + at);
        let (code, beginnings) = lines.get(start..end)?.split_once(' ')?;
        lines = match area.cmp(code) {
            Ordering::Equal => return Some(beginnings),
            Ordering::Less => lines.get(..start.saturating_sub(1))?,
            Ordering::Greater => lines.get(end + 1..)?,
        };
    }
    None
}

/// Returns the areas of a country whose postal codes have known beginnings, each with these.
pub(crate) fn areas(country: Country) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (names, _) = AREA_COUNTRIES.as_bytes().as_chunks();
    let number = names.iter().position(|name| *name == country.bytes());
    number.map_or("", |number| AREAS.get(number)).lines().filter_map(|line| line.split_once(' '))
}

/// Returns the country's row, or 0 (the rest of the world) if it has no row.
fn row(country: Country) -> usize {
    let number =
        country.as_str().bytes().fold(0, |number, b| number * 26 + usize::from(b.wrapping_sub(b'A')));
    ROWS.get(number).copied().map_or(0, usize::from)
}
