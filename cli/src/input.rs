//! The documents that a command reads.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::NaiveDate;
use clap::Args;
use registrant::contact::Contact;
use registrant::{Error, ErrorKind, Language, schema};
use serde_json::Value;

use crate::elements::Elements;
use crate::host;
use crate::progress::Progress;

/// Reads the value of an option, such as a role.
pub fn option<T: FromStr<Err = Error>>(name: &str, text: &str) -> Result<T, String> {
    text.trim()
        .parse()
        .map_err(|error: Error| format!("{name} {text}: {}; {}", error.reason(), error.remedy()))
}

/// Reads the value of `--language`, and adds its messages.
pub fn language(tag: &str) -> Result<Language, String> {
    host::add_messages(tag);
    option("--language", tag)
}

/// Reads the value of `--today`.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "expected YYYY-MM-DD, found another text".to_owned())
}

/// Returns an error of a call, after the name of the option that it concerns instead of a JSON Pointer.
pub fn named(error: &Error) -> String {
    let text = error.to_string();
    let pointer = error.pointer().unwrap_or_default();
    let place = if pointer.is_empty() { String::new() } else { format!("at {pointer}: ") };
    let option = match pointer.rsplit('/').next() {
        Some("") if error.kind() == ErrorKind::Schema => "--schema".to_owned(),
        Some(name @ ("provider" | "order" | "country" | "kind" | "language" | "today" | "schema")) => {
            format!("--{name}")
        }
        _ => return text,
    };
    text.strip_prefix(&place).map_or_else(|| text.clone(), |rest| format!("{option}: {rest}"))
}

/// Returns the message if an input cannot be read.
pub fn unreadable(name: &str, error: &io::Error) -> String {
    let found = match error.kind() {
        io::ErrorKind::NotFound => "expected a file, found none".to_owned(),
        io::ErrorKind::IsADirectory => "expected a file, found a folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "expected a readable file, found one without permission".to_owned()
        }
        // Only decompression gives these kinds.
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            "expected a whole compressed file, found a broken one".to_owned()
        }
        _ => format!("expected a readable file, found this error: {error}"),
    };
    format!("{name}: {found}; pass a readable file")
}

/// Documents from a file or from standard input.
#[derive(Args)]
pub struct Source {
    /// The file to read; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

/// The files of a command that takes one document or many.
#[derive(Args)]
pub struct Files {
    /// The files to read, or a pattern such as '*.csv.gz'; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<PathBuf>,
}

impl Files {
    /// Returns the only file of a command that takes one document.
    pub fn one(&self) -> Source {
        Source::of(self.files.first().map_or(Path::new("-"), PathBuf::as_path))
    }
}

/// The bytes that one document may have, decompressed.
const LONGEST: u64 = 64 << 20;

/// The mark that some editors and spreadsheets write before a text. It does not belong to the text.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Source {
    /// Returns the documents of a file.
    pub fn of(file: &Path) -> Self {
        Self { file: file.to_owned() }
    }

    /// Reads and parses the only document.
    pub fn read(&self) -> Result<Value, String> {
        let text = self.text(&mut *self.open()?)?;
        if text.trim().is_empty() {
            let found = if self.is_stdin() { "no text" } else { "an empty file" };
            return Err(format!("{}: expected a document, found {found}; pass a document", self.name()));
        }
        schema::read(&text).map_err(|error| self.blame(&error))
    }

    /// Reads the only contact. If no schema is named, detects it.
    pub fn contact(&self, schema: Option<&str>) -> Result<Contact, String> {
        let document = self.read()?;
        schema::decode(&document, schema).map_err(|error| self.blame_schema(&error, "--schema"))
    }

