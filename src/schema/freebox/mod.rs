//! The address book of a Freebox: `ContactEntry` of the contacts API of Freebox OS, by itself or in the API's answer.
//!
//! Source: <https://dev.freebox.fr/sdk/os/contacts/>; envelope and error codes: <https://dev.freebox.fr/sdk/os/>,
//! <https://dev.freebox.fr/sdk/os/login/>.
//!
//! **What is chosen.** An entry has several numbers, e-mail addresses and postal addresses, a contact one of each:
//! - phone: the number with `is_default`, else the first `fixed`, `mobile`, `work`, `other`; never a fax
//! - mobile, fax: the number of that type with `is_default`, else the first
//! - e-mail and address: the first `home`, `work`, `other`; where the entry has a company, the first `work`, `home`,
//!   `other`
//!
//! What is not chosen stays in the document, and is a loss where another schema is written. Numbers are kept as they
//! are dialled: a national number of an entry that names no country is French.

mod answer;
mod patch;

use serde_json::{Value, json};

pub use answer::{entries, error};
pub use patch::patch;

use super::edited::{NOT_CHOSEN, changed, country_name, member, set_member, unclaimed};
use super::numbers::{Chosen, Shape, Use, alone, dialled};
use super::{Codec, Edited, Loss, Schema, Written};
use crate::contact::{Contact, Field};
use crate::error::{Error, Place};
use crate::normalize::address::{LengthUnit, street_lines};

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
    dialled_in: Some("FR"),
    read: |document| read(answer::entry(document)?),
    edit,
    found,
    lost,
    fit,
};

/// The members of an entry that are a field's text.
const TEXTS: [(Field, &str); 5] = [
    (Field::LABEL, "display_name"),
    (Field::GIVEN_NAME, "first_name"),
    (Field::FAMILY_NAME, "last_name"),
    (Field::ORGANIZATION, "company"),
    (Field::BIRTH_DATE, "birthday"),
];

/// The members of an address that are a field's text.
const ADDRESS: [(Field, &str); 2] = [(Field::CITY, "city"), (Field::POSTAL_CODE, "zipcode")];

/// The collections of an entry: the member that an item is about, its other texts, and its types.
const COLLECTIONS: [(&str, &str, &[&str], &[&str]); 4] = [
    ("numbers", "number", &[], &["fixed", "mobile", "work", "fax", "other"]),
    ("emails", "email", &[], &["home", "work", "other"]),
    ("addresses", "street", &["number", "street2", "city", "zipcode", "country"], &["home", "work", "other"]),
    ("urls", "url", &[], &["profile", "blog", "site", "other"]),
];

fn kind(item: &Value) -> &str {
    item.get("type").and_then(Value::as_str).unwrap_or_default()
}

static SHAPE: Shape = Shape {
    used: |item| {
        let number = item.get("number").and_then(Value::as_str).filter(|number| !number.is_empty());
        let used = match kind(item) {
            "fixed" => Use::Fixed,
            "mobile" => Use::Mobile,
            "work" => Use::Work,
            "fax" => Use::Fax,
            _ => Use::Other,
        };
        number.map(|_| (used, u64::from(item.get("is_default") != Some(&json!(true)))))
    },
    text: |item| item.get("number").and_then(Value::as_str).unwrap_or_default().to_owned(),
    set: |item, text| set_member(item, "number", Some(&dialled(text))),
    make: |text, used| {
        let kind = match used {
            Use::Fixed => "fixed",
            Use::Mobile => "mobile",
            Use::Work => "work",
            Use::Fax => "fax",
            Use::Other => "other",
        };
        json!({"number": dialled(text), "type": kind})
    },
    settle: |item| {
        set_member(item, "type", Some("fixed"));
    },
    prefer: |items, chosen| {
        for (index, item) in
            items.iter_mut().enumerate().filter_map(|(index, item)| Some((index, item.as_object_mut()?)))
        {
            if index == chosen || item.contains_key("is_default") {
                item.insert("is_default".to_owned(), json!(index == chosen));
            }
        }
    },
};

fn items<'a>(entry: &'a Value, collection: &str) -> &'a [Value] {
    entry.get(collection).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The e-mail address or the postal address that is the contact's.
fn chosen(entry: &Value, collection: &str, members: &[&str]) -> Option<usize> {
    let text = |item: &Value, name: &str| {
        item.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty())
    };
    let order = if text(entry, "company") { ["work", "home"] } else { ["home", "work"] };
    let place = |item: &Value| order.iter().position(|known| *known == kind(item)).unwrap_or(order.len());
    let found = items(entry, collection).iter().enumerate();
    let found = found.filter(|(_, item)| members.iter().any(|name| text(item, name)));
    found.min_by_key(|(_, item)| place(item)).map(|(index, _)| index)
}

fn chosen_email(entry: &Value) -> Option<usize> {
    chosen(entry, "emails", &["email"])
}

fn chosen_address(entry: &Value) -> Option<usize> {
    chosen(entry, "addresses", &["number", "street", "street2", "city", "zipcode", "country"])
}

