//! The functions of the JavaScript package's entry `registrant/phone`: texts in and out, no logic.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::base::Error;
use crate::json::phone;

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Normalizes a phone number, as the operation `normalize` does; the answer is JSON.
#[wasm_bindgen]
pub fn normalize(value: &str, country: Option<String>, language: Option<String>) -> String {
    phone::normalize(value, country.as_deref(), language.as_deref()).unwrap_or_else(refused)
}

/// The E.164 form of a valid phone number, or nothing; `country` is a code, and empty where there is none.
#[wasm_bindgen]
pub fn phone_e164(value: &str, country: &str) -> String {
    phone::e164(value, country).map_or_else(refused, Option::unwrap_or_default)
}

/// What JavaScript makes an `Error` of: `!`, which begins no other answer, and the error as JSON. To throw it here would take
/// a table of JavaScript's values, and the first call would wait for what handles it.
#[cold]
#[inline(never)]
fn refused(error: Error) -> String {
    let mut text = serde_json::to_string(&error).unwrap_or_default();
    text.insert(0, '!');
    text
}
