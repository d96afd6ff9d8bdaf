//! The entity of an RDAP answer: a jCard together with a handle, roles, remarks and events.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc9083#section-5.1>. Only the handle, the card and the redactions
//! (RFC 9537) become fields of the contact. Roles, public IDs, remarks and the rest stay in the document.

pub(super) mod redaction;

use serde_json::Value;

use super::card::{Card, places};
use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, ORGANIZATION, PERSON, Shared, Spot, changed, check_text};
use super::engine::loss::Loss;
use super::engine::more::More;
use super::engine::object::{items, set, set_text, text, texts};
use super::{Schema, jcard};
use crate::base::{Error, Place, Role};
use crate::contact::{Contact, DocumentFault, Fault, Field};
use crate::schema::card::entry::{MARKED, object};
use crate::schema::card::fault;

/// The schema `rdap`.
pub static SCHEMA: Schema = Schema {
    name: "rdap",
    provider: "vcard",
    title: "RDAP entity (RFC 9083)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited {
    places: places!("/handle", "/vcardArray/1"; HIDE_NAME HIDE_ORGANIZATION HIDE_ADDRESS HIDE_PHONE HIDE_FAX HIDE_EMAIL "/redacted"),
    check: |document| card(document)?.check().and_then(|()| check_text(document, "handle", "")),
    spots,
    more: |document| card(document).map(|card| card.more()).unwrap_or_default(),
    ordered: |_| None,
    edit,
    lost,
    fit,
    shared: Some(Shared {
        at: "/vcardArray/1",
        card: |document| card(document).ok()?.whole(),
        wrap: |card| {
            object(vec![("objectClassName", Value::from("entity")), ("vcardArray", jcard::wrap(card))])
        },
    }),
};

/// Returns the entity with this role from an RDAP answer about a domain. The search includes nested entities.
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
    let entities = items(answer, "entities");
    let has_role = |entity: &&Value| items(entity, "roles").iter().any(|role| role == name);
    entities.iter().find(has_role).or_else(|| entities.iter().find_map(|inner| entity(inner, role)))
}

/// Returns the card of an entity. Without `vcardArray` the card has no properties.
fn card(document: &Value) -> Result<Card<'_>, Error> {
    if !document.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    if !matches!(text(document, "objectClassName").trim(), "" | "entity") {
        let reason = "expected an RDAP entity, found another object";
        return Err(Error::at(Place::root().member("objectClassName"), reason, "pass one of its `entities`"));
    }
    let properties = match document.get("vcardArray") {
        Some(vcard) if !vcard.is_null() => jcard::properties(vcard, "/vcardArray")?,
        _ => &[],
    };
    Ok(Card { properties, at: "/vcardArray/1", has_uid: false })
}

/// Returns the kind from AFNIC's remark of the type `contact type`.
fn remarked_kind(document: &Value) -> Option<Spot> {
    let remarks = items(document, "remarks");
    let index = remarks.iter().position(|remark| text(remark, "type") == "contact type")?;
    let kind = match items(remarks.get(index)?, "description").first()?.as_str()? {
        "PERSON" => PERSON,
        "ORGANIZATION" => ORGANIZATION,
        _ => return None,
    };
    Some(Spot::new(Field::KIND, &["/remarks/", &index.to_string()], kind))
}

fn spots(document: &Value) -> Vec<Spot> {
    let mut spots = card(document).map(|card| card.spots()).unwrap_or_default();
    if !spots.iter().any(|spot| spot.field == Field::KIND) {
        spots.extend(remarked_kind(document));
    }
    spots.push(Spot::new(Field::ID, &["/handle"], text(document, "handle")));
    redaction::spots(document, &mut spots);
    spots
}

/// Returns the faults of an entity of which its contact shows nothing: `objectClassName` is in every object (RFC 9083, section
/// 4.9). Those of its card follow. An entity without a card has none.
pub(crate) fn faults(document: &Value) -> (Vec<DocumentFault>, Vec<DocumentFault>) {
    let is_redacted = redaction::hides_name(document);
    let has_card = document.get("vcardArray").is_some_and(|card| !card.is_null());
    let card = card(document).ok().filter(|_| has_card);
    let card = card.map(|card| fault::faults(card.properties, card.at, is_redacted));
    (class_faults(document), card.unwrap_or_default())
}

/// Returns the fault of an entity without its class.
pub(super) fn class_faults(document: &Value) -> Vec<DocumentFault> {
    let is_missing = text(document, CLASS).trim().is_empty();
    let fault = || DocumentFault {
        field: Field::KIND,
        pointer: ["/", CLASS].concat(),
        is_in_field: false,
        fault: Fault::Member(CLASS, "rdap.class"),
    };
    is_missing.then(fault).into_iter().collect()
}

/// The member that says what an object is.
const CLASS: &str = "objectClassName";

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, more: &[More]) -> Written {
    let mut document = kept.cloned().unwrap_or_else(|| texts(&[("objectClassName", "entity")]));
    if let Some(handle) = changed(Field::ID, before, after) {
        set_text(&mut document, "handle", handle);
    }
    let mut vcard =
        document.get("vcardArray").filter(|vcard| !vcard.is_null()).cloned().unwrap_or_else(jcard::blank);
    let properties = vcard.get(1).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let card = Card { properties, at: "/vcardArray/1", has_uid: false };
    let (edited, mut losses) = card.edit(before, after, more);
    losses.extend(redaction::losses(before, after));
    let is_same = card.properties == edited;
    if let Some(properties) = vcard.get_mut(1).filter(|_| !is_same || kept.is_none()) {
        *properties = Value::Array(edited);
        set(&mut document, "vcardArray", Some(vcard));
    }
    Written { document, losses }
}

fn lost(document: &Value, carried: &[String]) -> Vec<Loss> {
    let Ok(card) = card(document) else { return Vec::new() };
    card.lost(document, &spots(document), &["/objectClassName", "/vcardArray/0"], carried)
}

fn fit(document: &Value) -> usize {
    // Other RDAP objects match too: decoding then gives a better error.
    let has_list = |name: &str| document.get(name).is_some_and(Value::is_array);
    // A client may leave out the class. A redacted entity may have no card.
    let is_entity = has_list("redacted") || (has_list("roles") && document.get("handle").is_some());
    let is_object =
        !text(document, "objectClassName").is_empty() || document.get("vcardArray").is_some() || is_entity;
    usize::from(is_object && !super::rdap_jscontact::is_only_card(document)) * MARKED
}
