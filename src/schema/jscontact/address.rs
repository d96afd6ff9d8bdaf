//! The addresses of a card: <https://www.rfc-editor.org/rfc/rfc9553#section-2.5.1>.

use registrant_text::clean::says_something;
use serde_json::Value;

use super::{best, component, free_key, more, set_component};
use crate::base::escape;
use crate::contact::{Contact, Country, Field};
use crate::normalize::address::{box_of, unit_line};
use crate::normalize::country_value;
use crate::schema::card::{label, region};
use crate::schema::engine::edited::{STALE, Spot, changed, country_name};
use crate::schema::engine::house_number;
use crate::schema::engine::loss::Loss;
use crate::schema::engine::more::{AREAS, BOX, More, PLACES, UNITS, What};
use crate::schema::engine::object::{self, empty, is_void, items, set, set_text, text, texts};

const PARTS: [(Field, &str); 3] =
    [(Field::CITY, "locality"), (Field::SUBDIVISION, "region"), (Field::POSTAL_CODE, "postcode")];

/// The parts on the street's own line, number and name, in the order of the card.
const ON_STREET: [&str; 4] = ["number", "name", "direction", "block"];

/// The other parts of the street, each on its own line.
const BESIDE: [&str; 8] =
    ["building", "floor", "apartment", "room", "landmark", "subdistrict", "district", "postOfficeBox"];

/// The members that describe the whole address.
const STALE_MEMBERS: [&str; 2] = ["full", "coordinates"];

fn kind(part: &Value) -> &str {
    text(part, "kind")
}

pub(super) fn is_street(kind: &str) -> bool {
    ON_STREET.contains(&kind) || BESIDE.contains(&kind)
}

pub(super) fn has_parts(entry: &Value) -> bool {
    let is_part = |part: &Value| is_street(kind(part)) || PARTS.iter().any(|(_, known)| *known == kind(part));
    items(entry, "components").iter().any(|part| is_part(part) && says_something(text(part, "value")))
}

/// Returns the contact's address.
pub(super) fn chosen(card: &Value) -> Option<(&str, &Value)> {
    let structured = best(card, "addresses", &has_parts);
    let any = best(card, "addresses", &|entry| {
        has_parts(entry) || says_something(text(entry, "full")) || !country(entry).is_empty()
    })?;
    Some(structured.filter(|(_, entry)| super::rank(entry) <= super::rank(any.1)).unwrap_or(any))
}

fn country(entry: &Value) -> String {
    match text(entry, "countryCode") {
        "" => component(entry, &["country"]),
        code => code.to_owned(),
    }
}

/// A line of the street.
struct Line<'a> {
    text: String,
    /// The kind of its first part.
    kind: &'a str,
    /// `true` for a line with parts of [`ON_STREET`].
    is_main: bool,
    /// `true` if it has the street's name already.
    has_name: bool,
}

/// Returns the lines of the street. An address without parts gives all its lines.
///
/// The parts of an ordered address stay in their order, and a separator joins two of them. Each other part has
/// a line of its own.
fn lines(entry: &Value) -> String {
    if !has_parts(entry) {
        return text(entry, "full").to_owned();
    }
    let is_ordered = entry.get("isOrdered") == Some(&Value::Bool(true));
    let usual = entry.get("defaultSeparator").and_then(Value::as_str);
    let is_unit = |kind: &str| UNITS.iter().any(|(known, _)| *known == kind) && !AREAS.contains(&kind);
    // A second name begins a second line.
    let (mut found, mut between): (Vec<Line>, _) = (Vec::new(), None);
    for part in items(entry, "components") {
        let (kind, said) = (kind(part), text(part, "value"));
        let is_main = ON_STREET.contains(&kind);
        if kind == "separator" {
            between = Some(said);
        }
        if said.is_empty() || !is_street(kind) {
            continue;
        }
        let joint = between.take().or(usual).filter(|_| is_ordered && !is_unit(kind));
        let is_open = |line: &&mut Line| is_main && line.is_main || joint.is_some() && !is_unit(line.kind);
        let last = match is_ordered {
            true => found.last_mut(),
            false => found.iter_mut().rfind(|line| line.is_main),
        };
        match last.filter(is_open) {
            Some(line) if joint.is_some() || !(kind == "name" && line.has_name) => {
                line.text.extend([joint.unwrap_or(" "), said]);
                line.has_name |= kind == "name";
            }
            _ => {
                let text = unit_line(kind, said, country_value(&country(entry)));
                found.push(Line { text, kind, is_main, has_name: kind == "name" });
            }
        }
    }
    if !is_ordered {
        found.sort_by_key(|line| !line.is_main);
    }
    let [number, name] = ["number", "name"].map(|kind| component(entry, &[kind]));
    // The parts of a card without an order have that of the country.
    let mut main = found.iter_mut().filter(|line| line.is_main);
    if let (Some(Line { text: line, .. }), None) = (main.next(), main.next())
        && (!is_ordered
            && [[&*number, &*name], [&*name, &*number]].iter().any(|pair| pair.join(" ") == *line))
    {
        *line = house_number::join(&number, &name, &country(entry), line.starts_with(&number));
    }
    found.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
}

