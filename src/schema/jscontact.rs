//! JSContact, a card as JSON: <https://www.rfc-editor.org/rfc/rfc9553>. Reads versions 1.0 and 2.0; writes 2.0
//! (<https://www.rfc-editor.org/rfc/rfc9982>), in which a card needs no `uid`. A card that was read keeps its
//! version.
//!
//! If a collection has several entries, the entry with the lowest `pref` counts, or else the first one; for
//! phone numbers see `numbers.rs`. The other entries stay in the document. So do localizations and all data
//! without a field in the contact.

mod address;
mod entries;
mod fault;
mod more;
mod name;
mod person;
mod phone;

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::Schema;
use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, NOT_CHOSEN, Shared, Spot, changed, check_text, kind_named, unclaimed};
use super::engine::loss::Loss;
use super::engine::more::More;
use super::engine::numbers::alone;
use super::engine::object::{self, empty, get, items, set, set_text, text, texts};
use crate::base::{Error, Place, escape};
use crate::contact::{Contact, Field};
use crate::schema::card::entry::{MARKED, NO_TIME, card_losses, changed_kind, is_day};
use crate::schema::card::kept::PROPERTIES;

pub(crate) use fault::faults;

/// The schema `jscontact`.
pub static SCHEMA: Schema = Schema {
    name: "jscontact",
    provider: "jscontact",
    title: "JSContact Card (RFC 9553, RFC 9982)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

/// Lists the fields that a card can hold, under the pointer of the card. The entity of RDAP has its own ID.
macro_rules! places {
    ($id:literal, $at:literal $(; $($more:ident)* $list:literal)?) => {
        &[
            (Field::ID, $id),
            (Field::KIND, concat!($at, "/kind")),
            (Field::GIVEN_NAME, concat!($at, "/name/components")),
            (Field::FAMILY_NAME, concat!($at, "/name/components")),
            (Field::FULL_NAME, concat!($at, "/name/full")),
            (Field::ORGANIZATION, concat!($at, "/organizations/k1/name")),
            (Field::JOB_TITLE, concat!($at, "/titles/k1/name")),
            (Field::STREET, concat!($at, "/addresses/k1/components")),
            (Field::CITY, concat!($at, "/addresses/k1/components")),
            (Field::SUBDIVISION, concat!($at, "/addresses/k1/components")),
            (Field::POSTAL_CODE, concat!($at, "/addresses/k1/components")),
            (Field::COUNTRY, concat!($at, "/addresses/k1/countryCode")),
            (Field::EMAIL, concat!($at, "/emails/k1/address")),
            (Field::PHONE, concat!($at, "/phones")),
            (Field::MOBILE, concat!($at, "/phones")),
            (Field::FAX, concat!($at, "/phones")),
            (Field::LANGUAGE, concat!($at, "/preferredLanguages/k1/language")),
            (Field::BIRTH_DATE, concat!($at, "/anniversaries/k1/date")),
            $($((Field::$more, $list),)*)?
        ]
    };
}
pub(super) use places;

pub(super) static CODEC: Edited = Edited {
    places: places!("/uid", ""),
    check,
    spots,
    more: more::read,
    ordered: name::ordered,
    edit,
    lost,
    fit,
    shared: SHARED,
};
const SHARED: Option<Shared> = Some(Shared { at: "", card: |card| Some(whole(card)), wrap: |card| card });

/// Returns a card with the parts of its address.
pub(super) fn whole(card: &Value) -> Value {
    let mut card = card.clone();
    address::take_apart(&mut card);
    card
}

/// The fields that are the text of an entry, with their collection and member.
const TEXTS: [(Field, &str, &str); 4] = [
    (Field::ORGANIZATION, "organizations", "name"),
    (Field::JOB_TITLE, "titles", "name"),
    (Field::EMAIL, "emails", "address"),
    (Field::LANGUAGE, "preferredLanguages", "language"),
];

/// The collections that may hold data of the contact.
const COLLECTIONS: [&str; 7] =
    ["organizations", "titles", "emails", "preferredLanguages", "phones", "addresses", "anniversaries"];

/// The other members that the conversion to a vCard knows.
const KNOWN: [&str; 23] = [
    "@type",
    "version",
    "uid",
    "kind",
    "name",
    "language",
    "keywords",
    "nicknames",
    "notes",
    "links",
    "media",
    "cryptoKeys",
    "directories",
    "calendars",
    "schedulingAddresses",
    "onlineServices",
    "personalInfo",
    "speakToAs",
    "relatedTo",
    "members",
    "prodId",
    "updated",
    "created",
];

/// Returns the preference of an entry: `pref`, 1 to 100; lower is better.
fn rank(entry: &Value) -> u64 {
    entry.get("pref").and_then(Value::as_u64).filter(|pref| (1..=100).contains(pref)).unwrap_or(101)
}

/// Returns the preferred entry of a collection, with its key.
#[inline(never)]
fn best<'a>(
    card: &'a Value,
    collection: &str,
    says: &dyn Fn(&Value) -> bool,
) -> Option<(&'a str, &'a Value)> {
    let entries = get(card, collection)?.as_object()?;
    let entries = entries.iter().filter(|(_, entry)| says(entry));
    entries.min_by_key(|(_, entry)| rank(entry)).map(|(key, entry)| (key.as_str(), entry))
}

