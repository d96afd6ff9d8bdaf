//! The property ADR: post-office box, extended address, street, locality, region, code, country.
//!
//! <https://www.rfc-editor.org/rfc/rfc6350#section-6.3.1>; RFC 9554 appends eleven more parts, which repeat
//! the street in finer parts. An RDAP address without parts is text in the parameter `label`; all parts are
//! empty (<https://www.rfc-editor.org/rfc/rfc9083#section-5.1>). The parameter `cc` holds the country code
//! (<https://www.rfc-editor.org/rfc/rfc8605#section-3.1>); the last part holds only the country's name.

use serde_json::{Value, json};

use super::property::{component, flat, name, parameter, set_component, set_parameter, structured, value};
use super::{label, region};
use crate::contact::{Contact, Country, Field};
use crate::normalize::{address::unit_line, country_value};
use crate::schema::engine::edited::{Spot, changed, country_name};
use crate::schema::engine::house_number;
use crate::schema::engine::more::{BOX, More, UNITS, What};

pub(super) const STREET: usize = 2;
pub(super) const COUNTRY: usize = 6;
/// The index of the first part that RFC 9554 adds.
pub(super) const FINER: usize = 7;
const HOUSE_NUMBER: usize = 10;
const STREET_NAME: usize = 11;
const DIRECTION: usize = 17;

/// The fields that correspond to exactly one part.
pub(super) const PARTS: [(Field, usize); 3] =
    [(Field::CITY, 3), (Field::SUBDIVISION, 4), (Field::POSTAL_CODE, 5)];

/// Returns `true` if any part but the country is set. A label may come with a country.
pub(super) fn is_structured(property: &Value) -> bool {
    let mut parts = (0..=DIRECTION).filter(|index| *index != COUNTRY);
    value(property).is_array()
        && parts.any(|index| registrant_text::clean::says_something(&component(property, index)))
}

/// Returns `true` if there is an address, with or without parts.
pub(super) fn says_something(property: &Value) -> bool {
    !lines(property).is_empty() || !country(property).is_empty()
}

pub(super) fn label(property: &Value) -> &str {
    match (value(property), parameter(property, "label")) {
        (Value::String(text), _) | (_, Some(Value::String(text))) => text,
        _ => "",
    }
}

/// Returns the lines of the street: the street, its extension, the box. An address without parts gives all
/// its lines.
pub(super) fn lines(property: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |text: &str| {
        lines.extend(
            text.split('\n').map(str::trim_end).filter(|line| !line.trim().is_empty()).map(str::to_owned),
        );
    };
    if !is_structured(property) {
        add(label(property));
        return lines;
    }
    let home = country_value(&country(property));
    for index in [STREET, 1, 0] {
        match value(property).get(index) {
            Some(Value::String(text)) if index == 0 => add(&unit_line(BOX, text, home)),
            Some(texts) => flat(texts).into_iter().for_each(&mut add),
            _ => {}
        }
    }
    if lines.is_empty() {
        let [number, street] = [HOUSE_NUMBER, STREET_NAME].map(|index| component(property, index));
        let line = house_number::join(&number, &street, &country(property), true);
        lines.extend(Some(line).filter(|line| !line.is_empty()));
        let units = UNITS.iter().filter(|(_, index)| *index > 0);
        let units = units.map(|(kind, index)| unit_line(kind, &component(property, *index), home));
        lines.extend(units.filter(|line| !line.is_empty()));
    }
    lines
}

/// Returns the parts of the address that are a line of the street by their kind.
pub(super) fn units(property: &Value) -> impl Iterator<Item = More> {
    UNITS
        .into_iter()
        .filter_map(|(kind, index)| More::new(What::Unit(kind), &component(property, index), None, "", &[]))
}

/// Gives a line of the street the place of its kind. A box leaves the street, if the lines stay the same.
pub(super) fn set_unit(property: &mut Value, kind: &str, said: &str) {
    let all = lines(property);
    let line = unit_line(kind, said, country_value(&country(property)));
    let Some((_, place)) = UNITS.iter().find(|(known, _)| *known == kind).filter(|_| all.contains(&line))
    else {
        return;
    };
    let mut new = property.clone();
    if *place == 0 {
        let rest: Vec<&String> = all.iter().filter(|known| **known != line).collect();
        set_component(
            &mut new,
            STREET,
            if let [one] = *rest { Value::from(one.as_str()) } else { json!(rest) },
        );
    } else {
        let last = component(&new, DIRECTION);
        set_component(&mut new, DIRECTION, Value::from(last));
    }
    set_component(&mut new, *place, Value::from(said));
    if lines(&new) == all {
        *property = new;
    }
}

