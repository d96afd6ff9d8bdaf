//! Glauca Digital's domains API: a contact and its contact address, two objects linked by ID.
//!
//! A document has one of three forms. The two objects side by side:
//! `{"contact": {…}, "local_address": {…}, "int_address": {…}}`. A contact alone: its `local_address` is the
//! address itself or only its ID. An address alone. The internationalised address stays in the document. It
//! is the contact's address only if the local one is absent. A contact with its address in ASCII gets both.
//!
//! If a member such as `disclose_email` is absent, the API assumes `false`. Decoding sets that wish to hide in
//! the contact, so that other schemas get it. Encoding to this schema leaves an absent member absent.
//!
//! Sources: <https://docs.glauca.digital/domains/api/objects/contacts/>, `…/contact_addresses/`, and
//! AS207960/domains `domains/models.py` and `domains/api/serializers.py`, read 2026-07-08.

mod entity;
mod fault;
pub(crate) mod layout;

use serde_json::{Map, Value};

use super::engine::codec::{Codec, Written, place, put};
use super::engine::locator::Places;
use super::engine::loss::Loss;
use super::engine::member::Form::{FlagInverse, Line, PhoneE164, PhoneExtension, SubdivisionShort, Text};
use super::engine::member::Member;
use super::engine::merge::WHOLE;
use super::engine::object::get;
use super::engine::table::take_lone_extensions;
use super::{Schema, find, names};
use crate::base::{Error, Place};
use crate::contact::{Contact, Field};
use crate::normalize;
use crate::normalize::address::{LengthUnit, street_lines};
use crate::rules::Suffix;
pub(crate) use fault::faults;
use layout::Layout;

/// The schema `glauca`.
pub static SCHEMA: Schema = Schema {
    name: NAME,
    provider: "glauca",
    title: "Glauca Digital API contact with its contact address",
    codec: Codec::Functions { read, write, pointer, fit: layout::fit, places: Some(places) },
    signature: &[],
};

const NAME: &str = "glauca";

/// The number of street lines in an address. Each has at most 255 characters.
const STREET_LINES: usize = 3;
const STREET_LENGTH: usize = 255;

/// The members of a contact, with their pointers in a whole document.
pub(crate) const CONTACT: &[Member] = &[
    Member::new("/contact/id", Text(Field::ID)),
    Member::new("/contact/description", Text(Field::LABEL)),
    Member::new("/contact/phone", PhoneE164(Field::PHONE)),
    Member::new("/contact/phone_ext", PhoneExtension(Field::PHONE)),
    Member::new("/contact/fax", PhoneE164(Field::FAX)),
    Member::new("/contact/fax_ext", PhoneExtension(Field::FAX)),
    Member::new("/contact/email", Text(Field::EMAIL)),
    Member::new("/contact/trading_name", Text(Field::TRADING_NAME)),
    Member::new("/contact/company_number", Text(Field::COMPANY_NUMBER)),
    Member::new("/contact/disclose_phone", FlagInverse(Field::HIDE_PHONE)),
    Member::new("/contact/disclose_fax", FlagInverse(Field::HIDE_FAX)),
    Member::new("/contact/disclose_email", FlagInverse(Field::HIDE_EMAIL)),
];

/// The members of an address.
pub(crate) const ADDRESS: &[Member] = &[
    Member::new("/local_address/name", Text(Field::FULL_NAME)),
    Member::new("/local_address/organisation", Text(Field::ORGANIZATION)),
    Member::new("/local_address/street_1", Line(0)),
    Member::new("/local_address/street_2", Line(1)),
    Member::new("/local_address/street_3", Line(2)),
    Member::new("/local_address/city", Text(Field::CITY)),
    Member::new("/local_address/province", SubdivisionShort),
    Member::new("/local_address/postal_code", Text(Field::POSTAL_CODE)),
    Member::new("/local_address/country_code", Text(Field::COUNTRY)),
    Member::new("/local_address/birthday", Text(Field::BIRTH_DATE)),
    Member::new("/local_address/identity_number", Text(Field::ID_NUMBER)),
    Member::new("/local_address/disclose_name", FlagInverse(Field::HIDE_NAME)),
    Member::new("/local_address/disclose_organisation", FlagInverse(Field::HIDE_ORGANIZATION)),
    Member::new("/local_address/disclose_address", FlagInverse(Field::HIDE_ADDRESS)),
];

