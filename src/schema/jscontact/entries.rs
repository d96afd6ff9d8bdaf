//! The entries that only cards have.

use serde_json::{Map, Value};

use super::more::{CONTEXTS, about, has_only_context, mark, own_key};
use super::{COLLECTIONS, KNOWN, birth, free_key};
use crate::base::escape;
use crate::schema::card::entries::{self, Form, Row};
use crate::schema::card::kept::{self, MEMBER, PARAMETERS, PROPERTIES};
use crate::schema::engine::loss::says_nothing;
use crate::schema::engine::more::{KIND, KINDS, More, What};
use crate::schema::engine::object::{self, empty, items, set, text, texts};

/// Returns the entries for which a vCard has a property, the properties that the card keeps, and the members without a
/// property.
pub(super) fn read(card: &Value) -> Vec<More> {
    let mut more = Vec::new();
    let mut known = Vec::new();
    for row in entries::rows() {
        let at = if row.collection.is_empty() { String::new() } else { ["/", row.collection].concat() };
        let Some(found) = card.pointer(&at) else { continue };
        if matches!(row.form, Form::Once | Form::Time) {
            let said = text(found, row.member);
            let item = More::new(row.what(), said, None, &at, &[row.member]);
            more.extend(item.map(|item| More { entry: row.blank(said), ..item }));
            continue;
        }
        if row.form == Form::Flag {
            let all = found.as_object().into_iter().flatten().filter(|(_, said)| **said == Value::Bool(true));
            more.extend(all.filter_map(|(key, _)| {
                let item = More::new(row.what(), key, None, &at, &[&*escape(key)])?;
                let place = format!("{at}/{}", escape(key));
                Some(More { entry: texts(&[("key", key)]), place, ..item })
            }));
            continue;
        }
        let is_place = row.form == Form::Place;
        if known.contains(&(row.collection, is_place)) {
            continue;
        }
        known.push((row.collection, is_place));
        let own = own_key(card, row.collection);
        for (key, entry) in
            found.as_object().into_iter().flatten().filter(|(key, _)| own != Some(key.as_str()))
        {
            let is_birth = || birth(card).is_some_and(|(known, _)| known == key);
            let row = row_of(row.collection, is_place, entry);
            if let Some(row) = row.filter(|row| row.form != Form::Date || !is_birth()) {
                more.extend(item(row, key, entry, &[&at, "/", &escape(key)].concat()));
            }
        }
    }
    for (index, property) in items(card, PROPERTIES).iter().enumerate() {
        let at = format!("/{PROPERTIES}/{index}");
        let item = More {
            text: text(property, "0").to_owned(),
            entry: property.clone(),
            place: at.clone(),
            members: vec![at],
            ..More::from(What::Card(PROPERTIES))
        };
        more.extend(Some(item).filter(|_| kept::is_kept_whole(property)));
    }
    for (key, value) in card.as_object().into_iter().flatten() {
        if !is_known(key) && !says_nothing(value) {
            let at = format!("/{}", escape(key));
            more.push(More {
                text: key.clone(),
                entry: value.clone(),
                place: at.clone(),
                members: vec![at],
                ..More::from(What::Card(MEMBER))
            });
        }
    }
    more
}

fn is_known(key: &str) -> bool {
    KNOWN.contains(&key) || COLLECTIONS.contains(&key) || key == PROPERTIES
}

/// Returns the row of an entry, or that of its place. Of several, the first one counts.
fn row_of(collection: &str, is_place: bool, entry: &Value) -> Option<&'static Row> {
    entries::rows().find(|row| {
        let (member, word) = row.mark;
        row.collection == collection
            && (row.form == Form::Place) == is_place
            && (member.is_empty() || text(entry, member) == word)
    })
}

