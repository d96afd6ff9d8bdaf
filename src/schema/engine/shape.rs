//! The structure around the members of a table: an envelope around the contact, and lists of name-value
//! pairs. The table names both among its members. This module converts a document to the table's plain form,
//! and back.

use std::borrow::Cow;

use registrant_text::short::position;
use serde_json::json;
use serde_json::{Map, Value};

use super::codec::put;
use super::member::{Form, Member};
use super::object::get;
use crate::base::{Error, Place};
use crate::contact::{Contact, Field};
use crate::schema::CONTRADICTION;

/// The pointer under which a contact keeps its envelope, `{"at": pointer, "document": the rest}`, and the
/// [`super::order`] of its members.
pub(super) const ENVELOPE: &str = "";

/// A document in the plain form of its table.
pub(crate) struct Opened<'a> {
    /// The plain document.
    pub document: Cow<'a, Value>,
    /// The JSON Pointer of the plain document in the original one.
    at: &'static str,
    /// The original document, if the plain one has an envelope.
    whole: Option<&'a Value>,
    /// The groups of pairs, with the names in each.
    bags: Vec<Bag>,
}

/// A group of pairs in a document.
struct Bag {
    /// The JSON Pointer of the group.
    pointer: &'static str,
    /// The member of a pair that holds the value.
    value: &'static str,
    /// The names of the pairs in order, each with its place.
    names: Map<String, Value>,
    /// The names for the contact to keep, each in a list if its pair begins with the value.
    kept: Value,
}

impl Bag {
    fn new<'n>(pointer: &'static str, value: &'static str, names: impl Iterator<Item = &'n str>) -> Self {
        let names = names.zip(0_usize..).map(|(name, place)| (name.to_owned(), place.into()));
        Self { pointer, value, names: names.collect(), kept: Value::Null }
    }
}

/// Returns a name that a contact keeps.
fn name_of(kept: &Value) -> Option<&str> {
    kept.get(0).unwrap_or(kept).as_str()
}

/// Removes the envelope, and converts each group of pairs to an object.
pub(crate) fn open<'a>(members: &'static [Member], document: &'a Value) -> Result<Opened<'a>, Error> {
    let at = envelope(members, document);
    let inner = at.and_then(|at| document.pointer(at)).unwrap_or(document);
    if let (Some(at), Value::Array(_)) = (at, inner) {
        let reason = "expected one contact, found a list";
        return Err(Error::at(Place::pointer(at), reason, "pass one of its elements"));
    }
    let at = at.unwrap_or_default();
    let mut opened = Opened { at, whole: (!at.is_empty()).then_some(document), ..Opened::plain(inner) };
    for member in members {
        let (Form::Pairs { name, value }, Cow::Borrowed(pointer)) = (member.form, &member.pointer) else {
            continue;
        };
        match inner.pointer(pointer) {
            None | Some(Value::Null) => {}
            Some(Value::Array(pairs)) => {
                let bag = read_pairs(pairs, name, value, &format!("{at}{pointer}"))?;
                let is_turned = |pair: &Value| {
                    pair.as_object().and_then(|pair| pair.keys().next()).is_some_and(|first| first == value)
                };
                let names = bag.keys().zip(pairs).map(|(key, pair)| match is_turned(pair) {
                    true => json!([key]),
                    false => json!(key),
                });
                let names =
                    Bag { kept: names.collect(), ..Bag::new(pointer, value, bag.keys().map(String::as_str)) };
                if let Some(place) = opened.document.to_mut().pointer_mut(pointer) {
                    *place = Value::Object(bag);
                }
                opened.bags.push(names);
            }
            Some(other) => {
                let place = Place::pointer(&format!("{at}{pointer}"));
                return Err(Error::wrong_type(place, &format!("an array of {name} and {value}"), other));
            }
        }
    }
    Ok(opened)
}

impl<'a> Opened<'a> {
    /// Wraps a document that is in plain form already.
    pub fn plain(document: &'a Value) -> Self {
        Self { document: Cow::Borrowed(document), at: "", whole: None, bags: Vec::new() }
    }

    /// Stores in the contact the data that [`close`] needs.
    pub fn keep(&self, contact: &mut Contact) {
        for bag in &self.bags {
            contact.extra.entry(bag.pointer.to_owned()).or_insert_with(|| bag.kept.clone());
        }
        if let Some(whole) = self.whole {
            let mut rest = whole.clone();
            put(&mut rest, self.at, Value::Null);
            contact.extra.insert(ENVELOPE.to_owned(), json!({"at": self.at, "document": rest}));
        }
    }

    /// Moves an error about the plain document to its place in the original document.
    pub fn locate(&self, error: Error) -> Error {
        error.map_pointer(|pointer| format!("{}{}", self.at, in_bag(&self.bags, pointer)))
    }
}

