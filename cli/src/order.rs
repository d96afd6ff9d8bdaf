//! `registrant check` with several domains, or several contacts.

use std::path::Path;

use registrant::check::{OrderContact, check_documents};
use registrant::json::order_answer;
use registrant::{Association, OrderReport, Role, Roles};
use serde_json::Value;

use crate::changes::normalized;
use crate::check::{about, notes, verdict, violation};
use crate::input::{Source, named, option};
use crate::layout::{BAD, paint};
use crate::output::{print, print_json};
use crate::texts;

/// The document of some roles.
pub struct Named {
    roles: Roles,
    source: Source,
    document: Value,
}

impl Named {
    /// Reads the document of some roles, from `ROLES=FILE`.
    pub fn read(text: &str) -> Result<Self, String> {
        let Some((roles, file)) = text.split_once('=') else {
            return Err(format!(
                "--contact {text}: expected a role, found none; write it as owner=contact.json"
            ));
        };
        if file.is_empty() {
            return Err(format!(
                "--contact {text}: expected a file, found none; write it as owner=contact.json"
            ));
        }
        let named = roles.split(',').map(|role| option::<Role>("--contact", role));
        let roles: Roles = named.collect::<Result<Vec<_>, String>>()?.into_iter().collect();
        let source = Source::of(Path::new(file));
        Ok(Self { roles, document: source.read()?, source })
    }

    /// Reads the contact of the document.
    pub fn contact(&self, schema: Option<&str>) -> Result<OrderContact<'_>, String> {
        OrderContact::one(&self.document, schema, self.roles)
            .map_err(|error| self.source.blame_schema(&error, "--schema"))
    }
}

/// Checks some contacts for some domains.
pub fn run(
    contacts: &[OrderContact<'_>],
    domains: &[String],
    association: &Association,
    as_json: bool,
) -> Result<u8, String> {
    let mut association = association.clone();
    if let Some(first) = contacts.first() {
        association = association.at_provider_of(first.sent());
    }
    let reports = check_documents(contacts, domains.iter().map(String::as_str), &association)
        .map_err(|error| named(&error))?;
    if as_json {
        print_json(&order_answer(domains, &reports))?;
    } else {
        for (domain, report) in domains.iter().zip(&reports) {
            association.domain.clone_from(domain);
            match report {
                Ok(report) => print(&text(&association, report))?,
                Err(error) => print(&format!(
                    "{}: {domain}: {error}\n\n",
                    paint(BAD, texts::NOT_CHECKED.of(association.language))
                ))?,
            }
        }
        // The changes of several contacts of a list would not say whose they are.
        let is_list = contacts.len() > 1 && contacts.iter().any(|contact| contact.roles().is_empty());
        for contact in contacts.iter().filter(|_| !is_list) {
            let (_, changes) = normalized(contact.sent().clone(), association.language);
            if !changes.is_empty() {
                let roles = contact.roles();
                let title = if contacts.len() > 1 { format!("{}:\n", names(roles)) } else { String::new() };
                print(&format!("{title}{changes}\n"))?;
            }
        }
    }
    let statuses = reports.iter().map(|report| match report {
        Ok(report) => u8::from(!report.is_accepted()),
        Err(_) => 2,
    });
    Ok(statuses.max().unwrap_or(0))
}

fn text(association: &Association, report: &OrderReport) -> String {
    let mut roles: Vec<String> = report.contacts.iter().map(|(roles, _)| names(*roles)).collect();
    // The contacts of a list have the same roles.
    roles.dedup();
    let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
    let language = association.language;
    let mut text = verdict(report.is_accepted(), &about(association, &roles), report.suffix, language);
    let colon = texts::COLON.of(language);
    for (roles, what) in
        [(report.missing_roles, texts::MISSING_ROLES), (report.unstored_roles, texts::UNSTORED_ROLES)]
    {
        if !roles.is_empty() {
            text += &format!("  {}{colon}{}\n", what.of(language), names(roles));
        }
    }
    let is_several = report.contacts.len() > 1;
    for (roles, report) in &report.contacts {
        let notes = notes(report, language);
        if is_several && !(report.violations.is_empty() && notes.is_empty()) {
            text += &format!("\n  {}:\n", names(*roles));
        }
        text.extend(report.violations.iter().map(|fault| violation(fault, language)));
        text += &notes;
    }
    text + "\n"
}

fn names(roles: Roles) -> String {
    roles.iter().map(Role::as_str).collect::<Vec<_>>().join(", ")
}
