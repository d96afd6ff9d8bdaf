//! One property in the form of jCard: `[name, parameters, type, value]`.

use serde_json::{Map, Value};

/// The value of a property that has no preference of its own: one past the least preferred.
const NO_PREFERENCE: u64 = 101;

/// The property's name, lower case; empty for what is no property.
pub(super) fn name(property: &Value) -> &str {
    property.get(0).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn value(property: &Value) -> &Value {
    property.get(3).unwrap_or(&Value::Null)
}

/// The value, where it is one text.
pub(super) fn text(property: &Value) -> &str {
    value(property).as_str().unwrap_or_default()
}

/// The values of a parameter, those of a list each by itself.
pub(super) fn parameters<'a>(property: &'a Value, name: &str) -> Vec<&'a str> {
    let values = match parameter(property, name) {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter().filter_map(Value::as_str).flat_map(|text| text.split(',')).collect()
}

pub(super) fn parameter<'a>(property: &'a Value, name: &str) -> Option<&'a Value> {
    property.get(1)?.get(name)
}

/// Sets a parameter, or takes it away.
pub(super) fn set_parameter(property: &mut Value, name: &str, value: Option<Value>) {
    let Some(parameters) = property.get_mut(1) else { return };
    if value.is_some() && !parameters.is_object() {
        *parameters = Value::Object(Map::new());
    }
    let Some(parameters) = parameters.as_object_mut() else { return };
    match value {
        Some(value) => parameters.insert(name.to_owned(), value),
        None => parameters.shift_remove(name),
    };
}

/// How much a property is preferred before others of its name, the lower the more: `pref`, or `TYPE=pref` of vCard 3.
pub(super) fn rank(property: &Value) -> u64 {
    let pref = parameter(property, "pref");
    let pref = pref.and_then(|pref| pref.as_u64().or_else(|| pref.as_str()?.trim().parse().ok()));
    let is_preferred = || parameters(property, "type").iter().any(|kind| kind.eq_ignore_ascii_case("pref"));
    pref.filter(|pref| (1..NO_PREFERENCE).contains(pref)).unwrap_or(if is_preferred() {
        1
    } else {
        NO_PREFERENCE
    })
}

/// A component of a structured value, a list in it as one text; a value without structure is its own first one.
pub(super) fn component(property: &Value, index: usize) -> String {
    component_at(property, index).unwrap_or_default()
}

/// The same, `None` where there is nothing in it.
pub(super) fn component_at(property: &Value, index: usize) -> Option<String> {
    let part = match value(property) {
        Value::Array(parts) => parts.get(index)?,
        whole if index == 0 => whole,
        _ => return None,
    };
    let text = match part {
        Value::String(text) => text.clone(),
        Value::Array(texts) => {
            let texts = texts.iter().filter_map(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(if name(property) == "n" { " " } else { ", " })
        }
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Sets a component of a structured value, which gets as many as that takes.
pub(super) fn set_component(property: &mut Value, index: usize, component: Value) {
    let Some(value) = property.get_mut(3) else { return };
    if !value.is_array() {
        *value = Value::Array(Vec::new());
    }
    let Some(components) = value.as_array_mut() else { return };
    while components.len() <= index {
        components.push(Value::from(""));
    }
    if let Some(standing) = components.get_mut(index) {
        *standing = component;
    }
}

/// Sets the value to one text.
pub(super) fn set_text(property: &mut Value, text: &str) {
    if let Some(value) = property.get_mut(3) {
        *value = Value::from(text);
    }
}

/// Parameters of one name and value.
pub(super) fn one_parameter(name: &str, value: &str) -> Value {
    Value::Object(Map::from_iter([(name.to_owned(), Value::from(value))]))
}
