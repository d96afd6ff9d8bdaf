//! JSContact, a card as JSON: <https://www.rfc-editor.org/rfc/rfc9553>.
//!
//! Of several entries of one collection the one with the lowest `pref` is the contact's, else the first; for phone
//! numbers see `numbers.rs`. The others stay in the document, and so do localizations and all that a contact has no
//! field for.

mod address;
mod phone;

use serde_json::{Map, Value, json};

use super::card::kind_loss;
use super::edited::{
    MARKED, NOT_CHOSEN, changed, day_loss, is_day, member, read_whole_name, set_member, unclaimed, whole_name,
};
use super::numbers::alone;
use super::{Codec, Edited, Loss, Schema, Written};
use crate::contact::{Contact, Field, Kind};
use crate::error::{Error, Place, escape};

/// The schema `jscontact`.
pub static SCHEMA: Schema = Schema {
    name: "jscontact",
    provider: "jscontact",
    title: "JSContact Card (RFC 9553)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited {
    places: &[
        (Field::ID, "/uid"),
        (Field::KIND, "/kind"),
        (Field::GIVEN_NAME, "/name/components"),
        (Field::FAMILY_NAME, "/name/components"),
        (Field::FULL_NAME, "/name/full"),
        (Field::ORGANIZATION, "/organizations/k1/name"),
        (Field::JOB_TITLE, "/titles/k1/name"),
        (Field::STREET, "/addresses/k1/components"),
        (Field::CITY, "/addresses/k1/components"),
        (Field::SUBDIVISION, "/addresses/k1/components"),
        (Field::POSTAL_CODE, "/addresses/k1/components"),
        (Field::COUNTRY, "/addresses/k1/countryCode"),
        (Field::EMAIL, "/emails/k1/address"),
        (Field::PHONE, "/phones"),
        (Field::MOBILE, "/phones"),
        (Field::FAX, "/phones"),
        (Field::LANGUAGE, "/preferredLanguages/k1/language"),
        (Field::BIRTH_DATE, "/anniversaries/k1/date"),
    ],
    dialled_in: None,
    read,
    edit,
    found,
    lost,
    fit,
};

/// Fields that are the text of an entry: its collection and its member.
const TEXTS: [(Field, &str, &str); 4] = [
    (Field::ORGANIZATION, "organizations", "name"),
    (Field::JOB_TITLE, "titles", "name"),
    (Field::EMAIL, "emails", "address"),
    (Field::LANGUAGE, "preferredLanguages", "language"),
];

/// The members that are collections with something of the contact's in them.
const COLLECTIONS: [&str; 7] =
    ["organizations", "titles", "emails", "preferredLanguages", "phones", "addresses", "anniversaries"];

/// How much an entry is preferred: `pref`, 1 to 100, the lower the more.
fn rank(entry: &Value) -> u64 {
    entry.get("pref").and_then(Value::as_u64).filter(|pref| (1..=100).contains(pref)).unwrap_or(101)
}

/// The entry of a collection that is the contact's, and its key.
fn best<'a>(
    card: &'a Value,
    collection: &str,
    is_one: impl Fn(&Value) -> bool,
) -> Option<(&'a str, &'a Value)> {
    let entries = card.get(collection)?.as_object()?;
    let entries = entries.iter().filter(|(_, entry)| is_one(entry));
    entries.min_by_key(|(_, entry)| rank(entry)).map(|(key, entry)| (key.as_str(), entry))
}

fn best_text<'a>(card: &'a Value, collection: &str, text: &str) -> Option<(&'a str, &'a Value)> {
    let is_role =
        |entry: &Value| collection == "titles" && entry.get("kind").is_some_and(|kind| kind == "role");
    let is_filled =
        |entry: &Value| entry.get(text).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    best(card, collection, |entry| is_filled(entry) && !is_role(entry))
}

