//! The functions of the JavaScript package: texts and bytes in and out, no logic.
//!
//! Values cross the boundary as JSON text, with one copy each way. The engine's own `JSON.stringify` and
//! `JSON.parse` cost a fraction of reading an object member by member.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::base::Error;
use crate::json::Checker;
use crate::normalize::{e164, with_plans};

/// Returns the package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Runs an operation of the JSON contract. `arguments` is a JSON array; the answer is JSON.
#[wasm_bindgen]
pub fn call(operation: &str, arguments: &str) -> Result<String, JsValue> {
    crate::json::call_text(operation, arguments).map_err(thrown)
}

/// Returns the E.164 form of a valid phone number; `country` is a code, a name or empty. An error is `!` and its JSON.
#[wasm_bindgen]
pub fn phone_e164(value: &str, country: &str) -> Option<String> {
    let country = match country {
        "" => None,
        _ => crate::json::find_country(country),
    };
    with_plans(|| Ok(e164(value, country))).unwrap_or_else(|error| {
        let mut text = serde_json::to_string(&error).unwrap_or_default();
        text.insert(0, '!');
        Some(text)
    })
}

/// The number of checkers that are kept. Contacts for several domains come in turns.
const KEPT: usize = 8;

/// A checker and its arguments, the association and the options.
struct Kept {
    association: String,
    options: String,
    checker: Checker,
}

thread_local! {
    /// The last checkers, the latest first: most callers repeat their arguments.
    static CHECKERS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Checks one document, given as JSON, and returns the report as JSON.
#[wasm_bindgen]
pub fn check(document: &str, association: &str, options: &str) -> Result<String, JsValue> {
    let mut out = Vec::with_capacity(256);
    let report =
        with_checker(association, options, |checker| with_plans(|| checker.report(document, &mut out)))?;
    report.map_err(thrown)?;
    Ok(String::from_utf8(out).unwrap_or_default())
}

/// Checks lines of JSON documents, and returns lines of JSON reports.
#[wasm_bindgen]
pub fn check_lines(documents: &[u8], association: &str, options: &str) -> Result<Vec<u8>, JsValue> {
    with_checker(association, options, |checker| with_plans(|| Ok(checker.lines(documents))))?.map_err(thrown)
}

fn with_checker<T>(
    association: &str,
    options: &str,
    run: impl FnOnce(&mut Checker) -> T,
) -> Result<T, JsValue> {
    CHECKERS.with_borrow_mut(|all| {
        let is_same = |kept: &Kept| kept.association == association && kept.options == options;
        let place = match all.iter().position(is_same) {
            Some(place) => place,
            None => {
                let value = |text| crate::schema::parse(text).map_err(thrown);
                let checker = Checker::new(&value(association)?, &value(options)?).map_err(thrown)?;
                all.truncate(KEPT - 1);
                all.push(Kept { association: association.to_owned(), options: options.to_owned(), checker });
                all.len() - 1
            }
        };
        if let Some(used) = all.get_mut(..=place) {
            used.rotate_right(1);
        }
        let Some(kept) = all.first_mut() else { return Err(JsValue::UNDEFINED) };
        Ok(run(&mut kept.checker))
    })
}

/// Converts an error to the value that JavaScript turns into an `Error`.
fn thrown(error: Error) -> JsValue {
    serde_json::to_string(&error).unwrap_or_default().into()
}
