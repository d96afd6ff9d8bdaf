//! A list of values: one text, since a pointer and a length for each would weigh more than the values.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

/// What follows each value.
const END: char = '\u{1f}';

/// Some values of a field.
///
/// ```
/// use registrant::rules::Values;
/// let values: Values = ["FR", "DE"].into_iter().collect();
/// assert!(values.contains("DE") && !values.contains("D"));
/// assert_eq!(values.iter().next(), Some("FR"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Values {
    /// Each value with its end.
    text: Cow<'static, str>,
    /// The length that all of them have; 0 where they differ in it.
    width: u8,
}

impl Values {
    /// No value at all.
    pub const NONE: Self = Self::baked("", 0);

    /// Values of the tables.
    pub(crate) const fn baked(text: &'static str, width: u8) -> Self {
        Self { text: Cow::Borrowed(text), width }
    }

    /// The values, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split_terminator(END)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == END as u8).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        let (values, text) = (self.text.as_bytes(), text.as_bytes());
        match (self.width, text) {
            // The long lists: codes of countries.
            (2, [first, second]) => {
                values.chunks_exact(3).any(|code| matches!(code, [a, b, _] if a == first && b == second))
            }
            (0, _) => values
                .split_inclusive(|byte| *byte == END as u8)
                .any(|value| value.len() == text.len() + 1 && value.starts_with(text)),
            (width, _) if usize::from(width) == text.len() => {
                values.chunks_exact(text.len() + 1).any(|value| value.starts_with(text))
            }
            _ => false,
        }
    }
}

impl<T: AsRef<str>> FromIterator<T> for Values {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut text = String::new();
        let mut width = None;
        for value in values {
            let value = value.as_ref();
            let length = u8::try_from(value.len()).unwrap_or(0);
            width = if width.is_none_or(|known| known == length) { Some(length) } else { Some(0) };
            text.push_str(value);
            text.push(END);
        }
        Self { text: Cow::Owned(text), width: width.unwrap_or(0) }
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn a_value_is_among_its_own() {
        for values in [&["FR", "DE"][..], &["FR", "D", ""], &["a", "b"], &["abc", "def"], &[""], &[]] {
            let list: Values = values.iter().collect();
            assert_eq!(list.iter().collect::<Vec<_>>(), values);
            assert_eq!((list.len(), list.is_empty()), (values.len(), values.is_empty()));
            for text in [
                "FR",
                "D",
                "",
                "DE",
                "R",
                "a",
                "b",
                "c",
                "abc",
                "def",
                "bc",
                "FR\u{1f}",
                "FR\u{1f}DE",
                "\u{1f}",
            ] {
                assert_eq!(list.contains(text), values.contains(&text), "{text:?} in {values:?}");
            }
        }
    }
}
