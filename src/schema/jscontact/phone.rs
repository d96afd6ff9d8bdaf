//! The numbers of a card: <https://www.rfc-editor.org/rfc/rfc9553#section-2.3.3>.

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::{free_key, more, rank};
use crate::base::escape;
use crate::contact::{Contact, Field};
use crate::schema::card::entry::object;
use crate::schema::card::entry::{from_uri, to_uri};
use crate::schema::engine::edited::Spot;
use crate::schema::engine::more::{More, What};
use crate::schema::engine::numbers::{Shape, Use, dialled, is_same_use};
use crate::schema::engine::object::{self, empty, set, set_text, text, texts};

/// The features that other schemas have too, and those of cards alone.
const COMMON: [&str; 3] = ["voice", "mobile", "fax"];
const FURTHER: [&str; 5] = ["main-number", "pager", "text", "textphone", "video"];

/// The functions for a number. An item is `[key, entry]`; a new one has no key yet.
static SHAPE: Shape = Shape {
    used: |item| used(entry(item)),
    text: |item| from_uri(text(entry(item), "number")),
    set: |item, text| {
        item.get_mut(1).into_iter().for_each(|entry| set_text(entry, "number", Some(&written(text))));
    },
    make: |text, used| {
        let feature = match used {
            Use::Fax => Some("fax"),
            Use::Mobile => Some("mobile"),
            Use::Fixed | Use::Work => Some("voice"),
            Use::Other => None,
        };
        let mut entry = texts(&[("number", &written(text))]);
        set(&mut entry, "features", feature.map(|feature| object(vec![(feature, Value::from(true))])));
        Value::Array(vec![Value::Null, entry])
    },
    settle: |item| {
        let Some(entry) = item.get_mut(1) else { return };
        object::edit(entry, "features", empty(), &mut |features| set(features, "mobile", None));
    },
    prefer: |items, index| {
        let entry = items.get_mut(index).and_then(|item| item.get_mut(1));
        entry.into_iter().for_each(|entry| set(entry, "pref", Some(Value::from(1))));
    },
};

fn entry(item: &Value) -> &Value {
    item.get(1).unwrap_or(&Value::Null)
}

fn written(text: &str) -> String {
    to_uri(text).unwrap_or_else(|| dialled(text))
}

fn used(entry: &Value) -> Option<(Use, u64)> {
    if !says_something(&from_uri(text(entry, "number"))) {
        return None;
    }
    let has = |feature: &str| {
        entry.get("features").and_then(|known| known.get(feature)) == Some(&Value::from(true))
    };
    let used = match () {
        () if has("fax") => Use::Fax,
        () if has("mobile") => Use::Mobile,
        () if !has("voice") && ["pager", "text", "textphone", "video"].into_iter().any(has) => Use::Other,
        () => Use::Fixed,
    };
    Some((used, rank(entry)))
}

fn list(card: &Value) -> Vec<Value> {
    let entries = card.get("phones").and_then(Value::as_object).into_iter().flatten();
    entries.map(|(key, entry)| Value::Array(vec![Value::from(key.as_str()), entry.clone()])).collect()
}

pub(super) fn spots(card: &Value, spots: &mut Vec<Spot>) {
    let list = list(card);
    for (field, index) in SHAPE.choose(&list).fields() {
        let Some(item) = list.get(index) else { continue };
        let key = escape(item.get(0).and_then(Value::as_str).unwrap_or_default());
        spots.push(Spot::new(field, &["/phones/", &key, "/number"], &(SHAPE.text)(item)));
    }
}

/// Returns the numbers that are not the contact's, and the contexts of those that are.
pub(super) fn more(card: &Value) -> Vec<More> {
    let list = list(card);
    let chosen = SHAPE.choose(&list);
    let read = |(index, item): (usize, &Value)| {
        let (used, _) = (SHAPE.used)(item)?;
        let key = escape(item.get(0).and_then(Value::as_str).unwrap_or_default());
        let what = chosen.field(index).map_or(What::Number(used), What::Own);
        let mut more = more::item_of(what, &(SHAPE.text)(item), entry(item), &["/phones/", &key], "number");
        let at = |name: &&str| format!("/phones/{key}/features/{name}");
        more.members.extend(COMMON.iter().map(at));
        more.aside.extend(FURTHER.iter().map(at));
        more.entry = object::get(entry(item), "features").cloned().unwrap_or_default();
        let says_more = more.context.is_some() || more.pref.is_some() || !object::is_void(&more.entry);
        Some(more).filter(|more| !matches!(more.what, What::Own(_)) || says_more)
    };
    list.iter().enumerate().filter_map(read).collect()
}

pub(super) fn add(card: &mut Value, more: &[More], after: &Contact) {
    let mut items = list(card);
    let unchanged = items.clone();
    let chosen = SHAPE.choose(&items);
    for number in more {
        let item = match number.what {
            What::Number(used) => {
                items.push((SHAPE.make)(&number.text, used));
                items.last_mut()
            }
            What::Own(field) => chosen.index(field).and_then(|index| items.get_mut(index)),
            _ => None,
        };
        if let Some(entry) = item.and_then(|item| item.get_mut(1)) {
            set_features(entry, &number.entry);
            more::mark(entry, "phones", number);
        }
    }
    if items != unchanged {
        SHAPE.keep_choice(&mut items, after.text(Field::PHONE));
        put(card, &items);
    }
}

/// Gives a number the features that it had in another card, unless it would have another use.
fn set_features(entry: &mut Value, features: &Value) {
    let known = COMMON.iter().chain(&FURTHER).map(|name| (*name, features.get(name).cloned()));
    let known: Vec<_> = known.filter_map(|(name, said)| Some((name, said?))).collect();
    let mut new = entry.clone();
    set(&mut new, "features", Some(object(known)).filter(|known| !object::is_void(known)));
    if !object::is_void(features) && is_same_use(used(entry), used(&new)) {
        *entry = new;
    }
}

pub(super) fn edit(card: &mut Value, before: &Contact, after: &Contact) {
    let mut items = list(card);
    let unchanged = items.clone();
    SHAPE.edit(&mut items, before, after);
    if items != unchanged {
        put(card, &items);
    }
}

fn put(card: &mut Value, items: &[Value]) {
    object::edit(card, "phones", empty(), &mut |phones| {
        let old = phones.as_object().cloned().unwrap_or_default();
        let mut new = Map::new();
        for item in items {
            // A number that was split off from another one still has the other's key.
            let key = item.get(0).and_then(Value::as_str).filter(|key| !new.contains_key(*key));
            let key = key.map_or_else(|| free_key(&[&new, &old]), str::to_owned);
            new.insert(key, entry(item).clone());
        }
        *phones = Value::Object(new);
    });
}