fn best_text<'a>(card: &'a Value, collection: &str, member: &str) -> Option<(&'a str, &'a Value)> {
    let is_role = |entry: &Value| collection == "titles" && text(entry, "kind") == "role";
    best(card, collection, &|entry| says_something(text(entry, member)) && !is_role(entry))
}

/// Returns the parts of the given kinds of a name or an address. Spaces join them, or the separators of an ordered name:
/// "Jean-Luc".
#[inline(never)]
fn component(parts: &Value, kinds: &[&str]) -> String {
    let is_ordered = parts.get("isOrdered") == Some(&Value::Bool(true));
    let usual = parts.get("defaultSeparator").and_then(Value::as_str).filter(|_| is_ordered);
    let (mut whole, mut between) = (String::new(), None);
    for part in items(parts, "components") {
        let (kind, said) = (text(part, "kind"), text(part, "value"));
        if kinds.contains(&kind) && !said.is_empty() {
            let joint = between.or(usual).filter(|_| !whole.is_empty());
            whole.extend([joint.unwrap_or(if whole.is_empty() { "" } else { " " }), said]);
        }
        between = Some(said).filter(|_| is_ordered && kind == "separator");
    }
    whole
}

/// Returns the pointers of the separators between two parts of one field: the field's text has them.
fn separators(parts: &Value, at: &str, field: &dyn Fn(&str) -> Option<usize>) -> Vec<String> {
    let all: Vec<_> = items(parts, "components").iter().map(|part| text(part, "kind")).collect();
    let is_inside = |kinds: &[&str]| match kinds {
        [before, "separator", after] => field(before).is_some() && field(before) == field(after),
        _ => false,
    };
    let inside = all.windows(3).enumerate().filter(|(_, kinds)| is_inside(kinds));
    inside.map(|(index, _)| format!("{at}/components/{}", index + 1)).collect()
}

/// Sets the first part of the given kinds, or appends one, and removes the others with the separators between them.
#[inline(never)]
fn set_component(parts: &mut Value, kinds: &[&str], value: Option<&str>) {
    object::edit(parts, "components", Value::Array(Vec::new()), &mut |list| {
        let (Some(list), Some(kind)) = (list.as_array_mut(), kinds.first()) else { return };
        let is_one = |part: &Value| kinds.contains(&text(part, "kind"));
        let at = list.iter().position(is_one).unwrap_or(list.len());
        let last = list.iter().rposition(is_one).unwrap_or_default();
        let mut index = 0..;
        list.retain(|part| {
            let is_inside = index.next().is_some_and(|index| (at..last).contains(&index));
            !(is_one(part) || is_inside && text(part, "kind") == "separator")
        });
        if let Some(value) = value {
            list.insert(at.min(list.len()), texts(&[("kind", kind), ("value", value)]));
        }
    });
}

