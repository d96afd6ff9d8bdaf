//! The property TEL: <https://www.rfc-editor.org/rfc/rfc6350#section-6.4.1>.

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::property::{name, parameters, property, rank, set_parameter, set_text, set_types, text};
use crate::schema::card::entry::{from_uri, to_uri};
use crate::schema::engine::numbers::{Shape, Use, dialled, is_same_use};

pub(super) static SHAPE: Shape = Shape {
    used,
    text: |property| from_uri(text(property)),
    set,
    make: |text, used| {
        let kind = match used {
            Use::Fax => Some("fax"),
            Use::Mobile => Some("cell"),
            Use::Fixed | Use::Work => Some("voice"),
            Use::Other => None,
        };
        let mut property = property("tel", "uri", "");
        set_parameter(&mut property, "type", kind.map(Value::from));
        set(&mut property, text);
        property
    },
    settle: |property| {
        let kinds: Vec<String> = parameters(property, "type").into_iter().map(str::to_owned).collect();
        let rest = kinds.iter().filter(|kind| !kind.eq_ignore_ascii_case("cell"));
        set_types(property, &rest.map(String::as_str).collect::<Vec<_>>());
    },
    prefer: |properties, index| {
        properties
            .get_mut(index)
            .into_iter()
            .for_each(|property| set_parameter(property, "pref", Some(Value::from("1"))));
    },
};

/// The types of a number, with the features of a JSContact card (RFC 9555, section 2.7.6).
const FEATURES: [(&str, &str); 8] = [
    ("cell", "mobile"),
    ("fax", "fax"),
    ("main-number", "main-number"),
    ("pager", "pager"),
    ("text", "text"),
    ("textphone", "textphone"),
    ("video", "video"),
    ("voice", "voice"),
];

/// Returns the features of a number, in the form of a JSContact card, or null.
pub(super) fn features(property: &Value) -> Value {
    let kinds = if name(property) == "tel" { parameters(property, "type") } else { Vec::new() };
    let is_one = |(kind, _): &&(&str, &str)| kinds.iter().any(|known| known.eq_ignore_ascii_case(kind));
    let all = FEATURES.iter().filter(is_one);
    let all: Map<String, Value> =
        all.map(|(_, feature)| ((*feature).to_owned(), Value::Bool(true))).collect();
    if all.is_empty() { Value::Null } else { Value::Object(all) }
}

/// Returns whether each type of a number is a feature, a context or the preference.
pub(super) fn has_only_features(property: &Value) -> bool {
    let is_known = |kind: &str| {
        let mut known = FEATURES.iter().map(|(known, _)| *known).chain(["home", "work", "pref"]);
        known.any(|known| known.eq_ignore_ascii_case(kind))
    };
    name(property) == "tel" && parameters(property, "type").into_iter().all(is_known)
}

/// Gives a number the types for the features that it had in another card, unless it would have another use.
pub(super) fn set_features(property: &mut Value, features: &Value) {
    let is_one = |(_, feature): &&(&str, &str)| features.get(feature) == Some(&Value::Bool(true));
    let types: Vec<&str> = FEATURES.iter().filter(is_one).map(|(kind, _)| *kind).collect();
    let mut new = property.clone();
    set_types(&mut new, &types);
    if !types.is_empty() && is_same_use(used(property), used(&new)) {
        *property = new;
    }
}

fn used(property: &Value) -> Option<(Use, u64)> {
    if name(property) != "tel" || !says_something(&from_uri(text(property))) {
        return None;
    }
    let kinds = parameters(property, "type");
    let is = |wanted: &str| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(wanted));
    let used = match () {
        () if is("fax") => Use::Fax,
        () if is("cell") => Use::Mobile,
        () if !is("voice") && ["pager", "text", "textphone", "video", "modem", "bbs"].into_iter().any(is) => {
            Use::Other
        }
        () => Use::Fixed,
    };
    Some((used, rank(property)))
}

/// Sets a number in its present form: a URI or a text. An extension needs the URI.
fn set(property: &mut Value, number: &str) {
    let was_uri = property.get(2).and_then(Value::as_str) == Some("uri");
    let number = dialled(number);
    match to_uri(&number).filter(|uri| was_uri || uri.contains(';')) {
        Some(uri) => {
            set_kind(property, "uri");
            set_text(property, &uri);
        }
        None => {
            set_kind(property, "text");
            set_text(property, &number);
        }
    }
}

fn set_kind(property: &mut Value, kind: &str) {
    property.get_mut(2).into_iter().for_each(|standing| *standing = Value::from(kind));
}
