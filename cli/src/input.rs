//! The documents that a command is about.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use registrant::{Error, schema};
use serde_json::Value;

use crate::progress::Progress;

/// Documents from a file or from standard input.
#[derive(Args)]
pub struct Source {
    /// The file to read; `-`, or nothing, for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

/// What a reader begins with, without a byte order mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Source {
    /// The one document, parsed.
    pub fn read(&self) -> Result<Value, String> {
        schema::read(&self.text(&mut *self.open()?)?).map_err(|error| self.blame(&error))
    }

    /// The file, not read yet.
    pub fn open(&self) -> Result<Box<dyn BufRead>, String> {
        if self.file == Path::new("-") {
            return Ok(Box::new(std::io::stdin().lock()));
        }
        let file = File::open(&self.file).map_err(|error| self.unreadable(&error))?;
        Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
    }

    /// All that is left of a reader.
    pub fn text(&self, reader: &mut dyn BufRead) -> Result<String, String> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| self.unreadable(&error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            format!("{}: at byte {place}: the text is not UTF-8; convert it first", self.name())
        })?;
        Ok(text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text))
    }

    /// Calls `take` with each line that is not empty and its number, counted from 1. One line is held at a time.
    ///
    /// A line that is not UTF-8 is given as it can be read, with U+FFFD in the place of the bytes that are not.
    pub fn each_line(
        &self,
        reader: &mut dyn BufRead,
        mut take: impl FnMut(&str, u64) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut progress = Progress::new();
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(|error| self.unreadable(&error))? == 0 {
                break;
            }
            let text = String::from_utf8_lossy(&line);
            let text = if number == 1 { text.trim_start_matches(BYTE_ORDER_MARK) } else { &text };
            let text = text.trim_ascii();
            if !text.is_empty() {
                take(text, number)?;
            }
            progress.step();
        }
        Ok(())
    }

    /// An error with the document's name before it.
    pub fn blame(&self, error: &Error) -> String {
        format!("{}: {error}", self.name())
    }

    /// An error with the place of the line before it.
    pub fn blame_line(&self, line: u64, error: &Error) -> String {
        format!("{}: line {line}: {error}", self.name())
    }

    fn unreadable(&self, error: &std::io::Error) -> String {
        format!("{}: {error}; give a file that can be read", self.name())
    }

    fn name(&self) -> String {
        if self.file == Path::new("-") {
            "standard input".to_owned()
        } else {
            self.file.display().to_string()
        }
    }
}