/// The fields of a name, and the kinds of component that each one consists of.
const NAME: [(Field, &[&str]); 2] = [(Field::GIVEN_NAME, GIVEN), (Field::FAMILY_NAME, FAMILY)];
const GIVEN: &[&str] = &["given", "given2"];
const FAMILY: &[&str] = &["surname", "surname2", "generation"];

fn check(card: &Value) -> Result<(), Error> {
    // Places are made only for errors.
    let checked = |value: Option<&Value>, place: &dyn Fn() -> Place| match value {
        Some(value) if !(value.is_object() || value.is_null()) => {
            Err(Error::wrong_type(place(), "an object", value))
        }
        _ => Ok(()),
    };
    if !card.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", card));
    }
    if get(card, "@type").is_some_and(|kind| kind != "Card") {
        return Err(Error::wrong_value(Place::root().member("@type"), "`Card`"));
    }
    checked(get(card, "name"), &|| Place::root().member("name"))?;
    for (object, key, at) in [(card, "uid", ""), (card, "kind", "")]
        .into_iter()
        .chain(get(card, "name").map(|name| (name, "full", "/name")))
    {
        check_text(object, key, at)?;
    }
    if let Some(name) = get(card, "name") {
        check_components(name, "/name")?;
    }
    for collection in COLLECTIONS {
        let place = || Place::root().member(collection);
        checked(get(card, collection), &place)?;
        for (key, entry) in get(card, collection).and_then(Value::as_object).into_iter().flatten() {
            checked(Some(entry), &|| place().member(key))?;
            let numbers = (Field::PHONE, "phones", "number");
            let under = |error: Error| error.under(&format!("/{collection}/{}", escape(key)));
            for (_, _, member) in TEXTS.iter().chain([&numbers]).filter(|(_, known, _)| *known == collection)
            {
                check_text(entry, member, "").map_err(under)?;
            }
            if collection == "addresses" {
                check_components(entry, "").map_err(under)?;
                for member in ["full", "countryCode"] {
                    check_text(entry, member, "").map_err(under)?;
                }
            }
        }
    }
    Ok(())
}

/// Refuses components of a name or of an address that are not objects with texts.
fn check_components(object: &Value, at: &str) -> Result<(), Error> {
    let place = || Place::pointer(at).member("components");
    let components = match get(object, "components") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Array(components)) => components,
        Some(other) => return Err(Error::wrong_type(place(), "an array", other)),
    };
    for (index, component) in components.iter().enumerate() {
        if !(component.is_object() || component.is_null()) {
            return Err(Error::wrong_type(place().element(index), "an object", component));
        }
        for member in ["kind", "value"] {
            check_text(component, member, "")
                .map_err(|error| error.under(&format!("{at}/components/{index}")))?;
        }
    }
    Ok(())
}

/// Returns each field of the contact that the card has, with its pointer.
fn spots(card: &Value) -> Vec<Spot> {
    let mut spots = vec![Spot::new(Field::ID, &["/uid"], text(card, "uid"))];
    let kind = text(card, "kind");
    if kind_named(kind).is_some() {
        spots.push(Spot::new(Field::KIND, &["/kind"], kind));
    }
    if let Some(name) = card.get("name") {
        // The first component of a field carries the text of all of them.
        let mut told = Vec::new();
        for (index, part) in items(name, "components").iter().enumerate() {
            let Some((field, kinds)) = NAME.iter().find(|(_, kinds)| kinds.contains(&text(part, "kind")))
            else {
                continue;
            };
            let mut whole = String::new();
            if !told.contains(field) {
                whole = component(name, kinds);
                told.push(*field);
            }
            spots.push(Spot::new(*field, &["/name/components/", &index.to_string(), "/value"], &whole));
        }
        spots.push(Spot::new(Field::FULL_NAME, &["/name/full"], text(name, "full")));
    }
    spots.extend(person::spots(card));
    for (field, collection, member) in TEXTS {
        if let Some((key, entry)) = best_text(card, collection, member) {
            let path = ["/", collection, "/", &escape(key), "/", member];
            spots.push(Spot::new(field, &path, text(entry, member)));
        }
    }
    phone::spots(card, &mut spots);
    if let Some((key, entry)) = address::chosen(card) {
        let whole = card.get("name").map_or("", |name| text(name, "full"));
        let organization =
            best_text(card, "organizations", "name").map_or("", |(_, entry)| text(entry, "name"));
        address::spots(
            entry,
            &[whole, organization],
            &["/addresses/", &escape(key), "/"].concat(),
            &mut spots,
        );
    }
    if let Some((key, entry)) = birth(card) {
        let path = ["/anniversaries/", &escape(key), "/date"];
        spots.push(Spot::new(Field::BIRTH_DATE, &path, &day(entry).unwrap_or_default()));
    }
    spots
}

