//! Canonical normalization (UAX #15) and lower case, with tables of a tenth of the usual size.

use std::borrow::Cow;

use crate::table::{LOWER, LOWER_1, MARKS, MARKS_1, UNSTABLE};

pub use decomposition::decompose;

// With the feature `host`, JavaScript composes. With `host-tables`, it also decomposes, and no table of that is needed.
#[cfg_attr(all(target_arch = "wasm32", feature = "host"), path = "unicode/host.rs")]
mod composition;
#[cfg_attr(all(target_arch = "wasm32", feature = "host-tables"), path = "unicode/host_tables.rs")]
mod decomposition;

const PLANE_1: u32 = 0x1_0000;

/// Returns a text in Unicode NFC. It borrows a text that already is.
///
/// ```
/// use registrant_text::unicode::nfc;
/// assert_eq!(nfc("e\u{301}"), "é");
/// ```
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(is_stable) {
        return Cow::Borrowed(text);
    }
    let composed = composition::composed(text);
    if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
}

/// Returns the decomposed characters of a text, not in canonical order.
///
/// This is enough to separate letters from their marks.
///
/// ```
/// use registrant_text::unicode::{decomposed, is_mark};
/// let letters: String = decomposed("São Tomé").filter(|c| !is_mark(*c)).collect();
/// assert_eq!(letters, "Sao Tome");
/// ```
pub fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(decompose)
}

/// Checks if a character is a combining mark (General_Category M).
#[inline]
pub fn is_mark(c: char) -> bool {
    c >= '\u{300}' && mark_class(c).is_some()
}

/// Checks if NFC never changes a character, whatever its neighbours.
fn is_stable(c: char) -> bool {
    match u32::from(c) {
        0..0x300 => true,
        point @ 0x300..PLANE_1 => {
            let after = UNSTABLE.partition_point(|[start, _]| u32::from(*start) <= point);
            let run = after.checked_sub(1).and_then(|at| UNSTABLE.get(at));
            run.is_none_or(|[_, end]| u32::from(*end) < point)
        }
        0x2_0000..0x2_F800 => true,
        _ => false,
    }
}

/// Rows of 16-bit numbers in a layout that compresses well.
///
/// The columns follow each other: first all high bytes of a column, then all its low bytes.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) count: usize,
    pub(crate) bytes: &'static [u8],
}

impl Columns {
    fn count(&self) -> usize {
        self.count
    }

    fn get(&self, column: usize, row: usize) -> Option<u16> {
        let high = column * 2 * self.count + row;
        Some(u16::from_be_bytes([*self.bytes.get(high)?, *self.bytes.get(high + self.count)?]))
    }
}

/// Returns the lower case of a character. It equals `char::to_lowercase`, with a table that is 4 KB smaller.
///
/// ```
/// use registrant_text::unicode::lower;
/// assert!(lower('É').eq(['é']));
/// ```
pub fn lower(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'A'..='Z' => (c.to_ascii_lowercase(), None),
        '\0'..'\u{C0}' => (c, None),
        'İ' => ('i', Some('\u{307}')),
        _ => (lower_in_table(c).unwrap_or(c), None),
    };
    std::iter::once(first).chain(second)
}

/// Converts a text to lower case, with the final sigma of Greek words. `str::to_lowercase` needs two more tables for that,
/// and one of its own.
///
/// ```
/// assert_eq!(registrant_text::unicode::lowered("ΟΔΌΣ ΣΑΣ, Šp"), "οδός σας, šp");
/// ```
pub fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_inside = false;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            'Σ' if is_inside && !letters.peek().is_some_and(|next| next.is_alphabetic()) => out.push('ς'),
            _ => out.extend(lower(c)),
        }
        is_inside = c.is_alphabetic();
    }
    out
}

fn lower_in_table(c: char) -> Option<char> {
    let point = u32::from(c);
    let (runs, base) = if point < PLANE_1 { (LOWER, 0) } else { (LOWER_1, PLANE_1) };
    let key = u16::try_from(point - base).ok()?;
    let (mut low, mut high) = (0, runs.count());
    while low < high {
        let middle = low.midpoint(high);
        if runs.get(1, middle)? < key {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let (first, step) = (runs.get(0, low)?, runs.get(2, low)?);
    let inside = key.checked_sub(first)?.checked_rem(step)? == 0;
    let lower = base + u32::from(key.wrapping_add(runs.get(3, low)?));
    if inside { char::from_u32(lower) } else { None }
}

/// Returns the combining class of a mark; `None` for any other character.
fn mark_class(c: char) -> Option<u8> {
    let point = u32::from(c);
    let (marks, base) = match point {
        // The selectors of ideographs, the only marks above plane 1.
        0xE_0100..=0xE_01EF => return Some(0),
        0..PLANE_1 => (MARKS, 0),
        _ => (MARKS_1, PLANE_1),
    };
    let key = u16::try_from(point - base).ok()?;
    let after = marks.partition_point(|(start, ..)| *start <= key);
    let (start, length, class) = *marks.get(after.checked_sub(1)?)?;
    (key - start < u16::from(length)).then_some(class)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};

    use super::*;

    #[test]
    fn every_character_agrees_with_the_crate_that_the_table_is_made_from() {
        for c in ('\0'..='\u{1FFFF}').chain('\u{2F000}'..='\u{2FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
            let mut full = Vec::new();
            decompose_canonical(c, |part| full.push(part));
            assert_eq!(decompose(c).collect::<Vec<_>>(), full, "{c:?}");
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
            let text = c.to_string();
            assert_eq!(nfc(&text), text.nfc().collect::<String>(), "{c:?}");
            let decomposed: String = text.nfd().collect();
            assert_eq!(nfc(&decomposed), text.nfc().collect::<String>(), "{c:?}");
        }
    }

    #[test]
    fn lower_case_is_that_of_the_standard_library() {
        // Up to the letters of Unicode 17: a later compiler may know more.
        for c in ('\0'..='\u{1E943}').filter(|c| lower(*c).ne([*c]) || u32::from(*c) < 0x2000) {
            assert!(lower(c).eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn sequences_agree_too() {
        // A small generator makes texts of letters and marks that meet, separate, block and reorder each
        // other.
        let points: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| is_mark(*c) || (*c >= '\u{C0}' && decompose(*c).count() > 1))
            .chain("aeiouyAsSdD한가각각कনংΑωИй ".chars().cycle().take(3_000))
            .collect();
        let mut state = 0x9E37_79B9_u64;
        let mut below = |limit: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap() % limit
        };
        for _ in 0..30_000 {
            let near = below(points.len());
            let text: String = (0..1 + below(6))
                .map(|_| {
                    if below(3) == 0 {
                        points[(near + below(40)) % points.len()]
                    } else {
                        points[below(points.len())]
                    }
                })
                .collect();
            let expected: String = text.nfc().collect();
            assert_eq!(nfc(&text), expected, "{text:?}");
            assert_eq!(nfc(&expected), expected, "{text:?}");
        }
    }
}
