//! JSON values in little code.

use serde::Serialize;
use serde_json::{Map, Value};

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

/// Converts a value to JSON.
pub(crate) fn to_json(value: &(impl Serialize + ?Sized)) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