/// The additional members of an address that is a document of its own.
const ALONE: &[Member] = &[
    Member::new("/local_address/id", Text(Field::ID)),
    Member::new("/local_address/description", Text(Field::LABEL)),
];

/// The members that may be null. An unset member must be null, because an update leaves absent members
/// unchanged.
pub(crate) const NULLABLE: &[&str] = &[
    "phone",
    "phone_ext",
    "fax",
    "fax_ext",
    "trading_name",
    "company_number",
    "organisation",
    "street_2",
    "street_3",
    "province",
    "postal_code",
    "birthday",
    "identity_number",
];

/// The pointer of the type of entity. If it is unknown, `extra` keeps it under this pointer.
const ENTITY_TYPE: &str = "/contact/entity_type";

/// Returns `true` if a contact or an address has a member of this name.
pub(crate) fn has_member(name: &str) -> bool {
    CONTACT.iter().chain(ADDRESS).any(|member| is_key(member, name)) || layout::LINKS.contains(&name)
}

/// Returns the name of a member in its own object.
pub(crate) fn key(member: &Member) -> &str {
    let pointer = &*member.pointer;
    let slash = pointer.as_bytes().iter().rposition(|byte| *byte == b'/');
    slash.and_then(|slash| pointer.get(slash + 1..)).unwrap_or(pointer)
}

/// Returns `true` if a member has this name in its own object.
fn is_key(member: &Member, name: &str) -> bool {
    member.pointer.strip_suffix(name).is_some_and(|above| above.ends_with('/')) && !name.contains('/')
}

fn read(document: &Value) -> Result<Contact, Error> {
    if !document.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    let layout = Layout::of(document)?;
    let mut contact = Contact { schema: Some(NAME), ..Contact::default() };
    if let Some(at) = &layout.contact {
        read_part(document, at, &[CONTACT], &mut contact)?;
    }
    if let Some(at) = &layout.address {
        let tables: &[&[Member]] = if layout.contact.is_none() { &[ADDRESS, ALONE] } else { &[ADDRESS] };
        read_part(document, at, tables, &mut contact)?;
    }
    if let Some(at) = ascii_beside(&layout).filter(|at| find(document, at).is_some_and(Value::is_object)) {
        let mut ascii = Contact::default();
        read_part(document, &at, &[ADDRESS], &mut ascii)?;
        contact.ascii = Some(Box::new(ascii));
    }
    if let Some(at) = &layout.contact {
        // The server misspells this key if the number has no name.
        for name in ["entity_type", "entity_typ"] {
            let value = find(document, at).and_then(|own| get(own, name));
            if let Some(value) = value.filter(|_| contact.kind.is_none())
                && !entity::read(value, Place::pointer(at).member(name), &mut contact)?
            {
                contact.extra.insert(ENTITY_TYPE.to_owned(), value.clone());
            }
        }
    }
    take_lone_extensions(CONTACT, &mut contact);
    for (at, table) in [(&layout.contact, CONTACT), (&layout.address, ADDRESS)] {
        if at.as_ref().is_some_and(|at| find(document, at).is_some_and(Value::is_object)) {
            hide_the_rest(table, &mut contact);
        }
    }
    Ok(contact)
}

/// Hides the data for which the document has no flag.
fn hide_the_rest(table: &[Member], contact: &mut Contact) {
    for member in table {
        if let FlagInverse(field) = member.form
            && contact.flag(field).is_none()
        {
            contact.set_flag(field, true);
        }
    }
}

/// Returns the place of the address in ASCII, if the layout has a local address.
fn ascii_beside(layout: &Layout) -> Option<String> {
    let parent = layout.address.as_ref()?.strip_suffix("/local_address")?;
    Some(format!("{parent}/int_address"))
}

