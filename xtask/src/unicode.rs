//! What the library's folding of names needs of Unicode, from the crate that the library's own tables are made of.

/// The full canonical decomposition of one character.
pub fn decompose(c: char) -> impl Iterator<Item = char> {
    let mut parts = Vec::new();
    unicode_normalization::char::decompose_canonical(c, |part| parts.push(part));
    parts.into_iter()
}

/// The lower case of one character.
pub fn lower(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase()
}