/// Adds each field of the address with its pointer. If a field has several parts, the first one carries the
/// text.
pub(super) fn spots(entry: &Value, names: &[&str], at: &str, spots: &mut Vec<Spot>) {
    let mut add =
        |field, rest: &[&str], text: &str| spots.push(Spot::new(field, &[&[at], rest].concat(), text));
    if entry.get("countryCode").is_some() {
        add(Field::COUNTRY, &["countryCode"], &country(entry));
    }
    if !has_parts(entry) {
        spots.extend(label::spots(text(entry, "full"), names, &country(entry), &[at, "full"].concat()));
    }
    let mut add =
        |field, rest: &[&str], text: &str| spots.push(Spot::new(field, &[&[at], rest].concat(), text));
    let mut told = Vec::new();
    for (index, part) in items(entry, "components").iter().enumerate() {
        let field = match kind(part) {
            "country" => Field::COUNTRY,
            _ if is_street(kind(part)) => Field::STREET,
            kind => match PARTS.iter().find(|(_, known)| *known == kind) {
                Some((field, _)) => *field,
                None => continue,
            },
        };
        let whole = match field {
            _ if told.contains(&field) => String::new(),
            Field::COUNTRY => country(entry),
            Field::STREET => lines(entry),
            _ => component(entry, &[kind(part)]),
        };
        if !told.contains(&field) {
            told.push(field);
        }
        add(field, &["components/", &index.to_string(), "/value"], &whole);
    }
}

/// Writes the difference between two contacts into the address, or into a new one. Returns the losses: the members that
/// describe the old address.
pub(super) fn edit(card: &mut Value, before: &Contact, after: &Contact) -> Vec<Loss> {
    let new_region = region::renamed(before, after);
    let mut new_parts = PARTS.map(|(field, kind)| match field {
        Field::SUBDIVISION => (kind, new_region.as_ref().map(|name| name.as_deref())),
        _ => (kind, changed(field, before, after)),
    });
    let new_country = changed(Field::COUNTRY, before, after);
    let has_new_parts = new_parts.iter().any(|(_, part)| part.is_some());
    if before.street == after.street && new_country.is_none() && !has_new_parts {
        return Vec::new();
    }
    let standing = chosen(card).map(|(key, entry)| (key.to_owned(), entry.clone()));
    let (key, mut entry) = standing.map_or((None, empty()), |(key, entry)| (Some(key), entry));
    let was_full = !has_parts(&entry) && !text(&entry, "full").is_empty();
    let new_street =
        before.street != after.street || (was_full && (has_new_parts || label::is_elsewhere(before, after)));
    let blank = Contact::default();
    let whole_region = region::renamed(&blank, after).flatten();
    if new_street {
        set_street(&mut entry, &after.street);
        if was_full {
            // The parts replace the whole text.
            new_parts = PARTS.map(|(field, kind)| match field {
                Field::SUBDIVISION => (kind, Some(whole_region.as_deref())),
                _ => (kind, Some(after.text(field))),
            });
        }
    }
    for (kind, part) in new_parts {
        if let Some(part) = part {
            set_component(&mut entry, &[kind], part);
        }
    }
    if let Some(wanted) = new_country {
        let code = wanted.filter(|text| Country::new(text).is_some_and(Country::is_assigned));
        set_text(&mut entry, "countryCode", code);
        let name = component(&entry, &["country"]);
        if !name.is_empty() || code.is_none() {
            let name = wanted.map(|wanted| country_name(&name, wanted));
            set_component(&mut entry, &["country"], name.as_deref());
        }
    }
    if new_country.is_some() && !new_street && !was_full && lines(&entry) != after.street.join("\n") {
        // The country had given the parts their order.
        set_street(&mut entry, &after.street);
    }
    if new_street {
        let home = country_value(&country(&entry));
        let boxes = after.street.iter().filter_map(|line| box_of(line, home));
        boxes.for_each(|number| set_unit(&mut entry, BOX, number));
    }
    let mut losses = Vec::new();
    if has_new_parts || new_street || label::is_elsewhere(before, after) {
        for name in STALE_MEMBERS.into_iter().filter(|name| entry.get(name).is_some()) {
            // A text that was the whole address lives on in its parts.
            let key = key.as_ref().filter(|_| name != "full" || !was_full);
            let pointer = key.map(|key| ["/addresses/", &escape(key), "/", name].concat());
            losses.extend(pointer.map(|pointer| Loss::at(pointer, STALE)));
        }
        STALE_MEMBERS.iter().for_each(|name| set(&mut entry, name, None));
    }
    object::edit(card, "addresses", empty(), &mut |addresses| {
        let Some(map) = addresses.as_object() else { return };
        let key = key.clone().unwrap_or_else(|| free_key(&[map]));
        set(addresses, &key, Some(entry.clone()).filter(|entry| !is_void(entry)));
    });
    losses
}

