//! Output that all commands share.

use std::io::{self, BufWriter, ErrorKind, StderrLock, StdoutLock, Write};

use clap::{ColorChoice, ValueEnum};
use serde::Serialize;

/// The format of the answer.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one JSON value
    Json,
}

/// Sets when texts for people have colours. `NO_COLOR` and `CLICOLOR_FORCE` count only if the choice is automatic.
pub fn choose(when: ColorChoice) {
    match when {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Writes a value as indented JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), String> {
    let mut out = stdout();
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| unwritable(&error.into()))?;
    writeln!(out).and_then(|()| out.flush()).map_err(|error| unwritable(&error))
}

/// Writes a text that ends with a line feed, for people: styled on a terminal, plain in a pipe.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = anstream::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = write!(out, "{text}{end}").and_then(|()| out.flush()).map_err(ended);
    written.map_err(|error| unwritable(&error))
}

/// Writes bytes as they are.
pub fn write_plain(bytes: &[u8]) -> Result<(), String> {
    let mut out = stdout();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| unwritable(&error))
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
