//! The options of a list call, as JSON values or as texts of a query string.

use serde_json::{Map, Value};

use crate::base::{Error, Place, nearest};

/// The options that are set.
pub(super) struct Options<'a>(Option<&'a Map<String, Value>>);

impl<'a> Options<'a> {
    pub fn new(value: &'a Value) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(Self(None)),
            Value::Object(members) => Ok(Self(Some(members))),
            _ => Err(Error::wrong_type(Place::argument("options"), "an object", value)),
        }
    }

    /// Returns the options, except for null ones.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let set = self.0.into_iter().flatten().filter(|(_, value)| !value.is_null());
        set.map(|(name, value)| (name.as_str(), value))
    }

    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.0?.get(name).filter(|value| !value.is_null())
    }

    /// Refuses the first unknown option.
    pub fn only(&self, known: &[&str]) -> Result<(), Error> {
        match self.iter().find(|(name, _)| !known.contains(name)) {
            Some((name, _)) => Err(unknown(name, name, known)),
            None => Ok(()),
        }
    }

    /// Returns a whole number within a range, or the default if it is absent.
    pub fn number(&self, name: &str, least: i64, most: Option<i64>, default: i64) -> Result<i64, Error> {
        let Some(value) = self.get(name) else { return Ok(default) };
        let number = match value {
            Value::String(text) => text.parse::<i64>().ok(),
            _ => value.as_i64(),
        };
        number.filter(|number| *number >= least && most.is_none_or(|most| *number <= most)).ok_or_else(|| {
            let range =
                most.map_or_else(|| format!("from {least}"), |most| format!("from {least} to {most}"));
            Error::wrong_value(place(name), &format!("a whole number {range}"))
        })
    }

    /// Returns a number of documents, which is at least `least`: see [`Self::number`].
    pub fn size(&self, name: &str, least: u32, most: Option<u32>, default: u32) -> Result<usize, Error> {
        let number = self.number(name, least.into(), most.map(i64::from), default.into())?;
        // With 32-bit addresses, no list is longer than the address space.
        Ok(usize::try_from(number).unwrap_or(usize::MAX))
    }

    pub fn text(&self, name: &str) -> Result<Option<&'a str>, Error> {
        self.get(name)
            .map(|value| value.as_str().ok_or_else(|| Error::wrong_type(place(name), "a string", value)))
            .transpose()
    }
}

pub(super) fn place(name: &str) -> Place {
    Place::argument("options").member(name)
}

/// Returns the error for an unknown option. `meant` is the part of its name to compare with the known
/// options.
#[cold]
pub(super) fn unknown(name: &str, meant: &str, known: &[&str]) -> Error {
    let remedy = match nearest(meant, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", known.join(", ")),
    };
    Error::at(place(name), "unknown option or filter", remedy).coded("unknown_member")
}

/// Returns the error for an unknown sort field.
#[cold]
pub(super) fn unknown_order(option: &str, field: &str, known: &[&str]) -> Error {
    let remedy = match nearest(field, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("sort by one of: {}", known.join(", ")),
    };
    Error::at(place(option), "the list cannot be sorted by this field", remedy)
}
