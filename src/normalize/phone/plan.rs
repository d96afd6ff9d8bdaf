//! Numbering plans: what the tables say of a region or calling code.

use super::tree;
use crate::contact::Country;
use crate::pattern::{Groups, Pattern};
use crate::tables::phone::{CALLING_CODES, FORMATS, PATTERNS, PLANS, REGIONS, TEXTS};

/// Stands for no pattern and no text.
const NONE: u16 = u16::MAX;

/// One region's numbering plan, or that of a calling code that belongs to no region.
///
/// A `u16` is where a pattern or text starts in its table.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Two letters and a space, or `001`.
    pub(crate) region: [u8; 3],
    pub(crate) calling_code: u16,
    /// The tree of the kinds of number.
    pub(crate) kinds: u16,
    /// The tree of the general shape.
    pub(crate) general: u16,
    /// Bit n: a number may have n digits.
    pub(crate) lengths: u32,
    /// Bit n: n digits may be dialled inside an area only.
    pub(crate) local_lengths: u32,
    /// What a number starts with to be this region's, where that is known.
    pub(crate) leading_digits: u16,
    pub(crate) international_prefix: u16,
    /// The trunk prefix, with the carrier's code where one may follow.
    pub(crate) national_prefix: u16,
    /// How many groups `national_prefix` has.
    pub(crate) groups: u8,
    /// What stands in for the national prefix.
    pub(crate) transform: u16,
    pub(crate) extension: u16,
    /// First and last but one of the ways of grouping.
    pub(crate) formats: (u16, u16),
    /// The same for international form, none where it is the same.
    pub(crate) international_formats: (u16, u16),
}

/// One way of grouping a national number.
#[derive(Debug)]
pub(crate) struct Format {
    pub(crate) pattern: u16,
    pub(crate) leading_digits: u16,
    pub(crate) national: u16,
    pub(crate) international: u16,
}

/// Whether a number has as many digits as its plan wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Possible,
    LocalOnly,
    TooShort,
    TooLong,
    /// Between two lengths that are possible.
    Wrong,
}

impl Plan {
    /// The plan that speaks for a calling code, the main one where regions share it.
    pub(super) fn of_calling_code(code: u16) -> Option<&'static Self> {
        PLANS.get(usize::from(*CALLING_CODES.get(usize::from(code))?))
    }

    /// The plan of a country.
    pub(super) fn of_country(country: Country) -> Option<&'static Self> {
        let index = country
            .as_str()
            .bytes()
            .fold(0, |number, letter| number * 26 + usize::from(letter.wrapping_sub(b'A')));
        PLANS.get(usize::from(*REGIONS.get(index)?))
    }

    /// The plans that share a calling code, the main one first.
    pub(super) fn sharing(code: u16) -> impl Iterator<Item = &'static Self> + Clone {
        let first = CALLING_CODES.get(usize::from(code)).map_or(usize::MAX, |first| usize::from(*first));
        PLANS.iter().skip(first).take_while(move |plan| plan.calling_code == code)
    }

    /// The region's two letters, or `001`.
    pub(super) fn region(&'static self) -> &'static str {
        std::str::from_utf8(&self.region).unwrap_or_default().trim_ascii_end()
    }

    /// What the trees say of a national number: 0 nothing, 1 of the general shape, more its type.
    pub(super) fn verdict(&self, digits: &[u8]) -> u8 {
        match tree::verdict(self.kinds, digits) {
            0 => tree::verdict(self.general, digits),
            kind => kind,
        }
    }

    pub(super) fn length(&self, count: usize) -> Length {
        let bit = 1u32.checked_shl(count as u32).unwrap_or(0);
        if bit == 0 {
            Length::TooLong
        } else if self.local_lengths & bit != 0 {
            Length::LocalOnly
        } else if self.lengths & bit != 0 {
            Length::Possible
        } else if self.lengths > bit {
            if self.lengths & (bit - 1) == 0 { Length::TooShort } else { Length::Wrong }
        } else {
            Length::TooLong
        }
    }

    pub(super) fn formats(&self) -> &'static [Format] {
        range(self.formats)
    }

    /// The ways of grouping in international form.
    pub(super) fn international_formats(&self) -> &'static [Format] {
        match range(self.international_formats) {
            [] => self.formats(),
            formats => formats,
        }
    }

    pub(super) fn extension_prefix(&self) -> &'static str {
        text(self.extension).unwrap_or(" ext. ")
    }
}

fn range((start, end): (u16, u16)) -> &'static [Format] {
    FORMATS.get(usize::from(start)..usize::from(end)).unwrap_or_default()
}

/// The text that starts there, `None` where there is none.
pub(super) fn text(place: u16) -> Option<&'static str> {
    let place = usize::from(place);
    let length = usize::from(*TEXTS.as_bytes().get(place)?);
    TEXTS.get(place + 1..place + 1 + length)
}

/// Where the pattern that starts there matches the start of `digits`; `None` also where there is no pattern.
pub(super) fn at_start(pattern: u16, digits: &str) -> Option<Groups> {
    code(pattern)?.at_start(digits)
}

/// How the pattern that starts there matches all of `digits`.
pub(super) fn whole(pattern: u16, digits: &str) -> Option<Groups> {
    code(pattern)?.whole(digits)
}

fn code(pattern: u16) -> Option<Pattern<'static>> {
    if pattern == NONE { None } else { PATTERNS.get(usize::from(pattern)..).map(Pattern::new) }
}

impl Plan {
    /// Whether the plan says what its region's numbers start with.
    pub(super) fn has_leading_digits(&self) -> bool {
        self.leading_digits != NONE
    }
}

impl Format {
    /// Whether a number that starts so may be grouped this way.
    pub(super) fn may_start(&self, digits: &str) -> bool {
        self.leading_digits == NONE || at_start(self.leading_digits, digits).is_some()
    }
}
