//! The functions of the JavaScript package's entry `registrant/phone`: texts in and out, no logic.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::error::Error;
use crate::json::phone;

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Normalizes a phone number, as the operation `normalize` does; the answer is JSON.
#[wasm_bindgen]
pub fn normalize(value: &str, country: Option<String>, language: Option<String>) -> Result<String, JsValue> {
    phone::normalize(value, country.as_deref(), language.as_deref()).map_err(thrown)
}

/// The E.164 form of a valid phone number; `country` is a code, and empty where there is none.
#[wasm_bindgen]
pub fn phone_e164(value: &str, country: &str) -> Result<Option<String>, JsValue> {
    phone::e164(value, country).map_err(thrown)
}

/// What JavaScript makes an `Error` of.
fn thrown(error: Error) -> JsValue {
    serde_json::to_string(&error).unwrap_or_default().into()
}
