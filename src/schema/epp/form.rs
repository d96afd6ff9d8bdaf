//! The form of a command in the XML schema of RFC 5733: the order of elements, and attributes with a few values.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc5733#section-4>, `postalInfoType`, `postalInfoEnumType`, `addrType` and
//! `discloseType`, read on 2026-11-22.

use registrant_text::short::same;

use super::slot::ORDER;
use crate::contact::{DocumentFault, Fault, Field};
use crate::schema::xml::Element;

/// The types of an address: `postalInfoEnumType`.
const TYPES: &[&str] = &["loc", "int"];
/// The spellings of a boolean in XML Schema.
const FLAGS: &[&str] = &["0", "1", "false", "true"];

/// Returns the faults of the form of a contact's members. `at` is the JSON Pointer of their parent.
pub(super) fn faults(body: &Element, at: &str) -> Vec<DocumentFault> {
    let mut faults = Vec::new();
    order(body, at, &mut faults);
    for (index, postal) in body.children_named("postalInfo").enumerate() {
        let index = if index > 0 { format!("/{index}") } else { String::new() };
        let at = [at, "/postalInfo", &index].concat();
        order(postal, &at, &mut faults);
        if let Some(addr) = postal.child("addr") {
            order(addr, &[&at, "/addr"].concat(), &mut faults);
        }
        if !has_one_of(postal, "type", TYPES) {
            faults.push(DocumentFault {
                field: Field::STREET,
                pointer: at,
                is_in_field: false,
                fault: Fault::Form(TYPES),
            });
        }
    }
    if let Some(disclose) = body.child("disclose") {
        let at = [at, "/disclose"].concat();
        order(disclose, &at, &mut faults);
        for element in disclose.elements().filter(|one| matches!(one.local(), "name" | "org" | "addr")) {
            if !has_one_of(element, "type", TYPES) {
                let pointer = [&at, "/", element.local()].concat();
                faults.push(DocumentFault {
                    field: Field::HIDE_NAME,
                    pointer,
                    is_in_field: false,
                    fault: Fault::Form(TYPES),
                });
            }
        }
        if !has_one_of(disclose, "flag", FLAGS) {
            faults.push(DocumentFault {
                field: Field::HIDE_NAME,
                pointer: at,
                is_in_field: false,
                fault: Fault::Flag(FLAGS),
            });
        }
    }
    faults
}

fn has_one_of(element: &Element, attribute: &str, known: &[&str]) -> bool {
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
                faults.push(DocumentFault {
                    field: field(element.local()),
                    pointer,
                    is_in_field: false,
                    fault,
                });
                return;
            }
            _ => last = ORDER.get(rank).map(|name| (rank, *name)),
        }
    }
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
