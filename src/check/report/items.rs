//! The faults of a Freebox entry's items, of which a contact holds only one of each kind.

use super::CheckContext;
use crate::base::{Code, Layer, Params, Severity, Values};
use crate::check::violation::{Finding, Violation};
use crate::contact::Contact;
use crate::schema::freebox::{self, Fault, ItemFault};

/// The name in messages.
const ASKER: &str = "Freebox OS";
const SOURCE: [&str; 2] = ["https://dev.freebox.fr/sdk/os/contacts/", "2026-08-22"];

impl CheckContext<'_> {
    /// Adds the faults of the items of the document that a contact came from.
    pub(super) fn items(self, contact: &Contact, found: &mut Vec<Violation>) {
        let provider = freebox::SCHEMA.provider;
        let is_own = contact.schema == Some(freebox::SCHEMA.name);
        if !is_own || self.association.provider_of_rules() != Some(provider) {
            return;
        }
        for ItemFault { field, pointer, fault } in
            contact.extra.get("").map(freebox::faults).unwrap_or_default()
        {
            if found.iter().any(|known| known.pointer.as_ref() == Some(&pointer)) {
                continue;
            }
            let (code, severity, id, template, params) = match fault {
                Fault::Type(types) => {
                    let mut params = Params::default();
                    params.insert("one_of", types.iter().copied().collect::<Values>());
                    (Code::UnknownValue, Severity::Error, "freebox.type", "item_type", params)
                }
                Fault::Email(problem) => {
                    (problem.code, Severity::Warning, "freebox.email", problem.reason, Params::default())
                }
            };
            let rule = (id, Layer::Provider, SOURCE);
            let finding = Finding {
                field,
                pointer: Some(pointer),
                code,
                severity,
                rule,
                template,
                asker: ASKER,
                params,
            };
            found.push(finding.violation(self.association.roles, self.association.language));
        }
    }
}
