//! XML-RPC as Gandi's API v3 speaks it: calls of `contact.*` and their answers.
//!
//! The pointer of a contact counts the values of a message: `/0` is the answer, `/1` the second parameter of a call.
//!
//! Sources: <http://xmlrpc.com/spec.md>, <https://doc.rpc.gandi.net/contact/faq.html>, read 2026-11-22.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use super::{Body, Part};
use crate::base::{Error, Place};
use crate::schema::detect::DocumentKind;
use crate::schema::gandi_v3::SCHEMA;
use crate::schema::xml::{self, Element, Node};

/// A message of XML-RPC.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// A call. The first parameter is the API key, a secret.
    Call {
        /// The method, such as `contact.info`.
        method: String,
        /// The parameters.
        params: Vec<Value>,
    },
    /// The answer of a call that succeeded.
    Answer(Value),
    /// The answer of a call that failed. [`fault`](crate::provider::gandi_v3::fault()) explains it.
    Fault {
        /// The fault's code.
        code: i64,
        /// The fault's text. It may quote personal data.
        text: String,
    },
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call { method, .. } => {
                f.debug_struct("Call").field("method", method).finish_non_exhaustive()
            }
            Self::Answer(_) => f.write_str("Answer"),
            Self::Fault { code, .. } => f.debug_struct("Fault").field("code", code).finish_non_exhaustive(),
        }
    }
}

/// Returns `true` if a text is a message of XML-RPC.
fn is_message(text: &str) -> bool {
    text.contains("<methodCall") || text.contains("<methodResponse")
}

/// Reads a message of XML-RPC, as Gandi's API v3 sends and takes it. A date or binary data is an object with the type as its
/// only member, `{"dateTime.iso8601": "20261123T10:00:00"}`, and [`write()`] gives it that type again.
///
/// # Errors
///
/// If the text is not such a message, or if a value does not have the form of its type.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::gandi_v3::{Message, read_message, write_message};
/// let params = vec!["key".into(), "FLN123-GANDI".into()];
/// let call = Message::Call { method: "contact.info".to_owned(), params };
/// assert_eq!(read_message(&write_message(&call))?, call);
/// # Ok(())
/// # }
/// ```
pub fn read(text: &str) -> Result<Message, Error> {
    let document = xml::parse(text)?;
    let root = &document.root;
    let wrong = || {
        let reason = "expected methodCall or methodResponse of XML-RPC, found another element";
        Error::at(Place::root(), reason, "pass the message unchanged")
    };
    let params = || root.child("params").into_iter().flat_map(|params| params.children_named("param"));
    let value = |element: &Element| element.child("value").ok_or_else(wrong).and_then(read_value);
    match root.local() {
        "methodCall" => {
            let method = root.child("methodName").ok_or_else(wrong)?.text();
            Ok(Message::Call { method, params: params().map(value).collect::<Result<_, _>>()? })
        }
        "methodResponse" => match root.child("fault") {
            Some(fault) => {
                let fault = value(fault)?;
                let text = fault.get("faultString").and_then(Value::as_str).unwrap_or_default().to_owned();
                Ok(Message::Fault {
                    code: fault.get("faultCode").and_then(Value::as_i64).unwrap_or_default(),
                    text,
                })
            }
            None => params().next().ok_or_else(wrong).and_then(value).map(Message::Answer),
        },
        _ => Err(wrong()),
    }
}

/// The types that JSON has no form for, and whole numbers with more bytes than `int` has. Such a value is an object with the type as its only member:
/// `{"dateTime.iso8601": "20261123T10:00:00"}`.
const MARKED: [&str; 3] = ["dateTime.iso8601", "base64", "i8"];

/// Returns the type and the text of such a value.
fn marked(members: &Map<String, Value>) -> Option<(&str, &str)> {
    let (kind, text) = members.iter().next().filter(|_| members.len() == 1)?;
    Some((kind.as_str(), text.as_str()?)).filter(|(kind, _)| MARKED.contains(kind))
}

