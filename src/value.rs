//! JSON values, written out as with `serde_json::json!`.
//!
//! That macro spells each member out where it stands, with a text that is allocated and a value that might have to be
//! dropped: 70 bytes of WebAssembly more for each. Here a member is a call.

use serde::Serialize;
use serde_json::{Map, Value};

/// A value from what serde can write; null in place of what JSON cannot hold.
#[inline(never)]
pub(crate) fn value<T: Serialize>(value: T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Sets a member.
#[inline(never)]
pub(crate) fn put(object: &mut Map<String, Value>, key: &str, value: Value) {
    object.insert(key.to_owned(), value);
}

/// A JSON value as it is written in JSON, with Rust's expressions in it. A key that is no literal stands in parentheses.
macro_rules! json {
    ({}) => {
        serde_json::Value::Object(serde_json::Map::new())
    };
    ({ $($members:tt)* }) => {{
        let mut object = serde_json::Map::new();
        json!(@member object $($members)*);
        serde_json::Value::Object(object)
    }};
    ([ $($items:tt)* ]) => {
        serde_json::Value::Array(json!(@items () $($items)*))
    };
    (@member $object:ident) => {};
    (@member $object:ident $key:tt: { $($value:tt)* } $(, $($rest:tt)*)?) => {
        $crate::value::put(&mut $object, $key, json!({ $($value)* }));
        json!(@member $object $($($rest)*)?);
    };
    (@member $object:ident $key:tt: [ $($value:tt)* ] $(, $($rest:tt)*)?) => {
        $crate::value::put(&mut $object, $key, json!([ $($value)* ]));
        json!(@member $object $($($rest)*)?);
    };
    (@member $object:ident $key:tt: null $(, $($rest:tt)*)?) => {
        $crate::value::put(&mut $object, $key, serde_json::Value::Null);
        json!(@member $object $($($rest)*)?);
    };
    (@member $object:ident $key:tt: $value:expr $(, $($rest:tt)*)?) => {
        $crate::value::put(&mut $object, $key, $crate::value::value(&$value));
        json!(@member $object $($($rest)*)?);
    };
    (@items ($($read:tt)*)) => {
        vec![$($read)*]
    };
    (@items ($($read:tt)*) { $($value:tt)* } $(, $($rest:tt)*)?) => {
        json!(@items ($($read)* json!({ $($value)* }),) $($($rest)*)?)
    };
    (@items ($($read:tt)*) [ $($value:tt)* ] $(, $($rest:tt)*)?) => {
        json!(@items ($($read)* json!([ $($value)* ]),) $($($rest)*)?)
    };
    (@items ($($read:tt)*) $value:expr $(, $($rest:tt)*)?) => {
        json!(@items ($($read)* $crate::value::value(&$value),) $($($rest)*)?)
    };
    ($value:expr) => {
        $crate::value::value(&$value)
    };
}

pub(crate) use json;
