//! Canonical decomposition by tables.

use super::{Columns, PLANE_1};
use crate::table::{FAR_SINGLES, IDEOGRAPHS, PAIRS, PAIRS_1, SINGLES};

// The arithmetic of Hangul syllables: The Unicode Standard, section 3.12.
pub(super) const SYLLABLES: u32 = 0xAC00;
pub(super) const SYLLABLES_END: u32 = 0xD7A4;
pub(super) const LEADING: u32 = 0x1100;
pub(super) const VOWELS: u32 = 0x1161;
pub(super) const TRAILING: u32 = 0x11A7;
pub(super) const VOWEL_COUNT: u32 = 21;
pub(super) const TRAILING_COUNT: u32 = 28;

/// The limit of marks: below this, the second of a pair of plane 1 is a mark of plane 0, since plane 1 has no
/// marks so low.
pub(super) const PLANE_0_MARKS_END: u16 = 0x400;

/// Returns the full canonical decomposition of one character.
pub fn decompose(c: char) -> impl Iterator<Item = char> {
    // A character decomposes into at most four, and only the first of two decomposes further.
    let mut parts = ['\0'; 4];
    let mut length = 0;
    let mut rest = c;
    while let Some((first, second)) = decompose_once(rest) {
        if let (Some(second), Some(part)) = (second, parts.get_mut(length)) {
            *part = second;
            length += 1;
        }
        rest = first;
    }
    std::iter::once(rest).chain(parts.into_iter().take(length).rev())
}

impl Columns {
    /// Returns the row whose first column is `key`, if that column is sorted.
    fn search(&self, key: u16) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low.midpoint(high);
            match self.get(0, middle)?.cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// Does one step of the decomposition of a character.
fn decompose_once(c: char) -> Option<(char, Option<char>)> {
    let point = u32::from(c);
    match point {
        0..0xC0 => None,
        SYLLABLES..SYLLABLES_END => {
            let index = point - SYLLABLES;
            let trailing = index % TRAILING_COUNT;
            if trailing > 0 {
                return pair(point - trailing, TRAILING + trailing);
            }
            let vowel = index / TRAILING_COUNT % VOWEL_COUNT;
            pair(LEADING + index / TRAILING_COUNT / VOWEL_COUNT, VOWELS + vowel)
        }
        0x2_F800.. => {
            let at = usize::try_from(point - 0x2_F800).ok()?;
            let plane = u32::from(IDEOGRAPHS.get(0, at)?) << 16;
            Some((char::from_u32(plane | u32::from(IDEOGRAPHS.get(1, at)?))?, None))
        }
        _ => {
            let (pairs, base) = if point < PLANE_1 { (PAIRS, 0) } else { (PAIRS_1, PLANE_1) };
            let key = u16::try_from(point - base).ok()?;
            if let Some(at) = pairs.search(key) {
                let (first, second) = (pairs.get(1, at)?, pairs.get(2, at)?);
                let second_base = if second < PLANE_0_MARKS_END { 0 } else { base };
                return pair(base + u32::from(first), second_base + u32::from(second));
            }
            if let Some(at) = u16::try_from(point).ok().and_then(|key| SINGLES.search(key)) {
                return Some((char::from_u32(SINGLES.get(1, at)?.into())?, None));
            }
            let [_, stands_for] = FAR_SINGLES.iter().find(|[c, _]| *c == point)?;
            Some((char::from_u32(*stands_for)?, None))
        }
    }
}

fn pair(first: u32, second: u32) -> Option<(char, Option<char>)> {
    Some((char::from_u32(first)?, Some(char::from_u32(second)?)))
}
