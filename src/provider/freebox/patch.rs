//! `PUT /contact/{id}`, and the `PUT` of a number, an e-mail address, an address or a URL. Both change only
//! the members that they name.

use serde_json::{Map, Value};

use crate::base::{Error, Place, nearest};
use crate::schema::freebox::{COLLECTIONS, TEXTS, answer, check};
use crate::schema::loss::says_nothing;

/// Merges a patch into a contact entry, as the Freebox does on `PUT`. Members that the patch doesn't name
/// stay the same.
///
/// An item of a collection changes the one with the same `id`; without an `id` it is added. Collections never
/// get shorter. Each number, e-mail address, address and URL has its own URL at the API, so each can also be
/// patched alone. Both documents may be in the envelope of the API's answer.
///
/// # Errors
///
/// If the patch changes an ID or another member that only the Freebox sets. If it names an unknown member or
/// type, has a value of the wrong type, or has an item that is not in the contact.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::freebox, schema::parse};
/// let contact = parse(r#"{"id": 4, "company": "", "emails": [{"id": 3, "type": "home", "email": "a@example.org"}]}"#)?;
/// let patch = parse(r#"{"company": "Freebox", "emails": [{"id": 3, "type": "work"}]}"#)?;
/// let merged = freebox::patch(&contact, &patch)?;
/// assert_eq!(merged["company"], "Freebox");
/// assert_eq!(merged["emails"][0]["email"], "a@example.org");
/// assert_eq!(merged["emails"][0]["type"], "work");
/// # Ok(())
/// # }
/// ```
pub fn patch(existing: &Value, patch: &Value) -> Result<Value, Error> {
    merge(existing, patch, None)
}

/// Merges a patch as [`patch`] does, for a check: an item of a contact may have an unknown type, and the list gets the required
/// members that a new item lacks.
pub(in crate::provider) fn merge_to_check(
    existing: &Value,
    patch: &Value,
    missing: &mut Vec<String>,
) -> Result<Value, Error> {
    merge(existing, patch, Some(missing))
}

fn merge(existing: &Value, patch: &Value, mut missing: Option<&mut Vec<String>>) -> Result<Value, Error> {
    let mut merged = existing.clone();
    let place = Place::argument("patch");
    answer::entry(existing)?;
    let Some(target) = answer::entry_mut(&mut merged).and_then(Value::as_object_mut) else {
        return Err(Error::wrong_type(Place::root(), "an object", existing));
    };
    let changes = patch.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", patch))?;
    if let Some(item) = COLLECTIONS.iter().find(|item| is_item(target, item)) {
        merge_item(target, changes, item, missing.is_some(), &place)?;
        return Ok(merged);
    }
    for (key, value) in changes {
        let place = place.clone().member(key);
        match COLLECTIONS.iter().find(|(name, ..)| name == key) {
            Some(item) => merge_items(target, value, item, missing.as_deref_mut(), &place)?,
            None => {
                check_member(target, key, value, &place)?;
                target.insert(key.clone(), value.clone());
            }
        }
    }
    check(answer::entry(&merged)?)?;
    Ok(merged)
}

type Item = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// Returns the name of the collection to which a document belongs that is an item alone, with the item and its place.
pub(in crate::provider) fn item_alone(document: &Value) -> Option<(&'static str, &Value, &'static str)> {
    let inner = answer::entry(document).ok()?;
    let target = inner.as_object()?;
    let (name, ..) = COLLECTIONS.iter().find(|item| is_item(target, item))?;
    Some((name, inner, answer::place(document)))
}

/// Returns `true` if an object is an item of a collection, not an entry.
fn is_item(target: &Map<String, Value>, (collection, about, ..): &Item) -> bool {
    let has = |name: &str| target.contains_key(name);
    has(about) && !has(collection) && !TEXTS.iter().any(|(_, name)| has(name))
}

fn check_member(target: &Map<String, Value>, key: &str, value: &Value, place: &Place) -> Result<(), Error> {
    match key {
        "id" | "contact_id" | "last_update" => is_same(target, key, value, place),
        "photo_url" | "notes" => check_text(value, place),
        _ if TEXTS.iter().any(|(_, name)| *name == key) => check_text(value, place),
        _ => {
            let known = TEXTS.iter().map(|(_, name)| *name).chain(COLLECTIONS.iter().map(|(name, ..)| *name));
            Err(Error::unknown_member(place.clone(), key, known.chain(["photo_url", "notes"])))
        }
    }
}

