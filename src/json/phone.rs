//! Phone numbers alone: what the JavaScript package's entry `registrant/phone` asks.
//!
//! The answers are those of the operation `normalize`. What is left out, and refused by name, are the other kinds of value
//! and the names of countries: their tables weigh as much as the code.

use serde_json::Value;

use super::normalize::{Context, KINDS, normalize_phone};
use super::{in_text, text};
use crate::contact::Country;
use crate::error::{Error, Place};
use crate::normalize::{Phone, country_of_code};

/// The operation `normalize` for the kind `phone`.
///
/// # Errors
///
/// Those of the operation, and for another kind or a country that is not given by its code.
fn normalize(arguments: &[Value]) -> Result<Value, Error> {
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    // In the order in which the operation looks at them.
    let context = Context::read(argument(2), by_code)?;
    match text(argument(0), "kind")? {
        "phone" => Ok(normalize_phone(text(argument(1), "value")?, &context)),
        kind => {
            let reason = match KINDS.contains(&kind) {
                true => "phone numbers are the only kind of value here",
                false => "no such kind of value is known",
            };
            Err(Error::at(Place::argument("kind"), reason, "give `phone`, or take `registrant`"))
        }
    }
}

/// [`normalize`] with its arguments as the text of a JSON array, and its answer as text.
///
/// # Errors
///
/// Those of [`normalize`], and where the text is not a JSON array.
pub(crate) fn normalize_text(arguments: &str) -> Result<String, Error> {
    in_text(arguments, normalize)
}

/// The E.164 form of a valid number; `country` is empty where there is none.
///
/// # Errors
///
/// Where the country is not given by its code.
pub(crate) fn e164(value: &str, country: &str) -> Result<Option<String>, Error> {
    let country = match country {
        "" => None,
        _ => Some(by_code(country, Place::argument("country"))?),
    };
    Ok(Phone::read(value, country).filter(Phone::is_valid).map(|phone| phone.e164()))
}

/// The country of a code.
fn by_code(text: &str, place: Place) -> Result<Country, Error> {
    country_of_code(text).ok_or_else(|| {
        let remedy = "give its ISO 3166 code, such as `FR`, or take `registrant`, which knows the names";
        Error::at(place, "countries have codes and no names here", remedy)
    })
}

#[cfg(test)]
mod tests;
