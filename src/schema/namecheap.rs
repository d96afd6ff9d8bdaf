//! Namecheap: the parameters of `domains.create`, `domains.setContacts` and `users.address.create`, and the
//! XML answers of `domains.getContacts` and `users.address.getInfo`.
//!
//! A document may hold four contacts, each marked by a prefix or an element. A check or a conversion takes all of
//! them, each in its role. [`SCHEMA`] alone reads the registrant, or else the first contact, and keeps the others.
//! [`roles`] reads all of them, and [`parameters`] writes them.
//!
//! Sources: <https://www.namecheap.com/support/api/methods/domains/set-contacts/>, and Namecheap's own client
//! for Go.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::engine::codec::{Codec, Encoded, Written};
use super::engine::index::Table;
use super::engine::locator::Places;
use super::engine::loss::Loss;
use super::engine::member::Form::{PhoneEpp, PhoneExtension, ShortLine, Text};
use super::engine::member::{Member, split_extension};
use super::engine::subdivision;
use super::xml::{self, Document, Element};
use super::{Schema, fit};
use crate::base::{Error, Place, Role};
use crate::contact::{Contact, Field, Secret, SortedMap};
use crate::rules::Suffix;

/// The schema `namecheap`.
pub static SCHEMA: Schema = Schema {
    name: "namecheap",
    provider: "namecheap",
    title: "Namecheap API contact, as parameters or as an XML answer",
    codec: Codec::Functions { read, write, pointer, fit, places: Some(places) },
    signature: &[],
};

/// One contact, without a prefix.
static FLAT: Schema = Schema {
    name: "namecheap",
    provider: "namecheap",
    title: "",
    codec: Codec::Table(TABLE),
    signature: &["EmailAddress", "StateProvince", "StateProvinceChoice", "PhoneExt"],
};

static TABLE: &Table = super::engine::index::table!(MEMBERS);

pub(super) const MEMBERS: &[Member] = &[
    Member::new("/AddressId", Text(Field::ID)),
    Member::new("/AddressName", Text(Field::LABEL)),
    Member::new("/FirstName", Text(Field::GIVEN_NAME)),
    Member::new("/LastName", Text(Field::FAMILY_NAME)),
    Member::new("/OrganizationName", Text(Field::ORGANIZATION)),
    Member::new("/Organization", Text(Field::ORGANIZATION)),
    Member::new("/JobTitle", Text(Field::JOB_TITLE)),
    Member::new("/Address1", ShortLine(0, 255)),
    Member::new("/Address2", ShortLine(1, 255)),
    Member::new("/City", Text(Field::CITY)),
    Member::new("/StateProvince", Text(Field::SUBDIVISION)),
    Member::new("/PostalCode", Text(Field::POSTAL_CODE)),
    Member::new("/Zip", Text(Field::POSTAL_CODE)),
    Member::new("/Country", Text(Field::COUNTRY)),
    Member::new("/Phone", PhoneEpp(Field::PHONE)),
    Member::new("/PhoneExt", PhoneExtension(Field::PHONE)),
    Member::new("/Fax", PhoneEpp(Field::FAX)),
    Member::new("/EmailAddress", Text(Field::EMAIL)),
];

/// The names that `users.address` uses instead.
const OTHER_NAMES: [(&str, &str); 2] = [("OrganizationName", "Organization"), ("PostalCode", "Zip")];

/// The roles and their prefixes. If a document has several roles, the registrant is its contact.
const ROLES: [(Role, &str); 4] =
    [(Role::Owner, "Registrant"), (Role::Tech, "Tech"), (Role::Admin, "Admin"), (Role::Bill, "AuxBilling")];

/// The parameter that must stay secret: anybody who has it can buy domains.
const SECRET: &str = "ApiKey";

/// Returns the contacts of a document by role, or nothing if it has no roles.
///
/// # Errors
///
/// The same as decoding.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Role, schema::namecheap};
/// let document = serde_json::json!({"TechFirstName": "Ada", "RegistrantFirstName": "Grace"});
/// let roles = namecheap::roles(&document)?;
/// assert_eq!(roles[0].0, Role::Owner);
/// assert_eq!(roles[1].1.given_name.as_deref(), Some("Ada"));
/// # Ok(())
/// # }
/// ```
pub fn roles(document: &Value) -> Result<Vec<(Role, Contact)>, Error> {
    let mut contacts = Vec::new();
    for (role, prefix, flat) in flats(document)? {
        texts(&flat, prefix)?;
        contacts.push((role, SCHEMA.decode(&Value::Object(flat))?));
    }
    Ok(contacts)
}

