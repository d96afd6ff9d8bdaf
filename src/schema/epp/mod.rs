//! EPP's contacts: `create`, `update` and `infData` of RFC 5733, with the extensions of AFNIC and EURid, and those of nic.at and
//! Punktum dk for what was verified.
//!
//! A document is the XML as a JSON string: a whole `<epp>`, or only the contact's element. If it has both
//! forms of a postal address, `loc` is the contact's address and `int` stays unchanged. Transliteration can
//! make an `int` from a `loc`, but not the reverse.
//!
//! A contact from EPP goes back into its own text: unchanged elements stay identical to the byte.
//!
//! Any other contact becomes a `create` in one form. It has two spaces per level and an empty `<pw/>`, for
//! the caller's password: RFC 5733 has no `create` without `authInfo`. The address is `int` if everything is ASCII, or else `loc`, with an `int` beside it if the
//! contact has that form too. An extension of a registry appears only for a domain of that registry. AFNIC and EURid then
//! get `loc` alone, and what their extensions require.
//!
//! Sources: <https://www.rfc-editor.org/rfc/rfc5733>, the XML schemas frnic-2.0 of AFNIC and contact-ext-1.3
//! of EURid.

mod disclose;
mod extension;
mod fault;
mod form;
mod place;
mod slot;
mod verification;

use serde_json::{Value, json};

use super::Schema;
use super::engine::codec::{Codec, Written};
use super::engine::locator;
use super::engine::loss::Loss;
use super::xml::{self, Document, Element};
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, FieldType, KnownDocument, Secret, Verified};
use crate::rules::Suffix;
use crate::schema::engine::index::hash_of;
use extension::{Asked, EXTENSIONS};
pub(crate) use fault::faults;
use place::Places;
pub(crate) use place::is_named_twice;
pub(super) use place::is_update;
use slot::{BODY, Names, ORDER, Slot};

/// The schema `epp`.
pub static SCHEMA: Schema = Schema {
    name: "epp",
    provider: "epp",
    title: "EPP contact (RFC 5733), with the extensions of AFNIC, EURid, nic.at and Punktum dk",
    codec: Codec::Functions { read, write, pointer, fit, places: Some(places) },
    signature: &[],
};

/// The namespace of EPP's contacts.
const CONTACT: &str = "urn:ietf:params:xml:ns:contact-1.0";
/// The pointer under which the secret content of `authInfo` is kept.
const AUTH_INFO: &str = "/authInfo";

/// An empty `create`.
const CREATE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\
    <epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><create>\
    <contact:create xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\">\
    <contact:postalInfo type=\"int\"><contact:addr></contact:addr></contact:postalInfo>\
    <contact:authInfo><contact:pw/></contact:authInfo></contact:create></create></command></epp>\n";

fn read(document: &Value) -> Result<Contact, Error> {
    let Some(text) = document.as_str() else {
        return Err(Error::wrong_type(Place::root(), "a string of XML", document));
    };
    let mut document = xml::parse(text)?;
    let places = Places::of(&document.root)?;
    // The secret goes first, so that nothing else can see it.
    let secret = take_secret(&mut document, &places);
    let mut contact = Contact { schema: Some(SCHEMA.name), ..read_tree(&document, &places) };
    let [address, _] = places.pointers(&document.root);
    let faults = fault::find(&document, &places);
    if let Some(secret) = secret {
        contact.secrets.insert(AUTH_INFO.to_owned(), secret);
        contact.extra.insert(String::new(), Value::from(document.write()));
    }
    let kept = contact.extra.get("").and_then(Value::as_str).unwrap_or(text);
    contact.document =
        KnownDocument { faults: Some((hash_of(kept), faults)), places: Some(vec![(Field::STREET, address)]) };
    Ok(contact)
}

