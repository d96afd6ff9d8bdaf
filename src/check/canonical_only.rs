//! Orders in a build without providers: no document is a change.

use serde_json::Value;

use super::order::{OrderReport, check_domains};
use crate::base::{Error, Roles};
use crate::contact::Contact;
use crate::rules::Association;
use crate::schema::Misfit;
use crate::{normalize, schema};

/// A contact of an order.
pub(crate) struct OrderContact(Roles, Contact, Vec<Misfit>);

impl OrderContact {
    pub fn one(document: &Value, schema: Option<&str>, roles: Roles) -> Result<Self, Error> {
        let (contact, misfits) = schema::readable(schema::known(schema, document)?, document)?;
        Ok(Self(roles, normalize::contact(contact).contact, misfits))
    }
}

/// Checks the contacts of documents for several domains.
pub(crate) fn check_documents<'d>(
    contacts: &[OrderContact],
    domains: impl IntoIterator<Item = &'d str>,
    association: &Association,
) -> Result<Vec<Result<OrderReport, Error>>, Error> {
    let given: Vec<(Roles, &Contact)> = contacts.iter().map(|one| (one.0, &one.1)).collect();
    let mut reports = check_domains(&given, domains, association)?;
    for report in reports.iter_mut().flatten() {
        for ((roles, report), one) in report.contacts.iter_mut().zip(contacts) {
            report.refuse(&one.2, schema::CONTACT, *roles);
        }
    }
    Ok(reports)
}
