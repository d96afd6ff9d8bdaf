//! The further numbers, e-mail addresses, links and notes of a card, and the contexts of the contact's own.

use serde_json::Value;

use super::{address, best_text, entries, free_key, person, phone, rank};
use crate::base::escape;
use crate::contact::{Contact, Field};
use crate::schema::card::entries::MEMBER;
use crate::schema::card::entry::object;
use crate::schema::card::kept::PARAMETERS;
use crate::schema::engine::edited::ORGANIZATION;
use crate::schema::engine::more::{
    CATEGORY, Context, GIVEN2, KIND, KINDS, LANGUAGE, More, NICKNAME, PARTS, UID, UNIT, What, parts,
};
use crate::schema::engine::object::{self, empty, items, set, set_text, text, texts};

/// The members of an entry that say which one it is and in which context.
const ASIDE: [&str; 5] = ["@type", "pref", "vCardParams/pref", "vCardParams/type", "contexts"];

/// The collections apart from numbers and those of `entries.rs`, with the member that holds the text.
const TEXTS: [(What, &str, &str); 2] =
    [(What::Email, "emails", "address"), (What::Card(NICKNAME), "nicknames", "name")];

/// The fields that are one entry of a collection, with the member that holds the text.
const OWN: [(Field, &str, &str); 4] = [
    (Field::EMAIL, "emails", "address"),
    (Field::JOB_TITLE, "titles", "name"),
    (Field::ORGANIZATION, "organizations", "name"),
    (Field::LANGUAGE, "preferredLanguages", "language"),
];

pub(super) fn read(card: &Value) -> Vec<More> {
    let mut more = phone::more(card);
    for (what, collection, member) in TEXTS {
        let own = own_key(card, collection);
        for (key, entry) in card.get(collection).and_then(Value::as_object).into_iter().flatten() {
            if own == Some(key) {
                continue;
            }
            let at = ["/", collection, "/", &escape(key)];
            let mut item = item(what, text(entry, member), entry, &at, member);
            if let (What::Card(_), Some(item)) = (what, &mut item) {
                item.place = at.concat();
            }
            more.extend(item);
        }
    }
    for (field, collection, member) in OWN {
        if let Some((key, entry)) = best_text(card, collection, member) {
            more.extend(item(What::Own(field), key, entry, &["/", collection, "/", &escape(key)], member));
        }
    }
    more.extend(entries::read(card));
    more.extend(person::more(card));
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
    let kind = text(card, KIND).to_ascii_lowercase();
    if KINDS.contains(&kind.as_str()) {
        let item = More::new(What::Card(KIND), &kind, None, "", &[KIND]);
        more.extend(item.map(|item| More { place: ["/", KIND].concat(), ..item }));
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
        more.extend(address::places(entry, key));
        let full = text(entry, "full");
        if !full.is_empty() {
            let at = ["/addresses/", &escape(key)].concat();
            more.extend(More::new(What::Full, full, None, &at, &["full"]));
        }
    }
    more.extend(address::further(card));
    more.extend(address::places_alone(card));
    more
}

/// Returns the key of the entry that holds a field.
pub(super) fn own_key<'a>(card: &'a Value, collection: &str) -> Option<&'a str> {
    let (_, _, member) = OWN.into_iter().find(|(_, known, _)| *known == collection)?;
    best_text(card, collection, member).map(|(key, _)| key)
}

/// Returns the context and the preference of an entry. Without a member, they are a vCard's parameters.
pub(super) fn about(entry: &Value) -> (Option<Context>, Option<u64>) {
    let rest = entry.get(PARAMETERS).unwrap_or(&Value::Null);
    let types = rest.get("type").unwrap_or(&Value::Null);
    let types = types.as_array().map_or(std::slice::from_ref(types), Vec::as_slice);
    let is = |name: &str, kind: &str| {
        let contexts = entry.get("contexts").and_then(|contexts| contexts.get(name));
        contexts == Some(&Value::from(true)) || types.iter().any(|known| known == kind)
    };
    let pref = Some(rank(entry)).filter(|rank| *rank <= 100);
    (Context::of(is("private", "home"), is("work", "work")), pref.or_else(|| text(rest, "pref").parse().ok()))
}

/// Returns an entry as a further item.
pub(super) fn item(what: What, said: &str, entry: &Value, at: &[&str], member: &str) -> Option<More> {
    let more = item_of(what, said, entry, at, member);
    let is_empty = matches!(what, What::Own(_)) && more.context.is_none() && more.pref.is_none();
    Some(more).filter(|more| !more.text.is_empty() && !is_empty)
}

