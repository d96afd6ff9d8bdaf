//! The functions of the JavaScript package: plain values in and out, no logic.

use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::error::Error;

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Runs one operation of the JSON contract; `arguments` is an array of plain values.
#[wasm_bindgen]
pub fn call(operation: &str, arguments: JsValue) -> Result<JsValue, JsValue> {
    let arguments: Vec<Value> = serde_wasm_bindgen::from_value(arguments)?;
    let answer = crate::json::call(operation, &arguments).map_err(|error| thrown(&error))?;
    Ok(answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A JavaScript `Error` with what this one knows as properties.
fn thrown(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let set = |name: &str, value: JsValue| {
        // Setting a property of a fresh error cannot fail.
        let _ = js_sys::Reflect::set(&thrown, &name.into(), &value);
    };
    set("kind", error.kind().as_str().into());
    set("reason", error.reason().into());
    set("remedy", error.remedy().into());
    if let Some(pointer) = error.pointer() {
        set("pointer", pointer.into());
    }
    if let Some(offset) = error.offset().and_then(|offset| u32::try_from(offset).ok()) {
        set("offset", offset.into());
    }
    thrown.into()
}
