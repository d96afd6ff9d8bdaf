//! The meanings of a field's values, if they are codes of a registry.

#[cfg(feature = "all-rules")]
pub(super) mod table;

use registrant_text::sorted_lines;

use super::stock;
use crate::contact::Field;

/// Returns the meaning of a value of a field, in English: `a citizen of the United States` for `C11`.
///
/// ```
/// use registrant::contact::Field;
/// assert_eq!(registrant::rules::label(Field::CITY, "Paris"), None);
/// ```
pub fn label(field: Field, value: &str) -> Option<&'static str> {
    sorted_lines::find(stock::label_lines(field)?, value)
}