/// Reads a `value`. Without an element inside, it is a string.
fn read_value(value: &Element) -> Result<Value, Error> {
    let Some(typed) = value.elements().next() else { return Ok(Value::from(whole_text(value))) };
    let wrong = |expected: &str| Error::wrong_value(Place::root(), expected);
    Ok(match typed.local() {
        "string" => Value::from(whole_text(typed)),
        "int" | "i4" | "i8" => {
            let number = typed.text().parse::<i64>().map_err(|_| wrong("a whole number in `int`"))?;
            match i32::try_from(number) {
                Ok(number) => number.into(),
                Err(_) => Value::Object([("i8".to_owned(), number.to_string().into())].into_iter().collect()),
            }
        }
        "double" => {
            let number = typed.text().parse::<f64>().ok().filter(|number| number.is_finite());
            number.ok_or_else(|| wrong("a number in `double`"))?.into()
        }
        kind if MARKED.contains(&kind) => {
            Value::Object([(kind.to_owned(), Value::from(whole_text(typed)))].into_iter().collect())
        }
        "boolean" => match typed.text().as_str() {
            "0" => Value::Bool(false),
            "1" => Value::Bool(true),
            _ => return Err(wrong("0 or 1 in `boolean`")),
        },
        "nil" => Value::Null,
        "array" => {
            let items = typed.child("data").into_iter().flat_map(|data| data.children_named("value"));
            Value::Array(items.map(read_value).collect::<Result<_, _>>()?)
        }
        "struct" => {
            let mut members = Map::new();
            for member in typed.children_named("member") {
                let name = member.child("name").map(Element::text).unwrap_or_default();
                let value = member.child("value").map(read_value).transpose()?.unwrap_or_default();
                if members.insert(name, value).is_some() {
                    let reason = "expected each member once, found one twice";
                    return Err(Error::at(Place::root(), reason, "keep one of them"));
                }
            }
            Value::Object(members)
        }
        _ => return Err(wrong("a type of XML-RPC")),
    })
}

/// Returns the text of an element with its line feeds: `streetaddr` has several lines.
fn whole_text(element: &Element) -> String {
    element.children.iter().filter_map(xml::Node::text).collect()
}

/// Checks that XML-RPC has a form for a value: XML lacks some control characters, and `int` has four bytes. [`write()`] leaves such
/// characters out.
///
/// # Errors
///
/// If it has none. The place is that of the value.
#[cfg(feature = "provider-calls")]
pub(crate) fn check(value: &Value, place: &Place) -> Result<(), Error> {
    let is_text = |text: &str| {
        let is_known =
            |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
        text.chars()
            .all(is_known)
            .then_some(())
            .ok_or_else(|| Error::wrong_value(place.clone(), "a text of the characters that XML has"))
    };
    match value {
        Value::String(text) => is_text(text),
        Value::Number(number) if !number.is_f64() => {
            let is_int = number.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
            is_int.then_some(()).ok_or_else(|| {
                Error::wrong_value(
                    place.clone(),
                    "a whole number of four bytes, or its digits as `{\"i8\": \"…\"}`",
                )
            })
        }
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(index, item)| check(item, &place.clone().element(index)))
        }
        Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            is_text(name)?;
            check(value, &place.clone().member(name))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Writes a message of XML-RPC.
pub fn write(message: &Message) -> String {
    let mut out = String::from("<?xml version=\"1.0\"?>\n");
    let param = |value: &Value, out: &mut String| {
        out.push_str("<param>");
        write_value(value, out);
        out.push_str("</param>\n");
    };
    match message {
        Message::Call { method, params } => {
            out.push_str(
                &["<methodCall>\n<methodName>", &xml::escape(method), "</methodName>\n<params>\n"].concat(),
            );
            params.iter().for_each(|value| param(value, &mut out));
            out.push_str("</params>\n</methodCall>\n");
        }
        Message::Answer(value) => {
            out.push_str("<methodResponse>\n<params>\n");
            param(value, &mut out);
            out.push_str("</params>\n</methodResponse>\n");
        }
        Message::Fault { code, text } => {
            out.push_str("<methodResponse>\n<fault>");
            let members = [("faultCode", Value::from(*code)), ("faultString", Value::from(text.as_str()))];
            write_value(
                &members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                &mut out,
            );
            out.push_str("</fault>\n</methodResponse>\n");
        }
    }
    out
}

fn write_value(value: &Value, out: &mut String) {
    out.push_str("<value>");
    write_typed(value, out);
    out.push_str("</value>");
}

fn write_typed(value: &Value, out: &mut String) {
    let mut tag = |name: &str, text: &str| out.push_str(&["<", name, ">", text, "</", name, ">"].concat());
    if let Some((kind, text)) = value.as_object().and_then(marked) {
        return tag(kind, &xml::escape(text));
    }
    match value {
        Value::Null => out.push_str("<nil/>"),
        Value::Bool(flag) => tag("boolean", if *flag { "1" } else { "0" }),
        Value::Number(number) if number.is_f64() => tag("double", &number.to_string()),
        Value::Number(number) => tag("int", &number.to_string()),
        Value::String(text) => tag("string", &xml::escape(text)),
        Value::Array(items) => {
            out.push_str("<array><data>");
            items.iter().for_each(|item| write_value(item, out));
            out.push_str("</data></array>");
        }
        Value::Object(members) => {
            out.push_str("<struct>");
            for (name, value) in members {
                out.push_str(&["<member><name>", &xml::escape(name), "</name>"].concat());
                write_value(value, out);
                out.push_str("</member>");
            }
            out.push_str("</struct>");
        }
    }
}

