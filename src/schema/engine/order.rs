//! The order of a document's members. Encoding writes a table's members in the order of the table, then the
//! others. A document in another order keeps the list of its members, so that encoding restores their order.

use serde_json::{Map, Value};

use super::codec::put;
use super::index::Table;
use crate::base::{escape, unescape};

/// The member of [`super::shape::ENVELOPE`] that lists the pointers.
pub(crate) const ORDER: &str = "order";

/// The places of the members read so far, compared with the order of encoding.
#[derive(Debug)]
pub(crate) struct Places {
    /// The first place in the order of encoding. Members outside of the table come last.
    pub first: usize,
    last: usize,
    /// `true` if the members are in the order of encoding.
    pub is_usual: bool,
}

impl Places {
    pub const NONE: Self = Self { first: usize::MAX, last: 0, is_usual: true };

    /// Adds the next member.
    pub fn add(&mut self, place: usize) {
        self.is_usual &= place >= self.last;
        self.first = self.first.min(place);
        self.last = place;
    }
}

/// Returns the pointers of a document's members, in order, in one text: `/city /given`.
pub(crate) fn of(table: &Table, object: &Map<String, Value>) -> Value {
    let mut pointers = String::new();
    list(table, object, "", &mut pointers);
    Value::from(pointers)
}

fn list(table: &Table, object: &Map<String, Value>, at: &str, pointers: &mut String) {
    for (key, value) in object {
        match value {
            Value::Object(inner) if !inner.is_empty() && table.has_inside(at, key) => {
                list(table, inner, &format!("{at}/{}", escape(key)), pointers);
            }
            _ => {
                let space = if pointers.is_empty() { "" } else { " " };
                pointers.extend([space, at, "/", &escape(key)]);
            }
        }
    }
}

/// Returns a document with its members in the order of these pointers, and the other members after them.
pub(crate) fn restore(mut document: Value, order: &str) -> Value {
    let mut ordered = Value::Object(Map::new());
    // A pointer contains no space with a slash after it: a slash in a key is escaped, and no object of a table
    // has a name that ends with a space.
    for pointer in order.strip_prefix('/').into_iter().flat_map(|rest| rest.split(" /")) {
        let pointer = format!("/{pointer}");
        let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
        let key = unescape(key);
        let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
        // Leave null in its place: removing it would move all members after it.
        if let Some(value) = parent.and_then(|parent| parent.get_mut(&*key)) {
            put(&mut ordered, &pointer, value.take());
        }
    }
    add(&mut ordered, document);
    ordered
}

/// Adds the members that are left.
fn add(ordered: &mut Value, rest: Value) {
    let (Some(ordered), Value::Object(rest)) = (ordered.as_object_mut(), rest) else { return };
    for (key, value) in rest {
        match ordered.get_mut(&key) {
            Some(known) => add(known, value),
            None => {
                ordered.insert(key, value);
            }
        }
    }
}