/// Converts the groups back to pairs, and restores the contact's envelope.
pub(crate) fn close(members: &[Member], contact: &Contact, own: bool, mut document: Value) -> Value {
    for member in members {
        let Form::Pairs { name, value } = member.form else { continue };
        let Some(place) = document.pointer_mut(&member.pointer) else { continue };
        let Value::Object(bag) = place else { continue };
        let mut bag = std::mem::take(bag);
        let known = contact.extra.get(&*member.pointer).filter(|_| own).and_then(Value::as_array);
        // The known names come first, in their order. An object may have neither duplicate names nor null.
        let mut ordered = Map::new();
        for key in known.into_iter().flatten().filter_map(name_of) {
            if let Some(held) = bag.get_mut(key) {
                ordered.entry(key).or_insert_with(|| held.take());
            }
        }
        for (key, held) in bag {
            ordered.entry(key).or_insert(held);
        }
        let is_turned = |key: &str| {
            let mut turned = known.into_iter().flatten().filter(|kept| kept.is_array());
            turned.any(|kept| name_of(kept) == Some(key))
        };
        let pair = |(key, held): (String, Value)| match is_turned(&key) {
            true => json!({value: held, name: key}),
            false => json!({name: key, value: held}),
        };
        *place = ordered.into_iter().map(pair).collect();
    }
    let kept = contact.extra.get(ENVELOPE).filter(|_| own);
    match kept.and_then(|kept| Some((kept, kept.get("document")?))) {
        Some((kept, whole)) => {
            let mut whole = whole.clone();
            put(&mut whole, kept.get("at").and_then(Value::as_str).unwrap_or_default(), document);
            whole
        }
        None => document,
    }
}

/// The structure around the members of the document that a contact came from.
pub(crate) struct Shape<'a> {
    /// The JSON Pointer of the plain document in the original one.
    at: &'a str,
    bags: Vec<Bag>,
}

impl<'a> Shape<'a> {
    pub fn of(members: &'static [Member], contact: &'a Contact) -> Self {
        let at = contact.extra.get(ENVELOPE).and_then(|kept| kept.get("at")).and_then(Value::as_str);
        let bags = members.iter().filter_map(|member| {
            let (Form::Pairs { value, .. }, Cow::Borrowed(pointer)) = (member.form, &member.pointer) else {
                return None;
            };
            let names = contact.extra.get(*pointer).and_then(Value::as_array).into_iter().flatten();
            Some(Bag::new(pointer, value, names.filter_map(name_of)))
        });
        Self { at: at.unwrap_or_default(), bags: bags.collect() }
    }

    /// Converts a pointer of the plain document to a pointer in the original document.
    pub fn place(&self, pointer: &str) -> String {
        format!("{}{}", self.at, in_bag(&self.bags, pointer))
    }
}

/// Returns the object that a table describes, for detecting the schema. From a list it returns the first
/// element.
pub(crate) fn inside<'a>(members: &'static [Member], document: &'a Value) -> Option<&'a Map<String, Value>> {
    let inner = envelope(members, document).and_then(|at| find(document, at)).unwrap_or(document);
    match inner {
        Value::Array(list) => list.first()?.as_object(),
        _ => inner.as_object(),
    }
}

/// Returns the pointer of the envelope's content. A document with a member of the table has no envelope, unless it is an id: the
/// object around the contact may have its own.
fn envelope(members: &'static [Member], document: &Value) -> Option<&'static str> {
    let object = document.as_object()?;
    let at = members.iter().filter(|m| matches!(m.form, Form::Envelope)).find_map(|member| {
        let Cow::Borrowed(at) = member.pointer else { return None };
        find(document, at).filter(|inner| inner.is_object() || inner.is_array()).map(|_| at)
    })?;
    let is_top =
        |member: &Member| member.pointer.strip_prefix('/').is_some_and(|key| object.contains_key(key));
    let is_own = |member: &Member| member.has_value() && member.field() != Some(Field::ID);
    (!members.iter().any(|member| is_own(member) && is_top(member))).then_some(at)
}

/// Returns the value at a pointer. It allocates nothing if the pointer has no escapes, as in all tables. No pointer of a
/// table leads into an array.
pub(crate) fn find<'a>(document: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.contains('~') {
        return document.pointer(pointer);
    }
    let mut rest = position(pointer.as_bytes(), b'/').and_then(|slash| pointer.get(slash + 1..));
    let mut here = document;
    while let Some(keys) = rest {
        let end = position(keys.as_bytes(), b'/');
        here = get(here, keys.get(..end.unwrap_or(keys.len()))?)?;
        rest = end.and_then(|end| keys.get(end + 1..));
    }
    Some(here)
}

/// Converts the pointer of a group's member to the pointer of its pair's value. Without such a pair it
/// returns the group's pointer.
fn in_bag(bags: &[Bag], pointer: &str) -> String {
    for bag in bags {
        let Some(name) = pointer.strip_prefix(bag.pointer).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        return match bag.names.get(name) {
            Some(index) => format!("{}/{index}/{}", bag.pointer, bag.value),
            None => bag.pointer.to_owned(),
        };
    }
    pointer.to_owned()
}

fn read_pairs(pairs: &[Value], name: &str, value: &str, at: &str) -> Result<Map<String, Value>, Error> {
    let mut bag = Map::new();
    for (index, pair) in pairs.iter().enumerate() {
        let place = || Place::pointer(at).element(index);
        let expected = || Error::wrong_value(place(), &format!("an object with only {name} and {value}"));
        let members = pair.as_object().filter(|members| members.len() == 2).ok_or_else(expected)?;
        let (key, held) = members.get(name).zip(members.get(value)).ok_or_else(expected)?;
        let key = key.as_str().ok_or_else(expected)?;
        if bag.insert(key.to_owned(), held.clone()).is_some() {
            return Err(Error::at(
                place(),
                "expected each name once, found this one twice",
                "keep one of them",
            )
            .coded(CONTRADICTION));
        }
    }
    Ok(bag)
}
