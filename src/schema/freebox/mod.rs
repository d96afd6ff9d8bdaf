//! The address book of a Freebox: `ContactEntry` of the contacts API of Freebox OS, alone or in the API's
//! answer.
//!
//! Source: <https://dev.freebox.fr/sdk/os/contacts/>; envelope and error codes:
//! <https://dev.freebox.fr/sdk/os/>, <https://dev.freebox.fr/sdk/os/login/>.
//!
//! **The choice.** An entry has several numbers, e-mail addresses and postal addresses; a contact has one of
//! each:
//! - phone: the number with `is_default`, or else the first `fixed`, `mobile`, `work`, `other`; never a fax
//! - mobile, fax: the number of that type with `is_default`, or else the first
//! - e-mail and address: the first `home`, `work`, `other`; if the entry has a company, the first `work`,
//!   `home`, `other`
//!
//! The other items stay in the document. Schemas with lists take them; for any other schema they are losses.
//! Numbers stay as people dial them. If the entry has no country, a national number is French.

pub(crate) mod answer;
mod fault;
mod further;

use registrant_text::clean::says_something;
use serde_json::Value;

use super::Schema;
use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, NOT_CHOSEN, Spot, changed, check_text, country_name, unclaimed};
use super::engine::house_number;
use super::engine::loss::Loss;
use super::engine::more::More;
use super::engine::numbers::{Shape, Use, alone, dialled};
use super::engine::object::{self, empty, items, set, set_text, text, texts};
use crate::base::{Error, Place};
use crate::contact::{Contact, Field};
use crate::normalize::address::{LengthUnit, street_lines};

pub(crate) use answer::meaning;
pub use answer::{entries, error};
pub(crate) use fault::faults;