/// Returns the JSON Pointers of the two addresses of a document: the contact's own, and the one in ASCII.
pub(super) fn addresses(document: &Value) -> Option<[String; 2]> {
    let layout = Layout::of(document).ok()?;
    Some([layout.address.clone()?, ascii_beside(&layout)?])
}

fn read_part(document: &Value, at: &str, tables: &[&[Member]], contact: &mut Contact) -> Result<(), Error> {
    let object = match find(document, at) {
        Some(Value::Object(object)) => object,
        None | Some(Value::Null) => return Ok(()),
        Some(other) => return Err(Error::wrong_type(Place::pointer(at), "an object", other)),
    };
    for (name, value) in object {
        let Some(member) = tables.iter().copied().flatten().find(|member| is_key(member, name)) else {
            continue;
        };
        if member.read(value, contact).is_err() {
            // This reads the value again, for an error with its place in this document.
            Member { pointer: format!("{at}/{name}").into(), ..member.clone() }.read(value, contact)?;
        }
    }
    Ok(())
}

/// Returns the document that a contact of this schema came from.
fn kept(contact: &Contact) -> Option<&Value> {
    contact.extra.get(WHOLE).filter(|_| contact.schema == Some(NAME))
}

fn write(contact: &Contact, _: Option<Suffix>) -> Written {
    let kept = kept(contact);
    let layout = kept.and_then(|kept| Layout::of(kept).ok()).unwrap_or_default();
    let rearranged = fitted(contact);
    let contact = rearranged.as_ref().unwrap_or(contact);
    let known = entity::of(contact);
    let mut document = Value::Object(Map::new());
    let mut carried: Vec<Field> = Vec::new();
    if let Some(at) = &layout.contact {
        write_part(&mut document, at, CONTACT, contact, &mut carried);
        if let Some(known) = known {
            put(&mut document, &format!("{at}/entity_type"), known.name.into());
            let says = |field: &Field| entity::carries(Some(known), contact, *field);
            carried
                .extend([Field::KIND, Field::UK_CONTACT_TYPE, Field::ENTITY_TYPE].into_iter().filter(says));
        }
    }
    if let Some(at) = &layout.address {
        write_part(&mut document, at, ADDRESS, contact, &mut carried);
        if layout.contact.is_none() {
            write_part(&mut document, at, ALONE, contact, &mut carried);
        } else if layout.contact != layout.address
            && let Some(label) = description(contact, kept, &layout, at)
        {
            put(&mut document, &format!("{at}/description"), label.into());
        }
    }
    if let (Some(at), Some(ascii)) = (ascii_beside(&layout), contact.ascii.as_deref()) {
        write_part(&mut document, &at, ADDRESS, fitted(ascii).as_ref().unwrap_or(ascii), &mut Vec::new());
        if let Some(label) = description(contact, kept, &layout, &at) {
            put(&mut document, &format!("{at}/description"), label.into());
        }
    }
    let why = match &layout {
        Layout { address: None, .. } => "the document has only the id of the address",
        Layout { contact: None, .. } => "the document is only an address",
        _ => "the target schema has no place for this field",
    };
    let losses = Field::all()
        .filter(|field| contact.has(*field) && !carried.contains(field))
        .map(|field| Loss::of(field, reason(field, contact, why)))
        .collect();
    Written { document, losses }
}

fn reason(field: Field, contact: &Contact, otherwise: &'static str) -> &'static str {
    match field {
        Field::GIVEN_NAME | Field::FAMILY_NAME if !contact.has(Field::FULL_NAME) => {
            "the target schema writes the name as one text"
        }
        Field::KIND | Field::UK_CONTACT_TYPE | Field::ENTITY_TYPE => {
            "the target schema has no such type of entity"
        }
        _ => otherwise,
    }
}

/// Returns the description to write for an address: the contact's label, unless its document has another one, which no field holds and
/// which stays there.
fn description<'a>(
    contact: &'a Contact,
    kept: Option<&'a Value>,
    layout: &Layout,
    at: &str,
) -> Option<&'a str> {
    let of = |at: &str| find(kept?, at)?.get("description")?.as_str();
    match of(at) {
        None => contact.label.as_deref(),
        own => own.filter(|_| own == layout.contact.as_deref().and_then(of)),
    }
}