/// A role with its name in the parameters, and the parameters of its contact.
pub(super) type Flat = (Role, &'static str, Map<String, Value>);

/// Returns the contacts of a document by role and prefix, each without the prefix.
pub(super) fn flats(document: &Value) -> Result<Vec<Flat>, Error> {
    let root = document.as_str().map(xml::parse).transpose()?.map(|document| document.root);
    let flat = |prefix: &str| match &root {
        Some(root) => {
            let way = root.find(&|element| element.local() == prefix && holds_contact(element))?;
            root.follow(&way).map(members)
        }
        None => Some(without_prefix(document.as_object()?, prefix)).filter(|flat| !flat.is_empty()),
    };
    if root.is_none() {
        object(document)?;
    }
    Ok(ROLES.iter().filter_map(|(role, prefix)| Some((*role, *prefix, flat(prefix)?))).collect())
}

/// Replaces the contact of a role in a document. `contact` has no prefix.
pub(super) fn put_role(document: &mut Value, prefix: &str, contact: &Value) {
    let Some(after) = contact.as_object() else { return };
    match document {
        Value::Object(whole) => {
            whole.retain(|key, _| {
                key.strip_prefix(prefix).is_none_or(|name| !is_member(name) || after.contains_key(name))
            });
            whole.extend(with_prefix(after.clone(), prefix));
        }
        Value::String(text) => {
            let Ok(mut parsed) = xml::parse(text) else { return };
            let way = parsed.root.find(&|element| element.local() == prefix && holds_contact(element));
            if let Some(element) = way.and_then(|way| parsed.root.follow_mut(&way)) {
                set_members(element, &members(element), after);
            }
            *text = parsed.write();
        }
        _ => {}
    }
}

/// Returns the parameters for contacts in their roles. Namecheap requires all four roles.
///
/// ```
/// use registrant::{Role, contact::Contact, schema::namecheap};
/// let contact = Contact::new().with(registrant::contact::Field::GIVEN_NAME, "Ada");
/// let parameters = namecheap::parameters(&[(Role::Owner, &contact), (Role::Bill, &contact)]);
/// assert_eq!(parameters.document["AuxBillingFirstName"], "Ada");
/// ```
pub fn parameters(contacts: &[(Role, &Contact)]) -> Encoded {
    let mut all = Map::new();
    let mut losses = Vec::new();
    for (role, contact) in contacts {
        let Some((_, prefix)) = ROLES.iter().find(|(known, _)| known == role) else { continue };
        let mut plain = Contact { extra: Map::new(), ..(*contact).clone() };
        if !SCHEMA.shares_ids(contact) {
            plain.id = None;
        }
        let (flat, lost) = encode(&plain, Map::new());
        all.extend(with_prefix(flat, prefix));
        losses.extend(lost.into_iter().filter(|loss| !losses.contains(loss)).collect::<Vec<_>>());
    }
    Encoded { document: Value::Object(all), losses }
}

fn read(document: &Value) -> Result<Contact, Error> {
    if let Some(text) = document.as_str() {
        return read_xml(text);
    }
    let mut whole = object(document)?.clone();
    // Null keeps the place of the secret.
    let secret = whole.get_mut(SECRET).map(Value::take).filter(|secret| !secret.is_null());
    let prefix = prefix_of(&whole);
    let flat = without_prefix(&whole, prefix);
    texts(&flat, prefix)?;
    let mut contact = FLAT.decode(&Value::Object(flat))?;
    let lone = lone_extension(&contact, prefix);
    contact.extra = Map::from_iter([(String::new(), Value::Object(whole))]);
    contact.extra.extend(lone);
    if let Some(secret) = secret {
        contact.secrets.insert(format!("/{SECRET}"), Secret(secret));
    }
    Ok(contact)
}

/// Returns the pointer and the text of an extension without a number, which no field holds.
fn lone_extension(contact: &Contact, prefix: &str) -> Option<(String, Value)> {
    let kept = contact.extra.get("/PhoneExt").filter(|_| !contact.has(Field::PHONE))?;
    Some((["/", prefix, "PhoneExt"].concat(), kept.clone()))
}

fn write(contact: &Contact, _: Option<Suffix>) -> Written {
    let own = contact.extra.get("").filter(|_| contact.schema == Some(SCHEMA.name));
    let kept = match own {
        Some(Value::Object(whole)) => Some(whole),
        Some(Value::String(text)) => {
            let (document, losses) = write_xml(text, contact);
            return Written { document, losses };
        }
        _ => None,
    };
    let prefix = kept.map_or("", prefix_of);
    let spelled = kept.map_or_else(Map::new, |whole| without_prefix(whole, prefix));
    let (flat, losses) = encode(contact, spelled);
    let mut document = with_prefix(flat, prefix);
    if let Some(secret) = contact.secrets.get(&format!("/{SECRET}")).filter(|_| kept.is_some()) {
        document.insert(SECRET.to_owned(), secret.0.clone());
    }
    Written { document: Value::Object(document), losses }
}

/// Encodes one contact as parameters without a prefix. If `kept` uses an alternative name, the result keeps
/// that name.
fn encode(contact: &Contact, kept: Map<String, Value>) -> (Map<String, Value>, Vec<Loss>) {
    let other_names =
        OTHER_NAMES.iter().filter(|(name, other)| kept.contains_key(*other) && !kept.contains_key(*name));
    let other_names: Vec<_> = other_names.collect();
    let extra = FLAT.decode(&Value::Object(kept)).map(|contact| contact.extra).unwrap_or_default();
    let contact = Contact {
        schema: Some(FLAT.name),
        subdivision: subdivision::short(contact).map(Cow::into_owned),
        extra,
        secrets: SortedMap::new(),
        ..contact.clone()
    };
    let Encoded { document, mut losses } = FLAT.write(&contact);
    let Value::Object(mut flat) = document else { return (Map::new(), losses) };
    let is_cut =
        |fax: &str| split_extension(fax).1.is_some() && flat.get("Fax").and_then(Value::as_str) != Some(fax);
    if contact.fax.as_deref().is_some_and(is_cut) {
        losses.push(Loss::extension(Field::FAX));
    }
    for (name, other) in other_names {
        if let Some(value) = flat.shift_remove(*name) {
            flat.insert((*other).to_owned(), value);
        }
    }
    (flat, losses)
}

fn object(document: &Value) -> Result<&Map<String, Value>, Error> {
    let wrong = || Error::wrong_type(Place::root(), "an object or a string of XML", document);
    document.as_object().ok_or_else(wrong)
}

/// Returns `true` if a contact has a member of this name, without its prefix.
fn is_member(name: &str) -> bool {
    TABLE.at("", name).is_some()
}

/// Returns the prefix of the contact to read from a document.
fn prefix_of(document: &Map<String, Value>) -> &'static str {
    let has = |prefix: &str| document.keys().any(|key| key.strip_prefix(prefix).is_some_and(is_member));
    if has("") {
        return "";
    }
    ROLES.iter().map(|(_, prefix)| *prefix).find(|prefix| has(prefix)).unwrap_or_default()
}

