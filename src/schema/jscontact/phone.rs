//! The numbers of a card: <https://www.rfc-editor.org/rfc/rfc9553#section-2.3.3>.

use serde_json::{Map, Value, json};

use super::{free_key, rank};
use crate::contact::{Contact, Field};
use crate::error::{Error, escape};
use crate::schema::edited::{member, set_member};
use crate::schema::numbers::{Chosen, Shape, Use, choose, dialled, from_uri, to_uri};

/// An item is `[key, entry]`; a new one has no key yet.
static SHAPE: Shape = Shape {
    used: |item| used(item.get(1)?),
    text: |item| from_uri(number(item.get(1).unwrap_or(&Value::Null))),
    set: |item, text| {
        let written = to_uri(text).unwrap_or_else(|| dialled(text));
        item.get_mut(1).into_iter().for_each(|entry| set_member(entry, "number", Some(&written)));
    },
    make: |text, used| {
        let feature = match used {
            Use::Fax => "fax",
            Use::Mobile => "mobile",
            Use::Fixed | Use::Work | Use::Other => "voice",
        };
        let features: Map<String, Value> = Map::from_iter([(feature.to_owned(), json!(true))]);
        json!([null, {"number": to_uri(text).unwrap_or_else(|| dialled(text)), "features": features}])
    },
    settle: |item| {
        let entry = item.get_mut(1).and_then(Value::as_object_mut);
        let Some(entry) = entry else { return };
        let features = entry.get_mut("features").and_then(Value::as_object_mut);
        if features.is_some_and(|features| features.shift_remove("mobile").is_some() && features.is_empty()) {
            entry.shift_remove("features");
        }
    },
    prefer: |items, index| {
        let entry = items.get_mut(index).and_then(|item| item.get_mut(1)).and_then(Value::as_object_mut);
        entry.into_iter().for_each(|entry| {
            entry.insert("pref".to_owned(), json!(1));
        });
    },
};

fn number(entry: &Value) -> &str {
    entry.get("number").and_then(Value::as_str).unwrap_or_default()
}

fn used(entry: &Value) -> Option<(Use, u64)> {
    if number(entry).is_empty() {
        return None;
    }
    let has = |feature: &str| {
        entry.get("features").is_some_and(|known| known.get(feature).is_some_and(|is| is == true))
    };
    let used = match () {
        () if has("fax") => Use::Fax,
        () if has("mobile") => Use::Mobile,
        () if !has("voice") && ["pager", "text", "textphone", "video"].into_iter().any(has) => Use::Other,
        () => Use::Fixed,
    };
    Some((used, rank(entry)))
}

fn entries(card: &Value) -> impl Iterator<Item = (&String, &Value)> {
    card.get("phones").and_then(Value::as_object).into_iter().flatten()
}

fn chosen(card: &Value) -> [(Field, Option<usize>); 3] {
    let Chosen { phone, mobile, fax } = choose(entries(card).map(|(_, entry)| used(entry)));
    [(Field::PHONE, phone), (Field::MOBILE, mobile), (Field::FAX, fax)]
}

pub(super) fn read(card: &Value, contact: &mut Contact) -> Result<(), Error> {
    for (key, entry) in entries(card) {
        member(entry, "number", &format!("/phones/{}", escape(key)))?;
    }
    for (field, index) in chosen(card) {
        if let Some((_, entry)) = index.and_then(|index| entries(card).nth(index)) {
            contact.set(field, from_uri(number(entry)));
        }
    }
    Ok(())
}

pub(super) fn found(card: &Value, found: &mut Vec<(Field, String)>) {
    for (field, index) in chosen(card) {
        if let Some((key, _)) = index.and_then(|index| entries(card).nth(index)) {
            found.push((field, format!("/phones/{}/number", escape(key))));
        }
    }
}

/// The features of the chosen numbers that are said by the field which holds them.
pub(super) fn claims(card: &Value) -> Vec<String> {
    let chosen = chosen(card).into_iter().filter_map(|(_, index)| entries(card).nth(index?));
    let names = ["voice", "mobile", "fax"];
    chosen.flat_map(|(key, _)| names.map(|name| format!("/phones/{}/features/{name}", escape(key)))).collect()
}

pub(super) fn edit(card: &mut Value, before: &Contact, after: &Contact) {
    let mut items: Vec<Value> = entries(card).map(|(key, entry)| json!([key, entry])).collect();
    let unchanged = items.clone();
    SHAPE.edit(&mut items, before, after);
    let Some(object) = card.as_object_mut().filter(|_| items != unchanged) else { return };
    let (mut phones, old) =
        (Map::new(), object.get("phones").and_then(Value::as_object).cloned().unwrap_or_default());
    for item in items {
        let Value::Array(item) = item else { continue };
        let [key, entry] = <[Value; 2]>::try_from(item).unwrap_or_default();
        // A number that was taken apart from another has that one's key.
        let key = key.as_str().filter(|key| !phones.contains_key(*key)).map(str::to_owned);
        phones.insert(key.unwrap_or_else(|| free_key(&[&phones, &old])), entry);
    }
    if phones.is_empty() {
        object.shift_remove("phones");
    } else {
        object.insert("phones".to_owned(), Value::Object(phones));
    }
}
