//! Objects of a rule file: typed reading of their members, and errors about wrong ones.

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::base::{Error, Place, nearest, read_day};
use crate::contact::Field;

pub(super) fn field(name: &str, place: &Place) -> Result<Field, Error> {
    let known = || Field::all().map(Field::name);
    Field::named(name)
        .ok_or_else(|| unknown_name(place.clone(), "field", nearest(name, known())).coded("unknown_field"))
}

pub(super) fn unknown_name(place: Place, what: &str, near: Option<&str>) -> Error {
    let remedy = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "see `docs/rule-language.md`".to_owned(),
    };
    Error::at(place, format!("unknown {what}"), remedy).coded("unknown_name")
}

/// The longest text of a rule file, in bytes: a reason, a message, a pattern.
pub(super) const LONGEST_TEXT: usize = 1_000;

#[cold]
pub(super) fn too_long(place: Place, text: &str) -> Error {
    Error::at(place, format!("expected at most {LONGEST_TEXT} bytes, found {}", text.len()), "shorten it")
}

/// An object of a rule file, and its place.
pub(super) struct Table<'a> {
    pub(super) object: &'a Map<String, Value>,
    pub(super) place: Place,
}

impl<'a> Table<'a> {
    pub(super) fn new(value: &'a Value, place: Place, known: &[&str]) -> Result<Self, Error> {
        let object = value.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", value))?;
        match object.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(unknown_name(place.member(key), "key", nearest(key, known.iter().copied()))),
            None => Ok(Self { object, place }),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key)
    }

    pub(super) fn lacks(&self, key: &str, remedy: &str) -> Error {
        Error::at(self.place.clone(), format!("missing key `{key}`"), remedy)
    }

    pub(super) fn typed<T>(
        &self,
        key: &str,
        expected: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match read(value) {
            Some(read) => Ok(Some(read)),
            None => Err(Error::wrong_type(self.place.clone().member(key), expected, value)),
        }
    }

    /// Reads a text. Each rule of a file may keep it, and answers may repeat it, so it has at most [`LONGEST_TEXT`] bytes.
    pub(super) fn text(&self, key: &str) -> Result<Option<&'a str>, Error> {
        match self.typed(key, "a string", Value::as_str)? {
            Some(text) if text.len() > LONGEST_TEXT => Err(too_long(self.place.clone().member(key), text)),
            text => Ok(text),
        }
    }

    pub(super) fn required(&self, key: &str) -> Result<&'a str, Error> {
        self.text(key)?.ok_or_else(|| self.lacks(key, "see `docs/rule-language.md`"))
    }

    pub(super) fn flag(&self, key: &str) -> Result<bool, Error> {
        Ok(self.typed(key, "a boolean", Value::as_bool)?.unwrap_or(false))
    }

    pub(super) fn number(&self, key: &str) -> Result<Option<u16>, Error> {
        self.typed(key, "a number from 0 to 65535", |value| value.as_u64()?.try_into().ok())
    }

    pub(super) fn day(&self, key: &str) -> Result<Option<NaiveDate>, Error> {
        self.text(key)?.map(|text| read_day(text, self.place.clone().member(key))).transpose()
    }

    pub(super) fn texts(&self, key: &str) -> Result<Option<Vec<String>>, Error> {
        self.typed(key, "an array of strings", |value| {
            value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
        })
    }

    pub(super) fn fields(&self, key: &str) -> Result<Vec<Field>, Error> {
        let place = self.place.clone().member(key);
        let mut fields = Vec::new();
        for name in self.texts(key)?.unwrap_or_default() {
            let field = field(&name, &place)?;
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        Ok(fields)
    }

    /// Reads each name of a list.
    pub(super) fn each<T>(
        &self,
        key: &str,
        names: &[String],
        read: impl Fn(&str) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let at = |error: Error| {
            Error::at(self.place.clone().member(key), error.reason(), error.remedy()).coded(error.code())
        };
        names.iter().map(|name| read(name).map_err(at)).collect()
    }

    /// Reads a value of an enum, by its name in JSON.
    pub(super) fn named<T: FromStr<Err = Error>>(&self, key: &str) -> Result<Option<T>, Error> {
        let read = self.text(key)?.map(str::parse).transpose();
        let at = |error: Error| {
            Error::at(self.place.clone().member(key), error.reason(), error.remedy()).coded(error.code())
        };
        read.map_err(at)
    }
}
