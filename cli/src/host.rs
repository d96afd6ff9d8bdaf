//! The process that runs a command: its files, streams, terminal, variables and clock. `host_node.rs` is the same for Node.js.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Local, NaiveDate};

use crate::bulk::INTERRUPTED;
pub use crate::compressed::decompressed;
use crate::output::Stream;

/// Opens a file.
pub fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(File::open(path)?))
}

/// Returns standard input.
pub fn input() -> Box<dyn Read + Send> {
    Box::new(io::stdin())
}

/// Returns the files that a name means: itself, or those that fit it as a pattern such as `*.csv`, in order.
///
/// # Errors
///
/// If no file fits the pattern.
pub fn matches(name: &Path) -> Result<Vec<PathBuf>, String> {
    let pattern = name.to_str().filter(|name| name.contains(['*', '?', '[']) && !Path::new(name).exists());
    let Some(files) = pattern.and_then(|pattern| glob::glob(pattern).ok()) else {
        return Ok(vec![name.to_owned()]);
    };
    let files: Vec<PathBuf> = files.flatten().filter(|file| file.is_file()).collect();
    if files.is_empty() {
        return Err(format!("{}: expected files that fit the pattern, found none", name.display()));
    }
    Ok(files)
}

/// Returns the reason why a file cannot be opened. A pipe isn't touched: it may be read only once.
pub fn probe(path: &Path) -> io::Result<()> {
    let about = path.metadata()?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if about.is_file() { File::open(path).map(drop) } else { Ok(()) }
}

/// Returns the size of a file; `None` if it is standard input or another pipe.
pub fn size(path: &Path) -> Option<u64> {
    let about = path.metadata().ok().filter(Metadata::is_file)?;
    Some(about.len())
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

/// Makes an interrupt from the keyboard or the system set a mark. The second one ends the process.
pub fn watch_interrupts() -> Arc<AtomicBool> {
    let mark = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&mark);
    // Without a watch, an interrupt ends the process at once.
    let _ = ctrlc::set_handler(move || {
        if set.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    });
    mark
}

fn ended(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NO_READER);
    }
    error
}
