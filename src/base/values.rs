//! A list of values, kept as one text: a pointer and a length for each would take more space than the values.

use std::borrow::Cow;
use std::fmt;

use registrant_text::short::{position, same};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The byte after each value, if the values differ in length.
const END: u8 = 0x1f;

/// A list of values of a field.
///
/// ```
/// use registrant::Values;
/// let values: Values = ["FR", "DE"].into_iter().collect();
/// assert!(values.contains("DE") && !values.contains("D"));
/// assert_eq!(values.iter().next(), Some("FR"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Values {
    /// The values, one after the other.
    text: Cow<'static, str>,
    /// The length of every value, in bytes. It is 0 if the lengths differ, and then an end byte follows each
    /// value.
    width: u8,
}

impl Values {
    /// The empty list.
    pub const NONE: Self = Self::baked("", 0);

    /// Makes a list from a generated table.
    pub(crate) const fn baked(text: &'static str, width: u8) -> Self {
        Self { text: Cow::Borrowed(text), width }
    }

    /// Returns the values in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut rest: &str = &self.text;
        std::iter::from_fn(move || {
            let value;
            (value, rest) = match usize::from(self.width) {
                0 => rest.split_once(char::from(END))?,
                width => rest.split_at_checked(width)?,
            };
            Some(value)
        })
    }

    /// Returns the first value.
    pub(crate) fn first(&self) -> Option<&str> {
        self.iter().next()
    }

    /// Returns the number of values.
    pub fn len(&self) -> usize {
        match usize::from(self.width) {
            0 => self.text.bytes().filter(|byte| *byte == END).count(),
            width => self.text.len() / width,
        }
    }

    /// Returns whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns whether a text is one of the values.
    pub fn contains(&self, text: &str) -> bool {
        let (values, text) = (self.text.as_bytes(), text.as_bytes());
        match (usize::from(self.width), text) {
            // Lists of country codes are long: compare many codes at once.
            (2, [first, second]) => values.chunks(32).any(|codes| {
                let codes = codes.as_chunks().0.iter();
                codes.fold(false, |found, code| found | (*code == [*first, *second]))
            }),
            (0, _) => {
                let mut rest = values;
                loop {
                    if rest.get(text.len()) == Some(&END)
                        && rest.get(..text.len()).is_some_and(|value| same(value, text))
                    {
                        return true;
                    }
                    match position(rest, END).and_then(|end| rest.get(end + 1..)) {
                        Some(next) => rest = next,
                        None => return false,
                    }
                }
            }
            (width, _) if width == text.len() => values.chunks_exact(width).any(|value| same(value, text)),
            _ => false,
        }
    }
}

impl<T: AsRef<str>> FromIterator<T> for Values {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let length = |value: &T| u8::try_from(value.as_ref().len()).unwrap_or(0);
        let width = values.first().map_or(0, length);
        let width = if values.iter().all(|value| length(value) == width) { width } else { 0 };
        let mut text = String::new();
        for value in values {
            text.push_str(value.as_ref());
            if width == 0 {
                text.push(char::from(END));
            }
        }
        Self { text: Cow::Owned(text), width }
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

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<String>::deserialize(deserializer)?;
        // An end byte separates values of different lengths.
        if values.iter().any(|value| value.contains(char::from(END))) {
            return Err(D::Error::custom("expected a value without control characters"));
        }
        Ok(values.iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn a_value_is_among_its_own() {
        let codes: Vec<String> = ('A'..='Y').map(|letter| format!("{letter}Z")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        for values in [&["FR", "DE"][..], &codes, &["FR", "D", ""], &["a", "b"], &["abc", "def"], &[""], &[]]
        {
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
                "YZ",
                "ZA",
            ] {
                assert_eq!(list.contains(text), values.contains(&text), "{text:?} in {values:?}");
            }
        }
    }
}
