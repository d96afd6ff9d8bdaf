//! The records of the input: lines, the elements of an array, or the rows of a table.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Value, json};

use super::columns::Columns;
use super::table::Table;
use crate::elements::Elements;

/// The bytes that a record may have. A longer one is an unreadable record, so that memory stays flat.
const LONGEST: usize = 16 << 20;

/// A reason why a record cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The first byte that is wrong, if one is.
    offset: Option<usize>,
    reason: String,
    remedy: Cow<'static, str>,
}

impl Fault {
    pub fn new(reason: impl Into<String>, remedy: impl Into<Cow<'static, str>>) -> Self {
        Self { offset: None, reason: reason.into(), remedy: remedy.into() }
    }

    /// Returns the error as the library writes its own.
    pub fn json(&self, number: u64) -> Value {
        let mut error = json!({"kind": "document", "line": number});
        if let Some(offset) = self.offset {
            put(&mut error, "offset", offset.into());
        }
        put(&mut error, "reason", self.reason.as_str().into());
        put(&mut error, "remedy", (&*self.remedy).into());
        put(&mut error, "message", format!("line {number}: {self}").into());
        error
    }
}

fn put(object: &mut Value, name: &str, value: Value) {
    if let Some(members) = object.as_object_mut() {
        members.insert(name.to_owned(), value);
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(offset) = self.offset {
            write!(f, "at byte {offset}: ")?;
        }
        write!(f, "{}; {}", self.reason, self.remedy)
    }
}

/// A record: its place in the bytes of its batch.
pub struct Record {
    /// The number of its line, or of the element of an array, counted from 1.
    pub number: u64,
    pub content: Result<Range<usize>, Fault>,
}

/// The records of one read of the input.
#[derive(Default)]
pub struct Batch {
    /// The name of the input.
    pub name: Arc<str>,
    pub bytes: Vec<u8>,
    pub records: Vec<Record>,
    /// The columns, if the records are rows of a table.
    pub columns: Option<Arc<Columns>>,
    /// A remark for a person, such as the columns.
    pub remark: String,
    /// The bytes of all inputs that were read so far.
    pub position: u64,
}

impl Batch {
    pub fn add(&mut self, number: u64, text: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text);
        self.records.push(Record { number, content: Ok(start..self.bytes.len()) });
    }

    pub fn add_fault(&mut self, number: u64, fault: Fault) {
        self.records.push(Record { number, content: Err(fault) });
    }

    /// Returns a record as text.
    pub fn text(&self, record: &Record) -> Result<&str, Fault> {
        let bytes = record.content.clone().map(|place| self.bytes.get(place).unwrap_or_default())?;
        std::str::from_utf8(bytes).map_err(|error| {
            let fault = Fault::new("expected UTF-8, found other bytes", "convert the text to UTF-8");
            Fault { offset: Some(error.valid_up_to()), ..fault }
        })
    }
}

/// Finds the records in the bytes of an input.
pub enum Splitter {
    Lines(Lines),
    Array(Array),
    Table(Table),
}

impl Splitter {
    /// Adds the records that end in these bytes.
    ///
    /// # Errors
    ///
    /// If nothing after this place can be read.
    pub fn push(&mut self, bytes: &[u8], batch: &mut Batch) -> Result<(), String> {
        match self {
            Self::Lines(lines) => lines.push(bytes, batch),
            Self::Array(array) => array.push(bytes, batch)?,
            Self::Table(table) => table.push(bytes, batch)?,
        }
        Ok(())
    }

    /// Adds the last record, which may lack its end.
    ///
    /// # Errors
    ///
    /// If the input ended too early.
    pub fn finish(&mut self, batch: &mut Batch) -> Result<(), String> {
        match self {
            Self::Lines(lines) => lines.end(batch),
            Self::Array(array) => array.finish()?,
            Self::Table(table) => table.finish(batch)?,
        }
        Ok(())
    }
}

/// Lines, such as those of NDJSON.
pub struct Lines {
    /// `true` if an empty line is a record.
    keeps_empty: bool,
    /// The line so far.
    rest: Vec<u8>,
    /// The number of lines so far.
    lines: u64,
    is_too_long: bool,
}

impl Lines {
    pub fn new(keeps_empty: bool) -> Self {
        Self { keeps_empty, rest: Vec::new(), lines: 0, is_too_long: false }
    }

    fn push(&mut self, bytes: &[u8], batch: &mut Batch) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.rest.len() + piece.len() > LONGEST {
                self.is_too_long = true;
                self.rest = Vec::new();
            }
            if !self.is_too_long {
                self.rest.extend_from_slice(piece);
            }
            if piece.ends_with(b"\n") {
                self.end(batch);
            }
        }
    }

    fn end(&mut self, batch: &mut Batch) {
        if self.rest.is_empty() && !self.is_too_long {
            return;
        }
        self.lines += 1;
        let text = self.rest.strip_suffix(b"\n").unwrap_or(&self.rest);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if self.is_too_long {
            batch.add_fault(self.lines, too_long(LONGEST));
        } else if self.keeps_empty || !text.trim_ascii().is_empty() {
            batch.add(self.lines, text);
        }
        self.is_too_long = false;
        self.rest.clear();
    }
}

pub fn too_long(limit: usize) -> Fault {
    Fault::new(format!("expected at most {limit} bytes, found more"), "split the document")
}

/// The elements of a JSON array.
#[derive(Default)]
pub struct Array {
    elements: Elements,
    number: u64,
    offset: u64,
}

impl Array {
    fn push(&mut self, bytes: &[u8], batch: &mut Batch) -> Result<(), String> {
        for byte in bytes {
            let element = self.elements.push(*byte);
            if let Some(element) = element.map_err(|reason| format!("at byte {}: {reason}", self.offset))? {
                self.number += 1;
                batch.add(self.number, element.trim_ascii());
            }
            self.offset += 1;
        }
        if self.elements.length() > LONGEST {
            return Err(format!("element {}: {}", self.number + 1, too_long(LONGEST)));
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), String> {
        if self.elements.is_complete() {
            return Ok(());
        }
        let found = "expected the end of the array, found the end of the text; add `]`";
        Err(format!("at byte {}: {found}", self.offset))
    }
}
