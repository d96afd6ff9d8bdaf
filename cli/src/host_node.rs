//! The process that runs a command: Node.js, whose functions `pkg/src/bin.js` passes.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::output::Stream;

#[wasm_bindgen]
extern "C" {
    /// The functions of Node.js. Those that fail throw the code of an error, such as `ENOENT`.
    pub type Host;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Host, path: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Host, file: u32, bytes: &mut [u8]) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Host, file: u32, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn columns(this: &Host) -> Option<u32>;
    #[wasm_bindgen(method, js_name = isTerminal)]
    fn is_terminal(this: &Host, file: u32) -> bool;
    #[wasm_bindgen(method)]
    fn variable(this: &Host, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn messages(this: &Host, language: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn today(this: &Host) -> String;
    #[wasm_bindgen(method)]
    fn milliseconds(this: &Host) -> f64;
}

thread_local! {
    /// The process of the command that runs.
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Runs a command with its arguments, and returns the exit status.
#[wasm_bindgen(js_name = runCommand)]
pub fn run_command(arguments: Vec<String>, host: Host) -> u8 {
    HOST.set(Some(host));
    let name = OsString::from("registrant");
    crate::run(std::iter::once(name).chain(arguments.into_iter().map(OsString::from)))
}

fn with<T>(run: impl FnOnce(&Host) -> T) -> Option<T> {
    HOST.with_borrow(|host| host.as_ref().map(run))
}

/// An open file, by its descriptor.
struct File(u32);

impl Read for File {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = answer(|host| host.read(self.0, bytes))?;
        usize::try_from(length).map_err(io::Error::other)
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        answer(|host| host.write(self.0, bytes))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Calls a function that may fail.
fn answer<T>(run: impl FnOnce(&Host) -> Result<T, JsValue>) -> io::Result<T> {
    with(run).unwrap_or(Err(JsValue::NULL)).map_err(|code| {
        let code = code.as_string().unwrap_or_default();
        match &*code {
            "ENOENT" => ErrorKind::NotFound.into(),
            "EACCES" | "EPERM" => ErrorKind::PermissionDenied.into(),
            "EISDIR" => ErrorKind::IsADirectory.into(),
            _ => io::Error::other(code),
        }
    })
}

/// Opens a file.
pub fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let path = path.to_str().unwrap_or_default();
    Ok(Box::new(File(answer(|host| host.open(path))?)))
}

/// Returns standard input.
pub fn input() -> Box<dyn Read + Send> {
    Box::new(File(0))
}

/// Returns the file that a name means. Node.js 20 knows no patterns; shells do.
pub fn matches(name: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(vec![name.to_owned()])
}

/// Accepts each file: reading finds whether it can be opened.
pub fn probe(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns the size of a file, which nobody needs here.
pub fn size(_: &Path) -> Option<u64> {
    None
}

/// Returns the bytes of a reader. This build cannot decompress them.
pub fn decompressed(reader: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    Ok(reader)
}

/// Returns a stream to write to.
pub fn writer(stream: Stream) -> Box<dyn Write> {
    Box::new(File(stream as u32))
}

/// Returns whether a stream is a terminal.
pub fn is_terminal(stream: Stream) -> bool {
    with(|host| host.is_terminal(stream as u32)).unwrap_or_default()
}

/// Returns the number of columns of the terminal.
pub fn columns() -> Option<usize> {
    with(Host::columns).flatten().and_then(|columns| usize::try_from(columns).ok())
}

/// Returns the value of an environment variable.
pub fn variable(name: &str) -> Option<String> {
    with(|host| host.variable(name)).flatten()
}

/// Returns the day of today in the local time zone.
pub fn today() -> NaiveDate {
    with(Host::today).and_then(|day| day.parse().ok()).unwrap_or_default()
}

/// Adds the messages of a language, which lie in a file of their own. The command itself refuses a language that has none.
pub fn add_messages(language: &str) {
    if let Some(messages) = with(|host| host.messages(language)).flatten() {
        drop(registrant::json::call("add_piece", &[Value::String(messages)]));
    }
}

/// Returns the milliseconds since some day.
pub fn milliseconds() -> u64 {
    with(Host::milliseconds).unwrap_or_default() as u64
}
