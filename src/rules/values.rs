//! What the values of a field mean, where they are a registry's codes.

mod table;

use registrant_text::sorted_lines;

use crate::contact::Field;
use table::VALUES;

/// Returns what a value of a field means, in English: `a citizen of the United States` for `C11`.
///
/// ```
/// use registrant::contact::Field;
/// assert_eq!(registrant::rules::label(Field::CITY, "Paris"), None);
/// ```
pub fn label(field: Field, value: &str) -> Option<&'static str> {
    let (_, lines) = VALUES.iter().find(|(known, _)| *known == field)?;
    sorted_lines::find(lines, value)
}
