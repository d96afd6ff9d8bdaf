//! Many documents, a line of JSON each, to as many reports.

use serde_json::Value;

use super::{association, decode, document, options};
use crate::association::Association;
use crate::contact::Contact;
use crate::error::Error;
use crate::normalize::{self, FieldChange, Sound};
use crate::report::{Inquiry, Report};
use crate::schema::{self, Reader, Schema};

/// Checks many documents for one association: a line of JSON each in, a line with the report each out, in order.
///
/// A line that is no document is answered with `{"error": …}` in its place; empty lines are passed over.
///
/// # Errors
///
/// Where the association or an option is wrong.
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
    let mut checker = Checker::new(association_value, option_values)?;
    let mut out = Vec::with_capacity(documents.len() / 4);
    for line in documents.split(|byte| *byte == b'\n') {
        checker.line(line, &mut out);
    }
    Ok(out)
}

/// Checks documents one after another for one association, each as [`super::call`] does `check`.
///
/// What is the same for all of them is looked up once. Documents of a schema that is named are read fastest.
/// Memory is bounded by the largest document.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::json::Checker;
/// use serde_json::json;
///
/// let association = json!({"domain": "mydomain.fr", "owner": true});
/// let mut checker = Checker::new(&association, &json!({"schema": "gandi-v3"}))?;
/// let mut out = Vec::new();
/// assert!(!checker.line(br#"{"type": 0, "given": "A", "family": "B", "country": "US"}"#, &mut out));
/// assert!(out.starts_with(b"{\"accepted\":false,") && out.ends_with(b"}\n"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Checker {
    association: Association,
    schema: Option<String>,
    reader: Option<Reader>,
    /// What is asked at each provider that a document came from; `None` for that of the canonical contact.
    inquiries: Vec<(Option<&'static str>, Inquiry)>,
    changes: Vec<FieldChange>,
}

impl Checker {
    /// A checker for an association and options as [`super::call`] takes them.
    ///
    /// # Errors
    ///
    /// Where one of the two is wrong.
    pub fn new(association_value: &Value, option_values: &Value) -> Result<Self, Error> {
        let association = association(association_value, option_values)?;
        crate::rules::suffix(&association.domain)?;
        let schema = options(option_values)?.schema;
        let named = schema.as_deref().filter(|name| *name != "contact").map(schema::named).transpose()?;
        let reader = named.and_then(Reader::new);
        Ok(Self { association, schema, reader, inquiries: Vec::new(), changes: Vec::new() })
    }

    /// The report on the document in a text.
    ///
    /// # Errors
    ///
    /// Where the text is not a document.
    pub fn check(&mut self, text: &str) -> Result<Report, Error> {
        let mut contact = match self.reader.as_mut().and_then(|reader| reader.read(text)) {
            Some(contact) => contact,
            None => decode(&*document(&schema::read(text)?)?, self.schema.as_deref())?,
        };
        self.changes.clear();
        let sound = normalize::in_place(&mut contact, &mut self.changes);
        self.judge(&contact, sound)
    }

    fn judge(&mut self, contact: &Contact, sound: Sound) -> Result<Report, Error> {
        if let Some((_, inquiry)) = self.inquiries.iter().find(|(schema, _)| *schema == contact.schema) {
            return Ok(inquiry.check(contact, sound));
        }
        let mut association = self.association.clone();
        if association.provider.is_none() {
            let schema: Option<&Schema> = contact.schema.map(schema::named).transpose()?;
            association.provider = schema.map(|schema| schema.provider.to_owned());
        }
        let inquiry = Inquiry::new(association, contact.schema)?;
        let report = inquiry.check(contact, sound);
        self.inquiries.push((contact.schema, inquiry));
        Ok(report)
    }

    /// Checks the document in a line and adds a line of JSON: the report, or `{"error": …}`. Says whether the contact
    /// is accepted. A line of nothing but white space adds nothing.
    pub fn line(&mut self, line: &[u8], out: &mut Vec<u8>) -> bool {
        if line.trim_ascii().is_empty() {
            return true;
        }
        let report = match std::str::from_utf8(line) {
            Ok(text) => self.check(text),
            Err(error) => {
                Err(Error::at_offset(error.valid_up_to(), "the text is not UTF-8", "convert it first"))
            }
        };
        let accepted = match report {
            Ok(report) => {
                // Neither writing to memory nor the report's members can fail.
                let _ = serde_json::to_writer(&mut *out, &report);
                report.is_accepted()
            }
            Err(error) => {
                let _ = serde_json::to_writer(&mut *out, &serde_json::json!({ "error": error }));
                false
            }
        };
        out.push(b'\n');
        accepted
    }
}
