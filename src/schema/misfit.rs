//! Values that no contact can hold: one of a wrong type, or a second one for the same field. They make the document wrong, not the
//! call: they are set aside, and the rest of the document is read.

use std::borrow::Cow;

use registrant_text::short::position;
use serde_json::Value;

#[cfg(feature = "providers")]
use super::body::Part;
use super::{Schema, named};
use crate::base::{Error, discreet};
use crate::contact::{Contact, Field};

/// The most values to set aside: each costs another reading of the document.
const MOST: usize = 64;

/// A value that was set aside.
#[derive(Clone)]
pub(crate) struct Misfit {
    /// The field of the value, or that of the object around it.
    pub field: Field,
    /// The JSON Pointer in the document.
    pub pointer: String,
    /// The error of a reading with the value.
    pub error: Error,
}

discreet!(Misfit { field });

impl Misfit {
    pub fn new(schema: &Schema, pointer: String, error: Error) -> Self {
        Self { field: field(schema, &pointer), pointer, error }
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

/// Returns `true` for an error about one value, without which the document can be read.
pub(crate) fn is_about_value(error: &Error) -> bool {
    matches!(error.code(), "wrong_type" | "wrong_value" | CONTRADICTION)
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
    let mut removed = Vec::new();
    loop {
        let error = match read(document) {
            Ok(contact) => return Ok((contact, misfits)),
            Err(error) => error,
        };
        let place = error.pointer().filter(|_| is_about_value(&error) && removed.len() < MOST);
        let Some(at) = place.and_then(|place| remove(document.to_mut(), place)) else {
            return Err(misfits.into_iter().next().map_or(error, |first| first.error));
        };
        let pointer = original(error.pointer().unwrap_or_default(), &removed);
        if !misfits.iter().any(|known| known.pointer == pointer || is_inside(&known.pointer, &pointer)) {
            misfits.push(Misfit::new(schema, pointer, error));
        }
        removed.push(at);
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

/// Removes the value at a pointer, or the nearest one around it. Returns its pointer.
fn remove(document: &mut Value, mut pointer: &str) -> Option<String> {
    while let Some((above, key)) = pointer.rsplit_once('/') {
        let found = match document.pointer_mut(above) {
            Some(Value::Object(members)) => {
                members.shift_remove(&*key.replace("~1", "/").replace("~0", "~")).is_some()
            }
            Some(Value::Array(items)) => {
                let index = key.parse::<usize>().ok().filter(|index| *index < items.len());
                index.map(|index| items.remove(index)).is_some()
            }
            _ => false,
        };
        if found {
            return Some(pointer.to_owned());
        }
        pointer = above;
    }
    None
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

/// Returns the field at a pointer. An envelope may be around the document, and a value may be a part of a member or an object of several
/// members.
fn field(schema: &Schema, pointer: &str) -> Field {
    let mut near = pointer;
    while !near.is_empty() {
        let mut inner = near;
        while !inner.is_empty() {
            if let Some(field) = schema.field_near(inner) {
                return field;
            }
            let next = inner.get(1..).and_then(|rest| position(rest.as_bytes(), b'/'));
            inner = next.and_then(|next| inner.get(next + 1..)).unwrap_or_default();
        }
        near = near.rsplit_once('/').map_or("", |(above, _)| above);
    }
    Field::ID
}
