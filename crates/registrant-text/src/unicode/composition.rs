//! Canonical composition by tables.

use super::decomposition::{
    LEADING, PLANE_0_MARKS_END, SYLLABLES, SYLLABLES_END, TRAILING, TRAILING_COUNT, VOWEL_COUNT, VOWELS,
    decompose,
};
use super::{PLANE_1, mark_class};
use crate::table::{EXCLUDED, PAIRS, PAIRS_1};

const LEADING_COUNT: u32 = 19;

/// Returns a text in Unicode NFC.
pub(super) fn composed(text: &str) -> String {
    compose_all(ordered(text.chars()))
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
