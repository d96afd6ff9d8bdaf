//! Canonical decomposition by the tables of JavaScript.

use super::composition::normalized;

/// Returns the full canonical decomposition of one character.
pub fn decompose(c: char) -> impl Iterator<Item = char> {
    let mut parts = [c, '\0', '\0', '\0', '\0'];
    if c >= '\u{C0}' {
        let decomposed = normalized(c.encode_utf8(&mut [0; 4]), "NFD");
        parts.iter_mut().zip(decomposed.chars()).for_each(|(part, c)| *part = c);
    }
    parts.into_iter().enumerate().filter(|(at, c)| *at == 0 || *c != '\0').map(|(_, c)| c)
}
