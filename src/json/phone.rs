//! Phone numbers alone: what the JavaScript package's entry `registrant/phone` asks.
//!
//! The answers are those of the operation `normalize`, written as text at once: neither the reader of JSON nor its values are
//! needed for that. What is left out, and refused by name, are the names of countries: their tables weigh as much as
//! all the code.

use super::normalized::Normalized;
use crate::base::{Error, Place};
use crate::contact::Country;
use crate::language::Language;
use crate::normalize::{Phone, country_of_code, phone, phone_region};

/// What the operation `normalize` answers of a phone number, as JSON text.
///
/// # Errors
///
/// Where the country is not given by its code, and where there are no messages in the language.
pub(crate) fn normalize(input: &str, country: Option<&str>, language: Option<&str>) -> Result<String, Error> {
    let place = || Place::argument("options").member("country");
    let country =
        country.filter(|code| !code.trim().is_empty()).map(|code| by_code(code, place)).transpose()?;
    let language = language.map(by_tag).transpose()?;
    let outcome = phone(input, country);
    Ok(serde_json::to_string(&Normalized::of_phone(input, &outcome, language)).unwrap_or_default())
}

/// The E.164 form of a valid number; `country` is empty where there is none.
///
/// # Errors
///
/// Where the country is not given by its code.
pub(crate) fn e164(input: &str, country: &str) -> Result<Option<String>, Error> {
    let country = match country.trim() {
        "" => None,
        _ => Some(by_code(country, || Place::argument("country"))?),
    };
    Ok(Phone::read(input, phone_region(country)).filter(Phone::is_valid).map(|phone| phone.e164()))
}

/// The country of a code.
fn by_code(text: &str, place: fn() -> Place) -> Result<Country, Error> {
    country_of_code(text).ok_or_else(|| no_code(place()))
}

/// The language of a tag.
fn by_tag(tag: &str) -> Result<Language, Error> {
    tag.parse::<Language>().map_err(|error| error.moved_to(&Place::argument("options").member("language")))
}

// Out of the way of the first call, which waits for what it runs through to be compiled.
#[cold]
#[inline(never)]
fn no_code(place: Place) -> Error {
    let remedy = "give its ISO 3166 code, such as `FR`, or take `registrant`, which knows the names";
    Error::at(place, "countries have codes and no names here", remedy)
}

#[cfg(test)]
mod tests;