/// The schema `freebox`.
pub static SCHEMA: Schema = Schema {
    name: "freebox",
    provider: "freebox",
    title: "Freebox OS contact entry",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited {
    places: &[
        (Field::ID, "/id"),
        (Field::LABEL, "/display_name"),
        (Field::GIVEN_NAME, "/first_name"),
        (Field::FAMILY_NAME, "/last_name"),
        (Field::ORGANIZATION, "/company"),
        (Field::BIRTH_DATE, "/birthday"),
        (Field::STREET, "/addresses/0/street"),
        (Field::CITY, "/addresses/0/city"),
        (Field::POSTAL_CODE, "/addresses/0/zipcode"),
        (Field::COUNTRY, "/addresses/0/country"),
        (Field::EMAIL, "/emails/0/email"),
        (Field::PHONE, "/numbers/0/number"),
        (Field::MOBILE, "/numbers/0/number"),
        (Field::FAX, "/numbers/0/number"),
    ],
    check: |document| {
        check(answer::entry(document)?)
            .map_err(|error| error.map_pointer(|at| [answer::place(document), at].concat()))
    },
    spots,
    more: further::read,
    ordered: |_| None,
    edit,
    lost,
    fit,
    shared: None,
};

/// The members of an entry that are the text of a field.
pub(crate) const TEXTS: [(Field, &str); 5] = [
    (Field::LABEL, "display_name"),
    (Field::GIVEN_NAME, "first_name"),
    (Field::FAMILY_NAME, "last_name"),
    (Field::ORGANIZATION, "company"),
    (Field::BIRTH_DATE, "birthday"),
];

/// The members of an address that are the text of a field.
const ADDRESS: [(Field, &str); 2] = [(Field::CITY, "city"), (Field::POSTAL_CODE, "zipcode")];

/// The collections of an entry: the main member of an item, its other texts, and its types.
pub(crate) const COLLECTIONS: [(&str, &str, &[&str], &[&str]); 4] = [
    ("numbers", "number", &[], &["fixed", "mobile", "work", "fax", "other"]),
    ("emails", "email", &[], &["home", "work", "other"]),
    ("addresses", "street", &["number", "street2", "city", "zipcode", "country"], &["home", "work", "other"]),
    ("urls", "url", &[], &["profile", "blog", "site", "other"]),
];

fn kind(item: &Value) -> &str {
    text(item, "type")
}

static SHAPE: Shape = Shape {
    used: |item| {
        let used = match kind(item) {
            "fixed" => Use::Fixed,
            "mobile" => Use::Mobile,
            "work" => Use::Work,
            "fax" => Use::Fax,
            _ => Use::Other,
        };
        let rank = u64::from(item.get("is_default") != Some(&Value::from(true)));
        Some((used, rank)).filter(|_| says_something(text(item, "number")))
    },
    text: |item| text(item, "number").to_owned(),
    set: |item, text| set_text(item, "number", Some(&dialled(text))),
    make: |text, used| {
        let kind = match used {
            Use::Fixed => "fixed",
            Use::Mobile => "mobile",
            Use::Work => "work",
            Use::Fax => "fax",
            Use::Other => "other",
        };
        texts(&[("number", &dialled(text)), ("type", kind)])
    },
    settle: |item| {
        set_text(item, "type", Some("fixed"));
    },
    prefer: |items, chosen| {
        for (index, item) in items.iter_mut().enumerate() {
            if index == chosen || item.get("is_default").is_some() {
                set(item, "is_default", Some(Value::from(index == chosen)));
            }
        }
    },
};

/// Returns the index of the contact's e-mail or postal address.
fn chosen(entry: &Value, collection: &str, members: &[&str]) -> Option<usize> {
    let order = if says_something(text(entry, "company")) { ["work", "home"] } else { ["home", "work"] };
    let place = |item: &Value| order.iter().position(|known| *known == kind(item)).unwrap_or(order.len());
    let found = items(entry, collection).iter().enumerate();
    let found = found.filter(|(_, item)| members.iter().any(|name| says_something(text(item, name))));
    found.min_by_key(|(_, item)| place(item)).map(|(index, _)| index)
}

fn chosen_email(entry: &Value) -> Option<usize> {
    chosen(entry, "emails", &["email"])
}

fn chosen_address(entry: &Value) -> Option<usize> {
    chosen(entry, "addresses", &["number", "street", "street2", "city", "zipcode", "country"])
}

/// Returns a new document with only the contact's own e-mail and postal address, which are the first. The types alone would
/// choose among all.
pub(crate) fn own(document: &Value) -> Value {
    let mut own = document.clone();
    for collection in ["emails", "addresses"] {
        let list = own.get_mut(collection).and_then(Value::as_array_mut);
        list.into_iter().for_each(|list| list.truncate(1));
    }
    own
}

/// Refuses an entry whose members differ from the API's types.
pub(crate) fn check(entry: &Value) -> Result<(), Error> {
    let object = entry.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", entry))?;
    if object.contains_key("contact_id") {
        let reason = "expected a contact, found a number, an e-mail address, an address or a URL";
        return Err(
            Error::at(Place::root(), reason, "pass the entry that it belongs to").coded("not_a_contact")
        );
    }
    for (_, name) in TEXTS {
        check_text(entry, name, "")?;
    }
    if !entry.get("id").is_some_and(Value::is_number) {
        check_text(entry, "id", "")?;
    }
    for (collection, about, others, _) in COLLECTIONS {
        let place = || Place::root().member(collection);
        let list = match object.get(collection) {
            None | Some(Value::Null) => continue,
            Some(Value::Array(list)) => list,
            Some(other) => return Err(Error::wrong_type(place(), "an array", other)),
        };
        for (index, item) in list.iter().enumerate() {
            if !item.is_object() {
                return Err(Error::wrong_type(place().element(index), "an object", item));
            }
            let at = format!("/{collection}/{index}");
            for name in [about].iter().chain(others) {
                check_text(item, name, &at)?;
            }
            // A number or a flag as the type is a fault of the item, like an unknown word.
            if item.get("type").is_some_and(|kind| kind.is_object() || kind.is_array()) {
                check_text(item, "type", &at)?;
            }
        }
    }
    Ok(())
}

/// Returns each field of the contact with its pointer.
fn spots(document: &Value) -> Vec<Spot> {
    let Ok(entry) = answer::entry(document) else { return Vec::new() };
    let at = answer::place(document);
    let mut spots = Vec::new();
    let mut add =
        |field, rest: &[&str], text: &str| spots.push(Spot::new(field, &[&[at, "/"], rest].concat(), text));
    match entry.get("id") {
        Some(Value::Number(id)) => add(Field::ID, &["id"], &id.to_string()),
        _ => add(Field::ID, &["id"], text(entry, "id")),
    }
    for (field, name) in TEXTS {
        add(field, &[name], text(entry, name));
    }
    let numbers = items(entry, "numbers");
    for (field, index) in SHAPE.choose(numbers).fields() {
        let number = numbers.get(index).map(SHAPE.text).unwrap_or_default();
        add(field, &["numbers/", &index.to_string(), "/number"], &number);
    }
    let emails = items(entry, "emails");
    if let Some((index, email)) = chosen_email(entry).and_then(|index| Some((index, emails.get(index)?))) {
        add(Field::EMAIL, &["emails/", &index.to_string(), "/email"], text(email, "email"));
    }
    let addresses = items(entry, "addresses");
    if let Some((index, address)) =
        chosen_address(entry).and_then(|index| Some((index, addresses.get(index)?)))
    {
        spots.extend(address_spots(address, &format!("{at}/addresses/{index}")));
    }
    spots
}

/// Returns the fields of an address with their pointers.
fn address_spots(address: &Value, at: &str) -> Vec<Spot> {
    let own = |name| text(address, name).to_owned();
    // The house number is part of the street.
    let line = house_number::join(&own("number"), &own("street"), &own("country"), true);
    let parts = [
        (Field::STREET, "street", line),
        (Field::STREET, "number", String::new()),
        (Field::STREET, "street2", own("street2")),
        (Field::COUNTRY, "country", own("country")),
    ];
    let all = parts.into_iter().chain(ADDRESS.map(|(field, name)| (field, name, own(name))));
    all.map(|(field, name, text)| Spot::new(field, &[at, "/", name], &text)).collect()
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, more: &[More]) -> Written {
    let mut document = kept.cloned().unwrap_or_else(empty);
    let mut losses = Vec::new();
    let Some(entry) = answer::entry_mut(&mut document) else { return Written { document, losses } };
    let (email, address) = (chosen_email(entry), chosen_address(entry));
    if let Some(id) = changed(Field::ID, before, after) {
        let number = id.map(|id| id.parse::<u64>().ok().filter(|number| number.to_string() == id));
        match number {
            Some(None) => {
                losses.push(Loss::of(Field::ID, "the target takes only a number as id"));
            }
            number => set(entry, "id", number.flatten().map(Value::from)),
        }
    }
    for (field, name) in TEXTS {
        if let Some(text) = changed(field, before, after) {
            let stays = entry.get(name).is_some();
            set_text(entry, name, text.or(stays.then_some("")));
        }
    }
    losses.extend(alone(after).filter(|_| kept.is_none()));
    edit_items(entry, "numbers", &mut |numbers| SHAPE.edit(numbers, before, after));
    // Only an organization's are surely of work. Nothing says that a person's are of home.
    let is_at_work = after.assumed_kind() != crate::contact::Kind::Individual
        && (after.kind.is_some() || !(after.has(Field::GIVEN_NAME) || after.has(Field::FAMILY_NAME)));
    let kind = if is_at_work { "work" } else { "other" };
    if let Some(text) = changed(Field::EMAIL, before, after) {
        edit_items(
            entry,
            "emails",
            &mut |emails| match (email.and_then(|index| emails.get_mut(index)), text) {
                (Some(item), Some(_)) => set_text(item, "email", text),
                (Some(item), None) => *item = Value::Null,
                (None, Some(text)) => emails.push(texts(&[("email", text), ("type", kind)])),
                (None, None) => {}
            },
        );
    }
    edit_address(entry, address, kind, before, after);
    further::add(entry, more, after, &mut losses);
    Written { document, losses }
}

/// Edits a collection. An empty collection is absent.
fn edit_items(entry: &mut Value, collection: &str, edit: &mut dyn FnMut(&mut Vec<Value>)) {
    object::edit(entry, collection, Value::Array(Vec::new()), &mut |list| {
        if let Some(list) = list.as_array_mut() {
            edit(list);
            list.retain(|item| !item.is_null());
        }
    });
}

fn edit_address(entry: &mut Value, standing: Option<usize>, kind: &str, before: &Contact, after: &Contact) {
    let parts = ADDRESS.map(|(field, name)| (name, changed(field, before, after)));
    let country = changed(Field::COUNTRY, before, after);
    if before.street == after.street && country.is_none() && parts.iter().all(|(_, part)| part.is_none()) {
        return;
    }
    edit_items(entry, "addresses", &mut |addresses| {
        let index = standing.unwrap_or_else(|| {
            addresses.push(texts(&[("type", kind)]));
            addresses.len().saturating_sub(1)
        });
        let Some(address) = addresses.get_mut(index) else { return };
        if before.street != after.street || (country.is_some() && !text(address, "number").is_empty()) {
            set_street(address, &after.street, after.country.as_deref().unwrap_or("FR"));
        }
        for (name, part) in parts {
            if let Some(part) = part {
                set_text(address, name, Some(part.unwrap_or_default()));
            }
        }
        if let Some(country) = country {
            let name = country.map(|wanted| country_name(text(address, "country"), wanted));
            set_text(address, "country", Some(&name.unwrap_or_default()));
        }
    });
}

/// Sets two lines, with the house number in its own member.
fn set_street(address: &mut Value, street: &[String], country: &str) {
    let lines: Vec<&str> = street.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let fitted = if lines.len() > 2 {
        street_lines(&lines, 2, usize::MAX, LengthUnit::Characters).value
    } else {
        None
    };
    let (first, second) = match (fitted.as_deref(), lines.as_slice()) {
        (Some([first, second]), _) => (first.as_str(), second.clone()),
        (_, [first, rest @ ..]) => (*first, rest.join(", ")),
        (_, []) => ("", String::new()),
    };
    let same = text(address, "number").to_owned();
    let kept = first.strip_prefix(&same).and_then(|rest| rest.strip_prefix(' '));
    let kept = kept.or_else(|| first.strip_suffix(&same)?.strip_suffix(' ')).filter(|_| !same.is_empty());
    let (number, street, unit) = match (kept, house_number::split_off(first, country)) {
        (Some(rest), _) => (same, rest, ""),
        (_, Some(([street, number, suffix], unit))) => {
            ([number, " ", suffix].concat().trim().to_owned(), street, unit)
        }
        (None, None) => (String::new(), first, ""),
    };
    let second = [unit, &second].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    for (name, text) in [("number", number.as_str()), ("street", street), ("street2", &second)] {
        set_text(address, name, Some(text));
    }
}

fn lost(document: &Value, carried: &[String]) -> Vec<Loss> {
    let mut claimed = vec!["/success".to_owned()];
    claimed.extend_from_slice(carried);
    let mut collections = Vec::new();
    for Spot { field, pointer, .. } in spots(document) {
        if let Some((item, _)) =
            pointer.rsplit_once('/').filter(|(item, _)| !item.is_empty() && *item != "/result")
        {
            // The contact's field already implies the type of a number.
            let is_fixed = || document.pointer(item).is_some_and(|item| kind(item) == "fixed");
            if matches!(field, Field::MOBILE | Field::FAX) || (field == Field::PHONE && is_fixed()) {
                claimed.push(format!("{item}/type"));
            }
            claimed.push(format!("{item}/is_default"));
            collections.extend(item.rsplit_once('/').map(|(collection, _)| collection.to_owned()));
        }
        claimed.push(pointer);
    }
    unclaimed(document, &claimed, &|pointer| {
        let (collection, _) = pointer.rsplit_once('/')?;
        collections.iter().any(|known| known == collection).then_some(NOT_CHOSEN)
    })
}

/// Members that no other schema has, and members that some have.
const TELLING: [&str; 4] = ["display_name", "photo_url", "last_update", "birthday"];
const SHARED: [&str; 5] = ["id", "first_name", "last_name", "company", "notes"];

/// Returns `true` if an entry has members of the Freebox alone.
pub(in crate::schema) fn has_only_own_members(entry: &Value) -> bool {
    let is_list = |key: &str| COLLECTIONS.iter().any(|(name, ..)| *name == key);
    let is_own = |key: &String| TELLING.contains(&&**key) || SHARED.contains(&&**key) || is_list(key);
    entry.as_object().is_some_and(|members| members.keys().all(is_own))
}

fn fit(document: &Value) -> usize {
    // Cloudflare's answers also have `success` and `result`, but always `errors` as well.
    let in_answer =
        document.get("success").is_some_and(Value::is_boolean) && document.get("errors").is_none();
    if in_answer && document.get("error_code").is_some() {
        return 100;
    }
    let entry = if in_answer { document.get("result") } else { Some(document) };
    // An answer without a result is an empty address book; one with a list holds several contacts.
    let Some(entry) = entry.filter(|entry| !in_answer || !entry.is_array()).and_then(Value::as_object) else {
        return usize::from(in_answer) * 90;
    };
    // This is a part of a contact, such as a number or an address.
    if entry.contains_key("contact_id") {
        return 90;
    }
    let [mut known, mut all] = [0_usize; 2];
    for (key, value) in entry {
        let is_list = COLLECTIONS.iter().any(|(name, ..)| *name == key) && value.is_array();
        let weight = if TELLING.contains(&key.as_str()) || is_list { 10 } else { 1 };
        all += weight;
        known += if weight > 1 || SHARED.contains(&key.as_str()) { weight } else { 0 };
    }
    let percent = (known * 100).checked_div(all).unwrap_or(0);
    // Many schemas have the same names.
    if all < 10 && !(in_answer && percent == 100) { percent.min(40) } else { percent }
}
