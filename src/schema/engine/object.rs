//! Members of JSON objects, for the schemas that edit a document in place.
//!
//! Nothing here is inlined: the many calls would enlarge the wasm file.

use registrant_text::short::same;
use serde_json::{Map, Value};

/// Returns a member of an object. It compares the names of a few members: to hash one takes longer.
#[inline(never)]
pub(crate) fn get<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    let members = object.as_object()?;
    if members.len() > 16 {
        return members.get(key);
    }
    members.iter().find(|(name, _)| same(name.as_bytes(), key.as_bytes())).map(|(_, value)| value)
}

/// Returns the text of a member, or an empty text if it is absent.
#[inline(never)]
pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    get(object, key).and_then(Value::as_str).unwrap_or_default()
}

/// Returns the items of a member's array, or an empty list if it is not an array.
#[inline(never)]
pub(crate) fn items<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    get(object, key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Sets or removes a member.
#[inline(never)]
pub(crate) fn set(object: &mut Value, key: &str, value: Option<Value>) {
    if let Some(object) = object.as_object_mut() {
        match value {
            Some(value) => object.insert(key.to_owned(), value),
            None => object.shift_remove(key),
        };
    }
}

/// Sets a member to a text, or removes it.
#[inline(never)]
pub(crate) fn set_text(object: &mut Value, key: &str, text: Option<&str>) {
    set(object, key, text.map(Value::from));
}

/// Returns an object of texts.
#[inline(never)]
pub(crate) fn texts(members: &[(&str, &str)]) -> Value {
    members.iter().map(|(key, text)| ((*key).to_owned(), Value::from(*text))).collect::<Map<_, _>>().into()
}

/// Returns `true` if an object or an array is empty.
#[inline(never)]
pub(crate) fn is_void(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Edits the object or array of a member. It creates a missing one and removes an empty one; null stays null.
#[inline(never)]
pub(crate) fn edit(object: &mut Value, key: &str, new: Value, edit: &mut dyn FnMut(&mut Value)) {
    let standing = object.get_mut(key).map(Value::take);
    let was_there = standing.is_some();
    let was_null = standing.as_ref().is_some_and(Value::is_null);
    let mut value = standing.filter(|value| !value.is_null()).unwrap_or(new);
    let was_void = is_void(&value);
    edit(&mut value);
    if !is_void(&value) || (was_there && was_void && !was_null) {
        set(object, key, Some(value));
    } else if was_there && !was_null {
        set(object, key, None);
    }
}

/// Returns an empty object.
pub(crate) fn empty() -> Value {
    Value::Object(Map::new())
}
