//! The property ADR: post-office box, extended address, street, locality, region, code, country.
//!
//! <https://www.rfc-editor.org/rfc/rfc6350#section-6.3.1>; RFC 9554 appends eleven more parts, which repeat what the
//! street says. RDAP writes an address without parts into the parameter `label` and leaves all parts empty
//! (<https://www.rfc-editor.org/rfc/rfc9083#section-5.1>). The parameter `cc` has the country's code
//! (<https://www.rfc-editor.org/rfc/rfc8605#section-3.1>), the part only its name.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::property::{component, component_at, name, parameter, set_component, set_parameter, value};
use crate::contact::{Contact, Country, Field};
use crate::schema::edited::{changed, country_name};

const STREET: usize = 2;
const COUNTRY: usize = 6;
/// The first part of RFC 9554.
const FINER: usize = 7;
const HOUSE_NUMBER: usize = 10;
const STREET_NAME: usize = 11;

/// The fields that are one part each.
pub(super) const PARTS: [(Field, usize); 3] =
    [(Field::CITY, 3), (Field::SUBDIVISION, 4), (Field::POSTAL_CODE, 5)];

/// Whether any of the parts says something; the country may stand beside a label.
pub(super) fn is_structured(property: &Value) -> bool {
    let mut parts = (0..=STREET_NAME).filter(|index| *index != COUNTRY);
    value(property).is_array() && parts.any(|index| component_at(property, index).is_some())
}

pub(super) fn has_country(property: &Value) -> bool {
    !country(property).is_empty()
}

fn label(property: &Value) -> Cow<'_, str> {
    match (parameter(property, "label"), value(property)) {
        (_, Value::String(text)) => Cow::Borrowed(text),
        (Some(Value::String(label)), _) => Cow::Borrowed(label),
        _ => Cow::Borrowed(""),
    }
}

/// The lines of the street: the street, what extends it, the box; of an address without parts, all its lines.
pub(super) fn lines(property: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |text: &str| {
        lines.extend(
            text.split('\n').map(str::trim_end).filter(|line| !line.trim().is_empty()).map(str::to_owned),
        );
    };
    if !is_structured(property) {
        add(&label(property));
        return lines;
    }
    for index in [STREET, 1, 0] {
        match value(property).get(index) {
            Some(Value::String(text)) => add(text),
            Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).for_each(&mut add),
            _ => {}
        }
    }
    if lines.is_empty() {
        let finer = [HOUSE_NUMBER, STREET_NAME].map(|index| component(property, index));
        let line = finer.join(" ");
        lines.extend(Some(line.trim()).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    lines
}

/// The country: its code, else its name.
pub(super) fn country(property: &Value) -> String {
    let code = parameter(property, "cc").and_then(Value::as_str).filter(|code| !code.is_empty());
    code.map_or_else(
        || if value(property).is_array() { component(property, COUNTRY) } else { String::new() },
        str::to_owned,
    )
}

/// Where the fields stand in the property.
pub(super) fn found(property: &Value) -> Vec<(Field, String)> {
    if !is_structured(property) {
        let street = if value(property).is_array() { "1/label" } else { "3" };
        return vec![(Field::STREET, street.to_owned()), (Field::COUNTRY, format!("3/{COUNTRY}"))];
    }
    let finer = (FINER..value(property).as_array().map_or(0, Vec::len)).map(|index| (Field::STREET, index));
    let parts = [(Field::STREET, STREET), (Field::STREET, 1), (Field::STREET, 0), (Field::COUNTRY, COUNTRY)];
    parts.into_iter().chain(PARTS).chain(finer).map(|(field, index)| (field, format!("3/{index}"))).collect()
}

/// Writes what differs between two contacts into the address, or into a new one.
pub(super) fn edit(properties: &mut Vec<Value>, index: Option<usize>, before: &Contact, after: &Contact) {
    let parts = PARTS.map(|(field, index)| (index, changed(field, before, after)));
    let country = changed(Field::COUNTRY, before, after);
    let has_parts = parts.iter().any(|(_, part)| part.is_some());
    if before.street == after.street && country.is_none() && !has_parts {
        return;
    }
    let index = index.unwrap_or_else(|| {
        properties.push(json!(["adr", {}, "text", ["", "", "", "", "", "", ""]]));
        properties.len().saturating_sub(1)
    });
    let Some(property) = properties.get_mut(index).filter(|property| name(property) == "adr") else { return };
    let only_label = !is_structured(property) && !label(property).is_empty();
    if before.street != after.street || (only_label && has_parts) {
        let lines: Vec<&str> =
            after.street.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        let street = match lines.as_slice() {
            [] => json!(""),
            [line] => json!(line),
            lines => json!(lines),
        };
        (0..STREET).for_each(|index| set_component(property, index, json!("")));
        set_component(property, STREET, street);
        let finer = value(property).as_array().map_or(0, Vec::len);
        (FINER..finer).for_each(|index| set_component(property, index, json!("")));
    }
    for (index, part) in parts {
        if let Some(part) = part {
            set_component(property, index, json!(part.unwrap_or_default()));
        }
    }
    if let Some(country) = country {
        let code = country.filter(|text| Country::new(text).is_some_and(Country::is_assigned));
        set_parameter(property, "cc", code.map(Value::from));
        if !only_label || code.is_none() || has_parts {
            let name = country.map(|wanted| country_name(&component(property, COUNTRY), wanted));
            set_component(property, COUNTRY, json!(name.unwrap_or_default()));
        }
    }
    // What was written out from the parts, or says in which order they stand, says the old ones.
    if is_structured(property) {
        for parameter in ["label", "jscomps"] {
            set_parameter(property, parameter, None);
        }
    }
}