/// Returns an entry as an item, with the members that its property says.
fn item(row: &Row, key: &str, entry: &Value, at: &str) -> Option<More> {
    let mut entry = entry.clone();
    if row.form == Form::Key {
        set(&mut entry, "key", Some(Value::from(key)));
    }
    row.property(&entry)?;
    let said =
        if row.form == Form::Either && text(&entry, row.member).is_empty() { "user" } else { row.member };
    let (context, pref) = about(&entry);
    let mut more = More { text: text(&entry, said).to_owned(), context, pref, ..More::from(row.what()) };
    let claim = |names: &[&str]| names.iter().map(|name| format!("{at}/{name}")).collect::<Vec<_>>();
    more.members = claim(&[said]);
    let (mark, word) = row.mark;
    let kind = if mark.is_empty() { "kind" } else { mark };
    // Without a mark, only a title says its kind.
    let has_kind = !word.is_empty() || text(&entry, kind) == row.name;
    let mut aside = claim(&["@type", "author/@type", "pref"]);
    aside.extend(claim(&[kind]).into_iter().filter(|_| has_kind));
    let params = entry.get(PARAMETERS).and_then(Value::as_object);
    aside.extend(
        params.into_iter().flat_map(Map::keys).map(|key| format!("{at}/{PARAMETERS}/{}", escape(key))),
    );
    aside.extend(row.beside.iter().flat_map(|(_, member)| claim(&[member])));
    aside.extend(claim(&["units"]).into_iter().filter(|_| row.form == Form::Organization));
    let contexts = match has_only_context(&entry) {
        true => claim(&["contexts"]),
        false => claim(&CONTEXTS.map(|name| ["contexts/", name].concat()).each_ref().map(|name| &**name)),
    }
    .into_iter();
    match row.what() {
        What::Card(_) => {
            more.place = at.to_owned();
            more.members.extend(aside.into_iter().chain(contexts));
        }
        _ => {
            let of_vcard = || entry.pointer("/vCardParams/type").map(|_| "vCardParams/type");
            let place = entry.get("contexts").map(|_| "contexts").or_else(of_vcard).unwrap_or("contexts");
            more.place = format!("{at}/{place}");
            more.members.extend(contexts.chain(claim(&["@type"])));
            more.aside = aside;
        }
    }
    set(&mut entry, "pref", None);
    set(&mut entry, "contexts", None);
    more.entry = entry;
    Some(more)
}

/// Adds the entry of an item. What has no entry is kept as a property.
pub(super) fn add(card: &mut Value, item: &More) {
    match item.what {
        What::Card(PROPERTIES) => keep(card, item.entry.clone()),
        What::Card(MEMBER) if is_known(&item.text) || card.get(&item.text).is_some() => {
            keep(card, kept::member_property(&item.text, &item.entry));
        }
        What::Card(MEMBER) => set(card, &item.text, Some(item.entry.clone())),
        what => {
            let Some(row) = Row::of(what, &item.entry) else { return };
            let mut entry = if item.entry.is_null() { row.blank(&item.text) } else { item.entry.clone() };
            let has_place = row.form != Form::Flag || text(card, KIND) == KINDS[0];
            if !has_place || !put(card, row, &mut entry, item) {
                row.property(&entry).into_iter().for_each(|property| keep(card, property));
            }
        }
    }
}

fn keep(card: &mut Value, property: Value) {
    object::edit(card, PROPERTIES, Value::Array(Vec::new()), &mut |all| {
        all.as_array_mut().into_iter().for_each(|all| all.push(property.clone()));
    });
}

/// Puts an entry into its collection. Returns `false` if its place is taken.
fn put(card: &mut Value, row: &Row, entry: &mut Value, item: &More) -> bool {
    let mut is_put = true;
    edit_at(card, row.collection, &mut |found| match row.form {
        Form::Once | Form::Time => {
            is_put = found.get(row.member).is_none();
            if is_put {
                set(found, row.member, entry.get(row.member).cloned());
            }
        }
        Form::Place => {
            let mut all = found.as_object_mut().into_iter().flatten().map(|(_, known)| known);
            let one = all.find(|known| text(known, "kind") == row.mark.1 && known.get(row.member).is_none());
            is_put = one.is_some();
            one.into_iter().for_each(|one| set(one, row.member, entry.get(row.member).cloned()));
        }
        Form::Flag => set(found, text(entry, "key"), Some(Value::Bool(true))),
        Form::Key => {
            let key = text(entry, "key").to_owned();
            is_put = found.get(&key).is_none();
            set(entry, "key", None);
            if is_put {
                mark(entry, row.collection, item);
                set(found, &key, Some(entry.clone()));
            } else {
                set(entry, "key", Some(Value::from(key)));
            }
        }
        _ => {
            let Some(map) = found.as_object() else { return };
            let key = free_key(&[map]);
            mark(entry, row.collection, item);
            set(found, &key, Some(entry.clone()));
        }
    });
    is_put
}

/// Edits the object at a path of members.
fn edit_at(value: &mut Value, path: &str, edit: &mut dyn FnMut(&mut Value)) {
    match path.split_once('/') {
        _ if path.is_empty() => edit(value),
        Some((first, rest)) => object::edit(value, first, empty(), &mut |inner| edit_at(inner, rest, edit)),
        None => object::edit(value, path, empty(), edit),
    }
}
