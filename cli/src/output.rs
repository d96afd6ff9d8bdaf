//! Output that all commands share.

use std::cell::Cell;
use std::io::{self, BufWriter, Write};

use anstream::adapter::strip_str;
use clap::{ColorChoice, ValueEnum};
use serde::Serialize;

use crate::host::{is_terminal, variable, writer};

/// A stream that a command writes to, by its file descriptor.
#[derive(Clone, Copy, PartialEq)]
pub enum Stream {
    /// Standard output.
    Output = 1,
    /// Standard error.
    Errors = 2,
}

/// The format of the answer.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one JSON value
    Json,
}

thread_local! {
    /// When texts for people have colours.
    static WHEN: Cell<ColorChoice> = const { Cell::new(ColorChoice::Auto) };
}

/// Sets when texts for people have colours. `NO_COLOR` and `CLICOLOR_FORCE` count only if the choice is automatic.
pub fn choose(when: ColorChoice) {
    WHEN.set(when);
}

/// Returns whether texts for people have colours on a stream.
fn is_coloured(stream: Stream) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match WHEN.get() {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if is_set("NO_COLOR") => false,
        ColorChoice::Auto if variable("CLICOLOR").is_some_and(|value| value == "0") => {
            is_set("CLICOLOR_FORCE")
        }
        ColorChoice::Auto => {
            let can = variable("TERM").map_or(cfg!(windows), |terminal| terminal != "dumb");
            is_set("CLICOLOR_FORCE") || is_terminal(stream) && (can || variable("CI").is_some())
        }
    }
}

/// Writes the help that was asked for, or the error of a wrong call. Returns the exit status.
pub fn explain(error: &clap::Error) -> u8 {
    let stream = if error.use_stderr() { Stream::Errors } else { Stream::Output };
    let written = write_styled(stream, &error.render().ansi().to_string());
    let is_failed = written.is_err() && stream == Stream::Output;
    if is_failed { 2 } else { u8::try_from(error.exit_code()).unwrap_or(2) }
}

/// Writes the error of a wrong call. Returns the exit status.
pub fn fail(message: &str) -> u8 {
    // If this fails too, nobody can read why.
    let _ = writeln!(stderr(), "registrant: {message}");
    2
}

/// Writes a value as indented JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), String> {
    let mut out = stdout();
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| unwritable(&error.into()))?;
    writeln!(out).and_then(|()| out.flush()).map_err(|error| unwritable(&error))
}

/// Writes a text that ends with a line feed, for people: styled on a terminal, plain in a pipe.
pub fn print(text: &str) -> Result<(), String> {
    write_styled(Stream::Output, text).map_err(|error| unwritable(&error))
}

fn write_styled(stream: Stream, text: &str) -> io::Result<()> {
    let mut out = BufWriter::new(writer(stream));
    match is_coloured(stream) {
        true => out.write_all(text.as_bytes())?,
        false => write!(out, "{}", strip_str(text))?,
    }
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Writes bytes as they are.
pub fn write_plain(bytes: &[u8]) -> Result<(), String> {
    let mut out = stdout();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| unwritable(&error))
}

/// Returns standard output.
pub fn stdout() -> BufWriter<Box<dyn Write>> {
    BufWriter::new(writer(Stream::Output))
}

/// Returns standard error.
pub fn stderr() -> Box<dyn Write> {
    writer(Stream::Errors)
}

/// Returns the message if standard output cannot be written.
pub fn unwritable(error: &io::Error) -> String {
    unwritten("standard output", error)
}

/// Returns the message if a file or a stream cannot be written.
pub fn unwritten(name: &str, error: &io::Error) -> String {
    let found = match error.kind() {
        io::ErrorKind::AlreadyExists => "expected a new file, found one; remove it or name another",
        io::ErrorKind::NotFound => "expected a file in a folder that exists, found no folder; make it first",
        io::ErrorKind::IsADirectory => "expected a file, found a folder; name a file in it",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "expected permission to write, found none; name another file"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "expected room for the answers, found a full disk; free some or name another place"
        }
        _ => return format!("{name}: expected a place to write to, found this error: {error}"),
    };
    format!("{name}: {found}")
}
