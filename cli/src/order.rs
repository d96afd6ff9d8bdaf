//! `registrant check` with several domains, or several contacts.

use std::path::Path;
use std::process::ExitCode;

use registrant::check::check_domains;
use registrant::contact::Contact;
use registrant::json::order_answer;
use registrant::rules::Basis;
use registrant::{Association, Error, OrderReport, Role, Roles};

use crate::check::{GENERIC, at_provider, notes, violation};
use crate::input::Source;
use crate::output::{print, print_json};

/// A contact with its roles.
pub type Part = (Roles, Contact);

/// Reads the contact of some roles, from `ROLES=FILE`.
pub fn read_part(text: &str, schema: Option<&str>) -> Result<Part, String> {
    let Some((roles, file)) = text.split_once('=') else {
        return Err(format!("--contact {text}: expected a role, found none; write it as owner=contact.json"));
    };
    if file.is_empty() {
        return Err(format!("--contact {text}: expected a file, found none; write it as owner=contact.json"));
    }
    let named = roles.split(',').map(|role| role.trim().parse::<Role>());
    let wrong = |error: Error| format!("--contact {text}: {}; {}", error.reason(), error.remedy());
    let roles: Roles = named.collect::<Result<Vec<_>, Error>>().map_err(wrong)?.into_iter().collect();
    Ok((roles, Source::of(Path::new(file)).contact(schema)?))
}

/// Checks some contacts for some domains.
pub fn run(
    parts: &[Part],
    domains: &[String],
    association: &Association,
    as_json: bool,
) -> Result<ExitCode, String> {
    let given: Vec<(Roles, &Contact)> = parts.iter().map(|(roles, contact)| (*roles, contact)).collect();
    let mut association = association.clone();
    if let Some((_, contact)) = parts.first() {
        association = association.at_provider_of(contact);
    }
    let names = domains.iter().map(String::as_str);
    let reports = check_domains(&given, names, &association).map_err(|error| error.to_string())?;
    if as_json {
        print_json(&order_answer(domains, &reports))?;
    } else {
        for (domain, report) in domains.iter().zip(&reports) {
            association.domain.clone_from(domain);
            match report {
                Ok(report) => print(&text(&association, report, &given))?,
                Err(error) => print(&format!("not checked: {domain}: {error}\n\n"))?,
            }
        }
    }
    let statuses = reports.iter().map(|report| match report {
        Ok(report) => u8::from(!report.is_accepted()),
        Err(_) => 2,
    });
    Ok(ExitCode::from(statuses.max().unwrap_or(0)))
}

fn text(association: &Association, report: &OrderReport, given: &[(Roles, &Contact)]) -> String {
    let verdict = if report.is_accepted() { "accepted" } else { "refused" };
    let (domain, provider, language) = (&association.domain, at_provider(association), association.language);
    let mut text = format!("{verdict}: {domain}{provider}, by the rules of .{}\n", report.suffix.name());
    if report.suffix.basis() == Basis::Generic {
        text.push_str(GENERIC);
    }
    for (roles, what) in [
        (report.missing_roles, "the registry wants a contact for"),
        (report.unstored_roles, "the registry does not store the contact for"),
    ] {
        if !roles.is_empty() {
            text += &format!("  {what}: {}\n", names(roles));
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
