//! Numbering plans: the rows of the tables for a region or calling code.

use registrant_pattern::{Groups, Pattern};

use crate::stock::{self, Tables};
use crate::{Region, tree};

/// The place of an absent pattern or text.
pub(crate) const NONE: u16 = u16::MAX;

/// The numbering plan of one region, or of a calling code without a region.
///
/// A `u16` is the start of a pattern or text in its table.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Two letters and a space, or `001`.
    pub(crate) region: [u8; 3],
    pub(crate) calling_code: u16,
    /// The tree of the kinds of number.
    pub(crate) kinds: u16,
    /// The tree of the general shape.
    pub(crate) general: u16,
    /// The possible lengths: bit n for n digits.
    pub(crate) lengths: u32,
    /// The lengths inside an area only: bit n for n digits.
    pub(crate) local_lengths: u32,
    /// The start of this region's numbers, if known.
    pub(crate) leading_digits: u16,
    pub(crate) international_prefix: u16,
    /// The trunk prefix, with the carrier's code if one may follow.
    pub(crate) national_prefix: u16,
    /// The number of groups of `national_prefix`.
    pub(crate) groups: u8,
    /// The substitute for the national prefix.
    pub(crate) transform: u16,
    pub(crate) extension: u16,
    /// The range of grouping formats: the first, and the one after the last.
    pub(crate) formats: (u16, u16),
    /// The same range for international form, empty if that is the same.
    pub(crate) international_formats: (u16, u16),
    /// The tables that the places are in. Without the feature, all plans have the same.
    #[cfg(feature = "pieces")]
    pub(crate) tables: Tables,
}

/// A grouping of a national number.
#[derive(Debug)]
pub(crate) struct Format {
    pub(crate) pattern: u16,
    pub(crate) leading_digits: u16,
    pub(crate) national: u16,
    pub(crate) international: u16,
}

/// The result of comparing a length with the possible ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Possible,
    LocalOnly,
    TooShort,
    TooLong,
    /// Between two possible lengths.
    Wrong,
}

impl Plan {
    /// Returns the plan of a calling code. If regions share it, this is the main one.
    #[inline]
    pub(crate) fn of_calling_code(code: u16) -> Option<&'static Self> {
        stock::plans_of(code).first()
    }

    /// Returns the plan of a region.
    #[inline]
    pub(crate) fn of_region(region: Region) -> Option<&'static Self> {
        stock::plan_of(region)
    }

    /// Returns the plans that share a calling code, the main one first.
    pub(crate) fn sharing(code: u16) -> impl Iterator<Item = &'static Self> + Clone {
        stock::plans_of(code).iter().take_while(move |plan| plan.calling_code == code)
    }

    /// Returns the region's two letters, or `001`.
    pub(crate) fn region(&'static self) -> &'static str {
        std::str::from_utf8(&self.region).unwrap_or_default().trim_ascii_end()
    }

    /// Returns the trees' verdict on a national number: 0 for no match, 1 for the general shape, higher
    /// values for the type.
    pub(crate) fn verdict(&self, digits: &[u8]) -> u8 {
        let tables = self.tables();
        match tree::verdict(tables, self.kinds, digits) {
            0 => tree::verdict(tables, self.general, digits),
            kind => kind,
        }
    }

    /// Compares a length with those of the plan.
    #[inline]
    pub(crate) fn length(&self, count: usize) -> Length {
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

    pub(crate) fn formats(&self) -> &'static [Format] {
        self.tables().range(self.formats)
    }

    /// Returns the grouping formats of the international form.
    pub(crate) fn international_formats(&self) -> &'static [Format] {
        match self.tables().range(self.international_formats) {
            [] => self.formats(),
            formats => formats,
        }
    }

    pub(crate) fn extension_prefix(&self) -> &'static str {
        self.tables().text(self.extension).unwrap_or(" ext. ")
    }
}

impl Tables {
    fn range(self, (start, end): (u16, u16)) -> &'static [Format] {
        self.formats().get(usize::from(start)..usize::from(end)).unwrap_or_default()
    }

    /// Returns the text at a place; `None` if there is none.
    pub(crate) fn text(self, place: u16) -> Option<&'static str> {
        let place = usize::from(place);
        let length = usize::from(*self.texts().as_bytes().get(place)?);
        self.texts().get(place + 1..place + 1 + length)
    }

    /// Matches the pattern at a place with the start of some digits; `None` also without a pattern.
    pub(crate) fn at_start(self, pattern: u16, digits: &str) -> Option<Groups> {
        self.code(pattern)?.at_start(digits)
    }

    /// Matches the pattern at a place with all of some digits.
    pub(crate) fn whole(self, pattern: u16, digits: &str) -> Option<Groups> {
        self.code(pattern)?.whole(digits)
    }

    fn code(self, pattern: u16) -> Option<Pattern<'static>> {
        if pattern == NONE { None } else { self.patterns().get(usize::from(pattern)..).map(Pattern::new) }
    }
}

impl Plan {
    /// Checks if the plan knows the start of its region's numbers.
    pub(crate) fn has_leading_digits(&self) -> bool {
        self.leading_digits != NONE
    }
}

impl Format {
    /// Checks if this grouping applies to a number with these leading digits.
    pub(crate) fn may_start(&self, tables: Tables, digits: &str) -> bool {
        self.leading_digits == NONE || tables.at_start(self.leading_digits, digits).is_some()
    }
}
