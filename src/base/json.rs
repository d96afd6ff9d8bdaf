//! JSON values in little code.

use std::cell::Cell;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

/// Makes a JSON value like `serde_json::json!`, from an object of expressions or from one expression. Each member is one call.
/// serde_json's macro writes it out, which costs 2 KB in the file for forms.
macro_rules! json {
    ({}) => { serde_json::Value::Object(serde_json::Map::new()) };
    ({ $($key:literal : $value:expr),* $(,)? }) => {{
        let mut object = serde_json::Map::new();
        $($crate::base::put(&mut object, $key, &$value);)*
        serde_json::Value::Object(object)
    }};
    ([]) => { serde_json::Value::Array(Vec::new()) };
    ($value:expr) => { $crate::base::to_json(&$value) };
}

pub(crate) use json;

/// Adds a member to an object. No value of this library can fail to serialize.
#[inline(never)]
pub(crate) fn put(object: &mut Map<String, Value>, key: &str, value: &(impl Serialize + ?Sized)) {
    object.insert(key.to_owned(), to_json(value));
}

/// Converts a value to JSON. No value of this library can fail to serialize.
pub(crate) fn to_json(value: &(impl Serialize + ?Sized)) -> Value {
    if cfg!(feature = "providers") {
        return serde_json::to_value(value).unwrap_or_default();
    }
    // By its text: another writer of each type would be 2 KB in the file for forms.
    parse_json(&serde_json::to_string(value).unwrap_or_default(), usize::MAX).unwrap_or_default()
}

/// Parses JSON, and refuses duplicate members and more than this number of values.
pub(crate) fn parse_json(text: &str, most: usize) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict(&Cell::new(most)).deserialize(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

/// The least number that serde_json rounds: 2^64.
const ROUNDED: f64 = 18_446_744_073_709_551_616.0;

/// A reader of a value, and of the values in it. It counts down how many there may be.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let rest = self.0.get().checked_sub(1);
        self.0.set(
            rest.ok_or_else(|| D::Error::custom("expected fewer values, found too many for one document"))?,
        );
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        // From here on, serde_json rounds whole numbers.
        if value.abs() >= ROUNDED {
            return Err(E::custom("expected a number below 2^64, found a larger one: write it as a string"));
        }
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            match object.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(members.next_value_seed(self)?);
                }
                Entry::Occupied(_) => {
                    return Err(A::Error::custom("expected each member once, found one twice"));
                }
            }
        }
        Ok(Value::Object(object))
    }
}