    /// Returns the named schema, or else detects the document's.
    pub fn schema<'a>(&self, document: &Value, named: Option<&'a str>) -> Result<&'a str, String> {
        let told = || schema::detect(document).map(|detected| detected.schema);
        named.map_or_else(told, Ok).map_err(|error| self.blame_schema(&error, "--schema"))
    }

    /// Opens the file, and decompresses it if it is compressed.
    pub fn open(&self) -> Result<Box<dyn BufRead>, String> {
        let file = if self.is_stdin() { Ok(host::input()) } else { host::open(&self.file) };
        let file = file.and_then(host::decompressed).map_err(|error| self.unreadable(&error))?;
        Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
    }

    /// Reads the whole text, if it is not too long for memory.
    pub fn text(&self, reader: &mut dyn BufRead) -> Result<String, String> {
        let mut bytes = Vec::new();
        reader.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| self.unreadable(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST) {
            let remedy = "split it, or read many documents with --ndjson";
            return Err(format!("{}: expected at most {LONGEST} bytes, found more; {remedy}", self.name()));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            format!(
                "{}: at byte {place}: expected UTF-8, found other bytes; convert the text to UTF-8",
                self.name()
            )
        })?;
        Ok(text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text))
    }

    /// Calls `take` with each line that is not empty and its number, counted from 1. One line is held at a time.
    ///
    /// U+FFFD replaces bytes that are not UTF-8.
    pub fn each_line(
        &self,
        reader: &mut dyn BufRead,
        mut take: impl FnMut(&str, u64) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut progress = Progress::new(None, false);
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(|error| self.unreadable(&error))? == 0 {
                break;
            }
            // `from_utf8_lossy` alone looks at one byte after another.
            let text = std::str::from_utf8(&line)
                .map_or_else(|_| String::from_utf8_lossy(&line), std::borrow::Cow::Borrowed);
            let text = if number == 1 { text.trim_start_matches(BYTE_ORDER_MARK) } else { &text };
            let text = text.trim_ascii();
            if !text.is_empty() {
                take(text, number)?;
            }
            progress.step();
        }
        Ok(())
    }

    /// Does the same as [`Source::each_line`]. If the first line is only the beginning of a document, it calls `take` once,
    /// with the whole text.
    pub fn each_line_or_whole(
        &self,
        reader: &mut dyn BufRead,
        mut take: impl FnMut(&str, u64) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut first = Vec::new();
        reader.read_until(b'\n', &mut first).map_err(|error| self.unreadable(&error))?;
        let begin = String::from_utf8_lossy(&first);
        let begin = begin.trim_start_matches(BYTE_ORDER_MARK).trim_ascii();
        let is_begin = begin.starts_with('<')
            || schema::parse(begin)
                .is_err_and(|error| error.offset().is_some_and(|at| at + 1 >= begin.len()));
        let mut both = first.as_slice().chain(reader);
        if !is_begin || begin.is_empty() {
            return self.each_line(&mut both, take);
        }
        let text = self.text(&mut both)?;
        take(text.trim_ascii(), 1)
    }

    /// Calls `take` with each element of a JSON array and its number, counted from 1. One element is held at a time.
    pub fn each_element(
        &self,
        reader: &mut dyn BufRead,
        mut take: impl FnMut(&str, u64) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut progress = Progress::new(None, false);
        let mut elements = Elements::default();
        let (mut number, mut offset) = (0, 0_u64);
        loop {
            let chunk = reader.fill_buf().map_err(|error| self.unreadable(&error))?;
            let length = chunk.len();
            for byte in chunk {
                let misplaced = |reason| format!("{}: at byte {offset}: {reason}", self.name());
                if let Some(element) = elements.push(*byte).map_err(misplaced)? {
                    number += 1;
                    take(String::from_utf8_lossy(&element).trim_ascii(), number)?;
                    progress.step();
                }
                offset += 1;
            }
            if length == 0 {
                break;
            }
            reader.consume(length);
        }
        if elements.is_complete() {
            return Ok(());
        }
        Err(format!(
            "{}: at byte {offset}: expected the end of the array, found the end of the text; add `]`",
            self.name()
        ))
    }

    /// Returns an error after the document's name.
    pub fn blame(&self, error: &Error) -> String {
        format!("{}: {error}", self.name())
    }

    /// Returns an error after the document's name. If no schema fits, it tells the option that names one.
    pub fn blame_schema(&self, error: &Error, option: &str) -> String {
        if error.code() == "unknown_schema" {
            return format!("{option}: {error}");
        }
        self.blame(error).replace("name the schema, one of", &format!("name it with {option}, one of"))
    }

    /// Returns an error after its place: `line 7`.
    pub fn blame_part(&self, what: &str, number: u64, error: &Error) -> String {
        format!("{}: {what} {number}: {error}", self.name())
    }

    fn unreadable(&self, error: &io::Error) -> String {
        unreadable(&self.name(), error)
    }

    fn is_stdin(&self) -> bool {
        self.file == Path::new("-")
    }

    pub fn name(&self) -> String {
        if self.is_stdin() { "standard input".to_owned() } else { self.file.display().to_string() }
    }
}
