//! Porkbun's API, version 3: a contact of `POST /domain/updateContacts/{domain}`, and the answer of
//! `GET /domain/getContacts/{domain}`.
//!
//! A document is the contact itself, one `contact` for all roles, or `contacts` by role. From several roles
//! the registrant is read; the others are kept. A phone number has two members: the calling code, and the
//! national number in digits.
//!
//! Source: Porkbun's own MCP server (oborseth/Porkbun-MCP on GitHub, `src/tools.ts`, 07dd381a), read on
//! 2026-11-21.

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::engine::codec::{Codec, Encoded, Written, put};
use super::engine::locator::Places;
use super::engine::loss::Loss;
use super::engine::member::Form::{Line, SubdivisionShort, Text};
use super::engine::member::{Member, split_extension};
use super::engine::numbers;
use super::{Schema, fit, text_at};
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, SortedMap};
use crate::normalize::Phone;
use crate::rules::Suffix;

/// The schema `porkbun`.
pub static SCHEMA: Schema = Schema {
    name: "porkbun",
    provider: "porkbun",
    title: "Porkbun API v3 contact",
    codec: Codec::Functions { read, write, pointer, fit, places: Some(places) },
    signature: &[CALLING_CODE],
};

/// A contact whose phone number is one string.
static FLAT: Schema = Schema {
    name: "porkbun",
    provider: "porkbun",
    title: "",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &[CALLING_CODE],
};

pub(super) const MEMBERS: &[Member] = &[
    Member::new("/firstName", Text(Field::GIVEN_NAME)),
    Member::new("/lastName", Text(Field::FAMILY_NAME)),
    Member::new("/organization", Text(Field::ORGANIZATION)),
    Member::new("/address1", Line(0)),
    Member::new("/address2", Line(1)),
    Member::new("/address3", Line(2)),
    Member::new("/city", Text(Field::CITY)),
    Member::new("/state", SubdivisionShort),
    Member::new("/postalCode", Text(Field::POSTAL_CODE)),
    Member::new("/country", Text(Field::COUNTRY)),
    Member::new("/phone", Text(Field::PHONE)),
    Member::new("/fax", Text(Field::FAX)),
    Member::new("/email", Text(Field::EMAIL)),
];

/// The member of the number without its calling code.
const PHONE: &str = "phone";
/// The member of the fax number, with its calling code.
const FAX: &str = "fax";
/// The member of the calling code, digits without a plus sign.
const CALLING_CODE: &str = "phoneCountryCode";

/// The pointers of the contact in a document that holds more than one contact.
const ENVELOPES: [&str; 2] = ["/contacts/registrant", "/contact"];

fn read(document: &Value) -> Result<Contact, Error> {
    let at = at(document);
    let inner = document.pointer(at).unwrap_or(document);
    let locate = |error: Error| error.map_pointer(|pointer| format!("{at}{pointer}"));
    let mut contact = FLAT.decode(&whole(inner).map_err(locate)?).map_err(locate)?;
    contact.extra = Map::new();
    Ok(contact)
}

fn write(contact: &Contact, _: Option<Suffix>) -> Written {
    let own = contact.extra.get("").filter(|_| contact.schema == Some(SCHEMA.name));
    let plain =
        Contact { schema: Some(FLAT.name), extra: Map::new(), secrets: SortedMap::new(), ..contact.clone() };
    let Encoded { document: mut flat, mut losses } = FLAT.write(&plain);
    if let Some(Value::String(fax)) = flat.get_mut(FAX)
        && let (number, Some(_)) = split_extension(fax)
    {
        *fax = number.to_owned();
        losses.push(Loss::extension(Field::FAX));
    }
    if let Some(object) = flat.as_object_mut()
        && let Some(Value::String(text)) = object.get(PHONE)
    {
        let (number, extension) = split_extension(text);
        if extension.is_some() {
            losses.push(Loss::extension(Field::PHONE));
        }
        let (calling_code, national) = parts(number);
        object.insert(PHONE.to_owned(), national.into());
        if !calling_code.is_empty() {
            object.insert(CALLING_CODE.to_owned(), calling_code.into());
        }
    }
    let at = own.map_or("", at);
    let mut document = Value::Object(Map::new());
    put(&mut document, at, flat);
    Written { document, losses }
}

/// Returns the JSON Pointer of the contact in a document. A document that has a member of a contact is the
/// contact itself.
fn at(document: &Value) -> &'static str {
    // Every member is at the top level. Looking up a pointer allocates, and detection must not allocate.
    let has = |member: &Member| document.get(member.pointer.trim_start_matches('/')).is_some();
    if MEMBERS.iter().any(has) {
        return "";
    }
    let is_contact = |at: &&&str| {
        let mut keys = at.split('/').skip(1);
        keys.try_fold(document, |here, key| here.get(key)).is_some_and(Value::is_object)
    };
    ENVELOPES.iter().find(is_contact).copied().unwrap_or_default()
}

/// Returns a contact with its phone number in one member.
fn whole(contact: &Value) -> Result<Value, Error> {
    let mut whole = contact.clone();
    let Some(object) = whole.as_object_mut() else {
        return Err(Error::wrong_type(Place::root(), "an object", contact));
    };
    let Some(code) = object.shift_remove(CALLING_CODE) else { return Ok(whole) };
    let code = member(&code, CALLING_CODE)?.to_owned();
    let number = object.get(PHONE).map_or(Ok(""), |number| member(number, PHONE))?;
    if says_something(number) {
        let number = numbers::with_calling_code(&code, number, || Place::root().member(CALLING_CODE))?;
        object.insert(PHONE.to_owned(), number.into());
    }
    Ok(whole)
}

/// Returns the text of a member; null is empty.
fn member<'a>(value: &'a Value, name: &str) -> Result<&'a str, Error> {
    if value.is_null() { Ok("") } else { text_at(value, Place::root().member(name)) }
}

/// Splits a number into its calling code and the rest. The code is empty if it is unknown.
fn parts(number: &str) -> (String, String) {
    let epp = number.strip_prefix('+').and_then(|digits| digits.split_once('.'));
    if let Some((code, national)) = epp {
        return (code.to_owned(), national.to_owned());
    }
    let phone = Phone::read(number, None);
    phone.map_or_else(
        || (String::new(), number.to_owned()),
        |phone| (phone.calling_code().to_string(), phone.national_number().to_owned()),
    )
}

fn pointer(field: Field) -> Option<&'static str> {
    FLAT.pointer(field)
}

/// Returns the JSON Pointers of the fields in the document that the contact came from.
fn places(contact: &Contact) -> Option<Places<'_>> {
    let at = at(contact.extra.get("")?);
    Some(Box::new(move |field| Some([at, pointer(field)?].concat())))
}

fn fit(document: &Value) -> usize {
    let inner = match at(document) {
        "" => document.as_object(),
        at => document.pointer(at).and_then(Value::as_object),
    };
    inner.map_or(0, |object| fit::fit_table(&FLAT, object, None))
}
