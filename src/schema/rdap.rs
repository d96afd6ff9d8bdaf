//! The entity of an RDAP answer: a jCard with a handle, roles, remarks and events around it.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc9083#section-5.1>. Only handle and card become fields of the contact;
//! roles, public ids, remarks, redactions (RFC 9537) and the rest stay in the document.

use serde_json::{Map, Value, json};

use super::card::{Card, places};
use super::edited::{MARKED, changed, set_member};
use super::{Codec, Edited, Loss, Schema, Written, jcard};
use crate::association::Role;
use crate::contact::{Contact, Field, Kind};
use crate::error::{Error, Place};

/// The schema `rdap`.
pub static SCHEMA: Schema = Schema {
    name: "rdap",
    provider: "vcard",
    title: "RDAP entity (RFC 9083)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited =
    Edited { places: places!("/handle", "/vcardArray/1"), dialled_in: None, read, edit, found, lost, fit };

/// The entity of an RDAP answer about a domain that has a role, looked for among the entities of entities, too.
///
/// ```
/// use registrant::{Role, schema::{parse, rdap}};
/// let answer = parse(r#"{"objectClassName": "domain", "entities": [
///     {"objectClassName": "entity", "handle": "A1", "roles": ["technical"]},
///     {"objectClassName": "entity", "handle": "B2", "roles": ["registrant", "administrative"]}
/// ]}"#).unwrap();
/// assert_eq!(rdap::entity(&answer, Role::Admin).unwrap()["handle"], "B2");
/// assert_eq!(rdap::entity(&answer, Role::Bill), None);
/// ```
pub fn entity(answer: &Value, role: Role) -> Option<&Value> {
    let name = match role {
        Role::Owner => "registrant",
        Role::Admin => "administrative",
        Role::Tech => "technical",
        Role::Bill => "billing",
    };
    let entities = answer.get("entities")?.as_array()?;
    let has_role = |entity: &&Value| {
        entity
            .get("roles")
            .and_then(Value::as_array)
            .is_some_and(|roles| roles.iter().any(|role| role == name))
    };
    entities.iter().find(has_role).or_else(|| entities.iter().find_map(|inner| entity(inner, role)))
}

/// The card of an entity; one without a card has no properties.
fn card(document: &Value) -> Result<Card<'_>, Error> {
    let object =
        document.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", document))?;
    let class = object.get("objectClassName").and_then(Value::as_str);
    if class.is_some_and(|class| class != "entity") {
        let reason = "this is not an entity, which is what RDAP calls a contact";
        return Err(Error::at(Place::root().member("objectClassName"), reason, "give one of its `entities`"));
    }
    let properties = match object.get("vcardArray") {
        Some(vcard) if !vcard.is_null() => jcard::properties(vcard, "/vcardArray")?,
        _ => &[],
    };
    Ok(Card {
        properties,
        at: "/vcardArray/1",
        has_uid: false,
        kind: remarked_kind(document).map(|(kind, _)| kind),
    })
}

/// The kind that AFNIC's answers give in a remark of the type `contact type`, and where that stands.
fn remarked_kind(document: &Value) -> Option<(Kind, String)> {
    let remarks = document.get("remarks")?.as_array()?;
    remarks.iter().enumerate().find_map(|(index, remark)| {
        (remark.get("type")? == "contact type").then_some(())?;
        let kind = match remark.get("description")?.get(0)?.as_str()? {
            "PERSON" => Kind::Individual,
            "ORGANIZATION" => Kind::Company,
            _ => return None,
        };
        Some((kind, format!("/remarks/{index}")))
    })
}

fn read(document: &Value) -> Result<Contact, Error> {
    let card = card(document)?;
    card.check()?;
    let mut contact = card.read()?;
    contact.id = super::edited::member(document, "handle", "")?.map(str::to_owned);
    Ok(contact)
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact) -> Written {
    let blank = json!({"objectClassName": "entity"});
    let mut document = kept.unwrap_or(&blank).clone();
    if let Some(handle) = changed(Field::ID, before, after) {
        set_member(&mut document, "handle", handle);
    }
    let empty = jcard::blank();
    let Ok(mut card) = card(&document) else { return Written { document, losses: Vec::new() } };
    let had_card = !card.properties.is_empty();
    if !had_card {
        card.properties = empty.as_array().map(Vec::as_slice).unwrap_or_default();
    }
    let (edited, losses) = card.edit(before, after);
    let is_needed = had_card || kept.is_none() || before_differs(before, after);
    if let (true, Some(object)) = (is_needed, document.as_object_mut()) {
        match object.get_mut("vcardArray").and_then(|vcard| vcard.get_mut(1)) {
            Some(properties) => *properties = Value::Array(edited),
            None => insert(object, json!(["vcard", edited])),
        }
    }
    Written { document, losses }
}

fn insert(object: &mut Map<String, Value>, vcard: Value) {
    object.insert("vcardArray".to_owned(), vcard);
}

/// Whether two contacts differ in anything that a card holds.
fn before_differs(before: &Contact, after: &Contact) -> bool {
    let fields = CODEC.places.iter().map(|(field, _)| *field).filter(|field| *field != Field::ID);
    before.street != after.street || fields.into_iter().any(|field| changed(field, before, after).is_some())
}

fn found(document: &Value) -> Vec<(Field, String)> {
    let Ok(card) = card(document) else { return Vec::new() };
    let mut found = card.read().map(|contact| card.found(&contact)).unwrap_or_default();
    if document.get("handle").is_some() {
        found.push((Field::ID, "/handle".to_owned()));
    }
    if let Some((_, place)) =
        remarked_kind(document).filter(|_| !found.iter().any(|(field, _)| *field == Field::KIND))
    {
        found.push((Field::KIND, place));
    }
    found
}

fn lost(document: &Value) -> Vec<Loss> {
    let remark = remarked_kind(document).map(|(_, place)| place);
    let beside =
        ["/objectClassName", "/handle", "/vcardArray/0"].map(str::to_owned).into_iter().chain(remark);
    let beside: Vec<String> = beside.collect();
    card(document).and_then(|card| Ok(card.lost(document, &card.read()?, &beside))).unwrap_or_default()
}

fn fit(document: &Value) -> usize {
    let is_entity = document.get("objectClassName").is_some_and(|class| class == "entity");
    usize::from(document.is_object() && (is_entity || document.get("vcardArray").is_some())) * MARKED
}
