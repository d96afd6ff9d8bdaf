//! The address format of a country for a form, as JSON.

use serde_json::{Map, Value, json};

use super::normalize::read_country;
use super::{options, text};
use crate::base::{Error, Place};
use crate::language::{Language, text_of};
use crate::normalize::address::{Field, Part, address_format};
use crate::normalize::writes_family_first;

/// Returns the rows of a country's address, from top to bottom, with the names of its parts.
///
/// The answer has `country`, `rows` (fields of the contact), `required` (without these, mail does not arrive), `labels` in
/// the language, and `family_name_first`. A field that addresses of the country don't have is in no row.
///
/// # Errors
///
/// If the country or the language is unknown.
pub(super) fn answer(country: &Value, about: &Value) -> Result<Value, Error> {
    let country = read_country(text(country, "country")?, Place::argument("country"))?;
    let language = options(about)?.language.unwrap_or(Language::English);
    let format = address_format(country);
    let name = |part| match part {
        Part::Field(field) => path(field),
        Part::Text(_) => None,
    };
    let rows = format.lines(false).map(|line| line.filter_map(name).collect::<Vec<_>>());
    let label = |field| {
        let key = format.label(field);
        Some((path(field)?.to_owned(), Value::from(text_of(language, "address", key).unwrap_or(key))))
    };
    let labels = [Field::City, Field::State, Field::PostalCode].into_iter().filter_map(label);
    Ok(json!({
        "country": country.as_str(),
        "rows": rows.filter(|row| !row.is_empty()).collect::<Vec<_>>(),
        "required": format.required().filter_map(path).collect::<Vec<_>>(),
        "labels": labels.collect::<Map<String, Value>>(),
        // The Japanese turn the order only in Latin letters.
        "family_name_first": country.as_str() == "JP" || writes_family_first(country.as_str()),
    }))
}

/// Returns the field of the contact; `None` if it has none or is not a part of the place.
fn path(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Street => "street",
        Field::City => "city",
        Field::State => "subdivision",
        Field::PostalCode => "postal_code",
        _ => return None,
    })
}
