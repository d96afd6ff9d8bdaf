//! What all commands write alike.

use std::io::{ErrorKind, Write};

use clap::ValueEnum;
use serde::Serialize;

/// How to answer.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one JSON value
    Json,
}

/// Writes a value as JSON that people can read, too.
pub fn print_json(value: &impl Serialize) -> Result<(), String> {
    print(&serde_json::to_string_pretty(value).map_err(|error| error.to_string())?)
}

/// Writes a text that ends with a line feed. A reader that has gone away (`| head`) is no error.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{text}{end}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}
