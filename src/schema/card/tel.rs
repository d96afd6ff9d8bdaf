//! The property TEL: <https://www.rfc-editor.org/rfc/rfc6350#section-6.4.1>.

use registrant_text::clean::says_something;
use serde_json::Value;

use super::property::{name, parameters, property, rank, set_parameter, set_text, text};
use crate::schema::card::entry::{from_uri, to_uri};
use crate::schema::engine::numbers::{Shape, Use, dialled};

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
        let kinds = parameters(property, "type").into_iter();
        let kinds: Vec<Value> =
            kinds.filter(|kind| !kind.eq_ignore_ascii_case("cell")).map(Value::from).collect();
        let rest = match kinds.len() {
            0 | 1 => kinds.into_iter().next(),
            _ => Some(Value::Array(kinds)),
        };
        set_parameter(property, "type", rest);
    },
    prefer: |properties, index| {
        properties
            .get_mut(index)
            .into_iter()
            .for_each(|property| set_parameter(property, "pref", Some(Value::from("1"))));
    },
};

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