/// Recognizes a message, and finds its contacts.
pub(super) fn body<'a>(text: &'a str) -> Option<Body<'a>> {
    if !is_message(text) {
        return None;
    }
    let part =
        |pointer: String, value: Value| Part::new(&SCHEMA, pointer, None, Cow::<'a, Value>::Owned(value));
    let (kind, parts) = match read(text) {
        Err(_) => (DocumentKind::Answer, None),
        Ok(Message::Fault { .. }) => (DocumentKind::Error, None),
        Ok(Message::Call { method, params }) => {
            let has_contact =
                matches!(method.as_str(), "contact.create" | "contact.update" | "contact.can_associate");
            let mut params = params.into_iter().enumerate();
            let contact = params.find(|(_, param)| param.is_object() && has_contact);
            let is_change = method == "contact.update";
            let asked = asked(&method);
            let part = |(index, contact)| Part { is_change, asked, ..part(format!("/{index}"), contact) };
            (DocumentKind::Request, contact.map(|contact| vec![part(contact)]))
        }
        Ok(Message::Answer(contact)) if contact.is_object() => {
            (DocumentKind::Contact, Some(vec![part("/0".to_owned(), contact)]))
        }
        Ok(Message::Answer(Value::Array(list))) if super::fault::of_list(&list).is_some() => {
            (DocumentKind::Error, None)
        }
        Ok(Message::Answer(Value::Array(list))) if list.iter().all(Value::is_object) => {
            let items = list.into_iter().enumerate();
            let parts = items.map(|(index, contact)| part(format!("/0/{index}"), contact)).collect();
            (DocumentKind::Contacts, Some(parts))
        }
        Ok(Message::Answer(_)) => (DocumentKind::Answer, None),
    };
    Some(Body { schema: &SCHEMA, kind, parts })
}

/// The members of a contact that only `contact.create` asks for. No answer has the password.
const ASKED_BY_CREATE: &[&str] = &["password"];

/// Returns the members that a call asks for although no field holds them.
pub(crate) fn asked(method: &str) -> &'static [&'static str] {
    if method == "contact.create" { ASKED_BY_CREATE } else { &[] }
}

/// Returns the association of a call of `contact.can_associate` or `contact.can_associate_domain`: the domain, and the roles
/// that the call asks about.
pub(super) fn association(text: &str) -> Option<Value> {
    match is_message(text).then(|| read(text).ok())?? {
        Message::Call { method, params } => {
            // The first object of one is a contact, and the other names a handle.
            let before = match method.as_str() {
                "contact.can_associate" => 1,
                "contact.can_associate_domain" => 0,
                _ => return None,
            };
            params.into_iter().filter(Value::is_object).nth(before)
        }
        _ => None,
    }
}

/// Returns a message with some values replaced, each at its pointer. Unchanged members keep their text.
pub(super) fn put_back<'p>(text: &str, contacts: impl Iterator<Item = (&'p str, &'p Value)>) -> Value {
    let Ok(mut document) = xml::parse(text) else { return Value::from(text) };
    for (pointer, contact) in contacts {
        if let Some(value) = value_at(&mut document.root, pointer) {
            change(value, contact);
        }
    }
    Value::from(document.write())
}

/// Returns the `value` element at a pointer.
fn value_at<'a, 'd>(root: &'a mut Element<'d>, pointer: &str) -> Option<&'a mut Element<'d>> {
    let mut indexes = pointer.split('/').skip(1).map(|index| index.parse::<usize>().ok());
    let params = root.child_or_new("params", &[])?;
    let param = params.nth_mut("param", indexes.next()??)?;
    let mut value = param.nth_mut("value", 0)?;
    for index in indexes {
        value = value.nth_mut("array", 0)?.nth_mut("data", 0)?.nth_mut("value", index?)?;
    }
    Some(value)
}

/// Writes a value into a `value` element, if it differs.
fn change(element: &mut Element, value: &Value) {
    let before = read_value(element).unwrap_or_default();
    if before == *value {
        return;
    }
    let is_marked = [&before, value].iter().any(|value| value.as_object().and_then(marked).is_some());
    let (Value::Object(before), Value::Object(after), false) = (&before, value, is_marked) else {
        let mut written = String::new();
        write_typed(value, &mut written);
        return element.set_written(&written);
    };
    let Some(members) = element.nth_mut("struct", 0) else { return };
    members.retain(&|member| {
        let name = member.child("name").map(Element::text);
        member.local() != "member" || name.is_some_and(|name| after.contains_key(&name))
    });
    let own = members.children.iter_mut().filter_map(Node::element_mut);
    for member in own.filter(|element| element.local() == "member") {
        let name = member.child("name").map(Element::text).unwrap_or_default();
        if let (Some(value), Some(own)) = (after.get(&name), member.nth_mut("value", 0)) {
            change(own, value);
        }
    }
    for (name, value) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        let mut member = members.new_child("member");
        let mut written = ["<name>", &xml::escape(name), "</name>"].concat();
        write_value(value, &mut written);
        member.set_written(&written);
        members.insert(member, &[]);
    }
}