/// Refuses an entry whose members have other types than the API's.
fn check(entry: &Value) -> Result<(), Error> {
    let object = entry.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", entry))?;
    if object.contains_key("contact_id") {
        let reason = "this is a part of a contact: a number, an e-mail address, an address or a URL";
        return Err(Error::at(Place::root(), reason, "give the entry that it belongs to"));
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
            for name in [about, "type"].iter().chain(others) {
                member(item, name, &at)?;
            }
        }
    }
    Ok(())
}

fn read(entry: &Value) -> Result<Contact, Error> {
    check(entry)?;
    let id = match entry.get("id") {
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => member(entry, "id", "")?.map(str::to_owned),
    };
    let mut contact = Contact { id, ..Contact::default() };
    for (field, name) in TEXTS {
        member(entry, name, "")?.into_iter().for_each(|text| contact.set(field, text));
    }
    let Chosen { phone, mobile, fax } = SHAPE.choose(items(entry, "numbers"));
    for (field, index) in [(Field::PHONE, phone), (Field::MOBILE, mobile), (Field::FAX, fax)] {
        if let Some(item) = index.and_then(|index| items(entry, "numbers").get(index)) {
            contact.set(field, (SHAPE.text)(item));
        }
    }
    if let Some(email) = chosen_email(entry).and_then(|index| items(entry, "emails").get(index)) {
        member(email, "email", "")?.into_iter().for_each(|text| contact.set(Field::EMAIL, text));
    }
    if let Some(address) = chosen_address(entry).and_then(|index| items(entry, "addresses").get(index)) {
        let [number, street, street2] = ["number", "street", "street2"].map(|name| text(address, name));
        let first =
            [number, street].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let lines = first.split('\n').chain(street2.split('\n'));
        contact.street = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        for (field, name) in ADDRESS.into_iter().chain([(Field::COUNTRY, "country")]) {
            member(address, name, "")?.into_iter().for_each(|text| contact.set(field, text));
        }
    }
    Ok(contact)
}

fn text<'a>(item: &'a Value, name: &str) -> &'a str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact) -> Written {
    let mut document = kept.cloned().unwrap_or_else(|| json!({}));
    let mut losses = Vec::new();
    let Some(entry) = answer::entry_mut(&mut document) else { return Written { document, losses } };
    let (email, address) = (chosen_email(entry), chosen_address(entry));
    if let Some(id) = changed(Field::ID, before, after) {
        let number = id.map(|id| id.parse::<u64>().ok().filter(|number| number.to_string() == id));
        match (number, entry.as_object_mut()) {
            (Some(Some(number)), Some(entry)) => {
                entry.insert("id".to_owned(), json!(number));
            }
            (None, Some(entry)) => {
                entry.shift_remove("id");
            }
            _ => losses
                .push(Loss { path: Field::ID.name().to_owned(), why: "an id of the target is a number" }),
        }
    }
    for (field, name) in TEXTS {
        if let Some(text) = changed(field, before, after) {
            let stays = entry.get(name).is_some();
            set_member(entry, name, text.or(stays.then_some("")));
        }
    }
    losses.extend(alone(after).filter(|_| kept.is_none()));
    edit_items(entry, "numbers", |numbers| SHAPE.edit(numbers, before, after));
    let kind = if after.assumed_kind() == crate::contact::Kind::Individual { "home" } else { "work" };
    if let Some(text) = changed(Field::EMAIL, before, after) {
        edit_items(entry, "emails", |emails| match (email.and_then(|index| emails.get_mut(index)), text) {
            (Some(item), Some(_)) => set_member(item, "email", text),
            (Some(item), None) => *item = Value::Null,
            (None, Some(text)) => emails.push(json!({"email": text, "type": kind})),
            (None, None) => {}
        });
    }
    edit_address(entry, address, kind, before, after);
    if before.street != after.street && after.street.iter().filter(|line| !line.is_empty()).count() > 2 {
        let why = "the target has two lines for the street, and there are more, which are joined";
        losses.push(Loss { path: Field::STREET.name().to_owned(), why });
    }
    Written { document, losses }
}

/// Edits a collection, which is not there where it is empty.
fn edit_items(entry: &mut Value, collection: &str, edit: impl FnOnce(&mut Vec<Value>)) {
    let Some(object) = entry.as_object_mut() else { return };
    let mut list = match object.get_mut(collection) {
        Some(Value::Array(standing)) => std::mem::take(standing),
        _ => Vec::new(),
    };
    let was_empty = list.is_empty();
    edit(&mut list);
    list.retain(|item| !item.is_null());
    if !list.is_empty() {
        object.insert(collection.to_owned(), Value::Array(list));
    } else if !was_empty {
        object.shift_remove(collection);
    }
}