/// Gives the contact's address its parts, if it is only a text.
pub(super) fn take_apart(card: &mut Value) {
    let Some((key, _)) = chosen(card).filter(|(_, entry)| !has_parts(entry)) else { return };
    let at = ["/addresses/", &escape(key)].concat();
    let inside = [&at, "/"].concat();
    let home = label::home(super::spots(card).into_iter().filter(|spot| spot.pointer.starts_with(&inside)));
    let mut other = empty();
    edit(&mut other, &Contact::default(), &home.unwrap_or_default());
    let parts = chosen(&other).map_or_else(empty, |(_, entry)| entry.clone());
    if let Some(entry) = card.pointer_mut(&at).filter(|_| has_parts(&parts)) {
        for (member, said) in parts.as_object().into_iter().flatten() {
            set(entry, member, Some(said.clone()));
        }
    }
}

/// Returns the parts of the address that are a line of the street by their kind.
pub(super) fn units(entry: &Value) -> impl Iterator<Item = More> {
    let unit = |part: &Value| UNITS.into_iter().find(|(known, _)| *known == kind(part));
    let parts = items(entry, "components").iter();
    parts.filter_map(move |part| More::new(What::Unit(unit(part)?.0), text(part, "value"), None, "", &[]))
}

/// Returns the addresses that are not the contact's.
pub(super) fn further(card: &Value) -> impl Iterator<Item = More> {
    let own = chosen(card).map(|(key, _)| key);
    let all = card.get("addresses").and_then(Value::as_object).into_iter().flatten();
    let says =
        |entry: &Value| has_parts(entry) || !text(entry, "full").is_empty() || !country(entry).is_empty();
    let others = all.filter(move |(key, entry)| own != Some(key) && says(entry));
    others.filter_map(|(key, entry)| {
        let at = ["/addresses/", &escape(key), "/"].concat();
        let mut found = Vec::new();
        spots(entry, &[], &at, &mut found);
        let item = more::item(What::Address, &at, entry, &[at.trim_end_matches('/')], "isOrdered")?;
        let mut new = More::address(found, (item.context, item.pref), "", &[])?;
        let parts = new.members.iter().filter_map(|known| known.strip_suffix("/value"));
        let beside: Vec<String> =
            parts.flat_map(|part| ["kind", "@type"].map(|name| format!("{part}/{name}"))).collect();
        new.members.extend(item.members.into_iter().chain(beside));
        new.entry = empty();
        for member in ["full"].into_iter().chain(PLACES.map(|(member, _)| member)) {
            let said = text(entry, member);
            if !said.is_empty() {
                set_text(&mut new.entry, member, Some(said));
                new.aside.push([&at, member].concat());
            }
        }
        if !has_parts(entry) && !text(entry, "full").is_empty() {
            new.what = What::Label;
        }
        Some(More { place: item.place, ..new })
    })
}

