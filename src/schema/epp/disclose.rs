//! The contact's wish to publish or hide data.
//!
//! RFC 5733, 2.9: one flag applies to all listed elements, and the registry's policy to the others. So a
//! contact cannot ask to hide one element and to publish another. The wish to hide takes precedence.

use super::slot::ORDER;
use crate::contact::Contact;
use crate::schema::xml::Element;

pub(super) fn read(disclose: &Element, contact: &mut Contact) {
    let hides = !is_shown(disclose);
    for (name, wish) in [("addr", &mut contact.hide_address), ("email", &mut contact.hide_email)] {
        for element in disclose.children_named(name) {
            element.use_up();
            *wish = Some(hides);
        }
    }
}

fn is_shown(disclose: &Element) -> bool {
    matches!(disclose.attribute("flag"), Some("1" | "true"))
}

pub(super) fn change(body: &mut Element, before: &Contact, after: &Contact) {
    let wishes = [after.hide_address, after.hide_email];
    if wishes == [before.hide_address, before.hide_email] {
        return;
    }
    let hides = wishes.contains(&Some(true));
    let forms: Vec<String> = body
        .children_named("postalInfo")
        .filter_map(|postal| postal.attribute("type").map(str::to_owned))
        .collect();
    if body.child("disclose").is_some_and(|disclose| is_shown(disclose) == hides) {
        // The listed elements would get the opposite meaning.
        body.remove("disclose");
    }
    let listed = [("addr", after.hide_address), ("email", after.hide_email)];
    let says_nothing = listed.iter().all(|(_, wish)| *wish != Some(hides));
    if says_nothing && body.child("disclose").is_none() {
        return;
    }
    let Some(disclose) = body.child_or_new("disclose", ORDER) else { return };
    disclose.set_attribute("flag", Some(if hides { "0" } else { "1" }));
    for (name, wish) in listed {
        disclose.remove(name);
        if wish != Some(hides) {
            continue;
        }
        // An address is listed once for each of its forms.
        let types =
            if name == "addr" { forms.iter().map(|form| Some(form.as_str())).collect() } else { vec![None] };
        for form in types {
            let mut element = disclose.new_child(name);
            if form.is_some() {
                element.set_attribute("type", form);
            }
            disclose.insert(element, ORDER);
        }
    }
}