/// Returns the country code, or else the country's name.
pub(super) fn country(property: &Value) -> String {
    match parameter(property, "cc").and_then(Value::as_str) {
        Some(code) if !code.trim().is_empty() => code.to_owned(),
        _ if value(property).is_array() => component(property, COUNTRY),
        _ => String::new(),
    }
}

/// Adds each field of the address with its pointer. If a field has several parts, the first one carries the
/// text.
pub(super) fn spots(property: &Value, names: &[String], at: &str, spots: &mut Vec<Spot>) {
    let mut add =
        |field, rest: &[&str], text: &str| spots.push(Spot::new(field, &[&[at], rest].concat(), text));
    let street = lines(property).join("\n");
    let is_list = value(property).is_array();
    if is_structured(property) {
        add(Field::STREET, &["3/2"], &street);
        let parts = value(property).as_array().map_or(0, Vec::len);
        for part in (0..STREET).chain(FINER..parts) {
            add(Field::STREET, &["3/", &part.to_string()], "");
        }
        for (field, part) in PARTS {
            add(field, &["3/", &part.to_string()], &component(property, part));
        }
    }
    add(Field::COUNTRY, &["3/6"], &country(property));
    if !is_structured(property) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let at = [at, if is_list { "1/label" } else { "3" }].concat();
        spots.extend(label::spots(&street, &names, &country(property), &at));
    }
}

/// Writes the difference between two contacts into the address, or into a new one. Returns the parameters that describe
/// the old address, and are removed.
pub(super) fn edit(
    properties: &mut Vec<Value>,
    index: Option<usize>,
    before: &Contact,
    after: &Contact,
) -> Vec<&'static str> {
    let mut removed = Vec::new();
    let new_region = region::renamed(before, after);
    let mut parts = PARTS.map(|(field, index)| match field {
        Field::SUBDIVISION => (index, new_region.as_ref().map(|name| name.as_deref())),
        _ => (index, changed(field, before, after)),
    });
    let country = changed(Field::COUNTRY, before, after);
    let has_parts = parts.iter().any(|(_, part)| part.is_some());
    if before.street == after.street && country.is_none() && !has_parts {
        return removed;
    }
    let index = index.unwrap_or_else(|| {
        properties.push(structured("adr", FINER));
        properties.len().saturating_sub(1)
    });
    let Some(property) = properties.get_mut(index).filter(|property| name(property) == "adr") else {
        return removed;
    };
    let only_label = !is_structured(property) && !label(property).is_empty();
    let blank = Contact::default();
    let whole_region = region::renamed(&blank, after).flatten();
    let is_apart = only_label && (has_parts || label::is_elsewhere(before, after));
    if before.street != after.street || is_apart {
        if only_label {
            // The parts replace the whole label.
            parts = PARTS.map(|(field, index)| match field {
                Field::SUBDIVISION => (index, Some(whole_region.as_deref())),
                _ => (index, Some(after.text(field))),
            });
        }
        let lines: Vec<&str> =
            after.street.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        let street = match lines.as_slice() {
            [] => Value::from(""),
            [line] => Value::from(*line),
            lines => lines.iter().copied().collect(),
        };
        let parts = value(property).as_array().map_or(0, Vec::len);
        (0..STREET).chain(FINER..parts).for_each(|part| set_component(property, part, Value::from("")));
        set_component(property, STREET, street);
    }
    for (index, part) in parts {
        if let Some(part) = part {
            set_component(property, index, Value::from(part.unwrap_or_default()));
        }
    }
    if let Some(country) = country {
        let code = country.filter(|text| Country::new(text).is_some_and(Country::is_assigned));
        set_parameter(property, "cc", code.map(Value::from));
        if !only_label || code.is_none() || has_parts || is_structured(property) {
            let name = country.map(|wanted| country_name(&component(property, COUNTRY), wanted));
            set_component(property, COUNTRY, Value::from(name.unwrap_or_default()));
        }
    }
    // These parameters repeat the old parts or their order. The country's code alone changes neither.
    let is_same = before.street == after.street && !has_parts && !label::is_elsewhere(before, after);
    if is_structured(property) && !is_same {
        set_parameter(property, "jscomps", None);
        removed.extend(["label", "geo"].into_iter().filter(|name| parameter(property, name).is_some()));
        removed.iter().for_each(|name| set_parameter(property, name, None));
    }
    // A label that was the whole address lives on in its parts.
    removed.retain(|name| !only_label || *name != "label");
    removed
}
