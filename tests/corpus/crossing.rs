//! The two ways into WebAssembly and back: as JSON text, which the package takes, and as values, member by member.

use js_sys::JSON;
use registrant::json::{call, call_text};
use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Makes a call both ways and compares what JavaScript gets.
pub fn compare(operation: &str, arguments: &[Value]) -> Result<(), String> {
    let text = Value::from(arguments).to_string();
    let by_text = match call_text(operation, &text) {
        Ok(answer) => stringify(&parse(&answer)),
        Err(error) => stringify(&to_value(&error)),
    };
    let crossed: Vec<Value> = serde_wasm_bindgen::from_value(parse(&text)).map_err(|e| e.to_string())?;
    let by_value = match call(operation, &crossed) {
        Ok(answer) => stringify(&to_value(&answer)),
        Err(error) => stringify(&to_value(&error)),
    };
    if by_text == by_value { Ok(()) } else { Err(format!("as text  {by_text}\n  as value {by_value}")) }
}

/// Returns a value as JavaScript gets it without text between: maps as objects, nothing as null.
fn to_value(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap()
}

fn parse(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

fn stringify(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}
