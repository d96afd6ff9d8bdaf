//! `registrant check` with several domains, or several contacts.

use std::path::Path;

use registrant::check::check_domains;
use registrant::contact::Contact;
use registrant::json::order_answer;
use registrant::{Association, Language, OrderReport, Role, Roles};

use crate::changes::normalized;
use crate::check::{about, notes, verdict, violation};
use crate::input::{Source, named, option};
use crate::layout::{BAD, paint};
use crate::output::{print, print_json};
use crate::texts;

/// A contact with its roles, and the changes that normalization made to it.
pub struct Part {
    roles: Roles,
    contact: Contact,
    changes: String,
}

impl Part {
    /// Normalizes a contact.
    pub fn new(roles: Roles, contact: Contact, language: Language) -> Self {
        let (contact, changes) = normalized(contact, language);
        Self { roles, contact, changes }
    }

    /// Reads the contact of some roles, from `ROLES=FILE`.
    pub fn read(text: &str, schema: Option<&str>, language: Language) -> Result<Self, String> {
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
        Ok(Self::new(roles, Source::of(Path::new(file)).contact(schema)?, language))
    }
}

/// Checks some contacts for some domains.
pub fn run(
    parts: &[Part],
    domains: &[String],
    association: &Association,
    as_json: bool,
) -> Result<u8, String> {
    let given: Vec<(Roles, &Contact)> = parts.iter().map(|part| (part.roles, &part.contact)).collect();
    let mut association = association.clone();
    if let Some((_, contact)) = given.first() {
        association = association.at_provider_of(contact);
    }
    let reports = check_domains(&given, domains.iter().map(String::as_str), &association)
        .map_err(|error| named(&error))?;
    if as_json {
        print_json(&order_answer(domains, &reports))?;
    } else {
        for (domain, report) in domains.iter().zip(&reports) {
            association.domain.clone_from(domain);
            match report {
                Ok(report) => print(&text(&association, report, &given))?,
                Err(error) => print(&format!(
                    "{}: {domain}: {error}\n\n",
                    paint(BAD, texts::NOT_CHECKED.of(association.language))
                ))?,
            }
        }
        for part in parts.iter().filter(|part| !part.changes.is_empty()) {
            let title = if parts.len() > 1 { format!("{}:\n", names(part.roles)) } else { String::new() };
            print(&format!("{title}{}\n", part.changes))?;
        }
    }
    let statuses = reports.iter().map(|report| match report {
        Ok(report) => u8::from(!report.is_accepted()),
        Err(_) => 2,
    });
    Ok(statuses.max().unwrap_or(0))
}

fn text(association: &Association, report: &OrderReport, given: &[(Roles, &Contact)]) -> String {
    let roles: Vec<String> = given.iter().map(|(roles, _)| names(*roles)).collect();
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
    for (roles, report) in &report.contacts {
        let notes = notes(report, language);
        if given.len() > 1 && !(report.violations.is_empty() && notes.is_empty()) {
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
