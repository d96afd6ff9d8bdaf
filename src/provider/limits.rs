//! The limits of a provider, whatever the domain.

use crate::base::{Code, Role};
use crate::check::{Violation, provider_violations};
use crate::contact::Contact;
use crate::rules::Association;
use crate::schema::Schema;

/// What a provider would refuse whatever the domain in a contact that was read from a document of its schema: the rules
/// of its own layer that count everywhere.
pub(crate) fn limits(contact: &Contact, to: &'static Schema) -> Vec<Violation> {
    let association = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    let association = association.provider(to.provider);
    let mut violations = provider_violations(contact, &association);
    // What another object holds is not missing in this one.
    violations
        .retain(|violation| violation.code != Code::Missing || !to.is_elsewhere(contact, violation.field));
    violations
}
