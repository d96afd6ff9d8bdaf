//! Checks of many documents for one association.

use serde_json::Value;

use super::report::{Report, RuleSelection};
use crate::base::{Error, discreet};
use crate::contact::Contact;
use crate::normalize::{self, FieldChange, FieldProblem};
use crate::rules::{self, Association};
use crate::schema::{self, Reader, Schema};

/// A checker that decodes, normalizes and checks any number of documents for one association.
///
/// It looks up the shared parts once. The provider comes from the association, or else from the schema of
/// each document.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Association, Role, check::Checker};
/// let mut checker = Checker::new(Association::new("example.com").role(Role::Owner), Some("gandi-v3"))?;
/// let report = checker.text(r#"{"type": 0, "given": "Ann", "family": "Example", "country": "France"}"#)?;
/// assert!(!report.is_accepted());
/// # Ok(())
/// # }
/// ```
pub struct Checker {
    association: Association,
    schema: Option<&'static Schema>,
    /// The reader of the named schema, if a reader can be made for it.
    reader: Option<Reader>,
    /// The rules for each schema of the documents so far; `None` is the canonical contact.
    selections: Vec<(Option<&'static str>, RuleSelection)>,
    changes: Vec<FieldChange>,
    problems: Vec<FieldProblem>,
}

discreet!(Checker { } count { selections, changes, problems });

impl Checker {
    /// Makes a checker for documents in a named schema, or detects the schema of each document.
    ///
    /// # Errors
    ///
    /// If the association has no role, or if its domain's suffix, its provider or the schema is unknown.
    pub fn new(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        let association = association.checked()?;
        association.known_provider()?;
        rules::suffix(&association.domain)?;
        let schema = schema.map(schema::named).transpose()?;
        Ok(Self {
            association,
            schema,
            reader: schema.and_then(Reader::new),
            selections: Vec::new(),
            changes: Vec::new(),
            problems: Vec::new(),
        })
    }

    /// Checks the document in a text.
    ///
    /// # Errors
    ///
    /// If the text is not a document.
    pub fn text(&mut self, text: &str) -> Result<Report, Error> {
        let Self { association, reader, selections, changes, problems, .. } = self;
        if let Some(contact) = reader.as_mut().and_then(|reader| reader.read(text)) {
            return judge(contact, association, selections, changes, problems);
        }
        match schema::read(text)? {
            // A text inside a text: the document was encoded as JSON twice.
            Value::String(inner) => self.document(&schema::read(&inner)?),
            document => self.document(&document),
        }
    }

    /// Checks a document.
    ///
    /// # Errors
    ///
    /// If the document does not fit its schema.
    pub fn document(&mut self, document: &Value) -> Result<Report, Error> {
        let mut contact = schema::decode(document, self.schema.map(|schema| schema.name))?;
        judge(&mut contact, &self.association, &mut self.selections, &mut self.changes, &mut self.problems)
    }
}

fn judge(
    contact: &mut Contact,
    association: &Association,
    selections: &mut Vec<(Option<&'static str>, RuleSelection)>,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) -> Result<Report, Error> {
    changes.clear();
    problems.clear();
    let valid = normalize::in_place(contact, changes, problems);
    // The rules are looked up at first use.
    if let Some((_, known)) = selections.iter().find(|(schema, _)| *schema == contact.schema) {
        return Ok(known.check(contact, valid));
    }
    let selection =
        RuleSelection::new(association.clone().at_provider_of_schema(contact.schema), contact.schema)?;
    let report = selection.check(contact, valid);
    selections.push((contact.schema, selection));
    Ok(report)
}
