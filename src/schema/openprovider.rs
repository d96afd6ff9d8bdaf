//! Openprovider's REST API: the body of `POST /v1beta/customers` and the answer of
//! `GET /v1beta/customers/{handle}`.
//!
//! A phone number has three parts. If a contact comes from Openprovider and its number is unchanged, the
//! parts stay the same. Otherwise the area code is the first group of the number in its national format (`10`
//! in `+31 10 448 2299`), or else its first three digits. A number without one of its parts is not whole.
//!
//! The small words of a family name have a member of their own, `prefix`: `van`, `de la`. Here they begin the
//! family name. A title such as `Dr.` stays where it is.
//!
//! A street has three parts too, which become one line here. In some countries the house number comes first.
//! A line is split if one number is where the country writes it; otherwise the whole line is the street. Another line follows
//! the street or, if the number comes last, is the suffix.
//!
//! A language alone gets a country: every locale in Openprovider's own software has one. One without a known locale is lost.
//!
//! Sources: openprovider/rest-client-php on GitHub, `src/Person/Model`; openprovider/api-documentation, `swagger.json`, 39f1455.
//! Openprovider's module for WHMCS cuts every number after three digits: Openprovider-WHMCS-domains,
//! `OpenProvider/API/CustomerPhone.php`, read on 2026-11-22.

use std::borrow::Cow;

use registrant_text::clean::{clean, says_something};
use serde_json::json;
use serde_json::{Map, Value};

use super::Schema;
use super::engine::codec::{Codec, Encoded, Written};
use super::engine::house_number;
use super::engine::locator::Places;
use super::engine::loss::Loss;
use super::engine::member::Form::{Line, Locale, Text};
use super::engine::member::{Member, split_extension};
use super::engine::numbers;
use super::engine::object::get;
use super::engine::shape::find;
use super::engine::subdivision;
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, SortedMap};
use crate::normalize::Phone;
use crate::rules::Suffix;

/// The schema `openprovider`.
pub static SCHEMA: Schema = Schema {
    name: "openprovider",
    provider: "openprovider",
    title: "Openprovider REST API customer",
    codec: Codec::Functions { read, write, pointer, fit, places: Some(places) },
    signature: SIGNATURE,
};

/// A customer whose phone numbers and street are each one string.
static FLAT: Schema = Schema {
    name: "openprovider",
    provider: "openprovider",
    title: "",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: SIGNATURE,
};

const SIGNATURE: &[&str] = &["company_name", "additional_data", "extension_additional_data", "locale"];