/// Reads a document into a contact; `extra` keeps the rest.
fn read_tree(document: &Document, places: &Places) -> Contact {
    let mut contact = Contact::default();
    let root = &document.root;
    let (object, body) = (places.object(root), places.body(root));
    contact.id = object.child("id").map(Element::text).filter(|id| !id.is_empty());
    if let Some(postal) = places.postal(root) {
        read_postal(postal, &mut contact);
    }
    if let Some(postal) = places.ascii.as_ref().and_then(|way| root.follow(way)) {
        let mut ascii = Contact::default();
        read_postal(postal, &mut ascii);
        places.names(root).settle(&mut ascii);
        contact.ascii = Some(Box::new(ascii));
    }
    for slot in BODY {
        slot.read(body, &mut contact);
    }
    for (name, field) in [("voice", Field::PHONE), ("fax", Field::FAX)] {
        let extension = body.child(name).and_then(|number| number.peek("x")).filter(|_| !contact.has(field));
        // An extension alone is not a number.
        contact.extra.extend(extension.map(|text| (["/", name].concat(), json!({"x": text}))));
    }
    if let Some(disclose) = body.child("disclose") {
        let form = places.postal(root).and_then(|postal| postal.attribute("type"));
        disclose::read(disclose, form, &mut contact);
    }
    for (extension, element) in places.extensions(root) {
        for slot in extension.slots {
            slot.read(element, &mut contact);
        }
        if let Some(form) = extension.form {
            form.read(element, &mut contact);
        }
    }
    places.names(root).settle(&mut contact);
    if let Some(secret) = body.child("authInfo") {
        secret.use_up();
    }
    contact.extra.extend(object.not_understood());
    for (_, element) in places.extensions(root) {
        let found = element.not_understood();
        contact.extra.extend(found.into_iter().map(|(at, value)| (format!("/extension{at}"), value)));
    }
    contact
}

fn read_postal(postal: &Element, contact: &mut Contact) {
    for slot in slot::POSTAL {
        slot.read(postal, contact);
    }
    let lines = postal.child("addr").into_iter().flat_map(|addr| addr.children_named("street"));
    contact.street = lines.map(Element::text).collect();
    while contact.street.last().is_some_and(String::is_empty) {
        contact.street.pop();
    }
}

/// Takes the content of `authInfo` out of a document. An empty password takes its place: the element must not be empty.
fn take_secret(document: &mut Document, places: &Places) -> Option<Secret> {
    let auth_info = auth_info(document, places)?;
    if auth_info.not_understood().is_empty() && auth_info.text().is_empty() {
        return None;
    }
    let content = auth_info.content();
    auth_info.set_written("");
    auth_info.child_or_new("pw", ORDER)?;
    Some(Secret(Value::from(content)))
}

fn auth_info<'a, 'd>(document: &'a mut Document<'d>, places: &Places) -> Option<&'a mut Element<'d>> {
    let body = document.root.follow_mut(&places.body)?;
    body.child("authInfo")?;
    body.child_or_new("authInfo", ORDER)
}

/// Returns whether an `authInfo` has neither a password nor an extension of it.
fn is_empty(auth_info: &Element) -> bool {
    auth_info.elements().next().is_none()
}

fn write(contact: &Contact, suffix: Option<Suffix>) -> Written {
    let own = contact.extra.get("").filter(|_| contact.schema == Some(SCHEMA.name));
    let kept = own.and_then(Value::as_str).and_then(|text| xml::parse(text).ok());
    let document =
        kept.and_then(|document| put_back(document, contact, suffix)).or_else(|| create(contact, suffix));
    let losses = losses(contact, document.as_ref());
    Written { document: document.map(|document| document.write()).unwrap_or_default().into(), losses }
}

/// Writes the changes into the contact's own document.
fn put_back<'d>(
    mut document: Document<'d>,
    contact: &Contact,
    suffix: Option<Suffix>,
) -> Option<Document<'d>> {
    let asked = Asked::by(suffix, contact);
    if let Some(suffix) = suffix {
        extension::remove_others(&mut document.root, suffix);
    }
    let registry = asked.as_ref().map(|a| a.extension);
    let has_added = extension::add_needed(&mut document.root, contact, suffix, registry);
    let places = Places::of(&document.root).ok()?;
    let before = read_tree(&document, &places);
    let (contact, names) = match &asked {
        Some(asked) if has_added => (&asked.contact, &asked.names),
        _ => (contact, &places.names(&document.root)),
    };
    if let (Some(secret), Some(auth_info)) =
        (contact.secrets.get(AUTH_INFO), auth_info(&mut document, &places))
    {
        auth_info.set_written(secret.0.as_str().unwrap_or_default());
    }
    change(&mut document, &places, names, &before, contact)?;
    Some(document)
}

