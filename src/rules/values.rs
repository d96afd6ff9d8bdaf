//! The meanings of a field's values, if they are codes of a registry.

#[cfg(feature = "all-rules")]
pub(super) mod table;

use registrant_text::sorted_lines;

use super::stock;
use crate::contact::Field;
use crate::language::{Language, sentence};

/// Returns the meaning of a value of a field, in English: `a citizen of the United States` for `C11`.
///
/// ```
/// use registrant::contact::Field;
/// assert_eq!(registrant::rules::label(Field::CITY, "Paris"), None);
/// ```
pub fn label(field: Field, value: &str) -> Option<&'static str> {
    label_in(field, value, Language::English)
}

/// Returns the values of a field that have a meaning.
pub(crate) fn labelled_values(field: Field) -> impl Iterator<Item = &'static str> {
    let lines = stock::label_lines(field).map_or("", |(_, lines)| lines);
    lines.lines().filter_map(|line| Some(line.split_once('\t')?.0))
}

/// Returns the meaning of a value of a field in a language, or in English if the language is not there.
pub(crate) fn label_in(field: Field, value: &str, language: Language) -> Option<&'static str> {
    let (first, lines) = stock::label_lines(field)?;
    let english = sorted_lines::find(lines, value)?;
    let is_of_value = |line: &str| line.strip_prefix(value).is_some_and(|rest| rest.starts_with('\t'));
    let translated = (language != Language::English).then(|| {
        let number = (first..).zip(lines.lines()).find(|(_, line)| is_of_value(line))?.0;
        sentence(language, number)
    });
    translated.flatten().or(Some(english))
}
