//! The properties that a JSContact card keeps whole, and the members that a vCard keeps whole (RFC 9555, sections 2.15
//! and 3.2).

use serde_json::Value;

use super::property::{name, parameter, property, set_parameter, text};
use super::values::{is_name, is_said};
use crate::base::{escape, unescape};
use crate::schema::engine::edited::kind_named;
use crate::schema::engine::more::{KIND, KINDS};

/// The members of a JSContact card for properties without an entry, and for parameters without a member.
pub(crate) const PROPERTIES: &str = "vCardProps";
pub(crate) const PARAMETERS: &str = "vCardParams";

/// The property for a member without a property, and its parameter with the member's name.
pub(crate) const MEMBER: &str = "jsprop";
const POINTER: &str = "jsptr";

/// The properties with a place of their own in every card.
const OWN: [&str; 13] = [
    "version",
    "begin",
    "end",
    "fn",
    "n",
    "kind",
    "uid",
    "tel",
    "email",
    "adr",
    "language",
    "categories",
    "nickname",
];

/// Returns whether a property without an entry has a place among the properties of a JSContact card.
pub(crate) fn is_kept_whole(property: &Value) -> bool {
    // A kind of another name has none.
    let is_other_kind =
        || name(property) == KIND && kind_named(text(property)).is_none() && !KINDS.contains(&text(property));
    let has_place = OWN.contains(&name(property)) && !is_other_kind();
    let is_list = property.as_array().is_some_and(|all| all.len() >= 4);
    let parameters = property.get(1).and_then(Value::as_object);
    let are_said = parameters.is_none_or(|all| all.iter().all(|(key, said)| is_name(key) && is_said(said)));
    is_list
        && !has_place
        && is_name(name(property))
        && property.get(2).is_some_and(Value::is_string)
        && are_said
}

/// Returns the property for a member without a property.
pub(crate) fn member_property(name: &str, said: &Value) -> Value {
    let mut new = property(MEMBER, "text", &said.to_string());
    set_parameter(&mut new, POINTER, Some(Value::from(escape(name))));
    new
}

/// Returns the member of a card that such a property holds.
pub(crate) fn member_of(property: &Value) -> Option<(String, Value)> {
    let pointer = parameter(property, POINTER)?.as_str().filter(|_| name(property) == MEMBER)?;
    let is_top = !pointer.is_empty() && !pointer.contains('/');
    let value = serde_json::from_str(text(property)).ok()?;
    is_top.then(|| (unescape(pointer).into_owned(), value))
}