fn write_part(document: &mut Value, at: &str, table: &[Member], contact: &Contact, carried: &mut Vec<Field>) {
    let Some(part) = place(document, at) else { return };
    if part.is_null() {
        *part = Value::Object(Map::new());
    }
    let Some(part) = part.as_object_mut() else { return };
    for member in table {
        let value = match member.write(contact) {
            None if member.field() == Some(Field::FULL_NAME) => {
                names::joined(contact, normalize::country_of(contact)).map(Value::from)
            }
            value => value,
        };
        carried.extend(member.field());
        match value {
            None if !NULLABLE.contains(&key(member)) => {}
            value => drop(part.insert(key(member).to_owned(), value.unwrap_or_default())),
        }
    }
}

/// Returns a copy of the contact if its street must be rearranged to fit the lines of an address.
fn fitted(contact: &Contact) -> Option<Contact> {
    let street: Vec<&str> = contact.street.iter().map(String::as_str).collect();
    let is_long = |line: &&str| LengthUnit::Characters.length(line) > STREET_LENGTH;
    if street.len() <= STREET_LINES && !street.iter().any(is_long) {
        return None;
    }
    let outcome = street_lines(&street, STREET_LINES, STREET_LENGTH, LengthUnit::Characters);
    let street = outcome.value.filter(|lines| lines.len() <= STREET_LINES)?;
    Some(Contact { street, ..contact.clone() })
}

fn pointer(field: Field) -> Option<&'static str> {
    if matches!(field, Field::KIND | Field::UK_CONTACT_TYPE | Field::ENTITY_TYPE) {
        return Some(ENTITY_TYPE);
    }
    let tables: [&'static [Member]; 2] = [CONTACT, ADDRESS];
    tables.into_iter().flatten().find(|member| member.field() == Some(field)).map(|member| &*member.pointer)
}

/// Returns the fields of an object that the source document only refers to. This is an address that the contact names by ID, or the
/// contact of an address alone.
pub(crate) fn fields_elsewhere(contact: &Contact) -> Vec<Field> {
    // A contact beside its address has both.
    let Some(kept) = kept(contact).filter(|kept| kept.get("contact").is_none()) else { return Vec::new() };
    let is_named = |name: &str| kept.get(name).and_then(Value::as_str).is_some_and(|id| !id.is_empty());
    let is_address = match Layout::of(kept) {
        Ok(Layout { contact: None, .. }) => false,
        Ok(Layout { address: None, .. }) if is_named("local_address") || is_named("local_address_url") => {
            true
        }
        _ => return Vec::new(),
    };
    let is_there = |field: &Field| {
        // Glauca has one text for both names.
        let is_name = matches!(*field, Field::GIVEN_NAME | Field::FAMILY_NAME);
        let place = pointer(if is_name { Field::FULL_NAME } else { *field });
        place.is_some_and(|place| place.starts_with("/contact/") != is_address)
    };
    Field::all().filter(is_there).collect()
}

/// Returns the JSON Pointers of the fields in the source document. That of a field of an address that the document only
/// names is the pointer of the name.
fn places(contact: &Contact) -> Option<Places<'_>> {
    let kept = kept(contact)?;
    let Layout { contact, address } = Layout::of(kept).ok()?;
    let link = "/local_address";
    let is_linked = address.is_none() && kept.pointer(link).is_some_and(Value::is_string);
    Some(Box::new(move |field| {
        let pointer = pointer(field)?;
        if is_linked && pointer.starts_with(link) {
            return Some(link.to_owned());
        }
        let name = pointer.rsplit('/').next()?;
        let of_contact = contact.as_ref().filter(|_| pointer.starts_with("/contact/"));
        Some([of_contact.or(address.as_ref())?, "/", name].concat())
    }))
}