/// Returns an entry as a further item, even an empty one.
pub(super) fn item_of(what: What, said: &str, entry: &Value, at: &[&str], member: &str) -> More {
    let names: Vec<&str> = [member].into_iter().chain(ASIDE).collect();
    let mut more = More::at(what, said, about(entry), &at.concat(), &names);
    if !has_only_context(entry) {
        let contexts = more.members.iter().position(|member| member.ends_with("/contexts"));
        let whole = contexts.map(|index| more.members.swap_remove(index));
        more.members.extend(whole.into_iter().flat_map(|at| CONTEXTS.map(|name| format!("{at}/{name}"))));
    }
    more
}

/// The contexts that a vCard has too.
pub(super) const CONTEXTS: [&str; 2] = ["private", "work"];

/// Returns whether an entry has only the contexts that a vCard has. Other contexts stay behind.
pub(super) fn has_only_context(entry: &Value) -> bool {
    let known = entry.get("contexts").and_then(Value::as_object);
    known.is_none_or(|all| all.keys().all(|name| CONTEXTS.contains(&&**name)))
}

pub(super) fn add(card: &mut Value, more: &[More], after: &Contact) {
    phone::add(card, more, after);
    if !person::is_apart(card) {
        add_name(card, more);
    }
    for item in more {
        let What::Own(field) = item.what else { continue };
        let own = OWN.into_iter().find(|(known, ..)| *known == field);
        let (collection, key) = match own {
            Some((_, collection, member)) => (collection, best_text(card, collection, member)),
            None if field == Field::STREET => ("addresses", address::chosen(card)),
            None => continue,
        };
        if let Some(key) = key.map(|(key, _)| format!("/{collection}/{}", escape(key))) {
            card.pointer_mut(&key).into_iter().for_each(|entry| mark(entry, collection, item));
        }
    }
    for (what, collection, member) in &TEXTS {
        for item in more.iter().filter(|item| item.what == *what) {
            object::edit(card, collection, empty(), &mut |entries| {
                let Some(map) = entries.as_object() else { return };
                let key = free_key(&[map]);
                let mut entry = texts(&[(member, &item.text)]);
                mark(&mut entry, collection, item);
                set(entries, &key, Some(entry));
            });
        }
    }
    for item in more {
        let More { what, text: said, .. } = item;
        match what {
            What::Address | What::Label => address::add(card, item),
            // A group is an organization elsewhere, and must still be one.
            What::Card(KIND) => {
                let known = text(card, KIND);
                if if said == KINDS[0] { known == ORGANIZATION } else { known.is_empty() } {
                    set_text(card, KIND, Some(said));
                }
            }
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
            What::Unit(_) | What::Full | What::Place(_) => {
                let key = address::chosen(card).map(|(key, _)| format!("/addresses/{}", escape(key)));
                let entry = key.and_then(|key| card.pointer_mut(&key));
                entry.into_iter().for_each(|entry| match what {
                    What::Unit(kind) => address::set_unit(entry, kind, said),
                    What::Place(member) => set_text(entry, member, Some(said)),
                    _ => set_text(entry, "full", Some(said)),
                });
            }
            // They follow, when the card says that it is a group's.
            What::Card(MEMBER) => {}
            _ => entries::add(card, item),
        }
    }
    more.iter().filter(|item| item.what == What::Card(MEMBER)).for_each(|item| entries::add(card, item));
    // They belong to the address if there is only one.
    for item in more {
        if let What::Card(key @ ("tz" | "geo")) = item.what {
            address::add_place(card, key, &item.text);
        }
    }
}

/// The collections whose entries have no preference, and those without contexts (RFC 9553).
const WITHOUT_PREF: [&str; 6] =
    ["notes", "titles", "organizations", "personalInfo", "anniversaries", "relatedTo"];
const WITHOUT_CONTEXTS: [&str; 5] = ["notes", "titles", "personalInfo", "anniversaries", "relatedTo"];

/// Gives an entry the context and the preference of an item. If it has no members for them, they are a vCard's parameters.
pub(super) fn mark(entry: &mut Value, collection: &str, item: &More) {
    let mut rest = |key: &str, said: Value| {
        object::edit(entry, PARAMETERS, empty(), &mut |rest| set(rest, key, Some(said.clone())));
    };
    let (pref, context) = (item.pref, item.context);
    let pref = pref.filter(|pref| {
        let is_member = !WITHOUT_PREF.contains(&collection);
        if !is_member {
            rest("pref", Value::from(pref.to_string()));
        }
        is_member
    });
    let context = context.filter(|context| {
        let is_member = !WITHOUT_CONTEXTS.contains(&collection);
        if !is_member {
            let types = context.names(&["home", "work"]);
            rest("type", if let [one] = *types { Value::from(one) } else { types.into_iter().collect() });
        }
        is_member
    });
    if let Some(pref) = pref {
        set(entry, "pref", Some(Value::from(pref)));
    }
    if let Some(context) = context {
        let names = context.names(&["private", "work"]).into_iter().map(|name| (name, Value::from(true)));
        set(entry, "contexts", Some(object(names.collect())));
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
