//! The contact's wish to publish or hide data.
//!
//! RFC 5733, 2.9: one flag applies to all listed elements, and the registry's policy to the others. So a
//! contact cannot ask to hide one element and to publish another. The wish to hide takes precedence.

use super::slot::ORDER;
use crate::contact::{Contact, Field};
use crate::schema::xml::Element;

/// The elements, and the flag of each. The first three name the form of the address that they mean.
const ELEMENTS: [(&str, Field); 6] = [
    ("name", Field::HIDE_NAME),
    ("org", Field::HIDE_ORGANIZATION),
    ("addr", Field::HIDE_ADDRESS),
    ("voice", Field::HIDE_PHONE),
    ("fax", Field::HIDE_FAX),
    ("email", Field::HIDE_EMAIL),
];
const FORMS: [&str; 2] = ["int", "loc"];

/// The reason for the loss of a wish to publish.
const HIDES: &str = "the target cannot ask to hide some data and to publish other data";

fn has_form(name: &str) -> bool {
    matches!(name, "name" | "org" | "addr")
}

/// Reads the wishes. `form` is the form of the address that the contact has.
pub(super) fn read(disclose: &Element, form: Option<&str>, contact: &mut Contact) {
    let hides = !is_shown(disclose);
    for (name, field) in ELEMENTS {
        for element in disclose.children_named(name) {
            // To publish the other form says nothing about this one. To hide it is the safe reading.
            let other =
                element.peek("type").filter(|of| has_form(name) && form.is_some_and(|form| form != *of));
            if hides || other.is_none() {
                element.use_up();
                contact.set_flag(field, hides);
            }
        }
    }
}

fn is_shown(disclose: &Element) -> bool {
    matches!(disclose.attribute("flag"), Some("1" | "true"))
}

pub(super) fn change(body: &mut Element, before: &Contact, after: &Contact) {
    let wish = |contact: &Contact| ELEMENTS.map(|(_, field)| contact.flag(field));
    let (was, wished) = (wish(before), wish(after));
    if was == wished {
        return;
    }
    let hides = wished.contains(&Some(true));
    let forms: Vec<String> = body
        .children_named("postalInfo")
        .filter_map(|postal| postal.attribute("type").map(str::to_owned))
        .collect();
    let forms: Vec<&str> =
        if forms.is_empty() { FORMS.to_vec() } else { forms.iter().map(String::as_str).collect() };
    let is_other_way = body.child("disclose").is_some_and(|disclose| is_shown(disclose) == hides);
    if is_other_way {
        // The listed elements would get the opposite meaning.
        body.remove("disclose");
    }
    if !wished.contains(&Some(hides)) && body.child("disclose").is_none() {
        return;
    }
    let Some(disclose) = body.child_or_new("disclose", ORDER) else { return };
    disclose.set_attribute("flag", Some(if hides { "0" } else { "1" }));
    for ((name, _), (was, wished)) in ELEMENTS.into_iter().zip(was.into_iter().zip(wished)) {
        if was == wished && !is_other_way {
            continue;
        }
        disclose.remove(name);
        let types: Vec<Option<&str>> = match wished == Some(hides) {
            true if has_form(name) => forms.iter().copied().map(Some).collect(),
            true => vec![None],
            false => Vec::new(),
        };
        for form in types {
            let mut element = disclose.new_child(name);
            if form.is_some() {
                element.set_attribute("type", form);
            }
            disclose.insert(element, ORDER);
        }
    }
    if disclose.elements().next().is_none() {
        body.remove("disclose");
    }
}

/// Returns why a wish is lost, or `None` if the field is another one.
pub(super) fn lost(field: Field, contact: &Contact) -> Option<&'static str> {
    let is_wish = ELEMENTS.iter().any(|(_, known)| *known == field);
    (is_wish && contact.flag(field) == Some(false)).then_some(HIDES)
}

/// Returns the JSON Pointer of a flag, relative to the contact's element.
pub(super) fn pointer(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::HIDE_NAME => "/disclose/name",
        Field::HIDE_ORGANIZATION => "/disclose/org",
        Field::HIDE_ADDRESS => "/disclose/addr",
        Field::HIDE_PHONE => "/disclose/voice",
        Field::HIDE_FAX => "/disclose/fax",
        Field::HIDE_EMAIL => "/disclose/email",
        _ => return None,
    })
}
