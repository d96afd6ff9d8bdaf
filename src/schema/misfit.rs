//! Values that no contact can hold: one of a wrong type, or a second one for the same field. They make the document wrong, not the
//! call: they are set aside, and the rest of the document is read.

use std::borrow::Cow;

use registrant_text::short::position;
use serde_json::Value;

#[cfg(feature = "providers")]
use super::body::Part;
use super::{Schema, named};
use crate::base::{Error, discreet, unescape};
use crate::contact::{Contact, Field};

/// The most values to set aside: each costs another reading of the document.
const MOST: usize = 64;

/// A value that was set aside.
#[derive(Clone)]
pub(crate) struct Misfit {
    /// The field of the value, or the likeliest one if the schema has none at its place.
    pub field: Field,
    /// The name of the member in the document, unless the schema has one field at its place.
    pub member: Option<String>,
    /// The JSON Pointer in the document.
    pub pointer: String,
    /// The error of a reading with the value.
    pub error: Error,
}

discreet!(Misfit { field });

impl Misfit {
    /// Describes the value of an error. The pointer is that in the original document, and the document is without the values
    /// that were removed before.
    pub fn new(schema: &'static Schema, document: &Value, pointer: String, error: Error) -> Self {
        if let Some(field) = field(schema, &pointer) {
            return Self { field, member: None, pointer, error };
        }
        let names = names(document, error.pointer().unwrap_or_default());
        let is_extension = error.code() == EXTENSION;
        let field = names.iter().find_map(|name| likely(name)).or_else(|| {
            let mut inside = inside(&pointer);
            inside.find_map(|inner| schema.field_near(inner))
        });
        // An extension is a part of its number.
        let member = names.into_iter().next().filter(|_| !is_extension);
        Self { field: field.unwrap_or(Field::ID), member, pointer, error }
    }

    /// Returns `true` for a second value of one field.
    pub fn is_contradiction(&self) -> bool {
        self.error.code() == CONTRADICTION
    }

    /// Returns what was expected, and what was found.
    pub fn types(&self) -> Option<(&str, &str)> {
        self.error.reason().strip_prefix("expected ")?.rsplit_once(", found ")
    }
}

/// The code of an error about a second value of one field.
pub(crate) const CONTRADICTION: &str = "contradiction";

/// The code of an error about the extension of a number.
pub(crate) const EXTENSION: &str = "wrong_extension";

/// Returns `true` for an error about one value, without which the document can be read.
pub(crate) fn is_about_value(error: &Error) -> bool {
    matches!(error.code(), "wrong_type" | "wrong_value" | CONTRADICTION | EXTENSION)
}

/// Reads a document of a schema without the values that no contact can hold, and returns these. It removes them from the document.
///
/// # Errors
///
/// If the document cannot be read even so.
pub(crate) fn set_aside<T>(
    schema: &'static Schema,
    document: &mut Cow<'_, Value>,
    mut read: impl FnMut(&mut Cow<'_, Value>) -> Result<T, Error>,
) -> Result<(T, Vec<Misfit>), Error> {
    let mut misfits: Vec<Misfit> = Vec::new();
    let (mut removed, mut readings) = (Vec::new(), 0);
    loop {
        let error = match read(document) {
            Ok(contact) => return Ok((contact, misfits)),
            Err(error) => error,
        };
        let place = error.pointer().filter(|_| is_about_value(&error) && readings < MOST);
        readings += 1;
        let pointer = original(error.pointer().unwrap_or_default(), &removed);
        let is_new =
            !misfits.iter().any(|known| known.pointer == pointer || is_inside(&known.pointer, &pointer));
        let misfit = place.filter(|_| is_new).map(|_| Misfit::new(schema, document, pointer, error.clone()));
        if !place.is_some_and(|place| remove(document.to_mut(), place, &mut removed)) {
            return Err(misfits.into_iter().next().map_or(error, |first| first.error));
        }
        misfits.extend(misfit);
    }
}

/// Reads the only contact of a document as [`decode`](super::decode) does, but sets aside what no contact can hold.
///
/// # Errors
///
/// The errors of [`decode`](super::decode), unless they are about one value.
pub(crate) fn readable(schema: &'static Schema, document: &Value) -> Result<(Contact, Vec<Misfit>), Error> {
    #[cfg(feature = "providers")]
    if let Some(part) = super::body::only(schema, document)? {
        let (contact, mut misfits) = part.readable()?;
        misfits.iter_mut().for_each(|misfit| misfit.pointer = part.place(&misfit.pointer));
        return Ok((contact, misfits));
    }
    set_aside(schema, &mut Cow::Borrowed(document), |document| schema.decode(document))
}

/// Returns a schema by its name, or the one that a document seems to follow.
pub(crate) fn known(schema: Option<&str>, document: &Value) -> Result<&'static Schema, Error> {
    match schema {
        Some(name) => named(name),
        // The document is at fault, not the call.
        None => named(super::detect(document).map_err(|error| error.under(""))?.schema),
    }
}

