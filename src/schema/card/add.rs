//! The items of another document as properties of a card.

use serde_json::Value;

use super::entries::Row;
use super::more::{LISTS, TEXTS};
use super::property::{
    component, name, parameter, parameters, property, set_component, set_parameter, set_text, set_types,
    settle_uid, structured, text, value,
};
use super::{Card, address, kept, tel};
use crate::contact::{Contact, Field};
use crate::schema::engine::edited::ORGANIZATION;
use crate::schema::engine::more::{
    CREDENTIAL, GENERATION, GIVEN2, KIND, KINDS, More, PARTS, PLACES, SURNAME2, UID, UNIT, What, parts,
};
use crate::schema::engine::object;

/// Adds items. They leave the choice of the contact's own number as it is.
pub(super) fn add(properties: &mut Vec<Value>, more: &[More], after: &Contact) {
    if more.is_empty() {
        return;
    }
    let card = Card { properties: &properties.clone(), at: "", has_uid: false };
    let numbers = tel::SHAPE.choose(card.properties);
    for More { what, text, context, pref, address, entry, .. } in more {
        let known = match what {
            What::Own(Field::EMAIL) => card.text("email"),
            What::Own(Field::STREET) => card.address(),
            What::Own(Field::JOB_TITLE) => card.text("title"),
            What::Own(Field::ORGANIZATION) => card.structured(UNIT),
            What::Own(Field::LANGUAGE) => card.text("lang"),
            What::Own(Field::BIRTH_DATE) => None,
            What::Own(field) => numbers.index(*field),
            What::Number(used) => {
                properties.push((tel::SHAPE.make)(text, *used));
                properties.len().checked_sub(1)
            }
            What::Card(UID) if card.text(UID).is_some() => None,
            What::Address | What::Label => {
                if *what == What::Address {
                    address::edit(properties, None, &Contact::default(), address);
                } else {
                    properties.push(structured("adr", address::FINER));
                    let home = Contact { country: address.country.clone(), ..Contact::default() };
                    let last = properties.len().checked_sub(1);
                    address::edit(properties, last, &Contact::default(), &home);
                }
                let mut new = properties.last_mut();
                for (member, key) in [("full", "label")].into_iter().chain(PLACES) {
                    let said = object::get(entry, member).cloned();
                    new.iter_mut().for_each(|new| set_parameter(new, key, said.clone()));
                }
                properties.len().checked_sub(1)
            }
            What::Place(member) => {
                let key = PLACES.into_iter().find(|(known, _)| known == member).map(|(_, key)| key);
                let known = card.address().and_then(|index| properties.get_mut(index));
                let said = Some(Value::from(text.as_str()));
                known.into_iter().zip(key).for_each(|(known, key)| set_parameter(known, key, said.clone()));
                None
            }
            What::Card(KIND) => {
                // A group is an organization elsewhere, and must still be one.
                match card.text(KIND).and_then(|index| properties.get_mut(index)) {
                    Some(known) if *text == KINDS[0] && self::text(known) == ORGANIZATION => {
                        set_text(known, text)
                    }
                    None if *text != KINDS[0] => properties.push(property(KIND, "text", text)),
                    _ => {}
                }
                None
            }
            What::Card("tz") => {
                properties.push(property("tz", "text", text));
                None
            }
            What::Card("geo") => {
                properties.push(property("geo", "uri", text));
                None
            }
            What::Card(kept::PROPERTIES) => {
                properties.push(entry.clone());
                None
            }
            What::Card(kept::MEMBER) => {
                properties.push(kept::member_property(text, entry));
                None
            }
            What::Full => {
                let known = card.address().and_then(|index| properties.get_mut(index));
                let label = Some(Value::from(text.as_str()));
                known.into_iter().for_each(|known| set_parameter(known, "label", label.clone()));
                None
            }
            What::Unit(kind) => {
                let known = card.address().and_then(|index| properties.get_mut(index));
                known.into_iter().for_each(|known| address::set_unit(known, kind, text));
                None
            }
            // A list has one context and one preference for all its texts.
            What::Card(known) if LISTS.contains(known) && (context.is_some() || pref.is_some()) => {
                properties.push(property(known, "text", text));
                properties.len().checked_sub(1)
            }
            What::Card(known) if LISTS.contains(known) || *known == UNIT => {
                add_text(properties, known, text);
                None
            }
            _ if Row::of(*what, entry).is_some() => {
                let new = Row::of(*what, entry).and_then(|row| match entry {
                    Value::Null => row.property(&row.blank(text)),
                    entry => row.property(entry),
                });
                let index = new.as_ref().map(|_| properties.len());
                properties.extend(new);
                index
            }
            _ => {
                let new = TEXTS.iter().find(|(known, ..)| known == what);
                properties.extend(new.map(|(_, name, kind)| property(name, kind, text)));
                properties.iter_mut().filter(|_| *what == What::Card(UID)).for_each(settle_uid);
                properties.len().checked_sub(1)
            }
        };
        let Some(item) = known.and_then(|index| properties.get_mut(index)) else { continue };
        if let Some(pref) = pref {
            set_parameter(item, "pref", Some(Value::from(pref.to_string())));
        }
        tel::set_features(item, entry);
        if let Some(context) = context {
            let mut types: Vec<String> = parameters(item, "type").into_iter().map(str::to_owned).collect();
            let further = context.names(&["home", "work"]).into_iter().map(str::to_owned);
            types.extend(further.filter(|context| !types.contains(context)).collect::<Vec<_>>());
            set_types(item, &types.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    add_name(properties, more);
    tel::SHAPE.keep_choice(properties, after.text(Field::PHONE));
}

/// Adds a text to the list of a property, or a unit to the organization.
fn add_text(properties: &mut Vec<Value>, wanted: &str, text: &str) {
    let says_more = |property: &Value| {
        wanted != UNIT && ["type", "pref"].iter().any(|key| parameter(property, key).is_some())
    };
    let index = properties.iter().position(|property| name(property) == wanted && !says_more(property));
    let known = index.and_then(|index| properties.get_mut(index));
    match known {
        Some(property) if wanted == UNIT => {
            let first = component(property, 0);
            let parts = value(property).as_array().map_or(1, Vec::len);
            set_component(property, 0, Value::from(first));
            set_component(property, parts, Value::from(text));
        }
        Some(property) => property.as_array_mut().into_iter().for_each(|all| all.push(Value::from(text))),
        None if wanted == UNIT => {
            let mut property = structured(UNIT, 2);
            set_component(&mut property, 1, Value::from(text));
            properties.push(property);
        }
        None => properties.push(property(wanted, "text", text)),
    }
}

/// Adds the parts of the name to the property N.
pub(in crate::schema) fn add_name(properties: &mut Vec<Value>, more: &[More]) {
    if !more.iter().any(|item| matches!(item.what, What::Name(_))) {
        return;
    }
    let index = properties.iter().position(|property| name(property) == "n").unwrap_or_else(|| {
        properties.push(structured("n", 5));
        properties.len().saturating_sub(1)
    });
    let Some(property) = properties.get_mut(index) else { return };
    for (kind, part) in PARTS {
        let own = usize::from(kind == GIVEN2);
        let (texts, rest) = parts(more, kind, &component(property, own));
        let list = |texts: &[&str]| match texts {
            [text] => Value::from(*text),
            texts => texts.iter().copied().collect(),
        };
        if texts.is_empty() {
            continue;
        }
        set_component(property, part, list(&texts));
        // RFC 9554 adds two places, not one.
        if kind == SURNAME2 && value(property).get(part + 1).is_none() {
            set_component(property, part + 1, Value::from(""));
        }
        let Some(rest) = rest else { continue };
        match kind {
            // The family name and the suffixes repeat what readers of older cards don't find in the new places.
            SURNAME2 => set_component(property, own, list(&[&[&*rest], texts.as_slice()].concat())),
            GENERATION => {
                set_component(property, own, Value::from(rest));
                let after = parts(more, CREDENTIAL, "").0;
                set_component(property, 4, list(&[texts, after].concat()));
            }
            _ => set_component(property, own, Value::from(rest)),
        }
    }
}
