//! The limits of a provider, for every domain.

use crate::base::{Code, Role, Roles, Severity};
use crate::check::{ProviderRules, Violation, provider_violations};
use crate::contact::Contact;
use crate::language::Language;
use crate::rules::Association;
use crate::schema::{Schema, freebox, glauca};

/// Returns the violations of the provider's own rules for every domain. The contact must come from a document
/// of its schema.
pub(crate) fn limits(contact: &Contact, to: &'static Schema) -> Vec<Violation> {
    provider_violations(contact, &every_role(to))
}

/// Judges contacts by the provider's own rules for every domain, without messages. The rules are looked up once.
pub(super) struct Judge {
    to: &'static Schema,
    rules: Option<ProviderRules>,
}

impl Judge {
    /// Makes a judge of contacts like this one, which comes from a document of its schema.
    pub fn of(contact: &Contact, to: &'static Schema) -> Self {
        // The items of an entry and the addresses of a contact have faults of their own.
        let is_plain = ![freebox::SCHEMA.name, glauca::SCHEMA.name].map(Some).contains(&contact.schema);
        let rules = is_plain.then(|| ProviderRules::new(every_role(to), contact.schema)).flatten();
        Self { to, rules }
    }

    /// Returns the rule and the code of each error.
    pub fn refusals(&self, contact: &Contact) -> Vec<(String, Code)> {
        let Some(rules) = &self.rules else {
            return errors(&limits(contact, self.to)).map(|(id, code)| (id.to_owned(), code)).collect();
        };
        rules.refusals(contact).map(|(rule, code)| (rule.id().to_owned(), code)).collect()
    }
}

/// Returns the rule and the code of each error.
pub(super) fn errors(violations: &[Violation]) -> impl Iterator<Item = (&str, Code)> {
    let errors = violations.iter().filter(|violation| violation.severity == Severity::Error);
    errors.map(|violation| (violation.rule.id.as_str(), violation.code))
}

/// Returns the roles and the language of violations that no association decides.
pub(super) fn in_every_role() -> (Roles, Language) {
    (Role::ALL.into_iter().collect(), Language::English)
}

/// Returns an association with the provider of a schema, in every role.
pub(super) fn every_role(to: &Schema) -> Association {
    let association = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    association.provider(to.provider)
}
