//! The limits of a provider, for every domain.

use crate::base::{Code, Role};
use crate::check::{Violation, provider_violations};
use crate::contact::Contact;
use crate::rules::Association;
use crate::schema::Schema;

/// Returns the violations of the provider's own rules for every domain. The contact must come from a document
/// of its schema.
pub(crate) fn limits(contact: &Contact, to: &'static Schema) -> Vec<Violation> {
    let association = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    let association = association.provider(to.provider);
    let mut violations = provider_violations(contact, &association);
    // A field that belongs to another object is not missing here.
    violations
        .retain(|violation| violation.code != Code::Missing || !to.is_elsewhere(contact, violation.field));
    violations
}
