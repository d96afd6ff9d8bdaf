//! The person of an organization's card.
//!
//! A card has the name of what it represents (RFC 9553, section 2.2.1). The name of an organization has no parts of a
//! person's name: they are the property N among `vCardProps` (RFC 9555, section 2.15.1).

use serde_json::Value;

use super::NAME;
use crate::contact::{Contact, Field, Kind};
use crate::schema::card::kept::PROPERTIES;
use crate::schema::card::{self, Card};
use crate::schema::engine::edited::Spot;
use crate::schema::engine::loss::says_nothing;
use crate::schema::engine::more::{More, What};
use crate::schema::engine::object::items;

/// The property with the parts of a person's name.
const N: &str = "n";

/// Returns the properties that a card keeps, if one of them has the person's name.
fn apart(card: &Value) -> Option<Card<'_>> {
    let has_parts = card.get("name").is_some_and(|name| !items(name, "components").is_empty());
    let properties = items(card, PROPERTIES);
    let is_one = |property: &Value| text_at(property) == N && property.is_array();
    let has_one = !has_parts && properties.iter().any(is_one);
    has_one.then_some(Card { properties, at: "/vCardProps", has_uid: false })
}

fn text_at(property: &Value) -> &str {
    property.get(0).and_then(Value::as_str).unwrap_or_default()
}

/// Returns whether the person's name is apart from the card's.
pub(super) fn is_apart(card: &Value) -> bool {
    apart(card).is_some()
}

/// Returns the given and the family name of the person, with their pointers.
pub(super) fn spots(card: &Value) -> Vec<Spot> {
    let mut spots = apart(card).map(|card| card.spots()).unwrap_or_default();
    spots.retain(|spot| NAME.iter().any(|(field, _)| *field == spot.field));
    spots
}

/// Returns the other parts of the person's name.
pub(super) fn more(card: &Value) -> Vec<More> {
    let mut more = apart(card).map(|card| card.more()).unwrap_or_default();
    more.retain(|item| matches!(item.what, What::Name(_)));
    more
}

/// Returns the pointers of the name and the type of the property.
pub(super) fn claimed(card: &Value) -> Vec<String> {
    let all = apart(card).map(|card| card.properties.iter().enumerate()).into_iter().flatten();
    let all = all.filter(|(_, property)| text_at(property) == N);
    all.flat_map(|(index, _)| ["0", "2"].map(|part| format!("/vCardProps/{index}/{part}"))).collect()
}

/// Returns the contacts without the person of an organization's card, and the properties with it. Returns `None` if the name
/// of the card is the person's.
pub(super) fn edit(
    card: &Value,
    before: &Contact,
    after: &Contact,
    further: &[More],
) -> Option<([Contact; 2], Option<Value>)> {
    let stands = apart(card).is_some();
    let has_parts = card.get("name").is_some_and(|name| !items(name, "components").is_empty());
    let is_apart = !has_parts && is_of_organization(after);
    let is_changed = NAME.iter().any(|(field, _)| before.text(*field) != after.text(*field));
    if !(stands || is_apart && is_changed) {
        return None;
    }
    let names = |contact: &Contact, is_there: bool| {
        let name = Contact {
            given_name: contact.given_name.clone(),
            family_name: contact.family_name.clone(),
            ..Contact::default()
        };
        if is_there { name } else { Contact::default() }
    };
    let properties = items(card, PROPERTIES).to_vec();
    let kept = Card { properties: &properties, at: "", has_uid: false };
    let (mut properties, _) = kept.edit(&names(before, stands), &names(after, is_apart), &[]);
    if is_apart {
        card::add_name(&mut properties, further);
    }
    properties.retain(|property| {
        let empty = text_at(property) == N && property.get(3).is_none_or(says_nothing);
        text_at(property) != "fn" && !empty
    });
    let without = |contact: &Contact| Contact {
        given_name: None,
        family_name: None,
        full_name: None,
        ..contact.clone()
    };
    let contacts = [without(before), if is_apart { without(after) } else { after.clone() }];
    Some((contacts, Some(Value::from(properties)).filter(|all| !says_nothing(all))))
}

/// Returns whether a contact is an organization with a person.
fn is_of_organization(contact: &Contact) -> bool {
    let has = |field| contact.has(field);
    contact.kind.is_some_and(|kind| kind != Kind::Individual)
        && has(Field::ORGANIZATION)
        && (has(Field::GIVEN_NAME) || has(Field::FAMILY_NAME))
}