fn without_prefix(document: &Map<String, Value>, prefix: &str) -> Map<String, Value> {
    let stripped = |key: &str| key.strip_prefix(prefix).filter(|name| is_member(name)).map(str::to_owned);
    document.iter().filter_map(|(key, value)| Some((stripped(key)?, value.clone()))).collect()
}

fn with_prefix(flat: Map<String, Value>, prefix: &str) -> Map<String, Value> {
    flat.into_iter().map(|(name, value)| (format!("{prefix}{name}"), value)).collect()
}

/// Refuses a value that is not a string; the error gives the name with its prefix.
fn texts(flat: &Map<String, Value>, prefix: &str) -> Result<(), Error> {
    match flat.iter().find(|(_, value)| !value.is_string() && !value.is_null()) {
        Some((name, value)) => {
            Err(Error::wrong_type(Place::root().member(&format!("{prefix}{name}")), "a string", value))
        }
        None => Ok(()),
    }
}

fn pointer(field: Field) -> Option<&'static str> {
    FLAT.pointer(field)
}

/// Returns the JSON Pointers of the fields in the parameters that a contact came from, with their prefix and names.
fn places(contact: &Contact) -> Option<Places<'_>> {
    let whole = contact.extra.get("")?.as_object()?;
    let prefix = prefix_of(whole);
    let key = move |name: &str| [prefix, name].concat();
    let has = move |name: &str| whole.contains_key(&key(name));
    Some(Box::new(move |field| {
        let name = pointer(field)?.strip_prefix('/')?;
        let is_other = |(usual, other): &&(&str, &str)| *usual == name && has(other) && !has(usual);
        let other = OTHER_NAMES.iter().find(is_other);
        Some(["/", &key(other.map_or(name, |(_, other)| other))].concat())
    }))
}

