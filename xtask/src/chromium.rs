//! Runs of Chromium: the tests in wasm, and programs in Node.js that open the page.

use std::fs;
use std::process::Command;

use crate::process::target;
use crate::setup::Browser;

/// Flags that let Chromium run as root, and connect only to the test.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
];

/// Lets the runner of wasm-bindgen run its tests in Chromium.
pub fn run_wasm<'a>(command: &'a mut Command, browser: &Browser) -> Result<&'a mut Command, String> {
    let options = serde_json::json!({ "binary": browser.chromium, "args": FLAGS });
    let file = target().join("webdriver.json");
    fs::write(&file, serde_json::json!({ "goog:chromeOptions": options }).to_string())
        .map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(command
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file)
        .env("CHROMEDRIVER", &browser.driver))
}

/// Tells a program in Node.js the browser.
pub fn tell<'a>(command: &'a mut Command, browser: &Browser) -> &'a mut Command {
    command.env("CHROME", &browser.chromium).env("CHROMIUM_FLAGS", FLAGS.join(" "))
}