/// The parts of a name or an address of one kind, joined by spaces.
fn component(parts: &Value, kinds: &[&str]) -> Option<String> {
    let parts = parts.get("components")?.as_array()?.iter();
    let parts =
        parts.filter(|part| kinds.iter().any(|kind| part.get("kind").is_some_and(|known| known == kind)));
    let texts: Vec<&str> =
        parts.filter_map(|part| part.get("value")?.as_str()).filter(|text| !text.is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Puts one part of a kind where the first of its kinds stands, or at the end, and takes the others away.
fn set_component(parts: &mut Value, kinds: &[&str], text: Option<&str>) {
    let Some(parts) = parts.as_object_mut() else { return };
    let parts = parts.entry("components").or_insert_with(|| json!([]));
    let (Some(list), Some(kind)) = (parts.as_array_mut(), kinds.first()) else { return };
    let is_one = |part: &Value| kinds.iter().any(|kind| part.get("kind").is_some_and(|known| known == kind));
    let at = list.iter().position(is_one).unwrap_or(list.len());
    list.retain(|part| !is_one(part));
    if let Some(text) = text {
        list.insert(at.min(list.len()), json!({"kind": kind, "value": text}));
    }
}

const GIVEN: &[&str] = &["given"];
const FAMILY: &[&str] = &["surname", "surname2"];

fn check(card: &Value) -> Result<(), Error> {
    let object = card.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", card))?;
    if object.get("@type").is_some_and(|kind| kind != "Card") {
        return Err(Error::wrong_value(Place::root().member("@type"), "`Card`"));
    }
    let checked = |value: Option<&Value>, place: Place| match value {
        Some(value) if !(value.is_object() || value.is_null()) => {
            Err(Error::wrong_type(place, "an object", value))
        }
        _ => Ok(()),
    };
    checked(object.get("name"), Place::root().member("name"))?;
    for collection in COLLECTIONS {
        let place = || Place::root().member(collection);
        checked(object.get(collection), place())?;
        for (key, entry) in object.get(collection).and_then(Value::as_object).into_iter().flatten() {
            checked(Some(entry), place().member(key))?;
            for (_, _, text) in TEXTS.iter().filter(|(_, known, _)| *known == collection) {
                member(entry, text, &format!("/{collection}/{}", escape(key)))?;
            }
        }
    }
    Ok(())
}

fn read(card: &Value) -> Result<Contact, Error> {
    check(card)?;
    let mut contact = Contact { id: member(card, "uid", "")?.map(str::to_owned), ..Contact::default() };
    contact.kind = match member(card, "kind", "")? {
        Some("individual") => Some(Kind::Individual),
        Some("org") => Some(Kind::Company),
        _ => None,
    };
    let nothing = Value::Null;
    let name = card.get("name").unwrap_or(&nothing);
    contact.given_name = component(name, GIVEN);
    contact.family_name = component(name, FAMILY);
    for (field, collection, text) in TEXTS {
        let text = best_text(card, collection, text).and_then(|(_, entry)| entry.get(text)?.as_str());
        text.into_iter().for_each(|text| contact.set(field, text));
    }
    if let Some(full) = member(name, "full", "/name")? {
        read_whole_name(full, &mut contact);
    }
    phone::read(card, &mut contact)?;
    if let Some((_, entry)) = address::chosen(card) {
        address::read(entry, &mut contact);
    }
    if let Some((_, entry)) = birth(card) {
        contact.set(Field::BIRTH_DATE, day(entry).unwrap_or_default());
    }
    for field in Field::all() {
        if contact.text(field).is_some_and(|text| text.len() > super::member::LONGEST_TEXT) {
            let text = Value::from(contact.text(field).unwrap_or_default());
            super::text_at(&text, Place::root())?;
        }
    }
    Ok(contact)
}

fn birth(card: &Value) -> Option<(&str, &Value)> {
    best(card, "anniversaries", |entry| {
        entry.get("kind").is_some_and(|kind| kind == "birth") && day(entry).is_some()
    })
}

/// A whole day, from a `PartialDate` or a `Timestamp`.
fn day(anniversary: &Value) -> Option<String> {
    let date = anniversary.get("date")?;
    let text = match date.get("utc").and_then(Value::as_str) {
        Some(time) => time.split('T').next()?.to_owned(),
        None => {
            let part = |name| date.get(name).and_then(Value::as_u64);
            format!("{:04}-{:02}-{:02}", part("year")?, part("month")?, part("day")?)
        }
    };
    is_day(&text).then_some(text)
}

/// The three numbers of a day.
fn partial_date(day: &str) -> Value {
    let mut parts = day.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
    let mut part = || parts.next().unwrap_or_default();
    json!({"@type": "PartialDate", "year": part(), "month": part(), "day": part()})
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact) -> Written {
    let mut card = kept.cloned().unwrap_or_else(|| json!({"@type": "Card", "version": "1.0"}));
    let mut losses = Vec::new();
    if let Some(uid) = changed(Field::ID, before, after) {
        set_member(&mut card, "uid", uid);
    }
    if before.kind != after.kind {
        let word = |kind| if kind == Kind::Individual { "individual" } else { "org" };
        if before.kind.map(word) != after.kind.map(word) {
            set_member(&mut card, "kind", after.kind.map(word));
        }
        losses.extend(kind_loss(after.kind));
    }
    edit_name(&mut card, before, after);
    for (field, collection, member) in TEXTS {
        let Some(text) = changed(field, before, after) else { continue };
        let standing = best_text(&card, collection, member).map(|(key, _)| key.to_owned());
        put(&mut card, collection, standing, text.map(|text| (member, json!(text))), &json!({}));
    }
    losses.extend(alone(after).filter(|_| kept.is_none()));
    phone::edit(&mut card, before, after);
    address::edit(&mut card, before, after);
    if let Some(day) = changed(Field::BIRTH_DATE, before, after) {
        losses.extend(day.filter(|day| !is_day(day)).map(|_| day_loss()));
        let day = day.filter(|day| is_day(day));
        let standing = birth(&card).map(|(key, _)| key.to_owned());
        put(
            &mut card,
            "anniversaries",
            standing,
            day.map(|day| ("date", partial_date(day))),
            &json!({"kind": "birth"}),
        );
    }
    Written { document: card, losses }
}

fn edit_name(card: &mut Value, before: &Contact, after: &Contact) {
    let parts = [(GIVEN, Field::GIVEN_NAME), (FAMILY, Field::FAMILY_NAME)]
        .map(|(kinds, field)| (kinds, changed(field, before, after)));
    let (was, is) = (whole_name(before), whole_name(after));
    if was == is && parts.iter().all(|(_, part)| part.is_none()) {
        return;
    }
    let Some(object) = card.as_object_mut() else { return };
    let name = object.entry("name").or_insert_with(|| json!({}));
    if name.is_null() {
        *name = json!({});
    }
    for (kinds, part) in parts {
        if let Some(part) = part {
            set_component(name, kinds, part);
        }
    }
    let has_parts = name.get("components").and_then(Value::as_array).is_some_and(|parts| !parts.is_empty());
    // A name that is the same as its parts need not be written out.
    let is_told = has_parts && after.full_name.is_none() && name.get("full").is_none();
    if was != is && !is_told {
        set_member(name, "full", Some(is.as_str()).filter(|name| !name.is_empty()));
    }
    if !has_parts {
        set_member(name, "components", None);
    }
    if name.as_object().is_some_and(Map::is_empty) {
        object.shift_remove("name");
    }
}

/// Sets a member of the entry with a key, adds an entry, or takes it away.
fn put(card: &mut Value, collection: &str, key: Option<String>, member: Option<(&str, Value)>, new: &Value) {
    let Some(object) = card.as_object_mut() else { return };
    match member {
        Some((name, value)) => {
            let entries = object.entry(collection).or_insert_with(|| json!({}));
            if entries.is_null() {
                *entries = json!({});
            }
            let Some(entries) = entries.as_object_mut() else { return };
            let key = key.unwrap_or_else(|| free_key(&[entries]));
            let entry = entries.entry(key).or_insert_with(|| new.clone());
            if let Some(entry) = entry.as_object_mut() {
                entry.insert(name.to_owned(), value);
            }
        }
        None => {
            let entries = object.get_mut(collection).and_then(Value::as_object_mut);
            if let (Some(entries), Some(key)) = (entries, key) {
                entries.shift_remove(&key);
                if entries.is_empty() {
                    object.shift_remove(collection);
                }
            }
        }
    }
}

/// A key that no entry of any of the collections has.
fn free_key(taken: &[&Map<String, Value>]) -> String {
    let most = taken.iter().map(|entries| entries.len()).sum::<usize>().saturating_add(1);
    let is_free = |key: &String| !taken.iter().any(|entries| entries.contains_key(key));
    (1..=most).map(|n| format!("k{n}")).find(is_free).unwrap_or_default()
}

fn found(card: &Value) -> Vec<(Field, String)> {
    let Ok(contact) = read(card) else { return Vec::new() };
    let mut found = Vec::new();
    for (field, name) in [(Field::ID, "uid"), (Field::KIND, "kind")] {
        if contact.has(field) {
            found.push((field, format!("/{name}")));
        }
    }
    let parts = card.pointer("/name/components").and_then(Value::as_array).into_iter().flatten();
    for (index, part) in parts.enumerate() {
        let is =
            |kinds: &[&str]| kinds.iter().any(|kind| part.get("kind").is_some_and(|known| known == kind));
        let field = if is(GIVEN) { Field::GIVEN_NAME } else { Field::FAMILY_NAME };
        if is(GIVEN) || is(FAMILY) {
            found.push((field, format!("/name/components/{index}/value")));
        }
    }
    if card.pointer("/name/full").is_some() {
        found.push((Field::FULL_NAME, "/name/full".to_owned()));
    }
    for (field, collection, member) in TEXTS {
        if let Some((key, _)) = best_text(card, collection, member) {
            found.push((field, format!("/{collection}/{}/{member}", escape(key))));
        }
    }
    phone::found(card, &mut found);
    address::found(card, &mut found);
    if let Some((key, _)) = birth(card) {
        found.push((Field::BIRTH_DATE, format!("/anniversaries/{}/date", escape(key))));
    }
    found
}

fn lost(card: &Value) -> Vec<Loss> {
    let mut claimed = vec!["/@type".to_owned(), "/version".to_owned()];
    for (field, pointer) in found(card) {
        // What says which it is, or that it was to be chosen.
        if let Some((entry, member)) =
            pointer.rsplit_once('/').filter(|_| field != Field::ID && field != Field::KIND)
        {
            let beside = ["kind", "pref", "@type"].into_iter().filter(|name| *name != member);
            claimed.extend(beside.map(|name| format!("{entry}/{name}")));
        }
        claimed.push(pointer);
    }
    let claims = phone::claims(card);
    claimed.extend(claims);
    unclaimed(card, &claimed, &|pointer| {
        let mut path = pointer.split('/').skip(1);
        let (collection, _, deeper) = (path.next()?, path.next()?, path.next());
        let is_chosen =
            |known: &str| known == collection && claimed.iter().any(|p| p.starts_with(&format!("/{known}/")));
        (deeper.is_none() && COLLECTIONS.iter().any(|known| is_chosen(known))).then_some(NOT_CHOSEN)
    })
}

fn fit(card: &Value) -> usize {
    let Some(object) = card.as_object() else { return 0 };
    if object.get("@type").is_some_and(|kind| kind == "Card") {
        return MARKED;
    }
    // Collections of other schemas are arrays.
    let is_one = |(key, value): &(&String, &Value)| {
        (COLLECTIONS.contains(&key.as_str()) || *key == "name") && value.is_object()
    };
    let known = object.iter().filter(is_one).count() * 10;
    let all: usize = object.iter().map(|member| if is_one(&member) { 10 } else { 1 }).sum();
    (known * 90).checked_div(all).unwrap_or(0)
}
