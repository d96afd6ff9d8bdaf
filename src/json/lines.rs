//! Checks of NDJSON: a report for each document.

use serde_json::Value;

use super::places::named;
use super::{association_with, options};
use crate::base::Error;
use crate::base::discreet;
use crate::check::{self, Report};
use crate::rules::Association;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Checks many documents for one association. Each input line is a JSON document; each output line is its
/// report, in order.
///
/// An invalid line gives `{"error": …}` with its line number instead. Blank lines are skipped.
///
/// # Errors
///
/// If the association or an option is invalid.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use serde_json::json;
/// let documents = b"{\"given\": \"A\", \"streetaddr\": \"B\"}\n{\n";
/// let association = json!({"domain": "mydomain.fr", "owner": true});
/// let lines = registrant::json::check_lines(documents, &association, &json!({}))?;
/// let lines: Vec<&[u8]> = lines.trim_ascii_end().split(|byte| *byte == b'\n').collect();
/// assert!(lines[0].starts_with(b"{\"accepted\":") && lines[1].starts_with(b"{\"error\":"));
/// # Ok(())
/// # }
/// ```
pub fn check_lines(
    documents: &[u8],
    association_value: &Value,
    option_values: &Value,
) -> Result<Vec<u8>, Error> {
    Ok(Checker::new(association_value, option_values)?.lines(documents))
}

/// A checker for many documents and one association. Each check equals `check` of [`super::call`].
///
/// It looks up everything that they share only once. It is fastest if the schema is given. The largest
/// document bounds its memory.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::json::{Answer, Checker};
/// use serde_json::json;
///
/// let association = json!({"domain": "mydomain.fr", "owner": true});
/// let mut checker = Checker::new(&association, &json!({"schema": "gandi-v3"}))?;
/// let mut out = Vec::new();
/// let answer = checker.line(br#"{"type": 0, "given": "A", "family": "B", "country": "US"}"#, &mut out);
/// assert_eq!(answer, Answer::Refused);
/// assert!(out.starts_with(b"{\"accepted\":false,") && out.ends_with(b"}\n"));
/// # Ok(())
/// # }
/// ```
pub struct Checker {
    checker: check::Checker,
    /// The number of lines so far.
    lines: usize,
    /// The report without violations, for each set of notes and of finished verifications so far.
    frames: Vec<Frame>,
}

discreet!(Checker { lines } count { frames });

/// The JSON of a report without violations. All reports of a checker with the same bits share it.
struct Frame {
    bits: (u32, u32),
    /// The text from the suffix to the opening bracket of the violations.
    before: String,
    /// The text from the closing bracket of the violations on.
    after: String,
}

impl Frame {
    /// Returns the frame of a report. Neither writing to memory nor a report's members can fail.
    fn of(report: &Report) -> Self {
        let clean = serde_json::to_string(&report.without_violations()).unwrap_or_default();
        let rest = clean.strip_prefix(ACCEPTED).unwrap_or_default();
        let (before, after) = rest.split_at(rest.find("[]").map_or(0, |bracket| bracket + 1));
        Self { bits: report.bits(), before: before.to_owned(), after: after.to_owned() }
    }

    /// Appends the JSON of a report with the same bits.
    fn write(&self, report: &Report, out: &mut Vec<u8>) {
        out.extend_from_slice(if report.is_accepted() { ACCEPTED } else { REFUSED }.as_bytes());
        out.extend_from_slice(self.before.as_bytes());
        for (index, violation) in report.violations.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            let _ = serde_json::to_writer(&mut *out, violation);
        }
        out.extend_from_slice(self.after.as_bytes());
    }
}

/// The start of an accepting and a refusing report.
const ACCEPTED: &str = "{\"accepted\":true";
const REFUSED: &str = "{\"accepted\":false";

impl Checker {
    /// Returns a checker for an association and options, given as in [`super::call`].
    ///
    /// # Errors
    ///
    /// If the association or an option is invalid.
    pub fn new(association_value: &Value, option_values: &Value) -> Result<Self, Error> {
        let mut options = options(option_values)?;
        let schema = options.schema.take();
        Self::of(association_with(association_value, options)?, schema.as_deref()).map_err(in_check)
    }

