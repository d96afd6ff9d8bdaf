//! Checks of many documents for one association.

use std::borrow::Cow;

use serde_json::Value;

use super::report::{Report, RuleSelection};
#[cfg(feature = "providers")]
use super::violation::Violation;
#[cfg(feature = "providers")]
use crate::base::Code;
#[cfg(feature = "providers")]
use crate::base::Place;
#[cfg(feature = "providers")]
use crate::base::Role;
use crate::base::{Error, Operation, Roles, discreet, in_order};
use crate::contact::Contact;
use crate::normalize::{self, FieldChange, FieldProblem};
use crate::rules::{self, Association};
use crate::schema::{self, Misfit, Reader, Schema};

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
    /// The reader of the named schema, if a reader can be made for it. The first text makes it.
    reader: Option<Option<Reader>>,
    rules: Selections,
    changes: Vec<FieldChange>,
    problems: Vec<FieldProblem>,
}

discreet!(Checker { } count { changes, problems });

/// The rules that were looked up so far.
#[derive(Default)]
struct Selections {
    /// The rules for each schema and roles of the contacts; `None` is the canonical contact.
    known: Vec<(Option<&'static str>, Roles, RuleSelection)>,
    /// `true` if it pays to drop the rules that others replace.
    is_for_many: bool,
}

impl Checker {
    /// Makes a checker for documents in a named schema, or detects the schema of each document.
    ///
    /// # Errors
    ///
    /// If the association has no role, or if its domain's suffix, its provider or the schema is unknown.
    pub fn new(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        let association = association.checked()?;
        let provider = association.known_provider()?;
        let suffix = rules::suffix_of_name(&association.domain)?;
        let schema = schema.map(schema::named).transpose()?;
        rules::are_here(suffix, provider)?;
        Ok(Self {
            association,
            schema,
            reader: None,
            rules: Selections::default(),
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
        let Self { association, schema, reader, rules, changes, problems } = self;
        // Texts are lines of a stream, and many follow.
        rules.is_for_many = true;
        // The reader keeps no document, and a change is judged by what the document names.
        let is_whole = association.operation != Operation::Update;
        let reader = reader.get_or_insert_with(|| schema.filter(|_| is_whole).and_then(Reader::new));
        if let Some(contact) = reader.as_mut().and_then(|reader| reader.read(text)) {
            return judge(contact, association, association.roles, rules, changes, problems);
        }
        match schema::read(text)? {
            // A text inside a text: the document was encoded as JSON twice.
            Value::String(inner) => self.whole(Cow::Owned(schema::read(&inner)?)),
            document => self.whole(Cow::Owned(document)),
        }
    }

    /// Checks a document. If it holds several contacts, the report is about all of them: it accepts them if it
    /// accepts each. A violation's pointer leads from the top of the document. A contact for a role of the domain
    /// is checked in that role.
    ///
    /// # Errors
    ///
    /// If the document does not fit its schema.
    pub fn document(&mut self, document: &Value) -> Result<Report, Error> {
        self.whole(Cow::Borrowed(document))
    }

    fn whole(&mut self, document: Cow<'_, Value>) -> Result<Report, Error> {
        #[cfg(feature = "providers")]
        let mut document = document;
        let roles = self.association.roles;
        #[cfg(feature = "providers")]
        {
            if let Some(parts) = schema::parts(&document, self.schema)? {
                let mut report = self.parts(&parts)?;
                if let Some((schema, misfits, lacking)) = schema::body::request::faults(&document, &parts) {
                    report.refuse(&misfits, schema, Role::Owner.into());
                    report.lack(lacking.iter().copied(), schema, Role::Owner.into());
                }
                return Ok(report);
            }
            // It holds one contact, which may keep the document.
            if let Some(schema) = self.schema
                && !is_change(schema, schema::is_change(schema, &document), &self.association)
                && !is_owner_update(schema, &self.association)
            {
                let read = |document: &mut Cow<'_, Value>| schema.decode_contact(document);
                let (contact, misfits) = schema::set_aside(schema, &mut document, read)?;
                return self.contact(schema, contact, &misfits, roles);
            }
        }
        let schema = schema::known(self.schema.map(|schema| schema.name), &document)?;
        let (contact, misfits) = schema::readable(schema, &document)?;
        #[cfg(feature = "providers")]
        if is_change(schema, schema::is_change(schema, &document), &self.association)
            || is_owner_update(schema, &self.association)
        {
            return self.change(schema, &document, (contact, misfits), roles);
        }
        self.contact(schema, contact, &misfits, roles)
    }

    /// Checks what a request changes. A field that it does not name keeps its value, so it is not missing.
    #[cfg(feature = "providers")]
    fn change(
        &mut self,
        schema: &'static Schema,
        document: &Value,
        (contact, misfits): (Contact, Vec<Misfit>),
        roles: Roles,
    ) -> Result<Report, Error> {
        let before = contact.clone();
        let mut report = self.contact(schema, contact, &misfits, roles)?;
        keep_named(&mut report.violations, schema, document, &before);
        Ok(report)
    }

    /// Checks the contacts of a document.
    #[cfg(feature = "providers")]
    fn parts(&mut self, parts: &[schema::Part<'_>]) -> Result<Report, Error> {
        let mut whole: Option<Report> = None;
        for part in parts {
            let (contact, misfits) = part.readable()?;
            let roles = part.role.map_or(self.association.roles, Roles::from);
            let mut report = match is_change(part.schema, part.is_change, &self.association) {
                true => self.change(part.schema, &part.document, (contact, misfits), roles)?,
                false => self.contact(part.schema, contact, &misfits, roles)?,
            };
            report.lack(part.lacking(), part.schema, roles);
            let report = report.under(part);
            match &mut whole {
                Some(whole) => whole.join(report),
                None => whole = Some(report),
            }
        }
        whole.ok_or_else(|| {
            Error::at(Place::root(), "expected a contact, found an empty list", "pass at least one contact")
        })
    }

    fn contact(
        &mut self,
        schema: &Schema,
        mut contact: Contact,
        misfits: &[Misfit],
        roles: Roles,
    ) -> Result<Report, Error> {
        let Self { association, rules, changes, problems, .. } = self;
        let mut report = judge(&mut contact, association, roles, rules, changes, problems)?;
        report.refuse(misfits, schema, roles);
        Ok(report)
    }
}

/// Returns whether a document has only what a request changes: if it says so, or if the operation is an update and the
/// provider takes partial ones.
#[cfg(feature = "providers")]
pub(super) fn is_change(schema: &Schema, says_so: bool, association: &Association) -> bool {
    says_so || (association.operation == Operation::Update && schema.has_partial_updates())
}

/// Returns whether a contact alone is the body of Gandi's `PUT …/contacts/owner`.
#[cfg(feature = "providers")]
pub(super) fn is_owner_update(schema: &Schema, association: &Association) -> bool {
    !schema.asked_of_owner().is_empty()
        && association.operation == Operation::Update
        && association.roles == Roles::from(Role::Owner)
}

/// Drops what is missing in a request that changes a contact: a field that it does not name keeps its value. Gandi v5 and
/// DNSimple ask for some members nonetheless.
#[cfg(feature = "providers")]
pub(crate) fn keep_named(
    violations: &mut Vec<Violation>,
    schema: &Schema,
    document: &Value,
    contact: &Contact,
) {
    violations.retain(|fault| {
        fault.code != Code::Missing
            || schema.asked_of_owner().contains(&fault.field)
            || schema.asked_with(fault.field).is_some_and(|with| contact.has(with))
            || schema::is_in_change(schema, document, contact, fault.field)
    });
}

fn judge(
    contact: &mut Contact,
    association: &Association,
    roles: Roles,
    rules: &mut Selections,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) -> Result<Report, Error> {
    changes.clear();
    problems.clear();
    let valid = normalize::in_place(contact, changes, problems);
    // The rules are looked up at first use.
    let is_known = |of: &&mut (Option<&str>, Roles, RuleSelection)| of.0 == contact.schema && of.1 == roles;
    if let Some((.., known)) = rules.known.iter_mut().find(is_known) {
        known.drop_replaced(contact.schema);
        return Ok(known.check_normalized(contact, valid, problems));
    }
    let mut association = association.clone().at_provider_of_schema(contact.schema);
    association.roles = roles;
    let mut selection = RuleSelection::new(association, contact.schema)?;
    if rules.is_for_many {
        selection.drop_replaced(contact.schema);
    }
    let report = selection.check_normalized(contact, valid, problems);
    rules.known.push((contact.schema, roles, selection));
    Ok(report)
}

/// Checks many contacts for one association, each as [`check`](crate::check()) does, in their order. It looks up the rules once.
///
/// With the feature `parallel` it uses every core. It then reads ahead by up to 128 contacts for each core. A call keeps no
/// more than these in memory.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::check::check_many;
/// use registrant::contact::{Contact, Field};
/// use registrant::{Association, Report, Role};
///
/// let contacts = ["Ann", "Bob"].map(|name| Contact::new().with(Field::FULL_NAME, name));
/// let association = Association::new("example.com").role(Role::Owner);
/// let reports = check_many(contacts, &association).collect::<Result<Vec<Report>, _>>()?;
/// assert!(reports.iter().all(|report| !report.is_accepted()));
/// # Ok(())
/// # }
/// ```
pub fn check_many<I: IntoIterator<Item = Contact>>(
    contacts: I,
    association: &Association,
) -> impl Iterator<Item = Result<Report, Error>> + use<I> {
    let association = association.clone();
    in_order(contacts, move || {
        let association = association.clone();
        let mut selections: Vec<(Option<&str>, RuleSelection)> = Vec::new();
        move |contact: Contact| {
            let schema = contact.schema;
            if let Some((_, known)) = selections.iter_mut().find(|(of, _)| *of == schema) {
                known.drop_replaced(schema);
                return Ok(known.check(&contact));
            }
            let selection = RuleSelection::new(association.clone(), schema)?;
            let report = selection.check(&contact);
            selections.push((schema, selection));
            Ok(report)
        }
    })
}
