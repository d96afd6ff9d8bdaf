//! The property TEL: <https://www.rfc-editor.org/rfc/rfc6350#section-6.4.1>.

use serde_json::{Map, Value, json};

use super::property::{name, one_parameter, parameters, rank, set_parameter, set_text, text};
use crate::schema::numbers::{Shape, Use, dialled, from_uri, to_uri};

pub(super) static SHAPE: Shape = Shape {
    used,
    text: |property| from_uri(text(property)),
    set,
    make: |text, used| {
        let kind = match used {
            Use::Fax => "fax",
            Use::Mobile => "cell",
            Use::Fixed | Use::Work | Use::Other => "voice",
        };
        let mut property = json!(["tel", Map::new(), "text", ""]);
        if let Some(parameters) = property.get_mut(1) {
            *parameters = one_parameter("type", kind);
        }
        set_kind(&mut property, "uri");
        set(&mut property, text);
        property
    },
    settle: |property| {
        let rest: Vec<String> = parameters(property, "type")
            .into_iter()
            .filter(|kind| !kind.eq_ignore_ascii_case("cell"))
            .map(str::to_owned)
            .collect();
        let rest = match rest.as_slice() {
            [] => None,
            [one] => Some(json!(one)),
            more => Some(json!(more)),
        };
        set_parameter(property, "type", rest);
    },
    prefer: |properties, index| {
        properties
            .get_mut(index)
            .into_iter()
            .for_each(|property| set_parameter(property, "pref", Some(json!("1"))));
    },
};

fn used(property: &Value) -> Option<(Use, u64)> {
    if name(property) != "tel" || text(property).is_empty() {
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

/// A number goes back in the form that stands there: as a URI, or as a text. An extension needs the URI.
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
