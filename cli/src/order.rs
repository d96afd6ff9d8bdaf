//! `registrant check` with several domains, or several contacts.

use std::path::Path;
use std::process::ExitCode;

use registrant::contact::Contact;
use registrant::rules::{Basis, suffix};
use registrant::{Association, Error, OrderReport, Role, Roles, check_order};
use serde_json::{Value, json};

use crate::check::{GENERIC, at_provider, notes, violation};
use crate::input::{Source, at_provider_of};
use crate::output::{print, print_json};

/// A contact with its roles.
pub type Part = (Roles, Contact);

/// The contact of a role, from `ROLE=FILE`.
pub fn read_part(text: &str, schema: Option<&str>) -> Result<Part, String> {
    let Some((roles, file)) = text.split_once('=') else {
        return Err(format!("--contact {text}: no role is named; write it as owner=contact.json"));
    };
    if file.is_empty() {
        return Err(format!("--contact {text}: no file is named; write it as owner=contact.json"));
    }
    let named = roles.split(',').map(|role| role.trim().parse::<Role>());
    let wrong = |error: Error| format!("--contact {text}: {}; {}", error.reason(), error.remedy());
    let roles: Roles = named.collect::<Result<Vec<_>, Error>>().map_err(wrong)?.into_iter().collect();
    Ok((roles, Source::of(Path::new(file)).contact(schema)?))
}

/// The reports on some contacts for some domains.
pub fn run(
    parts: &[Part],
    domains: &[String],
    association: &Association,
    as_json: bool,
) -> Result<ExitCode, String> {
    let given: Vec<(Roles, &Contact)> = parts.iter().map(|(roles, contact)| (*roles, contact)).collect();
    let mut association = association.clone();
    if let Some((_, contact)) = parts.first() {
        association = at_provider_of(association, contact);
    }
    let (mut accepted, mut is_wrong) = (true, false);
    let mut reports = Vec::with_capacity(domains.len());
    for domain in domains {
        // A domain that is none does not spoil the others.
        if let Err(error) = suffix(domain) {
            is_wrong = true;
            if as_json {
                reports.push(json!({"domain": domain, "accepted": false, "error": error}));
            } else {
                print(&format!("not checked: {domain}: {error}\n\n"))?;
            }
            continue;
        }
        association.domain.clone_from(domain);
        let report = check_order(&given, &association).map_err(|error| error.to_string())?;
        accepted &= report.is_accepted();
        if as_json {
            reports.push(with_domain(domain, &report)?);
        } else {
            print(&text(&association, &report, &given))?;
        }
    }
    if as_json {
        let version = registrant::DATA_VERSION;
        let accepted = accepted && !is_wrong;
        print_json(&json!({"accepted": accepted, "domains": reports, "data_version": version}))?;
    }
    Ok(ExitCode::from(match (is_wrong, accepted) {
        (true, _) => 2,
        (_, accepted) => u8::from(!accepted),
    }))
}

fn with_domain(domain: &str, report: &OrderReport) -> Result<Value, String> {
    let report = serde_json::to_value(report).map_err(|error| error.to_string())?;
    let mut entry = json!({ "domain": domain });
    if let (Some(entry), Value::Object(members)) = (entry.as_object_mut(), report) {
        entry.extend(members.into_iter().filter(|(key, _)| key != "data_version"));
    }
    Ok(entry)
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
        let notes = notes(report);
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
