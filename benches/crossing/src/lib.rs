//! An operation in WebAssembly with two ways of passing values: as JSON text, and member by member.
//! `cargo xtask bench` compares them; the package uses only JSON text.
#![cfg(target_arch = "wasm32")]

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Runs an operation; the arguments and the answer are JSON text.
#[wasm_bindgen]
pub fn by_text(operation: &str, arguments: &str) -> Result<String, JsValue> {
    registrant::json::call_text(operation, arguments).map_err(thrown)
}

/// Runs an operation; the arguments and the answer are values.
#[wasm_bindgen]
pub fn by_value(operation: &str, arguments: JsValue) -> Result<JsValue, JsValue> {
    let arguments: Vec<Value> = serde_wasm_bindgen::from_value(arguments)?;
    let answer = registrant::json::call(operation, &arguments).map_err(thrown)?;
    Ok(answer.serialize(&Serializer::json_compatible())?)
}

fn thrown(error: registrant::Error) -> JsValue {
    error.to_string().into()
}
