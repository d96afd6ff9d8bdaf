//! The further numbers, e-mail addresses, links and notes of a card, and the contexts of the contact's own.

use serde_json::{Map, Value};

use super::{address, best_text, free_key, phone, rank};
use crate::base::escape;
use crate::contact::{Contact, Field};
use crate::schema::card::entry::object;
use crate::schema::engine::more::{
    CATEGORY, Context, GIVEN2, LANGUAGE, More, NICKNAME, PARTS, ROLE, UID, UNIT, What, parts,
};
use crate::schema::engine::object::{self, empty, items, set, set_text, text, texts};

/// The members of an entry that say which one it is and in which context.
const ASIDE: [&str; 3] = ["@type", "pref", "contexts"];

/// The collections apart from numbers, with the member that holds the text.
const TEXTS: [(What, &str, &str); 5] = [
    (What::Email, "emails", "address"),
    (What::Link, "links", "uri"),
    (What::Note, "notes", "note"),
    (What::Card(NICKNAME), "nicknames", "name"),
    (What::Card(ROLE), "titles", "name"),
];

pub(super) fn read(card: &Value) -> Vec<More> {
    let mut more = phone::more(card);
    for (what, collection, member) in TEXTS {
        let own = best_text(card, collection, member).filter(|_| what == What::Email).map(|(key, _)| key);
        for (key, entry) in card.get(collection).and_then(Value::as_object).into_iter().flatten() {
            let what = if own == Some(key) { What::Own(Field::EMAIL) } else { what };
            if what == What::Card(ROLE) && text(entry, "kind") != ROLE {
                continue;
            }
            let at = ["/", collection, "/", &escape(key)];
            let mut item = item(what, text(entry, member), entry, &at, member);
            if let (What::Card(_), Some(item)) = (what, &mut item) {
                item.place = at.concat();
                item.members.push([&item.place, "/kind"].concat());
            }
            more.extend(item);
        }
    }
    for (index, part) in card.get("name").map_or(&[][..], |name| items(name, "components")).iter().enumerate()
    {
        let kind = PARTS.iter().find(|(kind, _)| *kind == text(part, "kind"));
        let at = format!("/name/components/{index}");
        let part = kind.and_then(|(kind, _)| {
            More::new(What::Name(kind), text(part, "value"), None, &at, &["@type", "value", "kind"])
        });
        more.extend(part.map(|item| More { place: at, ..item }));
    }
    if let Some((key, entry)) = best_text(card, "organizations", "name") {
        for (index, unit) in items(entry, "units").iter().enumerate() {
            let at = ["/organizations/", &escape(key), "/units/", &index.to_string()].concat();
            more.extend(More::new(What::Card(UNIT), text(unit, "name"), None, &at, &["@type", "name"]));
        }
    }
    for name in [LANGUAGE, UID] {
        more.extend(More::new(What::Card(name), text(card, name), None, "", &[name]));
    }
    for (word, _) in card.get("keywords").and_then(Value::as_object).into_iter().flatten() {
        more.extend(More::new(What::Card(CATEGORY), word, None, "/keywords", &[&*escape(word)]));
    }
    if let Some((key, entry)) = address::chosen(card) {
        more.extend(item(What::Own(Field::STREET), key, entry, &["/addresses/", &escape(key)], "@type"));
        more.extend(address::units(entry));
        let full = text(entry, "full");
        if !full.is_empty() && address::has_parts(entry) {
            let at = ["/addresses/", &escape(key)].concat();
            more.extend(More::new(What::Full, full, None, &at, &["full"]));
        }
    }
    more.extend(address::further(card));
    more
}

/// Returns an entry as a further item.
pub(super) fn item(what: What, said: &str, entry: &Value, at: &[&str], member: &str) -> Option<More> {
    let is = |name: &str| entry.pointer(&format!("/contexts/{name}")) == Some(&Value::from(true));
    let context = Context::of(is("private"), is("work"));
    let names: Vec<&str> = [member].into_iter().chain(ASIDE).collect();
    let pref = Some(rank(entry)).filter(|rank| *rank <= 100);
    let mut more = More::preferred(what, said, (context, pref), &at.concat(), &names)?;
    // Other contexts stay behind, and so do both of them at once.
    let known = entry.get("contexts").and_then(Value::as_object).map_or(0, Map::len);
    if known != usize::from(context.is_some()) {
        more.members.retain(|member| !member.ends_with("/contexts"));
    }
    Some(more)
}

