//! The canonical contact as a schema of its own. Its document is the contact as JSON and keeps everything
//! except secrets: they go only to the provider that they came from.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::Schema;
use super::parse::{LONGEST_TEXT, text_at};
use super::verified;
use crate::base::schemas::{self, CANONICAL};
use crate::base::{Error, Place, nearest};
use crate::contact::{Contact, Field, FieldType, Kind};

#[cfg(feature = "providers")]
use super::engine::{
    codec::{Codec, Encoded},
    loss::Loss,
};

/// The JSON Pointer of the kind. A contact keeps a word there that names none.
pub(crate) const KIND: &str = "/kind";

/// The schema `contact`. [`super::SCHEMAS`] lists the providers' schemas only; [`super::all`] includes this
/// one.
pub static SCHEMA: Schema = Schema {
    name: CANONICAL,
    provider: "none",
    title: "the canonical contact",
    #[cfg(feature = "providers")]
    codec: Codec::Canonical,
    signature: &[],
};

#[cfg(feature = "providers")]
pub(super) fn encode(contact: &Contact) -> Encoded {
    // The members of a contact are strings, booleans and JSON: writing them cannot fail.
    let document = serde_json::to_value(contact).unwrap_or_default();
    Encoded { document, losses: contact.secrets.keys().map(|pointer| Loss::extra(pointer)).collect() }
}

impl Serialize for Contact {
    /// Writes the fields that are set, in document order, then `verified`, `schema` and `extra`. Secrets are left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in Field::all() {
            match field.kind() {
                FieldType::Lines if !self.street.is_empty() => {
                    map.serialize_entry(field.name(), &self.street)?
                }
                FieldType::Lines => {}
                FieldType::Flag => {
                    if let Some(flag) = self.flag(field) {
                        map.serialize_entry(field.name(), &flag)?;
                    }
                }
                _ => {
                    if let Some(text) = self.text(field) {
                        map.serialize_entry(field.name(), text)?;
                    }
                }
            }
        }
        if !self.verified.is_empty() {
            map.serialize_entry("verified", &self.verified)?;
        }
        if let Some(schema) = self.schema {
            map.serialize_entry("schema", schema)?;
        }
        if !self.extra.is_empty() {
            map.serialize_entry("extra", &self.extra)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Contact {
    /// Reads a contact in the same way as [`Contact::from_json`].
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Contact {
    /// Reads a canonical contact from its JSON object.
    ///
    /// # Errors
    ///
    /// If the value is not an object, or if a member is unknown or has the wrong type. The error gives the
    /// JSON Pointer of the member and the nearest known name.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let Some(object) = value.as_object() else {
            return Err(Error::wrong_type(Place::root(), "an object", value));
        };
        let mut contact = Self::default();
        for (key, value) in object {
            let place = || Place::root().member(key);
            match key.as_str() {
                "verified" => contact.verified = verified::read(value, place())?,
                "schema" => contact.schema = read_schema(value, place())?,
                "extra" => contact.extra.extend(read_extra(value, place())?),
                _ => match Field::named(key) {
                    Some(field) => contact.read_member(field, value, &place)?,
                    None => return Err(unknown_field(place(), key)),
                },
            }
        }
        if contact.schema.is_some() && contact.kind.is_none() && !is_kind(object.get("kind")) {
            return Err(wrong_kind(Place::pointer(KIND)));
        }
        #[cfg(feature = "providers")]
        contact.read_ascii();
        Ok(contact)
    }

    /// Reads the address in ASCII from the document that the contact came from.
    #[cfg(feature = "providers")]
    fn read_ascii(&mut self) {
        let from = self.schema.and_then(|name| super::named(name).ok()).filter(|from| from.has_two_scripts());
        self.ascii = from.and_then(|from| from.decode(self.extra.get("")?).ok()?.ascii);
    }

    fn read_member(&mut self, field: Field, value: &Value, place: &dyn Fn() -> Place) -> Result<(), Error> {
        // A kind is a word, so an empty text says none.
        if value.is_null() || (field == Field::KIND && value == "") {
            return Ok(());
        }
        match field.kind() {
            FieldType::Flag => match value.as_bool() {
                Some(flag) => self.set_flag(field, flag),
                None => return Err(Error::wrong_type(place(), "a boolean", value)),
            },
            FieldType::Kind => {
                let word = short_text(value, place)?;
                self.kind = Kind::named(word);
                if self.kind.is_none() {
                    // A check refuses the contact for it, and names the kinds.
                    self.extra.insert(KIND.to_owned(), Value::from(word));
                }
            }
            FieldType::Lines => {
                self.street = match value {
                    Value::String(text) => text.split('\n').map(str::to_owned).collect(),
                    Value::Array(lines) => lines
                        .iter()
                        .enumerate()
                        .map(|(index, line)| short_text(line, &|| place().element(index)).map(str::to_owned))
                        .collect::<Result<_, _>>()?,
                    _ => return Err(Error::wrong_type(place(), "an array of strings", value)),
                };
            }
            _ => {
                let text = short_text(value, place)?;
                self.set(field, text);
            }
        }
        Ok(())
    }
}

/// Returns the string at a place, which is made only for an error.
fn short_text<'v>(value: &'v Value, place: &dyn Fn() -> Place) -> Result<&'v str, Error> {
    match value {
        Value::String(text) if text.len() <= LONGEST_TEXT => Ok(text),
        _ => text_at(value, place()),
    }
}

/// Returns whether a value names a kind, or says nothing.
fn is_kind(value: Option<&Value>) -> bool {
    value.and_then(Value::as_str).is_none_or(|word| word.is_empty() || Kind::named(word).is_some())
}

/// Returns the error for a word that names no kind, where only the known ones make sense.
pub(crate) fn wrong_kind(place: Place) -> Error {
    Error::wrong_value(place, "individual, company, association, public_body or reseller")
}

fn read_schema(value: &Value, place: Place) -> Result<Option<&'static str>, Error> {
    let name = text_at(value, place)?;
    // `contact` is not a provider's schema.
    let known = schemas::built_in(name).map_err(|error| error.under("/schema"))?;
    Ok(Some(known).filter(|name| *name != CANONICAL))
}

/// Returns the error for an unknown member. A contact may keep such a member under `extra`.
#[cold]
fn unknown_field(place: Place, key: &str) -> Error {
    let remedy = match nearest(key, Field::all().map(Field::name)) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "remove it, or move it to `extra`".to_owned(),
    };
    Error::at(place, "unknown member", remedy).coded("unknown_member")
}

fn read_extra(value: &Value, place: Place) -> Result<Map<String, Value>, Error> {
    let wrong = || Error::wrong_type(place, "an object with JSON Pointers as keys", value);
    value.as_object().cloned().ok_or_else(wrong)
}
