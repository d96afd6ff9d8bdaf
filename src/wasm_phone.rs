//! The functions of the JavaScript package's entry `registrant/phone`: texts in and out, no logic.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::base::Error;
use crate::json::phone;
use crate::normalize::{as_you_type, country_of_code, phone_region};

/// Returns the package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Normalizes a phone number like the operation `normalize`; the answer is JSON.
#[wasm_bindgen]
pub fn normalize(value: &str, country: Option<String>, language: Option<String>) -> String {
    phone::normalize(value, country.as_deref(), language.as_deref()).unwrap_or_else(refused)
}

/// Returns the E.164 form of a valid phone number, or an empty text; `country` is a code or empty.
#[wasm_bindgen]
pub fn phone_e164(value: &str, country: &str) -> String {
    phone::e164(value, country).map_or_else(refused, Option::unwrap_or_default)
}

/// Groups the digits of a number while it is typed; `country` is a code or empty.
#[wasm_bindgen]
pub fn phone_as_you_type(text: &str, country: &str) -> String {
    as_you_type(text, phone_region(country_of_code(country)))
}

/// Returns the text that JavaScript turns into an `Error`: `!` and the error as JSON. No other answer begins
/// with `!`. Throwing here would need a table of JavaScript values, and the first call would
/// wait for its code.
#[cold]
#[inline(never)]
fn refused(error: Error) -> String {
    let mut text = serde_json::to_string(&error).unwrap_or_default();
    text.insert(0, '!');
    text
}
