//! The members of a document that a query reads, from a value or directly from JSON text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// A member for filters or sorting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub name: &'static str,
    /// `true` if a text of digits counts as a number.
    pub is_number: bool,
}

/// The value of a member, as a query sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell<'a> {
    /// Absent, null, or of a type that filters and sorting ignore.
    #[default]
    Absent,
    Number(i64),
    Text(Cow<'a, str>),
    Numbers(Vec<i64>),
}

impl<'a> Cell<'a> {
    pub fn of(value: Option<&'a Value>) -> Self {
        match value {
            Some(Value::String(text)) => Self::Text(Cow::Borrowed(text)),
            Some(Value::Number(number)) => number.as_i64().map_or(Self::Absent, Self::Number),
            Some(Value::Array(items)) => Self::Numbers(items.iter().filter_map(Value::as_i64).collect()),
            _ => Self::Absent,
        }
    }
}

/// A reader of these columns of one object. It skips everything else.
pub(super) struct Row<'c>(pub &'c [Column]);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Vec<Cell<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Cell<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a contact")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut cells: Vec<Cell> = self.0.iter().map(|_| Cell::Absent).collect();
        let mut seen = 0_u64;
        while let Some(index) = members.next_key_seed(Name(self.0))? {
            let Some((index, cell)) = index.and_then(|index| Some((index, cells.get_mut(index)?))) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let bit = 1 << (index & 63);
            if seen & bit != 0 {
                return Err(A::Error::custom("expected each member once, found one twice"));
            }
            seen |= bit;
            *cell = members.next_value_seed(One)?;
        }
        Ok(cells)
    }
}

/// A reader of a member's name. It returns the index of the column, if there is one.
struct Name<'c>(&'c [Column]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|column| column.name == name))
    }
}

struct One;

impl<'de> DeserializeSeed<'de> for One {
    type Value = Cell<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for One {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Cell::Absent)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Cell::Absent)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Cell::Absent)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Cell::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(number).map_or(Cell::Absent, Cell::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut numbers = Vec::new();
        while let Some(cell) = items.next_element_seed(One)? {
            if let Cell::Number(number) = cell {
                numbers.push(number);
            }
        }
        Ok(Cell::Numbers(numbers))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Absent)
    }
}
