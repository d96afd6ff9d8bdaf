//! The faults of a Freebox entry's items, of which a contact holds only one of each kind.

use super::CheckContext;
use crate::base::{Code, Layer, Params, Severity, Source, Values};
use crate::check::violation::{RuleRef, Violation};
use crate::check::wording::Wording;
use crate::contact::Contact;
use crate::schema::freebox::{self, Fault, ItemFault};

/// The name in messages.
const ASKER: &str = "Freebox OS";

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
            let (code, severity, id, wording, params) = match fault {
                Fault::Type(types) => {
                    let mut params = Params::default();
                    params.insert("one_of", types.iter().copied().collect::<Values>());
                    (
                        Code::UnknownValue,
                        Severity::Error,
                        "freebox.type",
                        Wording::answer("item_type", ASKER),
                        params,
                    )
                }
                Fault::Email(problem) => {
                    let wording = Wording::answer(problem.reason, ASKER);
                    (problem.code, Severity::Warning, "freebox.email", wording, Params::default())
                }
            };
            let roles = self.association.roles;
            let source = Source {
                address: "https://dev.freebox.fr/sdk/os/contacts/".into(),
                date: "2026-08-22".into(),
            };
            found.push(Violation {
                code,
                severity,
                field,
                pointer: Some(pointer),
                roles,
                message: wording.text(self.association.language, field, roles, &params),
                wording,
                params,
                rule: RuleRef { id: id.to_owned(), layer: Layer::Provider, source },
                fix: None,
            });
        }
    }
}