/// Returns the name of a key without the prefix of a role.
fn plain(key: &str) -> &str {
    let stripped = ROLES.iter().find_map(|(_, prefix)| key.strip_prefix(prefix));
    stripped.filter(|name| is_member(name)).unwrap_or(key)
}

fn fit(document: &Value) -> usize {
    match document {
        Value::String(text) if text.contains("api.namecheap.com/xml.response") => 100,
        Value::Object(object) => fit::fit_table(&FLAT, object, Some(plain)),
        _ => 0,
    }
}

fn read_xml(text: &str) -> Result<Contact, Error> {
    let document = xml::parse(text)?;
    let way = contact_in(&document).ok_or_else(|| {
        let reason = "expected a contact in the answer, found none";
        Error::at(Place::root(), reason, "pass the answer of domains.getContacts or users.address.getInfo")
    })?;
    let element = document.root.follow(&way).unwrap_or(&document.root);
    let mut contact = FLAT.decode(&Value::Object(members(element)))?;
    let lone = lone_extension(&contact, "");
    contact.extra = Map::from_iter([(String::new(), Value::from(text))]);
    contact.extra.extend(lone);
    // The contacts of the other roles are siblings of this one.
    let is_role = ROLES.iter().any(|(_, name)| *name == element.local());
    let around = way.split_last().filter(|_| is_role).and_then(|(_, parent)| document.root.follow(parent));
    contact.extra.extend(around.unwrap_or(element).not_understood());
    Ok(contact)
}

fn write_xml(text: &str, contact: &Contact) -> (Value, Vec<Loss>) {
    let unchanged = || Value::from(text);
    let Ok(mut document) = xml::parse(text) else { return (unchanged(), Vec::new()) };
    let Some(way) = contact_in(&document) else { return (unchanged(), Vec::new()) };
    let Some(element) = document.root.follow_mut(&way) else { return (unchanged(), Vec::new()) };
    let before = members(element);
    let (after, losses) = encode(contact, before.clone());
    set_members(element, &before, &after);
    (Value::from(document.write()), losses)
}

/// Writes the members that differ into an element.
fn set_members(element: &mut Element, before: &Map<String, Value>, after: &Map<String, Value>) {
    let text = |flat: &Map<String, Value>, name: &str| {
        flat.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    for name in before.keys().chain(after.keys()) {
        match (text(before, name), text(after, name)) {
            (old, new) if old == new => {}
            (_, None) => element.remove(name),
            (_, Some(new)) => {
                if let Some(child) = element.child_or_new(name, &[]) {
                    child.set_text(&new);
                }
            }
        }
    }
}

/// Returns the path to the contact to read from an answer.
fn contact_in(document: &Document) -> Option<Vec<usize>> {
    let registrant = document.root.find(&|element| element.local() == "Registrant" && holds_contact(element));
    registrant.or_else(|| document.root.find(&holds_contact))
}

fn holds_contact(element: &Element) -> bool {
    ["FirstName", "LastName", "EmailAddress"].iter().any(|name| element.child(name).is_some())
}

fn members(element: &Element) -> Map<String, Value> {
    let known = element.elements().filter(|child| is_member(child.local()));
    known.map(|child| (child.local().to_owned(), Value::from(child.text()))).collect()
}