#[cfg(feature = "providers")]
impl Part<'_> {
    /// Reads the contact, but sets aside what no contact can hold.
    ///
    /// # Errors
    ///
    /// If the document does not fit its schema even so.
    pub(crate) fn readable(&self) -> Result<(Contact, Vec<Misfit>), Error> {
        let mut document = Cow::Borrowed(&*self.document);
        set_aside(self.schema, &mut document, |document| self.schema.decode(document))
            .map_err(|error| self.placed(error))
    }
}

/// Removes the value at a pointer, or the nearest one around it. Returns `false` if there is none. An item of a list first becomes null,
/// so that the others keep their places: in a card, these are their meaning. It leaves the list, and its pointer is noted, if no list
/// of its schema has null.
fn remove(document: &mut Value, mut pointer: &str, removed: &mut Vec<String>) -> bool {
    while let Some((above, key)) = pointer.rsplit_once('/') {
        match document.pointer_mut(above) {
            Some(Value::Object(members)) if members.contains_key(&*unescape(key)) => {
                members.shift_remove(&*unescape(key));
                return true;
            }
            Some(Value::Array(items)) => {
                let index = key.parse::<usize>().unwrap_or(usize::MAX);
                if let Some(item) = items.get_mut(index) {
                    if item.take().is_null() {
                        items.remove(index);
                        removed.push(pointer.to_owned());
                    }
                    return true;
                }
            }
            _ => {}
        }
        pointer = above;
    }
    false
}

/// Returns the pointer in the original document for one in a document without the values at these pointers. The items after a removed
/// one moved up.
fn original(pointer: &str, removed: &[String]) -> String {
    let mut pointer = pointer.to_owned();
    for (list, index) in removed.iter().rev().filter_map(|item| item.rsplit_once('/')) {
        let Some(rest) = pointer.strip_prefix(list).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let (key, below) = rest.split_at(position(rest.as_bytes(), b'/').unwrap_or(rest.len()));
        if let (Ok(key), Ok(index)) = (key.parse::<usize>(), index.parse::<usize>())
            && key >= index
        {
            pointer = format!("{list}/{}{below}", key.saturating_add(1));
        }
    }
    pointer
}

/// Returns `true` if a pointer leads to something inside another one.
fn is_inside(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// Returns the only field at a pointer, if the schema has one. A value may be a part of a member.
fn field(schema: &'static Schema, pointer: &str) -> Option<Field> {
    let whole = Some(pointer).filter(|pointer| !pointer.is_empty());
    let mut around = std::iter::successors(whole, |near| {
        let (above, _) = near.rsplit_once('/')?;
        Some(above).filter(|above| !above.is_empty())
    });
    around.find_map(|near| inside(near).find_map(|inner| schema.field_in(inner))).or_else(|| {
        // A part of a document has the member at another depth.
        let (_, name) = pointer.rsplit_once('/')?;
        let has_name = |at: &&str| at.rsplit_once('/').is_some_and(|(_, last)| last == name);
        let mut fields = Field::all().filter(|field| schema.pointers(*field).iter().any(has_name));
        fields.next().filter(|_| fields.next().is_none())
    })
}

/// Returns a pointer, and what it is in each envelope that may be around the document.
fn inside(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer).filter(|pointer| !pointer.is_empty()), |at| {
        let slash = position(at.get(1..)?.as_bytes(), b'/')?;
        at.get(slash + 1..)
    })
}

/// Returns the names of the members around a value, the nearest one first. In a card, the name of a property is the first item of its
/// list.
fn names(document: &Value, pointer: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut near = pointer;
    while let Some((above, key)) = near.rsplit_once('/') {
        let is_index = key.bytes().all(|byte| byte.is_ascii_digit());
        match document.pointer(above).and_then(Value::as_array).map(Vec::as_slice) {
            Some([Value::String(name), Value::Object(_) | Value::Array(_), Value::String(_), ..]) => {
                names.push(name.clone());
            }
            None if !is_index => names.push(unescape(key).into_owned()),
            _ => {}
        }
        near = above;
    }
    names
}

/// Words in the names of members, and the field that each one means.
const WORDS: [(&str, Field); 20] = [
    ("fax", Field::FAX),
    ("email", Field::EMAIL),
    ("phone", Field::PHONE),
    ("tel", Field::PHONE),
    ("voice", Field::PHONE),
    ("url", Field::WEBSITE),
    ("web", Field::WEBSITE),
    ("org", Field::ORGANIZATION),
    ("company", Field::ORGANIZATION),
    ("title", Field::JOB_TITLE),
    ("street", Field::STREET),
    ("addr", Field::STREET),
    ("adr", Field::STREET),
    ("city", Field::CITY),
    ("postal", Field::POSTAL_CODE),
    ("zip", Field::POSTAL_CODE),
    ("state", Field::SUBDIVISION),
    ("country", Field::COUNTRY),
    ("name", Field::FULL_NAME),
    ("number", Field::PHONE),
];

/// Returns the field that the name of a member means, if it has a known word.
pub(crate) fn likely(name: &str) -> Option<Field> {
    let name = name.to_ascii_lowercase();
    WORDS.iter().find(|(word, _)| name.contains(word)).map(|(_, field)| *field)
}
