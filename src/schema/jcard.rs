//! jCard, a vCard as JSON: `["vcard", [[name, parameters, type, value], …]]`.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc7095>.

use serde_json::Value;

use super::Schema;
use super::card::{Card, places};
use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, Shared};
use super::engine::loss::Loss;
use super::engine::more::More;
use crate::base::{Error, Place};
use crate::contact::{Contact, DocumentFault, Field};
use crate::schema::card::entry::MARKED;
use crate::schema::card::fault;
use crate::schema::card::property;

/// The schema `jcard`.
pub static SCHEMA: Schema = Schema {
    name: "jcard",
    provider: "vcard",
    title: "jCard (RFC 7095)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited {
    places: places!("/1", "/1"),
    check: |document| card(document)?.check(),
    spots: |document| card(document).map(|card| card.spots()).unwrap_or_default(),
    more: |document| card(document).map(|card| card.more()).unwrap_or_default(),
    ordered: |_| None,
    edit,
    lost,
    fit,
    shared: Some(Shared { at: "/1", card: |document| card(document).ok()?.whole(), wrap }),
};

/// Returns a jCard of these properties.
pub(super) fn wrap(properties: Value) -> Value {
    Value::Array(vec![Value::from("vcard"), properties])
}

/// Returns the properties of a jCard; `at` is the JSON Pointer of the jCard.
pub(super) fn properties<'a>(jcard: &'a Value, at: &str) -> Result<&'a [Value], Error> {
    let whole = jcard.as_array().ok_or_else(|| Error::wrong_type(Place::pointer(at), "an array", jcard))?;
    match whole.as_slice() {
        [Value::String(vcard), Value::Array(properties), ..] if vcard == "vcard" => Ok(properties),
        _ => Err(Error::wrong_value(Place::pointer(at), "`vcard` followed by an array of properties")),
    }
}

/// Returns a new jCard with an empty `fn`, which every vCard must have.
pub(super) fn blank() -> Value {
    let properties = vec![property("version", "text", "4.0"), property("fn", "text", "")];
    wrap(Value::Array(properties))
}

fn card(document: &Value) -> Result<Card<'_>, Error> {
    Ok(Card { properties: properties(document, "")?, at: "/1", has_uid: true })
}

/// Returns the faults of a jCard of which its contact shows nothing.
pub(crate) fn faults(document: &Value) -> Vec<DocumentFault> {
    card(document).map(|card| fault::faults(card.properties, card.at, false)).unwrap_or_default()
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, more: &[More]) -> Written {
    let mut document = kept.cloned().unwrap_or_else(blank);
    let (edited, losses) = card(&document).map(|card| card.edit(before, after, more)).unwrap_or_default();
    if let Some(properties) = document.get_mut(1) {
        *properties = Value::Array(edited);
    }
    Written { document, losses }
}

fn lost(document: &Value, carried: &[String]) -> Vec<Loss> {
    card(document).map(|card| card.lost(document, &card.spots(), &["/0"], carried)).unwrap_or_default()
}

fn fit(document: &Value) -> usize {
    let is_jcard = document.get(0).and_then(Value::as_str) == Some("vcard");
    usize::from(is_jcard && document.get(1).is_some_and(Value::is_array)) * MARKED
}