fn check_text(value: &Value, place: &Place) -> Result<(), Error> {
    if value.is_string() { Ok(()) } else { Err(Error::wrong_type(place.clone(), "a string", value)) }
}

fn is_same(target: &Map<String, Value>, key: &str, value: &Value, place: &Place) -> Result<(), Error> {
    match target.get(key) {
        Some(known) if known == value => Ok(()),
        _ => Err(Error::at(place.clone(), "this member is read-only", "remove it").coded("read_only")),
    }
}

fn merge_items(
    target: &mut Map<String, Value>,
    items: &Value,
    item: &Item,
    mut missing: Option<&mut Vec<String>>,
    place: &Place,
) -> Result<(), Error> {
    let takes_types = missing.is_some();
    let items = items.as_array().ok_or_else(|| Error::wrong_type(place.clone(), "an array", items))?;
    let (collection, about, ..) = item;
    for (index, changes) in items.iter().enumerate() {
        let place = place.clone().element(index);
        let changes =
            changes.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", changes))?;
        let contact = target.get("id").cloned();
        let list = target.entry(*collection).or_insert_with(|| Value::Array(Vec::new()));
        if list.is_null() {
            *list = Value::Array(Vec::new());
        }
        let Some(list) = list.as_array_mut() else { return Err(Error::wrong_type(place, "an array", list)) };
        if let Some(id) = changes.get("id") {
            let known =
                list.iter_mut().find(|known| known.get("id") == Some(id)).and_then(Value::as_object_mut);
            let reason = "unknown item: the Freebox would answer `noent`";
            let known = known.ok_or_else(|| {
                Error::at(place.clone().member("id"), reason, "remove the id to add a new item")
            })?;
            merge_item(known, changes, item, takes_types, &place)?;
        } else {
            let mut new = Map::new();
            new.extend(
                changes
                    .get("contact_id")
                    .or(contact.as_ref())
                    .map(|id| ("contact_id".to_owned(), id.clone())),
            );
            merge_item(&mut new, changes, item, takes_types, &place)?;
            if let Some(missing) = missing.as_deref_mut() {
                missing.extend(
                    new.get(*about).is_none_or(says_nothing).then(|| place.member(about).as_str().to_owned()),
                );
            } else if !new.contains_key(*about) {
                return Err(Error::at(
                    place.member(about),
                    "this member is required in a new item",
                    "add it",
                ));
            }
            list.push(Value::Object(new));
        }
    }
    if target.get(*collection).and_then(Value::as_array).is_some_and(Vec::is_empty) {
        target.shift_remove(*collection);
    }
    Ok(())
}

fn merge_item(
    target: &mut Map<String, Value>,
    changes: &Map<String, Value>,
    (collection, about, others, types): &Item,
    takes_types: bool,
    place: &Place,
) -> Result<(), Error> {
    for (key, value) in changes {
        let place = place.clone().member(key);
        match key.as_str() {
            "id" | "contact_id" => is_same(target, key, value, &place)?,
            "type" => {
                let kind = value.as_str().filter(|_| !takes_types);
                if !takes_types && kind.is_none() {
                    return Err(Error::wrong_type(place, "a string", value));
                }
                if let Some(kind) = kind.filter(|kind| !types.contains(kind)) {
                    let remedy = match nearest(kind, types.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("use one of: {}", types.join(", ")),
                    };
                    return Err(Error::at(place, "unknown type", remedy).coded("unknown_name"));
                }
            }
            "is_default" | "is_own" if *collection == "numbers" => {
                if !value.is_boolean() {
                    return Err(Error::wrong_type(place, "a boolean", value));
                }
            }
            key if key == *about || others.contains(&key) => check_text(value, &place)?,
            _ => {
                let known =
                    [*about, "type", "is_default", "is_own"].into_iter().chain(others.iter().copied());
                return Err(Error::unknown_member(place, key, known));
            }
        }
        target.insert(key.clone(), value.clone());
    }
    Ok(())
}