pub(super) fn add(card: &mut Value, more: &[More], after: &Contact) {
    phone::add(card, more, after);
    add_name(card, more);
    for item in more {
        let (collection, key) = match item.what {
            What::Own(Field::EMAIL) => ("emails", best_text(card, "emails", "address")),
            What::Own(Field::STREET) => ("addresses", address::chosen(card)),
            _ => continue,
        };
        if let Some(key) = key.map(|(key, _)| format!("/{collection}/{}", escape(key))) {
            card.pointer_mut(&key).into_iter().for_each(|entry| mark(entry, item));
        }
    }
    for (what, collection, member) in &TEXTS {
        for item in more.iter().filter(|item| item.what == *what) {
            object::edit(card, collection, empty(), &mut |entries| {
                let Some(map) = entries.as_object() else { return };
                let key = free_key(&[map]);
                let mut entry = texts(&[(member, &item.text)]);
                mark(&mut entry, item);
                if *what == What::Card(ROLE) {
                    set_text(&mut entry, "kind", Some(ROLE));
                }
                set(entries, &key, Some(entry));
            });
        }
    }
    for item in more {
        let More { what, text: said, .. } = item;
        match what {
            What::Address => address::add(card, item),
            What::Card(LANGUAGE) => set_text(card, LANGUAGE, Some(said)),
            What::Card(UID) if text(card, UID).is_empty() => set_text(card, UID, Some(said)),
            What::Card(CATEGORY) => object::edit(card, "keywords", empty(), &mut |words| {
                set(words, said, Some(Value::from(true)));
            }),
            What::Card(UNIT) => {
                let key = best_text(card, "organizations", "name")
                    .map_or("k1".to_owned(), |(key, _)| key.to_owned());
                object::edit(card, "organizations", empty(), &mut |entries| {
                    object::edit(entries, &key, empty(), &mut |entry| {
                        object::edit(entry, "units", Value::Array(Vec::new()), &mut |units| {
                            units
                                .as_array_mut()
                                .into_iter()
                                .for_each(|units| units.push(texts(&[("name", said)])));
                        });
                    });
                });
            }
            What::Unit(_) | What::Full => {
                let key = address::chosen(card).map(|(key, _)| format!("/addresses/{}", escape(key)));
                let entry = key.and_then(|key| card.pointer_mut(&key));
                entry.into_iter().for_each(|entry| match what {
                    What::Unit(kind) => address::set_unit(entry, kind, said),
                    _ => set_text(entry, "full", Some(said)),
                });
            }
            _ => {}
        }
    }
}

/// Gives an entry the context and the preference of an item. Notes and roles have no preference.
pub(super) fn mark(entry: &mut Value, item: &More) {
    let has_pref = ![What::Note, What::Card(ROLE)].contains(&item.what);
    if let Some(pref) = item.pref.filter(|_| has_pref) {
        set(entry, "pref", Some(Value::from(pref)));
    }
    if let Some(context) = item.context {
        let name = if context == Context::Home { "private" } else { "work" };
        set(entry, "contexts", Some(object(vec![(name, Value::from(true))])));
    }
}

/// The kinds of the parts of a name, in the order in which a new name has them.
pub(super) const ORDER: [&str; 7] =
    ["title", "given", GIVEN2, "surname", "surname2", "generation", "credential"];

/// Adds the parts of the name.
fn add_name(card: &mut Value, more: &[More]) {
    if !more.iter().any(|item| matches!(item.what, What::Name(_))) {
        return;
    }
    object::edit(card, "name", empty(), &mut |name| {
        object::edit(name, "components", Value::Array(Vec::new()), &mut |list| {
            let Some(list) = list.as_array_mut() else { return };
            for (kind, _) in PARTS {
                let of = if kind == GIVEN2 { "given" } else { "surname" };
                let own = list.iter_mut().find(|part| text(part, "kind") == of);
                let (said, given) = parts(more, kind, own.as_deref().map_or("", |part| text(part, "value")));
                if let (Some(own), Some(given)) = (own, given) {
                    set_text(own, "value", Some(&given));
                }
                list.extend(said.iter().map(|said| texts(&[("kind", kind), ("value", said)])));
            }
            list.sort_by_key(|part| ORDER.iter().position(|kind| *kind == text(part, "kind")));
        });
    });
}
