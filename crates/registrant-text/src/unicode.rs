//! Canonical normalization (UAX #15) and lower case, with tables of a tenth of the usual size.

use std::borrow::Cow;

use crate::table::{
    EXCLUDED, FAR_SINGLES, IDEOGRAPHS, LOWER, LOWER_1, MARKS, MARKS_1, PAIRS, PAIRS_1, SINGLES, UNSTABLE,
};

// The arithmetic of Hangul syllables: The Unicode Standard, section 3.12.
const SYLLABLES: u32 = 0xAC00;
const SYLLABLES_END: u32 = 0xD7A4;
const LEADING: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TRAILING: u32 = 0x11A7;
const LEADING_COUNT: u32 = 19;
const VOWEL_COUNT: u32 = 21;
const TRAILING_COUNT: u32 = 28;

const PLANE_1: u32 = 0x1_0000;

/// The limit of marks: below this, the second of a pair of plane 1 is a mark of plane 0, since plane 1 has no
/// marks so low.
const PLANE_0_MARKS_END: u16 = 0x400;

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
    let composed = compose_all(ordered(text.chars()));
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

fn pair(first: u32, second: u32) -> Option<(char, Option<char>)> {
    Some((char::from_u32(first)?, Some(char::from_u32(second)?)))
}

/// Returns the composition of two characters.
fn compose(first: char, second: char) -> Option<char> {
    let (a, b) = (u32::from(first), u32::from(second));
    if let (Some(leading @ 0..LEADING_COUNT), Some(vowel @ 0..VOWEL_COUNT)) =
        (a.checked_sub(LEADING), b.checked_sub(VOWELS))
    {
        return char::from_u32(SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT);
    }
    if let (SYLLABLES..SYLLABLES_END, Some(trailing @ 1..TRAILING_COUNT)) = (a, b.checked_sub(TRAILING))
        && (a - SYLLABLES).is_multiple_of(TRAILING_COUNT)
    {
        return char::from_u32(a + trailing);
    }
    // Up to U+FFFF every second character of a pair is a mark, except for Hangul. The search is linear: a
    // table for binary search would take 1.4 KB compressed, and few texts have marks to compose.
    if b < PLANE_1 {
        mark_class(second)?;
    }
    let (pairs, base) = if a < PLANE_1 { (PAIRS, 0) } else { (PAIRS_1, PLANE_1) };
    let second = if b < PLANE_0_MARKS_END.into() { b } else { b.checked_sub(base)? };
    let (first, second) = (u16::try_from(a - base).ok()?, u16::try_from(second).ok()?);
    let composed = (0..pairs.count())
        .filter(|at| pairs.get(2, *at) == Some(second) && pairs.get(1, *at) == Some(first))
        .find_map(|at| pairs.get(0, at).map(|composed| base + u32::from(composed)))?;
    if EXCLUDED.contains(&composed) { None } else { char::from_u32(composed) }
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

/// Returns the decomposition of a text with the classes of its characters. Each run of marks is sorted by
/// class.
fn ordered(text: impl Iterator<Item = char>) -> Vec<(char, u8)> {
    let mut all: Vec<(char, u8)> =
        text.flat_map(decompose).map(|c| (c, mark_class(c).unwrap_or_default())).collect();
    for marks in all.split_mut(|(_, class)| *class == 0) {
        sort_marks(marks);
    }
    all
}

/// Sorts stably by class. With 54 classes this is linear, and it saves the browser the 5 KB of a general
/// sort.
fn sort_marks(marks: &mut [(char, u8)]) {
    if marks.is_sorted_by_key(|(_, class)| *class) {
        return;
    }
    let unsorted = marks.to_vec();
    let mut slots = marks.iter_mut();
    let mut class = 0;
    while let Some(next) = unsorted.iter().map(|(_, other)| *other).filter(|other| *other > class).min() {
        class = next;
        for (mark, slot) in unsorted.iter().filter(|(_, other)| *other == class).zip(&mut slots) {
            *slot = *mark;
        }
    }
}

fn compose_all(decomposed: Vec<(char, u8)>) -> String {
    let mut out: Vec<char> = Vec::with_capacity(decomposed.len());
    // The position of the last starter, and the class of the last mark after it.
    let mut starter: Option<usize> = None;
    let mut last: Option<u8> = None;
    for (c, class) in decomposed {
        if last.is_none_or(|last| last < class)
            && let Some(first) = starter.and_then(|at| out.get_mut(at))
            && let Some(composed) = compose(*first, c)
        {
            *first = composed;
            continue;
        }
        if class == 0 {
            starter = Some(out.len());
            last = None;
        } else {
            last = Some(class);
        }
        out.push(c);
    }
    out.into_iter().collect()
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