/// Writes a new document.
fn create(contact: &Contact, suffix: Option<Suffix>) -> Option<Document<'static>> {
    let mut document = xml::parse(CREATE).ok()?;
    let asked = Asked::by(suffix, contact);
    let registry = asked.as_ref().map(|a| a.extension);
    extension::add_needed(&mut document.root, contact, suffix, registry);
    let places = Places::of(&document.root).ok()?;
    let (contact, names) = match &asked {
        Some(asked) => (&asked.contact, &asked.names),
        None => (contact, &Names::Plain),
    };
    if asked.is_some() {
        let way = places.postal_or_new(&mut document.root)?;
        document.root.follow_mut(&way)?.set_attribute("type", Some("loc"));
    }
    change(&mut document, &places, names, &Contact::default(), contact)?;
    document.root.indent(0);
    Some(document)
}

/// Returns whether a postal address is all in ASCII.
fn is_ascii(texts: &[Option<String>], contact: &Contact) -> bool {
    texts.iter().flatten().chain(&contact.street).all(|value| value.is_ascii())
}

/// Writes the difference between two contacts into a document.
fn change(
    document: &mut Document,
    places: &Places,
    names: &Names,
    before: &Contact,
    after: &Contact,
) -> Option<()> {
    let is_update = places.is_update;
    let is_create = places.object(&document.root).local() == "create";
    let root = &mut document.root;
    let texts = |slots: &[Slot], contact: &Contact| -> Vec<Option<String>> {
        slots.iter().map(|slot| slot.write(names, contact)).collect()
    };
    let edit_from =
        |element: &mut Element, slots: &[Slot], old: &[Option<String>], new: &[Option<String>]| {
            for (slot, (old, new)) in slots.iter().zip(old.iter().zip(new)) {
                // EURid gives a contact its type once.
                if old != new && (!is_update || slot.path != ["type"]) {
                    slot::put(element, slot.path, slot.attribute, new.as_deref(), is_update);
                }
            }
        };
    let edit = |element: &mut Element, slots: &[Slot]| {
        edit_from(element, slots, &texts(slots, before), &texts(slots, after));
    };
    // The texts of an address take the longest: names are joined and split.
    let (old, new) = (texts(slot::POSTAL, before), texts(slot::POSTAL, after));
    if before.street != after.street || old != new {
        let way = places.postal_or_new(root)?;
        let postal = root.follow_mut(&way)?;
        if postal.attribute("type") == Some("int") && !is_ascii(&new, after) {
            // RFC 5733, 2.4: `int` allows 7-bit ASCII only.
            postal.set_attribute("type", Some("loc"));
        }
        edit_from(postal, slot::POSTAL, &old, &new);
        if before.street != after.street {
            slot::put_street(postal, &after.street);
        }
    }
    if let Some(ascii) = after.ascii.as_deref().filter(|_| !is_ascii(&new, after)) {
        let new = texts(slot::POSTAL, ascii);
        if is_ascii(&new, ascii) {
            let none = Contact::default();
            let written = before.ascii.as_deref().unwrap_or(&none);
            let way = places.ascii_or_new(root)?;
            let postal = root.follow_mut(&way)?;
            edit_from(postal, slot::POSTAL, &texts(slot::POSTAL, written), &new);
            if written.street != ascii.street {
                slot::put_street(postal, &ascii.street);
            }
        }
    }
    let body = root.follow_mut(&places.body)?;
    edit(body, BODY);
    disclose::change(body, before, after);
    for (extension, way) in &places.extensions {
        let element = root.follow_mut(way)?;
        edit(element, extension.slots);
        if let Some(form) = extension.form {
            form.change(element, before, after, is_create);
        }
    }
    // The ID goes last: it is the first element, and inserting it moves all others.
    if before.id != after.id {
        let object = root.follow_mut(&places.object)?;
        slot::put(object, &["id"], None, after.id.as_deref(), false);
    }
    if before.verified != after.verified {
        extension::remove_emptied(root);
    }
    Some(())
}