fn birth(card: &Value) -> Option<(&str, &Value)> {
    best(card, "anniversaries", &|entry| text(entry, "kind") == "birth" && day(entry).is_some())
}

/// Returns a complete date, read from a `PartialDate` or a `Timestamp`.
fn day(anniversary: &Value) -> Option<String> {
    let date = get(anniversary, "date")?;
    let text = match get(date, "utc").and_then(Value::as_str) {
        Some(time) => time.split('T').next()?.to_owned(),
        None => {
            let part = |name| get(date, name).and_then(Value::as_u64);
            format!("{:04}-{:02}-{:02}", part("year")?, part("month")?, part("day")?)
        }
    };
    is_day(&text).then_some(text)
}

/// Returns a date as a `PartialDate`: year, month and day as numbers.
fn partial_date(day: &str) -> Value {
    let mut date = texts(&[("@type", "PartialDate")]);
    for (key, part) in ["year", "month", "day"].into_iter().zip(day.split('-')) {
        set(&mut date, key, Some(Value::from(part.parse::<u32>().unwrap_or_default())));
    }
    date
}

/// Returns a new card.
pub(super) fn blank() -> Value {
    texts(&[("@type", "Card"), ("version", "2.0")])
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, further: &[More]) -> Written {
    let mut card = kept.cloned().unwrap_or_else(blank);
    let mut losses = card_losses(before, after);
    losses.extend(alone(after).filter(|_| kept.is_none()));
    for (key, word) in [("uid", changed(Field::ID, before, after)), ("kind", changed_kind(before, after))] {
        if let Some(word) = word {
            set_text(&mut card, key, word);
        }
    }
    match person::edit(&card, before, after, further) {
        Some(([before, after], properties)) => {
            name::edit(&mut card, &before, &after);
            set(&mut card, PROPERTIES, properties);
        }
        None => name::edit(&mut card, before, after),
    }
    for (field, collection, member) in TEXTS {
        let Some(text) = changed(field, before, after) else { continue };
        let standing = best_text(&card, collection, member).map(|(key, _)| key.to_owned());
        put(&mut card, collection, standing, member, text.map(Value::from), "");
    }
    phone::edit(&mut card, before, after);
    losses.extend(address::edit(&mut card, before, after));
    if let Some(day) = changed(Field::BIRTH_DATE, before, after) {
        let standing = birth(&card).map(|(key, _)| key.to_owned());
        let date = day.filter(|day| is_day(day)).map(partial_date);
        put(&mut card, "anniversaries", standing, "date", date, "birth");
    }
    more::add(&mut card, further, after);
    Written { document: card, losses }
}

/// Sets a member of the entry with this key, or of a new entry. Without a value it removes the entry.
fn put(
    card: &mut Value,
    collection: &str,
    key: Option<String>,
    member: &str,
    value: Option<Value>,
    kind: &str,
) {
    object::edit(card, collection, empty(), &mut |entries| {
        let Some(map) = entries.as_object() else { return };
        let (key, is_new) = (key.clone().unwrap_or_else(|| free_key(&[map])), key.is_none());
        match &value {
            Some(value) => object::edit(entries, &key, empty(), &mut |entry| {
                if is_new && !kind.is_empty() {
                    set_text(entry, "kind", Some(kind));
                }
                set(entry, member, Some(value.clone()));
            }),
            None => set(entries, &key, None),
        }
    });
}