pub(super) const MEMBERS: &[Member] = &[
    Member::new("/handle", Text(Field::ID)),
    Member::new("/comments", Text(Field::LABEL)),
    Member::new("/name/first_name", Text(Field::GIVEN_NAME)),
    Member::new("/name/last_name", Text(Field::FAMILY_NAME)),
    Member::new("/name/full_name", Text(Field::FULL_NAME)),
    Member::new("/company_name", Text(Field::ORGANIZATION)),
    Member::new("/address/street", Line(0)),
    Member::new("/address/city", Text(Field::CITY)),
    Member::new("/address/state", Text(Field::SUBDIVISION)),
    Member::new("/address/zipcode", Text(Field::POSTAL_CODE)),
    Member::new("/address/country", Text(Field::COUNTRY)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/phone", Text(Field::PHONE)),
    Member::new("/fax", Text(Field::FAX)),
    Member::new("/locale", Locale),
    Member::new("/vat", Text(Field::VAT_NUMBER)),
    Member::new("/additional_data/birth_city", Text(Field::BIRTH_CITY)),
    Member::new("/additional_data/birth_country", Text(Field::BIRTH_COUNTRY)),
    Member::new("/additional_data/birth_date", Text(Field::BIRTH_DATE)),
    Member::new("/additional_data/birth_zipcode", Text(Field::BIRTH_POSTAL_CODE)),
    Member::new("/additional_data/company_registration_number", Text(Field::COMPANY_NUMBER)),
    Member::new("/additional_data/company_url", Text(Field::WEBSITE)),
    Member::new("/additional_data/passport_number", Text(Field::PASSPORT_NUMBER)),
    Member::new("/additional_data/social_security_number", Text(Field::ID_NUMBER)),
    Member::new("/additional_data/trading_name", Text(Field::TRADING_NAME)),
];

/// The members that hold a phone number in parts.
const PHONES: [(&str, Field); 2] = [("phone", Field::PHONE), ("fax", Field::FAX)];
const PHONE_PARTS: [&str; 3] = ["country_code", "area_code", "subscriber_number"];
const STREET_PARTS: [&str; 3] = ["street", "number", "suffix"];

fn read(document: &Value) -> Result<Contact, Error> {
    let mut contact = FLAT.decode(&whole(document)?)?;
    if let Some(Value::Object(address)) = document.get("address") {
        let parts = parts(address, STREET_PARTS, "address")?;
        contact.street = house_number::lines(parts, contact.country.as_deref().unwrap_or_default());
    }
    contact.extra = Map::new();
    Ok(contact)
}

fn write(contact: &Contact, _: Option<Suffix>) -> Written {
    let own = contact.extra.get("").filter(|_| contact.schema == Some(SCHEMA.name));
    let spelled = own.and_then(|kept| FLAT.decode(&whole(kept).ok()?).ok()).map(|contact| contact.extra);
    let known = |pointer: &String| MEMBERS.iter().any(|member| member.pointer == *pointer);
    let contact = Contact {
        schema: Some(FLAT.name),
        subdivision: subdivision::short(contact).map(Cow::into_owned),
        extra: spelled.unwrap_or_default().into_iter().filter(|(pointer, _)| known(pointer)).collect(),
        secrets: SortedMap::new(),
        ..contact.clone()
    };
    let Encoded { mut document, mut losses } = FLAT.write(&contact);
    let country = contact.country.as_deref().unwrap_or_default();
    if let Some(Value::Object(address)) = document.get_mut("address")
        && let Some(Value::String(line)) = address.get("street")
    {
        let kept = own.and_then(|own| parts(own.get("address")?.as_object()?, STREET_PARTS, "").ok());
        let kept = kept.filter(|parts| house_number::lines(*parts, country).join(", ") == *line);
        let kept = kept.map(|parts| parts.map(str::to_owned));
        let parts = kept.or_else(|| house_number::split_lines(&contact.street, country));
        let parts = parts.unwrap_or_else(|| [line.clone(), String::new(), String::new()]);
        address.extend(STREET_PARTS.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), part.into())));
    }
    if let Some(members) = document.as_object_mut()
        && let Some(Value::String(locale)) = members.get_mut("locale")
        && own.and_then(|own| own.get("locale")?.as_str()) != Some(locale.as_str())
        && !locale.contains('_')
    {
        match locale_of(locale, country) {
            Some(known) => known.clone_into(locale),
            None => {
                members.shift_remove("locale");
                losses.push(Loss::field(Field::LANGUAGE));
            }
        }
    }
    let prefix = own.and_then(|own| find(own, "/name/prefix")?.as_str()).map_or("", str::trim);
    if let Some(Value::Object(name)) = document.get_mut("name").filter(|_| is_infix(prefix)) {
        set_prefix(name, prefix);
    }
    for (name, field) in PHONES {
        let Some(Value::String(text)) = document.get(name) else { continue };
        let (number, extension) = split_extension(text);
        if extension.is_some() {
            losses.push(Loss::extension(field));
        }
        // An unchanged number keeps its cut.
        let kept = own.and_then(|own| parts(own.get(name)?.as_object()?, PHONE_PARTS, "").ok());
        let kept = kept.filter(|parts| phone_text(*parts, name).is_ok_and(|text| text == *number));
        let parts = kept.map_or_else(|| phone_parts(number), |parts| parts.map(str::to_owned));
        let parts: Map<String, Value> =
            PHONE_PARTS.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), part.into())).collect();
        if let Some(phone) = document.get_mut(name) {
            *phone = Value::Object(parts);
        }
    }
    Written { document, losses }
}

/// The locales of languages. English, Arabic, Azerbaijani and Norwegian are those of Openprovider's module for WHMCS,
/// `OpenProvider/API/Customer.php`, 79767d0; it takes the others from the languages of WHMCS. Read on 2026-11-22.
const LOCALES: [&str; 24] = [
    "ar_SA",
    "az_Latn_AZ",
    "ca_ES",
    "cs_CZ",
    "da_DK",
    "de_DE",
    "en_GB",
    "es_ES",
    "et_EE",
    "fa_IR",
    "fr_FR",
    "he_IL",
    "hr_HR",
    "hu_HU",
    "it_IT",
    "mk_MK",
    "nb_NO",
    "nl_NL",
    "pt_PT",
    "ro_RO",
    "ru_RU",
    "sv_SE",
    "tr_TR",
    "uk_UA",
];

