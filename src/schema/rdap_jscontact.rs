//! The entity of an RDAP answer with a JSContact card instead of a jCard.
//!
//! Source: the member `jscontact_card` of the RDAP extension `jscontact`,
//! <https://datatracker.ietf.org/doc/draft-ietf-regext-rdap-jscontact/> (draft 25, 2026-04-30). It is a
//! schema of its own, because servers send it only to clients that ask for it. An entity with both cards is
//! read as `rdap`.

use serde_json::Value;

use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, Ordered, Shared, Spot, changed, check_text, unclaimed};
use super::engine::loss::Loss;
use super::engine::more::{More, UID};
use super::engine::object::{set, set_text, text, texts};
use super::rdap::{class_faults, redaction};
use super::{Schema, jscontact};
use crate::base::{Error, Place};
use crate::contact::{Contact, DocumentFault, Field};
use crate::schema::card::entry::{MARKED, object};

/// The schema `rdap-jscontact`.
pub static SCHEMA: Schema = Schema {
    name: "rdap-jscontact",
    provider: "jscontact",
    title: "RDAP entity with a JSContact card",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited =
    Edited { places: PLACES, check, spots, more, ordered, edit, lost, fit, shared: SHARED };
const SHARED: Option<Shared> = Some(Shared {
    at: AT,
    card: |document| document.get(CARD).filter(|card| card.is_object()).map(jscontact::whole),
    wrap: |card| object(vec![("objectClassName", Value::from("entity")), (CARD, card)]),
});

/// The member with the card.
const CARD: &str = "jscontact_card";
/// Its JSON Pointer.
const AT: &str = "/jscontact_card";

const PLACES: &[(Field, &str)] = jscontact::places!(
    "/handle", "/jscontact_card"; HIDE_NAME HIDE_ORGANIZATION HIDE_ADDRESS HIDE_PHONE HIDE_FAX HIDE_EMAIL "/redacted"
);

/// Returns the card of an entity, or null.
fn card(document: &Value) -> &Value {
    document.get(CARD).unwrap_or(&Value::Null)
}

fn check(document: &Value) -> Result<(), Error> {
    if !document.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    check_text(document, "handle", "")?;
    match card(document) {
        Value::Null => Ok(()),
        card => (jscontact::CODEC.check)(card).map_err(|error| error.under(AT)),
    }
}

fn spots(document: &Value) -> Vec<Spot> {
    let mut spots = (jscontact::CODEC.spots)(card(document));
    spots.retain(|spot| spot.field != Field::ID);
    spots.iter_mut().for_each(|spot| spot.pointer.insert_str(0, AT));
    spots.push(Spot::new(Field::ID, &["/handle"], text(document, "handle")));
    redaction::spots(document, &mut spots);
    spots
}

fn more(document: &Value) -> Vec<More> {
    let mut items = (jscontact::CODEC.more)(card(document));
    for item in &mut items {
        item.place.insert_str(0, AT);
        item.members.iter_mut().chain(&mut item.aside).for_each(|member| member.insert_str(0, AT));
    }
    items
}

fn ordered(document: &Value) -> Option<Ordered> {
    let mut order = (jscontact::CODEC.ordered)(card(document))?;
    order.members.iter_mut().for_each(|member| member.insert_str(0, AT));
    Some(order)
}

/// Returns the faults of an entity of which its contact shows nothing, and those of its card.
pub(crate) fn faults(document: &Value) -> (Vec<DocumentFault>, Vec<DocumentFault>) {
    let mut faults = if card(document).is_object() { jscontact::faults(card(document)) } else { Vec::new() };
    faults.iter_mut().for_each(|fault| fault.pointer.insert_str(0, AT));
    (class_faults(document), faults)
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, more: &[More]) -> Written {
    let mut document = kept.cloned().unwrap_or_else(|| texts(&[("objectClassName", "entity")]));
    if let Some(handle) = changed(Field::ID, before, after) {
        set_text(&mut document, "handle", handle);
    }
    // The handle identifies the entity; the card keeps its own `uid`.
    let after = Contact { id: before.id.clone(), ..after.clone() };
    let old = document.get_mut(CARD).filter(|card| card.is_object()).map(Value::take);
    let Written { document: card, mut losses } = (jscontact::CODEC.edit)(old.as_ref(), before, &after, more);
    losses = losses.into_iter().map(inside).collect();
    losses.extend(redaction::losses(before, &after));
    match old {
        Some(old) if card == old => set(&mut document, CARD, Some(old)),
        None if kept.is_some() && card == jscontact::blank() => {}
        _ => set(&mut document, CARD, Some(card)),
    }
    Written { document, losses }
}

/// Returns a loss of the card as a loss of the entity.
fn inside(loss: Loss) -> Loss {
    Loss { pointer: loss.pointer.map(|pointer| format!("{AT}{pointer}")), ..loss }
}

fn lost(document: &Value, carried: &[String]) -> Vec<Loss> {
    let carried: Vec<String> =
        carried.iter().filter_map(|member| member.strip_prefix(AT)).map(str::to_owned).collect();
    let mut losses: Vec<Loss> =
        (jscontact::CODEC.lost)(card(document), &carried).into_iter().map(inside).collect();
    // The handle is the id, so the card's own claims no field.
    let has_uid =
        !text(card(document), UID).is_empty() && !carried.iter().any(|at| at.is_empty() || at == "/uid");
    losses.extend(has_uid.then(|| Loss::extra(&[AT, "/uid"].concat())));
    let mut claimed = ["/objectClassName", "/handle", AT].map(str::to_owned).to_vec();
    claimed.extend(spots(document).into_iter().map(|spot| spot.pointer));
    losses.extend(unclaimed(document, &claimed, &|_| None));
    losses
}

fn fit(document: &Value) -> usize {
    usize::from(is_only_card(document)) * MARKED
}

/// Returns `true` for an entity whose only card is a JSContact card.
pub(super) fn is_only_card(document: &Value) -> bool {
    document.get(CARD).is_some() && document.get("vcardArray").is_none()
}
