//! Phone numbers without the rest of the library: the JavaScript package's entry `registrant/phone`.
//!
//! The answers equal those of the operation `normalize`. They are written directly as text, without the code
//! for JSON values. Country names are not supported, and give an error: their tables would double the size.

use super::normalized::Normalized;
use crate::base::{Error, Place};
use crate::contact::Country;
use crate::language::Language;
use crate::normalize::{self, country_of_code, phone};

/// Returns the answer of the operation `normalize` for a phone number, as JSON text.
///
/// # Errors
///
/// If the country is not a code, or if there are no messages in the language.
pub(crate) fn normalize(input: &str, country: Option<&str>, language: Option<&str>) -> Result<String, Error> {
    let place = || Place::argument("options").member("country");
    let country =
        country.filter(|code| !code.trim().is_empty()).map(|code| by_code(code, place)).transpose()?;
    let language = language.map(by_tag).transpose()?;
    let outcome = phone(input, country);
    Ok(serde_json::to_string(&Normalized::of_phone(input, &outcome, language)).unwrap_or_default())
}

/// Returns the E.164 form of a valid number; `country` may be empty.
///
/// # Errors
///
/// If the country is not a code.
pub(crate) fn e164(input: &str, country: &str) -> Result<Option<String>, Error> {
    let country = match country.trim() {
        "" => None,
        _ => Some(by_code(country, || Place::argument("country"))?),
    };
    Ok(normalize::e164(input, country))
}

/// Returns the country with this code. As in the whole package, two letters that are no country's are a code without numbers.
fn by_code(text: &str, place: fn() -> Place) -> Result<Country, Error> {
    // These two are Dutch names.
    let unused = || Country::new(text).filter(|_| !["VK", "VS"].contains(&text));
    country_of_code(text).or_else(unused).ok_or_else(|| no_code(place()))
}

/// Returns the language of a tag.
fn by_tag(tag: &str) -> Result<Language, Error> {
    tag.parse::<Language>().map_err(|error| error.moved_to(&Place::argument("options").member("language")))
}

// A separate function, so that the first call need not wait for its compilation.
#[cold]
#[inline(never)]
fn no_code(place: Place) -> Error {
    let remedy = "use an ISO 3166 code such as `FR`, or import `registrant`";
    Error::at(place, "country names are not supported in `registrant/phone`", remedy)
}

#[cfg(test)]
mod tests;