fn edit_address(entry: &mut Value, standing: Option<usize>, kind: &str, before: &Contact, after: &Contact) {
    let parts = ADDRESS.map(|(field, name)| (name, changed(field, before, after)));
    let country = changed(Field::COUNTRY, before, after);
    if before.street == after.street && country.is_none() && parts.iter().all(|(_, part)| part.is_none()) {
        return;
    }
    edit_items(entry, "addresses", |addresses| {
        let index = standing.unwrap_or_else(|| {
            addresses.push(json!({"type": kind}));
            addresses.len().saturating_sub(1)
        });
        let Some(address) = addresses.get_mut(index) else { return };
        if before.street != after.street {
            set_street(address, &after.street);
        }
        for (name, part) in parts {
            if let Some(part) = part {
                set_member(address, name, Some(part.unwrap_or_default()));
            }
        }
        if let Some(country) = country {
            let name = country.map(|wanted| country_name(text(address, "country"), wanted));
            set_member(address, "country", Some(&name.unwrap_or_default()));
        }
    });
}

/// Two lines, and the house number apart where it stands before the street.
fn set_street(address: &mut Value, street: &[String]) {
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
    let kept = first.strip_prefix(&same).and_then(|rest| rest.strip_prefix(' ')).filter(|_| !same.is_empty());
    let (number, street) = match kept {
        Some(rest) => (same.as_str(), rest),
        None => house_number(first).unwrap_or(("", first)),
    };
    for (name, text) in [("number", number), ("street", street), ("street2", &second)] {
        set_member(address, name, Some(text));
    }
}

/// A house number at the start of a line, as in `11 bis rue du Pont`, and what follows it.
fn house_number(line: &str) -> Option<(&str, &str)> {
    let (number, street) = line.split_once(' ')?;
    let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = letters.len() < number.len() && number.len() - letters.len() <= 5 && letters.len() <= 1;
    let is_number = is_number && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (word, after) = street.split_once(' ').unwrap_or((street, ""));
    let is_repeated =
        ["bis", "ter", "quater"].iter().any(|known| known.eq_ignore_ascii_case(word)) && !after.is_empty();
    let end = if is_repeated { number.len() + 1 + word.len() } else { number.len() };
    let (number, street) = line.split_at_checked(end)?;
    let street = street.strip_prefix(' ')?;
    (is_number && street.starts_with(char::is_alphabetic)).then_some((number, street))
}

fn found(document: &Value) -> Vec<(Field, String)> {
    let Ok(entry) = answer::entry(document) else { return Vec::new() };
    let at = if document.get("result").is_some() { "/result" } else { "" };
    let mut found = vec![(Field::ID, format!("{at}/id"))];
    found.extend(TEXTS.iter().map(|(field, name)| (*field, format!("{at}/{name}"))));
    found.retain(|(_, pointer)| document.pointer(pointer).is_some());
    let Chosen { phone, mobile, fax } = SHAPE.choose(items(entry, "numbers"));
    for (field, index) in [(Field::PHONE, phone), (Field::MOBILE, mobile), (Field::FAX, fax)] {
        found.extend(index.map(|index| (field, format!("{at}/numbers/{index}/number"))));
    }
    found.extend(chosen_email(entry).map(|index| (Field::EMAIL, format!("{at}/emails/{index}/email"))));
    let street = ["street", "number", "street2"].map(|name| (Field::STREET, name));
    for (field, name) in street.into_iter().chain(ADDRESS).chain([(Field::COUNTRY, "country")]) {
        found.extend(chosen_address(entry).map(|index| (field, format!("{at}/addresses/{index}/{name}"))));
    }
    found
}

fn lost(document: &Value) -> Vec<Loss> {
    let mut claimed = vec!["/success".to_owned()];
    let mut collections = Vec::new();
    for (field, pointer) in found(document) {
        if let Some((item, _)) =
            pointer.rsplit_once('/').filter(|(item, _)| !item.is_empty() && *item != "/result")
        {
            // That a number is a fixed line's, a mobile's or a fax's is said by the field which holds it.
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

/// The members that no other schema has, and those that some have.
const TELLING: [&str; 4] = ["display_name", "photo_url", "last_update", "birthday"];
const SHARED: [&str; 5] = ["id", "first_name", "last_name", "company", "notes"];

fn fit(document: &Value) -> usize {
    // Cloudflare's answers have `success` and `result`, too, but never without `errors`.
    let in_answer =
        document.get("success").is_some_and(Value::is_boolean) && document.get("errors").is_none();
    if in_answer && document.get("error_code").is_some() {
        return 100;
    }
    let entry = if in_answer { document.get("result") } else { Some(document) };
    // An answer without a result is an empty address book, and one with a list is several contacts.
    let Some(entry) = entry.filter(|entry| !in_answer || !entry.is_array()).and_then(Value::as_object) else {
        return usize::from(in_answer) * 90;
    };
    let [mut known, mut all] = [0_usize; 2];
    for (key, value) in entry {
        let is_list = COLLECTIONS.iter().any(|(name, ..)| *name == key) && value.is_array();
        let weight = if TELLING.contains(&key.as_str()) || is_list { 10 } else { 1 };
        all += weight;
        known += if weight > 1 || SHARED.contains(&key.as_str()) { weight } else { 0 };
    }
    let percent = (known * 100).checked_div(all).unwrap_or(0);
    // Names alone are those of many schemas.
    if all < 10 { percent.min(40) } else { percent }
}
