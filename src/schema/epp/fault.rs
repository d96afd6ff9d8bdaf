//! The faults of a command of which its contact shows nothing.

use registrant_text::clean::says_something;
use serde_json::Value;

use super::form;
use super::place::Places;
use crate::contact::{Contact, DocumentFault, Fault, Field};
use crate::schema::engine::index::hash_of;
use crate::schema::xml::{self, Document, Element};

/// The most lines of a street in RFC 5733.
const LINES: u64 = 3;

/// Returns the faults of the document that a contact keeps. Decoding has found them, unless the contact comes from its JSON, or a
/// caller has put in another document.
pub(crate) fn faults(contact: &Contact, kept: &Value) -> Vec<DocumentFault> {
    let Some(text) = kept.as_str() else { return Vec::new() };
    let mut faults = match &contact.document.faults {
        Some((hash, known)) if *hash == hash_of(text) => known.clone(),
        _ => {
            let Ok(document) = xml::parse(text) else { return Vec::new() };
            Places::of(&document.root).map(|places| find(&document, &places)).unwrap_or_default()
        }
    };
    faults.retain(|fault| !fault.is_in_field || !is_mended(contact, fault));
    faults
}

/// The texts of an address. In one of the type `int`, they are in ASCII (RFC 5733, 3.2.1).
const TEXTS: [(Field, &[&str]); 6] = [
    (Field::FULL_NAME, &["name"]),
    (Field::ORGANIZATION, &["org"]),
    (Field::STREET, &["addr", "street"]),
    (Field::CITY, &["addr", "city"]),
    (Field::SUBDIVISION, &["addr", "sp"]),
    (Field::POSTAL_CODE, &["addr", "pc"]),
];

/// Returns `true` if a caller has set the field that a document lacks, or has too many lines of.
fn is_mended(contact: &Contact, fault: &DocumentFault) -> bool {
    match fault.fault {
        Fault::NotAscii => match fault.field {
            Field::STREET => contact.street.iter().all(|line| line.is_ascii()),
            field => contact.text(field).is_none_or(str::is_ascii),
        },
        Fault::Lines(most) => u64::try_from(contact.street.len()).is_ok_and(|lines| lines <= most),
        _ => contact.text(fault.field).is_some_and(says_something),
    }
}

/// Finds the faults of a `create` or an `update`: no content of `authInfo`, an address without a required element, too many lines of
/// a street, and what its form lacks. An answer has none.
pub(super) fn find(document: &Document<'_>, places: &Places) -> Vec<DocumentFault> {
    let is_create = places.object(&document.root).local() == "create";
    let (mut faults, body) = (Vec::new(), places.body(&document.root));
    let mut add = |field, pointer, is_in_field, fault| {
        faults.push(DocumentFault { field, pointer, is_in_field, fault });
    };
    if !is_create && !places.is_update {
        return faults;
    }
    if is_create && body.child("authInfo").is_none_or(super::is_empty) {
        add(Field::ID, "/authInfo".to_owned(), false, Fault::AuthInfo);
    }
    for (index, postal) in body.children_named("postalInfo").enumerate() {
        let index = if index > 0 { format!("/{index}") } else { String::new() };
        let at = |inner: &str| [places.body_pointer(), "/postalInfo", &index, inner].concat();
        let is_blank = |path: &[&str]| postal.at(path).is_none_or(|found| found.text().trim().is_empty());
        let is_own = places.postal(&document.root).is_some_and(|own| std::ptr::eq(own, postal));
        // An update can leave out a name or a whole address.
        let needs_name = is_create || postal.child("name").is_some();
        let needs_place = is_create || postal.child("addr").is_some();
        for (field, path, is_needed) in [
            (Field::FULL_NAME, &["name"][..], needs_name),
            (Field::CITY, &["addr", "city"], needs_place),
            (Field::COUNTRY, &["addr", "cc"], needs_place),
        ] {
            // The rules judge the contact's own address. They take an organization for a name, but each address has one.
            if is_needed && (!is_own || field == Field::FULL_NAME) && is_blank(path) {
                add(field, at(&["/", &path.join("/")].concat()), is_own, Fault::Missing);
            }
        }
        if form::has_one_of(postal, "type", &["int"]) {
            for (field, path) in TEXTS {
                let parent = path.split_last().and_then(|(name, parents)| Some((name, postal.at(parents)?)));
                let is_ascii = |(name, parent): (&&str, &Element)| {
                    parent.children_named(name).all(|element| element.is_ascii())
                };
                if !parent.is_none_or(is_ascii) {
                    add(field, at(&["/", &path.join("/")].concat()), is_own, Fault::NotAscii);
                }
            }
        }
        let streets =
            postal.child("addr").into_iter().flat_map(|addr: &Element| addr.children_named("street"));
        if streets.fold(0, |lines: u64, _| lines.saturating_add(1)) > LINES {
            add(Field::STREET, at("/addr/street"), is_own, Fault::Lines(LINES));
        }
    }
    faults.extend(form::faults(body, places.body_pointer()));
    faults
}
