//! jCard, a vCard as JSON: `["vcard", [[name, parameters, type, value], …]]`.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc7095>.

use serde_json::{Value, json};

use super::card::{Card, places};
use super::edited::MARKED;
use super::{Codec, Edited, Loss, Schema, Written};
use crate::contact::{Contact, Field};
use crate::error::{Error, Place};

/// The schema `jcard`.
pub static SCHEMA: Schema = Schema {
    name: "jcard",
    provider: "vcard",
    title: "jCard (RFC 7095)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited { places: places!("/1", "/1"), dialled_in: None, read, edit, found, lost, fit };

/// The properties of a jCard; `at` is where the jCard stands.
pub(super) fn properties<'a>(jcard: &'a Value, at: &str) -> Result<&'a [Value], Error> {
    let whole = jcard.as_array().ok_or_else(|| Error::wrong_type(Place::pointer(at), "an array", jcard))?;
    match whole.as_slice() {
        [Value::String(vcard), Value::Array(properties), ..] if vcard == "vcard" => Ok(properties),
        _ => Err(Error::wrong_value(Place::pointer(at), "`vcard` followed by an array of properties")),
    }
}

/// The properties of a new jCard: it has a whole name, were it empty.
pub(super) fn blank() -> Value {
    json!([["version", {}, "text", "4.0"], ["fn", {}, "text", ""]])
}

fn card<'a>(document: &'a Value) -> Result<Card<'a>, Error> {
    Ok(Card { properties: properties(document, "")?, at: "/1", has_uid: true, kind: None })
}

fn read(document: &Value) -> Result<Contact, Error> {
    let card = card(document)?;
    card.check()?;
    card.read()
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact) -> Written {
    let blank = json!(["vcard", blank()]);
    let mut document = kept.unwrap_or(&blank).clone();
    let (edited, losses) = card(&document).map(|card| card.edit(before, after)).unwrap_or_default();
    if let Some(properties) = document.get_mut(1) {
        *properties = Value::Array(edited);
    }
    Written { document, losses }
}

fn found(document: &Value) -> Vec<(Field, String)> {
    card(document).and_then(|card| Ok(card.found(&card.read()?))).unwrap_or_default()
}

fn lost(document: &Value) -> Vec<Loss> {
    let lost = |card: Card<'_>| Ok(card.lost(document, &card.read()?, &["/0".to_owned()]));
    card(document).and_then(lost).unwrap_or_default()
}

fn fit(document: &Value) -> usize {
    let is_jcard = document.get(0).and_then(Value::as_str) == Some("vcard");
    usize::from(is_jcard && document.get(1).is_some_and(Value::is_array)) * MARKED
}