/// Returns a key that is free in all of the collections.
fn free_key(taken: &[&Map<String, Value>]) -> String {
    let most = taken.iter().map(|entries| entries.len()).sum::<usize>().saturating_add(1);
    let is_free = |key: &String| !taken.iter().any(|entries| entries.contains_key(key));
    (1..=most).map(|n| format!("k{n}")).find(is_free).unwrap_or_default()
}

fn lost(card: &Value, carried: &[String]) -> Vec<Loss> {
    let mut claimed = vec!["/@type".to_owned(), "/version".to_owned()];
    claimed.extend_from_slice(carried);
    claimed.extend(person::claimed(card));
    claimed.extend(name::is_in_usual_order(card).then(|| "/name/isOrdered".to_owned()));
    if let Some(name) = card.get("name") {
        let field = |kind: &str| NAME.iter().position(|(_, kinds)| kinds.contains(&kind));
        claimed.extend(separators(name, "/name", &field));
    }
    if let Some((key, entry)) = address::chosen(card) {
        let at = ["/addresses/", &escape(key)].concat();
        claimed.extend(separators(entry, &at, &|kind| address::is_street(kind).then_some(0)));
    }
    for Spot { field, pointer, .. } in spots(card) {
        // Members that say which entry it is, or why it was chosen.
        if let Some((entry, member)) = pointer.rsplit_once('/').filter(|(entry, _)| !entry.is_empty()) {
            let beside: &[&str] = match field {
                Field::PHONE | Field::MOBILE | Field::FAX => {
                    &["pref", "@type", "features/voice", "features/mobile", "features/fax"]
                }
                _ => &["kind", "pref", "@type"],
            };
            claimed
                .extend(beside.iter().filter(|name| **name != member).map(|name| format!("{entry}/{name}")));
        }
        claimed.push(pointer);
    }
    let is_whole = carried.iter().any(String::is_empty);
    let timed = birth(card).filter(|(_, entry)| !is_whole && entry.pointer("/date/utc").is_some());
    let time =
        timed.map(|(key, _)| Loss::at(["/anniversaries/", &escape(key), "/date/utc"].concat(), NO_TIME));
    let mut losses = unclaimed(card, &claimed, &|pointer| {
        let (collection, key) = pointer.get(1..)?.split_once('/')?;
        let is_chosen = || claimed.iter().any(|known| known.starts_with(&format!("/{collection}/")));
        (!key.contains('/') && COLLECTIONS.contains(&collection) && is_chosen()).then_some(NOT_CHOSEN)
    });
    losses.extend(time);
    for loss in &mut losses {
        let part = loss.pointer.as_deref().filter(|at| at.starts_with("/name/components/"));
        let part = part.and_then(|at| Some(text(card.pointer(at)?, "kind")));
        if let Some(kind) = part.and_then(|kind| more::ORDER.iter().find(|known| **known == kind)) {
            loss.message = ["the target schema has no place for this part: ", kind].concat().into();
        }
    }
    losses
}

fn fit(card: &Value) -> usize {
    if text(card, "@type") == "Card" {
        return MARKED;
    }
    let Some(object) = card.as_object() else { return 0 };
    // In other schemas these collections are arrays, or objects with texts.
    let is_one = |(key, value): &(&String, &Value)| {
        let Some(members) = value.as_object().filter(|members| !members.is_empty()) else { return false };
        match key.as_str() {
            "name" => members.contains_key("components") || members.contains_key("full"),
            collection => COLLECTIONS.contains(&collection) && members.values().all(Value::is_object),
        }
    };
    let known = object.iter().filter(is_one).count() * 10;
    let all: usize = object.iter().map(|member| if is_one(&member) { 10 } else { 1 }).sum();
    (known * 90).checked_div(all).unwrap_or(0)
}