    /// Returns a checker with the arguments of [`check::Checker::new`].
    ///
    /// # Errors
    ///
    /// The same as [`check::Checker::new`].
    pub fn of(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        Ok(Self { checker: check::Checker::new(association, schema)?, lines: 0, frames: Vec::new() })
    }

    /// Returns the same as [`check_lines`].
    pub fn lines(&mut self, documents: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(documents.len() / 4);
        let documents = documents.strip_prefix(BYTE_ORDER_MARK).unwrap_or(documents);
        self.lines = 0;
        for line in documents.split(|byte| *byte == b'\n') {
            self.line(line, &mut out);
        }
        out
    }

    /// Checks the document of a line and appends a line of JSON: the report, or `{"error": …}` with the line
    /// number. A blank line counts, but appends nothing.
    pub fn line(&mut self, line: &[u8], out: &mut Vec<u8>) -> Answer {
        match self.report_on_line(line, out) {
            None => Answer::None,
            Some(Ok(report)) => Answer::of(&report),
            Some(Err(_)) => Answer::Error,
        }
    }

    /// Does the same as [`Checker::numbered_line`], and returns what it wrote: the report or the error, or `None` for a blank
    /// line.
    pub fn numbered_report(
        &mut self,
        line: &[u8],
        number: usize,
        out: &mut Vec<u8>,
    ) -> Option<Result<Report, Error>> {
        self.lines = number.saturating_sub(1);
        self.report_on_line(line, out)
    }

    /// Checks the document in a text, and writes nothing.
    ///
    /// # Errors
    ///
    /// If the text is not a document.
    pub fn text(&mut self, text: &str) -> Result<Report, Error> {
        self.checker.text(text)
    }

    fn report_on_line(&mut self, line: &[u8], out: &mut Vec<u8>) -> Option<Result<Report, Error>> {
        self.lines += 1;
        if line.trim_ascii().is_empty() {
            return None;
        }
        let answer = match std::str::from_utf8(line) {
            Ok(text) => self.written(text, out),
            Err(error) => Err(Error::at_offset(
                error.valid_up_to(),
                "expected UTF-8, found other bytes",
                "convert the text to UTF-8",
            )),
        };
        let answer = answer.map_err(|error| error.on_line(self.lines));
        if let Err(error) = &answer {
            // Neither writing to memory nor an error's members can fail.
            let _ = serde_json::to_writer(&mut *out, &crate::base::json!({ "error": error }));
        }
        out.push(b'\n');
        Some(answer)
    }

    /// Does the same as [`Checker::line`] for a line with a given number, counted from 1. It is for callers
    /// that skip lines.
    pub fn numbered_line(&mut self, line: &[u8], number: usize, out: &mut Vec<u8>) -> Answer {
        self.lines = number.saturating_sub(1);
        self.line(line, out)
    }

    /// Appends the report on a document as JSON. The pointer of an error begins with the name of the
    /// argument.
    ///
    /// # Errors
    ///
    /// If the text is not a document.
    pub fn report(&mut self, text: &str, out: &mut Vec<u8>) -> Result<Answer, Error> {
        self.written(text, out).map(|report| Answer::of(&report)).map_err(in_check)
    }

    fn written(&mut self, text: &str, out: &mut Vec<u8>) -> Result<Report, Error> {
        let report = self.text(text)?;
        let bits = report.bits();
        let place = self.frames.iter().position(|frame| frame.bits == bits).unwrap_or(self.frames.len());
        if place == self.frames.len() {
            self.frames.push(Frame::of(&report));
        }
        if let Some(frame) = self.frames.get(place) {
            frame.write(&report, out);
        }
        Ok(report)
    }
}

/// Adds the name of the argument to an error of a check.
fn in_check(error: Error) -> Error {
    named("check", error)
}

/// The result of [`Checker::line`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: the line was blank.
    None,
    /// A report that accepts the contact.
    Accepted,
    /// A report that refuses it.
    Refused,
    /// An error: the line is not a document.
    Error,
}

impl Answer {
    fn of(report: &Report) -> Self {
        if report.is_accepted() { Self::Accepted } else { Self::Refused }
    }
}
