//! The process that runs a command: its files, streams, terminal, variables and clock. `host_node.rs` is the same for Node.js.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Local, NaiveDate};

use crate::output::Stream;

/// Opens a file.
pub fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(Box::new(File::open(path)?))
}

/// Returns standard input.
pub fn input() -> Box<dyn Read> {
    Box::new(io::stdin().lock())
}

/// Returns a stream to write to.
pub fn writer(stream: Stream) -> Box<dyn Write> {
    match stream {
        Stream::Output => Box::new(Piped(io::stdout().lock())),
        Stream::Errors => Box::new(Piped(io::stderr().lock())),
    }
}

/// Returns whether a stream is a terminal.
pub fn is_terminal(stream: Stream) -> bool {
    match stream {
        Stream::Output => io::stdout().is_terminal(),
        Stream::Errors => io::stderr().is_terminal(),
    }
}

/// Returns the number of columns of the terminal.
pub fn columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Returns the value of an environment variable.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Returns the day of today in the local time zone.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// Adds nothing: the program has every language.
pub fn add_messages(_: &str) {}

/// Returns the milliseconds since some day.
pub fn milliseconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// A stream whose reader may go away (`| head`). That ends the process silently, as in other programs.
struct Piped<W>(W);

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
