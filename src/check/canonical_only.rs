//! Orders in a build without providers: no document is a change.

use serde_json::Value;

use super::order::{OrderReport, check_domains};
use crate::base::{Error, Roles};
use crate::contact::Contact;
use crate::rules::Association;
use crate::{normalize, schema};

/// A contact of an order.
pub(crate) struct OrderContact(Roles, Contact);

impl OrderContact {
    pub fn one(document: &Value, schema: Option<&str>, roles: Roles) -> Result<Self, Error> {
        Ok(Self(roles, normalize::contact(schema::decode(document, schema)?).contact))
    }
}

/// Checks the contacts of documents for several domains.
pub(crate) fn check_documents<'d>(
    contacts: &[OrderContact],
    domains: impl IntoIterator<Item = &'d str>,
    association: &Association,
) -> Result<Vec<Result<OrderReport, Error>>, Error> {
    let given: Vec<(Roles, &Contact)> = contacts.iter().map(|one| (one.0, &one.1)).collect();
    check_domains(&given, domains, association)
}