/// Returns the locale of a language without a country: `en_GB` for `en`, and `pt_BR` for `pt` in Brazil.
fn locale_of(language: &str, country: &str) -> Option<&'static str> {
    match (language, country) {
        ("no", _) => Some("nb_NO"),
        ("pt", "BR") => Some("pt_BR"),
        _ => LOCALES.into_iter().find(|locale| locale.split('_').next() == Some(language)),
    }
}

/// Writes the prefix apart from the family name again, if the family name still begins with it.
fn set_prefix(name: &mut Map<String, Value>, prefix: &str) {
    let last = name.get("last_name").and_then(Value::as_str).unwrap_or_default();
    let rest = last.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(' ')).map(str::to_owned);
    let prefix = if rest.is_some() { prefix } else { "" };
    name.insert("prefix".to_owned(), json!(prefix));
    name.extend(rest.map(|rest| ("last_name".to_owned(), json!(rest))));
}

/// Returns `true` for small words that belong to a family name. A title begins with a capital and ends with a dot.
fn is_infix(prefix: &str) -> bool {
    let is_title = prefix.ends_with('.') && prefix.starts_with(char::is_uppercase);
    !prefix.is_empty() && !is_title
}

/// Returns the fields of which the contact's document has only some required parts. A field that has changed since is whole.
pub(crate) fn lacks(contact: &Contact) -> Vec<Field> {
    let Some(own) = contact.extra.get("") else { return Vec::new() };
    let text = |at: &str| find(own, at).and_then(Value::as_str).unwrap_or_default();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut lacks = Vec::new();
    for (name, field) in PHONES {
        let [_, area, number] = PHONE_PARTS.map(|part| text(&["/", name, "/", part].concat()));
        let (known, held) = (
            digits(&[area, number].concat()),
            digits(split_extension(contact.text(field).unwrap_or_default()).0),
        );
        let is_held = !known.is_empty() && held.ends_with(known.trim_start_matches('0'));
        if is_held && blank_part(own, name).is_some() {
            lacks.push(field);
        }
    }
    for (field, name, beside) in [
        (Field::FAMILY_NAME, "/name/last_name", ["/name/prefix", ""]),
        (Field::STREET, "/address/street", ["/address/number", "/address/suffix"]),
    ] {
        let rest = beside.map(text).join(" ");
        let held = match field {
            Field::STREET => contact.street.join(" "),
            field => contact.text(field).unwrap_or_default().to_owned(),
        };
        if !says_something(text(name)) && says_something(&rest) && clean(&held) == clean(&rest) {
            lacks.push(field);
        }
    }
    lacks
}

/// Returns the name of the first part of a number without a digit.
fn blank_part(document: &Value, name: &str) -> Option<&'static str> {
    let phone = get(document, name);
    let text = |part: &str| get(phone?, part)?.as_str();
    PHONE_PARTS.into_iter().find(|part| !text(part).is_some_and(numbers::has_digit))
}

/// Returns the finder of the first blank part of a number in the document that the contact came from.
fn places(contact: &Contact) -> Option<Places<'_>> {
    let own = contact.extra.get("").filter(|_| contact.schema == Some(SCHEMA.name))?;
    Some(Box::new(|field| {
        let (name, _) = PHONES.into_iter().find(|(_, known)| *known == field)?;
        own.get(name).filter(|phone| phone.is_object())?;
        Some(["/", name, "/", blank_part(own, name)?].concat())
    }))
}

/// Returns the document with each phone number, the street and the family name as one string.
fn whole(document: &Value) -> Result<Value, Error> {
    let mut whole = document.clone();
    let Some(object) = whole.as_object_mut() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    for (name, _) in PHONES {
        let Some(Value::Object(phone)) = object.get(name) else { continue };
        let text = phone_text(parts(phone, PHONE_PARTS, name)?, name)?;
        object.insert(name.to_owned(), json!(text));
    }
    if let Some(Value::Object(name)) = object.get_mut("name") {
        let [prefix, last, _] = parts(name, ["prefix", "last_name", "last_name"], "name")?;
        if is_infix(prefix.trim()) {
            name.insert("last_name".to_owned(), json!(format!("{} {last}", prefix.trim()).trim()));
        }
    }
    let country = find(document, "/address/country").and_then(Value::as_str).unwrap_or_default();
    if let Some(Value::Object(address)) = object.get_mut("address") {
        let parts = parts(address, STREET_PARTS, "address")?;
        let line = house_number::lines(parts, country).join(", ");
        address.retain(|name, _| !STREET_PARTS.contains(&name.as_str()));
        if !line.is_empty() {
            address.insert("street".to_owned(), json!(line));
        }
    }
    Ok(whole)
}

