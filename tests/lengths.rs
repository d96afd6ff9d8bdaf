//! Every length limit of a schema's provider, at the limit and one over, with the value in a document.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;

use registrant::check::Checker;
use registrant::contact::{Contact, Field, FieldType};
use registrant::normalize::address::LengthUnit;
use registrant::provider::{Conversion, convert};
use registrant::rules::{self, Condition, Demand, Rule};
use registrant::schema::{SCHEMAS, Schema};
use registrant::{Association, Code, Layer, Role, Violation};

/// Returns the ids of the rules that a document with one field breaks.
fn broken(schema: &'static Schema, contact: &Contact) -> Vec<String> {
    let document = schema.encode(contact).document;
    let converted = convert(&document, &Conversion::to(schema).from(schema).raw()).unwrap();
    converted.violations.into_iter().map(|violation| violation.rule.id).collect()
}

/// Returns the violations of a document in a check.
fn checked(schema: &'static Schema, contact: &Contact) -> Vec<Violation> {
    let everybody = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    let mut checker = Checker::new(everybody, Some(schema.name)).unwrap();
    checker.document(&schema.encode(contact).document).unwrap().violations
}

/// Returns the length rules of a schema's provider.
fn limits(schema: &Schema) -> impl Iterator<Item = (&'static Rule, [u16; 2], LengthUnit)> {
    let suffix = rules::suffix("example.com").unwrap();
    let own = suffix.provider_rules(schema.provider).collect::<Vec<_>>();
    let more = if schema.name == schema.provider {
        Vec::new()
    } else {
        suffix.provider_rules(schema.name).collect()
    };
    let rules = own.into_iter().chain(more);
    let is_asked = |rule: &&Rule| {
        rule.layer == Layer::Provider
            && rule.provider.as_deref().is_some_and(|of| of == schema.provider || of == schema.name)
    };
    rules.filter(is_asked).filter_map(|rule| match &rule.demand {
        Some(Demand::Length(least, most, unit)) => Some((rule, [*least, *most], *unit)),
        _ => None,
    })
}

#[test]
fn a_text_may_be_as_long_as_its_limits_say() {
    let (mut seen, mut too_long) = (0, BTreeSet::new());
    for schema in SCHEMAS {
        for (rule, [least, most], unit) in limits(schema) {
            for letter in ["a", "é", "日", "🏠"] {
                let size = match unit {
                    LengthUnit::Characters => 1,
                    LengthUnit::Bytes => letter.len(),
                    LengthUnit::Utf16 => letter.encode_utf16().count(),
                };
                let mut lengths = Vec::new();
                if most < u16::MAX && usize::from(most) % size == 0 {
                    let most = usize::from(most) / size;
                    lengths.extend([(most - 1, most <= usize::from(least)), (most, false), (most + 1, true)]);
                }
                if least > 1 {
                    let least = usize::from(least).div_ceil(size);
                    lengths.extend([(least, false), (least - 1, true)]);
                }
                for (length, is_broken) in lengths {
                    // A contact of the schema itself, so that long lines are not broken.
                    let mut contact = Contact::new();
                    contact.schema = Some(schema.name);
                    for condition in &*rule.when {
                        match condition {
                            Condition::Present(field) => contact.set(*field, "x"),
                            Condition::In(field, values) => {
                                contact.set(*field, values.iter().next().unwrap())
                            }
                            _ => {}
                        }
                    }
                    contact.set(rule.field, letter.repeat(length));
                    // Glauca writes a single family name as the full name, which has its own rule.
                    let written = schema.decode(&schema.encode(&contact).document).unwrap();
                    // Glauca's and EPP's lines are broken where they are too long.
                    if !written.has(rule.field) || written.street != contact.street {
                        continue;
                    }
                    let note = format!("{}: {} with {length} of {letter}", schema.name, rule.id());
                    assert_eq!(broken(schema, &contact).contains(&rule.id().to_owned()), is_broken, "{note}");
                    seen += 1;
                    if length > usize::from(most) && letter == "a" {
                        let faults = checked(schema, &contact);
                        // EPP's own limit may be an error where the provider's is a warning.
                        let is_of_rule = |fault: &&Violation| {
                            fault.rule.id == rule.id() || fault.rule.id.starts_with("epp-form.")
                        };
                        let fault =
                            faults.iter().find(|fault| fault.field == rule.field && is_of_rule(fault));
                        assert_eq!(fault.map(|fault| fault.code), Some(Code::TooLong), "{note}");
                        assert!(fault.is_some_and(|fault| fault.pointer.is_some()), "{note}");
                        too_long.insert(schema.name);
                    }
                }
            }
        }
    }
    assert!(seen > 400, "only {seen} lengths were tried");
    // The schemas whose providers limit lengths.
    let limited = SCHEMAS.iter().filter(|schema| limits(schema).any(|(_, [_, most], _)| most < u16::MAX));
    assert_eq!(too_long, limited.map(|schema| schema.name).collect());
}

#[test]
fn a_number_may_be_as_long_as_the_limit_and_no_longer() {
    // The limit in characters, in a complete document.
    for (name, most) in [
        ("dnsimple", 20),
        ("route53", 30),
        ("godaddy", 17),
        ("epp", 17),
        ("cloudflare", 20),
        ("namecheap", 50),
    ] {
        let schema = registrant::schema::named(name).unwrap();
        for field in [Field::PHONE, Field::FAX] {
            assert_eq!(field.kind(), FieldType::Phone);
            let at = |length: usize| {
                let mut contact = Contact::default();
                // DNSimple writes no dot.
                let calling_code = if name == "dnsimple" { "+44" } else { "+44." };
                contact.set(field, format!("{calling_code}{}", "2".repeat(length - calling_code.len())));
                broken(schema, &contact).iter().any(|id| *id == format!("{name}.{field}"))
            };
            // Cloudflare documents no limit for the fax.
            if (name, field) != ("cloudflare", Field::FAX) {
                assert_eq!((at(most), at(most + 1)), (false, true), "{name} {field}");
            }
        }
    }
}
