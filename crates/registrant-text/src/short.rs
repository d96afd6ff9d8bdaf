//! Comparing and searching texts of a few bytes.
//!
//! For short texts they make no call: `memcmp` costs more than the comparison, both natively and in
//! WebAssembly.

/// Checks if two short texts are the same.
#[inline]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    // Compares both ends at once, which may overlap. Most names are no longer than both.
    let ends = |text: &[u8]| Some((*text.first_chunk::<8>()?, *text.last_chunk::<8>()?));
    let short_ends = |text: &[u8]| Some((*text.first_chunk::<4>()?, *text.last_chunk::<4>()?));
    match one.len() {
        0..4 => one.iter().zip(other).all(|(a, b)| a == b),
        4..8 => short_ends(one) == short_ends(other),
        8..=16 => ends(one) == ends(other),
        _ => one == other,
    }
}

/// Returns the first position of a byte.
#[inline]
pub fn position(text: &[u8], wanted: u8) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (chunks, rest) = text.as_chunks::<8>();
    for (index, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(wanted));
        // A zero byte borrows and so sets its highest bit. The borrow may set higher bytes too, but only the
        // lowest one counts.
        let found = word.wrapping_sub(ONES) & !word & (ONES << 7);
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    Some(chunks.len() * 8 + rest.iter().position(|byte| *byte == wanted)?)
}

/// Returns the last position of a byte.
#[inline]
pub fn last_position(text: &[u8], wanted: u8) -> Option<usize> {
    const LOW: u64 = u64::from_ne_bytes([0x7F; 8]);
    let (rest, chunks) = text.as_rchunks::<8>();
    for (index, chunk) in chunks.iter().enumerate().rev() {
        let word = u64::from_le_bytes(*chunk) ^ u64::from_ne_bytes([wanted; 8]);
        // The highest bit of each byte that is zero. Nothing is carried from one byte to the next.
        let found = !(((word & LOW) + LOW) | word | LOW);
        if found != 0 {
            return Some(rest.len() + index * 8 + 7 - found.leading_zeros() as usize / 8);
        }
    }
    rest.iter().rposition(|byte| *byte == wanted)
}

#[cfg(test)]
mod tests {
    use super::{last_position, position, same};

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
            assert_eq!(last_position(text.as_bytes(), b'`'), None);
            for at in 0..length {
                let signs = ["\u{80}", "`", "\u{7f}"].concat().repeat(at);
                let all = [&signs, "b", &text].concat();
                assert_eq!(last_position(all.as_bytes(), b'b'), Some(signs.len()), "{length} {at}");
                assert_eq!(last_position(["b", &all].concat().as_bytes(), b'b'), Some(signs.len() + 1));
            }
            assert_eq!(position(format!("`{text}").as_bytes(), b'a'), (length > 0).then_some(1));
        }
    }
}
