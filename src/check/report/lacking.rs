//! The violations of members that a request asks for although no field holds them.

use super::Report;
use crate::base::{Code, Layer, Params, Roles, Severity};
use crate::check::violation::{Finding, Violation};
use crate::contact::Field;
use crate::language::Language;
use crate::rules;
use crate::schema::{GANDI_V3, Schema};

impl Report {
    /// Adds the violations of the members of a request that it lacks, each below the pointer of its object.
    pub(crate) fn lack(
        &mut self,
        members: impl Iterator<Item = &'static str>,
        schema: &Schema,
        roles: Roles,
    ) {
        lack(&mut self.violations, members, schema, (roles, self.language));
    }
}

/// Adds the violations of the members of a request that it lacks.
pub(crate) fn lack(
    violations: &mut Vec<Violation>,
    members: impl Iterator<Item = &'static str>,
    schema: &Schema,
    (roles, language): (Roles, Language),
) {
    for member in members {
        let (id, source) = match schema.name == GANDI_V3.name {
            true => ("gandi-v3.call", ["https://doc.rpc.gandi.net/contact/reference.html", "2026-11-22"]),
            false => ("gandi-v5.request", ["https://api.gandi.net/docs/domains/", "2026-08-22"]),
        };
        let mut params = Params::default();
        params.insert("member", member);
        let finding = Finding {
            field: Field::ID,
            pointer: Some(["/", member].concat()),
            code: Code::Missing,
            severity: Severity::Error,
            rule: (id, Layer::Provider, source),
            template: "missing",
            asker: rules::title(schema.provider),
            params,
        };
        violations.push(finding.violation(roles, language));
    }
}
