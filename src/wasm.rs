//! The functions of the JavaScript package: texts and bytes in and out, no logic.
//!
//! Values cross as JSON text: the engine's own `JSON.stringify` and `JSON.parse` and one copy each way cost a fraction
//! of what it costs to fetch an object member by member.

use std::cell::RefCell;

use serde_json::Value;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::contact::Country;
use crate::error::Error;
use crate::json::Checker;
use crate::normalize::Phone;

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Runs one operation of the JSON contract; `arguments` is a JSON array, the answer JSON.
#[wasm_bindgen]
pub fn call(operation: &str, arguments: &str) -> Result<String, JsValue> {
    crate::json::call_text(operation, arguments).map_err(thrown)
}

/// The E.164 form of a valid phone number; `country` is a code or name, and empty where there is none.
#[wasm_bindgen]
pub fn phone_e164(value: &str, country: &str) -> Option<String> {
    let country = match country {
        "" => None,
        _ => Country::new(country).or_else(|| crate::normalize::country(country).value),
    };
    Phone::read(value, country).filter(Phone::is_valid).map(|phone| phone.e164())
}

thread_local! {
    /// The checker of the last call of [`check`], and what it was asked: most callers ask the same again.
    static CHECKER: RefCell<Option<(String, String, Checker)>> = const { RefCell::new(None) };
}

/// Checks one document, given as JSON; the report as JSON.
#[wasm_bindgen]
pub fn check(document: &str, association: &str, options: &str) -> Result<String, JsValue> {
    CHECKER.with_borrow_mut(|last| {
        let known = last.take().filter(|(a, o, _)| a == association && o == options);
        let (a, o, mut checker) = match known {
            Some(known) => known,
            None => (association.to_owned(), options.to_owned(), checker(association, options)?),
        };
        let report = checker.check(document).map_err(thrown);
        *last = Some((a, o, checker));
        Ok(serde_json::to_string(&report?).unwrap_or_default())
    })
}

/// Checks a line of JSON each; a line of JSON each with the report.
#[wasm_bindgen]
pub fn check_lines(documents: &[u8], association: &str, options: &str) -> Result<Vec<u8>, JsValue> {
    let (association, options) = (value(association)?, value(options)?);
    crate::json::check_lines(documents, &association, &options).map_err(thrown)
}

fn checker(association: &str, options: &str) -> Result<Checker, JsValue> {
    Checker::new(&value(association)?, &value(options)?).map_err(thrown)
}

fn value(text: &str) -> Result<Value, JsValue> {
    crate::schema::parse(text).map_err(thrown)
}

/// What JavaScript makes an `Error` of.
fn thrown(error: Error) -> JsValue {
    serde_json::to_string(&error).unwrap_or_default().into()
}
