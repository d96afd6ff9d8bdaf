//! The answers to the records of a batch.

use std::sync::Arc;

use registrant::schema;
use serde_json::Value;

use super::records::{Batch, Fault};
use super::summary::Tally;

/// A record as text.
pub struct Text<'a> {
    /// The name of the input.
    pub name: &'a str,
    /// The number of the line or the element.
    pub number: u64,
    /// The text of the document, or the reason why there is none.
    pub text: Result<&'a str, Fault>,
    /// `true` if the text is made from a row of a table: a canonical contact, or a value.
    pub is_row: bool,
}

impl Text<'_> {
    /// Returns an error after its place.
    pub fn blame(&self, error: &dyn std::fmt::Display) -> String {
        format!("{}: line {}: {error}", self.name, self.number)
    }

    /// Parses the document.
    pub fn document(&self) -> Result<Value, Unreadable> {
        let text = self.text.as_ref().map_err(|fault| Unreadable::Record(fault.clone()))?;
        schema::read(text).map_err(Unreadable::Document)
    }
}

/// The reason why a record has no answer.
pub enum Unreadable {
    Record(Fault),
    Document(registrant::Error),
}

impl Unreadable {
    /// Returns `{"error": …}`.
    pub fn json(&self, number: u64) -> Value {
        let mut error = match self {
            Self::Record(fault) => fault.json(number),
            Self::Document(error) => serde_json::to_value(error).unwrap_or_default(),
        };
        if let Some(members) = error.as_object_mut() {
            members.entry("line").or_insert(number.into());
        }
        serde_json::json!({ "error": error })
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Record(fault) => fault.fmt(f),
            Self::Document(error) => error.fmt(f),
        }
    }
}

/// Work on one record after another. Each thread has its own.
pub trait Work: Send {
    /// Adds the answer to a record: exactly one line.
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers);
}

/// The answers to the records of a batch.
#[derive(Default)]
pub struct Answers {
    /// The lines for standard output.
    pub lines: Vec<u8>,
    /// The lines for standard error.
    pub remarks: String,
    pub tally: Tally,
    /// The place of the last record.
    pub last: Option<(Arc<str>, u64)>,
    /// The bytes of the input up to it.
    pub position: u64,
}

impl Answers {
    /// Adds a line of JSON. Neither writing to memory nor the members of an answer can fail.
    pub fn line(&mut self, value: &impl serde::Serialize) {
        let _ = serde_json::to_writer(&mut self.lines, value);
        self.lines.push(b'\n');
    }
}

/// Answers the records of a batch.
pub fn answered(batch: &Batch, work: &mut dyn Work) -> Answers {
    let mut answers = Answers { position: batch.position, ..Answers::default() };
    if !batch.remark.is_empty() {
        answers.remarks = format!("{}: {}\n", batch.name, batch.remark);
    }
    for record in &batch.records {
        let text = batch.text(record);
        let row = batch.columns.as_ref().map(|columns| {
            text.clone()
                .and_then(|row| columns.document(row))
                .map(|document| Value::Object(document).to_string())
        });
        let (text, is_row) = match &row {
            Some(row) => (row.as_deref().map_err(Clone::clone), true),
            None => (text, false),
        };
        work.answer(&Text { name: &batch.name, number: record.number, text, is_row }, &mut answers);
    }
    answers.last = batch.records.last().map(|record| (Arc::clone(&batch.name), record.number));
    answers
}
