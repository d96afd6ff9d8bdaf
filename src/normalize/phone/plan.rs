//! Numbering plans: what the tables say of a region or calling code.

use crate::contact::Country;
use crate::pattern::{Groups, Pattern};
use crate::tables::phone::{
    CALLING_CODES, FORMATS, PATTERNS, PLANS, POPULAR, REGIONS, SHAPES, STATES, TEXTS,
};

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
    /// The first state of the automaton.
    pub(crate) root: u16,
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

    /// What the automaton says of a national number: 0 nothing, 1 of the general shape, more its type.
    pub(super) fn verdict(&self, digits: &[u8]) -> u8 {
        let mut at = self.root;
        for digit in digits {
            match step(at, digit.wrapping_sub(b'0')) {
                Some(next) => at = next,
                None => return 0,
            }
        }
        shape(usize::from(at)).map_or(0, |(shape, _)| shape[0] >> 4)
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

/// A state's shape and where its targets start.
fn shape(at: usize) -> Option<(&'static [u8; 6], usize)> {
    let first = usize::from(*STATES.get(at)?);
    if first < 0x80 {
        return Some((SHAPES.get(first)?, at + 1));
    }
    let number = (first & 0x7F) << 8 | usize::from(*STATES.get(at + 1)?);
    Some((SHAPES.get(number)?, at + 2))
}

/// Where a digit leads from a state.
fn step(at: u16, digit: u8) -> Option<u16> {
    let (shape, mut target) = shape(usize::from(at))?;
    let pair = *shape.get(1 + usize::from(digit / 2))?;
    let wanted = if digit & 1 == 0 { pair & 0xF } else { pair >> 4 };
    if wanted == 0xF {
        return None;
    }
    for _ in 0..wanted {
        target += width(*STATES.get(target)?);
    }
    let code = *STATES.get(target)?;
    let low = || STATES.get(target + 1).copied().map(u16::from);
    match width(code) {
        1 => POPULAR.get(usize::from(code)).copied(),
        2 => at.checked_sub(u16::from(code - POPULAR.len() as u8) << 8 | low()?),
        _ => Some(low()? | u16::from(*STATES.get(target + 2)?) << 8),
    }
}

/// How many bytes a target takes, by its first.
fn width(code: u8) -> usize {
    match usize::from(code) {
        0xFF => 3,
        code if code < POPULAR.len() => 1,
        _ => 2,
    }
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
