//! The form of a command in the XML schema of RFC 5733: the order of elements, and attributes with a few values.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc5733#section-4>, `createType`, `chgType`, `postalInfoType`, `postalInfoEnumType`,
//! `addrType`, `e164Type`, `authInfoType` and `discloseType`, read on 2026-11-22.

use registrant_text::short::same;

use super::slot::ORDER;
use crate::contact::{DocumentFault, Fault, Field};
use crate::schema::xml::Element;

/// The types of an address: `postalInfoEnumType`.
const TYPES: &[&str] = &["loc", "int"];
/// The spellings of a boolean in XML Schema.
const FLAGS: &[&str] = &["0", "1", "false", "true"];

/// An element, its attributes, and its elements with the most of each.
type Content = (&'static str, &'static [&'static str], &'static [(&'static str, u64)]);

/// The content of elements. More lines of a street are another fault, and an update has no id inside.
const CONTENTS: &[Content] = &[
    ("postalInfo", &["type"], &[("name", 1), ("org", 1), ("addr", 1)]),
    ("addr", &[], &[("street", u64::MAX), ("city", 1), ("sp", 1), ("pc", 1), ("cc", 1)]),
    ("voice", &["x"], &[]),
    ("fax", &["x"], &[]),
    ("email", &[], &[]),
    ("authInfo", &[], &[("pw", 1), ("ext", 1)]),
    ("disclose", &["flag"], &[("name", 2), ("org", 2), ("addr", 2), ("voice", 1), ("fax", 1), ("email", 1)]),
];

/// The elements of a new contact, and of a change.
const BODY: &[(&str, u64)] =
    &[("id", 1), ("postalInfo", 2), ("voice", 1), ("fax", 1), ("email", 1), ("authInfo", 1), ("disclose", 1)];

/// The most unexpected elements and attributes to list: more of them show another kind of document.
const MOST: usize = 16;

/// Adds what the XML schema does not have there, and what is one too many: the first element or attribute of each name. Only a fault
/// needs its pointer.
fn contents(
    element: &Element,
    known: &[(&str, u64)],
    at: &dyn Fn() -> String,
    faults: &mut Vec<DocumentFault>,
) {
    let mut counts = [0_u64; BODY.len()];
    let mut unknown: Vec<&str> = Vec::new();
    for child in element.elements().filter(|child| child.namespace() == element.namespace()) {
        let name = child.local();
        let index = known.iter().position(|(own, _)| *own == name);
        let count = index.and_then(|index| counts.get_mut(index));
        let before = count.map_or(0, |count| std::mem::replace(count, count.saturating_add(1)));
        let most = index.and_then(|index| known.get(index)).map_or(0, |(_, most)| *most);
        let pointer = || match before {
            0 => [&at(), "/", name].concat(),
            _ => format!("{}/{name}/{before}", at()),
        };
        let mut add = |unexpected: &str| {
            if faults.len() < MOST {
                let fault = Fault::Unexpected(unexpected.to_owned());
                faults.push(found(field(name), pointer(), fault));
            }
        };
        if index.is_none() {
            if unknown.len() < MOST && !unknown.contains(&name) {
                unknown.push(name);
                add(name);
            }
        } else if before == most {
            add(name);
        }
        // In `disclose`, the elements are names alone.
        let content = CONTENTS.iter().find(|(own, ..)| *own == name && element.local() != "disclose");
        if let Some((_, attributes, elements)) = content.filter(|_| before < most) {
            let is_unknown = |attribute: &&str| {
                !(attributes.contains(attribute) || attribute.starts_with("xmlns") || attribute.contains(':'))
            };
            if let Some(unknown) = child.attributes().find(is_unknown) {
                add(unknown);
            }
            contents(child, elements, &pointer, faults);
        }
    }
}

/// Returns the faults of the form of a contact's members. `at` is the JSON Pointer of their parent.
pub(super) fn faults(body: &Element, at: &str) -> Vec<DocumentFault> {
    let mut faults = Vec::new();
    order(body, at, &mut faults);
    if body.namespace() == Some(super::CONTACT) {
        contents(body, BODY, &|| at.to_owned(), &mut faults);
    }
    for (index, postal) in body.children_named("postalInfo").enumerate() {
        let index = if index > 0 { format!("/{index}") } else { String::new() };
        let at = [at, "/postalInfo", &index].concat();
        order(postal, &at, &mut faults);
        if let Some(addr) = postal.child("addr") {
            order(addr, &[&at, "/addr"].concat(), &mut faults);
        }
        if !has_one_of(postal, "type", TYPES) {
            faults.push(found(Field::STREET, at, Fault::Form(TYPES)));
        }
    }
    if let Some(disclose) = body.child("disclose") {
        let at = [at, "/disclose"].concat();
        order(disclose, &at, &mut faults);
        for element in disclose.elements().filter(|one| matches!(one.local(), "name" | "org" | "addr")) {
            if !has_one_of(element, "type", TYPES) {
                let pointer = [&at, "/", element.local()].concat();
                faults.push(found(Field::HIDE_NAME, pointer, Fault::Form(TYPES)));
            }
        }
        if !has_one_of(disclose, "flag", FLAGS) {
            faults.push(found(Field::HIDE_NAME, at, Fault::Flag(FLAGS)));
        }
    }
    faults
}

/// Returns whether an attribute has one of these values.
pub(super) fn has_one_of(element: &Element, attribute: &str, known: &[&str]) -> bool {
    // A token: XML Schema drops the white space around it.
    element.peek(attribute).is_some_and(|value| known.contains(&value.trim()))
}

/// Adds the first element that comes after one that must follow it.
fn order(parent: &Element, at: &str, faults: &mut Vec<DocumentFault>) {
    let rank = |element: &Element| {
        let own = element.local().as_bytes();
        ORDER.iter().position(|name| same(name.as_bytes(), own))
    };
    let own = parent.elements().filter(|element| element.namespace() == parent.namespace());
    let mut last: Option<(usize, &'static str)> = None;
    for (element, rank) in own.filter_map(|element| Some((element, rank(element)?))) {
        match last {
            Some((highest, before)) if rank < highest => {
                let pointer = [at, "/", element.local()].concat();
                let fault = Fault::Order(before);
                faults.push(found(field(element.local()), pointer, fault));
                return;
            }
            _ => last = ORDER.get(rank).map(|name| (rank, *name)),
        }
    }
}

fn found(field: Field, pointer: String, fault: Fault) -> DocumentFault {
    DocumentFault { field, pointer, is_in_field: false, fault }
}

/// Returns the field of an element.
fn field(name: &str) -> Field {
    match name {
        "name" => Field::FULL_NAME,
        "org" => Field::ORGANIZATION,
        "city" => Field::CITY,
        "sp" => Field::SUBDIVISION,
        "pc" => Field::POSTAL_CODE,
        "cc" => Field::COUNTRY,
        "voice" => Field::PHONE,
        "fax" => Field::FAX,
        "email" => Field::EMAIL,
        "postalInfo" | "addr" | "street" => Field::STREET,
        _ => Field::ID,
    }
}
