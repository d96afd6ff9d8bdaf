//! The examples of a form make, together, a contact that the registry accepts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeMap;

use registrant::check::requirements;
use registrant::contact::{Contact, Country, Field, Kind};
use registrant::rules::{Presence, Suffix};
use registrant::{Association, Role, Severity, check};

/// Countries, with a phone number of each.
const COUNTRIES: [(&str, &str); 4] =
    [("FR", "+33.123456789"), ("DE", "+49.3012345678"), ("US", "+1.2125550123"), ("IT", "+39.0612345678")];

#[test]
fn examples_are_accepted_together() {
    // One suffix of each set of rules.
    let mut suffixes = BTreeMap::new();
    for suffix in Suffix::all() {
        suffixes.entry(suffix.rules().map(|rule| rule.id().to_owned()).collect::<Vec<_>>()).or_insert(suffix);
    }
    let (mut judged, mut refused) = (0, Vec::new());
    for suffix in suffixes.into_values() {
        let association = Association::new(format!("mydomain.{}", suffix.name()))
            .role(Role::Owner)
            .today("2026-11-20".parse().unwrap());
        for kind in [Kind::Individual, Kind::Company] {
            for (country, phone) in COUNTRIES {
                let asked = requirements(&association, Some(kind), Country::new(country)).unwrap();
                if !asked.not_eligible.is_empty() {
                    continue;
                }
                // What everybody has, besides the examples.
                let mut contact = Contact::new().kind(kind).with(Field::COUNTRY, country);
                for (field, value) in [
                    (Field::GIVEN_NAME, "Ann"),
                    (Field::FAMILY_NAME, "Example"),
                    (Field::STREET, "1 Main Street"),
                    (Field::CITY, "Town"),
                    (Field::PHONE, phone),
                ] {
                    contact.set(field, value);
                }
                if kind == Kind::Company {
                    contact.set(Field::ORGANIZATION, "Example Ltd");
                }
                // Without an example, a form shows only that a field is required: it is left out here.
                let mut unknown = Vec::new();
                for one in &asked.fields {
                    match &one.example {
                        Some(example)
                            if one.field != Field::FULL_NAME && contact.text(one.field).is_none() =>
                        {
                            contact.set(one.field, example.as_str());
                        }
                        None if one.presence != Presence::Forbidden && contact.text(one.field).is_none() => {
                            unknown.push(one.field);
                        }
                        _ => {}
                    }
                }
                judged += 1;
                let report = check(&contact, &association).unwrap();
                let errors = report.violations.iter().filter(|found| found.severity == Severity::Error);
                let given = [Field::KIND, Field::COUNTRY];
                let wrong: Vec<_> = errors
                    .filter(|found| !unknown.contains(&found.field) && !given.contains(&found.field))
                    .collect();
                if !wrong.is_empty() {
                    let ids: Vec<_> =
                        wrong.iter().map(|found| (found.field.name(), &found.rule.id)).collect();
                    refused.push(format!(".{} {} {country}: {ids:?}", suffix.name(), kind.as_str()));
                }
            }
        }
    }
    assert!(judged > 1000, "{judged}");
    assert!(refused.is_empty(), "{} of {judged} refused:\n{}", refused.len(), refused.join("\n"));
}
