//! Comparing and searching short texts without a call: `memcmp` costs more than the comparison, natively and in WebAssembly.

/// Whether two short texts are the same.
#[inline]
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    // Both ends at once, which may overlap; most names are no longer.
    let ends = |text: &[u8]| Some((*text.first_chunk::<8>()?, *text.last_chunk::<8>()?));
    let short_ends = |text: &[u8]| Some((*text.first_chunk::<4>()?, *text.last_chunk::<4>()?));
    match one.len() {
        0..4 => one.iter().zip(other).all(|(a, b)| a == b),
        4..8 => short_ends(one) == short_ends(other),
        8..=16 => ends(one) == ends(other),
        _ => one == other,
    }
}

/// Where a byte stands first.
#[inline]
pub(crate) fn position(text: &[u8], wanted: u8) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (chunks, rest) = text.as_chunks::<8>();
    for (index, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(wanted));
        // A byte that is zero borrows from its highest bit; so may those above it, but the lowest one counts.
        let found = word.wrapping_sub(ONES) & !word & (ONES << 7);
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    Some(chunks.len() * 8 + rest.iter().position(|byte| *byte == wanted)?)
}

/// Where a short text stands first in another one. The search of the standard library, made for long ones, weighs 1.3 KB in a
/// wasm file.
pub(crate) fn find(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len().max(1)).position(|part| part == wanted.as_bytes())
}

/// What stands before and after the first of an ASCII character.
#[inline]
pub(crate) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    around(text, position(text.as_bytes(), separator)?)
}

/// What stands before and after the last of an ASCII character.
#[inline]
pub(crate) fn rsplit_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    around(text, text.as_bytes().iter().rposition(|byte| *byte == separator)?)
}

fn around(text: &str, at: usize) -> Option<(&str, &str)> {
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::{find, position, rsplit_once, same, split_once};

    #[test]
    fn texts_are_split_as_by_the_standard_library() {
        for text in ["", ".", "a", "a.b", ".b", "a.", "é.ü.ñ", "a.b.c.d.e.f.g.h.i", "éééééééééé"]
        {
            assert_eq!(
                (split_once(text, b'.'), rsplit_once(text, b'.')),
                (text.split_once('.'), text.rsplit_once('.'))
            );
            for wanted in [".", "b", "a.", "g.h.i", "éé", "ü.ñ", "x"] {
                assert_eq!(find(text, wanted), text.find(wanted), "{wanted} in {text}");
            }
        }
    }

    #[test]
    fn texts_of_any_length_are_told_apart() {
        for length in 0..20 {
            let text = "a".repeat(length);
            assert!(same(text.as_bytes(), text.as_bytes()));
            assert!(!same(text.as_bytes(), format!("{text}a").as_bytes()));
            for at in 0..length {
                let mut other = text.clone().into_bytes();
                other[at] = b'b';
                assert!(!same(text.as_bytes(), &other), "{length} {at}");
                assert_eq!(position(&other, b'b'), Some(at), "{length}");
            }
            assert_eq!(position(text.as_bytes(), b'`'), None);
            assert_eq!(position(format!("`{text}").as_bytes(), b'a'), (length > 0).then_some(1));
        }
    }
}