/// Returns the strings of three members of the object `at`; an absent, null or blank member is empty.
fn parts<'a>(object: &'a Map<String, Value>, names: [&str; 3], at: &str) -> Result<[&'a str; 3], Error> {
    let mut parts = [""; 3];
    for (name, part) in names.into_iter().zip(&mut parts) {
        match object.get(name) {
            None | Some(Value::Null) => {}
            Some(value) => {
                let text = super::text_at(value, Place::root());
                let text = text.map_err(|error| error.under(&["/", at, "/", name].concat()))?;
                *part = if says_something(text) { text } else { "" };
            }
        }
    }
    Ok(parts)
}

/// Joins the parts of the number in the member `at`. A calling code alone is not a number. A word next to digits is left
/// out.
///
/// # Errors
///
/// If the calling code has a letter.
fn phone_text([code, area, number]: [&str; 3], at: &str) -> Result<String, Error> {
    let has_digits = [area, number].into_iter().any(numbers::has_digit);
    let parts = [area, number].map(|part| if !has_digits || numbers::has_digit(part) { part } else { "" });
    let (number, [name, ..]) = (parts.concat(), PHONE_PARTS);
    if !says_something(&number) {
        return Ok(String::new());
    }
    numbers::with_calling_code(code, &number, || Place::root().member(at).member(name))
}

/// Splits a number into country code, area code and the rest.
fn phone_parts(number: &str) -> [String; 3] {
    let Some((code, national)) = number.split_once('.') else {
        return [String::new(), String::new(), number.to_owned()];
    };
    let written = Phone::read(number, None).map(|phone| phone.international());
    let area = written.as_deref().and_then(|written| {
        let mut groups = written.split([' ', '-']);
        let (_, area) = (groups.next()?, groups.next()?);
        groups.next().map(|_| area.to_owned())
    });
    let cut = area.and_then(|area| Some((national.strip_prefix(area.as_str())?.to_owned(), area)));
    let (rest, area) = cut.unwrap_or_else(|| {
        let (area, rest) = national.split_at_checked(3).unwrap_or(("", national));
        (rest.to_owned(), area.to_owned())
    });
    [code.to_owned(), area, rest]
}

/// The members of a customer that are not objects with parts.
const FLAT_MEMBERS: [&str; 5] = ["handle", "comments", "email", "vat", "tags"];

fn has_any(value: &Value, names: &[&str]) -> bool {
    value.as_object().is_some_and(|members| names.iter().any(|name| members.contains_key(*name)))
}

fn pointer(field: Field) -> Option<&'static str> {
    FLAT.pointer(field)
}

fn fit(document: &Value) -> usize {
    let Some(object) = document.as_object() else { return 0 };
    // The objects of a customer have members that no other schema's objects have.
    let is_part = |(name, value): (&String, &Value)| match name.as_str() {
        _ if value.as_object().is_some_and(Map::is_empty) => None,
        "name" => Some(has_any(value, &["first_name", "last_name", "full_name", "initials", "prefix"])),
        "phone" | "fax" => Some(has_any(value, &PHONE_PARTS)),
        "address" => {
            Some(has_any(value, &["street", "number", "suffix", "zipcode", "city", "state", "country"]))
        }
        _ => None,
    };
    let parts = object.iter().filter_map(is_part);
    let (known, all) = parts.fold((0, 0), |(known, all), is_known| (known + usize::from(is_known), all + 1));
    if known < all {
        return 0;
    }
    let (mut known, mut all) = (10 * known, 10 * all);
    for (name, _) in object.iter().filter(|member| is_part(*member).is_none()) {
        let weight = if SIGNATURE.contains(&name.as_str()) { 10 } else { 1 };
        all += weight;
        known += if weight > 1 || FLAT_MEMBERS.contains(&name.as_str()) { weight } else { 0 };
    }
    let is_told = known >= 10;
    if is_told { (known * 100).checked_div(all).unwrap_or(0) } else { 0 }
}
