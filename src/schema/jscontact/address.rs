//! The addresses of a card: <https://www.rfc-editor.org/rfc/rfc9553#section-2.5.1>.

use serde_json::{Value, json};

use super::{best, component, free_key, set_component};
use crate::contact::{Contact, Country, Field};
use crate::error::escape;
use crate::schema::edited::{changed, country_name};

const PARTS: [(Field, &str); 3] =
    [(Field::CITY, "locality"), (Field::SUBDIVISION, "region"), (Field::POSTAL_CODE, "postcode")];

/// What stands on the street's own line: number and name, in the order of the card.
const ON_STREET: [&str; 4] = ["number", "name", "direction", "block"];

/// What else is part of the street, each on a line of its own.
const BESIDE: [&str; 8] =
    ["building", "floor", "apartment", "room", "landmark", "subdistrict", "district", "postOfficeBox"];

fn kind(part: &Value) -> &str {
    part.get("kind").and_then(Value::as_str).unwrap_or_default()
}

fn text(part: &Value) -> &str {
    part.get("value").and_then(Value::as_str).unwrap_or_default()
}

fn parts(entry: &Value) -> &[Value] {
    entry.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn is_street(part: &Value) -> bool {
    ON_STREET.contains(&kind(part)) || BESIDE.contains(&kind(part))
}

fn has_parts(entry: &Value) -> bool {
    let is_part = |part: &Value| is_street(part) || PARTS.iter().any(|(_, known)| *known == kind(part));
    parts(entry).iter().any(|part| is_part(part) && !text(part).is_empty())
}

fn full(entry: &Value) -> &str {
    entry.get("full").and_then(Value::as_str).unwrap_or_default()
}

/// The address that is the contact's.
pub(super) fn chosen(card: &Value) -> Option<(&str, &Value)> {
    let structured = best(card, "addresses", has_parts);
    let says = |entry: &Value| has_parts(entry) || !full(entry).is_empty() || country(entry).is_some();
    let any = best(card, "addresses", says)?;
    Some(structured.filter(|(_, entry)| super::rank(entry) <= super::rank(any.1)).unwrap_or(any))
}

fn country(entry: &Value) -> Option<String> {
    let code = entry.get("countryCode").and_then(Value::as_str).filter(|code| !code.is_empty());
    code.map(str::to_owned).or_else(|| component(entry, &["country"]))
}

/// The lines of the street; of an address without parts all its lines.
fn lines(entry: &Value) -> Vec<String> {
    if !has_parts(entry) {
        return full(entry)
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
    }
    // Each line, and whether the street's name stands on it already: a second name begins a second line.
    let mut on_street: Vec<(String, bool)> = Vec::new();
    let mut beside = Vec::new();
    for part in parts(entry).iter().filter(|part| !text(part).is_empty()) {
        let is_name = kind(part) == "name";
        match on_street.last_mut() {
            _ if BESIDE.contains(&kind(part)) => beside.push(text(part).to_owned()),
            _ if !ON_STREET.contains(&kind(part)) => {}
            Some((line, has_name)) if !(is_name && *has_name) => {
                line.extend([" ", text(part)]);
                *has_name |= is_name;
            }
            _ => on_street.push((text(part).to_owned(), is_name)),
        }
    }
    let lines = on_street.into_iter().map(|(line, _)| line).chain(beside);
    lines
        .flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect()
}

pub(super) fn read(entry: &Value, contact: &mut Contact) {
    contact.street = lines(entry);
    for (field, kind) in PARTS {
        component(entry, &[kind]).into_iter().for_each(|text| contact.set(field, text));
    }
    country(entry).into_iter().for_each(|country| contact.set(Field::COUNTRY, country));
}

pub(super) fn found(card: &Value, found: &mut Vec<(Field, String)>) {
    let Some((key, entry)) = chosen(card) else { return };
    let at = format!("/addresses/{}", escape(key));
    if !has_parts(entry) {
        found.push((Field::STREET, format!("{at}/full")));
    }
    if entry.get("countryCode").is_some() {
        found.push((Field::COUNTRY, format!("{at}/countryCode")));
    }
    for (index, part) in parts(entry).iter().enumerate() {
        let field = match kind(part) {
            "country" => Some(Field::COUNTRY),
            _ if is_street(part) => Some(Field::STREET),
            kind => PARTS.iter().find(|(_, known)| *known == kind).map(|(field, _)| *field),
        };
        found.extend(field.map(|field| (field, format!("{at}/components/{index}/value"))));
    }
}

/// Writes what differs between two contacts into the address, or into a new one.
pub(super) fn edit(card: &mut Value, before: &Contact, after: &Contact) {
    let new_parts = PARTS.map(|(field, kind)| (kind, changed(field, before, after)));
    let new_country = changed(Field::COUNTRY, before, after);
    let has_new_parts = new_parts.iter().any(|(_, part)| part.is_some());
    if before.street == after.street && new_country.is_none() && !has_new_parts {
        return;
    }
    let standing = chosen(card).map(|(key, entry)| (key.to_owned(), entry.clone()));
    let (key, mut entry) = standing.map_or((None, json!({})), |(key, entry)| (Some(key), entry));
    let was_full = !has_parts(&entry) && !full(&entry).is_empty();
    let new_street = before.street != after.street || (was_full && has_new_parts);
    if new_street {
        set_street(&mut entry, &after.street);
    }
    for (kind, part) in new_parts {
        if let Some(part) = part {
            set_component(&mut entry, &[kind], part);
        }
    }
    if let Some(wanted) = new_country {
        let code = wanted.filter(|text| Country::new(text).is_some_and(Country::is_assigned));
        super::set_member(&mut entry, "countryCode", code);
        let name = component(&entry, &["country"]);
        if name.is_some() || code.is_none() {
            let name = wanted.map(|wanted| country_name(&name.unwrap_or_default(), wanted));
            set_component(&mut entry, &["country"], name.as_deref());
        }
    }
    let Some(object) = entry.as_object_mut() else { return };
    // An address that was written out from its parts says the old ones.
    if has_new_parts || new_street || !was_full {
        object.shift_remove("full");
    }
    if object.get("components").is_some_and(|parts| parts.as_array().is_some_and(Vec::is_empty)) {
        object.shift_remove("components");
    }
    let is_empty = object.is_empty();
    let Some(card) = card.as_object_mut() else { return };
    let addresses = card.entry("addresses").or_insert_with(|| json!({}));
    if addresses.is_null() {
        *addresses = json!({});
    }
    let Some(addresses) = addresses.as_object_mut() else { return };
    let key = key.unwrap_or_else(|| free_key(&[addresses]));
    if is_empty {
        addresses.shift_remove(&key);
    } else {
        addresses.insert(key, entry);
    }
    if addresses.is_empty() {
        card.shift_remove("addresses");
    }
}

/// Puts the lines of a street where the old ones stand. Separators would no longer stand between what they did.
fn set_street(entry: &mut Value, street: &[String]) {
    let Some(object) = entry.as_object_mut() else { return };
    let list = object.entry("components").or_insert_with(|| json!([]));
    let Some(list) = list.as_array_mut() else { return };
    let at = list.iter().position(is_street).unwrap_or_default();
    let at = at.saturating_sub(list.iter().take(at).filter(|part| kind(part) == "separator").count());
    list.retain(|part| !is_street(part) && kind(part) != "separator");
    let lines =
        street.iter().filter(|line| !line.is_empty()).map(|line| json!({"kind": "name", "value": line}));
    let rest = list.split_off(at.min(list.len()));
    list.extend(lines);
    list.extend(rest);
    object.shift_remove("isOrdered");
    object.shift_remove("defaultSeparator");
}
