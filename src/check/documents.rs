//! Checks of documents for several domains, or with the contacts of several roles.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::checker::{is_change, is_owner_update, keep_named};
use super::order::{OrderReport, check_order};
use super::report::Report;
use crate::base::{Error, Roles};
use crate::contact::Contact;
use crate::normalize;
use crate::rules::{self, Association};
use crate::schema::{self, Misfit, Part};

/// A contact of an order with its document. A change is judged by what the document names.
#[derive(Clone)]
pub struct OrderContact<'a> {
    roles: Roles,
    part: Part<'a>,
    sent: Contact,
    misfits: Vec<Misfit>,
    normalized: Contact,
}

impl fmt::Debug for OrderContact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrderContact").field("roles", &self.roles).finish_non_exhaustive()
    }
}

impl<'a> OrderContact<'a> {
    /// Reads the only contact of a document, for some roles. Without `schema`, it detects the schema first.
    ///
    /// # Errors
    ///
    /// If the document holds no contact or several, or does not fit its schema.
    pub fn one(document: &'a Value, schema: Option<&str>, roles: Roles) -> Result<Self, Error> {
        let schema = schema::known(schema, document)?;
        match schema::only(schema, document)? {
            Some(part) => Self::of(part, roles),
            None => Self::of(Part::whole(schema, Cow::Borrowed(document)), roles),
        }
    }

    /// Reads the contacts of a document, each with the role that the document gives it.
    ///
    /// # Errors
    ///
    /// If the document holds no contact, or if one does not fit its schema.
    pub fn all(document: &'a Value, schema: Option<&str>) -> Result<Vec<Self>, Error> {
        let of = |part: Part<'a>| {
            let roles = part.role.map(Roles::from).unwrap_or_default();
            Self::of(part, roles)
        };
        schema::contacts(document, schema)?.into_iter().map(of).collect()
    }

    fn of(part: Part<'a>, roles: Roles) -> Result<Self, Error> {
        let (sent, misfits) = part.readable()?;
        let normalized = normalize::contact(sent.clone()).contact;
        Ok(Self { roles, part, sent, misfits, normalized })
    }

    /// Returns the contact's roles. They are empty if neither the caller nor the document names one.
    pub fn roles(&self) -> Roles {
        self.roles
    }

    /// Returns the contact as the document has it, before it is normalized.
    pub fn sent(&self) -> &Contact {
        &self.sent
    }

    /// Adds to a report on the contact what its document has and no contact can hold: values of a wrong type, and second ones for a field.
    pub fn refuse_unreadable(&self, report: &mut Report, roles: Roles) {
        report.refuse(&self.misfits, self.part.schema, roles);
    }

    /// Returns a report on the contact, about its document.
    fn settled(&self, mut report: Report, association: &Association, is_alone: bool) -> Report {
        self.refuse_unreadable(&mut report, association.roles);
        let Part { schema, document, pointer, .. } = &self.part;
        let is_owner = is_alone && pointer.is_empty() && is_owner_update(schema, association);
        if is_owner || is_change(schema, self.part.is_change, association) {
            keep_named(&mut report.violations, schema, document, &self.sent);
        }
        report.under(&self.part)
    }
}

/// Checks the contacts of documents for several domains, as [`check_domains`](super::check_domains) does. A pointer leads from
/// the top of the document.
///
/// A contact without a role is checked on its own, in the roles of the association: a list holds many of them.
///
/// # Errors
///
/// The errors of [`check_domains`](super::check_domains).
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::check::{OrderContact, check_documents};
/// use registrant::{Association, Operation, Role, schema};
/// let change = schema::parse(r#"{"city": "Torino"}"#)?;
/// let contacts = [OrderContact::one(&change, Some("dnsimple"), Role::Owner.into())?];
/// let update = Association::new("").operation(Operation::Update);
/// let reports = check_documents(&contacts, ["example.com", "example.net"], &update)?;
/// assert!(reports.iter().all(|report| report.as_ref().is_ok_and(|report| report.is_accepted())));
/// # Ok(())
/// # }
/// ```
pub fn check_documents<'d>(
    contacts: &[OrderContact<'_>],
    domains: impl IntoIterator<Item = &'d str>,
    association: &Association,
) -> Result<Vec<Result<OrderReport, Error>>, Error> {
    let (placed, alone): (Vec<_>, Vec<_>) = contacts.iter().partition(|contact| !contact.roles.is_empty());
    let alone = alone.into_iter().map(|contact| vec![(association.roles, contact)]);
    let placed: Vec<_> = placed.into_iter().map(|contact| (contact.roles, contact)).collect();
    let mut groups: Vec<Vec<(Roles, &OrderContact<'_>)>> = alone.collect();
    if !placed.is_empty() {
        groups.insert(0, placed);
    }
    let mut association = association.clone();
    if let Some(first) = contacts.first() {
        association = association.at_provider_of(&first.sent);
    }
    let reports = domains.into_iter().map(|domain| {
        if let Err(error) = rules::suffix_of_name(domain) {
            return Ok(Err(error));
        }
        domain.clone_into(&mut association.domain);
        let mut reports = groups.iter().map(|group| check_group(group, &association));
        let first = reports.next().unwrap_or_else(|| check_order(&[], &association))?;
        reports.try_fold(first, |whole, report| Ok(whole.joined(report?))).map(Ok)
    });
    reports.collect()
}

/// Checks the contacts of an order together.
fn check_group(
    group: &[(Roles, &OrderContact<'_>)],
    association: &Association,
) -> Result<OrderReport, Error> {
    let given: Vec<(Roles, &Contact)> =
        group.iter().map(|(roles, contact)| (*roles, &contact.normalized)).collect();
    let mut whole = check_order(&given, association)?;
    let reports = std::mem::take(&mut whole.contacts);
    let settled = group.iter().zip(reports).map(|((_, contact), (roles, report))| {
        let own = Association { roles, ..association.clone() };
        (roles, contact.settled(report, &own, group.len() == 1))
    });
    whole.contacts = settled.collect();
    Ok(whole)
}
