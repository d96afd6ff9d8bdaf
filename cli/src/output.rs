//! Output that all commands share.

use std::io::{self, BufWriter, ErrorKind, StderrLock, StdoutLock, Write};

use clap::ValueEnum;
use serde::Serialize;

/// The format of the answer.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one JSON value
    Json,
}

/// Writes a value as indented JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), String> {
    print(&serde_json::to_string_pretty(value).map_err(|error| error.to_string())?)
}

/// Writes a text that ends with a line feed.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = stdout();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    write!(out, "{text}{end}").and_then(|()| out.flush()).map_err(|error| unwritable(&error))
}

/// The width of lines.
const WIDTH: usize = 100;

/// Breaks a text into indented lines.
pub fn wrapped(indent: usize, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + indent + 1);
    let mut column = WIDTH;
    for word in text.split_ascii_whitespace() {
        let length = word.chars().count();
        if column + 1 + length > WIDTH {
            let end = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{end}{:indent$}{word}", ""));
            column = indent + length;
        } else {
            out.push(' ');
            out.push_str(word);
            column += 1 + length;
        }
    }
    out.push('\n');
    out
}

/// Returns standard output.
pub fn stdout() -> BufWriter<Piped<StdoutLock<'static>>> {
    BufWriter::new(Piped(io::stdout().lock()))
}

/// Returns standard error.
pub fn stderr() -> Piped<StderrLock<'static>> {
    Piped(io::stderr().lock())
}

/// Returns the message if standard output cannot be written.
pub fn unwritable(error: &io::Error) -> String {
    format!("standard output: {error}")
}

/// A stream whose reader may go away (`| head`). That ends the process silently, as in other programs.
pub struct Piped<W>(W);

/// The exit status of a process without a reader, as in shells: 128 and the number of SIGPIPE.
const NO_READER: i32 = 141;

impl<W: Write> Write for Piped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(ended)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(ended)
    }
}

fn ended(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NO_READER);
    }
    error
}
