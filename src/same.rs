//! Comparing short texts without a call: `memcmp` costs more than the comparison, natively and in WebAssembly.

/// Whether two short texts are the same.
#[inline]
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    let (chunks, rest) = one.as_chunks::<8>();
    let (other_chunks, other_rest) = other.as_chunks::<8>();
    one.len() == other.len()
        && chunks.iter().zip(other_chunks).all(|(a, b)| u64::from_ne_bytes(*a) == u64::from_ne_bytes(*b))
        && rest.iter().zip(other_rest).all(|(a, b)| a == b)
}
