//! The meanings of a field's values, if they are codes of a registry.

mod table;

use registrant_text::sorted_lines;

use crate::contact::Field;
use table::VALUES;

/// Returns the meaning of a value of a field, in English: `a citizen of the United States` for `C11`.
///
/// ```
/// use registrant::contact::Field;
/// assert_eq!(registrant::rules::label(Field::CITY, "Paris"), None);
/// ```
pub fn label(field: Field, value: &str) -> Option<&'static str> {
    let (_, lines) = VALUES.iter().find(|(known, _)| *known == field)?;
    sorted_lines::find(lines, value)
}
