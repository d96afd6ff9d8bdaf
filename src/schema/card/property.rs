//! One property in the form of jCard: `[name, parameters, type, value]`.

use serde_json::Value;

use crate::normalize::is_generation;
use crate::schema::engine::object::{self, empty};

/// The rank of a property without a preference: one past the least preferred.
const NO_PREFERENCE: u64 = 101;

/// Returns the property's name in lower case, or an empty text if the value is not a property.
#[inline(never)]
pub(super) fn name(property: &Value) -> &str {
    property.get(0).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn value(property: &Value) -> &Value {
    property.get(3).unwrap_or(&Value::Null)
}

/// Returns the value if it is a single text.
#[inline(never)]
pub(super) fn text(property: &Value) -> &str {
    value(property).as_str().unwrap_or_default()
}

/// Returns the values of a parameter, including each value of a list.
#[inline(never)]
pub(super) fn parameters<'a>(property: &'a Value, name: &str) -> Vec<&'a str> {
    let values = match parameter(property, name) {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter().filter_map(Value::as_str).flat_map(|text| text.split(',')).collect()
}

/// Sets or removes the types of a property.
pub(super) fn set_types(property: &mut Value, types: &[&str]) {
    let types = match types {
        [] => None,
        [one] => Some(Value::from(*one)),
        all => Some(all.iter().copied().collect()),
    };
    set_parameter(property, "type", types);
}

pub(super) fn parameter<'a>(property: &'a Value, name: &str) -> Option<&'a Value> {
    property.get(1)?.get(name)
}

/// Sets or removes a parameter.
#[inline(never)]
pub(super) fn set_parameter(property: &mut Value, name: &str, value: Option<Value>) {
    let Some(parameters) = property.get_mut(1) else { return };
    if value.is_some() && !parameters.is_object() {
        *parameters = empty();
    }
    object::set(parameters, name, value);
}

/// Returns the preference of a property: `pref`, or `TYPE=pref` in vCard 3. Lower is better.
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

/// Returns a component of a structured value; a list becomes one text. A plain value is its own first
/// component.
#[inline(never)]
pub(super) fn component(property: &Value, index: usize) -> String {
    match value(property) {
        Value::Array(parts) => joined(parts.get(index), if name(property) == "n" { " " } else { ", " }),
        whole if index == 0 => joined(Some(whole), ""),
        _ => String::new(),
    }
}

/// Returns the texts of a component of a structured value.
pub(super) fn texts(property: &Value, index: usize) -> impl Iterator<Item = &str> {
    flat(value(property).get(index).unwrap_or(&Value::Null)).into_iter()
}

/// Returns the texts of a value, and those of a list in it. Some servers put a list into a list.
pub(super) fn flat(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(flat).collect(),
        _ => Vec::new(),
    }
}

/// Returns the family name of a property N: with a further family name and the suffix of a generation, which RFC 9554 gives
/// places of their own.
pub(super) fn family_name(property: &Value) -> String {
    let mut name = component(property, 0);
    let further = texts(property, 5).chain(texts(property, 6));
    let suffixes = generations(property).into_iter().map(|(_, text)| text);
    for text in further.chain(suffixes).map(str::trim).filter(|text| !text.is_empty()) {
        if !name.split(' ').any(|word| word == text) && !name.ends_with(text) {
            name = [&*name, " ", text].concat();
        }
    }
    name.trim_start().to_owned()
}

/// Returns the suffixes of a generation among the suffixes of a property N, with their places in its value. Those that RFC 9554
/// repeats are among them.
pub(super) fn generations(property: &Value) -> Vec<(String, &str)> {
    let is_list = value(property).get(4).is_some_and(Value::is_array);
    let is_one = |text: &str| is_generation(text.trim()) || texts(property, 6).any(|known| known == text);
    let all = texts(property, 4).enumerate().filter(|(_, text)| !text.is_empty() && is_one(text));
    all.map(|(index, text)| (if is_list { format!("4/{index}") } else { "4".to_owned() }, text)).collect()
}

/// Removes the suffixes of a generation from the suffixes of a property N.
pub(super) fn remove_generations(property: &mut Value) {
    let all = generations(property);
    if all.is_empty() {
        return;
    }
    let rest = texts(property, 4).filter(|text| !all.iter().any(|(_, known)| known == text));
    let rest: Vec<Value> = rest.map(Value::from).collect();
    let rest = if let [one] = rest.as_slice() { one.clone() } else { Value::from(rest) };
    set_component(property, 4, if rest == Value::Array(Vec::new()) { Value::from("") } else { rest });
}

fn joined(part: Option<&Value>, separator: &str) -> String {
    match part {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(texts)) => {
            let texts = texts.iter().flat_map(flat).map(str::trim).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(separator)
        }
        _ => String::new(),
    }
}

/// Sets a component of a structured value. The value grows if needed.
#[inline(never)]
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

/// Sets the value to a single text.
#[inline(never)]
pub(super) fn set_text(property: &mut Value, text: &str) {
    if let Some(value) = property.get_mut(3) {
        *value = Value::from(text);
    }
}

/// Gives a UID the type of its value: a URI, or else a text (RFC 6350, 6.7.6).
pub(super) fn settle_uid(property: &mut Value) {
    if name(property) != "uid" {
        return;
    }
    let (scheme, rest) = text(property).split_once(':').unwrap_or_default();
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_sign);
    let is_uri = is_scheme && !rest.is_empty() && !rest.contains(char::is_whitespace);
    if let Some(kind) = property.get_mut(2) {
        *kind = Value::from(if is_uri { "uri" } else { "text" });
    }
}

/// Returns a new property without parameters.
#[inline(never)]
pub(in crate::schema) fn property(name: &str, kind: &str, text: &str) -> Value {
    Value::Array(vec![Value::from(name), empty(), Value::from(kind), Value::from(text)])
}

/// Returns a new property with this number of empty parts.
pub(super) fn structured(name: &str, parts: usize) -> Value {
    let mut property = property(name, "text", "");
    set_component(&mut property, parts.saturating_sub(1), Value::from(""));
    property
}
