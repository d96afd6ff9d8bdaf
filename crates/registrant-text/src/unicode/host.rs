//! Canonical composition by JavaScript.

use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A string.
    type Text;

    #[wasm_bindgen(method)]
    fn normalize(this: &Text, form: &str) -> String;
}

/// Returns a text in Unicode NFC.
pub(super) fn composed(text: &str) -> String {
    normalized(text, "NFC")
}

/// Returns a text in a form of Unicode.
pub(super) fn normalized(text: &str, form: &str) -> String {
    JsValue::from_str(text).unchecked_into::<Text>().normalize(form)
}