/// Returns the losses: fields, and entries about what was verified, that decoding the document doesn't restore.
fn losses(contact: &Contact, document: Option<&Document<'_>>) -> Vec<Loss> {
    let read = |document: &Document<'_>| Some(read_tree(document, &Places::of(&document.root).ok()?));
    let back = document.and_then(read).unwrap_or_default();
    // A name may have become part of another name.
    let names = [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::FULL_NAME];
    let is_in = |name: &str, f: Field| back.text(f).is_some_and(|text| text.contains(name.trim()));
    let has = |field: Field| match contact.text(field) {
        Some(name) if names.contains(&field) => {
            let parts = [Field::GIVEN_NAME, Field::FAMILY_NAME];
            names.into_iter().chain([Field::ORGANIZATION]).any(|other| is_in(name, other))
                || name.split_whitespace().all(|word| parts.iter().any(|part| is_in(word, *part)))
        }
        _ if field.kind() == FieldType::Flag => back.flag(field) == contact.flag(field),
        _ => back.has(field),
    };
    let fields = Field::all().filter(|field| contact.has(*field) && !has(*field));
    let loss =
        |field| disclose::lost(field, contact).map_or_else(|| Loss::field(field), |why| Loss::of(field, why));
    let mut losses: Vec<Loss> = fields.map(loss).collect();
    if contact.schema == Some(SCHEMA.name) {
        let members = contact.extra.keys().filter(|key| key.starts_with("/extension"));
        losses.extend(members.filter(|key| !back.extra.contains_key(*key)).map(|key| Loss::extra(key)));
    }
    for (index, entry) in contact.verified.iter().enumerate() {
        if !back.verified.iter().any(|read| verification::carries(read, entry)) {
            losses.push(Loss::at(format!("/verified/{index}"), lost_entry(entry)));
        }
    }
    losses
}

/// Says why an entry is lost.
fn lost_entry(entry: &Verified) -> &'static str {
    let suffix = entry.suffix.as_deref();
    match EXTENSIONS.iter().filter_map(|extension| extension.form).any(|form| suffix == Some(form.suffix())) {
        true => "the registry's extension has no place for all that this entry says",
        false => "the entry's `suffix` names no registry with an extension for what was verified: at, dk",
    }
}

/// Returns the JSON Pointer of a field, relative to the contact's element.
fn pointer(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::ID => "/id",
        Field::FULL_NAME | Field::FAMILY_NAME => "/postalInfo/name",
        Field::GIVEN_NAME => "/extension/firstName",
        Field::ORGANIZATION => "/postalInfo/org",
        Field::STREET => "/postalInfo/addr/street",
        Field::CITY => "/postalInfo/addr/city",
        Field::SUBDIVISION => "/postalInfo/addr/sp",
        Field::POSTAL_CODE => "/postalInfo/addr/pc",
        Field::COUNTRY => "/postalInfo/addr/cc",
        Field::PHONE => "/voice",
        Field::FAX => "/fax",
        Field::EMAIL => "/email",
        _ => return disclose::pointer(field).or_else(|| extension::pointer(field)),
    })
}

/// Returns the JSON Pointers of the fields in the document that a contact came from.
fn places(contact: &Contact) -> Option<locator::Places<'_>> {
    let kept = contact.extra.get("")?;
    let known = contact.document.places.as_ref().and_then(|places| places.first());
    let own = match known {
        Some((_, address)) => address.clone(),
        None => addresses(kept)?.into_iter().next()?,
    };
    // It begins with the pointer of the contact's members.
    let body = if own.starts_with("/chg/") { "/chg" } else { "" };
    Some(Box::new(move |field| {
        let pointer = pointer(field)?;
        Some(match pointer.strip_prefix("/postalInfo") {
            Some(inner) => [&own, inner].concat(),
            None if pointer == "/id" || pointer.starts_with("/extension/") => pointer.to_owned(),
            None => [body, pointer].concat(),
        })
    }))
}

/// Returns the JSON Pointers of the two addresses of a document: the contact's own, and the one in ASCII.
pub(super) fn addresses(document: &Value) -> Option<[String; 2]> {
    let document = xml::parse(document.as_str()?).ok()?;
    Some(Places::of(&document.root).ok()?.pointers(&document.root))
}

/// Returns `true` if an `update` names a field. It has all of an address or nothing of it.
pub(super) fn names(text: &str, field: Field) -> bool {
    let Ok(document) = xml::parse(text) else { return false };
    let Ok(places) = Places::of(&document.root) else { return false };
    let pointer = pointer(field).unwrap_or_default();
    let (parent, inner) = match pointer.strip_prefix("/postalInfo") {
        Some(inner) => (places.postal(&document.root), inner),
        None => (Some(places.body(&document.root)), pointer),
    };
    let first = inner.split('/').nth(1).unwrap_or_default();
    parent.is_some_and(|parent| parent.child(first).is_some())
}

fn fit(document: &Value) -> usize {
    match document.as_str() {
        Some(text) if text.contains(CONTACT) => 100,
        // This may be a fragment of a document.
        Some(text) if text.contains("postalInfo") => 60,
        _ => 0,
    }
}