/// Returns the time zone and the coordinates of the contact's address.
pub(super) fn places(entry: &Value, key: &str) -> impl Iterator<Item = More> {
    let at = ["/addresses/", &escape(key)].concat();
    PLACES.into_iter().filter_map(move |(member, _)| {
        More::new(What::Place(member), text(entry, member), None, &at, &[member])
    })
}

/// Returns the time zones and the coordinates of entries without an address.
pub(super) fn places_alone(card: &Value) -> impl Iterator<Item = More> {
    let all = card.get("addresses").and_then(Value::as_object).into_iter().flatten();
    let says =
        |entry: &Value| has_parts(entry) || !text(entry, "full").is_empty() || !country(entry).is_empty();
    all.filter(move |(_, entry)| !says(entry)).flat_map(|(key, entry)| {
        let items =
            places(entry, key).zip(PLACES.into_iter().filter(|(member, _)| !text(entry, member).is_empty()));
        items.map(|(item, (_, key))| More { what: What::Card(key), ..item })
    })
}

/// Adds a time zone or coordinates to the card's only address, or else as an entry of their own.
pub(super) fn add_place(card: &mut Value, key: &str, said: &str) {
    let Some((member, _)) = PLACES.into_iter().find(|(_, known)| *known == key) else { return };
    object::edit(card, "addresses", empty(), &mut |addresses| {
        let Some(map) = addresses.as_object_mut() else { return };
        let only = Some(map.len()).filter(|len| *len == 1).and_then(|_| map.values_mut().next());
        match only.filter(|entry| entry.get(member).is_none()) {
            Some(entry) => set_text(entry, member, Some(said)),
            None => {
                let key = free_key(&[map]);
                map.insert(key, texts(&[(member, said)]));
            }
        }
    });
}

/// Adds a further address.
pub(super) fn add(card: &mut Value, item: &More) {
    let home = Contact { country: item.address.country.clone(), ..Contact::default() };
    let mut other = empty();
    edit(&mut other, &Contact::default(), if item.what == What::Label { &home } else { &item.address });
    let mut entry = chosen(&other).map_or_else(empty, |(_, entry)| entry.clone());
    for (member, said) in item.entry.as_object().into_iter().flatten() {
        set(&mut entry, member, Some(said.clone()));
    }
    more::mark(&mut entry, "addresses", item);
    object::edit(card, "addresses", empty(), &mut |addresses| {
        let Some(map) = addresses.as_object() else { return };
        let key = free_key(&[map]);
        set(addresses, &key, Some(entry.clone()));
    });
}

/// Gives a line of the street the kind that it had in another card, if the lines stay the same.
pub(super) fn set_unit(entry: &mut Value, kind: &str, said: &str) {
    let line = unit_line(kind, said, country_value(&country(entry)));
    let mut new = entry.clone();
    object::edit(&mut new, "components", Value::Array(Vec::new()), &mut |list| {
        let mut parts = list.as_array_mut().into_iter().flatten();
        let part = parts.rfind(|part| self::kind(part) == "name" && text(part, "value") == line);
        part.into_iter().for_each(|part| *part = texts(&[("kind", kind), ("value", said)]));
    });
    if lines(&new) == lines(entry) {
        *entry = new;
    }
}

/// Replaces the lines of a street. It removes separators, which would no longer be in the right places. The order
/// of several lines has a meaning, which `isOrdered` declares.
fn set_street(entry: &mut Value, street: &[String]) {
    object::edit(entry, "components", Value::Array(Vec::new()), &mut |list| {
        let Some(list) = list.as_array_mut() else { return };
        list.retain(|part| kind(part) != "separator");
        let at = list.iter().position(|part| is_street(kind(part))).unwrap_or_default();
        list.retain(|part| !is_street(kind(part)));
        let lines = street.iter().filter(|line| !line.is_empty());
        let lines = lines.map(|line| texts(&[("kind", "name"), ("value", line)]));
        list.splice(at..at, lines);
    });
    let is_ordered = street.iter().filter(|line| !line.is_empty()).nth(1).is_some();
    set(entry, "isOrdered", is_ordered.then_some(Value::Bool(true)));
    set(entry, "defaultSeparator", None);
}
