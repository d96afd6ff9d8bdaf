//! The violations of values that no contact can hold.

use super::Report;
use crate::base::{Code, Layer, Params, Roles, Severity};
use crate::check::violation::{Finding, Violation};
use crate::language::Language;
use crate::rules;
use crate::schema::{CONTACT, EXTENSION, Misfit, Schema};

/// The source of what a value's type is, where the schema's provider has no rule.
const JSON: [&str; 2] = ["https://www.rfc-editor.org/rfc/rfc8259#section-3", "2026-11-22"];

impl Report {
    /// Adds the violations of values that no contact can hold. The field of such a value is not missing.
    pub(crate) fn refuse(&mut self, misfits: &[Misfit], schema: &Schema, roles: Roles) {
        refuse(&mut self.violations, misfits, schema, (roles, self.language));
    }
}

/// Adds the violations of values that no contact can hold, in document order. The field of such a value is not missing.
pub(crate) fn refuse(
    violations: &mut Vec<Violation>,
    misfits: &[Misfit],
    schema: &Schema,
    (roles, language): (Roles, Language),
) {
    for misfit in misfits {
        violations.retain(|known| known.code != Code::Missing || known.field != misfit.field);
        let place = violations.partition_point(|known| known.field < misfit.field);
        violations.insert(place, violation(misfit, schema, roles, language));
    }
}

#[cold]
fn violation(misfit: &Misfit, schema: &Schema, roles: Roles, language: Language) -> Violation {
    let mut params = Params::default();
    if let Some(member) = &misfit.member {
        params.insert("member", member.clone());
    }
    let types = misfit.types();
    if let Some((expected, found)) = types.filter(|_| !misfit.is_contradiction()) {
        params.insert("expected", expected.to_owned());
        params.insert("found", found.to_owned());
    }
    let (code, id, template) = match types {
        _ if misfit.is_contradiction() => (Code::Mismatch, "document.contradiction", "mismatch"),
        _ if misfit.error.code() == EXTENSION => {
            (Code::InvalidFormat, "document.type", "phone.extension_not_digits")
        }
        _ if misfit.error.code() == "wrong_value" => (Code::InvalidFormat, "document.type", "invalid_format"),
        Some(("a string", _)) => (Code::InvalidFormat, "document.type", "not_text"),
        _ => (Code::InvalidFormat, "document.type", "wrong_type"),
    };
    let is_own = schema.name == CONTACT.name;
    let (layer, asker) = match is_own {
        true => (Layer::Generic, "registrant"),
        false => (Layer::Provider, rules::title(schema.provider)),
    };
    Finding {
        field: misfit.field,
        pointer: Some(misfit.pointer.clone()).filter(|pointer| !pointer.is_empty()),
        code,
        severity: Severity::Error,
        rule: (id, layer, JSON),
        template,
        asker,
        params,
    }
    .violation(roles, language)
}
